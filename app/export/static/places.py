"""Where each page of the light edition lies among the files, and how one file leads to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.content import Content
from app.light import split
from knowledge.lang import Language

SEARCH = "cari"
ASSETS = "aset"
_ROOT = "/ringan/"
_ENGLISH = "en/"


@dataclass(frozen=True, slots=True)
class Place:
    """A page or a part of one in one language: `slug` is empty for the front page."""

    slug: str
    lang: Language
    part: str = ""

    @property
    def path(self) -> str:
        """Its file: `kemiskinan.html`, `en/glosarium/a.html`, `index.html`."""
        inside = f"{self.slug or 'index'}/{self.part}" if self.part else self.slug or "index"
        return f"{_ENGLISH if self.lang is Language.EN else ''}{inside}.html"


def places(content: Content) -> Iterator[Place]:
    """Every file of the site: front page and search, each page with all its pieces and parts, in both languages."""
    for lang in Language:
        yield Place("", lang)
        yield Place(SEARCH, lang)
        for page in content.base.pages.values():
            keys = [piece.key for piece in split.pieces_of(content, page, lang)]
            keys += [part.key for part in split.parts_of(content, page, lang)]
            yield from (Place(page.slug, lang, key) for key in dict.fromkeys(["", *keys]))


def place_of(address: str) -> Place | None:
    """What an address of the light edition names (`/ringan/en/glosarium/a?…#…`); None for any other address."""
    path = urlsplit(address).path
    if not f"{path}/".startswith(_ROOT):
        return None
    inside = path[len(_ROOT) :]
    english = f"{inside}/".startswith(_ENGLISH)
    slug, _, part = inside[len(_ENGLISH) if english else 0 :].partition("/")
    return Place(slug, Language.EN if english else Language.ID, part)


def relative(target: str, source: str) -> str:
    """How the file `source` names the file `target`: `../glosarium.html`."""
    return posixpath.relpath(target, posixpath.dirname(source) or ".")


@dataclass(frozen=True, slots=True)
class Links:
    """Turns addresses of the light edition into names of files, seen from one of them."""

    known: frozenset[str]
    """The files that there are."""
    source: str

    def to(self, address: str) -> str:
        """The relative name for `address`, with its query and anchor; empty where no file answers it."""
        place = place_of(address)
        if place is None:
            return ""
        path = place.path if place.path in self.known else Place(place.slug, place.lang).path
        if path not in self.known:
            return ""
        parts = urlsplit(address)
        query = f"?{parts.query}" if parts.query else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return relative(path, self.source) + query + anchor
