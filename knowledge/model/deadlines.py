"""The nouns of counting days: all of `data/deadlines.yaml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from string import Formatter
from typing import Annotated, Self

from pydantic import Field, model_validator

from knowledge.model.nouns import Bilingual, Noun, Regime, Slug, Status, Text
from knowledge.model.process import LimitStep


class Counting(StrEnum):
    """What a rule of counting is for: a step of the count, another reading, or why there is no date."""

    EVENT = "event"
    START = "start"
    START_HOURS = "start-hours"
    HOURS = "count-jam"
    DAYS = "count-hari"
    WORKING_DAYS = "count-hari-kerja"
    MONTHS = "count-bulan"
    YEARS = "count-tahun"
    SKIPPED = "skipped"
    BEFORE = "before"
    FOLLOWS_END = "follows-end"
    FOLLOWS_ACT = "follows-act"
    FOLLOWS_OWN = "follows-own"
    FIRST_DAY = "reading-first-day"
    HOLIDAY = "reading-holiday"
    COLLECTIVE = "reading-collective"
    CALENDAR_MONTH = "reading-month"
    NO_START = "no-start"
    PRACTICE = "practice"
    NOT_IN_FORCE = "not-in-force"
    NOT_COVERED = "not-covered"
    HOLIDAY_UNKNOWN = "holiday-unknown"
    NO_TIME = "no-time"
    LAST_DAY_RESTS = "last-day-rests"
    CHAIN_WAITS = "chain-waits"
    NUMBER_OF_DAYS = "number-of-days"


_STEP = frozenset({"number", "unit", "actor", "what"})
BLANKS: dict[Counting, frozenset[str]] = {
    Counting.EVENT: frozenset({"event", "date"}),
    Counting.START: frozenset({"first"}),
    Counting.SKIPPED: frozenset({"skipped"}),
    Counting.HOLIDAY: frozenset({"reason"}),
    Counting.LAST_DAY_RESTS: frozenset({"reason"}),
    Counting.NOT_IN_FORCE: frozenset({"date", "law"}),
    Counting.NOT_COVERED: frozenset({"year"}),
    Counting.HOLIDAY_UNKNOWN: frozenset({"year"}),
    **dict.fromkeys(
        (Counting.BEFORE, Counting.FOLLOWS_END, Counting.FOLLOWS_ACT, Counting.FOLLOWS_OWN), _STEP | {"due"}
    ),
    **dict.fromkeys(
        (Counting.HOURS, Counting.DAYS, Counting.WORKING_DAYS, Counting.MONTHS, Counting.YEARS),
        _STEP | {"due", "days"},
    ),
}
"""What the sentence of a rule may leave blank, by its kind; other kinds leave nothing blank."""


class CountingRule(Noun):
    """One sentence on how days are counted, with its source; without one the article of the limit is cited."""

    id: Slug
    kind: Counting
    laws: tuple[Slug, ...] = ()
    """The laws for whose limits it holds; empty: all that have no rule of their own."""
    limits: tuple[Slug, ...] = ()
    """The limits for which alone it holds."""
    days: Annotated[int, Field(gt=0)] | None = None
    """How many days a month has, where the law says so."""
    text: Bilingual
    source: Text | None = None
    status: Status

    @model_validator(mode="after")
    def _blanks_are_known(self) -> Self:
        """A sentence leaves nothing blank that nobody fills in."""
        known = BLANKS.get(self.kind, frozenset())
        for text in (self.text.id, self.text.en):
            try:
                named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError:
                raise ValueError("text: kurung { dan } tidak berpasangan; perbaiki kalimatnya") from None
            if wrong := sorted(named - known):
                choice = ", ".join(f"{{{name}}}" for name in sorted(known)) or "tanpa isian"
                raise ValueError(f"text: isian {{{wrong[0]}}} tidak dikenal untuk kind ini; pilih {choice}")
        return self


class CalendarYear(Noun):
    """A year whose holidays are decreed: days of rest in the week (ISO, Monday is 1), and how many the decree has."""

    id: Annotated[str, Field(pattern=r"^\d{4}$")]
    rest_days: tuple[Annotated[int, Field(ge=1, le=7)], ...]
    national: Annotated[int, Field(ge=0)]
    collective: Annotated[int, Field(ge=0)]
    source: Text
    note: Bilingual | None = None
    checked_on: date


class ChainLink(Noun):
    """A time limit in a chain; `same_day` where its event is that of the limit before."""

    limit: Slug
    same_day: bool = False


class Chain(Noun):
    """Time limits that follow each other in one case, each counted from the day of its own event."""

    id: Slug
    regime: Regime
    title: Bilingual
    links: Annotated[tuple[ChainLink, ...], Field(min_length=1)]
    note: Bilingual | None = None


class Detention(Noun):
    """How many days of detention a stage allows: first period and extension, then what may be added."""

    id: Slug
    regime: Regime
    title: Bilingual
    steps: Annotated[tuple[LimitStep, ...], Field(min_length=1)]
    extra: tuple[LimitStep, ...] = ()
    source: Text
    when_missed: Bilingual
    status: Status


class DeadlineData(Noun):
    """All of `data/deadlines.yaml`."""

    counting: tuple[CountingRule, ...] = ()
    calendar_years: tuple[CalendarYear, ...] = ()
    chains: tuple[Chain, ...] = ()
    detentions: tuple[Detention, ...] = ()
