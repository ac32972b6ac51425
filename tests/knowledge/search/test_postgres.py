"""The index in PostgreSQL, on a real server: it finds what the index on disk finds, in the same form."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from knowledge.lang import Language
from knowledge.search.found import Narrowed
from knowledge.search.opening import NoPlaceForIndexError, open_searcher
from knowledge.search.searcher import Searcher
from knowledge.search.store import SearchAwayError
from tests import postgres
from tests.conftest import DATA
from tests.serving import PATIENCE_SECONDS, SIGAP, environment

NUMBERS = count()
ID, EN = Language.ID, Language.EN
QUERIES = [
    ("paspor saya diambil majikan", ID),
    ("ditawarin kerja gaji gede di kamboja", ID),
    ("berkas bolak balik jaksa", ID),
    ("penyidkan", ID),
    ("P-21", ID),
    ("UU 21/2007", ID),
    ("boss keeps my passport", EN),
    ("restitution for victims", EN),
    ("piye carane lapor", ID),
    ("korban perdagangan orang", ID),
]


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    if postgres.programs() is None:
        pytest.skip(postgres.ADVICE)
    folder = Path(tempfile.mkdtemp(prefix="sigap-postgres-"))
    running = postgres.Server(folder)
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SIGAP_SEARCH", server.address)
    return server.address


@pytest.fixture(scope="module")
def shared(server: postgres.Server, kb) -> Searcher:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGAP_SEARCH", server.address)
        return open_searcher(DATA, kb)


def versions(address: str) -> list[str]:
    with psycopg.connect(address) as connection:
        return [row[0] for row in connection.execute("SELECT version FROM sigap_indexes").fetchall()]


def emptied(address: str) -> str:
    """The address of a database of its own, with nothing in it."""
    name = f"baru{next(NUMBERS)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return address.removesuffix("postgres") + name


def wait_for_lock(address: str) -> None:
    """Wait until somebody waits for a lock in this database."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    deadline = time.monotonic() + PATIENCE_SECONDS
    with psycopg.connect(address, autocommit=True) as connection:
        while not connection.execute(waiting).fetchone():
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.mark.parametrize(("query", "lang"), QUERIES, ids=[query for query, _ in QUERIES])
def test_postgres_finds_what_the_index_on_disk_finds(searcher, shared, query, lang):
    there, here = shared.search(query, lang), searcher.search(query, lang)
    assert [item.slug for item in there.results[:3]] == [item.slug for item in here.results[:3]]
    assert there.answers == here.answers
    assert (there.did_you_mean, there.widened) == (here.did_you_mean, here.widened)
    assert there.results[0].snippet == here.results[0].snippet
    assert there.results[0].url == here.results[0].url


def test_postgres_narrows_results(shared):
    found = shared.search("restitusi", ID, wanted=Narrowed(kind="case"))
    assert found.results
    assert {item.kind for item in found.results} == {"case"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "'; DROP TABLE sigap_passages; --",
        "a & b | !(c",
        "\\",
        "paspor\x00disita",
        "paspor \ud800",
        "'" * 500,
        "🙏",
        "ab[c" * 2500,
    ],
)
def test_no_text_can_break_postgres(shared, query):
    assert shared.search(query, ID).query == query


def test_a_second_replica_finds_the_index_of_the_first(address, kb):
    open_searcher(DATA, kb)
    before = versions(address)
    assert open_searcher(DATA, kb).search("restitusi", ID).results
    assert versions(address) == before


def test_replicas_that_start_at_once_build_one_index(address, small, own_cache):
    found: list[str] = []
    replicas = [
        threading.Thread(target=lambda: found.append(open_searcher(small).search("kemiskinan", ID).results[0].slug))
        for _ in range(3)
    ]
    for replica in replicas:
        replica.start()
    for replica in replicas:
        replica.join()
    assert found == ["kemiskinan"] * 3
    assert len(versions(address)) == len(set(versions(address)))


def test_processes_that_start_at_once_on_an_empty_database_build_one_index(address, small, own_cache):
    empty = emptied(address)
    command = [SIGAP, "search", "kemiskinan", "--json", "--data", small]
    surroundings = environment(own_cache) | {"SIGAP_SEARCH": empty}
    started = [subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE) for _ in range(3)]
    answers = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert [json.loads(answer)["results"][0]["slug"] for answer in answers] == ["kemiskinan"] * 3
    assert len(versions(empty)) == 1


def test_a_killed_build_leaves_nothing_and_the_old_version_in_use(address, small, own_cache, monkeypatch):
    empty = emptied(address)
    monkeypatch.setenv("SIGAP_SEARCH", empty)
    opened = open_searcher(small)
    before = versions(empty)
    page = small / "pages/kenali/kemiskinan/id.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Uang muka", "Panjar"), encoding="utf-8")
    surroundings = environment(own_cache)
    with psycopg.connect(empty) as holder:
        holder.execute("LOCK TABLE sigap_indexes IN EXCLUSIVE MODE")  # it has written all but its last row
        building = subprocess.Popen([SIGAP, "search", "panjar", "--data", small], env=surroundings)
        wait_for_lock(empty)
        building.kill()
        building.wait()
    assert opened.search("kemiskinan", ID).results[0].slug == "kemiskinan"
    assert open_searcher(small).search("panjar", ID).results[0].slug == "kemiskinan"
    assert len(versions(empty)) == 2
    assert set(before) < set(versions(empty))


def test_a_version_that_is_in_use_outlives_newer_ones_that_are_not(address, small, own_cache, monkeypatch):
    empty = emptied(address)
    monkeypatch.setenv("SIGAP_SEARCH", empty)
    page = small / "pages/kenali/kemiskinan/id.md"
    text = page.read_text(encoding="utf-8")
    open_searcher(small)
    (first,) = versions(empty)
    for word in ("Panjar", "Komisi", "Bonus"):
        page.write_text(text.replace("Uang muka", word), encoding="utf-8")
        open_searcher(small)
        page.write_text(text, encoding="utf-8")
        open_searcher(small)
    assert first in versions(empty)
    assert len(versions(empty)) == 3


def test_a_version_that_was_removed_is_no_traceback(address, small, own_cache, monkeypatch):
    empty = emptied(address)
    monkeypatch.setenv("SIGAP_SEARCH", empty)
    opened = open_searcher(small)
    with psycopg.connect(empty) as connection:
        connection.execute("DELETE FROM sigap_words")
    with pytest.raises(SearchAwayError):
        opened.search("kemiskinan", ID)


def test_only_the_last_three_versions_are_kept_there(address, small, own_cache):
    page = small / "pages/kenali/kemiskinan/id.md"
    text = page.read_text(encoding="utf-8")
    for word in ("Panjar", "Komisi", "Bonus", "Hadiah"):
        page.write_text(text.replace("Uang muka", word), encoding="utf-8")
        assert "kemiskinan" in [item.slug for item in open_searcher(small).search(word, ID).results]
    assert len(versions(address)) == 3


def test_the_search_goes_on_after_the_server_was_restarted(server, address, small, own_cache):
    opened = open_searcher(small)
    assert opened.search("kemiskinan", ID).results
    server.stop()
    server.start()
    assert opened.search("kemiskinan", ID).results


def test_a_server_that_does_not_answer_is_told_in_one_sentence(small, own_cache, monkeypatch):
    monkeypatch.setenv("SIGAP_SEARCH", "postgresql://sigap@127.0.0.1:1/postgres")
    with pytest.raises(NoPlaceForIndexError, match="SIGAP_SEARCH"):
        open_searcher(small)
