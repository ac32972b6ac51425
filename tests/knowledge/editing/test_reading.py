"""How hard a page is to read: sentences, syllables and grades, worked out by hand."""

from __future__ import annotations

import pytest

from knowledge.editing.reading import measure, sentences
from knowledge.lang import Language
from knowledge.model.content import PageText


def page(body: str) -> PageText:
    return PageText(title="-", short="-", summary="-", body=body, path="id.md", body_line=1)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("rumah", 2),
        ("pantai", 2),
        ("kerbau", 2),
        ("mulai", 2),
        ("saat", 2),
        ("dieksploitasi", 6),
        ("mengeksploitasinya", 7),
    ],
)
def test_syllables_of_indonesian_words(word, syllables):
    assert sentences(word, Language.ID)[0].syllables == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("house", 1), ("table", 2), ("people", 2), ("promised", 2), ("wanted", 2), ("recruiters", 3), ("the", 1)],
)
def test_syllables_of_english_words(word, syllables):
    assert sentences(word, Language.EN)[0].syllables == syllables


def test_the_grade_follows_from_sentence_length_and_syllables():
    # Ten sentences of six words of two syllables: 0.39 * 6 + 11.8 * 2 * 0.6 - 15.59 = 0.91
    told = page(" ".join(["Kami makan nasi putih tiap pagi."] * 10))
    found = measure(told, Language.ID)
    assert found is not None
    assert (found.words, found.sentence_length, found.syllables) == (60, 6, 2)
    assert round(found.grade, 2) == 0.91


def test_too_few_words_are_not_judged():
    assert measure(page("Kami makan nasi putih tiap pagi."), Language.ID) is None


def test_list_items_are_sentences_and_headings_tables_numbers_and_citations_are_not_counted():
    body = "## Judul panjang sekali {#judul}\n\nDua kata. [@uu-21-2007]\n\n- satu 2026 lagi\n- dua\n"
    body += "\n| a | b |\n| - | - |\n| c | d |\n"
    assert [(one.text, one.words) for one in sentences(body, Language.ID)] == [
        ("Dua kata.", 2),
        ("satu 2026 lagi", 2),
        ("dua", 1),
    ]


def test_a_sentence_knows_the_line_on_which_it_begins():
    body = "Satu dua.\nTiga empat.\n\n- Lima enam.\n  Tujuh delapan.\n"
    assert [one.line for one in sentences(body, Language.ID)] == [0, 1, 3, 4]


def test_residents_pages_are_easier_than_those_about_stages(kb):
    def mean(folder: str, lang: Language) -> float:
        found = [measure(page.text(lang), lang) for page in kb.pages.values() if page.section == folder]
        grades = [level.grade for level in found if level]
        return sum(grades) / len(grades)

    for lang in Language:
        assert mean("kenali", lang) < mean("tahap", lang) - 1
