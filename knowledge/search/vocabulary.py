"""The words that a collection holds, and which of them a word that it lacks may stand for."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rapidfuzz import process as fuzzy
from rapidfuzz.distance import OSA, Indel

_SHORTEST = 4
TWO_EDITS = 8
_SHORTEST_BEGINNING = 3
MOST = 3
FURTHER = 0.45
"""A second or third guess may be so much worse than the best, in edits."""
LIKE = 0.7
"""How much of its letters a word must share with one that is only like it."""
_VOWELS = re.compile(r"[aeiou]")


class Vocabulary:
    """The words of a collection, as written (folded), and in how many passages each stands."""

    def __init__(self, words: Iterable[tuple[str, int]], stems: Iterable[str]) -> None:
        """
        Args:
            words: (folded word, number of passages with it).
            stems: all stems of the collection, those of titles and keywords included.
        """
        self._often = dict(words)
        self._stems = frozenset(stems)

    def __contains__(self, word: str) -> bool:
        """Whether `word` stands in the collection as it is written."""
        return word in self._often

    def has_stem(self, stem: str) -> bool:
        """Whether any passage, title or keyword holds `stem`."""
        return stem in self._stems

    def often(self, word: str) -> int:
        """In how many passages `word` stands."""
        return self._often.get(word, 0)

    def near(self, word: str) -> list[tuple[str, float]]:
        """
        The words that `word`, misspelt, may have been: at most three, best first, with weights up to 1.

        One edit (a letter wrong, missing, too many, or two exchanged) from 4 letters on, two from 8; a word
        without its vowels (`brngkt`) and one in which vowels are missing are found too.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        edits = 2 if len(word) >= TWO_EDITS else 1
        found = {near: float(cost) for near, cost, _ in self._within(word, edits)}
        for whole in self._without_vowels.get(_skeleton(word), ()) if not found else ():
            if len(whole) - len(word) <= 4 and _subsequence(word, whole):
                found.setdefault(whole, 1.2)
        return self._ranked(word, found)

    def _within(self, word: str, edits: int) -> Sequence[tuple[str, float, int]]:
        choices = [choice for size in range(len(word) - edits, len(word) + edits + 1) for choice in self._sized(size)]
        return fuzzy.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=20)

    def _ranked(self, word: str, found: dict[str, float]) -> list[tuple[str, float]]:
        costs = {near: cost + self._doubt(word, near) for near, cost in found.items()}
        ordered = sorted(costs, key=lambda near: (costs[near], near))
        chosen = [near for near in ordered if costs[near] - costs[ordered[0]] <= FURTHER][:MOST]
        return [(near, 1 / (1 + rank)) for rank, near in enumerate(chosen)]

    def _doubt(self, word: str, near: str) -> float:
        """What speaks against `near`, in edits: another first letter, other consonants, being rare."""
        first = 0.0 if near[0] == word[0] else 0.5
        consonants = 0.0 if _skeleton(near) == _skeleton(word) else 0.25
        letters = 0.0 if sorted(near) == sorted(word) else 0.1
        return first + consonants + letters - 0.12 * math.log1p(self.often(near))

    def beginning_with(self, start: str) -> list[tuple[str, float]]:
        """The commonest words that begin with `start`: what somebody who is still typing may mean."""
        if len(start) < _SHORTEST_BEGINNING:
            return []
        first = bisect_left(self._ordered, start)
        last = bisect_left(self._ordered, start + "\U0010ffff")
        found = sorted(self._ordered[first:last], key=lambda word: (-self.often(word), len(word)))
        return [(word, 1 / (1 + 0.5 * rank)) for rank, word in enumerate(found[:MOST])]

    def parts(self, word: str) -> tuple[str, str] | None:
        """Two words of the collection that were written as one (`perdaganganorang`)."""
        splits = [(word[:i], word[i:]) for i in range(_SHORTEST, len(word) - _SHORTEST + 1)]
        held = [pair for pair in splits if pair[0] in self._often and pair[1] in self._often]
        return max(held, key=lambda pair: min(map(self.often, pair))) if held else None

    def like(self, word: str) -> Iterator[tuple[str, float]]:
        """Words that share most of their letters, in order, with a word that nothing else explains."""
        if len(word) < _SHORTEST + 1 or not word.isalpha():
            return
        choices = [choice for size in range(len(word) - 2, len(word) + 4) for choice in self._sized(size)]
        scorer = Indel.normalized_similarity
        for found, share, _ in fuzzy.extract(word, choices, scorer=scorer, score_cutoff=LIKE, limit=MOST):
            yield found, share - 0.4

    def _sized(self, letters: int) -> list[str]:
        return self._by_length.get(letters, [])

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        sized: dict[int, list[str]] = {}
        for word in self._often:
            if word.isalpha():
                sized.setdefault(len(word), []).append(word)
        return sized

    @cached_property
    def _without_vowels(self) -> dict[str, list[str]]:
        skeletons: dict[str, list[str]] = {}
        for word in self._often:
            if len(word) > _SHORTEST and word.isalpha():
                skeletons.setdefault(_skeleton(word), []).append(word)
        return skeletons

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._often)


def _skeleton(word: str) -> str:
    """A word without the vowels behind its first letter."""
    return word[:1] + _VOWELS.sub("", word[1:])


def _subsequence(short: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in short)
