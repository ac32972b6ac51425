"""The Jinja environment of both editions, and what every template may use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app import search_request
from app.content import Content
from app.search_request import SearchRequest
from app.words import catalogue
from knowledge import addresses
from knowledge.addresses import FULL, LIGHT, Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from knowledge.rendering.blocks import part_of
from knowledge.search.found import Found, Item

APP = Path(__file__).resolve().parent.parent
_ICONS = {
    "phone": '<path d="M5 2l3 5-2 2c1 3 3 5 5 6l2-2 5 3c0 3-2 4-4 4C7 19 1 13 1 6c0-2 1-4 4-4z"/>',
    "whatsapp": '<path d="M2 18l1-4a8 8 0 1 1 3 3zM7 6c-1 4 3 8 7 7"/>',
}


@cache
def environment(lang: Language) -> Environment:
    """Templates with the interface strings of one language."""
    env = Environment(
        loader=FileSystemLoader(
            [
                APP / "light" / "templates",
                APP / "parts" / "templates",
                APP / "export" / "templates",
                APP / "present" / "templates",
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(catalogue(lang), newstyle=True)  # pyright: ignore[reportAttributeAccessIssue]
    env.globals.update(icon=icon)  # pyright: ignore[reportCallIssue, reportArgumentType] (typed for its own globals)
    return env


def icon(kind: str) -> Markup:
    """A small outline before the words of a contact; nothing where none is drawn for `kind`."""
    path = _ICONS.get(kind)
    if path is None:
        return Markup("")
    return Markup(  # noqa: S704 (fixed markup of ours)
        '<svg width=18 height=18 viewBox="0 0 20 20" fill=none stroke=currentColor stroke-width=1.8 aria-hidden=true>'
        f"{path}</svg>"
    )


def render(name: str, content: Content, lang: Language, links: Addresses, **values: object) -> str:
    """A template as HTML, with site, pages, labels and addresses at hand."""
    base = content.base

    def address(slug: str, anchor: str = "", part: str = "", to: Language = lang) -> str:
        return links.page(slug, to, anchor, part)

    def label(key: str) -> str:
        return base.site.label(key, lang)

    def search_address(query: str, to: Language = lang) -> str:
        return search_request.path(links, to, SearchRequest(query))

    def search_link(request: SearchRequest) -> str:
        return search_request.path(links, lang, request)

    def item_address(item: Item) -> str:
        return address_of(base, item, links)

    return (
        environment(lang)
        .get_template(name)
        .render(
            site=base.site,
            pages=base.pages,
            help_bar=base.help_bar,
            lang=lang,
            label=label,
            address=address,
            search_address=search_address,
            search_link=search_link,
            item_address=item_address,
            **values,
        )
    )


def results(content: Content, asked: SearchRequest, found: Found, lang: Language, links: Addresses) -> str:
    """What was found, as HTML for either edition."""
    ways = search_request.choices(content.base, asked, lang)
    return render("results.html", content, lang, links, found=found, asked=asked, choices=ways)


def regime_path(links: Addresses, slug: str, lang: Language, regime: Regime) -> str:
    """The address of the flow or of the deadlines under one code."""
    if regime is Regime.KUHAP_2025:
        return links.page(slug, lang)
    if links is not FULL and slug == "alur-penanganan":
        return links.page(slug, lang, part=regime.value)
    path = links.page(slug, lang)
    return f"{path}{'&' if '?' in path else '?'}aturan={regime.value}"


def quiz_path(links: Addresses, lang: Language, **chosen: str) -> str:
    """The address of the quiz with what was chosen; which questions are asked is no secret."""
    path = links.page(addresses.QUIZ, lang)
    said = urlencode({name: value for name, value in chosen.items() if value})
    return f"{path}{'&' if '?' in path else '?'}{said}" if said else path


def address_of(base: KnowledgeBase, item: Item, links: Addresses) -> str:
    """Where a result leads in one edition."""
    slug = {
        "source": addresses.LIBRARY,
        "case": addresses.CASES,
        "term": addresses.GLOSSARY,
        "code": addresses.CODES,
        "contact": addresses.CONTACTS,
    }.get(item.kind, item.slug)
    if slug == addresses.QUIZ and item.anchor:
        return quiz_path(links, item.lang, soal=item.anchor.removeprefix("soal-"))
    return links.page(slug, item.lang, item.anchor, part_of(base, slug, item.anchor, item.lang))


__all__ = ["FULL", "LIGHT", "address_of", "environment", "icon", "quiz_path", "regime_path", "render", "results"]
