"""`sigap serve` as a process of its own, and requests to it."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
SIGAP = str(Path(sys.executable).with_name("sigap"))
_PATIENCE_SECONDS = 120
_ASK_EVERY_SECONDS = 0.02


class ServerLostError(RuntimeError):
    """The server ended, or never said that it is ready; the message holds what it wrote."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is ready, and how long it took from the start of its process to that."""

    port: int
    seconds_to_ready: float

    @property
    def url(self) -> str:
        """The address of its front page, without a slash."""
        return f"http://{HOST}:{self.port}"

    def connection(self) -> http.client.HTTPConnection:
        """A connection that stays open from request to request."""
        return http.client.HTTPConnection(HOST, self.port, timeout=_PATIENCE_SECONDS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as it was sent (`body` still compressed), and how long that took."""

    status: int
    kind: str
    body: bytes
    seconds: float


def environment(cache: Path) -> dict[str, str]:
    """The environment of a `sigap` process: the built-in content, a cache of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in {"SIGAP_DATA", "PORT"}}
    return kept | {"SIGAP_CACHE": str(cache)}


def fill(cache: Path) -> None:
    """Build the index in `cache`, so that what is measured next finds it."""
    subprocess.run((SIGAP, "search", "p 21"), env=environment(cache), stdout=subprocess.DEVNULL, check=True)  # noqa: S603


@contextlib.contextmanager
def served(cache: Path) -> Generator[Served]:
    """
    A server with its index in `cache`, stopped at the end.

    Raises:
        ServerLostError: it did not come up, or ended while it was asked.
    """
    port = _free_port()
    with tempfile.TemporaryFile() as log:
        command = [SIGAP, "serve", "--host", HOST, "--port", str(port)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=environment(cache), stdout=log, stderr=subprocess.STDOUT)  # noqa: S603
        try:
            while not _ready(port):
                if process.poll() is not None or time.perf_counter() - begun > _PATIENCE_SECONDS:
                    raise ConnectionError
                time.sleep(_ASK_EVERY_SECONDS)
            yield Served(port, time.perf_counter() - begun)
        except ConnectionError as error:
            log.seek(0)
            wrote = log.read().decode(errors="replace")
            raise ServerLostError(f"sigap serve is gone (exit status {process.poll()}):\n{wrote}") from error
        finally:
            _stop(process)


def ask(connection: http.client.HTTPConnection, path: str, *, compressed: bool = True) -> Answer:
    """One request, as a browser sends it, over an open connection."""
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip" if compressed else "identity"})
    response = connection.getresponse()
    body = response.read()
    seconds = time.perf_counter() - begun
    return Answer(response.status, response.headers.get_content_type(), body, seconds)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _ready(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        return ask(connection, "/siap").status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
