"""An index in PostgreSQL, for several replicas that share one large library: `SIGAP_SEARCH=postgresql://…`.

PostgreSQL's full-text search chooses the candidates (a `tsvector` of our stems, a GIN index, `ts_rank`); they are then
weighed exactly as an index on disk is, with the same language and the same results.
"""

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, LiteralString

import numpy as np
import psycopg

from knowledge.lang import Language
from knowledge.search.asking import Asked, Concept
from knowledge.search.found import Hits, Narrowed, Stored, Thing, thing_from
from knowledge.search.postings import Floats, Ints, Postings, Table
from knowledge.search.snippet import Span
from knowledge.search.store import ENTRIES, OTHER_LANGUAGE, SHORT_ENTRIES, weighed_hits
from knowledge.search.vocabulary import Vocabulary

_LOOKED_AT = 2500
"""So many passages are ranked by PostgreSQL."""
_CANDIDATES = 150
_RANKED_BY = 8
"""PostgreSQL ranks by so many of the rarest concepts; the rest counts afterwards."""
_SHOWN_KEPT = 2000
_TOO_COMMON = 2500
"""A word in more passages is not looked for by itself where rarer ones were asked for too."""
_FIELDS = "{0.8, 0.5, 1.0, 1.0}"
"""What a word counts in `ts_rank`: in the text, in a heading, among keywords, in the title."""

_CANDIDATES_SQL: LiteralString = """
SELECT passage FROM (
    SELECT passage, thing, english, words FROM sigap_passages
    WHERE version = %(version)s AND words @@ %(query)s::tsquery
      AND (%(things)s::int[] IS NULL OR thing = ANY(%(things)s))
    LIMIT %(looked_at)s
) AS matching
ORDER BY (
    SELECT sum(rarity * ts_rank(%(fields)s::real[], words, concept))
    FROM unnest(%(concepts)s::tsquery[], %(rarities)s::real[]) AS asked(concept, rarity)
) * (CASE WHEN english = %(english)s THEN 1.0 ELSE %(other)s END)
  * (CASE WHEN thing = ANY(%(entries)s) THEN %(entry)s ELSE 1.0 END) DESC, passage
LIMIT %(most)s
"""
_ROWS_SQL: LiteralString = """
SELECT passage, thing, english, stems, scores, surfaces, surface_scores, tokens, places FROM sigap_passages
WHERE version = %s AND passage = ANY(%s) ORDER BY passage
"""


Connection = psycopg.Connection[tuple[Any, ...]]
Words = dict[str, tuple[int, int]]
"""By word its number, and in how many passages it stands."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is held in memory of one version: its words, not its texts."""

    population: int
    stems: Words
    surfaces: Words
    things: list[Thing]


