"""The two things that the search keeps: passages, and entries that answer a query directly."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.lang import Language


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a findable thing: about 80 words of a section, with its title and keywords."""

    kind: str
    slug: str
    lang: Language
    title: str
    heading: str
    keywords: str
    summary: str
    text: str
    url: str
    names: tuple[str, ...] = ()
    """What the thing is called: somebody who asks for just that means it."""
    section: str = ""
    audience: tuple[str, ...] = ()
    asked: str = ""
    """How people ask for it: searched like the text, never shown."""


@dataclass(frozen=True, slots=True)
class DirectAnswer:
    """A code, term or contact: shown above the results when a query names it."""

    kind: str
    slug: str
    titles: dict[Language, str]
    texts: dict[Language, str]
    urls: dict[Language, str]
    names: tuple[str, ...]
    """Everything the entry is called, in both languages."""
    see: tuple[str, ...] = ()
    """Slugs of pages that say more."""
