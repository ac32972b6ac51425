"""The pages of the light edition as HTML strings: the routes send them, exports write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from markupsafe import Markup

from app import look
from app.content import Content
from app.light import filters, forms, split
from app.light.split import Piece, SplitAddresses
from app.parts import checking, quiz, trainer
from app.parts.article import Extras, article, brand, printed_from, search_title, tab_title
from app.parts.chart_places import with_pictures
from app.parts.templates import render, results
from app.search_request import SearchRequest, path
from app.words import translate
from knowledge.addresses import FULL, LIGHT
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Regime
from knowledge.rendering.listing import LISTS, listing
from knowledge.search.found import Found

_MOST_LINES = 40
"""More lines than these, and a narrowed list would weigh more than a light page may."""
QUICK_SITUATIONS = 3
"""Situations of the check that the front page offers at once."""
_OUTFITS = {
    "page": (("style", "light"), ("safe",)),
    "lost": (("style", "finding", "light"), ("safe",)),
    "search": (("style", "finding", "light", "results"), ("safe", "keys")),
    "chart": (("style", "light", "chart"), ("safe",)),
    "flow": (("style", "light", "flow"), ("safe",)),
    "list": (("style", "light", "list"), ("safe",)),
    "form": (("style", "light", "tool"), ("safe",)),
    "material": (("style", "light", "material"), ("safe",)),
    "plan": (("style", "light", "plan"), ("safe", "plan")),
    "save": (("style", "light", "save"), ("safe", "save")),
    "home": (("style", "finding", "light", "check"), ("safe", "forms")),
    "tool": (("style", "light", "check"), ("safe", "forms")),
}
"""Stylesheets and scripts of a kind of page: each carries what it needs and no more."""


def outfit(kind: str, *, resident: bool = False) -> tuple[str, str]:
    """
    Style and optional script of a kind of page: `page`, `flow` (with the drawing), `home`, `tool` (with forms).

    A `resident`'s page prints on one sheet and can be read aloud; one with a second script has no room for that
    within 2 KB.
    """
    styles, scripts = _OUTFITS[kind]
    if resident:
        styles = (*styles, "one_sheet")
        scripts = (*scripts, "speak") if len(scripts) == 1 else scripts
    return look.stylesheet(*styles), "\n".join(map(look.script, scripts))


def outfits() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All styles and all scripts that a light page may carry."""
    every = [outfit(kind, resident=resident) for kind in _OUTFITS for resident in (False, True)]
    return tuple(dict.fromkeys(style for style, _ in every)), tuple(dict.fromkeys(script for _, script in every))


def home(content: Content, lang: Language) -> str:
    """The front door."""
    base = content.base
    return _page(
        "home.html",
        content,
        lang,
        title=base.site.resident_name.in_language(lang),
        description=base.site.tagline.in_language(lang),
        slug="",
        query="",
        pictures={},
        situations=base.screening.situations[:QUICK_SITUATIONS],
        section_pages={section.id: list(base.pages_of(section)) for section in base.site.sections},
    )


def page(
    content: Content, found: Page, lang: Language, key: str = "", regime: Regime = Regime.KUHAP_2025
) -> str | None:
    """One page or one part of it; None where there is no such part. `regime` is for the form of a tool."""
    drawn = ("light", found.slug, key, lang, regime)
    return content.drawn_today(drawn, lambda: _page_or_part(content, found, key, lang, regime))


def _page_or_part(content: Content, found: Page, key: str, lang: Language, regime: Regime) -> str | None:
    pieces = split.pieces_of(content, found, lang)
    piece = next((piece for piece in pieces if piece.key == key), None)
    if piece is not None:
        before = "" if key else split.above(content, found, lang, regime)
        suffix = f"aturan={regime}" if before and regime is not Regime.KUHAP_2025 and found.slug != split.FLOW else ""
        return _article_page(content, found, lang, key, piece.markdown, before, pieces, suffix)
    part = next((part for part in split.parts_of(content, found, lang) if part.key == key), None)
    if part is None:
        return None
    before = split.flow_svg(content, lang, Regime.KUHAP_1981) if (found.slug, key) == (split.FLOW, split.OLD) else ""
    body = f"## {part.title} {{#bagian-{part.key}}}\n\n{_below_title(part.markdown)}"
    return _article_page(content, found, lang, key, body, before, ())


def _below_title(markdown: str) -> str:
    """The entries of a part stand right below its title, without the heading between that the whole list has."""
    return markdown if re.search(r"(?m)^### ", markdown) else re.sub(r"(?m)^#### ", "### ", markdown)


