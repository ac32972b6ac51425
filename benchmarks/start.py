"""How long `sigap serve` takes until it answers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.report import Figure
from benchmarks.served import fill, served

RUNS = 5


def figures() -> Iterator[Figure]:
    """Start to `/siap` 200, with an empty cache (the index is built) and with a warm one."""
    cold = tuple(_seconds(None) for _ in range(RUNS))
    yield Figure("sigap serve until ready, empty cache (index is built)", cold, "s", bar=8)
    with tempfile.TemporaryDirectory() as cache:
        fill(Path(cache))
        warm = tuple(_seconds(Path(cache)) for _ in range(RUNS))
    yield Figure("sigap serve until ready, warm cache", warm, "s", bar=3)


def _seconds(cache: Path | None) -> float:
    """Seconds from starting the process to the first `/siap` 200; an empty cache of its own where none is given."""
    with tempfile.TemporaryDirectory() as empty, served(cache or Path(empty)) as server:
        return server.seconds_to_ready
