"""Rules over the word lists in `data/language/` themselves."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.base import KnowledgeBase
from knowledge.checks.desk import suggestion
from knowledge.editing.wordlists import SLIPS_COLUMNS
from knowledge.loading import yamlfile
from knowledge.loading.problem import Problem

COLUMNS = {
    "slang.csv": ("slang", "standard"),
    "abbreviations.csv": ("abbreviation", "full", "kind"),
    "regional.csv": ("word", "language", "standard", "ambiguous"),
    "stem-exceptions.csv": ("word", "root"),
    "slips.csv": SLIPS_COLUMNS,
}


def problems(folder: Path, base: KnowledgeBase) -> Iterator[Problem]:
    """Every list that is there can be read, and emergencies name contacts and pages that exist."""
    unreadable = list(_not_utf8(folder))
    yield from unreadable
    if unreadable:
        return
    for name, columns in COLUMNS.items():
        if (folder / name).is_file():
            yield from _table(folder / name, columns)
    if (folder / "emergencies.yaml").is_file():
        yield from _emergencies(folder / "emergencies.yaml", base)


def _not_utf8(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob("*.*")):
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            message = f"Berkas ini bukan UTF-8 (bita ke-{error.start}). Simpan ulang sebagai UTF-8."
            yield Problem(f"language/{path.name}", 1, "not-utf8", message)


def _table(path: Path, columns: tuple[str, ...]) -> Iterator[Problem]:
    here = f"language/{path.name}"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != columns:
            yield Problem(here, 1, "bad-table", f"Baris pertama harus berisi {','.join(columns)}.")
            return
        for row in reader:
            if len(row) != len(columns) or not all(cell.strip() for cell in row[:2]):
                yield Problem(here, reader.line_num, "bad-table", f"Baris ini harus berisi {','.join(columns)}.")


def _emergencies(path: Path, base: KnowledgeBase) -> Iterator[Problem]:
    here = f"language/{path.name}"
    try:
        document = yamlfile.read(path.read_text(encoding="utf-8"))
    except yamlfile.YamlError as error:
        yield Problem(here, error.line, "bad-yaml", f"YAML tidak dapat dibaca: {error.message}.")
        return
    entries: Any = document.value
    shape = "Tiap entri berisi words (daftar kata) dan contacts (daftar id kontak)."
    if not isinstance(entries, list):
        yield Problem(here, 1, "bad-value", shape)
        return
    for index, entry in enumerate(entries):
        line = document.line((index,))
        words, contacts = (entry.get("words"), entry.get("contacts")) if isinstance(entry, dict) else (None, None)
        if not isinstance(words, list) or not isinstance(contacts, list):
            yield Problem(here, line, "bad-value", shape)
            continue
        for contact in contacts:
            if contact not in base.contacts:
                more = suggestion(str(contact), base.contacts)
                yield Problem(here, line, "unknown-contact", f"Kontak “{contact}” tidak ada.{more} Perbaiki id-nya.")
        page = entry.get("page")
        if page is not None and page not in base.pages:
            more = suggestion(str(page), base.pages)
            yield Problem(here, line, "unknown-page", f"Halaman “{page}” tidak ada.{more} Perbaiki slug-nya.")