class Database:
    """Connections to one server: as many as are in use at once, kept for the next, opened anew where one was lost."""

    def __init__(self, address: str) -> None:
        """Nothing is opened yet. `address` is `postgresql://…`."""
        self._address = address
        self._idle: list[Connection] = []
        weakref.finalize(self, _close, self._idle)

    def rows(self, query: LiteralString, values: Any = None) -> list[tuple[Any, ...]]:  # noqa: ANN401 (psycopg's own)
        """
        What a query gives.

        Raises:
            psycopg.Error: the server cannot be reached, twice, or refuses.
        """
        try:
            return self._asked(self._idle.pop() if self._idle else self._opened(), query, values)
        except (psycopg.OperationalError, IndexError):  # lost, or another thread took the last one
            return self._asked(self._opened(), query, values)

    def _opened(self) -> Connection:
        return psycopg.connect(self._address, autocommit=True, connect_timeout=5)

    def _asked(self, connection: Connection, query: LiteralString, values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
        try:
            rows = connection.execute(query, values).fetchall()
        except psycopg.Error:
            connection.close()
            raise
        self._idle.append(connection)
        return rows


def _close(connections: list[Connection]) -> None:
    for connection in connections:
        connection.close()


class PostgresStore:
    """One version of the content, kept in PostgreSQL."""

    def __init__(self, database: Database, version: str) -> None:
        """Read the words and the list of things; texts stay where they are."""
        self._database = database
        self._version = version
        self._known = _known(database, version)
        words = ((word, count) for word, (_, count) in self._known.surfaces.items())
        self._held = Vocabulary(words, self._known.stems)
        self._entries = [number for number, thing in enumerate(self.things) if thing.kind in SHORT_ENTRIES]
        self._shown: dict[int, Stored] = {}
        self._last = threading.local()

    @property
    def held(self) -> Vocabulary:
        """The words that stand in it."""
        return self._held

    @property
    def things(self) -> list[Thing]:
        """Everything that can be a result."""
        return self._known.things

    def hits(self, asked: Asked, lang: Language, wanted: Narrowed) -> Hits:
        """The best passages for a question, best first."""
        chosen = self._candidates(asked, lang, wanted)
        rows = self._database.rows(_ROWS_SQL, (self._version, chosen)) if chosen else []
        stems = [stem for stem in asked.stems if stem in self._known.stems]
        surfaces = [surface for surface in asked.surfaces if surface in self._known.surfaces]
        part = _part(rows, {s: self._known.stems[s] for s in stems}, {s: self._known.surfaces[s] for s in surfaces},
                     self._known.population)  # fmt: skip
        numbers, owners, english = (np.array([row[i] for row in rows], np.int32) for i in range(3))
        own = english if lang is Language.EN else 1 - english
        weights: Floats = np.where(own > 0, 1.0, OTHER_LANGUAGE).astype(np.float32)
        weights *= np.where(np.isin(owners, self._entries), ENTRIES, 1.0).astype(np.float32)
        self._last.part = part, {int(number): place for place, number in enumerate(numbers)}
        found = weighed_hits(part, asked, weights, owners, english)
        return Hits(numbers[found.passages], found.things, found.english, found.scores, found.parts)

    def _candidates(self, asked: Asked, lang: Language, wanted: Narrowed) -> list[int]:
        """The passages that PostgreSQL ranks first."""
        parts = [(query, count, rarity) for concept in asked.concepts if (found := self._concept(concept))
                 for query, count, rarity in [found]]  # fmt: skip
        if not parts:
            return []
        rarest = sorted(parts, key=lambda part: part[1])[:_RANKED_BY]
        things = None
        if wanted != Narrowed():
            things = [number for number, thing in enumerate(self.things) if thing.fits(wanted)]
        values = {
            "version": self._version, "query": _narrow(parts), "things": things, "looked_at": _LOOKED_AT,
            "fields": _FIELDS, "concepts": [part[0] for part in rarest], "rarities": [part[2] for part in rarest],
            "english": lang is Language.EN, "other": OTHER_LANGUAGE, "entries": self._entries, "entry": ENTRIES,
            "most": _CANDIDATES,
        }  # fmt: skip
        return [row[0] for row in self._database.rows(_CANDIDATES_SQL, values)]

    def _concept(self, concept: Concept) -> tuple[str, int, float] | None:
        """A concept as a tsquery, in how many passages it stands at most, and how much finding it says."""
        ways = [[stem for stem in stems if stem in self._known.stems] for stems, _ in concept.ways]
        queries = {" & ".join(map(_quoted, way)): min(self._known.stems[s][1] for s in way) for way in ways if way}
        if not queries:
            return None
        count = sum(queries.values())
        rarity = float(np.log(1 + (self._known.population + 0.5) / (max(queries.values()) + 0.5)))
        return " | ".join(f"({query})" for query in queries), count, rarity

    def stored(self, passage: int) -> Stored:
        """A passage as it is shown; those that are shown often stay in memory."""
        if passage not in self._shown:
            if len(self._shown) >= _SHOWN_KEPT:
                self._shown.clear()
            self._shown[passage] = self._fetched(passage)
        return self._shown[passage]

    def _fetched(self, passage: int) -> Stored:
        query: LiteralString = """
            SELECT kind, slug, english, shown_title, shown_heading, text, url FROM sigap_passages
            WHERE version = %s AND passage = %s
        """
        kind, slug, english, title, heading, text, url = self._database.rows(query, (self._version, passage))[0]
        return Stored(kind, slug, Language.EN if english else Language.ID, title, heading, text, url)

    def spans(self, passage: int, stems: frozenset[str]) -> Sequence[Span]:
        """The words of the text of a passage, those with one of `stems` numbered."""
        part, places = self._last.part
        if passage not in places:
            known = {stem: self._known.stems[stem] for stem in stems if stem in self._known.stems}
            part = _part(self._database.rows(_ROWS_SQL, (self._version, [passage])), known, {}, self._known.population)
            return part.spans(0, stems)
        return part.spans(places[passage], stems)


def _narrow(parts: list[tuple[str, int, float]]) -> str:
    """A tsquery for passages worth ranking: any of the rarer concepts, or two of the common ones."""
    ordered = sorted(parts, key=lambda part: part[1])
    rare: list[str] = []
    total = 0
    for query, count, _ in ordered:
        if total + count > _TOO_COMMON:
            break
        rare.append(f"({query})")
        total += count
    common = [f"({query})" for query, _, _ in ordered[len(rare) :]][:4]
    pairs = [f"({one} & {other})" for i, one in enumerate(common) for other in common[i + 1 :]]
    return " | ".join([*rare, *(pairs or (common if not rare else []))])


def _quoted(lexeme: str) -> str:
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _known(database: Database, version: str) -> _Known:
    stems: dict[str, tuple[int, int]] = {}
    surfaces: dict[str, tuple[int, int]] = {}
    rows = database.rows("SELECT stem, word, number, passages FROM sigap_words WHERE version = %s", (version,))
    for stem, word, number, passages in rows:
        (stems if stem else surfaces)[word] = (number, passages)
    ((population, things),) = database.rows(
        "SELECT population, things FROM sigap_versions WHERE version = %s", (version,)
    )
    return _Known(population, stems, surfaces, [thing_from(entry) for entry in json.loads(things)])


def _part(rows: list[tuple[Any, ...]], stems: Words, surfaces: Words, population: int) -> Postings:
    """The arrays of some passages, with only the words that are asked for."""
    stem_words = sorted(stems)
    table = _table(stem_words, [stems[word][0] for word in stem_words], [(row[3], row[4]) for row in rows])
    surface_words = sorted(surfaces)
    numbers = [surfaces[word][0] for word in surface_words]
    words = _table(surface_words, numbers, [(row[5], row[6]) for row in rows])
    tokens = _joined([row[7] for row in rows], np.int32)
    lengths = [len(row[7]) // 4 for row in rows]
    own = np.full(len(tokens), len(stem_words), np.int32)  # the last number stands for all other words
    for place, word in enumerate(stem_words):
        own[tokens == stems[word][0]] = place
    places = _joined([row[8] for row in rows], np.int32).reshape(-1, 2)
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int32))).astype(np.int32)
    holding = np.array([*(stems[word][1] for word in stem_words), 0], np.int32)
    return Postings(table, words, own, places, bounds, population, holding)


