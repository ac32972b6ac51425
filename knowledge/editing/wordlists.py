"""The word lists for editors: `spelling.txt`, `slips.csv` and `plain-abbreviations.txt` in `data/language/`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from knowledge.lang import Language

SLIPS_COLUMNS = ("lang", "wrong", "right")


@dataclass(frozen=True, slots=True)
class WordLists:
    """
    What is right although no dictionary has it, and what is wrong although people write it.

    `spelling` and `abbreviations` are as written; `slips` maps a wrong form in lower case (one or two words) to
    the right one; `searched` are the words of the search's own lists, known too.
    """

    spelling: frozenset[str]
    abbreviations: frozenset[str]
    slips: dict[Language, dict[str, str]]
    searched: frozenset[str]


def read(folder: Path) -> WordLists:
    """The lists in `folder`; a file that is missing or broken (another rule tells) counts as empty there."""
    slips: dict[Language, dict[str, str]] = {lang: {} for lang in Language}
    for row in csv.reader(_lines(folder / "slips.csv")[1:]):
        if len(row) == len(SLIPS_COLUMNS) and row[0] in {lang.value for lang in Language}:
            slips[Language(row[0])][row[1].lower()] = row[2]
    searched: set[str] = set()
    for name in ("slang.csv", "abbreviations.csv", "stem-exceptions.csv", "stopwords.txt", "synonyms.txt"):
        for line in _lines(folder / name):
            searched.update(line.lower().replace(",", " ").replace("|", " ").split())
    return WordLists(
        frozenset(_lines(folder / "spelling.txt")),
        frozenset(_lines(folder / "plain-abbreviations.txt")),
        slips,
        frozenset(searched),
    )


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    written = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.strip() for line in written if line.strip() and not line.startswith("#")]
