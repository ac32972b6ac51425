"""Many readers at once: the light edition under load by a public tool, `hey`; pages and search, each by itself.

First as many requests as the server answers, then half of that rate for the 95th percentile, as a server is run.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Figure
from benchmarks.served import Served, ask, fill, served

TOOL = "hey"
READERS = 10
"""Connections at once."""
SECONDS = 8
LONGEST_MS = 100
_ASKED = {
    "page kemiskinan": ("/ringan/kemiskinan", 500),
    "page hak-korban": ("/ringan/hak-korban", 500),
    "search, two words": ("/ringan/cari?q=paspor+ditahan", 100),
}
"""What is asked for, and how many answers a second it was asked to give."""


class NoToolError(RuntimeError):
    """The load tool is not on this machine."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the tool measured: answers a second, 95th percentile in ms, answers other than 200."""

    rate: float
    slow_ms: float
    refused: int


def figures() -> Iterator[Figure]:
    """
    Answers a second at full load, then the 95th percentile at half of it.

    Raises:
        NoToolError: `hey` is not installed.
    """
    if shutil.which(TOOL) is None:
        raise NoToolError
    with tempfile.TemporaryDirectory() as cache:
        fill(Path(cache))
        with served(Path(cache)) as server:
            for what, (path, least) in _ASKED.items():
                ask(server.connection(), path)
                full = _run(server, path, None)
                half = _run(server, path, full.rate / 2)
                yield Figure(f"{what}, answers a second, {READERS} at once", (full.rate,), "/s", least=least)
                yield Figure(f"{what}, p95 at half that load", (half.slow_ms,), "ms", bar=LONGEST_MS)
                yield Figure(f"{what}, answers that failed", (full.refused + half.refused,), bar=0)


def _run(server: Served, path: str, rate: float | None) -> Load:
    """The tool for `SECONDS`; at most `rate` requests a second where one is given."""
    each = ("-q", f"{max(rate / READERS, 1):.0f}") if rate else ()
    command = (TOOL, "-z", f"{SECONDS}s", "-c", str(READERS), *each, "-H", "Accept-Encoding: gzip", server.url + path)
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (our own server)
    return read(done.stdout)


def read(printed: str) -> Load:
    """What `hey` printed."""
    rate = float(_found(r"Requests/sec:\s+([\d.]+)", printed))
    slow = float(_found(r"95%\s+in\s+([\d.]+) secs", printed)) * 1000
    answers = {code: int(count) for code, count in re.findall(r"\[(\d{3})\]\s+(\d+) responses", printed)}
    errors = sum(int(count) for count in re.findall(r"^\s+\[(\d+)\]\s+\S*(?:Get|Post)", printed, re.MULTILINE))
    return Load(rate, slow, errors + sum(count for code, count in answers.items() if code != "200"))


def _found(pattern: str, printed: str) -> str:
    match = re.search(pattern, printed)
    if match is None:
        raise ValueError(f"{TOOL} printed nothing like {pattern}:\n{printed}")
    return match[1]
