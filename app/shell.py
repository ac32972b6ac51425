"""The HTML around the full edition: Streamlit's own page, with what must stand there before any script runs.

Language, title, help bar, quick exit, the way to the light edition for browsers without JavaScript.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit
from markupsafe import Markup

from app import look, widget_words
from app.content import Content
from app.parts.article import brand, printed_from, search_title, tab_title
from app.parts.templates import render
from app.search_request import SearchRequest, path
from knowledge.addresses import FULL, LIGHT
from knowledge.lang import Language

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_TOOLS = {"", "cari"}


class UnknownShellError(RuntimeError):
    """Streamlit's page is not built as expected: a version that this code has not been tried with."""


@cache
def _index() -> str:
    return INDEX.read_text(encoding="utf-8")


def inline_scripts() -> tuple[str, ...]:
    """The scripts inside Streamlit's page, which the policy must allow one by one."""
    return tuple(re.findall(r"<script>(.*?)</script>", _index(), re.DOTALL))


def knows(content: Content, slug: str) -> bool:
    """Whether the full edition has something at `/slug`."""
    return slug in _TOOLS or slug in content.base.pages


def style() -> str:
    """The stylesheet of the full edition."""
    sheets = ("style", "finding", "results", "flow", "flow_wide", "tool", "check", "chart", "material", "plan")
    return look.stylesheet(*sheets, "full", "full_print")


def paper_style() -> str:
    """What residents' pages of the full edition add on paper: the layout of the light one, sheets numbered."""
    return look.stylesheet("one_sheet", "resident_print")


def styles() -> tuple[str, ...]:
    """Every stylesheet that a page of the full edition may ask for."""
    return style(), paper_style()


def script() -> str:
    """The script of the full edition."""
    return "\n".join(look.script(name) for name in ("safe", "keys", "speak", "words", "full"))


def _paper_link(css: str) -> str:
    return f'<link rel="stylesheet" media="print" href="/aset/{look.fingerprint(css)}.css">' if css else ""


def shell(
    content: Content, slug: str, lang: Language, query: str = "", carried: Mapping[str, str] = MappingProxyType({})
) -> str:
    """
    The HTML of `/slug` in the full edition.

    Args:
        content: the content that is served.
        slug: the address.
        lang: the language.
        query: what the search was asked.
        carried: parameters with which the light edition shows the same: the plan of a session.

    Raises:
        UnknownShellError: Streamlit's page has none of the places where ours go.
    """
    page = content.base.pages.get(slug)
    title = search_title(content, lang) if slug == "cari" else tab_title(content, page, lang)
    summary = page.text(lang).summary if page else content.base.site.tagline.in_language(lang)
    light = path(LIGHT, lang, SearchRequest(query)) if slug == "cari" else LIGHT.page(slug, lang)
    light += f"?{urlencode(carried)}" if carried else ""
    other = path(FULL, lang.other, SearchRequest(query)) if slug == "cari" else FULL.page(slug, lang.other)
    css, js = style(), script()
    printed = printed_from(content, page, lang) if page else ""
    paper = paper_style() if printed else ""
    words = escape(json.dumps(widget_words.words(lang), ensure_ascii=False))
    head = (
        f'<title>{escape(title)}</title><meta name="description" content="{escape(summary)}">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="canonical" href="{escape(light)}">'
        "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
        "%3Ccircle cx='4' cy='4' r='4' fill='%230F6B63'/%3E%3C/svg%3E\">"
        f'<link rel="stylesheet" href="/aset/{look.fingerprint(css)}.css">'
        f'{_paper_link(paper)}<script defer src="/aset/{look.fingerprint(js)}.js" data-kata="{words}"></script>'
        f'<noscript><meta http-equiv="refresh" content="0;url={escape(light)}"></noscript>'
    )
    body = render(
        "chrome.html",
        content,
        lang,
        FULL,
        brand=brand(content, page, lang),
        other_address=other,
        light_address=light,
        printed_from=printed,
        sections=[
            section for section in content.base.site.sections if any(True for _ in content.base.pages_of(section))
        ],
        section_pages={section.id: list(content.base.pages_of(section)) for section in content.base.site.sections},
        help_bar_html=Markup(render("help_bar.html", content, lang, FULL)),  # noqa: S704 (our own template)
    )
    html = _index()
    for pattern, new in (
        (r'<html lang="en">', f'<html lang="{lang.value}" data-judul="{escape(title)}">'),
        (r"<title>.*?</title>", head),
        (r'<link rel="shortcut icon"[^>]*>', ""),
        (r"<!--\s*Machine-readable pointer.*?-->\s*<link rel=\"service-desc\"[^>]*>", ""),
        (r"<noscript>\s*<p>You need.*?</noscript>\s*<div id=\"root\"></div>", body + '<div id="root"></div>'),
        (r'"\./(static|favicon)', r'"/\1'),
    ):
        html, changed = re.subn(pattern, (lambda _, new=new: new) if r"\1" not in new else new, html, flags=re.DOTALL)
        if not changed:
            raise UnknownShellError(f"Streamlit's index.html has no {pattern!r}; see docs/decisions/0003-shell.md")
    return html
