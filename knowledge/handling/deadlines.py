"""From an event and its date to what falls due: the days by the words of the law, other readings, and refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from knowledge.base import KnowledgeBase
from knowledge.handling.calendar import Moment, NotCoveredError
from knowledge.handling.counting import NOTHING, Count, Day, Reading, Sentence, start_of
from knowledge.handling.process import flow
from knowledge.lang import Language
from knowledge.model.deadlines import Chain, Counting, Detention
from knowledge.model.nouns import Regime
from knowledge.model.process import LimitStep, TimeLimit
from knowledge.wording import duration

DETENTION = "penahanan"
"""The event that names all periods of detention: the page that explains them."""
YEARS_AHEAD = 10
"""How far beyond the last decreed year a date may lie before it is taken for a slip of the pen."""
_FOLLOWS = {"end": Counting.FOLLOWS_END, "act": Counting.FOLLOWS_ACT, "own": Counting.FOLLOWS_OWN}


class Refusal(StrEnum):
    """Why nothing can be counted."""

    UNKNOWN_EVENT = "unknown-event"
    OTHER_REGIME = "other-regime"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"


class CannotCountError(ValueError):
    """Nothing can be counted; `given` is what was asked, `other` what would be possible."""

    def __init__(self, why: Refusal, given: str, other: str = "") -> None:
        """Keep what the message needs."""
        super().__init__(f"{why}: {given}")
        self.why = why
        self.given = given
        self.other = other


@dataclass(frozen=True, slots=True)
class Later:
    """A step that follows the first one of a limit; without `due` it has a starting day of its own."""

    step: LimitStep
    due: Day | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    What follows from one time limit and one event.

    `due` is the last day by the words of the law (for hours the moment, where it is known), None where
    none can be given; `notes` then say why. `totals` are days of detention: ordinary, with extra periods.
    """

    id: str
    stage: str
    event: str
    regime: Regime
    step: LimitStep
    due: Day | None
    readings: tuple[Reading, ...]
    steps: tuple[Sentence, ...]
    later: tuple[Later, ...]
    source: str
    when_missed: str
    ask: str
    notes: tuple[Sentence, ...]
    status: str
    totals: tuple[int, int] | None = None
    when: Moment | None = None


def deadlines(
    base: KnowledgeBase, event: str, moment: Moment, regime: Regime | None, lang: Language
) -> tuple[Deadline, ...]:
    """
    Everything that falls due when `event` happens at `moment`.

    Args:
        base: the knowledge base.
        event: a time limit (`tl-25-16`), a stage (all limits that it starts), a chain, or detention.
        moment: the day in Jakarta, with the hour for limits in hours.
        regime: the code that governs the case; None for the limit's own, else the one in force.
        lang: the language of the sentences.

    Raises:
        CannotCountError: the event is unknown or belongs to the other code, or the date is out of range.
    """
    check_range(base, moment)
    chosen = regime or Regime.KUHAP_2025
    if event in base.limits:
        return (of_limit(base, base.limits[event], moment, _own_regime(base.limits[event], regime), lang),)
    if event in base.stages:
        if chosen not in base.stages[event].regimes:
            raise CannotCountError(Refusal.OTHER_REGIME, event, base.stages[event].regimes[0])
        return tuple(of_limit(base, limit, moment, chosen, lang) for limit in flow(base, chosen).limits_of(event))
    if event == DETENTION:
        return tuple(of_detention(base, each, lang) for each in base.deadlines.detentions if each.regime is chosen)
    for kind in (*base.deadlines.chains, *base.deadlines.detentions):
        if kind.id != event:
            continue
        if regime not in {None, kind.regime}:
            raise CannotCountError(Refusal.OTHER_REGIME, event, kind.regime)
        if isinstance(kind, Detention):
            return (of_detention(base, kind, lang),)
        return of_chain(base, kind, {kind.links[0].limit: moment}, lang)
    raise CannotCountError(Refusal.UNKNOWN_EVENT, event)


