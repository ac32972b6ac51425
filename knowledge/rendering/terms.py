"""Glossary terms in running text: found where a page first uses them, so that they can be explained there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Term

MOST_ON_A_PAGE = 6
"""More than these, and a page is underlined to death; the rest stands in the glossary."""

_WORD = re.compile(r"[^\W_][\w'’-]*")
_INSIDE_A_WORD = re.compile(r"[\w'’-]*\w")


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text: where it stands."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write a term; an abbreviation counts only in its own capitals."""

    text: str
    exact: bool
    term: Term

    def ends_at(self, text: str, lowered: str, start: int, lang: Language) -> int:
        """Where this name ends if it stands whole at `start`, else 0."""
        if not (text if self.exact else lowered).startswith(self.text, start):
            return 0
        end = start + len(self.text)
        if lang is Language.EN and text[end : end + 1] == "s":
            end += 1
        return 0 if _INSIDE_A_WORD.match(text, end) else end


@lru_cache(maxsize=8)
def _names(base: KnowledgeBase, lang: Language) -> Mapping[str, tuple[_Name, ...]]:
    """The names of all terms that are explained in place, by their first word in small letters, longest first."""
    found: dict[str, list[_Name]] = {}
    for term in base.terms.values():
        if term.in_place:
            names = [_Name(term.term.in_language(lang).lower(), False, term)]
            names += [_Name(term.abbreviation, True, term)] if term.abbreviation else []
            for name in names:
                first = _WORD.match(name.text)
                if first:
                    found.setdefault(first[0].lower(), []).append(name)
    return {word: tuple(sorted(names, key=lambda n: -len(n.text))) for word, names in found.items()}


@dataclass
class FirstUses:
    """
    What a page has explained so far.

    Args:
        base: where the glossary is.
        lang: the language of the page.
        title: the title of the page: what the page is about needs no explanation on it.
    """

    base: KnowledgeBase
    lang: Language
    title: str = ""
    _seen: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        """Count the terms of the title as explained."""
        found = self._find(self.title)
        while found is not None:
            self._seen.add(found.term.id)
            found = self._find(self.title)
        self._before = len(self._seen)

    def next_in(self, text: str) -> Use | None:
        """The first term in `text` that this page has not explained; counted as explained from now on."""
        if len(self._seen) - self._before >= MOST_ON_A_PAGE:
            return None
        found = self._find(text)
        if found is not None:
            self._seen.add(found.term.id)
        return found

    def _find(self, text: str) -> Use | None:
        names, lowered = _names(self.base, self.lang), text.lower()
        if len(lowered) != len(text):  # a letter whose small form is longer: places would not agree
            return None
        for word in _WORD.finditer(lowered):
            plural = word[0].removesuffix("s") if self.lang is Language.EN else word[0]
            for name in names.get(word[0]) or names.get(plural, ()):
                end = name.ends_at(text, lowered, word.start(), self.lang)
                if end and name.term.id not in self._seen:
                    return Use(name.term, word.start(), end)
        return None
