"""What the search needs of a place that keeps an index: the files of Whoosh, a database, or memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from knowledge import addresses
from knowledge.lang import Language
from knowledge.search.asking import Asked, Concept
from knowledge.search.found import Hits, Narrowed, Stored, Thing
from knowledge.search.postings import Floats, Ints, Postings, candidates
from knowledge.search.snippet import Span
from knowledge.search.vocabulary import Vocabulary

OTHER_LANGUAGE = 0.6
"""What a passage counts that is not in the language of the reader."""
ENTRIES = 0.5
"""What an entry of the library or a decided case counts beside a page."""
SHORT_ENTRIES = frozenset({"source", "case"})
GATHERED = 0.7
"""What a passage of the quiz, stories, figures or glossary counts: on those pages something stands about everything."""
GATHERINGS = frozenset({addresses.QUIZ, addresses.STORIES, addresses.FIGURES, addresses.GLOSSARY})


class SearchAwayError(RuntimeError):
    """The place that keeps the index does not answer now; the same search may succeed a little later."""


class Store(Protocol):
    """A place that keeps an index."""

    @property
    def held(self) -> Vocabulary:
        """The words that stand in it."""
        ...

    @property
    def things(self) -> list[Thing]:
        """Everything that can be a result."""
        ...

    def hits(self, asked: Asked, lang: Language, wanted: Narrowed) -> Hits:
        """The best passages for a question, at most some hundreds, best first."""
        ...

    def prepare(self, passages: Sequence[int]) -> None:
        """These passages will be shown: what lies far away is fetched together."""
        ...

    def stored(self, passage: int) -> Stored:
        """A passage as it is shown."""
        ...

    def spans(self, passage: int, stems: frozenset[str]) -> Sequence[Span]:
        """The words of the text of a passage, those with one of `stems` numbered."""
        ...


class ArrayStore:
    """An index whose postings are arrays in memory; what is shown comes from `stored`."""

    def __init__(
        self, postings: Postings, things: list[Thing], owners: Ints, english: Ints, stored: Callable[[int], Stored]
    ) -> None:
        """
        Args:
            postings: the arrays.
            things: everything that can be a result.
            owners: for each passage the thing that it belongs to.
            english: for each passage 1 if it is English, else 0.
            stored: a passage as it is shown.
        """
        self._postings = postings
        self._things = things
        self._owners = owners
        self._english = english
        self._stored = stored
        self._shown: dict[int, Stored] = {}
        self._held = Vocabulary(postings.often(), postings.stems.words)
        self._by_language = {lang: reader_weights(lang, things, owners, english) for lang in Language}

    @property
    def held(self) -> Vocabulary:
        """The words that stand in it."""
        return self._held

    @property
    def things(self) -> list[Thing]:
        """Everything that can be a result."""
        return self._things

    def hits(self, asked: Asked, lang: Language, wanted: Narrowed) -> Hits:
        """The best passages for a question, best first."""
        weights = self._by_language[lang]
        if wanted != Narrowed():
            weights = weights * np.array([thing.fits(wanted) for thing in self._things], np.float32)[self._owners]
        return weighed_hits(self._postings, asked, weights, self._owners, self._english)

    def spans(self, passage: int, stems: frozenset[str]) -> Sequence[Span]:
        """The words of the text of a passage, those with one of `stems` numbered."""
        return self._postings.spans(passage, stems)

    def prepare(self, passages: Sequence[int]) -> None:
        """Nothing lies far away."""

    def stored(self, passage: int) -> Stored:
        """A passage as it is shown."""
        if passage not in self._shown:
            self._shown[passage] = self._stored(passage)
        return self._shown[passage]


def reader_weights(lang: Language, things: list[Thing], owners: Ints, english: Ints) -> Floats:
    """What each passage counts for a reader of `lang`."""
    own = english if lang is Language.EN else 1 - english
    worths = np.array([worth(thing.kind, thing.slug) for thing in things], np.float32)
    return (np.where(own > 0, 1.0, OTHER_LANGUAGE) * worths[owners]).astype(np.float32)


def worth(kind: str, slug: str) -> float:
    """What passages of a thing count beside those of a page."""
    if kind in SHORT_ENTRIES:
        return ENTRIES
    return GATHERED if slug in GATHERINGS else 1.0


def weighed_hits(
    postings: Postings,
    asked: Asked,
    weights: Floats,
    owners: Ints,
    english: Ints,
    closeness: Callable[[list[Concept], Ints], Floats] | None = None,
) -> Hits:
    """
    The best passages of some postings, best first.

    Args:
        postings: the arrays.
        asked: the question.
        weights: what each passage counts for the reader.
        owners: for each passage the thing that it belongs to.
        english: for each passage 1 if it is English, else 0.
        closeness: what words that stand together add, where the words in their order are kept elsewhere.
    """
    scores = postings.scored(asked.concepts, asked.surfaces) * weights
    best = candidates(scores)
    near = (closeness or postings.closeness)(asked.concepts, best)
    total = (scores[best] + near * weights[best]).astype(np.float32)
    parts = postings.parts(asked.concepts, best) * weights[best, None]
    order = np.lexsort((best, -total))
    best = best[order]
    return Hits(best, owners[best], english[best], total[order], parts[order])