def events(base: KnowledgeBase) -> tuple[str, ...]:
    """Every event that `deadlines` knows."""
    groups = (base.limits, base.stages, (chain.id for chain in base.deadlines.chains))
    return (*(name for group in groups for name in group), DETENTION, *(each.id for each in base.deadlines.detentions))


def check_range(base: KnowledgeBase, moment: Moment) -> None:
    """
    A date lies between the first day of the oldest code and some years beyond the last decreed holidays.

    Raises:
        CannotCountError: it does not.
    """
    first, last = date_range(base)
    if moment.day < first:
        raise CannotCountError(Refusal.TOO_EARLY, moment.day.isoformat(), first.isoformat())
    if moment.day > last:
        raise CannotCountError(Refusal.TOO_LATE, moment.day.isoformat(), last.isoformat())


def date_range(base: KnowledgeBase) -> tuple[date, date]:
    """The first and the last day that may be given."""
    first = min(regime.from_ for regime in base.process.regimes)
    newest = max((int(year.id) for year in base.deadlines.calendar_years), default=first.year)
    return first, date(newest + YEARS_AHEAD, 12, 31)


def _own_regime(limit: TimeLimit, regime: Regime | None) -> Regime:
    """The regime under which a limit is shown: the one asked for, else its own (the newest)."""
    if regime is not None and regime not in limit.regimes:
        raise CannotCountError(Refusal.OTHER_REGIME, limit.id, limit.regimes[0])
    return regime or limit.regimes[0]


def of_limit(base: KnowledgeBase, limit: TimeLimit, moment: Moment, regime: Regime, lang: Language) -> Deadline:
    """What one time limit gives from `moment`."""
    count = Count(base, lang, limit.id, limit.source)
    event = limit.starts.event.in_language(lang)
    start = start_of(limit.steps[0], moment)
    count.step(Counting.EVENT, {"event": event, "date": count.day(start)})
    nothing = _empty(base, limit, regime, lang)
    if not limit.calculable:
        count.note(Counting.PRACTICE if limit.starts.stated else Counting.NO_START, NOTHING)
        return _finished(replace(nothing, when=moment), count)
    law = next((info for info in base.process.regimes if info.law == count.law), None)
    if law is not None and moment.day < law.from_:
        title = base.sources[law.law].short.in_language(lang) if law.law in base.sources else law.law
        count.note(Counting.NOT_IN_FORCE, {"date": count.day(moment.day), "law": title})
        return _finished(replace(nothing, when=moment), count)
    if limit.starts.counted_from == "before":
        due, readings, later = _backward(count, limit, moment.day), (), ()
    else:
        due, readings, later = _forward(count, limit, start)
    return _finished(replace(nothing, due=due, readings=tuple(readings), later=later, when=moment), count)


def _empty(base: KnowledgeBase, limit: TimeLimit, regime: Regime, lang: Language) -> Deadline:
    """A limit without any day: what is known before counting."""
    return Deadline(
        id=limit.id,
        stage=limit.stage,
        event=limit.starts.event.in_language(lang),
        regime=regime,
        step=limit.steps[0],
        due=None,
        readings=(),
        steps=(),
        later=tuple(Later(step, None) for step in limit.steps[1:]),
        source=limit.source,
        when_missed=limit.when_missed.in_language(lang),
        ask=limit.ask.in_language(lang) if limit.ask else "",
        notes=(Sentence(limit.note.in_language(lang), ""),) if limit.note else (),
        status=limit.status,
    )


def _finished(deadline: Deadline, count: Count) -> Deadline:
    """With the steps and remarks that were collected on the way."""
    return replace(deadline, steps=tuple(count.steps), notes=(*count.notes, *deadline.notes))


def _backward(count: Count, limit: TimeLimit, day: date) -> date:
    """The last day of a limit that counts back from a hearing."""
    step = limit.steps[0]
    due = day - timedelta(days=step.value)
    count.step(Counting.BEFORE, {**count.in_words(step), "due": count.day(due)})
    reason = count.reason(due)
    if reason is not None:
        count.note(Counting.LAST_DAY_RESTS, {"reason": reason})
    return due


