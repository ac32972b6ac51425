"""Where things are found: the addresses that links, searches and printed leaflets rely on.

The full edition is `/<slug>?lang=en`, the light one `/ringan/<slug>` and `/ringan/en/<slug>`. Long
lists are split by path in the light edition (`/ringan/glosarium/a`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from knowledge.lang import Language

LIBRARY = "pustaka"
GLOSSARY = "glosarium"
CONTACTS = "kontak"
CODES = "kode-berkas"
CASES = "kasus"
LIMITS = "tenggat-waktu"
LETTERS = "baca-surat"
FLOW = "alur-penanganan"
WHICH_LAW = "aturan-yang-berlaku"
FIGURES = "statistik"
STORIES = "skenario"
QUIZ = "kuis"
BUILDER = "pelatih"
SAVE = "simpan"
"""The page on which a reader may keep some pages."""
FILES = "/api/"
"""What begins so is no page: data for programs, at one address for every face and language."""


def figure_csv(name: str) -> str:
    """Where a series can be had as a CSV file."""
    return f"{FILES}v1/figures/{name}.csv"


class Addresses(Protocol):
    """How one face of SIGAP addresses its pages."""

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The address of a page; `part` is the piece of a long list in which `anchor` stands."""
        ...


def _with_anchor(path: str, anchor: str) -> str:
    return f"{path}#{anchor}" if anchor else path


@dataclass(frozen=True, slots=True)
class FullAddresses:
    """`/kemiskinan?lang=en#hak-anda`; lists are whole, so `part` says nothing here."""

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The address in the full edition."""
        query = "?lang=en" if lang is Language.EN else ""
        return _with_anchor(f"/{slug}{query}", anchor)


@dataclass(frozen=True, slots=True)
class LightAddresses:
    """`/ringan/en/kemiskinan#hak-anda`, `/ringan/glosarium/p#p-21`."""

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The address in the light edition."""
        root = "/ringan/en/" if lang is Language.EN else "/ringan/"
        path = root + slug + (f"/{part}" if part else "")
        return _with_anchor(path, anchor)


FULL = FullAddresses()
LIGHT = LightAddresses()
