"""Citations in Pandoc's form, and how readers of either language write the place in a law."""

from __future__ import annotations

import pytest

from knowledge.lang import Language
from knowledge.model.citation import (
    Citation,
    MalformedCitationError,
    article_number,
    citations_in,
    locator_in,
    parse_group,
    without_citations,
)


def test_a_group_names_sources_each_with_its_place():
    assert parse_group("@uu-21-2007, pasal 2; @uu-20-2025, pasal 61(1) huruf a; @artikel-2018") == (
        Citation("uu-21-2007", "pasal 2"),
        Citation("uu-20-2025", "pasal 61(1) huruf a"),
        Citation("artikel-2018", ""),
    )


def test_a_place_broken_over_two_lines_is_one_place():
    assert parse_group("@uu-21-2007, pasal\n  26") == (Citation("uu-21-2007", "pasal 26"),)


@pytest.mark.parametrize(
    "inside",
    ["@uu-21-2007 pasal 2", "@uu_21", "@uu-21-2007,", "@uu-21-2007; pasal 2", "@uu-21-2007;", "@uu--21"],
)
def test_what_is_no_citation_is_refused(inside):
    with pytest.raises(MalformedCitationError):
        parse_group(inside)


def test_citations_are_found_in_a_text_in_order_and_broken_ones_left_out():
    text = "Satu. [@a-1, pasal 1] Dua [lihat](/dua) [@b 2]. Tiga. [@c-3; @a-1]"
    assert citations_in(text) == (Citation("a-1", "pasal 1"), Citation("c-3"), Citation("a-1"))


def test_a_sentence_without_its_citations_keeps_its_full_stops():
    assert without_citations("Berlaku [@uu-20-2025, pasal 369]. Selesai. [@uu-8-1981]") == "Berlaku. Selesai."


@pytest.mark.parametrize(
    ("locator", "indonesian", "english"),
    [
        ("pasal 2", "Pasal 2", "Article 2"),
        ("pasal 61(1)", "Pasal 61 ayat (1)", "Article 61(1)"),
        ("pasal 622(1) huruf q", "Pasal 622 ayat (1) huruf q", "Article 622(1) letter q"),
        ("pasal 1 angka 56", "Pasal 1 angka 56", "Article 1 number 56"),
        ("pasal 14A(2)", "Pasal 14A ayat (2)", "Article 14A(2)"),
        ("pasal VII(3) huruf b", "Pasal VII ayat (3) huruf b", "Article VII(3) letter b"),
        ("pasal VII angka 40", "Pasal VII angka 40", "Article VII number 40"),
        ("pasal 7 sampai pasal 9", "Pasal 7 sampai Pasal 9", "Article 7 to Article 9"),
        ("lampiran I", "Lampiran I", "Annex I"),
        ("halaman 12", "Halaman 12", "page 12"),
        ("bab IV", "Bab IV", "Chapter IV"),
    ],
)
def test_a_place_in_the_words_of_each_language(locator, indonesian, english):
    assert locator_in(locator, Language.ID) == indonesian
    assert locator_in(locator, Language.EN) == english


@pytest.mark.parametrize(
    ("locator", "article"),
    [
        ("pasal 2", "2"),
        ("pasal 2(1) huruf a", "2"),
        ("pasal 27", "27"),
        ("penjelasan pasal 48", "48"),
        ("pasal 14A", "14A"),
        ("pasal VII angka 40", None),
        ("halaman 2", None),
        ("", None),
    ],
)
def test_the_article_that_a_place_points_to(locator, article):
    assert article_number(locator) == article


def test_every_citation_of_the_real_pages_can_be_said_in_english_without_an_indonesian_word_left(kb):
    indonesian = {
        "pasal",
        "ayat",
        "huruf",
        "angka",
        "lampiran",
        "halaman",
        "butir",
        "bab",
        "dan",
        "sampai",
        "penjelasan",
    }
    left = {
        citation.locator
        for page in kb.pages.values()
        for text in page.texts.values()
        for citation in citations_in(text.body)
        if indonesian & set(locator_in(citation.locator, Language.EN).replace(",", " ").replace(";", " ").split())
    }
    assert left == set()
