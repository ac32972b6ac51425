"""Pages on paper and as one file: whole, without what only a screen can use, and without a way out of the file."""

from __future__ import annotations

import logging
import os
import re

import pytest

from app.export import papers
from app.export.offline import for_file, for_paper
from app.export.pages import MOST_FILE_BYTES, css_text, page_file
from app.export.pdf import write_pdf
from knowledge.lang import Language
from tests.app.document import Document
from tests.app.export.paper import content, html, texts

BOTH = list(Language)
NAMES = papers.names(content().base)
EVERY = os.environ.get("SIGAP_EVERY_PDF") == "1"
"""`SIGAP_EVERY_PDF=1` makes every PDF in both languages (minutes); else a sample, one of each kind and the longest."""
SAMPLE = [
    "kemiskinan",
    "butuh-bantuan",
    "penelitian-berkas",
    "alur-penanganan",
    "kontak",
    "pustaka",
    "alur",
    "alur-1981",
    "kartu-peran-lembaga",
    "kartu-tugas-anggota",
    "kartu-rujukan-layanan",
    "kartu-hak-korban",
    "nomor-penting",
    "dinding",
]


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", NAMES if EVERY else SAMPLE)
def test_a_paper_is_made_without_a_warning(name: str, lang: Language, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        assert write_pdf(html(name, lang)).startswith(b"%PDF-1.7")
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("lang", BOTH)
def test_no_paper_has_what_only_a_screen_can_use_or_a_link_to_a_bare_path(lang: Language):
    assert len(NAMES) > 95
    for name in NAMES:
        document = Document(html(name, lang))
        tags = {tag for tag, _ in document.tags}
        assert not tags & {"details", "summary", "script", "form", "nav", "img", "link", "iframe"}, name
        ids = set(document.ids)
        outward = [href for href in document.hrefs if not (href.startswith("#") and href[1:] in ids)]
        assert [href for href in outward if not re.match(r"https?://|tel:|sms:|mailto:", href)] == [], name
        assert len(document.all("h1")) == 1, name
        assert document.lang == lang.value
        assert "url(" not in document.inside("style"), name


@pytest.mark.parametrize("lang", BOTH)
def test_every_number_of_a_note_on_paper_has_its_source_at_the_end(lang: Language):
    for name in content().base.pages:
        document = Document(html(name, lang))
        asked = {href[1:] for href in document.hrefs if re.fullmatch(r"#c\d+", href)}
        given = {attributes["id"] for attributes in document.all("b") if "id" in attributes}
        assert asked == given, name
        assert len(given) > 0, name


def test_what_folds_on_a_screen_is_open_on_paper():
    """Butuh bantuan has folded parts; a stage has the former law folded."""
    page = Document(html("penelitian-berkas", Language.ID))
    assert "Ringkasan untuk perkara lama (KUHAP 1981)" in page.text
    assert "14 hari" in page.text.lower()
    text = " ".join(texts("penelitian-berkas", Language.ID))
    assert "Ringkasan untuk perkara lama (KUHAP 1981)" in text


def test_a_term_explained_in_place_on_the_screen_is_explained_at_the_end_on_paper():
    page = html("penelitian-berkas", Language.EN)
    assert "class=arti" not in page
    assert "Terms on this page" in page
    terms = page.partition("Terms on this page")[2].partition("</ul>")[0]
    assert "<strong>public prosecutor (JPU)</strong>: The prosecutor with the power to bring a case to court" in terms


@pytest.mark.parametrize(("lang", "words"), [(Language.ID, "Bantuan sekarang"), (Language.EN, "Help now")])
def test_the_help_numbers_stand_on_every_page_on_paper(lang: Language, words: str):
    for name in content().base.pages:
        text = Document(html(name, lang)).text
        after = text[text.rindex(words) :]
        assert "110 " in after, name
        assert "129 " in after, name
        assert "0811-1129-129" in after, name


# One file to pass on


@pytest.mark.parametrize("lang", BOTH)
def test_every_page_fits_into_one_file_of_60_kb_that_needs_nothing_else(lang: Language):
    for page in content().base.pages.values():
        text = page_file(content(), page, lang)
        assert len(text.encode()) <= MOST_FILE_BYTES == 60_000, page.slug
        document = Document(text)
        assert {tag for tag, _ in document.tags} & {"script", "img", "link", "iframe", "form"} == set(), page.slug
        assert [h for h in document.hrefs if not re.match(r"#|https?://|tel:|sms:|mailto:", h)] == [], page.slug
        assert "url(" not in document.inside("style")
        assert document.hrefs[-3:] == ["tel:110", "tel:129", "https://wa.me/628111129129"], page.slug
        assert len(document.all("h1")) == 1
        assert document.lang == lang.value


def test_a_link_within_the_file_leads_to_a_place_in_it():
    for page in content().base.pages.values():
        document = Document(page_file(content(), page, Language.ID))
        ids = set(document.ids)
        assert {href[1:] for href in document.hrefs if href.startswith("#")} <= ids, page.slug


def test_a_file_says_that_it_stays_on_the_device():
    page = content().base.pages["butuh-bantuan"]
    assert "sampai Anda menghapusnya" in page_file(content(), page, Language.ID)
    assert "until you delete it" in page_file(content(), page, Language.EN)


# The pieces


def test_a_link_to_nowhere_becomes_its_words_and_others_stay():
    given = '<p>Lihat <a href="">Kontak</a> atau <a href="tel:110">110</a> &amp; <a href=#c1>1</a>.</p>'
    assert for_file(given) == '<p>Lihat Kontak atau <a href="tel:110">110</a> &amp; <a href=#c1>1</a>.</p>'


def test_a_term_gives_its_words_and_its_id_on_paper():
    given = (
        "<p>Oleh <a class=istilah role=doc-glossref id=-jpu href=#_jpu>jaksa</a><span class=arti id=_jpu tabindex=-1> "
        '(<a href="">jaksa</a>: Orangnya. <a href=#-jpu>Tutup</a>)</span> hari ini.</p>'
    )
    shown = for_paper(given)
    assert shown.html == "<p>Oleh jaksa hari ini.</p>"
    assert shown.terms == ("jpu",)


def test_a_title_can_say_anything_in_the_footer():
    assert css_text('Apa "itu"? </style>\\') == '"Apa \\22 itu\\22 \\3f  \\3c \\2f style\\3e \\5c "'
