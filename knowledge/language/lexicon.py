"""The word lists of `data/language/`: read from the files, or from what an index kept of them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from knowledge.language.text import Emergency, Lexicon

_SAME, _RELATED = 0.75, 0.45
"""What another word for the same thing counts, and what a related word does."""


def load_lexicon(folder: Path) -> Lexicon:
    """
    The word lists in `data/language/`; a file that is not there is an empty list.

    Args:
        folder: the folder with slang.csv, abbreviations.csv, regional.csv, stopwords.txt,
            stem-exceptions.csv, synonyms.txt, personal.txt and emergencies.yaml.
    """
    exceptions = {row["word"]: row["root"] for row in _rows(folder / "stem-exceptions.csv")}
    everyday = {row["slang"]: tuple(row["standard"].split()) for row in _rows(folder / "slang.csv")}
    short = {row["abbreviation"]: tuple(row["full"].split()) for row in _rows(folder / "abbreviations.csv")}
    rows = _rows(folder / "regional.csv")
    regional = {row["word"]: tuple(row["standard"].split()) for row in rows}
    ambiguous = frozenset(row["word"] for row in rows if row["ambiguous"] == "yes")
    stopwords = frozenset(_lines(folder / "stopwords.txt"))
    bare = Lexicon(stopwords, everyday, short, regional, ambiguous, exceptions, (), ())

    def stems(text: str) -> tuple[str, ...]:
        return tuple(word.stem for word in bare.words(text))

    def meaning(text: str) -> tuple[str, ...]:
        return tuple(word.stem for word in bare.content(text, len(text)))

    groups: list[tuple[tuple[tuple[str, ...], ...], float]] = []
    for line in _lines(folder / "synonyms.txt"):
        listed, _, kind = line.partition("##")
        members = tuple(dict.fromkeys(meaning(member) for member in listed.split("|")))
        groups.append((tuple(member for member in members if member), _SAME if kind.strip() == "eq" else _RELATED))
    calls: list[Emergency] = []
    emergencies = folder / "emergencies.yaml"
    if emergencies.is_file():
        import yaml  # noqa: PLC0415 (only where the lists are read anew)

        for entry in yaml.safe_load(emergencies.read_text(encoding="utf-8")):
            answer = (tuple(entry["contacts"]), bool(entry.get("alone")), str(entry.get("page", "")))
            calls += [Emergency(stems(words), *answer) for words in entry["words"]]
    personal = frozenset(_lines(folder / "personal.txt"))
    return replace(bare, groups=tuple(groups), emergencies=tuple(calls), personal=personal)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def as_json(lexicon: Lexicon) -> str:
    """The lists as JSON, phrases already reduced to stems: quicker to read than the files."""
    return json.dumps(
        {
            "stopwords": sorted(lexicon.stopwords),
            "everyday": lexicon.everyday,
            "abbreviations": lexicon.abbreviations,
            "regional": lexicon.regional,
            "ambiguous": sorted(lexicon.ambiguous),
            "exceptions": lexicon.exceptions,
            "groups": lexicon.groups,
            "emergencies": lexicon.emergencies,
            "personal": sorted(lexicon.personal),
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Lexicon:
    """The lists that `as_json` wrote."""
    kept: dict[str, Any] = json.loads(text)
    return Lexicon(
        stopwords=frozenset(kept["stopwords"]),
        everyday={word: tuple(parts) for word, parts in kept["everyday"].items()},
        abbreviations={word: tuple(parts) for word, parts in kept["abbreviations"].items()},
        regional={word: tuple(parts) for word, parts in kept["regional"].items()},
        ambiguous=frozenset(kept["ambiguous"]),
        exceptions=kept["exceptions"],
        groups=tuple((tuple(map(tuple, members)), weight) for members, weight in kept["groups"]),
        emergencies=tuple(
            Emergency(tuple(phrase), tuple(contacts), alone, page)
            for phrase, contacts, alone, page in kept["emergencies"]
        ),
        personal=frozenset(kept["personal"]),
    )
