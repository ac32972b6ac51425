"""Warning signs that somebody ticked → what they point to and what to do.

Nothing here counts a score. Signs are weighed by the operational indicators of ILO and the European
Commission (2009): single signs are strong, medium or weak, and a group of the list is met by certain
combinations of them. A sign neither proves nor disproves anything, and no result says "safe".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.model.content import Contact, Page
from knowledge.model.screening import (
    Advice,
    Basis,
    Dimension,
    Element,
    Level,
    Reason,
    Saying,
    Sign,
    Situation,
    Strength,
)

_RANK = {Strength.STRONG: 0, Strength.MEDIUM: 1, Strength.WEAK: 2}


class UnknownSituationError(LookupError):
    """There is no such situation."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A sign that applies, with its strength for this person."""

    sign: Sign
    strength: Strength

    @property
    def weighed_by_us(self) -> bool:
        """Whether the list has no such item, so that SIGAP has weighed it."""
        return self.sign.basis is Basis.JUDGEMENT


@dataclass(frozen=True, slots=True)
class Group:
    """Signs that matter for the same reason."""

    reason: Reason
    ticked: tuple[Ticked, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the signs of one group of the list say together."""

    dimension: Dimension
    strengths: tuple[Strength, ...]
    met: bool
    """Whether they are enough together, by the rule of the list."""
    met_by_list_alone: bool
    """The same without signs that SIGAP has weighed itself."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the check says: first `saying`, then why, then what to do."""

    level: Level
    saying: Saying
    groups: tuple[Group, ...]
    weighed: tuple[Weighed, ...]
    points_to: tuple[Element, ...]
    advice: Advice
    contacts: tuple[Contact, ...]
    pages: tuple[Page, ...]
    """Pages that say more, without repetition."""

    @property
    def sources(self) -> str:
        """The citations of all reasons and signs in one text."""
        reasons = [group.reason.source for group in self.groups]
        return " ".join([*reasons, *(ticked.sign.source for group in self.groups for ticked in group.ticked)])

    @property
    def weighed_by_us(self) -> bool:
        """Whether a sign is among them that the list does not have."""
        return any(ticked.weighed_by_us for group in self.groups for ticked in group.ticked)


def signs_of(base: KnowledgeBase, situation: Situation) -> tuple[Sign, ...]:
    """The signs that can be ticked in a situation, in the order of the data."""
    return tuple(sign for sign in base.signs.values() if sign.situation == situation.id)


def screen(base: KnowledgeBase, situation_id: str, ticked: Iterable[str], *, child: bool = False) -> Result:
    """
    What follows from the signs that were ticked.

    Args:
        base: signs, reasons, advice, contacts.
        situation_id: such as `job-abroad`.
        ticked: ids of signs; those that the situation does not have are passed over, as a forged form may send them.
        child: whether the person is under 18, for whom the list weighs signs more heavily.

    Raises:
        UnknownSituationError: there is no such situation.

    Source: ILO and European Commission, Operational indicators of trafficking in human beings (2009).
    """
    situation = base.situations.get(situation_id)
    if situation is None:
        raise UnknownSituationError(situation_id)
    chosen = set(ticked)
    signs = [sign for sign in signs_of(base, situation) if sign.id in chosen]
    return conclude(base, signs, situation.advice, situation.contacts, child=child or situation.child)


def conclude(
    base: KnowledgeBase, signs: Iterable[Sign], advice_id: str, contact_ids: Sequence[str], *, child: bool
) -> Result:
    """What `signs` say together, of whatever situations they are, with the named advice and contacts."""
    found = [Ticked(sign, sign.strength_child if child else sign.strength) for sign in signs]
    found.sort(key=lambda ticked: _RANK[ticked.strength])
    groups = _groups(base, found)
    weighed = _weighed(base, found)
    level = _level(found, weighed)
    advice = base.advice[advice_id]
    pages = dict.fromkeys(slug for group in groups for slug in group.reason.pages)
    pointed = {element for ticked in found for element in ticked.sign.points_to}
    return Result(
        level=level,
        saying=advice.levels[level],
        groups=groups,
        weighed=weighed,
        points_to=tuple(element for element in Element if element in pointed),
        advice=advice,
        contacts=tuple(base.contacts[identity] for identity in contact_ids),
        pages=tuple(base.pages[slug] for slug in pages),
    )


def _groups(base: KnowledgeBase, found: Iterable[Ticked]) -> tuple[Group, ...]:
    """Signs by reason; the group with the strongest sign comes first."""
    by_reason: dict[str, list[Ticked]] = {}
    for ticked in found:
        by_reason.setdefault(ticked.sign.reason, []).append(ticked)
    return tuple(Group(base.reasons[reason], tuple(listed)) for reason, listed in by_reason.items())


def _weighed(base: KnowledgeBase, found: Sequence[Ticked]) -> tuple[Weighed, ...]:
    """The groups of the list in which there is a sign, in the order of the list."""
    weighed: list[Weighed] = []
    for dimension in base.dimensions.values():
        inside = [ticked for ticked in found if ticked.sign.dimension == dimension.id]
        if inside:
            strengths = tuple(ticked.strength for ticked in inside)
            of_the_list = [ticked.strength for ticked in inside if not ticked.weighed_by_us]
            weighed.append(Weighed(dimension, strengths, _enough(base, strengths), _enough(base, of_the_list)))
    return tuple(weighed)


def _enough(base: KnowledgeBase, strengths: Iterable[Strength]) -> bool:
    """Whether one of the combinations of the list is among `strengths`."""
    there = Counter(strengths)
    return any(Counter(combination.strengths) <= there for combination in base.screening.combinations)


def _level(found: Sequence[Ticked], weighed: Iterable[Weighed]) -> Level:
    if any(group.met for group in weighed):
        return Level.TOGETHER
    if any(ticked.strength is Strength.STRONG for ticked in found):
        return Level.STRONG
    return Level.SOME if found else Level.NONE
