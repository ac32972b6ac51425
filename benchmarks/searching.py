"""Search inside one process: time to build the index, time of a query, how often the right page is found.

The figures of the peers come from the same passages, queries and minutes; so their ratios hold on any machine.
"""

from __future__ import annotations

import csv
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.settings import DEFAULT_DATA
from benchmarks.peers import Engine, Fts5, PlainWhoosh, Sigap, build_fts5, build_whoosh
from benchmarks.report import Figure, in_ms, percentile
from knowledge import indexing, load
from knowledge.base import KnowledgeBase
from knowledge.documents import passages
from knowledge.lang import Language
from knowledge.lexicon import load_lexicon

BUILDS = 5
ROUNDS = 5
_HERE = Path(__file__).parent
_OURS = "SIGAP"
_OPEN: dict[str, Callable[[Path], Engine]] = {_OURS: Sigap, "plain Whoosh": PlainWhoosh, "SQLite FTS5": Fts5}
_PASSES = ("first time asked", "asked again")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the pages that answer it."""

    query: str
    lang: Language
    right: frozenset[str]


def figures() -> Iterator[Figure]:
    """Build time, latency beside the peers, success beside the peers."""
    yield _build_time()
    base = load.load(DEFAULT_DATA)
    with tempfile.TemporaryDirectory() as temporary:
        folders = _built(base, Path(temporary))
        yield from _latency(folders, _queries())
        yield from _success({name: _OPEN[name](folder) for name, folder in folders.items()}, _judged(base))


def _build_time() -> Figure:
    """Building in a new process each time: whoever starts the server has no stem in memory yet."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        seconds = tuple(pool.map(_build_seconds, range(BUILDS)))
    return Figure("index build, content loaded", seconds, "s")


def _build_seconds(_: int) -> float:
    base = load.load(DEFAULT_DATA)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        indexing.build_index(base, load_lexicon(DEFAULT_DATA / "language"), Path(folder) / "index")
        return time.perf_counter() - begun


def _built(base: KnowledgeBase, temporary: Path) -> dict[str, Path]:
    """The folders with the indexes of all three, over the same passages."""
    found = list(passages(base))
    folders = {name: temporary / str(number) for number, name in enumerate(_OPEN)}
    ours, whoosh, fts5 = folders.values()
    whoosh.mkdir()
    fts5.mkdir()
    indexing.build_index(base, load_lexicon(DEFAULT_DATA / "language"), ours)
    build_whoosh(found, whoosh)
    build_fts5(found, fts5)
    return folders


def _latency(folders: dict[str, Path], queries: list[str]) -> Iterator[Figure]:
    """
    Median and 95th percentile over the queries, once a round.

    Each round opens the indexes anew and asks everything twice, in Indonesian: SIGAP keeps what it has read of
    the index (and, from round to round, the stems of words). The engines take turns at every query, so that a busy
    moment of the machine hits all of them.
    """
    rounds: dict[tuple[str, str], list[list[float]]] = {(name, turn): [] for turn in _PASSES for name in folders}
    for _ in range(ROUNDS):
        engines = {name: _OPEN[name](folder) for name, folder in folders.items()}
        for turn in _PASSES:
            taken: dict[str, list[float]] = {name: [] for name in engines}
            for query in queries:
                for name, engine in engines.items():
                    taken[name].append(_seconds(engine, query))
            for name in engines:
                rounds[name, turn].append(taken[name])
    for (name, turn), measured in rounds.items():
        bar = 25 if name == _OURS else None
        medians, tails = map(statistics.median, measured), (percentile(taken, 95) for taken in measured)
        yield Figure(f"{name}, {turn}: p50 of {len(queries)} queries", in_ms(medians), "ms")
        yield Figure(f"{name}, {turn}: p95", in_ms(tails), "ms", bar)
    for (name, turn), measured in rounds.items():
        if name != _OURS:
            pairs = list(zip(rounds[_OURS, turn], measured, strict=True))
            half = tuple(statistics.median(ours) / statistics.median(theirs) for ours, theirs in pairs)
            tail = tuple(percentile(ours, 95) / percentile(theirs, 95) for ours, theirs in pairs)
            yield Figure(f"ratio SIGAP : {name}, {turn}: p50", half, "×")
            yield Figure(f"ratio SIGAP : {name}, {turn}: p95", tail, "×")


def _seconds(engine: Engine, query: str) -> float:
    begun = time.perf_counter()
    engine.slugs(query, Language.ID)
    return time.perf_counter() - begun


def _success(engines: dict[str, Engine], judged: list[Judged]) -> Iterator[Figure]:
    """In how many of the judged queries a right page is the first, or among the first three."""
    found = {name: [(case, engine.slugs(case.query, case.lang)) for case in judged] for name, engine in engines.items()}
    for depth in (1, 3):
        for name, lists in found.items():
            hits = sum(not case.right.isdisjoint(slugs[:depth]) for case, slugs in lists)
            yield Figure(f"success@{depth} of {len(judged)} judged queries: {name}", (100 * hits / len(judged),), "%")


def _queries() -> list[str]:
    return _lines(_HERE / "queries.txt")


def _judged(base: KnowledgeBase) -> list[Judged]:
    """
    The judged queries.

    Raises:
        ValueError: a page named there does not exist.
    """
    listed = [
        Judged(row["query"], Language(row["lang"]), frozenset(row["slugs"].split()))
        for row in csv.DictReader(_lines(_HERE / "judged.csv"))
    ]
    unknown = {slug for case in listed for slug in case.right} - base.pages.keys()
    if unknown:
        raise ValueError(f"benchmarks/judged.csv names pages that do not exist: {', '.join(sorted(unknown))}")
    return listed


def _lines(path: Path) -> list[str]:
    """The lines of a list, without comments and empty ones."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
