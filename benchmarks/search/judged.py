"""The judged queries: what people ask, and which pages answer."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.lang import Language

HERE = Path(__file__).parent
HALVES = ("tuning", "reporting")
KINDS = ("everyday", "formal", "typo", "regional", "english", "code", "nothing")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, who asks it how, and the pages that answer it: none where nothing but help should be found."""

    half: str
    kind: str
    reader: str
    lang: Language
    blind: bool
    """Whether it was written without knowledge of the pages."""
    query: str
    right: frozenset[str]


def judged(base: KnowledgeBase, half: str | None = None) -> list[Judged]:
    """
    The judged queries of one half, or all.

    Raises:
        ValueError: a page named there does not exist.
    """
    listed = [
        Judged(
            row["half"],
            row["kind"],
            row["reader"],
            Language(row["lang"]),
            row["written"] == "map",
            row["query"],
            frozenset(row["slugs"].split()),
        )
        for row in csv.DictReader(_lines(HERE / "judged.csv"))
    ]
    unknown = {slug for case in listed for slug in case.right} - base.pages.keys()
    if unknown:
        raise ValueError(f"benchmarks/search/judged.csv names pages that do not exist: {', '.join(sorted(unknown))}")
    return [case for case in listed if half in {None, case.half}]


def plain_queries() -> list[str]:
    """Queries without a judgement, for latency."""
    return list(_lines(HERE / "queries.txt"))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a list, without comments and empty ones."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
