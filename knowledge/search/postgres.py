"""An index in PostgreSQL, for several replicas that share one large library: `SIGAP_SEARCH=postgresql://…`.

The database keeps, by word, the passages that hold it and what it says about each (as arrays), and each passage with
its words in order. A search fetches the words that it asks for and weighs them exactly as an index on disk is weighed:
the results are the same. Only numbers of words and passages are sent to the server, never what somebody typed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, LiteralString, TypeVar

import numpy as np

from knowledge.lang import Language
from knowledge.search.asking import Asked, Concept
from knowledge.search.database import Database
from knowledge.search.found import Hits, Narrowed, Stored, Thing, thing_from
from knowledge.search.postings import Floats, Ints, Postings, Table
from knowledge.search.snippet import Span
from knowledge.search.store import SearchAwayError, reader_weights, weighed_hits
from knowledge.search.vocabulary import Vocabulary

_MOST_KEPT = 48 * 1024 * 1024
"""Bytes of what was fetched that stay in memory, for each of words, tokens and texts."""
_OBJECT = 100
"""Bytes that an entry takes beside its arrays, about."""

_VERSION_SQL: LiteralString = "SELECT population, things, owners, english FROM sigap_indexes WHERE version = %s"
_WORDS_SQL: LiteralString = "SELECT number, stem, word, holding FROM sigap_words WHERE version = %s ORDER BY number"
_POSTINGS_SQL: LiteralString = (
    "SELECT number, passages, scores FROM sigap_words WHERE version = %s AND number = ANY(%s::int[])"
)
_TOKENS_SQL: LiteralString = (
    "SELECT passage, tokens FROM sigap_passages WHERE version = %s AND passage = ANY(%s::int[])"
)
_SHOWN_SQL: LiteralString = """
SELECT passage, kind, slug, english, shown_title, shown_heading, text, url, tokens, places FROM sigap_passages
WHERE version = %s AND passage = ANY(%s::int[])
"""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage as it is shown, and where its words stand."""

    stored: Stored
    tokens: Ints
    places: Ints


T = TypeVar("T")


class _Kept(Generic[T]):
    """What was fetched, by number, up to a size; what has been kept longest goes first. Safe between threads."""

    def __init__(self, fetch: Callable[[list[int]], Iterable[tuple[int, T, int]]]) -> None:
        """`fetch` gives (number, thing, bytes) for each of some numbers."""
        self._fetch = fetch
        self._held: dict[int, tuple[T, int]] = {}
        self._size = 0
        self._lock = threading.Lock()

    def get(self, numbers: Sequence[int]) -> list[T]:
        """
        What belongs to each of `numbers`, in their order; what is missing is fetched at once.

        Raises:
            SearchAwayError: the server cannot be reached, or this version is not there any more.
        """
        found = {number: held[0] for number in numbers if (held := self._held.get(number)) is not None}
        missing = [number for number in dict.fromkeys(numbers) if number not in found]
        if missing:
            for number, thing, size in self._fetch(missing):
                found[number] = thing
                self._keep(number, thing, size + _OBJECT)
        try:
            return [found[number] for number in numbers]
        except KeyError as error:
            raise SearchAwayError from error

    def _keep(self, number: int, thing: T, size: int) -> None:
        with self._lock:
            if number in self._held:
                return
            self._held[number] = (thing, size)
            self._size += size
            while self._size > _MOST_KEPT and len(self._held) > 1:
                self._size -= self._held.pop(next(iter(self._held)))[1]


