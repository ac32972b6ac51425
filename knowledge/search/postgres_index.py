"""Writing an index to PostgreSQL: one transaction a version, so that a killed build leaves the old one in use."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, LiteralString

import psycopg

from knowledge.lang import Language
from knowledge.language import lexicon as wordlists
from knowledge.language.text import Lexicon
from knowledge.search import indexing
from knowledge.search.findable import Passage
from knowledge.search.postings import Postings

_KEPT_VERSIONS = 3
_LOCK = 7_446_827
"""Two replicas that start at once build one after the other; the second finds the index of the first."""

TABLES: LiteralString = """
CREATE TABLE IF NOT EXISTS sigap_indexes (
    version text PRIMARY KEY, used timestamptz NOT NULL DEFAULT clock_timestamp(), population int NOT NULL,
    lexicon text NOT NULL, answers text NOT NULL, names text NOT NULL, things text NOT NULL,
    owners bytea NOT NULL, english bytea NOT NULL
);
CREATE TABLE IF NOT EXISTS sigap_words (
    version text NOT NULL, number int NOT NULL, stem bool NOT NULL, word text NOT NULL, holding int NOT NULL,
    passages bytea NOT NULL, scores bytea NOT NULL, PRIMARY KEY (version, number)
);
ALTER TABLE sigap_words ALTER passages SET STORAGE EXTERNAL, ALTER scores SET STORAGE EXTERNAL;
CREATE TABLE IF NOT EXISTS sigap_passages (
    version text NOT NULL, passage int NOT NULL, english bool NOT NULL,
    kind text NOT NULL, slug text NOT NULL, shown_title text NOT NULL, shown_heading text NOT NULL,
    text text NOT NULL, url text NOT NULL, tokens bytea NOT NULL, places bytea NOT NULL, PRIMARY KEY (version, passage)
);
"""
"""Postings are numbers that do not compress well: they are kept as they are."""


def build(
    address: str, version: str, found: Iterable[Passage], lexicon: Lexicon, answers: list[dict[str, Any]]
) -> None:
    """
    Write a version, if it is not there yet, and forget those that are long out of use.

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
        connection.execute(TABLES)
        if connection.execute("SELECT 1 FROM sigap_indexes WHERE version = %s", (version,)).fetchone():
            return
        result = indexing.read(found, lexicon)
        arrays = indexing.arrays_of(result)
        _write_passages(connection, version, result, arrays)
        _write_words(connection, version, arrays)
        owners, english = indexing.owners_of(result)
        connection.execute(
            "INSERT INTO sigap_indexes (version, population, lexicon, answers, names, things, owners, english) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            (version, arrays.size, wordlists.as_json(lexicon), *map(_json, (answers, result.names)),
             _json([thing.as_dict() for thing in result.things]), owners.tobytes(), english.tobytes()),
        )  # fmt: skip
        _forget_old(connection)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ANALYZE sigap_passages, sigap_words")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write_passages(connection: psycopg.Connection[Any], version: str, result: indexing.Read, arrays: Postings) -> None:
    columns: LiteralString = (
        "version, passage, english, kind, slug, shown_title, shown_heading, text, url, tokens, places"
    )
    with connection.cursor().copy("COPY sigap_passages (" + columns + ") FROM STDIN") as copy:
        for number, (passage, (first, last)) in enumerate(zip(result.passages, pairwise(arrays.bounds), strict=True)):
            texts = (passage.title, passage.heading, passage.text, passage.url)
            shown = [text.replace("\x00", " ") for text in texts]
            ordered = (arrays.tokens[first:last].tobytes(), arrays.places[first:last].tobytes())
            english = passage.lang is Language.EN
            copy.write_row((version, number, english, passage.kind, passage.slug, *shown, *ordered))


def _write_words(connection: psycopg.Connection[Any], version: str, arrays: Postings) -> None:
    """Stems first, so that they keep the numbers which the passages know them by; then the words as written."""
    columns: LiteralString = "version, number, stem, word, holding, passages, scores"
    with connection.cursor().copy("COPY sigap_words (" + columns + ") FROM STDIN") as copy:
        for stem, table, before in ((True, arrays.stems, 0), (False, arrays.words, len(arrays.stems.words))):
            for number, (word, (first, last)) in enumerate(zip(table.words, pairwise(table.bounds), strict=True)):
                held = (table.passages[first:last].tobytes(), table.scores[first:last].tobytes())
                copy.write_row((version, before + number, stem, word, int(last - first), *held))


def _forget_old(connection: psycopg.Connection[Any]) -> None:
    """Remove the versions that no replica has opened for longest."""
    old = connection.execute(
        "SELECT version FROM sigap_indexes ORDER BY used DESC OFFSET %s", (_KEPT_VERSIONS,)
    ).fetchall()
    versions = [row[0] for row in old]
    connection.execute("DELETE FROM sigap_passages WHERE version = ANY(%s)", (versions,))
    connection.execute("DELETE FROM sigap_words WHERE version = ANY(%s)", (versions,))
    connection.execute("DELETE FROM sigap_indexes WHERE version = ANY(%s)", (versions,))
