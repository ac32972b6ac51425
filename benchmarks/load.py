"""Many readers at once: the light edition under load by a public tool, `wrk`, each request another one.

First as many requests as the server answers, then about half of that rate for the 95th percentile, as a server is run.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote_plus, urlencode

from app.settings import DEFAULT_DATA
from benchmarks.report import Figure
from benchmarks.search.judged import judged
from benchmarks.served import Served, fill, served
from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.loading.load import load
from knowledge.screening.signs import signs_of

TOOL = "wrk"
READERS = 10
"""Connections at once."""
SECONDS = 8
LONGEST_MS = 100
_SCRIPT = Path(__file__).with_name("load.lua")
_ORDER = 20260102
"""Requests come in the same mixed order each time."""


class NoToolError(RuntimeError):
    """The load tool is not on this machine."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests of one kind: a path each, then a tab and the body of a form; and the answers a second asked for."""

    what: str
    lines: tuple[str, ...]
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What the tool measured: answers a second, 95th percentile in ms, answers other than 200."""

    rate: float
    slow_ms: float
    failed: int


def figures() -> Iterator[Figure]:
    """
    Answers a second at full load, then the 95th percentile at about half of it.

    Raises:
        NoToolError: `wrk` is not installed.
    """
    if shutil.which(TOOL) is None:
        raise NoToolError
    wanted = requests(load(DEFAULT_DATA))
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        with served(Path(folder)) as server:
            for asked in wanted:
                listed = Path(folder) / "asked"
                listed.write_text("\n".join(_mixed(asked.lines)) + "\n", encoding="utf-8")
                _run(server, listed, 0)  # draws each page once
                full = _run(server, listed, 0)
                half = _run(server, listed, _pause_ms(full))
                yield Figure(f"{asked.what}, answers a second", (full.rate,), "/s", least=asked.least)
                yield Figure(f"{asked.what}, p95 at {half.rate:.0f} a second", (half.slow_ms,), "ms", bar=LONGEST_MS)
                yield Figure(f"{asked.what}, answers that failed", (full.failed + half.failed,), bar=0)


def requests(base: KnowledgeBase) -> tuple[Asked, ...]:
    """Every page in both languages, every judged query, each situation of the check with signs; then all of these."""
    pages = tuple(LIGHT.page(slug, lang) for slug in base.pages for lang in Language)
    queries = dict.fromkeys(case.query for case in judged(base))
    searches = tuple(f"{LIGHT.page('cari', Language.ID)}?q={quote_plus(query)}" for query in queries)
    checks = tuple(_check(base, situation, signs) for situation in base.situations for signs in range(1, 6))
    return (
        Asked(f"{len(pages)} pages", pages, least=500),
        Asked(f"{len(searches)} searches", searches, least=100),
        Asked(f"{len(checks)} results of the check", checks),
        Asked("all of these, as many of each", (*pages, *searches, *checks * (len(pages) // len(checks)))),
    )


def _check(base: KnowledgeBase, situation: str, signs: int) -> str:
    """The form that asks for a result with so many signs ticked."""
    ticked = [("tanda", sign.id) for sign in signs_of(base, base.situations[situation])[:signs]]
    return f"{LIGHT.page('cek', Language.ID)}\t{urlencode([('keadaan', situation), *ticked, ('hasil', '1')])}"


def _mixed(lines: tuple[str, ...]) -> list[str]:
    return Random(_ORDER).sample(lines, len(lines))  # noqa: S311 (an order, no secret)


def _pause_ms(full: Load) -> float:
    """How long a connection waits after an answer for half the rate, where an answer takes about half as long."""
    turn_ms = 1000 * READERS / full.rate
    return 2 * turn_ms - turn_ms / 2


def _run(server: Served, listed: Path, pause_ms: float) -> Load:
    """The tool for `SECONDS`; each connection waits `pause_ms` between two requests."""
    ways = ("-t", "1", "-c", str(READERS), "-d", f"{SECONDS}s", "-s", str(_SCRIPT), server.url)
    command = (TOOL, *ways, "--", str(listed), f"{pause_ms:.0f}")
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (our own server)
    return read(done.stdout)


def read(printed: str) -> Load:
    """
    The line that `load.lua` prints at the end.

    Raises:
        ValueError: there is none.
    """
    told = next((line.split()[1:] for line in printed.splitlines() if line.startswith("LOAD ")), None)
    if told is None:
        raise ValueError(f"{TOOL} printed no line of load.lua:\n{printed}")
    answers, seconds, slow, failed = map(float, told)
    return Load(answers / seconds, slow, int(failed))
