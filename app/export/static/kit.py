"""The site as a folder, and the offline kit: one folder, and a zip beside it, for a session without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from app import look
from app.current import Content
from app.export import made, papers, pdf
from app.export.offline import OfflineAddresses
from app.export.pages import TooLongError, page_file
from app.export.slides import powerpoint
from app.export.static import folder, kit_words
from app.export.static.site import Told, site
from app.parts.templates import render
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.training import plan as plans

START = "buka-ini.html"
SITE, DECKS, PAPERS, FILES = "situs", "salindia", "kertas", "satu-berkas"
READ_ME = {Language.ID: "BACA-SAYA.txt", Language.EN: "READ-ME.txt"}
_SHEETS = (papers.NUMBERS, papers.WALL, *papers.FLOW_SHEETS)
"""Papers that are not a page."""

File = tuple[str, bytes]
Materials = Callable[[Content, date, Told], Iterator[File]]
"""Makes what a trainer hands out or shows: names below the kit's folder, and contents."""


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
    folder.zipped(out, target, content_date(content))
    return f"{out}: {count} berkas; {target}: {target.stat().st_size / 1e6:.1f} MB. Buka {out / START}."


def content_date(content: Content) -> date:
    """The day of the content: that of its latest review."""
    return max(page.reviewed_on for page in content.base.pages.values())


def kit(content: Content, data: Path, told: Told) -> Iterator[File]:
    """Every file of the kit; the start page comes last, for it lists the others."""
    day = content_date(content)
    listed: list[str] = []
    for name, written in site(content, load_lexicon(data / "language"), lambda words: told(f"{SITE}: {words}")):
        yield f"{SITE}/{name}", written
    for make in MATERIALS:
        for name, written in make(content, day, told):
            listed.append(name)
            yield name, written
    for lang, name in READ_ME.items():
        yield name, ("\n\n".join(kit_words.read_me(content, day, lang)) + "\n").encode()
    yield START, start_page(content, day, listed).encode()


def decks(content: Content, day: date, told: Told) -> Iterator[File]:
    """The deck of each module in both languages."""
    for module in content.base.training.modules:
        told(f"{DECKS}: {module}")
        for lang in Language:
            session = plans.of_module(content.base, module)
            written = powerpoint(content.base, session, lang, day)
            yield f"{DECKS}/{lang.value}/{module}.pptx", folder.with_date(written, day)


def printed(content: Content, day: date, told: Told) -> Iterator[File]:
    """Sheets, cards, and the modules' pages as PDF; none where no PDF can be made here, which is told."""
    names = [*_SHEETS, *content.base.training.modules]
    for name in names:
        told(f"{PAPERS}: {name}")
        found = papers.paper(content.base, name)
        if found is None:
            continue
        for lang in Language:
            try:
                yield f"{PAPERS}/{lang.value}/{name}.pdf", made.paper_pdf(content, found, lang)
            except pdf.NoPdfError as error:
                told(str(error))
                return


def single_pages(content: Content, day: date, told: Told) -> Iterator[File]:
    """Each page as one file to pass on; those that are too long for one are left out."""
    told(FILES)
    for page in content.base.pages.values():
        for lang in Language:
            try:
                yield f"{FILES}/{lang.value}/{page.slug}.html", page_file(content, page, lang).encode()
            except TooLongError:
                continue


MATERIALS: tuple[Materials, ...] = (decks, printed, single_pages)


def start_page(content: Content, day: date, listed: list[str]) -> str:
    """The page that is opened first: everything that is in the kit, in both languages."""
    lang = Language.ID
    return render(
        "kit_start.html",
        content,
        lang,
        OfflineAddresses(content.base),
        style=Markup(look.stylesheet("style", "light")),  # noqa: S704 (our own file)
        script=Markup(look.script("safe")),  # noqa: S704 (our own file)
        parts=[_part(content, day, listed, each) for each in Language],
    )


def _part(content: Content, day: date, listed: list[str], lang: Language) -> dict[str, object]:
    """What the start page says in one language."""
    prefix = f"{SITE}/en/" if lang is Language.EN else f"{SITE}/"
    groups = {kind: [name for name in listed if name.startswith(f"{kind}/{lang.value}/")] for kind in _GROUPS}
    return {
        "lang": lang.value,
        "title": kit_words.title(lang),
        "doors": kit_words.doors(prefix, lang),
        "groups": [
            (kit_words.group(kind, lang), [(quote(name), _called(content, name, lang)) for name in names])
            for kind, names in groups.items()
            if names
        ],
        "read_me": kit_words.read_me(content, day, lang)[1:],
    }


_GROUPS = (DECKS, PAPERS, FILES)


def _called(content: Content, name: str, lang: Language) -> str:
    """The words for a file: the title of its page, else what the paper is called."""
    stem = Path(name).stem
    page = content.base.pages.get(stem)
    if page is not None:
        return page.text(lang).short
    found = papers.paper(content.base, stem)
    return papers.words(found, lang) if found else stem
