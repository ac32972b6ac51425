"""The site as a folder, and the offline kit: one folder, and a zip beside it, for a session without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.content import Content
from app.export.static import folder, kit_materials, kit_words
from app.export.static.kit_materials import START
from app.export.static.kit_start import SITE, start_page
from app.export.static.site import Told, site
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon

READ_ME = {Language.ID: "BACA-SAYA.txt", Language.EN: "READ-ME.txt"}

File = tuple[str, bytes]
"""A name below the kit's folder, and a content."""


def write_site(content: Content, data: Path, out: Path, told: Told) -> str:
    """Write the site to `out`; says what there is."""
    count = folder.write(out, site(content, load_lexicon(data / "language"), told))
    return f"{out}: {count} berkas. Buka {out / 'index.html'}."


def write_kit(content: Content, data: Path, out: Path, told: Told) -> str:
    """
    Write the kit to `out`, and `out.zip` beside it; says what there is.

    Raises:
        FolderInTheWayError: something else is at `out`.
        OSError: it cannot be written.
    """
    count = folder.write(out, kit(content, data, told))
    target = out.with_name(f"{out.name}.zip")
    told(target.name)
    folder.zipped(out, target, content_date(content))
    return f"{out}: {count} berkas; {target}: {target.stat().st_size / 1e6:.1f} MB. Buka {out / START}."


def content_date(content: Content) -> date:
    """The day of the content: that of its latest review."""
    return max(page.reviewed_on for page in content.base.pages.values())


def kit(content: Content, data: Path, told: Told) -> Iterator[File]:
    """Every file of the kit; the start page comes last, for it lists the others."""
    day = content_date(content)
    listed: list[kit_materials.Entry] = []
    for name, written in site(content, load_lexicon(data / "language"), lambda words: told(f"{SITE}: {words}")):
        yield f"{SITE}/{name}", written
    for make in kit_materials.ALL:
        for entry, written in make(content, day, told):
            listed.append(entry)
            yield entry.name, written
    for lang, name in READ_ME.items():
        yield name, ("\n\n".join(kit_words.read_me(content, day, lang)) + "\n").encode()
    yield START, start_page(content, day, listed).encode()
