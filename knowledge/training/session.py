"""A session put together: for these listeners, these minutes and these topics, which blocks in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from knowledge.base import KnowledgeBase
from knowledge.model.training import Block, BlockKind, Listener, Module, SafetyKit
from knowledge.training.plan import LONGEST, PRACTICE, Fault, Plan, PlanError, PlannedBlock, kit, listener_named, safe

_PIECES = (BlockKind.TALK, BlockKind.SCENARIO, BlockKind.EXERCISE)


class _Worth(IntEnum):
    """How late a block is left out: what is worth most stays longest, and core talks stay always."""

    MORE = 0
    TOPIC = 1
    KEPT = 2
    """Practice that the module marks as its heart; it may get shorter."""
    CORE = 3
    """A talk that the module marks as its heart."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A block and what it is worth."""

    block: PlannedBlock
    worth: _Worth

    def of_minutes(self, minutes: int) -> _Choice:
        return replace(self, block=replace(self.block, minutes=minutes))


def suggest(base: KnowledgeBase, listener: Listener | str, minutes: int, topics: Iterable[str] = ()) -> Plan:
    """
    A session of at most `minutes`, out of the module for `listener`; longer only where its core talks need more.

    Stories of the module give way to stories about the `topics`, and talks about them are added. What does not fit is
    left out, core talks never; time that is left goes to more material, then to the first practice.

    Raises:
        PlanError: an unknown listener or topic, no module for the listener, or, in a module without core talks,
            minutes that hold no session.
    """
    safety = kit(base)
    who = listener_named(listener)
    wanted = tuple(dict.fromkeys(topics))
    unknown = [topic for topic in wanted if topic not in base.training.topics()]
    if unknown:
        raise PlanError(Fault.UNKNOWN_TOPIC, unknown[0])
    if minutes < 1:
        raise PlanError(Fault.NO_MINUTES)
    if minutes > LONGEST:
        raise PlanError(Fault.TOO_LONG, LONGEST)
    module = _module_for(base, who)
    ends = _ends(safety, module, minutes)
    room = minutes - sum(block.minutes for block in ends)
    written = _about(base, who, wanted, _written(module))
    inner = _with_practice(base, written, _trimmed(base, written, room), room)
    inner = _extended(base, who, wanted, inner, room) or _extended(base, who, (), inner, room)
    if not inner:
        lengths = [block.minutes for block in _pieces(base, who, ())]
        lengths += [_half(base, choice.block) for choice in written if choice.worth is _Worth.KEPT]
        raise PlanError(Fault.TOO_SHORT, sum(block.minutes for block in ends) + min(lengths, default=1))
    return safe(base, who, (ends[0], *(choice.block for choice in _practised(inner, room)), ends[1]))


def _ends(safety: SafetyKit, module: Module, minutes: int) -> tuple[PlannedBlock, PlannedBlock]:
    """Opening and closing: as long as in the module, or as short as the kit allows where time is short."""
    whole = minutes >= module.minutes
    return (
        PlannedBlock(BlockKind.OPENING, "", module.blocks[0].minutes if whole else safety.opening_minutes),
        PlannedBlock(BlockKind.CLOSING, "", module.blocks[-1].minutes if whole else safety.closing_minutes),
    )


def _module_for(base: KnowledgeBase, listener: Listener) -> Module:
    for module in base.training.modules.values():
        if module.listener is listener:
            return module
    raise PlanError(Fault.UNKNOWN_MODULE, listener)


def _written(module: Module) -> list[_Choice]:
    return [
        _Choice(PlannedBlock(block.kind, block.use, block.minutes), _worth(block))
        for block in module.blocks
        if block.use
    ]


def _worth(block: Block) -> _Worth:
    if not block.keep:
        return _Worth.MORE
    return _Worth.CORE if block.kind is BlockKind.TALK else _Worth.KEPT


def _about(base: KnowledgeBase, who: Listener, topics: tuple[str, ...], inner: list[_Choice]) -> list[_Choice]:
    """The module with its stories exchanged for those about the topics, and talks about them before the practice."""
    used = {(choice.block.kind, choice.block.use) for choice in inner}
    fitting = [block for block in _pieces(base, who, topics) if (block.kind, block.use) not in used] if topics else []
    stories = [block for block in fitting if block.kind is BlockKind.SCENARIO]
    found: list[_Choice] = []
    for choice in inner:
        if choice.block.kind is BlockKind.SCENARIO and stories and not _is_about(base, choice.block, topics):
            story = stories.pop(0)
            told = PlannedBlock(story.kind, story.use, choice.block.minutes)
            found.append(_Choice(told, max(choice.worth, _Worth.TOPIC)))
        else:
            asked = _Worth.TOPIC if _is_about(base, choice.block, topics) else _Worth.MORE
            found.append(replace(choice, worth=max(choice.worth, asked)))
    talks = [_Choice(block, _Worth.TOPIC) for block in fitting if block.kind is BlockKind.TALK]
    place = _first_practice(found)
    return found[:place] + talks + found[place:]


