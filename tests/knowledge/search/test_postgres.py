"""The index in PostgreSQL, on a real server: it finds what the index on disk finds, in the same form."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from knowledge.lang import Language
from knowledge.search.found import Narrowed
from knowledge.search.opening import NoPlaceForIndexError, open_searcher
from knowledge.search.searcher import Searcher
from tests import postgres
from tests.conftest import DATA

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
    "query", ["", "'; DROP TABLE sigap_passages; --", "a & b | !(c", "\\", "\x00", "'" * 500, "🙏"]
)
def test_no_text_can_break_postgres(shared, query):
    assert shared.search(query, ID).query == query


def test_a_second_replica_finds_the_index_of_the_first(address, shared, kb):
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
