"""How long a command of `sigap` takes, from the shell's point of view."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.report import Figure
from benchmarks.served import SIGAP, environment, fill

RUNS = 9
_COMMANDS = (
    (("--help",), "sigap --help", 0.4),
    (("page", "kemiskinan"), "sigap page kemiskinan", 1),
    (("search", "p 21"), 'sigap search "p 21"', 1),
)


def figures() -> Iterator[Figure]:
    """Wall time of the commands with a warm index; one run of each before is not counted."""
    with tempfile.TemporaryDirectory() as cache:
        fill(Path(cache))
        for arguments, what, bar in _COMMANDS:
            _seconds(arguments, Path(cache))
            yield Figure(what, tuple(_seconds(arguments, Path(cache)) for _ in range(RUNS)), "s", bar)


def _seconds(arguments: tuple[str, ...], cache: Path) -> float:
    begun = time.perf_counter()
    subprocess.run((SIGAP, *arguments), env=environment(cache), stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - begun
