"""Cards to cut out: one a role or a need, all of its page, none of it cut off."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
import weasyprint

from app.export import papers
from app.export.cards import A_SHEET, written_cards
from app.export.papers import Kind
from knowledge.lang import Language
from tests.app.export.paper import content, html, made, opened, structure, texts

BOTH = list(Language)
CARDS = {"peran-lembaga": 11, "tugas-anggota": 14, "rujukan-layanan": 20}
"""Counted by hand: headings of the third level; rows of the table of needs."""
WIDE_FONT = '"DejaVu Sans"'


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("slug", list(CARDS))
def test_each_role_and_each_need_has_a_card(slug: str, lang: Language):
    paper = papers.beside(content().base.pages[slug])[0]
    cards = written_cards(content().base.pages[slug], paper.kind, lang)
    assert len(cards) == CARDS[slug]
    headings = [element for element in structure(opened(paper.name, lang)) if element.tag == "H2"]
    assert len(headings) == CARDS[slug]
    pages = texts(paper.name, lang)
    assert len(pages) == math.ceil(CARDS[slug] / A_SHEET[paper.kind])
    read = " ".join(pages)
    assert [card.title for card in cards if card.title not in read] == []


def test_a_card_of_a_need_says_whom_to_call_and_what_to_say():
    cards = written_cards(content().base.pages["rujukan-layanan"], Kind.NEED_CARDS, Language.ID)
    assert cards[0].title == "Nyawa terancam, disekap, anak hilang"
    assert cards[0].group == "Menurut kebutuhan"
    assert cards[0].markdown.startswith("**Hubungi.** [110](tel:110); di Jakarta juga [112](tel:112)\n\n**Siapkan")


def test_a_card_of_a_role_ends_where_the_next_heading_begins():
    cards = written_cards(content().base.pages["peran-lembaga"], Kind.ROLE_CARDS, Language.ID)
    assert [card.group for card in cards[:4]] == ["Penegak hukum"] * 3 + ["Pelindungan dan layanan"]
    assert "Serah terima yang baik" not in cards[-1].markdown
    assert "#" not in "".join(card.markdown for card in cards)


@pytest.mark.parametrize("font", ["as it is", "the widest font of the list"])
@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("slug", list(CARDS))
def test_no_card_runs_into_its_footer_or_over_its_edge(slug: str, lang: Language, font: str):
    text = html(f"kartu-{slug}", lang)
    if font != "as it is":
        text = text.replace('"Noto Sans","Liberation Sans",', "")
        assert WIDE_FONT in text
    document = weasyprint.HTML(string=text).render()
    cards = 0
    for page in document.pages:
        for card in _boxes(page._page_box, "kartu"):
            (words,), (foot,) = list(_boxes(card, "teks")), list(_boxes(card, "kaki"))
            cards += 1
            assert words.position_y + words.height <= foot.position_y, page
            assert words.position_x + words.width <= card.position_x + card.border_width()
    assert cards == CARDS[slug]


def _boxes(box: Any, name: str) -> Iterator[Any]:
    """The boxes of a laid-out document that come from elements of class `name`."""
    for child in getattr(box, "children", ()):
        here = getattr(child, "_box", child)  # what is placed absolutely stands behind a placeholder
        if here.element is not None and here.element.get("class") == name:
            yield here
        else:
            yield from _boxes(here, name)


def test_cards_stand_on_a4():
    for slug in CARDS:
        for page in pikepdf.open(io.BytesIO(made(f"kartu-{slug}", Language.ID))).pages:
            sides = sorted(round(float(side)) for side in page.mediabox[2:])
            assert sides == [595, 842]


@pytest.mark.parametrize("lang", BOTH)
def test_every_card_has_sources_help_numbers_and_version(lang: Language):
    version = content().base.version[:8]
    for slug, count in CARDS.items():
        read = " ".join(texts(f"kartu-{slug}", lang))
        assert read.count("Sumber: " if lang is Language.ID else "Sources: ") == count
        assert read.count(version) == count
        assert read.count("129 SAPA") == count
