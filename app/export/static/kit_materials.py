"""What the offline kit holds beside the site: for each module slides, deck and papers; sheets; single pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.content import Content
from app.export import kinds, made, materials, papers, pdf
from app.export.materials import Material
from app.export.offline import OfflineAddresses
from app.export.pages import TooLongError, page_file
from app.export.static import folder
from app.export.static.site import Told
from app.present import pages
from app.words import translate
from knowledge.lang import Language
from knowledge.training import plan as plans

START = "buka-ini.html"
"""The page that is opened first."""
SCREEN, DECKS, PAPERS, FILES = "tayang", "salindia", "kertas", "satu-berkas"
SHEETS = (papers.NUMBERS, papers.WALL, *papers.FLOW_SHEETS)
"""Papers that belong to no module."""
_TOLD_EVERY = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the kit: where it lies, the language, the module that it is for (or empty), the words for it."""

    name: str
    lang: Language
    module: str
    words: str


Made = tuple[Entry, bytes]
Materials = Callable[[Content, date, Told], Iterator[Made]]
"""Makes what a trainer hands out or shows, and tells how far it has come."""


def shown(content: Content, day: date, told: Told) -> Iterator[Made]:
    """The slides of each module as a page for the browser of any computer, with the notes in another."""
    told(SCREEN)
    for module in content.base.training.modules:
        session = plans.of_module(content.base, module)
        for lang in Language:
            place = f"{SCREEN}/{lang.value}/{module}"
            ways = pages.Ways(place, f"{module}-catatan.html", f"../../{START}")
            links = OfflineAddresses(content.base)
            for template, name, words in (
                (pages.SLIDES, f"{place}.html", translate("Presentasikan di layar", lang)),
                (pages.NOTES, f"{place}-catatan.html", translate("Catatan untuk pelatih", lang)),
            ):
                html = pages.session_page(template, content, session, lang, ways, links)
                yield Entry(name, lang, module, words), html.encode()


def decks(content: Content, day: date, told: Told) -> Iterator[Made]:
    """The deck of each module in both languages."""
    for module in content.base.training.modules:
        told(f"{DECKS}: {module}")
        for lang in Language:
            asked = Material(kinds.Kind.SLIDES, plans.of_module(content.base, module))
            written = materials.written(content, asked, lang, day)
            name = f"{DECKS}/{lang.value}/{module}.pptx"
            yield Entry(name, lang, module, kinds.words(asked.kind, lang)), folder.with_date(written, day)


def printed(content: Content, day: date, told: Told) -> Iterator[Made]:
    """The papers of each module, and the sheets, as PDF; none where no PDF can be made here, which is told."""
    documents = [(entry, html) for lang in Language for entry, html in _papers(content, day, lang)]
    try:
        done = pdf.make_pdfs(html for _, html in documents)
        for number, ((entry, _), written) in enumerate(zip(documents, done, strict=True)):
            if number % _TOLD_EVERY == 0:
                told(f"{PAPERS}: {number}/{len(documents)}")
            yield entry, written
    except pdf.NoPdfError as error:
        told(str(error))


def single_pages(content: Content, day: date, told: Told) -> Iterator[Made]:
    """Each page as one file to pass on; those that are too long for one are left out."""
    told(FILES)
    for page in content.base.pages.values():
        for lang in Language:
            name = f"{FILES}/{lang.value}/{page.slug}.html"
            try:
                written = page_file(content, page, lang).encode()
            except TooLongError:
                continue
            yield Entry(name, lang, "", page.text(lang).short), written


ALL: tuple[Materials, ...] = (shown, decks, printed, single_pages)


def _papers(content: Content, day: date, lang: Language) -> Iterable[tuple[Entry, str]]:
    """Everything on paper in one language, as the HTML documents from which the PDFs are made."""
    place = f"{PAPERS}/{lang.value}"
    for module in content.base.training.modules:
        session = plans.of_module(content.base, module)
        for kind in kinds.Kind:
            if kind is not kinds.Kind.SLIDES:
                called = kinds.called(kind, lang)
                name = f"{place}/{module}/{_file_name(called)}.pdf"
                html = materials.html(content, Material(kind, session), lang, day)
                yield Entry(name, lang, module, kinds.words(kind, lang)), html
        about = papers.paper(content.base, module)
        if about is not None:
            words = translate("Halaman modul untuk dibaca", lang)
            yield Entry(f"{place}/{module}.pdf", lang, module, f"{words} (PDF)"), made.paper_html(content, about, lang)
    for name in SHEETS:
        sheet = papers.paper(content.base, name)
        if sheet is not None:
            words = papers.words(sheet, lang)
            yield Entry(f"{place}/{name}.pdf", lang, "", words), made.paper_html(content, sheet, lang)


def _file_name(words: str) -> str:
    """Words as the name of a file: `facilitators-guide`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "")).strip("-")