def _trimmed(base: KnowledgeBase, inner: list[_Choice], room: int) -> list[_Choice]:
    """What fits: the least worth goes first; kept practice gets shorter before the longest of it goes."""
    left = list(inner)
    while _minutes(left) > room and (least := min(choice.worth for choice in left)) is not _Worth.CORE:
        if least is _Worth.KEPT and _minutes(shorter := _shortened(base, left, room)) <= room:
            return shorter
        left.pop(_next_to_go(left, least))
    return left


def _next_to_go(left: list[_Choice], least: _Worth) -> int:
    """The last of those that are worth least; of kept practice the longest."""
    places = [index for index, choice in enumerate(left) if choice.worth is least]
    return max(places, key=lambda index: (left[index].block.minutes if least is _Worth.KEPT else 0, index))


def _shortened(base: KnowledgeBase, inner: list[_Choice], room: int) -> list[_Choice]:
    """The same with kept practice cut minute by minute, the longest first, until all fits or none may get shorter."""
    shorter = list(inner)
    while _minutes(shorter) > room:
        able = [
            index
            for index, choice in enumerate(shorter)
            if choice.worth is _Worth.KEPT and choice.block.minutes > _half(base, choice.block)
        ]
        if not able:
            break
        place = max(able, key=lambda index: shorter[index].block.minutes)
        shorter[place] = shorter[place].of_minutes(shorter[place].block.minutes - 1)
    return shorter


def _with_practice(base: KnowledgeBase, written: list[_Choice], left: list[_Choice], room: int) -> list[_Choice]:
    """What is left, with the first practice of the module that fits, shortened, where no practice is left."""
    if not left or any(choice.block.kind in PRACTICE for choice in left):
        return left
    for choice in written:
        minutes = min(choice.block.minutes, room - _minutes(left))
        if choice.block.kind in PRACTICE and minutes >= _half(base, choice.block):
            return [
                choice.of_minutes(minutes) if each is choice else each for each in written if each in (choice, *left)
            ]
    return left


def _half(base: KnowledgeBase, block: PlannedBlock) -> int:
    """Minutes below which a block is squeezed: half of those that its piece was written for."""
    piece = base.training.pieces(block.kind)[block.use]
    return min(block.minutes, (piece.minutes + 1) // 2)


def _minutes(choices: Iterable[_Choice]) -> int:
    return sum(choice.block.minutes for choice in choices)


def _extended(
    base: KnowledgeBase, who: Listener, topics: tuple[str, ...], inner: list[_Choice], room: int
) -> list[_Choice]:
    """The session with more material for these listeners, as long as it fits."""
    longer = list(inner)
    for block in _pieces(base, who, topics):
        left = room - _minutes(longer)
        known = any((choice.block.kind, choice.block.use) == (block.kind, block.use) for choice in longer)
        if known or block.minutes > left:
            continue
        place = _first_practice(longer) if block.kind is BlockKind.TALK else _after_practice(longer)
        longer.insert(place, _Choice(block, _Worth.TOPIC))
    return longer


def _practised(inner: list[_Choice], room: int) -> list[_Choice]:
    """The minutes that are left go to the first story or exercise, which at most doubles."""
    left = room - _minutes(inner)
    place = _first_practice(inner)
    if left < 1 or place == len(inner):
        return inner
    minutes = inner[place].block.minutes
    return [*inner[:place], inner[place].of_minutes(minutes + min(left, minutes)), *inner[place + 1 :]]


def _pieces(base: KnowledgeBase, who: Listener, topics: tuple[str, ...]) -> Iterator[PlannedBlock]:
    """Talks, stories and exercises for these listeners, about the topics where there are any."""
    for kind in _PIECES:
        for piece in base.training.pieces(kind).values():
            if who in piece.listeners and (not topics or set(topics) & set(piece.topics)):
                yield PlannedBlock(kind, piece.id, piece.minutes)


def _is_about(base: KnowledgeBase, block: PlannedBlock, topics: tuple[str, ...]) -> bool:
    piece = base.training.pieces(block.kind).get(block.use)
    return piece is not None and bool(set(topics) & set(piece.topics))


def _first_practice(inner: list[_Choice]) -> int:
    places = (index for index, choice in enumerate(inner) if choice.block.kind in PRACTICE)
    return next(places, len(inner))


def _after_practice(inner: list[_Choice]) -> int:
    places = [index for index, choice in enumerate(inner) if choice.block.kind in PRACTICE]
    return places[-1] + 1 if places else _first_practice(inner)
