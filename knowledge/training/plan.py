"""The plan of a session: its blocks in order with their times, and the short text that carries it in an address."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.base import KnowledgeBase
from knowledge.model.training import BlockKind, Listener, Piece, SafetyKit

MOST_BLOCKS = 60
LONGEST = 480
"""Minutes: a day of training."""
LONGEST_TEXT = 600
"""Letters: no plan of so many blocks is written longer."""
PRACTICE = frozenset([BlockKind.SCENARIO, BlockKind.EXERCISE])
"""What participants do themselves."""
_VERSION = "1"
_ENDS = {BlockKind.OPENING: "o", BlockKind.CLOSING: "c"}
_BLOCK = re.compile(r"(o|c|[a-z2-7]{5})(\d{1,3})")


class Fault(StrEnum):
    """Why a plan cannot be made; the faces say it in words."""

    NO_MATERIAL = "no-material"
    UNKNOWN_MODULE = "unknown-module"
    UNKNOWN_LISTENER = "unknown-listener"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_PIECE = "unknown-piece"
    UNKNOWN_CHANGE = "unknown-change"
    DAMAGED = "damaged"
    NO_MINUTES = "no-minutes"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"


class PlanError(ValueError):
    """A plan cannot be made or read; `detail` is the name or number that the sentence for readers needs."""

    def __init__(self, fault: Fault, detail: str | int = "") -> None:
        """Keep why, and about what."""
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """A piece of the session and its minutes; `use` is empty for opening and closing."""

    kind: BlockKind
    use: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Running:
    """A block with the minutes, from the beginning of the session, at which it begins and ends."""

    block: PlannedBlock
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A session for one kind of listener; opening words first, contacts last."""

    listener: Listener
    blocks: tuple[PlannedBlock, ...]

    @property
    def minutes(self) -> int:
        """How long the session takes."""
        return sum(block.minutes for block in self.blocks)

    @property
    def inner(self) -> tuple[PlannedBlock, ...]:
        """The blocks between opening and closing."""
        return self.blocks[1:-1]

    def running(self) -> tuple[Running, ...]:
        """Each block with its running time."""
        found: list[Running] = []
        clock = 0
        for block in self.blocks:
            found.append(Running(block, clock, clock + block.minutes))
            clock += block.minutes
        return tuple(found)

    def moved(self, index: int, steps: int) -> Plan:
        """The plan with the inner block at `index` (from 0) moved by `steps`; it stops at both ends."""
        inner = list(self.inner)
        block = inner.pop(index)
        inner.insert(max(0, min(len(inner), index + steps)), block)
        return replace(self, blocks=(self.blocks[0], *inner, self.blocks[-1]))

    def without(self, index: int) -> Plan:
        """The plan without the inner block at `index` (from 0)."""
        inner = self.inner[:index] + self.inner[index + 1 :]
        return replace(self, blocks=(self.blocks[0], *inner, self.blocks[-1]))


def kit(base: KnowledgeBase) -> SafetyKit:
    """
    The safety kit, which every session holds.

    Raises:
        PlanError: this knowledge base has no training material.
    """
    if base.training.safety is None or not base.training.modules:
        raise PlanError(Fault.NO_MATERIAL)
    return base.training.safety


def piece_of(base: KnowledgeBase, block: PlannedBlock) -> Piece | None:
    """What a block uses; None for opening and closing."""
    return base.training.pieces(block.kind).get(block.use)


def of_module(base: KnowledgeBase, slug: str) -> Plan:
    """
    The plan of a module as it is written.

    Raises:
        PlanError: there is no such module.
    """
    kit(base)
    module = base.training.modules.get(slug)
    if module is None:
        raise PlanError(Fault.UNKNOWN_MODULE, slug)
    return Plan(module.listener, tuple(PlannedBlock(b.kind, b.use or "", b.minutes) for b in module.blocks))


