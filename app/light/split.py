"""Long pages in pieces: a light page with its style weighs at most 25 KB.

A page whose text is too heavy is split between headings; the pieces are `/ringan/<slug>`,
`/ringan/<slug>/2`, …. Links to a heading lead to the piece in which it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.current import Content
from knowledge import blocks
from knowledge.addresses import LIGHT
from knowledge.markup import RenderedPage, render_page
from knowledge.model import Language, Page

ARTICLE_BYTES = 13_200
"""What is left for text and notes when style, script, header and footer have taken their part."""

_HEADING = re.compile(r"^##+ .*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: `key` is empty for the first, then `2`, `3`, …."""

    key: str
    markdown: str
    titles: tuple[str, ...]
    anchors: frozenset[str]


def pieces(content: Content, page: Page, lang: Language, body: str, before: int = 0) -> tuple[Piece, ...]:
    """
    A page's Markdown, cut between headings of the second level so that each piece is light enough.

    Args:
        content: the content that is served.
        page: the page.
        lang: its language.
        body: its Markdown, lists already replaced by links.
        before: bytes that stand above the text of the first piece (a drawing).
    """
    sections = [text for text in re.split(r"(?m)^(?=## )", body) if text.strip()]
    groups: list[list[str]] = [[]]
    room = ARTICLE_BYTES - before
    for text in sections:
        weight = _weight(content, page, lang, "".join([*groups[-1], text]))
        if groups[-1] and weight > room:
            groups.append([])
            room = ARTICLE_BYTES
        groups[-1].append(text)
    return tuple(
        Piece(
            key=str(number) if number > 1 else "",
            markdown="".join(group),
            titles=tuple(_titles(content, page, lang, "".join(group))),
            anchors=frozenset(_HEADING.findall("".join(group))),
        )
        for number, group in enumerate(groups, start=1)
    )


def _render(content: Content, page: Page, lang: Language, markdown: str) -> RenderedPage:
    return render_page(content.base, page, lang, LIGHT, markdown)


def _weight(content: Content, page: Page, lang: Language, markdown: str) -> int:
    shown = _render(content, page, lang, markdown)
    return len(shown.html.encode()) + len(shown.notes_html.encode())


def _titles(content: Content, page: Page, lang: Language, markdown: str) -> list[str]:
    return [section.title for section in _render(content, page, lang, markdown).sections if section.title]


@dataclass(frozen=True, eq=False)
class SplitAddresses:
    """The addresses of the light edition, aware of the pieces of long pages."""

    content: Content

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The address of a page, or of the piece in which `anchor` stands."""
        if anchor and not part:
            part = blocks.part_of(self.content.base, slug, anchor, lang) or self._piece(slug, lang, anchor)
        return LIGHT.page(slug, lang, anchor, part)

    def _piece(self, slug: str, lang: Language, anchor: str) -> str:
        from app.light import pages  # noqa: PLC0415 (pages are built with these addresses)

        found = self.content.base.pages.get(slug)
        if found is None:
            return ""
        return next((p.key for p in pages.pieces_of(self.content, found, lang) if anchor in p.anchors), "")
