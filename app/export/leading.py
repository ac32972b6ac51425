"""How a block is led, with its minutes divided: for a trainer who does it for the first time."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.training import BlockKind
from knowledge.training.plan import PRACTICE, PlannedBlock

_SHORTEST = 3
"""Minutes that can be divided in three."""


def shares(minutes: int) -> tuple[int, int, int]:
    """
    The minutes of a practice for its three parts: reading it out, working in groups, gathering; the groups get half.

    `12` gives `(2, 6, 4)`; each part has at least one minute where there are three.
    """
    first = max(1, minutes // 6)
    work = max(1, minutes // 2)
    return first, work, max(0, minutes - first - work)


def how_to_lead(base: KnowledgeBase, block: PlannedBlock, lang: Language) -> str:
    """What the trainer does in a story, an exercise or a quiz; empty for a talk, whose words stand below it."""
    if block.kind is BlockKind.QUIZ:
        return base.site.label("deck-lead-quiz", lang)
    if block.kind not in PRACTICE or block.minutes < _SHORTEST:
        return ""
    story = block.kind is BlockKind.SCENARIO
    words = base.site.label("deck-lead-scenario", lang) if story else base.site.label("deck-lead-exercise", lang)
    first, work, last = shares(block.minutes)
    return words.format(first=first, work=work, last=last)
