"""PDFs of the real content for tests: made once in a run, and read as a reader's program reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import page
import pikepdf
from pypdf import PdfReader

from app.content import Content
from app.export import papers
from app.export.made import paper_html
from app.export.pdf import write_pdf
from knowledge.lang import Language
from knowledge.loading import load
from tests.conftest import DATA


@cache
def content() -> Content:
    """The real content, once for all tests of paper."""
    return Content(load.load(DATA))


@cache
def html(name: str, lang: Language) -> str:
    """A paper as HTML."""
    found = papers.paper(content().base, name)
    assert found is not None
    return paper_html(content(), found, lang)


@cache
def made(name: str, lang: Language) -> bytes:
    """A paper as PDF."""
    return write_pdf(html(name, lang))


@cache
def opened(name: str, lang: Language) -> pikepdf.Pdf:
    """A paper as its objects, which live as long as it does."""
    return pikepdf.open(io.BytesIO(made(name, lang)))


@cache
def texts(name: str, lang: Language) -> list[str]:
    """What can be read on each page of a paper, white space squeezed."""
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(made(name, lang))).pages]


def broken_rules(written: bytes) -> list[str]:
    """The rules of PDF/UA-1 that a machine can check and that a PDF breaks; the checker knows those of veraPDF."""
    report = page.validate_pdf_bytes(written, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{failure.rule_id}: {failure}" for failure in report.failures]


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure tree: its tag without the slash, and its dictionary."""

    tag: str
    about: pikepdf.Object


def structure(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """All elements of the structure tree in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting += reversed(list(here))
        elif isinstance(here, pikepdf.Dictionary) and "/S" in here:
            yield Element(str(here.S).removeprefix("/"), here)
            waiting += [here.K] if "/K" in here else []