class PostgresStore:
    """One version of the content, kept in PostgreSQL."""

    def __init__(self, database: Database, version: str) -> None:
        """
        Read the words and the list of things; texts and postings stay where they are.

        Raises:
            SearchAwayError: the server cannot be reached, or the version is not there.
        """
        self._database = database
        self._version = version
        rows = database.rows(_VERSION_SQL, (version,))
        if not rows:
            raise SearchAwayError
        self._population, things, owners, english = rows[0]
        self._things = [thing_from(entry) for entry in json.loads(things)]
        self._owners, self._english = np.frombuffer(owners, np.int32), np.frombuffer(english, np.int32)
        self._stems: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        often: dict[str, int] = {}
        words = database.rows(_WORDS_SQL, (version,))
        for number, stem, word, holding in words:
            (self._stems if stem else self._surfaces)[word] = number
            if not stem:
                often[word] = holding
        self._held = Vocabulary(often.items(), self._stems)
        self._weights = {lang: reader_weights(lang, self._things, self._owners, self._english) for lang in Language}
        self._postings = _Kept(self._fetch_postings)
        self._tokens = _Kept(self._fetch_tokens)
        self._shown = _Kept(self._fetch_shown)

    @property
    def held(self) -> Vocabulary:
        """The words that stand in it."""
        return self._held

    @property
    def things(self) -> list[Thing]:
        """Everything that can be a result."""
        return self._things

    def hits(self, asked: Asked, lang: Language, wanted: Narrowed) -> Hits:
        """
        The best passages for a question, best first.

        Raises:
            SearchAwayError: the server cannot be reached.
        """
        weights = self._weights[lang]
        if wanted != Narrowed():
            weights = weights * np.array([thing.fits(wanted) for thing in self._things], np.float32)[self._owners]
        stems = sorted(stem for stem in asked.stems if stem in self._stems)
        surfaces = sorted(surface for surface in asked.surfaces if surface in self._surfaces)
        numbers = [*(self._stems[stem] for stem in stems), *(self._surfaces[surface] for surface in surfaces)]
        fetched = self._postings.get(numbers)
        nothing = np.empty(0, np.int32)
        postings = Postings(
            _table(stems, fetched[: len(stems)]), _table(surfaces, fetched[len(stems) :]),
            nothing, nothing.reshape(-1, 2), np.zeros(self._population + 1, np.int32),
        )  # fmt: skip

        def closeness(concepts: list[Concept], best: Ints) -> Floats:
            return self._near(postings.stems, best).closeness(concepts, np.arange(len(best), dtype=np.int32))

        return weighed_hits(postings, asked, weights, self._owners, self._english, closeness)

    def _near(self, stems: Table, passages: Ints) -> Postings:
        """Some passages with their words in order; words that are not asked for are all the same."""
        fetched = self._tokens.get(passages.tolist())
        lengths = [len(tokens) for tokens in fetched]
        bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int32))).astype(np.int32)
        numbers = np.array([self._stems[word] for word in stems.words], np.int32)
        tokens = np.concatenate([*fetched, np.empty(0, np.int32)]).astype(np.int32)
        order = np.argsort(numbers)
        places = np.minimum(np.searchsorted(numbers[order], tokens), max(len(numbers) - 1, 0))
        asked = numbers[order][places] == tokens if len(numbers) else np.zeros(len(tokens), np.bool_)
        own = np.where(asked, order[places] if len(numbers) else 0, len(numbers)).astype(np.int32)
        holding = np.append(np.diff(stems.bounds), 0).astype(np.int32)
        table = Table([*stems.words, ""], np.append(stems.bounds, stems.bounds[-1]), stems.passages, stems.scores)
        nothing = np.empty(0, np.int32)
        empty = Table([], np.zeros(1, np.int32), nothing, nothing.astype(np.float32))
        return Postings(table, empty, own, nothing.reshape(-1, 2), bounds, self._population, holding)

    def prepare(self, passages: Sequence[int]) -> None:
        """
        Fetch together what will be shown.

        Raises:
            SearchAwayError: the server cannot be reached.
        """
        self._shown.get(passages)

    def stored(self, passage: int) -> Stored:
        """
        A passage as it is shown.

        Raises:
            SearchAwayError: the server cannot be reached.
        """
        return self._shown.get([passage])[0].stored

    def spans(self, passage: int, stems: frozenset[str]) -> Sequence[Span]:
        """
        The words of the text of a passage, those with one of `stems` numbered.

        Raises:
            SearchAwayError: the server cannot be reached.
        """
        shown = self._shown.get([passage])[0]
        wanted = {self._stems[stem] for stem in stems if stem in self._stems}
        places: list[tuple[int, int]] = shown.places.tolist()
        tokens: list[int] = shown.tokens.tolist()
        pairs = zip(places, tokens, strict=True)
        return [(start, end, number if number in wanted else -1) for (start, end), number in pairs if start >= 0]

    def _fetch_postings(self, numbers: list[int]) -> Iterable[tuple[int, tuple[Ints, Floats], int]]:
        for number, passages, scores in self._database.rows(_POSTINGS_SQL, (self._version, numbers)):
            yield number, (np.frombuffer(passages, np.int32), np.frombuffer(scores, np.float32)), 2 * len(passages)

    def _fetch_tokens(self, numbers: list[int]) -> Iterable[tuple[int, Ints, int]]:
        for passage, tokens in self._database.rows(_TOKENS_SQL, (self._version, numbers)):
            yield passage, np.frombuffer(tokens, np.int32), len(tokens)

    def _fetch_shown(self, numbers: list[int]) -> Iterable[tuple[int, _Shown, int]]:
        for passage, kind, slug, english, title, heading, text, url, tokens, places in self._database.rows(
            _SHOWN_SQL, (self._version, numbers)
        ):
            lang = Language.EN if english else Language.ID
            stored = Stored(kind, slug, lang, title, heading, text, url)
            spots = np.frombuffer(places, np.int32).reshape(-1, 2)
            size = 2 * len(text) + len(tokens) + len(places)
            yield passage, _Shown(stored, np.frombuffer(tokens, np.int32), spots), size


def _table(words: list[str], fetched: list[tuple[Ints, Floats]]) -> Table:
    bounds = np.concatenate(([0], np.cumsum([len(passages) for passages, _ in fetched]))).astype(np.int32)
    passages = np.concatenate([*(passages for passages, _ in fetched), np.empty(0, np.int32)])
    scores: Any = np.concatenate([*(scores for _, scores in fetched), np.empty(0, np.float32)])
    return Table(words, bounds, passages, scores)
