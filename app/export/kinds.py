"""The kinds of material that a trainer takes away: what they are called and where they are had."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote

from app.words import translate
from knowledge.lang import Language

SCREEN = "/presentasi"


class Kind(StrEnum):
    """A kind of material, in the order in which they are offered."""

    SLIDES = "slides"
    GUIDE = "guide"
    HANDOUT = "handout"
    LEAFLET = "leaflet"
    CARD = "card"
    QUIZ = "quiz"
    TEST = "test"

    @property
    def extension(self) -> str:
        """How its files end, without the dot."""
        return "pptx" if self is Kind.SLIDES else "pdf"


def called(kind: Kind, lang: Language) -> str:
    """What a material is called."""
    said = {
        Kind.SLIDES: translate("Salindia", lang),
        Kind.GUIDE: translate("Panduan fasilitator", lang),
        Kind.HANDOUT: translate("Lembar peserta", lang),
        Kind.LEAFLET: translate("Selebaran", lang),
        Kind.CARD: translate("Kartu nomor bantuan", lang),
        Kind.QUIZ: translate("Lembar kuis", lang),
        Kind.TEST: translate("Uji sebelum dan sesudah", lang),
    }
    return said[kind]


def words(kind: Kind, lang: Language) -> str:
    """What a link to a material says: its name, and what kind of file it is."""
    return f"{called(kind, lang)} ({kind.extension.upper()})"


def address(kind: Kind, text: str, lang: Language, organisation: str = "") -> str:
    """Where a material is had: `/bahan/slides/modul-warga.pptx`, `/bahan/en/guide/modul-warga.pdf?nama=RW+05`."""
    prefix = "/bahan/en" if lang is Language.EN else "/bahan"
    name = f"?nama={quote(organisation)}" if organisation else ""
    return f"{prefix}/{kind}/{quote(text)}.{kind.extension}{name}"


def screen(text: str, lang: Language) -> str:
    """Where a session is presented: `/presentasi/modul-warga`, English `/presentasi/en/modul-warga`."""
    return f"{SCREEN}/en/{quote(text)}" if lang is Language.EN else f"{SCREEN}/{quote(text)}"
