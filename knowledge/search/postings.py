"""Which passages hold a word, and how much that says (BM25): arrays, laid out once from an index, scored with NumPy.

Whoosh keeps the index; its own collector takes ten times as long for a query of many words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.search.asking import Concept

WEIGHTS = {"stem": 1.0, "title": 0.6, "keywords": 0.9, "heading": 0.5, "word": 0.4}
"""How much a word counts by where it stands. All but `word` hold stems."""
STEMMED = ("stem", "title", "keywords", "heading")
K1, B = 1.0, 0.5
"""BM25: how soon repeating a word stops to count, and how much longer passages are held back."""
COVERED = 0.3
"""This share of a score depends on how much of the question a passage holds."""
CLOSE = 0.3
"""What two words of the question that stand together add, as a share of the rarer one."""
NEAREST = 4
CANDIDATES = 200

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Counts = Mapping[str, tuple[Sequence[int], Sequence[float]]]
"""By word: the passages that hold it, and how often."""
Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Table:
    """Postings of many words in one stretch: word number i owns the entries from bounds[i] to bounds[i + 1]."""

    words: list[str]
    bounds: Ints
    passages: Ints
    scores: Floats


@dataclass(frozen=True)
class Postings:
    """The arrays of one collection."""

    stems: Table
    words: Table
    tokens: Ints
    """The stems of all passages, one after the other, as numbers in `stems.words`."""
    places: Ints
    """For each token where it begins and ends in the text that is shown; before its beginning for a summary."""
    bounds: Ints
    """Passage i has the tokens from bounds[i] to bounds[i + 1]."""
    population: int = 0
    """The number of passages in the whole collection, where these are only some of them."""
    holding: Ints | None = None
    """By number of a stem, in how many passages of the whole collection it stands, where these are only some."""

    @property
    def size(self) -> int:
        """The number of passages."""
        return len(self.bounds) - 1

    @cached_property
    def _stem_numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.stems.words)}

    @cached_property
    def _word_numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words.words)}

    def often(self) -> Iterable[tuple[str, int]]:
        """The words as written, and in how many passages each stands."""
        return zip(self.words.words, np.diff(self.words.bounds).tolist(), strict=True)

    def rarity(self, stem: str) -> float:
        """How much finding `stem` says (its idf); that of a word which stands nowhere is the greatest."""
        number = self._stem_numbers.get(stem)
        return _rarity(self.population or self.size, 0 if number is None else self._count(number))

    def _count(self, number: int) -> int:
        if self.holding is not None:
            return int(self.holding[number])
        return int(self.stems.bounds[number + 1] - self.stems.bounds[number])

    def scored(self, concepts: list[Concept], surfaces: list[str]) -> Floats:
        """The score of every passage for a question."""
        total = np.zeros(self.size, np.float32)
        covered = np.zeros(self.size, np.float32)
        whole = 0.0
        for concept in concepts:
            best, rarity = self._best(concept)
            total += best
            if concept.spoken:
                whole += rarity
                covered += np.where(best > 0, np.float32(rarity), np.float32(0))
        for surface in surfaces:
            number = self._word_numbers.get(surface)
            if number is not None:
                where, scores = _entries(self.words, number)
                total[where] += scores
        if whole:
            total *= (1 - COVERED) + (COVERED / whole) * covered
        return total

    def _best(self, concept: Concept) -> tuple[Floats, float]:
        """For every passage the best of the stems that may stand for a concept; and the rarity of the concept."""
        best = np.zeros(self.size, np.float32)
        rarity, heaviest = _rarity(self.population or self.size, 0), 0.0
        for stems, weight in concept.ways:
            entries = self._found(stems)
            if len(entries) == 1:
                where, scores = entries[0]
                best[where] = np.maximum(best[where], np.float32(weight) * scores)
                if weight > heaviest:
                    rarity, heaviest = self.rarity(stems[0]), weight
            elif entries:
                together = np.zeros(self.size, np.float32)
                for where, scores in entries:
                    together[where] += np.float32(weight) * scores
                best = np.maximum(best, together)
        return best, rarity

    def _found(self, stems: tuple[str, ...]) -> list[tuple[Ints, Floats]]:
        numbers = (self._stem_numbers.get(stem) for stem in stems)
        return [_entries(self.stems, number) for number in numbers if number is not None]

    def parts(self, concepts: list[Concept], passages: Ints) -> Floats:
        """What each concept (columns) adds to the score of each of some passages (rows)."""
        parts = np.zeros((len(passages), len(concepts)), np.float32)
        for column, concept in enumerate(concepts):
            for stems, weight in concept.ways:
                together = np.zeros(len(passages), np.float32)
                for where, scores in self._found(stems):
                    if not len(where):
                        continue
                    places = np.minimum(np.searchsorted(where, passages), len(where) - 1)
                    together += np.where(where[places] == passages, np.float32(weight) * scores[places], np.float32(0))
                parts[:, column] = np.maximum(parts[:, column], together)
        return parts

    def closeness(self, concepts: list[Concept], passages: Ints) -> Floats:
        """What neighbouring concepts that stand together in a passage add to its score."""
        added = np.zeros(len(passages), np.float32)
        numbered = [self._numbers(concept) for concept in concepts if concept.spoken]
        if len(numbered) < 2 or not len(passages):
            return added
        tokens, owner = self._tokens_of(passages)
        for one, other in pairwise(numbered):
            left, right = self._holding(tokens, one), self._holding(tokens, other)
            worth = CLOSE * min(self._rarest(one), self._rarest(other))
            best = np.zeros(len(passages), np.float32)
            for apart in range(1, NEAREST + 1):
                same = owner[:-apart] == owner[apart:]
                forth, back = left[:-apart] & right[apart:] & same, right[:-apart] & left[apart:] & same
                for found, share in ((forth, 1.0), (back, 0.7)):
                    where = owner[:-apart][found]
                    best[where] = np.maximum(best[where], np.float32(worth * share / apart))
            added += best
        return added

    def spans(self, passage: int, stems: frozenset[str]) -> list[tuple[int, int, int]]:
        """The words of the text of a passage: begin, end, number of the stem if it is one of `stems`, else -1."""
        first, last = self.bounds[passage], self.bounds[passage + 1]
        numbers = [number for stem in stems if (number := self._stem_numbers.get(stem)) is not None]
        tokens = self.tokens[first:last]
        wanted = np.where(self._holding(tokens, numbers), tokens, -1).tolist()
        return [
            (start, end, number)
            for (start, end), number in zip(self.places[first:last].tolist(), wanted, strict=True)
            if start >= 0
        ]

    def _numbers(self, concept: Concept) -> list[int]:
        strong = (stem for stem, weight in concept.stems.items() if weight >= 0.5)
        return [number for stem in strong if (number := self._stem_numbers.get(stem)) is not None]

    def _rarest(self, numbers: list[int]) -> float:
        counts = map(self._count, numbers)
        return max((_rarity(self.population or self.size, count) for count in counts), default=0.0)

    def _tokens_of(self, passages: Ints) -> tuple[Ints, Ints]:
        """The tokens of some passages, one after the other, and the place in `passages` that each belongs to."""
        starts, lengths = self.bounds[passages], self.bounds[passages + 1] - self.bounds[passages]
        owner = np.repeat(np.arange(len(passages), dtype=np.int32), lengths)
        first = np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self.tokens[np.arange(len(owner)) - first + np.repeat(starts, lengths)], owner

    def _holding(self, tokens: Ints, numbers: list[int]) -> NDArray[np.bool_]:
        wanted = np.zeros(len(self.stems.words), np.bool_)
        wanted[numbers] = True
        return wanted[tokens]


def candidates(scores: Floats, most: int = CANDIDATES) -> Ints:
    """The passages with the best scores above zero, best first; equal ones in their order."""
    some = np.flatnonzero(scores > 0)
    if len(some) > most:
        some = some[np.argpartition(-scores[some], most)[:most]]
    return some[np.lexsort((some, -scores[some]))].astype(np.int32)


def lay_out(fields: Mapping[str, Counts], texts: Sequence[Sequence[str]], places: Sequence[Places]) -> Postings:
    """
    The arrays for what an index counts.

    Args:
        fields: by field name (those of `WEIGHTS`) what stands where.
        texts: the stems of the text of each passage, in order.
        places: where each of them begins and ends.
    """
    size = len(texts)
    stems = _merged([_weighed(fields[name], size, WEIGHTS[name]) for name in STEMMED], size)
    words = _weighed(fields["word"], size, WEIGHTS["word"])
    numbers = {word: number for number, word in enumerate(stems.words)}
    tokens = np.array([numbers[stem] for text in texts for stem in text], np.int32)
    bounds = np.concatenate(([0], np.cumsum([len(text) for text in texts], dtype=np.int32))).astype(np.int32)
    spots = np.array([place for text in places for place in text], np.int32).reshape(-1, 2)
    return Postings(stems, words, tokens, spots, bounds)


def _weighed(counts: Counts, size: int, weight: float) -> Table:
    """One field: what each word says about each passage that holds it."""
    words = sorted(counts)
    holding = np.array([len(counts[word][0]) for word in words], np.int32)
    where = np.array([number for word in words for number in counts[word][0]], np.int32)
    often = np.array([count for word in words for count in counts[word][1]], np.float32)
    lengths = np.bincount(where, often, minlength=size).astype(np.float32)
    average = float(lengths.sum()) / max(size, 1) or 1.0
    rarity = np.log(1 + (size - holding + 0.5) / (holding + 0.5))
    scores = weight * np.repeat(rarity, holding) * often * (K1 + 1)
    scores = scores / (often + K1 * (1 - B + B * lengths[where] / average))
    bounds = np.concatenate(([0], np.cumsum(holding))).astype(np.int32)
    return Table(words, bounds, where, scores.astype(np.float32))


def _merged(tables: list[Table], size: int) -> Table:
    """The fields together: a word's scores added up."""
    words = sorted({word for table in tables for word in table.words})
    numbers = {word: number for number, word in enumerate(words)}
    keys: list[NDArray[np.int64]] = []
    for table in tables:
        own = np.array([numbers[word] for word in table.words], np.int64)
        keys.append(np.repeat(own, np.diff(table.bounds)) * max(size, 1) + table.passages)
    entries, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    scores = np.bincount(inverse, np.concatenate([table.scores for table in tables]), minlength=len(entries))
    holding = np.bincount(entries // max(size, 1), minlength=len(words))
    bounds = np.concatenate(([0], np.cumsum(holding))).astype(np.int32)
    return Table(words, bounds, (entries % max(size, 1)).astype(np.int32), scores.astype(np.float32))


def _rarity(size: int, holding: int) -> float:
    return math.log(1 + (size - holding + 0.5) / (holding + 0.5))


def _entries(table: Table, number: int) -> tuple[Ints, Floats]:
    first, last = table.bounds[number], table.bounds[number + 1]
    return table.passages[first:last], table.scores[first:last]


def save(postings: Postings, folder: Path) -> None:
    """Write the arrays to `folder`."""
    arrays: dict[str, Any] = {"tokens": postings.tokens, "places": postings.places, "bounds": postings.bounds}
    for name, table in (("stems", postings.stems), ("words", postings.words)):
        arrays |= {f"{name}_{part}": getattr(table, part) for part in ("bounds", "passages", "scores")}
        (folder / f"{name}.txt").write_text("\n".join(table.words), encoding="utf-8")
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


def load(folder: Path) -> Postings:
    """
    The arrays that `save` wrote; the system reads what is asked for, and processes share it.

    Raises:
        OSError, ValueError: something is missing or damaged.
    """

    def array(name: str) -> Any:  # noqa: ANN401 (what the file holds)
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

    def table(name: str) -> Table:
        words = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        return Table(words, *(array(f"{name}_{part}") for part in ("bounds", "passages", "scores")))

    return Postings(table("stems"), table("words"), array("tokens"), array("places"), array("bounds"))
