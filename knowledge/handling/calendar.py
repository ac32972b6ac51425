"""Days and hours in Jakarta: what somebody gave as a date, and which days are working days.

Holidays come from the library `holidays`, but only for years whose joint decree of three ministers is
named in `data/deadlines.yaml`; for other years nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache

from knowledge.lang import Language
from knowledge.model.deadlines import CalendarYear

WIB = timezone(timedelta(hours=7), "WIB")
_GIVEN = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_LANGUAGES = {Language.ID: "id", Language.EN: "en_US"}
_ONE_DAY = timedelta(days=1)


class DateFault(StrEnum):
    """What may be wrong with a date that somebody gave."""

    SHAPE = "shape"
    NO_SUCH_DAY = "no-such-day"


class DateGivenError(ValueError):
    """What was given is no day of the calendar; `fault` says why."""

    def __init__(self, given: str, fault: DateFault) -> None:
        """Keep what was given."""
        super().__init__(f"{fault}: {given}")
        self.given = given
        self.fault = fault


class NotCoveredError(LookupError):
    """The holidays of `year` are in no decree that the data names."""

    def __init__(self, year: int) -> None:
        """Keep the year."""
        super().__init__(f"no decreed holidays for {year}")
        self.year = year


class Rest(StrEnum):
    """Why a day is no working day."""

    WEEKLY = "weekly"
    NATIONAL = "national"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in Jakarta (WIB), with the hour where it was given."""

    day: date
    hour: time | None = None

    @property
    def exact(self) -> datetime | None:
        """Day and hour in WIB, where the hour is known."""
        return None if self.hour is None else datetime.combine(self.day, self.hour, WIB)


def moment(given: str) -> Moment:
    """
    What somebody gave as `YYYY-MM-DD`, perhaps with an hour (`2026-03-02T14:30`); without a zone it is WIB.

    Raises:
        DateGivenError: it has another shape, or there is no such day or hour.
    """
    found = _GIVEN.fullmatch(given.strip())
    if found is None:
        raise DateGivenError(given, DateFault.SHAPE)
    try:
        if not found["time"]:
            return Moment(date.fromisoformat(found["day"]))
        read = datetime.fromisoformat(f"{found['day']}T{found['time']}{found['zone'] or '+07:00'}").astimezone(WIB)
    except (ValueError, OverflowError) as error:
        raise DateGivenError(given, DateFault.NO_SUCH_DAY) from error
    return Moment(read.date(), read.time())


def same_date_later(day: date, months: int) -> date:
    """The same date so many months later, or the last day of that month where it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - _ONE_DAY)


@cache
def _holidays(year: int, kind: Rest, lang: Language) -> Mapping[date, str]:
    """The days of one year that the decree names, with their names."""
    # Imported where it is needed: it takes a quarter of a second, and few commands ask for it.
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415

    category = "public" if kind is Rest.NATIONAL else "government"
    found = Indonesia(years=year, categories=(category,), language=_LANGUAGES[lang], islamic_show_estimated=False)
    return dict(found.items())


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of the years whose holidays are decreed."""

    years: Mapping[int, CalendarYear]

    def rest(self, day: date, *, collective: bool = True) -> Rest | None:
        """
        Why `day` is no working day, or None where it is one.

        Args:
            day: the day.
            collective: whether days of collective leave (cuti bersama) are days of rest.

        Raises:
            NotCoveredError: the holidays of that year are not decreed.
        """
        year = self.years.get(day.year)
        if year is None:
            raise NotCoveredError(day.year)
        if day in _holidays(day.year, Rest.NATIONAL, Language.ID):
            return Rest.NATIONAL
        if day.isoweekday() in year.rest_days:
            return Rest.WEEKLY
        if collective and day in _holidays(day.year, Rest.COLLECTIVE, Language.ID):
            return Rest.COLLECTIVE
        return None

    def name(self, day: date, lang: Language) -> str:
        """The name of the holiday or collective leave on `day`; empty where there is none."""
        return next((names[day] for kind in Rest if day in (names := _named(day.year, kind, lang))), "")

    def working_day(self, day: date, number: int, *, collective: bool = True) -> tuple[date, tuple[date, ...]]:
        """
        The `number`-th working day after `day`, and the holidays on the way that are no Saturday or Sunday.

        Raises:
            NotCoveredError: the count reaches a year whose holidays are not decreed.
        """
        skipped: list[date] = []
        while number:
            day += _ONE_DAY
            why = self.rest(day, collective=collective)
            if why is None:
                number -= 1
            elif day.isoweekday() not in self.years[day.year].rest_days:
                skipped.append(day)
        return day, tuple(skipped)


def _named(year: int, kind: Rest, lang: Language) -> Mapping[date, str]:
    return {} if kind is Rest.WEEKLY else _holidays(year, kind, lang)


def work_calendar(years: Iterable[CalendarYear]) -> WorkCalendar:
    """The working days of the decreed years."""
    return WorkCalendar({int(year.id): year for year in years})
