"""
Nothing in decided cases may let anybody be recognised (an error, never a warning).

Judgments carry the names of victims. A digest keeps court, year and what can be learned; who it was, where exactly
and when they were born is nobody's business. The patterns err on the side of stopping the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from knowledge import addresses
from knowledge.checks.desk import Desk
from knowledge.editing import prose
from knowledge.loading.problem import Problem

_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december"
_PATTERNS = {
    "inisial": r"\b[A-Z]\.\s?[A-Z]\b\.?|\b(?:inisial|initials?)\s+[A-Z]+\b",
    "nama": r"\b(?:bin|binti|alias)\s+[A-Z]\w*"
    r"|\b(?i:saksi|terdakwa|tersangka|terpidana|korban|witness|victim|defendant|convict)\s+[A-Z][a-z]+\b(?<!Indonesia)"
    r"|\b(?i:saudara|saudari|sdr|sdri|nyonya|ny|tuan|tn|mr|mrs|ms)\b\.?\s+[A-Z]\w*"
    r"|\b(?i:saksi|terdakwa|korban|anak|witness|victim|child)\s+[A-Z]\b(?![.\w-])",
    "usia": r"\b(?i:umur|berumur|usia|berusia|aged|age)\s+(?:of\s+)?\d+|\b\d+[- ]years?[- ]old\b"
    r"|\b(?i:anak|perempuan|laki-laki|gadis)\s+\d+\s+tahun\b",
    "alamat": r"\b(?i:desa|dusun|kampung|kelurahan|kecamatan|nagari|gampong|jalan|jl\.?|gang|gg\.?|blok)\s+(?:[A-Z]\w*|\d+)"
    r"|\bR[TW]\.?\s*\d+|\b[A-Z]\w+ (?:Street|Road|Village)\b|\b(?i:village|subdistrict) of [A-Z]\w*|\b(?!The|A|This|That|Her|His|Their)[A-Z]\w+ (?:village|subdistrict)\b",
    "tempat": r"\b(?i:hotel|kafe|cafe|wisma|apartemen|losmen|karaoke|bar|kapal|ship|vessel)\s+[A-Z]\w*|\bK\.?M\.?\s+[A-Z]\w*|\bMV\s+[A-Z]\w*",
    "tanggal lahir": rf"\b(?i:lahir|born)\b[^.;]*?\b\d{{1,2}}\s+(?i:{_MONTH})\s+\d{{4}}|\b(?i:lahir|born)\b[^.;]*?\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}",
    "nomor identitas": r"(?<![\d.,])\d{16}(?!\d)|\b[A-Z]{1,2}\s?\d{6,8}\b|\b[A-Z]{1,2} \d{1,4} [A-Z]{1,3}\b",
    "nomor telepon": r"(?<![\d.,])(?:\+62|62|0)8\d{1,2}[\s-]?\d{3,4}[\s-]?\d{3,5}\b|\(?\b0\d{2,3}\)?[\s-]\d{6,8}\b",
}
_DOCKET = r"\b\d+\s*/\s*Pid\.?\s?[\w.-]+\s*/\s*\d{4}\b"
_NAMED = {what: re.compile(pattern) for what, pattern in _PATTERNS.items()}
_OF_A_CHILD = {**_NAMED, "nomor perkara anak": re.compile(_DOCKET, re.IGNORECASE)}


def identifying(text: str, *, child: bool = False) -> Iterator[tuple[str, str]]:
    """(kind, words) of everything in `text` that could lead to a person; docket numbers only where a `child` suffered."""
    for what, pattern in (_OF_A_CHILD if child else _NAMED).items():
        yield from ((what, match[0]) for match in pattern.finditer(text))


def recognisable_people(desk: Desk) -> Iterator[Problem]:
    """No decided case, and nothing on the page that lists them, names or describes anybody so that they can be found."""
    for case in desk.base.cases.values():
        for line in prose.entry_lines(desk.base, case, case.id):
            yield from _told(line, child=case.child)
    page = desk.base.pages.get(addresses.CASES)
    for lang in page.texts if page else ():
        for line in prose.lines_of(desk.base, page, lang) if page else ():
            yield from _told(line, child=False)


def _told(line: prose.Line, *, child: bool) -> Iterator[Problem]:
    for what, words in identifying(line.text, child=child):
        yield Problem(
            line.path, line.line, "identifying-detail",
            f"“{words}” ({what}) dapat membuat orang dikenali. Hapus atau tulis lebih umum: tanpa nama, inisial, usia, alamat, dan nomor.",
        )  # fmt: skip


RULES: tuple[Callable[[Desk], Iterator[Problem]], ...] = (recognisable_people,)
