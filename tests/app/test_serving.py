"""`sigap serve`: what it refuses to serve, and how it says so."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import pytest

from knowledge.loading.version import content_hash
from knowledge.search.opening import FORMAT
from tests.app import raw
from tests.serving import DATA, SIGAP, Running, environment, free_port, starting, wait_until


def serve(*arguments: str | Path, cache: Path) -> subprocess.CompletedProcess[str]:
    """`sigap serve`, which is expected to end by itself."""
    return subprocess.run(
        [SIGAP, "serve", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(cache),
        timeout=120,
        check=False,
    )


def test_broken_content_is_not_served_and_every_problem_is_listed(small: Path, tmp_path: Path):
    page = small / "pages" / "kenali" / "kemiskinan" / "id.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    page.write_text("\n".join([*lines, "", "[ke mana](/halaman-hilang) [@tidak-ada]", ""]), encoding="utf-8")
    done = serve("--data", small, "--port", str(free_port()), cache=tmp_path / "cache")
    assert done.returncode == 1
    *problems, last = done.stderr.splitlines()
    assert [f"kemiskinan/id.md:{len(lines) + 2}: " in problem for problem in problems] == [True, True]
    assert any("halaman-hilang" in problem for problem in problems)
    assert any("tidak-ada" in problem for problem in problems)
    assert last == "SIGAP tidak dijalankan: 2 kesalahan pada data."
    assert "http://" not in done.stdout
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_is_not_there_is_not_served(tmp_path: Path):
    done = serve("--data", tmp_path / "tidak-ada", "--port", str(free_port()), cache=tmp_path / "cache")
    assert done.returncode == 1
    assert "tidak-ada" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_refused_in_one_sentence(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = serve("--port", str(port), cache=tmp_path / "cache")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(port) in done.stderr
    assert "--port" in done.stderr
    assert done.stdout == ""


def test_an_address_of_somebody_else_is_refused_in_one_sentence(tmp_path: Path):
    done = serve("--host", "203.0.113.1", "--port", str(free_port()), cache=tmp_path / "cache")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "203.0.113.1" in done.stderr


def test_a_cache_that_cannot_be_written_is_refused_in_one_sentence(small: Path, tmp_path: Path):
    file = tmp_path / "bukan-folder"
    file.touch()
    done = serve("--data", small, "--port", str(free_port()), cache=file)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "SIGAP_CACHE" in done.stderr


def test_an_index_that_cannot_be_written_leaves_pages_without_a_search_and_is_told_once(small: Path, tmp_path: Path):
    cache = tmp_path / "cache"
    cache.mkdir()
    index_folder = cache / f"index-{FORMAT}-{content_hash(small)}"
    index_folder.touch()  # as on a full disk, writing fails only when the folder is there already and can be written to
    with starting(small, cache=cache) as server:
        wait_until(lambda: "Indeks pencarian tidak dapat ditulis" in server.log, server)
        assert server.status("/ringan/kemiskinan") == 200
        assert server.status("/ringan/cari?q=utang") == 503
        assert server.status("/siap") == 503
        index_folder.unlink()
        wait_until(lambda: server.status("/siap") == 200, server)
        assert server.log.count("Indeks pencarian tidak dapat ditulis") == 1
        assert "Traceback" not in server.log


def test_the_addresses_of_both_editions_are_printed(server: Running):
    port = server.url.rpartition(":")[2]
    assert f"http://localhost:{port}/\n" in server.log
    assert f"http://localhost:{port}/ringan/\n" in server.log


def test_the_start_says_in_one_line_what_a_missing_address_leaves_out(server: Running):
    assert server.log.count("Belum ada address di site.yaml: tanpa kode QR") == 1


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, int, int]]:
    """(status of `/sehat`, of `/siap`, of a page), asked again and again while the index is still to be built."""
    seen: list[tuple[int, int, int]] = []
    with starting(DATA, cache=tmp_path_factory.mktemp("cache")) as server:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and server.process.poll() is None:
            alive = server.status("/sehat")
            if alive:
                ready = raw.request(server, "/siap").status
                page = server.status("/ringan/kemiskinan") if not seen else 200
                seen.append((alive, ready, page))
                if ready == 200:
                    break
            time.sleep(0.05)
    return seen


def test_the_server_is_alive_before_it_is_ready_and_says_so(beginning: list[tuple[int, int, int]]):
    assert {alive for alive, _, _ in beginning} == {200}
    ready = [ready for _, ready, _ in beginning]
    assert ready[0] == 503
    assert ready[-1] == 200
    assert set(ready) == {503, 200}


def test_a_reader_who_comes_before_the_index_is_ready_waits_and_gets_the_page(beginning: list[tuple[int, int, int]]):
    assert beginning[0][2] == 200
