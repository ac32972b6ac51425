"""Glossary terms are explained where a page first uses them, and no page is underlined to death."""

from __future__ import annotations

import re

from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.rendering import markup
from knowledge.rendering.terms import MOST_ON_A_PAGE, FirstUses

EXPLAINED = re.compile(r"role=doc-glossref id=-([a-z0-9-]+) href=#_[a-z0-9-]+>([^<]+)</a>")


def explained(kb, body: str, lang: Language = Language.ID) -> list[tuple[str, str]]:
    """(term, the words as they stand) of what the page explains."""
    return EXPLAINED.findall(markup.render_page(kb, kb.pages["kemiskinan"], lang, body=body).html)


def test_the_first_use_is_explained_right_behind_the_word_and_later_ones_are_not(small_kb):
    page = markup.render_page(
        small_kb, small_kb.pages["kemiskinan"], Language.ID, LIGHT, "Restitusi diminta.\n\nMinta restitusi lagi."
    )
    assert EXPLAINED.findall(page.html) == [("restitusi", "Restitusi")]
    assert (
        "<span class=arti id=_restitusi tabindex=-1> "
        '(<a href="/ringan/glosarium/r#restitusi">restitusi</a>: Ganti kerugian dari pelaku. '
        "<a href=#-restitusi>Tutup</a>)</span> diminta."
    ) in page.html


def test_plain_text_has_no_explanations(small_kb):
    page = markup.render_page(small_kb, small_kb.pages["kemiskinan"], Language.ID, body="Restitusi diminta.")
    assert page.text == "Restitusi diminta."


def test_a_paragraph_explains_one_term_and_leaves_the_next_to_the_next_paragraph(small_kb):
    body = "Saksi dan restitusi dalam penyidikan.\n\nRestitusi dan penyidikan.\n\n- Penyidikan."
    assert [term for term, _ in explained(small_kb, body)] == ["saksi", "restitusi", "penyidikan"]


def test_a_word_that_only_contains_a_term_is_not_that_term(small_kb):
    assert explained(small_kb, "Kesaksian, saksi-saksi, dan saksinya.") == []


def test_an_english_plural_is_the_term(small_kb):
    assert explained(small_kb, "Two investigations began.", Language.EN) == [("penyidikan", "investigations")]


def test_headings_links_and_boxes_of_facts_explain_nothing(small_kb):
    body = (
        "## Restitusi {#r}\n\n[restitusi](/kontak)\n\n::: fakta\n- restitusi\n:::\n\n| restitusi |\n| --- |\n| saksi |"
    )
    assert explained(small_kb, body) == [("saksi", "saksi")]


def test_what_the_title_names_is_not_explained(small_kb):
    uses = FirstUses(small_kb, Language.ID, "Restitusi bagi korban")
    assert uses.next_in("Restitusi itu hak.") is None


def test_an_abbreviation_counts_only_in_its_capitals(kb):
    uses = FirstUses(kb, Language.ID)
    assert uses.next_in("Surat sp3 di kertas.") is None
    found = uses.next_in("Surat SP3 di kertas.")
    assert found is not None
    assert (found.term.id, found.start, found.end) == ("sp3", 6, 9)


def test_the_longest_name_wins(kb):
    found = FirstUses(kb, Language.ID).next_in("Ada penyidikan tambahan.")
    assert found is not None
    assert found.term.id == "penyidikan-tambahan"


def test_everyday_words_are_left_alone(kb):
    assert not kb.terms["korban"].in_place
    assert FirstUses(kb, Language.ID).next_in("Korban berbicara dengan hakim.") is None


def test_no_real_page_explains_more_than_it_may_and_most_explain_something(kb):
    counts = {
        (page.slug, lang): len(EXPLAINED.findall(markup.render_page(kb, page, lang).html))
        for page in kb.pages.values()
        for lang in Language
    }
    assert max(counts.values()) == MOST_ON_A_PAGE
    assert sum(count > 0 for count in counts.values()) > 0.8 * len(counts)
    assert {counts["glosarium", lang] for lang in Language} == {0}
