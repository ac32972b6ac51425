"""A page as an HTML document that stands alone: for paper (the source of its PDF), and as one file to pass on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app import look
from app.content import Content, today
from app.export.offline import OfflineAddresses, for_file, for_paper
from app.parts.article import brand, tab_title
from app.parts.templates import render
from app.words import translate
from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.model.content import Page
from knowledge.rendering.blocks import parse_call
from knowledge.rendering.blocks.figures import figure_line
from knowledge.rendering.listing import LISTS, listing
from knowledge.rendering.markup import RenderedPage, render_page
from knowledge.wording import date_in

MOST_FILE_BYTES = 60_000
"""What a messenger passes on at once even where the network is bad."""


class TooLongError(ValueError):
    """A page does not fit into one small file; the message is a sentence for who asked."""


@dataclass(frozen=True, slots=True)
class TermMeaning:
    """A term that a page uses, and what it means."""

    term: str
    definition: str


def paper_page(content: Content, page: Page, lang: Language) -> str:
    """A whole page for paper: everything open, meanings of its terms and its sources at the end."""
    links = OfflineAddresses(content.base)
    shown = render_page(content.base, page, lang, links)
    body = for_paper(shown.html)
    return document(
        content,
        lang,
        "paper_page.html",
        title=page.text(lang).title,
        about=page,
        body=Markup(body.html),  # noqa: S704 (from the one renderer, which escapes)
        notes=Markup(for_paper(shown.notes_html).html),  # noqa: S704 (same)
        note_count=len(shown.notes),
        terms=meanings(content.base, body.terms, lang),
        **_facts(content, page, lang),
    )


def page_file(content: Content, page: Page, lang: Language) -> str:
    """
    A page as one HTML file of at most 60 KB that needs no network and no script.

    A page that is too long goes without the ways back from its notes; if that is not enough, its list stands
    in a line for each entry.

    Raises:
        TooLongError: it is too long even so.
    """
    for body, ways_back in ((None, True), (None, False), (_in_lines(content.base, page, lang), False)):
        shown = render_page(content.base, page, lang, OfflineAddresses(content.base), body)
        html = _file(content, page, lang, shown, ways_back=ways_back)
        if len(html.encode()) <= MOST_FILE_BYTES:
            return html
    raise TooLongError(
        f"Halaman “{page.slug}” terlalu panjang untuk satu berkas HTML (paling besar {MOST_FILE_BYTES // 1000} KB); "
        "pakai nama berkas yang berakhir .pdf."
    )


def document(
    content: Content, lang: Language, template: str, *, title: str, about: Page, foot: str = "", **values: object
) -> str:
    """
    An HTML document for paper.

    Args:
        content: the content that is served.
        lang: the language.
        template: the template of what stands between head and foot.
        title: what the document is called; stands in its properties and in the footer.
        about: the page from which its text comes: date and version in the footer are those of its review.
        foot: a footer of its own, in the place of the one of the page.
        values: what the template needs beside.
    """
    foot = foot or footer(content, title, about, lang)
    return render(
        template,
        content,
        lang,
        OfflineAddresses(content.base),
        title=title,
        brand=brand(content, about, lang),
        foot=foot,
        style=Markup(style(foot, lang)),  # noqa: S704 (our own, texts escaped)
        reviewed_on=about.reviewed_on.isoformat(),
        summary=about.text(lang).summary,
        **values,
    )


def style(foot: str, lang: Language) -> str:
    """The stylesheet of paper, with a footer: `foot` at the left, the number of the page at the right."""
    page, of = translate("Halaman", lang), translate("dari", lang)
    number = f"{css_text(page + ' ')} counter(page) {css_text(f' {of} ')} counter(pages)"
    return (
        f":root{{{look.variables(look.LIGHT)}}}{look.squeezed((look.ASSETS / 'paper.css').read_text(encoding='utf-8'))}"
        f"@page{{@bottom-left{{content:{css_text(foot)}}}@bottom-right{{content:{number}}}}}"
    )


def footer(content: Content, title: str, about: Page, lang: Language) -> str:
    """`Panduan warga · Utang · versi 1a2b3c4d · ditinjau 24 November 2026`."""
    version, reviewed = translate("versi", lang), translate("ditinjau", lang)
    return (
        f"{brand(content, about, lang)} · {title} · {version} {content.base.version[:8]} · "
        f"{reviewed} {date_in(about.reviewed_on, lang)}"
    )


def css_text(text: str) -> str:
    """Any text as a CSS string that can stand in a style element."""
    return '"' + "".join(c if c.isalnum() or c in " .,:;·()-–" else f"\\{ord(c):x} " for c in text) + '"'


def meanings(base: KnowledgeBase, terms: tuple[str, ...], lang: Language) -> list[TermMeaning]:
    """What the terms with these ids mean, in the order of the text."""
    found = [base.terms[key] for key in dict.fromkeys(terms)]
    return [
        TermMeaning(
            term.term.in_language(lang) + (f" ({term.abbreviation})" if term.abbreviation else ""),
            without_citations(term.definition.in_language(lang)),
        )
        for term in found
    ]


def _facts(content: Content, page: Page, lang: Language) -> dict[str, Any]:
    base = content.base
    stage = base.stages.get(page.slug)
    place = ""
    if stage is not None:
        lanes = {lane.id: lane.title.in_language(lang) for lane in base.process.lanes}
        number = list(base.stages).index(page.slug) + 1
        words = (base.site.label("stage", lang), base.site.label("of", lang))
        place = f"{words[0]} {number} {words[1]} {len(base.stages)} · {lanes[stage.lane]}"
    return {
        "place": place,
        "audience": ", ".join(base.site.label(f"audience-{reader}", lang) for reader in page.audience),
        "reviewed": date_in(page.reviewed_on, lang),
        "review_by": date_in(page.review_by, lang),
        "overdue": page.review_by < today(),
        "version": base.version[:8],
    }


def _in_lines(base: KnowledgeBase, page: Page, lang: Language) -> str | None:
    """The page with its list in a line for each entry; None where its list has no such form."""
    if page.slug == addresses.FIGURES:
        entries = [figure_line(base, figure, lang) for figure in base.figures.values()]
    elif page.slug in LISTS:
        entries = [row.line for row in listing(base, page.slug, {}, lang).rows]
    else:
        return None
    lines = "\n".join(f"- {entry}" for entry in entries)
    written = page.text(lang).body.split("\n")
    return "\n".join(lines if parse_call(line) else line for line in written)


def _file(content: Content, page: Page, lang: Language, shown: RenderedPage, *, ways_back: bool) -> str:
    return render(
        "file_page.html",
        content,
        lang,
        OfflineAddresses(content.base),
        title=tab_title(content, page, lang),
        heading=page.text(lang).title,
        brand=brand(content, page, lang),
        style=Markup(look.stylesheet("style", "light")),  # noqa: S704 (our own file)
        summary=page.text(lang).summary,
        body=Markup(for_file(shown.html)),  # noqa: S704 (from the one renderer, which escapes)
        notes=Markup(for_file(shown.notes_html, ways_back=ways_back)),  # noqa: S704 (same)
        note_count=len(shown.notes),
        **_facts(content, page, lang),
    )
