"""The nouns of the handling flow: all of `data/process.yaml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from knowledge.model.nouns import Bilingual, BilingualList, Line, Noun, Regime, Slug, Status, Text, TransitionKind, Unit


class RegimeInfo(Noun):
    """A code of criminal procedure with the days on which it is in force."""

    id: Regime
    title: Bilingual
    law: Slug
    from_: date = Field(alias="from")
    until: date | None = None
    note: Bilingual
    criminal: Bilingual | None = None
    """The criminal law of its time."""


class WhenDone(StrEnum):
    """When something happened, seen from the day on which the new codes came into force."""

    BEFORE = "sebelum"
    SINCE = "sejak"
    ACROSS = "melewati"
    UNKNOWN = "tidak-tahu"


class StageThen(StrEnum):
    """How far a case had come on the day on which the new codes came into force."""

    NOTHING = "belum"
    INQUIRY = "penyelidikan"
    INVESTIGATION = "penyidikan"
    PROSECUTION = "penuntutan"
    COURT_WAITING = "sidang-belum"
    COURT_BEGUN = "sidang-mulai"
    UNKNOWN = "tidak-tahu"


class Condition(Noun):
    """Answers to the three questions under which a rule holds; an empty list means any answer."""

    act: tuple[WhenDone, ...] = ()
    report: tuple[WhenDone, ...] = ()
    stage: tuple[StageThen, ...] = ()


class About(StrEnum):
    """What part of a case a row of the transition rule is about."""

    PROCEDURE = "procedure"
    TRIAL = "trial"
    REVIEW = "review"
    CRIMINAL = "criminal"
    SPECIAL = "special"
    IMPLEMENTING = "implementing"
    CONTRADICTION = "contradiction"


class TransitionRule(Noun):
    """One row of the transition rule (UU 20/2025 Pasal 361): which code applies to which case."""

    id: Slug
    situation: Bilingual
    applies: Literal["2025", "1981", "unclear", "both"]
    text: Bilingual
    status: Status
    about: About
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    ask: Bilingual | None = None


class Lane(Noun):
    """A row of the flow: who acts."""

    id: Slug
    title: Bilingual
    icon: str


class End(Noun):
    """A way in which a case ends that has no page of its own."""

    id: Slug
    title: Bilingual
    lane: Slug
    regimes: tuple[Regime, ...]


class Stage(Noun):
    """A stage of the handling flow; its prose lies in the page of the same slug."""

    id: Slug
    title: Bilingual
    short: Bilingual
    lane: Slug
    line: Line = Line.MAIN
    end: bool = False
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    actors: BilingualList
    starts: Bilingual
    summary: Bilingual
    documents: BilingualList = BilingualList()
    codes: tuple[Slug, ...] = ()
    letters: tuple[Slug, ...] = ()
    """Headings of the page about letters: those that a victim, a family or an officer may receive at this stage."""
    basis: dict[Regime, str]
    victim: Bilingual
    task_force: Bilingual
    status: Status


class Transition(Noun):
    """A step from one stage to a stage or an end. `from: "*"` means any stage."""

    id: Slug
    from_: str = Field(alias="from")
    to: Slug
    kind: TransitionKind
    condition: Bilingual
    codes: tuple[Slug, ...] = ()
    documents: Bilingual | None = None
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    limit: dict[Regime, Slug] | Slug | None = None
    basis: dict[Regime, str]
    note: Bilingual | None = None
    status: Status

    def limit_in(self, regime: Regime) -> str | None:
        """Id of the time limit on this arrow under `regime`."""
        if isinstance(self.limit, dict):
            return self.limit.get(regime)
        return self.limit


class LimitStart(Noun):
    """What sets a period going, and from when it is counted."""

    event: Bilingual
    stated: bool
    counted_from: Literal["next_day", "same_moment", "before"]
    source: str | None = None


class LimitStep(Noun):
    """A number and a unit: how long who has for what."""

    value: Annotated[int, Field(gt=0)]
    unit: Unit
    follows: Literal["end", "act", "own"] | None = None
    """What a later step counts from: the end of the period before, the step before when taken, a day of its own."""
    actor: Bilingual
    what: Bilingual


class TimeLimit(Noun):
    """A time limit of the register (`tl-25-16`), with one step or several that follow each other."""

    id: Slug
    stage: Slug
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    starts: LimitStart
    steps: Annotated[tuple[LimitStep, ...], Field(min_length=1)]
    source: Text
    when_missed: Bilingual
    ask: Bilingual | None = None
    calculable: bool
    measure: bool = False
    """Whether it says how long a measure lasts, so that nothing has to be done on its last day."""
    status: Status
    note: Bilingual | None = None
    checked_on: date


class CaseCode(Noun):
    """A code on a paper of the case: P-21, SPDP, SP3."""

    id: Slug
    code: Text
    family: Literal["p", "t", "ba", "polri", "other"]
    title: Bilingual
    meaning: Bilingual
    issued_by: Bilingual
    stages: tuple[Slug, ...] = ()
    source: Text
    note: Bilingual | None = None
    status: Status
    aliases: tuple[Annotated[str, BeforeValidator(str)], ...] = ()


class ProcessData(Noun):
    """All of `data/process.yaml`."""

    regimes: tuple[RegimeInfo, ...]
    transition_rules: tuple[TransitionRule, ...]
    lanes: tuple[Lane, ...]
    ends: tuple[End, ...]
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    limits: tuple[TimeLimit, ...]
    codes: tuple[CaseCode, ...]
