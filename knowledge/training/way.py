"""The handling flow as it is told to listeners: stage by stage, of a case that meets no obstacle."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.handling.process import flow
from knowledge.model.nouns import Regime, TransitionKind
from knowledge.model.process import Stage


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage on the straight way, and the loops that may start there."""

    stage: Stage
    loops: tuple[Stage, ...]


def straight_way(base: KnowledgeBase) -> tuple[Stop, ...]:
    """The stops from the report to the last stage, under the code in force, each forward step taken once."""
    law = flow(base, Regime.KUHAP_2025)
    stage = law.main_line[0]
    stops: list[Stop] = []
    seen: set[str] = set()
    while stage.id not in seen:
        seen.add(stage.id)
        leaving = [step for step in law.leaving(stage.id) if step.to in law.stages]
        loops = [step.to for step in leaving if step.kind is TransitionKind.LOOP and step.to not in seen]
        stops.append(Stop(stage, tuple(law.stages[to] for to in loops)))
        onward = [step.to for step in leaving if step.kind is TransitionKind.FORWARD]
        stage = law.stages[onward[0]] if onward else stage
    return tuple(stops)