def _table(words: list[str], numbers: list[int], blobs: list[tuple[bytes, bytes]]) -> Table:
    """Postings of `words` (known as `numbers`) from what is kept with each passage."""
    kept = _joined([blob[0] for blob in blobs], np.int32)
    scores = _joined([blob[1] for blob in blobs], np.float32)
    owner = np.repeat(np.arange(len(blobs), dtype=np.int32), [len(blob[0]) // 4 for blob in blobs])
    found = [np.flatnonzero(kept == number) for number in numbers]
    bounds = np.concatenate(([0], np.cumsum([len(where) for where in found] + [0]))).astype(np.int32)
    order = np.concatenate([*found, np.empty(0, np.int64)]).astype(np.int64)
    return Table([*words, ""], bounds, owner[order], scores[order])


def _joined(blobs: list[bytes], kind: type[np.int32] | type[np.float32]) -> Any:  # noqa: ANN401 (an array of that kind)
    return np.frombuffer(b"".join(blobs), kind)


def passage_rows(postings: Postings) -> Iterator[dict[str, bytes]]:
    """What is kept with each passage so that it can be weighed again: numbers of words, scores, tokens, places."""
    by_stem, by_word = _by_passage(postings.stems, postings.size), _by_passage(postings.words, postings.size)
    for passage in range(postings.size):
        first, last = postings.bounds[passage], postings.bounds[passage + 1]
        (stems, scores), (surfaces, surface_scores) = by_stem[passage], by_word[passage]
        yield {
            "stems": stems.tobytes(),
            "scores": scores.tobytes(),
            "surfaces": surfaces.tobytes(),
            "surface_scores": surface_scores.tobytes(),
            "tokens": np.ascontiguousarray(postings.tokens[first:last]).tobytes(),
            "places": np.ascontiguousarray(postings.places[first:last]).tobytes(),
        }


def _by_passage(table: Table, size: int) -> list[tuple[Ints, Floats]]:
    owners = np.repeat(np.arange(len(table.words), dtype=np.int32), np.diff(table.bounds))
    order = np.argsort(table.passages, kind="stable")
    bounds = np.searchsorted(table.passages[order], np.arange(size + 1))
    return [(owners[order[a:b]], table.scores[order[a:b]]) for a, b in pairwise(bounds)]
