"""A session put together: for these listeners, these minutes and these topics, which blocks in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.model.training import BlockKind, Listener, Module, SafetyKit
from knowledge.training.plan import LONGEST, PRACTICE, Fault, Plan, PlanError, PlannedBlock, kit, listener_named, safe

_PIECES = (BlockKind.TALK, BlockKind.SCENARIO, BlockKind.EXERCISE)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A block and what it is worth: 0 may go first, 1 is about a chosen topic, 2 is the heart of the module."""

    block: PlannedBlock
    worth: int


def suggest(base: KnowledgeBase, listener: Listener | str, minutes: int, topics: Iterable[str] = ()) -> Plan:
    """
    A session of at most `minutes`, out of the module for `listener`.

    Stories of the module give way to stories about the `topics`, and talks about them are added. What does not fit is
    left out, the heart of the module last; time that is left goes to more material, then to the first practice.

    Raises:
        PlanError: an unknown listener or topic, no module for the listener, or minutes that hold no session.
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
    inner = _trimmed(_about(base, who, wanted, _written(module)), room)
    inner = _extended(base, who, wanted, inner, room) or _extended(base, who, (), inner, room)
    if not inner:
        shortest = min((block.minutes for block in _pieces(base, who, ())), default=1)
        raise PlanError(Fault.TOO_SHORT, sum(block.minutes for block in ends) + shortest)
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
        _Choice(PlannedBlock(block.kind, block.use, block.minutes), 2 if block.keep else 0)
        for block in module.blocks
        if block.use
    ]


def _about(base: KnowledgeBase, who: Listener, topics: tuple[str, ...], inner: list[_Choice]) -> list[_Choice]:
    """The module with its stories exchanged for those about the topics, and talks about them before the practice."""
    used = {(choice.block.kind, choice.block.use) for choice in inner}
    fitting = [block for block in _pieces(base, who, topics) if (block.kind, block.use) not in used] if topics else []
    stories = [block for block in fitting if block.kind is BlockKind.SCENARIO]
    found: list[_Choice] = []
    for choice in inner:
        if choice.block.kind is BlockKind.SCENARIO and stories and not _is_about(base, choice.block, topics):
            story = stories.pop(0)
            found.append(_Choice(PlannedBlock(story.kind, story.use, choice.block.minutes), max(choice.worth, 1)))
        else:
            found.append(_Choice(choice.block, max(choice.worth, int(_is_about(base, choice.block, topics)))))
    talks = [_Choice(block, 1) for block in fitting if block.kind is BlockKind.TALK]
    place = _first_practice(found)
    return found[:place] + talks + found[place:]


def _trimmed(inner: list[_Choice], room: int) -> list[_Choice]:
    """What fits: the least worth goes first, of those the last."""
    left = list(inner)
    while left and sum(choice.block.minutes for choice in left) > room:
        least = min(choice.worth for choice in left)
        last = max(index for index, choice in enumerate(left) if choice.worth == least)
        left.pop(last)
    return left


def _extended(
    base: KnowledgeBase, who: Listener, topics: tuple[str, ...], inner: list[_Choice], room: int
) -> list[_Choice]:
    """The session with more material for these listeners, as long as it fits."""
    longer = list(inner)
    for block in _pieces(base, who, topics):
        left = room - sum(choice.block.minutes for choice in longer)
        known = any((choice.block.kind, choice.block.use) == (block.kind, block.use) for choice in longer)
        if known or block.minutes > left:
            continue
        place = _first_practice(longer) if block.kind is BlockKind.TALK else _after_practice(longer)
        longer.insert(place, _Choice(block, 1))
    return longer


def _practised(inner: list[_Choice], room: int) -> list[_Choice]:
    """The minutes that are left go to the first story or exercise, which at most doubles."""
    left = room - sum(choice.block.minutes for choice in inner)
    place = _first_practice(inner)
    if left < 1 or place == len(inner):
        return inner
    block = inner[place].block
    longer = PlannedBlock(block.kind, block.use, block.minutes + min(left, block.minutes))
    return [*inner[:place], _Choice(longer, inner[place].worth), *inner[place + 1 :]]


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