def safe(base: KnowledgeBase, listener: Listener, blocks: tuple[PlannedBlock, ...]) -> Plan:
    """
    A plan that begins with the opening words and ends with the contacts, whatever `blocks` says.

    Raises:
        PlanError: a block has no minutes, there are too many of them, or they take longer than a day.
    """
    safety = kit(base)
    minutes = {block.kind: block.minutes for block in reversed(blocks) if block.kind in _ENDS}
    first = PlannedBlock(BlockKind.OPENING, "", minutes.get(BlockKind.OPENING, safety.opening_minutes))
    last = PlannedBlock(BlockKind.CLOSING, "", minutes.get(BlockKind.CLOSING, safety.closing_minutes))
    plan = Plan(listener, (first, *(block for block in blocks if block.kind not in _ENDS), last))
    if len(plan.blocks) > MOST_BLOCKS:
        raise PlanError(Fault.TOO_MANY, MOST_BLOCKS)
    if any(block.minutes < 1 for block in plan.blocks):
        raise PlanError(Fault.NO_MINUTES)
    if plan.minutes > LONGEST:
        raise PlanError(Fault.TOO_LONG, LONGEST)
    return plan


# The text in the address


def short_name(kind: BlockKind, identity: str) -> str:
    """The five letters and digits that stand for a piece in an address; they follow from its kind and id alone."""
    return _letters(f"{kind.value}:{identity}", 5)


def short_names(base: KnowledgeBase) -> dict[str, tuple[BlockKind, str]]:
    """Kind and id of every piece by the short name that stands for it."""
    return {
        short_name(kind, identity): (kind, identity) for kind in BlockKind for identity in base.training.pieces(kind)
    }


def write(plan: Plan) -> str:
    """
    A plan as a short text for an address: version, listener, blocks with their minutes, and a sum that guards them.

    `1.warga.o3.abcde7.c3.xyz`: no character of it has to be escaped.
    """
    blocks = (f"{_ENDS.get(b.kind) or short_name(b.kind, b.use)}{b.minutes}" for b in plan.blocks)
    body = ".".join([_VERSION, plan.listener.value, *blocks])
    return f"{body}.{_letters(body, 3)}"


def read(base: KnowledgeBase, text: str) -> Plan:
    """
    The plan that `write` made a text of.

    Raises:
        PlanError: the text was cut, changed or made up, or names what this knowledge base does not hold.
    """
    kit(base)
    parts = text.strip().split(".")
    if len(parts) > MOST_BLOCKS + 3:
        raise PlanError(Fault.TOO_MANY, MOST_BLOCKS)
    body, _, guard = text.strip().rpartition(".")
    if len(parts) < 4 or parts[0] != _VERSION or guard != _letters(body, 3):
        raise PlanError(Fault.DAMAGED)
    listener = listener_named(parts[1])
    names = short_names(base) | {letter: (kind, "") for kind, letter in _ENDS.items()}
    return safe(base, listener, tuple(_block(part, names) for part in parts[2:-1]))


def named(base: KnowledgeBase, text: str) -> Plan:
    """
    The session that `text` names: the text of a plan, or a module.

    Raises:
        PlanError: there is no such module, or the plan cannot be read.
    """
    return read(base, text) if "." in text else of_module(base, text)


def _block(text: str, names: dict[str, tuple[BlockKind, str]]) -> PlannedBlock:
    match = _BLOCK.fullmatch(text)
    if match is None:
        raise PlanError(Fault.DAMAGED)
    if match[1] not in names:
        raise PlanError(Fault.UNKNOWN_PIECE, match[1])
    kind, identity = names[match[1]]
    return PlannedBlock(kind, identity, int(match[2]))


def listener_named(name: str) -> Listener:
    """
    The listener of that name.

    Raises:
        PlanError: there is none.
    """
    try:
        return Listener(name)
    except ValueError:
        raise PlanError(Fault.UNKNOWN_LISTENER, name) from None


def _letters(text: str, length: int) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b32encode(digest).decode().lower()[:length]
