"""The handling of a case as open data: stages with their steps, time limits, codes, and which law applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.handling.process import ANY_STAGE
from knowledge.lang import Language
from knowledge.model.nouns import Bilingual, BilingualList, Line, Regime, Status, TransitionKind, Unit
from knowledge.model.process import About, CaseCode, LimitStep, RegimeInfo, Stage, TimeLimit, Transition, TransitionRule
from knowledge.open_data.shape import (
    AsOf,
    Cited,
    Entry,
    Shape,
    checked,
    cited,
    links,
    plain,
    plain_or_none,
    reviewed_with,
)
from knowledge.rendering import markdown


class Named(Shape):
    """A thing with a name of its own, such as a lane of the flow."""

    id: str
    title: Bilingual


class Basis(Shape):
    """What something rests on under one code of procedure."""

    regime: Regime
    citations: tuple[Cited, ...]


class LimitOn(Shape):
    """The time limit on a step under one code of procedure."""

    regime: Regime
    limit: str
    """Id in `limits.json`."""


class StepShape(Shape):
    """A step from one stage to the next, or to an end of the case."""

    id: str
    start: str
    """Id of a stage; `*` where it may be taken at any stage."""
    to: str
    """Id of a stage, or of an end."""
    end: Named | None
    """The end to which it leads, where it leads to no stage."""
    kind: TransitionKind
    condition: Bilingual
    codes: tuple[str, ...]
    documents: Bilingual | None
    regimes: tuple[Regime, ...]
    limits: tuple[LimitOn, ...]
    basis: tuple[Basis, ...]
    note: Bilingual | None
    citations: tuple[Cited, ...]
    """What the note cites."""
    status: Status


class StageShape(Entry):
    """A stage of the handling of a case; its text is the page of the same id."""

    title: Bilingual
    short: Bilingual
    summary: Bilingual
    lane: Named
    """Who acts."""
    line: Line
    end: bool
    """Whether a case can end here."""
    regimes: tuple[Regime, ...]
    actors: BilingualList
    starts: Bilingual
    documents: BilingualList
    codes: tuple[str, ...]
    """Ids in `codes.json`."""
    letters: tuple[Named, ...]
    """Letters that may come: headings of the page `baca-surat`."""
    limits: tuple[str, ...]
    """Ids in `limits.json` of the limits that this stage starts."""
    transitions: tuple[StepShape, ...]
    """What may follow, and what may be done at any stage."""
    basis: tuple[Basis, ...]
    victim: Bilingual
    """What victims may ask for."""
    task_force: Bilingual
    """What the task force can do."""
    status: Status


class LimitStart(Shape):
    """What sets a period going."""

    event: Bilingual
    stated: bool
    """Whether the law says from which day it runs; where not, no date can be worked out."""
    counted_from: Literal["next_day", "same_moment", "before"]
    citations: tuple[Cited, ...]


class LimitStepShape(Shape):
    """How long who has for what."""

    value: int
    unit: Unit
    follows: Literal["end", "act", "own"] | None
    """What a later step counts from: the end of the period before, the step before when taken, a day of its own."""
    actor: Bilingual
    what: Bilingual


class LimitShape(Entry):
    """A time limit, in one step or several that follow each other."""

    stage: str
    regimes: tuple[Regime, ...]
    starts: LimitStart
    steps: tuple[LimitStepShape, ...]
    when_missed: Bilingual
    ask: Bilingual | None
    calculable: bool
    measure: bool
    """Whether it says how long a measure lasts, so that nothing has to be done on its last day."""
    note: Bilingual | None
    citations: tuple[Cited, ...]
    status: Status


class CodeShape(Entry):
    """A code on a letter or paper of a case."""

    code: str
    family: str
    title: Bilingual
    meaning: Bilingual
    issued_by: Bilingual
    stages: tuple[str, ...]
    note: Bilingual | None
    citations: tuple[Cited, ...]
    aliases: tuple[str, ...]
    """Other ways of writing it."""
    status: Status


class RuleShape(Shape):
    """A row of the transition rule: which code applies to which case."""

    id: str
    about: About
    """The part of a case that it speaks of."""
    situation: Bilingual
    applies: Literal["2025", "1981", "unclear", "both"]
    text: Bilingual
    ask: Bilingual | None
    """Whom to ask where the law is silent."""
    citations: tuple[Cited, ...]
    status: Status


class RegimeShape(Entry):
    """A code of criminal procedure with the days on which it is in force, and the rules that lead to it."""

    title: Bilingual
    law: str
    """Id in `sources.json`."""
    in_force_from: date
    in_force_until: date | None
    note: Bilingual
    criminal: Bilingual | None
    """The criminal law of its time."""
    rules: tuple[RuleShape, ...]
    """The same rows with both codes: which one a row leads to is in `applies`."""


def stages(base: KnowledgeBase) -> Iterator[StageShape]:
    """Every stage, in the order of the flow."""
    lanes = {lane.id: Named(id=lane.id, title=lane.title) for lane in base.process.lanes}
    for stage in base.stages.values():
        yield StageShape(
            id=stage.id,
            links=links(base, "stages", stage.id, stage.id),
            as_of=reviewed_with(base, stage.id),
            title=stage.title,
            short=stage.short,
            summary=plain(stage.summary),
            lane=lanes[stage.lane],
            line=stage.line,
            end=stage.end,
            regimes=stage.regimes,
            actors=stage.actors,
            starts=plain(stage.starts),
            documents=stage.documents,
            codes=stage.codes,
            letters=tuple(_letters(base, stage)),
            limits=tuple(limit.id for limit in base.limits_of(stage.id)),
            transitions=tuple(_step(base, step) for step in base.process.transitions if _leaves(step, stage)),
            basis=_basis(base, stage.basis),
            victim=plain(stage.victim),
            task_force=plain(stage.task_force),
            status=stage.status,
        )


def _leaves(step: Transition, stage: Stage) -> bool:
    """Whether a step can be taken at a stage, under a code that knows both."""
    return step.from_ in {stage.id, ANY_STAGE} and bool(set(step.regimes) & set(stage.regimes))


def _letters(base: KnowledgeBase, stage: Stage) -> Iterator[Named]:
    page = base.pages.get(addresses.LETTERS)
    if page is None:
        return
    indonesian, english = (markdown.headings(page.text(lang).body) for lang in Language)
    for key in stage.letters:
        if key in indonesian:
            yield Named(id=key, title=Bilingual(id=indonesian[key], en=english.get(key, indonesian[key])))


def _basis(base: KnowledgeBase, basis: dict[Regime, str]) -> tuple[Basis, ...]:
    return tuple(Basis(regime=regime, citations=cited(base, text)) for regime, text in basis.items())


def _step(base: KnowledgeBase, step: Transition) -> StepShape:
    end = next((end for end in base.process.ends if end.id == step.to), None)
    limited = ((regime, step.limit_in(regime)) for regime in step.regimes)
    return StepShape(
        id=step.id,
        start=step.from_,
        to=step.to,
        end=Named(id=end.id, title=end.title) if end else None,
        kind=step.kind,
        condition=plain(step.condition),
        codes=step.codes,
        documents=plain_or_none(step.documents),
        regimes=step.regimes,
        limits=tuple(LimitOn(regime=regime, limit=limit) for regime, limit in limited if limit),
        basis=_basis(base, step.basis),
        note=plain_or_none(step.note),
        citations=cited(base, step.note),
        status=step.status,
    )


def limits(base: KnowledgeBase) -> Iterator[LimitShape]:
    """Every time limit of the register."""
    for limit in base.process.limits:
        yield LimitShape(
            id=limit.id,
            links=links(base, "limits", limit.id, addresses.LIMITS, limit.stage, "batas-waktu"),
            as_of=checked(limit.checked_on),
            stage=limit.stage,
            regimes=limit.regimes,
            starts=_start(base, limit),
            steps=tuple(_limit_step(step) for step in limit.steps),
            when_missed=plain(limit.when_missed),
            ask=plain_or_none(limit.ask),
            calculable=limit.calculable,
            measure=limit.measure,
            note=plain_or_none(limit.note),
            citations=cited(base, limit.source, limit.when_missed, limit.ask, limit.note),
            status=limit.status,
        )


def _limit_step(step: LimitStep) -> LimitStepShape:
    return LimitStepShape(
        value=step.value,
        unit=step.unit,
        follows=step.follows,
        actor=plain(step.actor),
        what=plain(step.what),
    )


def _start(base: KnowledgeBase, limit: TimeLimit) -> LimitStart:
    start = limit.starts
    return LimitStart(
        event=plain(start.event),
        stated=start.stated,
        counted_from=start.counted_from,
        citations=cited(base, start.source),
    )


def codes(base: KnowledgeBase) -> Iterator[CodeShape]:
    """Every case code."""
    for code in base.process.codes:
        yield _code(base, code)


def _code(base: KnowledgeBase, code: CaseCode) -> CodeShape:
    return CodeShape(
        id=code.id,
        links=links(base, "codes", code.id, addresses.CODES, code.id),
        as_of=reviewed_with(base, addresses.CODES),
        code=code.code,
        family=code.family,
        title=code.title,
        meaning=plain(code.meaning),
        issued_by=plain(code.issued_by),
        stages=code.stages,
        note=plain_or_none(code.note),
        citations=cited(base, code.source, code.meaning, code.note),
        aliases=code.aliases,
        status=code.status,
    )


def regimes(base: KnowledgeBase) -> Iterator[RegimeShape]:
    """Both codes of criminal procedure, each with the whole transition rule."""
    rules = tuple(_rule(base, rule) for rule in base.process.transition_rules)
    for regime in base.process.regimes:
        yield _regime(base, regime, rules)


def _regime(base: KnowledgeBase, regime: RegimeInfo, rules: tuple[RuleShape, ...]) -> RegimeShape:
    return RegimeShape(
        id=regime.id.value,
        links=links(base, "regimes", regime.id.value, addresses.LIBRARY, regime.law),
        as_of=_of_law(base, regime.law),
        title=regime.title,
        law=regime.law,
        in_force_from=regime.from_,
        in_force_until=regime.until,
        note=plain(regime.note),
        criminal=plain_or_none(regime.criminal),
        rules=rules,
    )


def _of_law(base: KnowledgeBase, law: str) -> AsOf:
    source = base.sources[law]
    return checked(source.checked_on, source.review_by)


def _rule(base: KnowledgeBase, rule: TransitionRule) -> RuleShape:
    return RuleShape(
        id=rule.id,
        about=rule.about,
        situation=plain(rule.situation),
        applies=rule.applies,
        text=plain(rule.text),
        ask=plain_or_none(rule.ask),
        citations=cited(base, rule.text, rule.ask),
        status=rule.status,
    )
