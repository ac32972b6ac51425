"""Lists of passages with weights as short texts: what the search of the files holds most of.

A number is one or more signs of `SIGNS`: the last has a value below `HALF`, those before it one above. A weight is one
sign, a step on a ladder of equal ratios: a twelfth more or less does not change what is found. `site_search_held.js`
reads it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIGNS = "".join(chr(code) for code in range(ord("#"), ord("~")) if chr(code) != "\\")
"""Ninety signs that JSON writes as they are."""
HALF = len(SIGNS) // 2


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps that weights are rounded to: step i is `least` × exp(i × `step`)."""

    least: float
    step: float

    def sign(self, weight: float) -> str:
        """The step nearest to `weight`, as a sign."""
        return SIGNS[min(max(round(math.log(weight / self.least) / self.step), 0), len(SIGNS) - 1)]


def ladder(weights: Iterable[float]) -> Ladder:
    """A ladder from the least to the greatest of `weights`, all above zero."""
    listed = list(weights)
    least, most = min(listed), max(listed)
    return Ladder(least, math.log(most / least) / (len(SIGNS) - 1) or 1.0)


def number(value: int) -> str:
    """A whole number from 0 on as signs."""
    digits = [SIGNS[value % HALF]]
    while value := value // HALF:
        digits.append(SIGNS[HALF + value % HALF])
    return "".join(reversed(digits))


def entries(passages: Sequence[int], weights: Sequence[float], steps: Ladder) -> str:
    """How many there are, then for each the distance from the one before, and its weight."""
    out = [number(len(passages))]
    before = 0
    for passage, weight in zip(passages, weights, strict=True):
        out.append(number(passage - before) + steps.sign(weight))
        before = passage
    return "".join(out)
