"""The handling flow on one A4 sheet, as an HTML document for paper."""

from __future__ import annotations

from markupsafe import Markup

from app.content import Content
from app.export import pages
from app.export.papers import FLOW_PAGE
from app.figures import flow as drawing
from app.figures.flow_sheet import sheet
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from knowledge.rendering.markup import render_fragment


def flow_sheet(content: Content, regime: Regime, lang: Language) -> str:
    """The flow under one code of criminal procedure: drawing, what its signs mean, when it applies."""
    base = content.base
    page = base.pages[FLOW_PAGE]
    about = next(info for info in base.process.regimes if info.id is regime)
    return pages.document(
        content,
        lang,
        "flow_sheet.html",
        title=page.text(lang).title,
        about=page,
        regime=about.title.in_language(lang),
        note=Markup(_in_one_line(render_fragment(base, about.note.in_language(lang), lang))),  # noqa: S704 (the one renderer)
        legend=base.site.label("flow-sheet-legend", lang),
        drawing=Markup(sheet(drawing.drawing(base, regime, lang, lambda _: ""))),  # noqa: S704 (our own drawing)
    )


def _in_one_line(html: str) -> str:
    """A paragraph as the text inside another."""
    return html.strip().removeprefix("<p>").removesuffix("</p>")