def _forward(count: Count, limit: TimeLimit, start: Day) -> tuple[Day | None, list[Reading], tuple[Later, ...]]:
    """The last day of a limit that runs on from its event, with other readings and the steps that follow."""
    step = limit.steps[0]
    try:
        due = count.last_day(step, start)
    except NotCoveredError as error:
        count.note(Counting.NOT_COVERED, {"year": error.year})
        return None, [], tuple(Later(step, None) for step in limit.steps[1:])
    count.explain(step, start, due)
    in_hours = limit.starts.counted_from == "same_moment"
    if in_hours and not isinstance(start, datetime):
        count.note(Counting.NO_TIME, NOTHING)
    readings = [] if in_hours else count.readings(limit, start, due)
    return due, readings, _later(count, limit, due)


def _later(count: Count, limit: TimeLimit, due: Day) -> tuple[Later, ...]:
    """The steps after the first: each counts from the end of the one before, or from a day of its own."""
    found: list[Later] = []
    before: Day | None = due
    for step in limit.steps[1:]:
        try:
            before = None if before is None or step.follows == "own" else count.last_day(step, before)
        except NotCoveredError as error:
            count.note(Counting.NOT_COVERED, {"year": error.year})
            before = None
        found.append(Later(step, before))
        kind = _FOLLOWS[step.follows or "act"] if before is not None else Counting.FOLLOWS_OWN
        count.step(kind, {**count.in_words(step), "due": count.day(before) if before else ""})
    return tuple(found)


def of_chain(base: KnowledgeBase, chain: Chain, when: Mapping[str, Moment], lang: Language) -> tuple[Deadline, ...]:
    """
    The limits of a chain, each from the day of its own event.

    Args:
        base: the knowledge base.
        chain: the chain.
        when: the events that have happened: time limit → day. A link whose event lies ahead gets no day.
        lang: the language of the sentences.
    """
    found: list[Deadline] = []
    moment: Moment | None = None
    for link in chain.links:
        moment = when.get(link.limit, moment if link.same_day else None)
        limit = base.limits[link.limit]
        if moment is not None:
            check_range(base, moment)
            found.append(of_limit(base, limit, moment, chain.regime, lang))
        else:
            count = Count(base, lang, limit.id, limit.source)
            count.note(Counting.CHAIN_WAITS if limit.calculable else Counting.NO_START, NOTHING)
            found.append(_finished(_empty(base, limit, chain.regime, lang), count))
    return tuple(found)


def of_detention(base: KnowledgeBase, detention: Detention, lang: Language) -> Deadline:
    """How long one stage may detain: always a number of days, never a date."""
    count = Count(base, lang, detention.id, detention.source)
    count.note(Counting.NUMBER_OF_DAYS, NOTHING)
    periods = (*detention.steps, *detention.extra)
    days = [step.value for step in periods]
    return Deadline(
        id=detention.id,
        stage=DETENTION,
        event=detention.title.in_language(lang),
        regime=detention.regime,
        step=periods[0],
        due=None,
        readings=(),
        steps=tuple(Sentence(_period(base, step, lang), detention.source) for step in periods),
        later=tuple(Later(step, None) for step in periods[1:]),
        source=detention.source,
        when_missed=detention.when_missed.in_language(lang),
        ask="",
        notes=tuple(count.notes),
        status=detention.status,
        totals=(sum(days[: len(detention.steps)]), sum(days)),
    )


def _period(base: KnowledgeBase, step: LimitStep, lang: Language) -> str:
    """`penahanan pertama: 20 Hari (penyidik)`."""
    what = step.what.in_language(lang)
    return f"{what[:1].upper()}{what[1:]}: {duration(base, step, lang)} ({step.actor.in_language(lang)})."


__all__ = [
    "CannotCountError",
    "Deadline",
    "Later",
    "Refusal",
    "check_range",
    "date_range",
    "deadlines",
    "events",
    "of_chain",
    "of_detention",
    "of_limit",
]
