"""Pieces of long lists: entries by group, in parts that fit a light page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

PART_LENGTH = 5200
"""About as many characters of Markdown as fit a light page of 25 KB with their notes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a block; blocks of several parts are split by path in the light edition (`p`, `p-2`)."""

    key: str
    title: str
    markdown: str
    anchors: frozenset[str] = frozenset()
    """The entries that stand in this part."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a long list: the group under which it stands, its anchor, its text."""

    group: str
    anchor: str
    markdown: str


Options = Mapping[str, str]


class UnknownBlockError(LookupError):
    """A page asks for a block that does not exist, or with an option that means nothing."""


def grouped(entries: Iterable[Entry], title: Callable[[str], str], order: Iterable[str]) -> tuple[Part, ...]:
    """Entries by group, each group in as many parts as its length asks for."""
    groups: dict[str, list[Entry]] = {key: [] for key in order}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    found: list[Part] = []
    for key, listed in groups.items():
        pieces = list(_pieces(listed))
        for number, piece in enumerate(pieces, start=1):
            found.append(
                Part(
                    key=key if number == 1 else f"{key}-{number}",
                    title=title(key) + (f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""),
                    markdown="\n\n".join(entry.markdown for entry in piece),
                    anchors=frozenset(entry.anchor for entry in piece),
                )
            )
    return tuple(found)


def _pieces(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Runs of entries of about `PART_LENGTH` characters, evenly filled."""
    total = sum(len(entry.markdown) for entry in entries)
    if not total:
        return
    fair = total / -(-total // PART_LENGTH)
    piece: list[Entry] = []
    length = 0
    for entry in entries:
        if piece and length + len(entry.markdown) / 2 > fair:
            yield piece
            piece, length = [], 0
        piece.append(entry)
        length += len(entry.markdown)
    yield piece
