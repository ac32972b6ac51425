"""The real server for tests: `sigap serve` as a process of its own, on a free port, with a cache of its own."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.run import CACHE

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SIGAP = Path(sys.executable).with_name("sigap")
PATIENCE_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its address, and everything it has said so far."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        """What the server wrote to its output and error streams."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def status(self, path: str) -> int:
        """The status of the answer at `path`, redirects followed; 0 where nothing answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE_SECONDS) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except (urllib.error.URLError, OSError):
            return 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(cache: Path) -> dict[str, str]:
    """The environment of a `sigap` process that keeps nothing of the user's."""
    clean = {key: value for key, value in os.environ.items() if key not in {"SIGAP_DATA", "PORT"}}
    return clean | {"SIGAP_CACHE": str(cache), "PYTHONUNBUFFERED": "1"}


@contextlib.contextmanager
def starting(data: Path, *, cache: Path | None = None) -> Iterator[Running]:
    """`sigap serve` over `data`, from the moment at which its process was started; stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="sigap-serve-") as folder:
        port = free_port()
        log_file = Path(folder) / "log"
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                [SIGAP, "serve", "--host", "127.0.0.1", "--port", str(port), "--data", data],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment(cache or Path(folder) / "cache"),
            )
        try:
            yield Running(f"http://127.0.0.1:{port}", data, process, log_file)
        finally:
            _stop(process)


@contextlib.contextmanager
def running(data: Path = DATA, *, cache: Path | None = None) -> Iterator[Running]:
    """`sigap serve` over `data`, ready to answer."""
    with starting(data, cache=cache) as server:
        wait_until(lambda: server.status("/siap") == 200, server)
        yield server


def wait_until(holds: Callable[[], bool], server: Running, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until `holds()` is true; fail with the server's log where it never is."""
    deadline = time.monotonic() + seconds
    while not holds():
        if server.process.poll() is not None:
            pytest.fail(f"The server ended with status {server.process.returncode}:\n{server.log}")
        if time.monotonic() > deadline:
            pytest.fail(f"Waited {seconds} s in vain. The server's log:\n{server.log}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def server() -> Iterator[Running]:
    """The real content, served for the whole run, with the index that the run has."""
    with running(cache=CACHE) as started:
        yield started
