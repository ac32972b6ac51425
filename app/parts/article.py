"""A page as it stands in both editions: title, facts about it, text, notes, related pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from app.content import Content, today
from app.export import kinds, papers
from app.parts import passing_on, trainer
from app.parts.qr import public_address, qr_picture
from app.parts.templates import render
from app.words import translate
from knowledge.addresses import FULL, LIGHT, Addresses
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Line
from knowledge.rendering.markup import RenderedPage, render_page
from knowledge.wording import date_in

RESIDENT_SECTIONS = papers.RESIDENT_SECTIONS
LONG = 5
"""A page with at least this many parts has a list of them in the full edition; the light one cuts it in pieces."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What an edition adds to a page: a drawing above the text, the pieces of a page cut in several."""

    title: bool = True
    """Whether the title stands here; the flow shows it above its drawing."""
    before: str = ""
    answer: bool = True
    """Whether the short answer stands here; a tool shows it above its questions."""
    after_answer: str = ""
    """What an edition puts between the short answer and the rest: the questions of a tool."""
    pieces: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Address and headings of the other pieces."""
    piece_number: str = ""


def article(
    content: Content,
    page: Page,
    lang: Language,
    links: Addresses,
    body: str | None = None,
    extras: Extras = Extras(),
) -> str:
    """
    The HTML of a page between header and footer.

    Args:
        content: the content that is served.
        page: the page.
        lang: its language.
        links: the addresses of the edition that shows it.
        body: Markdown to show instead of the whole body (one part of a long page).
        extras: what the edition adds.
    """
    return render("article.html", content, lang, links, **_values(content, page, lang, links, body, extras))


def article_head(content: Content, page: Page, lang: Language, links: Addresses) -> str:
    """The title of a page and the facts about it, for a view that puts something between them and the text."""
    return render("article_head.html", content, lang, links, **_values(content, page, lang, links, None, Extras()))


def _values(
    content: Content, page: Page, lang: Language, links: Addresses, body: str | None, extras: Extras
) -> dict[str, object]:
    base = content.base
    shown = rendered(content, page, lang, links, body)
    extras = replace(extras, after_answer=extras.after_answer + _contents(content, shown, lang, links, extras))
    stage = base.stages.get(page.slug)
    lanes = {lane.id: lane.title.in_language(lang) for lane in base.process.lanes}
    return {
        "text": page.text(lang),
        "audience": ", ".join(base.site.label(f"audience-{reader}", lang) for reader in page.audience),
        "minutes": shown.minutes,
        "reviewed": date_in(page.reviewed_on, lang),
        "review_by": date_in(page.review_by, lang),
        "overdue": page.review_by < today(),
        "body": Markup(extras.before + _body(shown, extras)),  # noqa: S704 (from the one renderer, which escapes)
        "notes": Markup(shown.notes_html),  # noqa: S704 (same)
        "note_count": len(shown.notes),
        "notes_open": links is not FULL,
        "related": [base.pages[slug] for slug in page.related if slug in base.pages],
        "version": base.version[:8],
        "stage": stage,
        "stage_number": list(base.stages).index(page.slug) + 1 if stage else 0,
        "stage_count": len(base.stages),
        "lane": lanes[stage.lane] if stage else "",
        "parallel": stage is not None and stage.line is Line.PARALLEL,
        "check_here": leads_to_check(content, page),
        "extras": extras,
        "pdf": papers.address(page.slug, lang),
        "papers": [(papers.words(paper, lang), papers.address(paper.name, lang)) for paper in papers.beside(page)],
        "materials": _materials(content, page, lang, links),
        **_passed_on(content, page, lang),
        **_correction(content, page, lang),
    }


def _materials(content: Content, page: Page, lang: Language, links: Addresses) -> list[tuple[str, str]]:
    """On the page of a module: its slides on screen, the way to change it, everything that a trainer takes away."""
    if page.slug not in content.base.training.modules:
        return []
    shown = [(translate("Presentasikan di layar", lang), kinds.screen(page.slug, lang))]
    if trainer.SLUG in content.base.pages and content.base.training.safety:
        shown.append((translate("Ubah sesi ini", lang), trainer.path_of_module(content.base, page.slug, links, lang)))
    return shown + [(kinds.words(kind, lang), kinds.address(kind, page.slug, lang)) for kind in kinds.Kind]


def _correction(content: Content, page: Page, lang: Language) -> dict[str, str]:
    """A form for telling of an error, to copy, and the address that opens it in the reader's own mail program."""
    about = f"{content.base.site.name}: {page.slug} ({lang.value}), {content.base.version[:8]}"
    wrong, right = translate("Kalimat yang keliru", lang), translate("Yang benar, dan sumbernya", lang)
    to = content.base.site.corrections_email or ""
    return {
        "correction_form": f"{about}\n{wrong}:\n{right}:",
        "correction_address": f"mailto:{to}?subject={quote(about)}&body={quote(wrong)}:%0A{quote(right)}:",
    }


