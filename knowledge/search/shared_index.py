"""A searcher over an index in PostgreSQL, which several replicas share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from knowledge.language import lexicon as wordlists
from knowledge.search.database import Database
from knowledge.search.postgres import PostgresStore
from knowledge.search.searcher import Searcher
from knowledge.search.store import SearchAwayError

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

UNREACHABLE = (psycopg.Error, SearchAwayError)


def open_shared(address: str, version: str, data: Path, base: KnowledgeBase | None = None) -> Searcher:
    """
    A searcher over one version; it is built first where it is not there yet.

    Raises:
        psycopg.Error, SearchAwayError: the server cannot be reached or refuses.
        BrokenDataError: the index has to be built and the data cannot be read.
    """
    database = Database(address)
    if not _is_there(database, version):
        from knowledge.loading import load  # noqa: PLC0415 (heavy, and rarely needed)
        from knowledge.search import documents, indexing, postgres_index  # noqa: PLC0415 (heavy, and rarely needed)

        base = base if base is not None else load.load(data)
        lexicon = wordlists.load_lexicon(data / "language")
        answers = indexing.kept_answers(base, lexicon)
        postgres_index.build(address, version, documents.passages(base), lexicon, answers)
    return open_version(address, version)


def open_version(address: str, version: str) -> Searcher:
    """
    A searcher over a version that is there.

    Raises:
        SearchAwayError: the server cannot be reached, or has no such version.
    """
    database = Database(address)
    rows = database.rows(
        "UPDATE sigap_indexes SET used = clock_timestamp() WHERE version = %s RETURNING lexicon, answers, names",
        (version,),
    )
    if not rows:
        raise SearchAwayError
    lexicon, answers, names = rows[0]
    store = PostgresStore(database, version)
    return Searcher(store, wordlists.from_json(lexicon), json.loads(names), json.loads(answers))


def _is_there(database: Database, version: str) -> bool:
    if database.rows("SELECT to_regclass('sigap_indexes') IS NULL") == [(True,)]:
        return False
    return bool(database.rows("SELECT 1 FROM sigap_indexes WHERE version = %s", (version,)))
