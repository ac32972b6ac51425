"""Pages that are made of cards, each card printable by itself: a role a card, or a need a card.

Role cards are what stands under the headings of the third level, A5, two on an A4 sheet; need cards are the
rows of the first table, six on a sheet. Cut along the dashed lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.content import Content
from app.export import pages
from app.export.offline import OfflineAddresses, for_paper
from app.export.papers import Kind, Paper
from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import Citation, locator_in
from knowledge.model.content import Page
from knowledge.rendering.markup import Note, render_page
from knowledge.wording import cited_as

A_SHEET = {Kind.ROLE_CARDS: 2, Kind.NEED_CARDS: 6}
"""How many cards fit on an A4 sheet."""
_HEADING = re.compile(r"^(##+) (.*?)\s*\{#[a-z0-9-]+\}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A card as its page has it: title, the group it belongs to, the rest in Markdown."""

    title: str
    group: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is printed."""

    title: str
    group: str
    html: Markup
    sources: str


def cards_sheet(content: Content, paper: Paper, lang: Language) -> str:
    """All cards of a page as an HTML document for paper."""
    base, page = content.base, content.base.pages[paper.slug]
    cards = [_card(base, page, written, lang) for written in written_cards(page, paper.kind, lang)]
    cards_word, on_one = translate("kartu", lang), A_SHEET[paper.kind]
    return pages.document(
        content,
        lang,
        "cards.html",
        title=f"{page.text(lang).short}: {cards_word}",
        about=page,
        sheets=[cards[i : i + on_one] for i in range(0, len(cards), on_one)],
        size="peran" if paper.kind is Kind.ROLE_CARDS else "kebutuhan",
        foot=pages.footer(content, page.text(lang).short, page, lang),
    )


def written_cards(page: Page, kind: Kind, lang: Language) -> list[Written]:
    """The cards of a page in its order."""
    body = page.text(lang).body
    return list(_by_heading(body) if kind is Kind.ROLE_CARDS else _by_row(body))


def _by_heading(body: str) -> Iterator[Written]:
    group = ""
    found = list(_HEADING.finditer(body))
    for match, following in zip(found, [*found[1:], None], strict=True):
        if match[1] == "##":
            group = match[2]
        elif match[1] == "###":
            text = body[match.end() : following.start() if following else len(body)]
            yield Written(match[2], group, text.strip())


def _by_row(body: str) -> Iterator[Written]:
    """A row a card: its first cell the title, each other cell under the words of its column."""
    lines = body.split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("|"))
    headings = [match[2] for match in _HEADING.finditer("\n".join(lines[:first]))]
    columns = _cells(lines[first])
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            return
        title, *cells = _cells(line)
        rest = "\n\n".join(f"**{column}.** {cell}" for column, cell in zip(columns[1:], cells, strict=True))
        yield Written(title, headings[-1] if headings else "", rest)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _card(base: KnowledgeBase, page: Page, written: Written, lang: Language) -> Card:
    shown = render_page(base, page, lang, OfflineAddresses(base), written.markdown)
    html = Markup(for_paper(shown.html, notes=False).html)  # noqa: S704 (from the one renderer, which escapes)
    return Card(written.title, written.group, html, sources_in_a_line(base, shown.notes, lang))


def sources_in_a_line(base: KnowledgeBase, notes: Sequence[Note], lang: Language) -> str:
    """The numbered notes of a card by source: `KUHAP (UU 20/2025): 1 Pasal 6 ayat (2), 4 Pasal 61; …`."""
    places: dict[str, list[str]] = {}
    for note in notes:
        words = (str(note.number), locator_in(note.citation.locator or "", lang), _revoked(base, note.citation, lang))
        places.setdefault(note.citation.source_id, []).append(" ".join(filter(None, words)))
    return "; ".join(f"{cited_as(base, Citation(key), lang)}: {', '.join(listed)}" for key, listed in places.items())


def _revoked(base: KnowledgeBase, citation: Citation, lang: Language) -> str:
    source = base.sources.get(citation.source_id)
    revoked = source is not None and source.is_revoked(citation.locator)
    return f"({base.site.label('law-revoked', lang).lower()})" if revoked else ""