def narrowed(content: Content, found: Page, asked: Mapping[str, str], lang: Language) -> str | None:
    """A long list narrowed by what was asked, in a line each; None where nothing was asked."""
    if found.slug not in LISTS:
        return None
    chosen = listing(content.base, found.slug, asked, lang)
    if not chosen.narrowed:
        return None
    shown = [f"- {row.line}" for row in chosen.rows[:_MOST_LINES]]
    if not shown:
        shown = [translate("Tidak ada yang cocok. Kurangi pilihan Anda.", lang)]
    elif len(shown) < len(chosen.rows):
        shown.append("\n" + translate("Masih ada yang lain. Tambah pilihan agar daftarnya lebih pendek.", lang))
    fitting = translate("Yang cocok", lang)
    body = f"## {fitting}: {len(chosen.rows)} {{#bagian-pilihan}}\n\n" + "\n".join(shown)
    return _article_page(
        content, found, lang, "", body, filters.form(content, found.slug, lang, chosen), (), index=False
    )


def quiz_start(content: Content, found: Page, lang: Language) -> str:
    """The form that chooses questions, on the page of the quiz; nothing on any other page."""
    if found.slug != quiz.SLUG or not content.base.training.questions:
        return ""
    return quiz.start_html(content, lang, LIGHT, quiz.Asked())


def plan_start(content: Content, found: Page, lang: Language) -> str:
    """The form from which a session is made, on the page of the builder; nothing on any other page."""
    return forms.plan_form(content, lang) if found.slug == trainer.SLUG else ""


def addresses_of(content: Content) -> SplitAddresses:
    """The addresses of the light edition of this content."""
    return content.drawn("light addresses", lambda: SplitAddresses(content))


def search(content: Content, asked: SearchRequest, found: Found | None, lang: Language) -> str:
    """The search page, with results where something was asked."""
    return _search(content, asked, results(content, asked, found, lang, addresses_of(content)) if found else "", lang)


def search_away(content: Content, asked: SearchRequest, lang: Language) -> str:
    """The search page while the index does not answer: what to do, and where help is."""
    return _search(content, asked, render("search_away.html", content, lang, addresses_of(content)), lang)


def _search(content: Content, asked: SearchRequest, found: str, lang: Language) -> str:
    return _page(
        "search.html",
        content,
        lang,
        title=search_title(content, lang),
        description=content.base.site.tagline.in_language(lang),
        slug="cari",
        query=asked.query,
        asked=asked,
        results=Markup(found),  # noqa: S704 (ours)
        index=False,
    )


def tool_page(content: Content, found: Page, lang: Language, name: str, suffix: str = "", **values: object) -> str:
    """
    An answer of a tool in the place of its page.

    Args:
        content: the content that is served.
        found: the page of the tool.
        lang: its language.
        name: the template.
        suffix: what follows the question mark where the answers stand in the address.
        values: what the template needs.
    """
    return _page(
        name,
        content,
        lang,
        title=tab_title(content, found, lang),
        description=found.text(lang).summary,
        slug=found.slug,
        query="",
        suffix=suffix,
        index=False,
        heading=found.text(lang).short,
        tool=found.slug,
        **values,
    )


def not_found(content: Content, asked: str, lang: Language) -> str:
    """A helpful page for an address that does not exist: near pages, search, help."""
    near = get_close_matches(asked.strip("/").rpartition("/")[2], content.base.pages, n=3, cutoff=0.7)
    heading = translate("Halaman ini tidak ada", lang)
    return _notice("not_found.html", content, lang, heading, near=[content.base.pages[slug] for slug in near])


def failed(content: Content, heading: str, advice: str, lang: Language) -> str:
    """What a reader sees where the program failed: what to do, and where help is. It needs no index."""
    return _notice("failed.html", content, lang, heading, advice=advice)


def no_pdf(content: Content, slug: str, lang: Language) -> str:
    """What a reader sees who asks for a PDF where none can be made: the page itself can be printed."""
    heading = translate("PDF belum dapat dibuat", lang)
    return _notice("no_pdf.html", content, lang, heading, slug=slug, page=content.base.pages[slug])


def no_material(content: Content, words: str, lang: Language) -> str:
    """What a trainer sees whose material cannot be made: why, in a sentence, and the modules."""
    base = content.base
    modules = [base.pages[slug] for slug in base.training.modules if slug in base.pages]
    heading = translate("Bahan ini tidak dapat dibuat", lang)
    return _notice("no_material.html", content, lang, heading, words=words, modules=modules)


