"""Pandoc citations: `[@uu-21-2007, pasal 2; @uu-20-2025, pasal 61(1)]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.lang import Language

GROUP = re.compile(r"\[(@[^\[\]]+)\]")
_ONE = re.compile(r"^@(?P<source>[a-z0-9]+(?:-[a-z0-9]+)*)(?:,\s*(?P<locator>.+))?$", re.DOTALL)
_ENGLISH = {
    "pasal": "Article",
    "ayat": "paragraph",
    "huruf": "letter",
    "angka": "number",
    "lampiran": "Annex",
    "halaman": "page",
    "butir": "point",
    "bab": "Chapter",
    "bagian": "part",
    "penjelasan": "elucidation of",
    "dan": "and",
    "sampai": "to",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to a source and, within it, to a place (`pasal 61(1)`)."""

    source_id: str
    locator: str = ""


class MalformedCitationError(ValueError):
    """The text between the brackets is not a Pandoc citation."""


def parse_group(inside: str) -> tuple[Citation, ...]:
    """
    The citations between `[` and `]`.

    Raises:
        MalformedCitationError: a part does not read `@source` or `@source, locator`.
    """
    found: list[Citation] = []
    for part in inside.split(";"):
        match = _ONE.match(part.strip())
        if match is None:
            raise MalformedCitationError(part.strip())
        found.append(Citation(match["source"], " ".join((match["locator"] or "").split())))
    return tuple(found)


def citations_in(text: str) -> tuple[Citation, ...]:
    """All well-formed citations in `text`, in order."""
    found: list[Citation] = []
    for match in GROUP.finditer(text):
        try:
            found.extend(parse_group(match[1]))
        except MalformedCitationError:
            continue
    return tuple(found)


def malformed_in(text: str) -> tuple[str, ...]:
    """What stands between brackets in `text` like a citation but cannot be read as one."""
    found: list[str] = []
    for match in GROUP.finditer(text):
        try:
            parse_group(match[1])
        except MalformedCitationError as error:
            found.append(str(error))
    return tuple(found)


def without_citations(text: str) -> str:
    """`text` as a plain sentence, for places that have no notes."""
    return re.sub(r"\s*" + GROUP.pattern, "", text)


def locator_in(locator: str, lang: Language) -> str:
    """
    A locator as a reader of `lang` writes it.

    `pasal 61(1)` is "Pasal 61 ayat (1)" in Indonesian and "Article 61(1)" in English.
    """
    if lang is Language.EN:
        words = [_ENGLISH.get(word, word) for word in locator.split(" ")]
        return " ".join(words)
    spaced = re.sub(r"(\d+[A-Z]?|\b[IVX]+)\((\d+[a-z]?)\)", r"\1 ayat (\2)", locator)
    capital = re.sub(r"\b(pasal|lampiran|bab)\b", lambda m: m[0].capitalize(), spaced)
    return capital[:1].upper() + capital[1:]


def article_number(locator: str) -> str | None:
    """The article that a locator points to: `pasal 2(1) huruf a` gives `2`; None where it names none."""
    match = re.search(r"\bpasal\s+(\d+[A-Z]?)", locator)
    return match[1] if match else None
