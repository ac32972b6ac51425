"""`python -m benchmarks.search.growth`: build time and latency with 300, 3,000 and 30,000 generated documents.

The documents are made of sentences of the real content, shuffled, with names of their own so that vocabulary grows too.
"""

from __future__ import annotations

import argparse
import atexit
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.settings import DEFAULT_DATA
from benchmarks.report import percentile
from benchmarks.search.engines import PlainWhoosh, build_whoosh
from benchmarks.search.judged import plain_queries
from knowledge.lang import Language
from knowledge.language import lexicon
from knowledge.loading import load
from knowledge.search import documents, indexing
from knowledge.search.findable import Passage
from knowledge.search.opening import open_folder
from tests import postgres

SIZES = (300, 3_000, 30_000)
_SENTENCES = (4, 14)
_SYLLABLES = tuple(consonant + vowel for consonant in "bdgjklmnprstwy" for vowel in "aiu")


def main() -> None:
    """Print a line for each size and engine."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    lists = lexicon.load_lexicon(DEFAULT_DATA / "language")
    sentences = _sentences()
    print(f"{'':<44}{'passages':>9}{'build':>9}{'open':>8}{'p50':>11}{'p95':>11}", flush=True)
    for size in options.parse_args().sizes:
        made = list(_documents(size, sentences))
        with tempfile.TemporaryDirectory() as folder:
            for name, build in (("SIGAP, Whoosh", _on_disk), ("plain Whoosh", _plain), ("SIGAP, PostgreSQL", _shared)):
                begun = time.perf_counter()
                opened = build(made, lists, Path(folder) / name.replace(" ", ""))
                if opened is None:
                    print(f"{size:>7,} documents, {name:<26}not measured: no PostgreSQL on this machine")
                    continue
                built = time.perf_counter() - begun
                _print(f"{size:>7,} documents, {name}", len(made), built, opened)


def _print(what: str, passages: int, built: float, opened: Callable[[], Callable[[str], object]]) -> None:
    begun = time.perf_counter()
    ask = opened()
    seconds = time.perf_counter() - begun
    queries = plain_queries()
    for query in queries[:20]:
        ask(query)
    taken: list[float] = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - start) * 1000)
    print(
        f"{what:<44}{passages:>9,}{built:>7.1f} s{seconds:>6.2f} s{statistics.median(taken):>8.2f} ms"
        f"{percentile(taken, 95):>8.2f} ms",
        flush=True,
    )


Lists = lexicon.Lexicon
Opened = Callable[[], Callable[[str], object]]


def _on_disk(made: list[Passage], lists: Lists, folder: Path) -> Opened:
    folder.mkdir()
    indexing.write_index(indexing.read(made, lists), folder)
    (folder / "lexicon.json").write_text(lexicon.as_json(lists), encoding="utf-8")
    (folder / "answers.json").write_text("[]", encoding="utf-8")

    def opened() -> Callable[[str], object]:
        searcher = open_folder(folder)
        return lambda query: searcher.search(query, Language.ID)

    return opened


def _plain(made: list[Passage], _: Lists, folder: Path) -> Opened:
    folder.mkdir()
    build_whoosh(made, folder)

    def opened() -> Callable[[str], object]:
        engine = PlainWhoosh(folder)
        return lambda query: engine.slugs(query, Language.ID)

    return opened


def _shared(made: list[Passage], lists: Lists, folder: Path) -> Opened | None:
    from knowledge.search import postgres_index, shared_index

    if postgres.programs() is None:
        return None
    place = Path(tempfile.mkdtemp(prefix="sigap-growth-"))
    server = postgres.Server(place)
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    atexit.register(server.stop)  # runs before the folder goes
    postgres_index.build(server.address, "growth", made, lists, [])

    def opened() -> Callable[[str], object]:
        searcher = shared_index.open_version(server.address, "growth")
        return lambda query: searcher.search(query, Language.ID)

    return opened


def _sentences() -> list[str]:
    base = load.load(DEFAULT_DATA)
    texts = (passage.text for passage in documents.passages(base) if passage.lang is Language.ID)
    return sorted({s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if 4 <= len(s.split()) <= 40})


def _documents(size: int, sentences: list[str]) -> Iterator[Passage]:
    """Always the same documents for the same size and sentences."""
    chance = random.Random(20261125)  # noqa: S311 (no secret)
    for number in range(size):
        name = " ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(2))
        title = f"{' '.join(chance.choice(sentences).split()[:5])} {name}"
        text = " ".join([name, *chance.choices(sentences, k=chance.randint(*_SENTENCES))])
        for piece in documents.pieces(text):
            yield Passage(
                kind="page", slug=f"dokumen-{number}", lang=Language.ID, title=title, heading="", keywords=name,
                summary="", text=piece, url=f"/dokumen-{number}", names=(title,),
            )  # fmt: skip


if __name__ == "__main__":
    main()
