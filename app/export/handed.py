"""What is handed on: a page as a half-page card, the help numbers as a small card, a sheet for the wall.

Each leads to the light edition by a QR code where `data/site.yaml` names the public `address` of this SIGAP.
Without one there is no code: a code that leads nowhere, or dials by itself, helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.content import Content
from app.export import pages
from app.export.cards import sources_in_a_line
from app.export.offline import OfflineAddresses, for_paper
from app.parts.qr import public_address, qr_code
from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Channel, Contact, Page
from knowledge.rendering.markup import render_page
from knowledge.wording import partial_date_in

LONG_ANSWER = 560
"""A short answer of more letters than these is set smaller on its card."""
_DIALLED = {"phone", "whatsapp"}


@dataclass(frozen=True, slots=True)
class Number:
    """A line of the card with numbers: what for, whom, how (`WhatsApp` or nothing), which number, last seen."""

    needs: str
    name: str
    kind: str
    number: str
    seen: str


def share_card(content: Content, page: Page, lang: Language) -> str:
    """A resident's page as half a page (A5): short answer with its sources, help numbers, QR code."""
    base = content.base
    answer = page.text(lang).body.partition("\n## ")[0]
    shown = render_page(base, page, lang, OfflineAddresses(base), answer)
    html = Markup(for_paper(shown.html, notes=False).html)  # noqa: S704 (from the one renderer, which escapes)
    return pages.document(
        content,
        lang,
        "share_card.html",
        title=page.text(lang).title,
        about=page,
        answer=html,
        small=len(html.striptags()) > LONG_ANSWER,
        sources=sources_in_a_line(base, shown.notes, lang),
        **way(base, page.slug, lang),
    )


def numbers_card(content: Content, about: Page, lang: Language, foot: str = "") -> str:
    """The help numbers on A6, to save or to print: those of the help bar, then one for each need; signed by `foot`."""
    title = translate("Nomor penting", lang)
    numbers = list(numbers_by_need(content.base, lang))
    return pages.document(content, lang, "numbers_card.html", title=title, about=about, foot=foot, numbers=numbers)


def wall_sheet(content: Content, about: Page, lang: Language) -> str:
    """A sheet for the wall (A4): the numbers of the help bar, large, and a QR code to the front door."""
    title = translate("Nomor penting", lang)
    return pages.document(content, lang, "wall_sheet.html", title=title, about=about, **way(content.base, "", lang))


def numbers_by_need(base: KnowledgeBase, lang: Language) -> Iterator[Number]:
    """For each need the first contact that can be called or written to and is not in the help bar; each once."""
    chosen: dict[str, list[str]] = {}
    for need in dict.fromkeys(need for contact in base.contacts.values() for need in contact.needs):
        found = next((each for each in base.contacts.values() if need in each.needs and _beyond_the_bar(each)), None)
        if found is not None:
            chosen.setdefault(found.id, []).append(base.site.label(f"need-{need}", lang))
    for key, needs in chosen.items():
        contact = base.contacts[key]
        way = _dialled(contact)[0]
        kind = base.site.label("channel-whatsapp", lang) if way.kind == "whatsapp" else ""
        seen = f"{base.site.label('last-seen', lang)} {partial_date_in(contact.seen_on, lang)}"
        dated = seen if contact.publish == "with-date" else ""
        yield Number("; ".join(needs), contact.name.in_language(lang), kind, way.number or "", dated)


def _beyond_the_bar(contact: Contact) -> bool:
    return not contact.help_bar and bool(_dialled(contact))


def _dialled(contact: Contact) -> list[Channel]:
    return [way for way in contact.channels if way.kind in _DIALLED and way.number]


def way(base: KnowledgeBase, slug: str, lang: Language) -> dict[str, str]:
    """Where a page can be read, as text and as QR code; both empty where the public address is not known."""
    link = public_address(base, slug, lang)
    return {"link": link, "code": qr_code(link) if link else ""}