def _notice(name: str, content: Content, lang: Language, heading: str, slug: str = "", **values: object) -> str:
    """A page that stands in the place of what was asked for; its title says so, and never what that was."""
    site = content.base.site
    return _page(
        name,
        content,
        lang,
        title=f"{heading} · {site.resident_name.in_language(lang)}",
        description=site.tagline.in_language(lang),
        slug=slug,
        query="",
        suffix="",
        heading=heading,
        index=False,
        **values,
    )


def tool(content: Content, found: Page, lang: Language, html: str, trouble: str = "", suffix: str = "") -> str:
    """
    A step of a tool: its questions or its result alone, without the page's text.

    `trouble` says what went wrong; `suffix` is what follows the question mark where the address says what is asked.
    """
    return _page(
        "tool.html",
        content,
        lang,
        title=tab_title(content, found, lang),
        description=found.text(lang).summary,
        slug=found.slug,
        query="",
        suffix=suffix,
        tool=Markup(html),  # noqa: S704 (rendered by our own templates)
        trouble=trouble,
        index=False,
    )


def _article_page(
    content: Content,
    found: Page,
    lang: Language,
    key: str,
    body: str,
    before: str,
    pieces: tuple[Piece, ...],
    suffix: str = "",
    *,
    index: bool = True,
) -> str:
    links = addresses_of(content)
    others = tuple((links.page(found.slug, lang, "", p.key), p.titles) for p in pieces if p.key != key and p.titles)
    number = next((i for i, p in enumerate(pieces, start=1) if p.key == key), 0)
    asks = (checking.questions_html, quiz_start, plan_start)
    questions = "" if key else "".join(ask(content, found, lang) for ask in asks)
    extras = Extras(
        before=before,
        after_answer=questions,
        pieces=others,
        piece_number=f"{number}/{len(pieces)}" if len(pieces) > 1 else "",
    )
    text = with_pictures(content, article(content, found, lang, links, body, extras), lang)
    return _page(
        "page.html",
        content,
        lang,
        title=tab_title(content, found, lang),
        description=found.text(lang).summary,
        slug=found.slug + (f"/{key}" if key else ""),
        query="",
        suffix=suffix,
        index=index,
        article=Markup(text),  # noqa: S704 (rendered by our own templates)
        printed_from=printed_from(content, found, lang, key),
    )


def _kind(template: str, text: str) -> str:
    """The kind of a page, by its template and by what stands in its text."""
    if template in {"home.html", "tool.html"}:
        return template.removesuffix(".html")
    marks = {
        "chart": '<svg class="grafik-svg"',
        "flow": '<svg class="alur',
        "tool": '<form class="cek',
        "list": '<form class="saring"',
        "save": ' id="simpanan"',
        "plan": '<form class="susun',
        "material": 'class="kotak cetak bahan"',
        "form": 'class="isian"|class="jatuh"',
    }
    if template in {"search.html", "not_found.html"}:
        return "search" if template == "search.html" else "lost"
    return next((kind for kind, mark in marks.items() if re.search(mark, text)), "page")


def _has_part(content: Content, path: str, lang: Language) -> bool:
    """Whether `slug/part` exists in `lang`: letters and pieces differ between languages."""
    slug, _, key = path.partition("/")
    found = content.base.pages.get(slug)
    if not key or found is None:
        return True
    return any(
        part.key == key for part in (*split.parts_of(content, found, lang), *split.pieces_of(content, found, lang))
    )


def _page(
    name: str, content: Content, lang: Language, *, slug: str, query: str, suffix: str = "", **values: object
) -> str:
    other = lang.other
    twin = slug if _has_part(content, slug, other) else slug.partition("/")[0]
    asked = values.get("asked")
    request = asked if isinstance(asked, SearchRequest) else SearchRequest()
    other_address = path(LIGHT, other, request) if slug == "cari" else LIGHT.page(twin, other)
    full_address = path(FULL, lang, request) if slug == "cari" else FULL.page(slug.partition("/")[0], lang)
    if suffix:
        other_address += f"?{suffix}"
        full_address += f"{'&' if '?' in full_address else '?'}{suffix}"
    values.setdefault("index", True)
    shown = "".join(str(values.get(key, "")) for key in ("article", "form", "results"))
    style, script = outfit(_kind(name, shown), resident=" data-baca=" in shown)
    sections = [section for section in content.base.site.sections if any(True for _ in content.base.pages_of(section))]
    html = render(
        name,
        content,
        lang,
        addresses_of(content),
        style=Markup(style),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (our own file)
        sections=sections,
        brand=brand(content, content.base.pages.get(slug.partition("/")[0]), lang),
        query=query,
        other_address=other_address,
        full_address=full_address,
        **values,
    )
    return "\n".join(line for line in html.split("\n") if line.strip())
