"""What speaks against a plan: told to the trainer, who decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Bilingual
from knowledge.model.training import BlockKind, Quiz
from knowledge.training.changing import shortest
from knowledge.training.plan import PRACTICE, Plan, PlannedBlock, piece_of

_MOST_TALKS = 2
"""More talks than these without any practice is a lecture."""


class Caution(StrEnum):
    """Why a plan is unwise; the faces say it in words."""

    EMPTY = "empty"
    OVER_TIME = "over-time"
    CORE_OVER_TIME = "core-over-time"
    """Longer than the time there is, though nothing but core talks stands between opening and closing."""
    SHORT_OPENING = "short-opening"
    SHORT_CLOSING = "short-closing"
    HEART_MISSING = "heart-missing"
    NO_PRACTICE = "no-practice"
    QUIZ_TOO_SOON = "quiz-too-soon"
    FOR_OTHERS = "for-others"
    TWICE = "twice"
    SQUEEZED = "squeezed"
    STRETCHED = "stretched"


@dataclass(frozen=True, slots=True)
class Cautioned:
    """A caution with the numbers (from 1) of the blocks, the titles and the minutes that it is about."""

    caution: Caution
    numbers: tuple[int, ...] = ()
    titles: tuple[Bilingual, ...] = ()
    minutes: int = 0


def cautions(base: KnowledgeBase, plan: Plan, minutes: int = 0) -> tuple[Cautioned, ...]:
    """
    What speaks against a plan, the gravest first; empty where nothing does.

    Args:
        base: the knowledge base.
        plan: the plan.
        minutes: how long the session may take; 0 where nobody said so.
    """
    return tuple(_about_the_session(base, plan, minutes)) + tuple(_about_blocks(base, plan))


def _about_the_session(base: KnowledgeBase, plan: Plan, minutes: int) -> Iterator[Cautioned]:
    if not plan.inner:
        yield Cautioned(Caution.EMPTY)
    if minutes and plan.minutes > minutes:
        over = Caution.CORE_OVER_TIME if _core_alone(base, plan) else Caution.OVER_TIME
        yield Cautioned(over, minutes=plan.minutes - minutes)
    ends = ((Caution.SHORT_OPENING, 1), (Caution.SHORT_CLOSING, len(plan.blocks)))
    for caution, number in ends:
        block = plan.blocks[number - 1]
        if block.minutes < shortest(base, block):
            yield Cautioned(caution, (number,), minutes=shortest(base, block))
    titles = _missing_talks(base, plan)
    if titles and plan.inner:
        yield Cautioned(Caution.HEART_MISSING, titles=titles)
    talks = sum(block.kind is BlockKind.TALK for block in plan.inner)
    no_room = minutes and plan.minutes > minutes and _core_alone(base, plan)
    if talks > _MOST_TALKS and not no_room and not any(block.kind in PRACTICE for block in plan.inner):
        yield Cautioned(Caution.NO_PRACTICE)


def _core_alone(base: KnowledgeBase, plan: Plan) -> bool:
    """Whether nothing stands between opening and closing that could go."""
    core = _core_talks(base, plan)
    return bool(plan.inner) and all(b.kind is BlockKind.TALK and b.use in core for b in plan.inner)


def _core_talks(base: KnowledgeBase, plan: Plan) -> list[str]:
    """Ids of the talks that the module for these listeners never leaves out."""
    module = next((m for m in base.training.modules.values() if m.listener is plan.listener), None)
    return [b.use or "" for b in module.blocks if b.keep and b.kind is BlockKind.TALK] if module else []


def _missing_talks(base: KnowledgeBase, plan: Plan) -> tuple[Bilingual, ...]:
    """Titles of the core talks that this plan leaves out."""
    told = {block.use for block in plan.inner if block.kind is BlockKind.TALK}
    return tuple(base.training.talks[use].title for use in _core_talks(base, plan) if use not in told)


def _about_blocks(base: KnowledgeBase, plan: Plan) -> Iterator[Cautioned]:
    """One caution a kind, with every block that it is about."""
    tests = {
        Caution.QUIZ_TOO_SOON: _too_soon,
        Caution.FOR_OTHERS: _for_others,
        Caution.TWICE: _twice,
        Caution.SQUEEZED: _squeezed,
        Caution.STRETCHED: _stretched,
    }
    for caution, holds in tests.items():
        numbers = tuple(n for n in range(2, len(plan.blocks)) if holds(base, plan, n - 1))
        if numbers:
            titles = tuple(piece.title for n in numbers if (piece := piece_of(base, plan.blocks[n - 1])))
            yield Cautioned(caution, numbers, titles)


def _topics(base: KnowledgeBase, blocks: tuple[PlannedBlock, ...]) -> set[str]:
    pieces = [piece_of(base, block) for block in blocks if block.kind is not BlockKind.QUIZ]
    return {topic for piece in pieces if piece for topic in piece.topics}


def _too_soon(base: KnowledgeBase, plan: Plan, index: int) -> bool:
    """A quiz about what was not yet spoken of; a test is asked before the session too, so it may stand anywhere."""
    piece = piece_of(base, plan.blocks[index])
    if not isinstance(piece, Quiz):
        return False
    told = plan.blocks if piece.test else plan.blocks[:index]
    return not set(piece.topics) & _topics(base, told)


def _for_others(base: KnowledgeBase, plan: Plan, index: int) -> bool:
    piece = piece_of(base, plan.blocks[index])
    return piece is not None and plan.listener not in piece.listeners


def _twice(base: KnowledgeBase, plan: Plan, index: int) -> bool:
    """The second of two that are the same; a test is asked before and after."""
    block, piece = plan.blocks[index], piece_of(base, plan.blocks[index])
    before = sum((b.kind, b.use) == (block.kind, block.use) for b in plan.blocks[:index])
    return before > int(isinstance(piece, Quiz) and piece.test)


def _squeezed(base: KnowledgeBase, plan: Plan, index: int) -> bool:
    """Less than half of the minutes that the piece was written for."""
    block, piece = plan.blocks[index], piece_of(base, plan.blocks[index])
    return piece is not None and block.minutes * 2 < piece.minutes


def _stretched(base: KnowledgeBase, plan: Plan, index: int) -> bool:
    """More than three times the minutes that the piece was written for."""
    block, piece = plan.blocks[index], piece_of(base, plan.blocks[index])
    return piece is not None and block.minutes > piece.minutes * 3
