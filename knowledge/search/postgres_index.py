"""Writing an index to PostgreSQL: one transaction a version, so that a killed build leaves the old one in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, LiteralString

import numpy as np
import psycopg

from knowledge.lang import Language
from knowledge.language import lexicon as wordlists
from knowledge.language.text import Lexicon
from knowledge.search import indexing
from knowledge.search.findable import Passage
from knowledge.search.postgres import passage_rows
from knowledge.search.postings import Postings

_KEPT_VERSIONS = 2
_LOCK = 7_446_827
"""Two replicas that start at once build one after the other; the second finds the index of the first."""
_WEIGHTS = {"title": "A", "keywords": "B", "heading": "C", "stem": "D"}
_MOST_POSITIONS = 16_000
_LONGEST_LEXEME = 400

_TABLES: LiteralString = """
CREATE TABLE IF NOT EXISTS sigap_versions (
    version text PRIMARY KEY, built timestamptz NOT NULL DEFAULT now(), population int NOT NULL,
    lexicon text NOT NULL, answers text NOT NULL, names text NOT NULL, things text NOT NULL
);
CREATE TABLE IF NOT EXISTS sigap_words (
    version text NOT NULL, stem bool NOT NULL, word text NOT NULL, number int NOT NULL, passages int NOT NULL
);
CREATE INDEX IF NOT EXISTS sigap_words_version ON sigap_words (version);
CREATE TABLE IF NOT EXISTS sigap_passages (
    version text NOT NULL, passage int NOT NULL, thing int NOT NULL, english bool NOT NULL,
    kind text NOT NULL, slug text NOT NULL, shown_title text NOT NULL, shown_heading text NOT NULL,
    text text NOT NULL, url text NOT NULL, words tsvector NOT NULL,
    stems bytea NOT NULL, scores bytea NOT NULL, surfaces bytea NOT NULL, surface_scores bytea NOT NULL,
    tokens bytea NOT NULL, places bytea NOT NULL, PRIMARY KEY (version, passage)
);
CREATE INDEX IF NOT EXISTS sigap_passages_words ON sigap_passages USING gin (words) WITH (fastupdate = off);
"""


def build(
    address: str, version: str, found: Iterable[Passage], lexicon: Lexicon, answers: list[dict[str, Any]]
) -> None:
    """
    Write a version, if it is not there yet, and forget all but the one before it.

    Args:
        address: `postgresql://…`.
        version: under what the index is kept.
        found: the passages.
        lexicon: the word lists with which they are read.
        answers: the direct answers, as they are kept.

    Raises:
        psycopg.Error: the server cannot be reached or refuses.
    """
    with psycopg.connect(address, connect_timeout=5) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.execute(_TABLES)
        if connection.execute("SELECT 1 FROM sigap_versions WHERE version = %s", (version,)).fetchone():
            return
        result = indexing.read(found, lexicon)
        arrays = indexing.arrays_of(result)
        _write_passages(connection, version, result, arrays)
        _write_words(connection, version, arrays)
        connection.execute(
            "INSERT INTO sigap_versions (version, population, lexicon, answers, names, things) "
            "VALUES (%s, %s, %s, %s, %s, %s)",
            (version, arrays.size, wordlists.as_json(lexicon), *map(_json, (answers, result.names)),
             _json([thing.as_dict() for thing in result.things])),
        )  # fmt: skip
        _forget_old(connection)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ANALYZE sigap_passages")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write_passages(connection: psycopg.Connection[Any], version: str, result: indexing.Read, arrays: Postings) -> None:
    columns: LiteralString = (
        "version, passage, thing, english, kind, slug, shown_title, shown_heading, text, url, words, "
        "stems, scores, surfaces, surface_scores, tokens, places"
    )
    with connection.cursor().copy("COPY sigap_passages (" + columns + ") FROM STDIN") as copy:
        rows = zip(result.passages, result.fields, result.owners, passage_rows(arrays), strict=True)
        for number, (passage, fields, owner, kept) in enumerate(rows):
            texts = (passage.title, passage.heading, passage.text, passage.url)
            shown = [text.replace("\x00", " ") for text in texts]
            english = passage.lang is Language.EN
            copy.write_row((version, number, owner, english, passage.kind, passage.slug, *shown, _vector(fields),
                            *kept.values()))  # fmt: skip


def _write_words(connection: psycopg.Connection[Any], version: str, arrays: Postings) -> None:
    with connection.cursor().copy("COPY sigap_words (version, stem, word, number, passages) FROM STDIN") as copy:
        for stem, table in ((True, arrays.stems), (False, arrays.words)):
            counts = np.diff(table.bounds).tolist()
            for number, (word, count) in enumerate(zip(table.words, counts, strict=True)):
                copy.write_row((version, stem, word, number, count))


def _vector(fields: dict[str, list[str]]) -> str:
    """The stems of a passage as a tsvector, with where and in what they stand."""
    places: dict[str, list[str]] = {}
    for place, (stem, weight) in enumerate(_placed(fields), start=1):
        if place <= _MOST_POSITIONS and len(stem.encode()) <= _LONGEST_LEXEME:
            places.setdefault(stem, []).append(f"{place}{weight}")
    quoted = ((stem.replace("\\", "\\\\").replace("'", "''"), where) for stem, where in places.items())
    return " ".join(f"'{stem}':{','.join(where[:200])}" for stem, where in quoted)


def _placed(fields: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, weight in _WEIGHTS.items():
        yield from ((stem, weight) for stem in fields[name])


def _forget_old(connection: psycopg.Connection[Any]) -> None:
    old = connection.execute(
        "SELECT version FROM sigap_versions ORDER BY built DESC OFFSET %s", (_KEPT_VERSIONS,)
    ).fetchall()
    versions = [row[0] for row in old]
    connection.execute("DELETE FROM sigap_passages WHERE version = ANY(%s)", (versions,))
    connection.execute("DELETE FROM sigap_words WHERE version = ANY(%s)", (versions,))
    connection.execute("DELETE FROM sigap_versions WHERE version = ANY(%s)", (versions,))