def _passed_on(content: Content, page: Page, lang: Language) -> dict[str, object]:
    """How a residents' page is sent to somebody, and the code that another phone reads; others have neither."""
    if page.section not in RESIDENT_SECTIONS:
        return {"whatsapp": "", "code": ""}
    public = public_address(content.base, page.slug, lang)
    return {"whatsapp": whatsapp(content, page, lang), "code": qr_picture(public) if public else ""}


def whatsapp(content: Content, page: Page, lang: Language) -> str:
    """
    The address that opens WhatsApp with a short message about a page: its calm title, and where it can be read.

    Without a public address in `data/site.yaml` the message has no link.
    """
    return passing_on.whatsapp(tab_title(content, page, lang), public_address(content.base, page.slug, lang))


def _contents(content: Content, shown: RenderedPage, lang: Language, links: Addresses, extras: Extras) -> str:
    """The list of the parts of a long page, under its short answer; empty where the page is short or cut in pieces."""
    parts = [section for section in shown.sections if section.html.startswith("<h2")]
    if links is not FULL or not extras.answer or len(parts) < LONG:
        return ""
    return render("contents.html", content, lang, links, parts=parts, notes=len(shown.notes))


def short_answer(content: Content, page: Page, lang: Language, links: Addresses) -> str:
    """What stands on a page before its first heading."""
    return rendered(content, page, lang, links).sections[0].html


def _body(shown: RenderedPage, extras: Extras) -> str:
    if extras.answer and not extras.after_answer:
        return shown.html
    first, *rest = [section.html for section in shown.sections]
    return "\n".join([*([first] if extras.answer else []), extras.after_answer, *rest])


def rendered(content: Content, page: Page, lang: Language, links: Addresses, body: str | None = None) -> RenderedPage:
    """A page through the one renderer; a whole page once a version of the content."""
    if body is not None:
        return render_page(content.base, page, lang, links, body)
    return content.drawn(("rendered", page.slug, lang, links), lambda: render_page(content.base, page, lang, links))


def leads_to_check(content: Content, page: Page) -> bool:
    """Whether a page has a button to the check: those that tell how recruiters work, and how to check an offer."""
    return "cek" in content.base.pages and (page.section == "kenali" or page.slug == "cek-tawaran-kerja")


def brand(content: Content, page: Page | None, lang: Language) -> str:
    """The name that the site gives itself on a page: on residents' pages one that does not alarm."""
    site = content.base.site
    resident = page is None or page.section in RESIDENT_SECTIONS
    return site.resident_name.in_language(lang) if resident else site.name


def tab_title(content: Content, page: Page | None, lang: Language) -> str:
    """What stands in the tab and the history: each page describes itself."""
    name = brand(content, page, lang)
    return f"{page.text(lang).title} · {name}" if page else name


def printed_from(content: Content, page: Page, lang: Language, part: str = "") -> str:
    """The address that a residents' page names on paper, always in the light edition; empty on other pages."""
    if page.section not in RESIDENT_SECTIONS:
        return ""
    return (content.base.site.address or "") + LIGHT.page(page.slug, lang, part=part)


def search_title(content: Content, lang: Language) -> str:
    """The title of the search page; the query itself never stands in it."""
    return f"{translate('Cari', lang)} · {content.base.site.resident_name.in_language(lang)}"
