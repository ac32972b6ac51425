"""The database that keeps the index goes away while SIGAP serves: readers are told, find help, and it recovers."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import problem
from knowledge.lang import Language
from tests import postgres
from tests.app import raw, session
from tests.app.document import Document
from tests.serving import SIGAP, Running, environment, running, starting, wait_until

HELP = {"tel:110"}
"""The help bar of the small content."""


@pytest.fixture(scope="module")
def database() -> Iterator[postgres.Server]:
    if postgres.programs() is None:
        pytest.skip(postgres.ADVICE)
    folder = Path(tempfile.mkdtemp(prefix="sigap-postgres-"))
    started = postgres.Server(folder)
    yield started
    started.stop()
    shutil.rmtree(folder, ignore_errors=True)


def told(server: Running, lang: str, sentence: str) -> None:
    """The light and the full edition say `sentence`, and offer help."""
    light = raw.request(server, f"/ringan/{'en/' if lang == 'en' else ''}cari?q=paspor")
    assert light.status == 503
    main = session.shown(server, "cari", f"q=paspor&lang={lang}").html
    for text in (light.text, main):
        assert sentence in text
        assert "Traceback" not in text
        assert set(Document(text).hrefs) >= HELP


def test_a_search_while_the_database_is_away_leads_to_help_and_recovers(database, small, monkeypatch):
    monkeypatch.setenv("SIGAP_SEARCH", database.address)
    with running(small) as server:
        assert raw.request(server, "/ringan/cari?q=kemiskinan").status == 200
        database.stop()
        try:
            told(server, "id", "Pencarian sedang tidak dapat dipakai.")
            told(server, "en", "The search is not available right now.")
            answer = raw.request(server, "/api/v1/search.json?q=paspor&lang=id")
            said = json.loads(answer.text)
            assert (answer.status, said["status"], said["title"]) == (503, 503, "Belum siap")
            assert said["detail"].startswith("Pencarian sedang tidak dapat dipakai. Coba lagi sebentar lagi. Bantuan: ")
            assert "110" in said["detail"]
            assert raw.request(server, "/ringan/kemiskinan").status == 200
        finally:
            database.start()
        found = raw.request(server, "/ringan/cari?q=kemiskinan")
        assert found.status == 200
        assert "/ringan/kemiskinan" in Document(found.text).hrefs
        assert "Traceback" not in server.log


def test_a_server_that_starts_without_its_database_serves_pages_and_finds_it_later(database, small, monkeypatch):
    monkeypatch.setenv("SIGAP_SEARCH", database.address)
    database.stop()
    try:
        with starting(small) as server:
            wait_until(lambda: server.status("/ringan/kemiskinan") == 200, server)
            told(server, "id", "Pencarian sedang tidak dapat dipakai.")
            assert server.status("/siap") == 503
            assert server.log.count("SIGAP_SEARCH") == 1
            database.start()
            wait_until(lambda: server.status("/siap") == 200, server)
            assert raw.request(server, "/ringan/cari?q=kemiskinan").status == 200
            assert "Traceback" not in server.log
    finally:
        database.start()


def test_the_command_says_in_one_sentence_that_the_database_is_away(database, small, tmp_path):
    database.stop()
    try:
        ended = subprocess.run(
            [SIGAP, "search", "paspor", "--data", small], capture_output=True, text=True, check=False,
            env=environment(tmp_path) | {"SIGAP_SEARCH": database.address},
        )  # fmt: skip
    finally:
        database.start()
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        "Basis data pencarian (SIGAP_SEARCH) tidak dapat dipakai. Periksa alamatnya dan apakah PostgreSQL berjalan."
    ]


def test_the_problem_names_the_contacts_in_english_too():
    assert problem.search_away(["Police 110", "SAPA 129"], Language.EN).detail == (
        "The search is not available right now. Try again in a moment. Help: Police 110, SAPA 129."
    )
