"""The handling flow as a graph: which stages exist in a regime, what leads where, what may loop or end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Line, Regime
from knowledge.model.process import End, ProcessData, Stage, TimeLimit, Transition

START = "laporan-pengaduan"
ANY_STAGE = "*"


@dataclass(frozen=True, slots=True)
class FlowFault:
    """Something that makes the flow of one regime no sound graph; `ids` are what the message needs."""

    code: str
    entry: tuple[str, str]
    """(kind, id) of the entry to mend, as in `KnowledgeBase.positions`."""
    regime: Regime
    other: str = ""


@dataclass(frozen=True)
class Flow:
    """The handling flow under one code of criminal procedure."""

    process: ProcessData
    regime: Regime

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The stages that exist in this regime, in order."""
        return {stage.id: stage for stage in self.process.stages if self.regime in stage.regimes}

    @cached_property
    def ends(self) -> dict[str, End]:
        """The ends without a page that exist in this regime."""
        return {end.id: end for end in self.process.ends if self.regime in end.regimes}

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """The transitions of this regime, in order."""
        return tuple(step for step in self.process.transitions if self.regime in step.regimes)

    @cached_property
    def main_line(self) -> tuple[Stage, ...]:
        """Stages that are no side line and no end of their own making."""
        return tuple(stage for stage in self.stages.values() if stage.line is Line.MAIN)

    def leaving(self, stage_id: str) -> tuple[Transition, ...]:
        """What may follow a stage."""
        return tuple(step for step in self.transitions if step.from_ == stage_id)

    def limits_of(self, stage_id: str) -> tuple[TimeLimit, ...]:
        """The time limits that a stage starts in this regime."""
        return tuple(limit for limit in self.process.limits if limit.stage == stage_id and self.regime in limit.regimes)

    def number_of(self, stage_id: str) -> int:
        """Place of a stage in the order of this regime, counted from 1."""
        return list(self.stages).index(stage_id) + 1

    def reachable_from(self, start: str, *, from_anywhere: bool = True) -> set[str]:
        """
        All stages and ends that can follow `start`, itself included.

        `from_anywhere` follows steps that may be taken at any stage (praperadilan, protection) too.
        """
        steps: dict[str, list[str]] = {}
        for step in self.transitions:
            steps.setdefault(step.from_, []).append(step.to)
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting += steps.get(here, [])
                if from_anywhere and here in self.stages:
                    waiting += steps.get(ANY_STAGE, [])
        return seen

    def can_end(self, stage_id: str) -> bool:
        """Whether a way of its own leads from a stage to an end of the case, without a court review."""
        goals = set(self.ends) | {stage.id for stage in self.stages.values() if stage.end}
        return bool(self.reachable_from(stage_id, from_anywhere=False) & goals)

    def faults(self) -> Iterator[FlowFault]:
        """
        Everything that is unsound in this regime.

        Every stage is reachable from the report; every stage of the main line can reach an end; a
        transition joins stages or ends that exist in its regime.
        """
        known = set(self.stages) | set(self.ends)
        for step in self.transitions:
            if step.from_ != ANY_STAGE and step.from_ not in self.stages:
                yield FlowFault("step-from-nowhere", ("Transition", step.id), self.regime, step.from_)
            if step.to not in known:
                yield FlowFault("step-to-nowhere", ("Transition", step.id), self.regime, step.to)
        reached = self.reachable_from(START)
        for stage in self.stages.values():
            if stage.id not in reached:
                yield FlowFault("unreachable-stage", ("Stage", stage.id), self.regime, START)
            if stage.line is Line.MAIN and not self.can_end(stage.id):
                yield FlowFault("stage-without-end", ("Stage", stage.id), self.regime)


def flow(base: KnowledgeBase, regime: Regime) -> Flow:
    """The handling flow of `base` under `regime`."""
    return Flow(base.process, regime)


def regime_of(text: str | None) -> Regime:
    """The regime named in an address; the one in force where none or an unknown one is named."""
    return Regime.KUHAP_1981 if text == Regime.KUHAP_1981 else Regime.KUHAP_2025
