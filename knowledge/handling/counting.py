"""How the days of one time limit are counted: numbered steps, each with the article that says so.

Sentences and their sources stand in `data/deadlines.yaml`; here stands what they are put together from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain

from knowledge.base import KnowledgeBase
from knowledge.handling.calendar import Moment, NotCoveredError, Rest, WorkCalendar, same_date_later, work_calendar
from knowledge.lang import Language
from knowledge.model.citation import citations_in
from knowledge.model.deadlines import Counting, CountingRule
from knowledge.model.nouns import Unit
from knowledge.model.process import LimitStep, TimeLimit
from knowledge.wording import moment_in, unit_of, weekday_in

Day = date | datetime
Words = Mapping[str, object]
NOTHING: Words = {}
MONTHS_A_YEAR = 12
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for readers, the citations that carry it (`[@uu-20-2025, pasal 279]`), and how sure it is."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Another day that somebody may count, and why."""

    due: Day
    why: Sentence


@dataclass
class Count:
    """
    The count of one time limit from one moment, in the words of one language.

    `law` is the law of the limit: its rules of counting come first, then those for all laws.
    """

    base: KnowledgeBase
    lang: Language
    limit_id: str
    source: str
    steps: list[Sentence] = field(default_factory=list[Sentence])
    notes: list[Sentence] = field(default_factory=list[Sentence])

    @property
    def law(self) -> str:
        """The law that sets the limit."""
        return law_of(self.source)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the decreed years."""
        return work_calendar(self.base.deadlines.calendar_years)

    def rule(self, kind: Counting) -> CountingRule | None:
        """The rule of one kind for this limit: its own, else that of its law, else the general one."""
        found = [rule for rule in self.base.deadlines.counting if rule.kind is kind]
        own = (rule for rule in found if self.limit_id in rule.limits)
        of_law = (rule for rule in found if not rule.limits and self.law in rule.laws)
        general = (rule for rule in found if not rule.limits and not rule.laws)
        return next(chain(own, of_law, general), None)

    def says(self, kind: Counting, words: Words, source: str = "") -> Sentence | None:
        """The sentence of a rule with its blanks filled in; None where the data has no such rule."""
        rule = self.rule(kind)
        if rule is None:
            return None
        return Sentence(rule.text.in_language(self.lang).format(**words), rule.source or source or self.source)

    def step(self, kind: Counting, words: Words, source: str = "") -> None:
        """Add a numbered step."""
        self.steps += filter(None, [self.says(kind, words, source)])

    def note(self, kind: Counting, words: Words) -> None:
        """Add a remark; it cites only what its rule names."""
        rule, said = self.rule(kind), self.says(kind, words)
        if rule is not None and said is not None:
            self.notes.append(Sentence(said.text, rule.source or ""))

    def in_words(self, step: LimitStep) -> Words:
        """What a sentence may say of one step of a limit."""
        return {
            "number": step.value,
            "unit": unit_of(self.base, step, self.lang),
            "actor": step.actor.in_language(self.lang),
            "what": step.what.in_language(self.lang),
        }

    def day(self, day: Day) -> str:
        """A day, or a day with its hour, in words."""
        return moment_in(day, self.lang)

    # Counting

    def last_day(self, step: LimitStep, start: Day, *, collective: bool = True) -> Day:
        """
        The last day of a step that counts from the day after `start`; for hours the moment, where it is known.

        Raises:
            NotCoveredError: working days reach a year whose holidays are not decreed.
        """
        match step.unit:
            case Unit.HOURS:
                known = isinstance(start, datetime)
                return start + (timedelta(hours=step.value) if known else timedelta(days=-(-step.value // HOURS_A_DAY)))
            case Unit.WORKING_DAYS:
                return self.calendar.working_day(start, step.value, collective=collective)[0]
            case Unit.MONTHS:
                days = self.days_a_month()
                return start + timedelta(days=step.value * days) if days else same_date_later(start, step.value)
            case Unit.YEARS:
                return same_date_later(start, step.value * MONTHS_A_YEAR)
            case Unit.DAYS:
                return start + timedelta(days=step.value)

    def days_a_month(self) -> int | None:
        """How many days a month has where the law says so."""
        rule = self.rule(Counting.MONTHS)
        return rule.days if rule is not None else None

    def explain(self, step: LimitStep, start: Day, due: Day) -> None:
        """The steps that say how `due` was counted from `start`."""
        working = step.unit is Unit.WORKING_DAYS
        if step.unit is Unit.HOURS:
            self.step(Counting.START_HOURS, NOTHING)
        else:
            first = self.last_day(step.model_copy(update={"value": 1}), start) if working else start + timedelta(days=1)
            self.step(Counting.START, {"first": self.day(first)})
        kind = Counting(f"count-{step.unit}")
        days = step.value * (self.days_a_month() or 1)
        self.step(kind, {**self.in_words(step), "due": self.day(due), "days": days})
        skipped = self.calendar.working_day(start, step.value)[1] if working else ()
        if skipped:
            sources = dict.fromkeys(self.calendar.years[day.year].source for day in skipped)
            self.step(Counting.SKIPPED, {"skipped": "; ".join(map(self.named, skipped))}, " ".join(sources))

    def named(self, day: date) -> str:
        """A day of rest with its name: `Kamis, 19 Maret 2026 (Hari Suci Nyepi)`."""
        name = self.calendar.name(day, self.lang)
        return f"{self.day(day)} ({name})" if name else self.day(day)

    # Days of rest

    def reason(self, day: date) -> str | None:
        """Why the office rests on `day`, in words; None where it works, or where nobody knows."""
        try:
            kind = self.calendar.rest(day)
        except NotCoveredError:
            known = max(self.calendar.years.values(), key=lambda year: year.id, default=None)
            weekly = known is not None and day.isoweekday() in known.rest_days
            return weekday_in(day, self.lang) if weekly else None
        if kind is None:
            return None
        name = self.calendar.name(day, self.lang)
        return weekday_in(day, self.lang) if kind is Rest.WEEKLY else f"{weekday_in(day, self.lang)} ({name})"

    # Other readings

    def readings(self, limit: TimeLimit, start: date, due: date) -> list[Reading]:
        """Other days that somebody may count: from the first day on, by calendar months, past a day of rest."""
        step = limit.steps[0]
        working = step.unit is Unit.WORKING_DAYS
        first = self.reading_of(step, start - timedelta(days=1)) if working else due - timedelta(days=1)
        found = [
            (first, self.says(Counting.FIRST_DAY, NOTHING)),
            (self.by_calendar(step, start), self.says(Counting.CALENDAR_MONTH, NOTHING)),
        ]
        if working:
            found.append((self.reading_of(step, start, collective=False), self.says(Counting.COLLECTIVE, NOTHING)))
        elif not limit.measure:
            found.append(self.moved(due))
        return [Reading(day, why) for day, why in found if day is not None and why is not None and day != due]

    def reading_of(self, step: LimitStep, start: date, *, collective: bool = True) -> Day | None:
        """The last day under another reading, or None where holidays are not known."""
        try:
            return self.last_day(step, start, collective=collective)
        except NotCoveredError:
            return None

    def by_calendar(self, step: LimitStep, start: date) -> date | None:
        """The last day if a month is one of the calendar."""
        return same_date_later(start, step.value) if step.unit is Unit.MONTHS else None

    def moved(self, due: date) -> tuple[date | None, Sentence | None]:
        """The next working day after a last day on which offices rest; a remark where that is not known."""
        reason = self.reason(due)
        try:
            if self.calendar.rest(due) is None or reason is None:
                return None, None
            return self.calendar.working_day(due, 1)[0], self.says(Counting.HOLIDAY, {"reason": reason})
        except NotCoveredError as error:
            if reason is not None:
                self.note(Counting.LAST_DAY_RESTS, {"reason": reason})
            self.note(Counting.HOLIDAY_UNKNOWN, {"year": error.year})
            return None, None


def law_of(source: str) -> str:
    """The law that sets a limit: the first source that it cites."""
    return next((citation.source_id for citation in citations_in(source)), "")


def start_of(step: LimitStep, moment: Moment) -> Day:
    """From what a step is counted: the moment for hours, where it is known, else the day."""
    return moment.exact or moment.day if step.unit is Unit.HOURS else moment.day
