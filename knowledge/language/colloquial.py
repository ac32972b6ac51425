"""Roots of everyday and regional forms that no dictionary lists: `ngajuin`, `dijanjiin`, `ngalaporkeun`, `orang2`."""

from __future__ import annotations

import re
from collections.abc import Iterator

TWICE = re.compile(r"([a-z]{3,}?)2(?:nya|an|x)?")
STARTS = (
    ("nge", ("",)),
    ("nga", ("", "a")),
    ("ng", ("", "k", "ke")),
    ("ny", ("s", "c", "ny")),
    ("n", ("t",)),
    ("m", ("p", "b")),
    ("ke", ("",)),
    ("ko", ("",)),
    ("ka", ("",)),
    ("di", ("",)),
    ("dak", ("",)),
    ("tak", ("",)),
    ("tek", ("",)),
    ("mang", ("", "k")),
    ("man", ("t", "")),
    ("mam", ("p", "b")),
    ("ma", ("",)),
    ("ba", ("",)),
    ("ta", ("",)),
    ("pa", ("",)),
    ("sa", ("",)),
)
"""Beginnings and what they stand for: Jakarta nge-, ng-, ny-; Sundanese nga-; Javanese dak-; Minang ma-, ba-."""
ENDS = (
    "inya",
    "innya",
    "in",
    "keun",
    "ake",
    "aken",
    "ken",
    "kon",
    "ne",
    "ipun",
    "nyo",
    "kan",
    "an",
    "na",
    "ku",
    "mu",
    "e",
    "i",
    "o",
)
_LAST_E = re.compile(r"e([^aeiou])$")
"""Jakarta says `temen`, `seneng`, `dalem` for teman, senang, dalam."""
_SHORTEST = 3


def readings(word: str) -> Iterator[str]:
    """What an everyday form may be built on, least cut first; most are no words: ask a dictionary."""
    twice = TWICE.fullmatch(word)
    if twice:
        yield twice[1]
        word = twice[1]
    if len(word) <= _SHORTEST:
        return
    found: dict[str, int] = {}
    for bare, cost in _begun(word):
        for end in ("", *ENDS):
            if end and not bare.endswith(end):
                continue
            root = bare[: len(bare) - len(end)]
            if len(root) >= _SHORTEST and root != word:
                found.setdefault(root, cost + len(end))
            if len(root) >= _SHORTEST and (darker := _LAST_E.sub(r"a\1", root)) != root:
                found.setdefault(darker, cost + len(end) + 1)
    yield from sorted(found, key=lambda root: (found[root], root))


def _begun(word: str) -> Iterator[tuple[str, int]]:
    yield word, 0
    for start, instead in STARTS:
        if word.startswith(start):
            for letters in instead:
                yield letters + word[len(start) :], len(start)
