"""Everything that can be had on paper, by name: each page, the flow on one sheet, cards, a sheet for the wall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Regime

RESIDENT_SECTIONS = {"kenali", "bantuan"}

FLOW_PAGE = "alur-penanganan"
FLOW_SHEETS = {"alur": Regime.KUHAP_2025, "alur-1981": Regime.KUHAP_1981}
"""The name of the sheet for each code of criminal procedure."""


class Kind(StrEnum):
    """What a paper shows."""

    PAGE = "page"
    FLOW = "flow"
    ROLE_CARDS = "role-cards"
    NEED_CARDS = "need-cards"
    SHARE_CARD = "share-card"
    NUMBERS = "numbers"
    WALL = "wall"


_CARDS = {"peran-lembaga": Kind.ROLE_CARDS, "tugas-anggota": Kind.ROLE_CARDS, "rujukan-layanan": Kind.NEED_CARDS}
"""Pages that are made of cards: one a heading of the third level, or one a row of the first table."""
NUMBERS = "nomor-penting"
WALL = "dinding"
_BESIDE = {
    "butuh-bantuan": (NUMBERS, Kind.NUMBERS),
    "kontak": (NUMBERS, Kind.NUMBERS),
    "panduan-pelatih": (WALL, Kind.WALL),
}
"""Pages beside which the card with help numbers, or the sheet for the wall, is offered."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print: its name in addresses, what it shows, the page behind it."""

    name: str
    kind: Kind
    slug: str
    regime: Regime = Regime.KUHAP_2025


def paper(base: KnowledgeBase, name: str) -> Paper | None:
    """The paper called `name`: a page's slug, `alur`, `kartu-<slug>`, `dinding`, …; None where there is none."""
    if name in base.pages:
        return Paper(name, Kind.PAGE, name)
    return next((found for page in base.pages.values() for found in beside(page) if found.name == name), None)


def beside(page: Page) -> tuple[Paper, ...]:
    """What else a page gives on paper, besides itself."""
    slug = page.slug
    if slug == FLOW_PAGE:
        return tuple(Paper(name, Kind.FLOW, slug, regime) for name, regime in FLOW_SHEETS.items())
    kind = Kind.SHARE_CARD if page.section in RESIDENT_SECTIONS else _CARDS.get(slug)
    found = [Paper(f"kartu-{slug}", kind, slug)] if kind else []
    if slug in _BESIDE:
        name, other = _BESIDE[slug]
        found.append(Paper(name, other, slug))
    return tuple(found)


def names(base: KnowledgeBase) -> list[str]:
    """The names of all papers."""
    return [*base.pages, *dict.fromkeys(found.name for page in base.pages.values() for found in beside(page))]


def words(paper: Paper, lang: Language) -> str:
    """What a link to a paper that stands beside a page says."""
    match paper.kind:
        case Kind.FLOW:
            sheet = translate("Alur dalam satu lembar", lang)
            return f"{sheet}, 1981" if paper.regime is Regime.KUHAP_1981 else sheet
        case Kind.SHARE_CARD:
            return translate("Kartu setengah halaman", lang)
        case Kind.NUMBERS:
            return translate("Kartu nomor bantuan", lang)
        case Kind.WALL:
            return translate("Lembar untuk dinding", lang)
        case _:
            return translate("Kartu untuk dicetak", lang)


def address(name: str, lang: Language) -> str:
    """Where a paper is had as PDF: `/pdf/kemiskinan`, `/pdf/en/kemiskinan`."""
    return f"/pdf/en/{name}" if lang is Language.EN else f"/pdf/{name}"
