"""What is counted of a list of results: success, mean reciprocal rank, normalised discounted cumulative gain."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over some queries, between 0 and 1, and how many found nothing at all."""

    queries: int
    success_1: float
    success_3: float
    mrr: float
    ndcg: float
    empty: int


def quality(lists: Iterable[tuple[Sequence[str], Set[str]]]) -> Quality:
    """The means over (what was found, what is right) of many queries; every right page counts the same."""
    ranks: list[list[int]] = []
    rights: list[int] = []
    empty = 0
    for found, right in lists:
        ranks.append([rank for rank, slug in enumerate(found[:DEPTH], start=1) if slug in right])
        rights.append(len(right))
        empty += not found
    many = max(len(ranks), 1)
    return Quality(
        queries=len(ranks),
        success_1=sum(1 in hits for hits in ranks) / many,
        success_3=sum(any(rank <= 3 for rank in hits) for hits in ranks) / many,
        mrr=sum(1 / hits[0] for hits in ranks if hits) / many,
        ndcg=sum(_ndcg(hits, right) for hits, right in zip(ranks, rights, strict=True)) / many,
        empty=empty,
    )


def _ndcg(hits: list[int], right: int) -> float:
    gained = sum(1 / math.log2(rank + 1) for rank in hits)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(right, DEPTH) + 1))
    return gained / best if best else 0.0
