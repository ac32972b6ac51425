"""The questions that narrow a long list, as a plain form."""

from __future__ import annotations

from app.content import Content
from app.parts.templates import render
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.rendering.listing import LISTS, QUERY, Listing, listing


def form(content: Content, slug: str, lang: Language, chosen: Listing | None = None) -> str:
    """The form of the list on the page `slug`, with what was chosen; nothing where the page has no such list."""
    if slug not in LISTS:
        return ""
    chosen = chosen or listing(content.base, slug, {}, lang)
    return render("list_filter.html", content, lang, LIGHT, slug=slug, listing=chosen, query_key=QUERY)
