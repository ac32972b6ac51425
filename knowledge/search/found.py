"""What a search brings back, and what it may be narrowed to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.lang import Language


@dataclass(frozen=True, slots=True)
class Item:
    """One answer or result. `snippet` is HTML with `<mark>`; `url` is a path in the full edition."""

    kind: str
    slug: str
    lang: Language
    title: str
    snippet: str
    url: str
    score: float

    @property
    def snippet_text(self) -> str:
        """The snippet without marks."""
        return unescape(re.sub(r"</?mark>", "", self.snippet))

    @property
    def anchor(self) -> str:
        """The heading or entry that the address points to."""
        return self.url.partition("#")[2]

    def as_dict(self) -> dict[str, Any]:
        """For `sigap search --json`."""
        return {
            "kind": self.kind,
            "slug": self.slug,
            "lang": self.lang.value,
            "title": self.title,
            "snippet": self.snippet,
            "url": self.url,
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What results are wanted; an empty word wants all."""

    kind: str = ""
    audience: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be a result: a page, stage, source or case."""

    kind: str
    slug: str
    section: str
    audience: tuple[str, ...]
    openings: dict[Language, int]
    """By language the number of the passage that opens it."""

    def is_for(self, reader: str) -> bool:
        """Whether it is written for `reader`; what says nothing of its readers is for all."""
        return not self.audience or reader in self.audience

    def fits(self, wanted: Narrowed) -> bool:
        """Whether it is among what is wanted."""
        return (
            wanted.kind in {"", self.kind}
            and wanted.section in {"", self.section}
            and (not wanted.audience or wanted.audience in self.audience)
        )

    def as_dict(self) -> dict[str, Any]:
        """For the files of an index; `thing_from` reads it."""
        openings = {lang.value: passage for lang, passage in self.openings.items()}
        return {
            "kind": self.kind,
            "slug": self.slug,
            "section": self.section,
            "audience": self.audience,
            "openings": openings,
        }


def thing_from(kept: dict[str, Any]) -> Thing:
    """The thing that `as_dict` wrote."""
    openings = {Language(lang): passage for lang, passage in kept["openings"].items()}
    return Thing(kept["kind"], kept["slug"], kept["section"], tuple(kept["audience"]), openings)


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage as it is shown."""

    kind: str
    slug: str
    lang: Language
    shown_title: str
    shown_heading: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The passages that were found, best first: arrays of one length."""

    passages: NDArray[np.int32]
    things: NDArray[np.int32]
    english: NDArray[np.int32]
    scores: NDArray[np.float32]
    parts: NDArray[np.float32]
    """What each concept of the question (columns) added."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query brings: direct answers (at most two), then results, best first."""

    query: str
    lang: Language
    total: int
    did_you_mean: str | None
    answers: tuple[Item, ...]
    results: tuple[Item, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    """(word as typed, word looked for) where a word was taken for misspelt."""
    widened: tuple[tuple[str, str], ...] = ()
    """(word as typed, words looked for) where an everyday, regional or short word was read as an ordinary one."""
    exact: bool = False
    """Whether the words were taken as typed."""
    helpful: bool = False
    """Whether little of the question was found, so that help and the main doors come before the results."""
    related: tuple[str, ...] = ()
    """Terms of the glossary that lead on, in the language of the reader."""
    narrowed: Narrowed = Narrowed()

    def as_dict(self) -> dict[str, Any]:
        """The JSON of `sigap search`."""
        return {
            "query": self.query,
            "lang": self.lang.value,
            "total": self.total,
            "did_you_mean": self.did_you_mean,
            "answers": [item.as_dict() for item in self.answers],
            "results": [item.as_dict() for item in self.results],
        }
