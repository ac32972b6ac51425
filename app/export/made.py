"""Papers as PDF, each made once for a version of the content, one after the other."""

from __future__ import annotations

from app.content import Content, today
from app.export import cards, flow, handed, pages, pdf
from app.export.papers import Kind, Paper
from knowledge.lang import Language


def paper_html(content: Content, paper: Paper, lang: Language) -> str:
    """A paper as the HTML document from which its PDF is made."""
    if paper.kind is Kind.PAGE:
        return pages.paper_page(content, content.base.pages[paper.slug], lang)
    if paper.kind is Kind.FLOW:
        return flow.flow_sheet(content, paper.regime, lang)
    if paper.kind is Kind.SHARE_CARD:
        return handed.share_card(content, content.base.pages[paper.slug], lang)
    if paper.kind is Kind.NUMBERS:
        return handed.numbers_card(content, content.base.pages[paper.slug], lang)
    if paper.kind is Kind.WALL:
        return handed.wall_sheet(content, content.base.pages[paper.slug], lang)
    return cards.cards_sheet(content, paper, lang)


def paper_pdf(content: Content, paper: Paper, lang: Language) -> bytes:
    """
    A paper as tagged PDF, kept for the next who asks.

    Raises:
        NoPdfError: it cannot be made here.
    """
    return content.drawn(_key(content, paper, lang), lambda: pdf.make_pdf(paper_html(content, paper, lang)))


def kept_pdf(content: Content, paper: Paper, lang: Language) -> bytes | None:
    """The PDF of a paper where it has been made before."""
    return content.kept(_key(content, paper, lang))


def _key(content: Content, paper: Paper, lang: Language) -> tuple[str, str, Language, bool]:
    """An overdue page says so: that is the one thing on paper that changes while the content does not."""
    return "pdf", paper.name, lang, content.base.pages[paper.slug].review_by < today()
