"""A plan changed by one step at a time: a block up, down, out, in, longer or shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.base import KnowledgeBase
from knowledge.model.training import BlockKind, Piece
from knowledge.training.plan import (
    PRACTICE,
    Fault,
    Plan,
    PlanError,
    PlannedBlock,
    kit,
    piece_of,
    safe,
    short_name,
    short_names,
)

STEP = 5
"""Minutes by which a block becomes longer or shorter."""
_OFFERED = (BlockKind.TALK, BlockKind.SCENARIO, BlockKind.EXERCISE, BlockKind.QUIZ)


class Change(StrEnum):
    """What is done to a plan; the values stand in addresses (`naik-3`, `masuk-abcde`)."""

    UP = "naik"
    DOWN = "turun"
    LONGER = "tambah"
    SHORTER = "kurang"
    OUT = "keluar"
    IN = "masuk"


@dataclass(frozen=True, slots=True)
class Changed:
    """A plan after a change, and the number (from 1) of the block that the reader now wants to see."""

    plan: Plan
    number: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece that may be added: by which short name, whether it was written for these listeners, whether it is in."""

    kind: BlockKind
    piece: Piece
    name: str
    fits: bool
    used: bool


def changed(base: KnowledgeBase, plan: Plan, asked: str) -> Changed:
    """
    The plan after a change as an address names it.

    Args:
        base: the knowledge base.
        plan: the plan before.
        asked: `naik-3`, `turun-3`, `tambah-3`, `kurang-3`, `keluar-3` with the number of a block from 1 (the opening),
            or `masuk-abcde` with the short name of a piece. Opening and closing neither move nor go.

    Raises:
        PlanError: the change is not known, or what comes of it is no plan (too many blocks, longer than a day).
    """
    what, _, about = asked.partition("-")
    if what not in set(Change):
        raise PlanError(Fault.UNKNOWN_CHANGE)
    change = Change(what)
    if change is Change.IN:
        return _added(base, plan, about)
    number = int(about) if about.isascii() and about.isdigit() and len(about) <= 3 else 0
    if change in {Change.LONGER, Change.SHORTER}:
        return _resized(base, plan, number, STEP if change is Change.LONGER else -STEP)
    if not 1 < number < len(plan.blocks):
        raise PlanError(Fault.UNKNOWN_CHANGE)
    if change is Change.OUT:
        return Changed(plan.without(number - 2), number)
    steps = -1 if change is Change.UP else 1
    return Changed(plan.moved(number - 2, steps), max(2, min(len(plan.blocks) - 1, number + steps)))


def shortest(base: KnowledgeBase, block: PlannedBlock) -> int:
    """Minutes below which a block is not cut: what the safety kit asks for opening and closing, else one."""
    safety = kit(base)
    return {BlockKind.OPENING: safety.opening_minutes, BlockKind.CLOSING: safety.closing_minutes}.get(block.kind, 1)


def offers(base: KnowledgeBase, plan: Plan) -> Iterator[Offer]:
    """Every piece that may be added, by kind; those for the listeners of the plan first."""
    within = {(block.kind, block.use) for block in plan.blocks}
    for fits in (True, False):
        for kind in _OFFERED:
            for piece in base.training.pieces(kind).values():
                if (plan.listener in piece.listeners) is fits:
                    yield Offer(kind, piece, short_name(kind, piece.id), fits, (kind, piece.id) in within)


def _added(base: KnowledgeBase, plan: Plan, name: str) -> Changed:
    """The plan with one piece more: a talk before the practice, practice behind practice, a quiz at the end."""
    if name not in (known := short_names(base)):
        raise PlanError(Fault.UNKNOWN_PIECE, name)
    kind, identity = known[name]
    block = PlannedBlock(kind, identity, 1)
    piece = piece_of(base, block)
    block = replace(block, minutes=piece.minutes if piece else 1)
    place = _place(kind, plan.inner)
    inner = (*plan.inner[:place], block, *plan.inner[place:])
    return Changed(safe(base, plan.listener, (plan.blocks[0], *inner, plan.blocks[-1])), place + 2)


def _place(kind: BlockKind, inner: tuple[PlannedBlock, ...]) -> int:
    practice = [index for index, block in enumerate(inner) if block.kind in PRACTICE]
    if kind is BlockKind.TALK and practice:
        return practice[0]
    return practice[-1] + 1 if kind in PRACTICE and practice else len(inner)


def _resized(base: KnowledgeBase, plan: Plan, number: int, minutes: int) -> Changed:
    if not 1 <= number <= len(plan.blocks):
        raise PlanError(Fault.UNKNOWN_CHANGE)
    blocks = list(plan.blocks)
    block = blocks[number - 1]
    least = min(block.minutes, shortest(base, block))
    blocks[number - 1] = replace(block, minutes=max(least, block.minutes + minutes))
    return Changed(safe(base, plan.listener, tuple(blocks)), number)
