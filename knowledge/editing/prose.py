"""What readers are told, line by line: the words of pages and of all other entries, without Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Bilingual, BilingualList, Noun
from knowledge.rendering import markdown

_BREAKS = {"softbreak", "hardbreak"}
_UNSEEN = {"citation", "link_open", "link_close", "code_inline"}
_OF_A_TEXT = ("title", "short", "summary")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, list item, heading or table cell; `first` is its line in the body, counted from 0."""

    kind: str
    first: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The piece on one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that readers see, and where it stands in the data."""

    path: str
    line: int
    lang: Language
    text: str


@lru_cache(maxsize=512)
def pieces(body: str) -> tuple[Piece, ...]:
    """The pieces of a page's body (Markdown) in order; lines that ask for a block are none."""
    found: list[Piece] = []
    tokens = markdown.parse(body)
    for before, token in pairwise(tokens):
        if token.type == "inline" and not token.content.startswith("{{"):
            kind = {"heading_open": "heading", "paragraph_open": "paragraph"}.get(before.type, "cell")
            first = (token.map or before.map or [0])[0]
            found.append(Piece(kind, first, _plain_lines(token)))
    return tuple(found)


def _plain_lines(inline: Token) -> tuple[str, ...]:
    """Inline tokens as the lines of the file, without marks, addresses and citations."""
    lines = [""]
    for child in inline.children or []:
        if child.type in _BREAKS:
            lines.append("")
        elif child.type not in _UNSEEN:
            lines[-1] += child.content
    return tuple("" if line.startswith(":::") else line for line in lines)  # the mark of a box that is not known


@lru_cache(maxsize=2)
def lines(base: KnowledgeBase) -> tuple[Line, ...]:
    """Every line of every page and entry, in both languages."""
    return (*_page_lines(base), *_entry_lines(base))


def _page_lines(base: KnowledgeBase) -> Iterator[Line]:
    for page in base.pages.values():
        for lang in page.texts:
            yield from lines_of(base, page, lang)


def lines_of(base: KnowledgeBase, page: Page, lang: Language) -> Iterator[Line]:
    """The lines of one language of a page: title, short title, summary, then the body."""
    text = page.texts[lang]
    here = base.positions["PageText", text.path]
    for key in _OF_A_TEXT:
        yield Line(text.path, here.keys.get(key, here.line), lang, getattr(text, key))
    for piece in pieces(text.body):
        for offset, words in enumerate(piece.lines):
            yield Line(text.path, text.body_line + piece.first + offset, lang, words)


def _entry_lines(base: KnowledgeBase) -> Iterator[Line]:
    process = base.process
    for entries in (base.sources, base.terms, base.contacts, base.cases):
        for entry in entries.values():
            yield from entry_lines(base, entry, entry.id)
    for key in type(process).model_fields:
        for entry in getattr(process, key):
            yield from entry_lines(base, entry, entry.id)
    yield from entry_lines(base, base.site, "")


def entry_lines(base: KnowledgeBase, entry: Noun, identity: str) -> Iterator[Line]:
    """All texts in two languages of one entry, each at the line of its key."""
    here = base.positions[type(entry).__name__, identity]
    for key in type(entry).model_fields:
        for lang, text in _texts(getattr(entry, key)):
            yield Line(here.path, here.keys.get(key, here.line), lang, text)


def _texts(value: Any) -> Iterator[tuple[Language, str]]:  # noqa: ANN401 (whatever a field of an entry may hold)
    if isinstance(value, Bilingual):
        yield from ((lang, value.in_language(lang)) for lang in Language)
    elif isinstance(value, BilingualList):
        yield from ((lang, text) for lang in Language for text in value.in_language(lang))
    elif isinstance(value, Noun):
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
