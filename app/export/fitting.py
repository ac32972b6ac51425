"""Whether text fits on a slide, and how it is spread over several where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WIDTH_OF_A_LETTER = 0.5
"""Of the font's size: an average of Arial."""
_LINE = 1.2
_GAP = 0.65
"""Between lines of a list, of the font's size."""


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a box, in points."""

    width: float
    height: float

    def height_of(self, lines: Iterable[str], size: float) -> float:
        """How high the lines stand at a font size, in points."""
        per_row = max(1, int(self.width / (size * _WIDTH_OF_A_LETTER)))
        rows = [max(1, math.ceil(len(line) / per_row)) for line in lines]
        return sum(row * size * _LINE for row in rows) + max(0, len(rows) - 1) * size * _GAP

    def fits(self, lines: Iterable[str], size: float) -> bool:
        """Whether the lines stand inside at a font size."""
        return self.height_of(lines, size) <= self.height


def largest(room: Room, lines: tuple[str, ...], sizes: tuple[int, ...]) -> int:
    """The largest of `sizes` (falling) at which the lines fit; the last where none does."""
    return next((size for size in sizes if room.fits(lines, size)), sizes[-1])


def spread(room: Room, lines: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """The lines in as few parts as fit at `size`, of about the same number of lines."""
    parts: list[tuple[str, ...]] = []
    waiting: tuple[str, ...] = ()
    for line in lines:
        if waiting and not room.fits((*waiting, line), size):
            parts.append(waiting)
            waiting = ()
        waiting = (*waiting, line)
    parts.append(waiting)
    even = max(math.ceil(len(lines) / len(parts)), 1)  # a slide may have a title alone
    halves = [lines[first : first + even] for first in range(0, len(lines), even)]
    yield from halves if all(room.fits(half, size) for half in halves) and len(halves) == len(parts) else parts
