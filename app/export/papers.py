"""Everything that can be had on paper, by name: each page, the flow on one sheet, the cards of some pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.base import KnowledgeBase
from knowledge.model import Language, Regime

FLOW_PAGE = "alur-penanganan"
FLOW_SHEETS = {"alur": Regime.KUHAP_2025, "alur-1981": Regime.KUHAP_1981}
"""The name of the sheet for each code of criminal procedure."""


class Kind(StrEnum):
    """What a paper shows."""

    PAGE = "page"
    FLOW = "flow"
    ROLE_CARDS = "role-cards"
    NEED_CARDS = "need-cards"


_CARDS = {"peran-lembaga": Kind.ROLE_CARDS, "tugas-anggota": Kind.ROLE_CARDS, "rujukan-layanan": Kind.NEED_CARDS}
"""Pages that are made of cards: one a heading of the third level, or one a row of the first table."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print: its name in addresses, what it shows, the page behind it."""

    name: str
    kind: Kind
    slug: str
    regime: Regime = Regime.KUHAP_2025


def paper(base: KnowledgeBase, name: str) -> Paper | None:
    """The paper called `name`: a page's slug, `alur`, `alur-1981`, `kartu-<slug>`; None where there is none."""
    if name in base.pages:
        return Paper(name, Kind.PAGE, name)
    return next((found for slug in base.pages for found in beside(slug) if found.name == name), None)


def beside(slug: str) -> tuple[Paper, ...]:
    """What else a page gives on paper, besides itself."""
    if slug == FLOW_PAGE:
        return tuple(Paper(name, Kind.FLOW, slug, regime) for name, regime in FLOW_SHEETS.items())
    return (Paper(f"kartu-{slug}", _CARDS[slug], slug),) if slug in _CARDS else ()


def names(base: KnowledgeBase) -> list[str]:
    """The names of all papers."""
    return [*base.pages, *(found.name for slug in base.pages for found in beside(slug))]


def address(name: str, lang: Language) -> str:
    """Where a paper is had as PDF: `/pdf/kemiskinan`, `/pdf/en/kemiskinan`."""
    return f"/pdf/en/{name}" if lang is Language.EN else f"/pdf/{name}"
