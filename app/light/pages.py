"""The pages of the light edition as HTML strings: the routes send them, exports write them."""

from __future__ import annotations

from difflib import get_close_matches

from markupsafe import Markup

from app import look
from app.current import Content
from app.figures import flow as drawing
from app.parts.article import article, search_title, tab_title
from app.parts.templates import render, search_path
from app.words import translate
from knowledge import addresses, blocks
from knowledge.addresses import FULL, LIGHT
from knowledge.model import Language, Page, Regime
from knowledge.search import Found

FLOW = "alur-penanganan"
_SPLIT = {addresses.LIBRARY, addresses.GLOSSARY, addresses.CODES}
"""Lists that are split by path here, so that no page weighs more than 25 KB."""


def style() -> str:
    """The stylesheet that every light page carries."""
    return look.stylesheet("style", "light")


def script() -> str:
    """The optional script: quick exit and links that replace."""
    return look.script("safe")


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
        section_pages={section.id: list(base.pages_of(section)) for section in base.site.sections},
    )


def page(content: Content, found: Page, lang: Language) -> str:
    """One page; long lists show their parts as links, the flow as a drawing."""
    return content.drawn(("light", found.slug, lang), lambda: _whole_page(content, found, lang))


def _whole_page(content: Content, found: Page, lang: Language) -> str:
    before = flow_svg(content, lang, Regime.KUHAP_2025) if found.slug == FLOW else ""
    body = _without_lists(content, found, lang)
    text = article(content, found, lang, LIGHT, body, before)
    return _article_page(content, found, lang, text, found.slug)


def part(content: Content, found: Page, key: str, lang: Language) -> str | None:
    """One part of a long list; None where there is no such part."""
    return content.drawn(("light", found.slug, key, lang), lambda: _part(content, found, key, lang))


def _part(content: Content, found: Page, key: str, lang: Language) -> str | None:
    chosen = next((piece for piece in parts_of(content, found, lang) if piece.key == key), None)
    if chosen is None:
        return None
    body = f"## {chosen.title} {{#bagian-{chosen.key}}}\n\n{chosen.markdown}"
    before = ""
    if found.slug == FLOW:
        before = flow_svg(content, lang, Regime(key))
    text = article(content, found, lang, LIGHT, body, before)
    return _article_page(content, found, lang, text, f"{found.slug}/{key}")


def parts_of(content: Content, found: Page, lang: Language) -> tuple[blocks.Part, ...]:
    """The parts into which a long page is split here."""
    base = content.base
    if found.slug in _SPLIT:
        return blocks.parts(base, found.slug, {}, lang)
    if found.slug == FLOW:
        return tuple(
            blocks.Part(info.id.value, info.title.in_language(lang), _regime_text(content, info.id, lang))
            for info in base.process.regimes
        )
    return ()


def _regime_text(content: Content, regime: Regime, lang: Language) -> str:
    base = content.base
    info = next(info for info in base.process.regimes if info.id is regime)
    steps = blocks.flow_markdown(base, regime, lang)
    text = f"{info.note.in_language(lang)}\n\n{steps}"
    return text if regime is Regime.KUHAP_2025 else f"::: historis\n{text}\n:::"


def _without_lists(content: Content, found: Page, lang: Language) -> str | None:
    """The body with links to the parts where the lists stood; None where nothing is split."""
    pieces = parts_of(content, found, lang)
    if not pieces:
        return None
    links = "\n".join(f"- [{piece.title}]({LIGHT.page(found.slug, lang, '', piece.key)})" for piece in pieces)
    lines = found.text(lang).body.split("\n")
    return "\n".join(links if line.startswith("{{") else line for line in lines)


def flow_svg(content: Content, lang: Language, regime: Regime) -> str:
    """The tall drawing of the flow; each stop leads to its page."""

    def href(stage_id: str) -> str:
        return LIGHT.page(stage_id, lang)

    return drawing.tall(drawing.drawing(content.base, regime, lang, href))


def search(content: Content, query: str, found: Found | None, lang: Language) -> str:
    """The search page, with results where something was asked."""
    return _page(
        "search.html",
        content,
        lang,
        title=search_title(content, lang),
        description=content.base.site.tagline.in_language(lang),
        slug="cari",
        query=query,
        found=found,
        index=False,
    )


def not_found(content: Content, asked: str, lang: Language) -> str:
    """A helpful page for an address that does not exist: near pages, search, help."""
    near = get_close_matches(asked.strip("/").rpartition("/")[2], content.base.pages, n=3, cutoff=0.5)
    return _page(
        "message.html",
        content,
        lang,
        title=content.base.site.resident_name.in_language(lang),
        description=content.base.site.tagline.in_language(lang),
        slug="",
        query="",
        heading=translate("Halaman ini tidak ada", lang),
        text=translate("Alamatnya mungkin salah ketik atau sudah lama. Cari dengan kata lain, atau pilih salah satu di bawah.", lang),
        near=[content.base.pages[slug] for slug in near],
        index=False,
    )  # fmt: skip


def _article_page(content: Content, found: Page, lang: Language, text: str, path: str) -> str:
    return _page(
        "page.html",
        content,
        lang,
        title=tab_title(content, found, lang),
        description=found.text(lang).summary,
        slug=path,
        query="",
        article=Markup(text),  # noqa: S704 (rendered by our own templates)
    )


def _page(name: str, content: Content, lang: Language, *, slug: str, query: str, **values: object) -> str:
    other = lang.other
    other_address = search_path(LIGHT, other, query) if slug == "cari" else LIGHT.page(slug, other)
    full_address = search_path(FULL, lang, query) if slug == "cari" else FULL.page(slug.partition("/")[0], lang)
    values.setdefault("index", True)
    sections = [section for section in content.base.site.sections if any(True for _ in content.base.pages_of(section))]
    html = render(
        name,
        content,
        lang,
        LIGHT,
        style=Markup(style()),  # noqa: S704 (our own file)
        script=Markup(script()),  # noqa: S704 (our own file)
        sections=sections,
        query=query,
        other_address=other_address,
        full_address=full_address,
        **values,
    )
    return "\n".join(line for line in html.split("\n") if line.strip())
