"""Search inside one process: time to build the index, time of a query. How well it finds: `make bench-search`.

The figures of the peers come from the same passages, queries and minutes; so their ratios hold on any machine.
"""

from __future__ import annotations

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from app.settings import DEFAULT_DATA
from benchmarks.report import Figure, in_ms, percentile
from benchmarks.search.engines import Engine, Fts5, PlainWhoosh, Sigap, build_fts5, build_whoosh
from benchmarks.search.judged import plain_queries
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.loading import load
from knowledge.search import indexing
from knowledge.search.documents import passages

BUILDS = 5
ROUNDS = 5
_OURS = "SIGAP"
_OPEN: dict[str, Callable[[Path], Engine]] = {_OURS: Sigap, "plain Whoosh": PlainWhoosh, "SQLite FTS5": Fts5}
_PASSES = ("first time asked", "asked again")


def figures() -> Iterator[Figure]:
    """Build time, and latency beside the peers."""
    yield _build_time()
    base = load.load(DEFAULT_DATA)
    with tempfile.TemporaryDirectory() as temporary:
        folders = _built(base, Path(temporary))
        yield from _latency(folders, plain_queries())


def _build_time() -> Figure:
    """Building in a new process each time: whoever starts the server has no stem in memory yet."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        seconds = tuple(pool.map(_build_seconds, range(BUILDS)))
    return Figure("index build, content loaded", seconds, "s", 8)


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
        half, bar = (6, 15) if name == _OURS else (None, None)
        medians, tails = map(statistics.median, measured), (percentile(taken, 95) for taken in measured)
        yield Figure(f"{name}, {turn}: p50 of {len(queries)} queries", in_ms(medians), "ms", half)
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
