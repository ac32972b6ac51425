"""How a query is understood against the words of the real content."""

from __future__ import annotations

import pytest

from knowledge.language.lexicon import load_lexicon
from knowledge.language.text import Lexicon
from knowledge.search.asking import Asked, understand


@pytest.fixture(scope="module")
def lexicon(data) -> Lexicon:
    return load_lexicon(data / "language")


@pytest.fixture
def ask(searcher, lexicon):
    def asked(text: str, *, exact: bool = False) -> Asked:
        return understand(text, lexicon, searcher._store.held, exact=exact)

    return asked


def heaviest(asked: Asked) -> list[str]:
    return [max(c.stems, key=lambda stem: c.stems[stem]) for c in asked.concepts if c.spoken and c.stems]


@pytest.mark.parametrize(
    ("typed", "stems"),
    [
        ("dijanjiin gaji gede", ["janji", "gaji", "besar"]),
        ("piye carane lapor", ["cara", "lapor"]),
        ("nyari kerjaan", ["cari", "kerja"]),
        ("kemiskinn kelurga", ["miskin", "keluarga"]),
    ],
)
def test_everyday_and_misspelt_words_are_read_as_ordinary_ones(ask, typed, stems):
    assert heaviest(ask(typed)) == stems


def test_what_was_changed_is_said(ask):
    asked = ask("dijanjiin kerja di kmboja")
    assert asked.widened == {"dijanjiin": "dijanjikan"}
    assert asked.corrected == {"kmboja": "kamboja"}
    assert asked.did_you_mean == "dijanjiin kerja di kamboja"


def test_words_as_typed_are_left_as_they_are(ask):
    asked = ask("dijanjiin kmboja", exact=True)
    assert (asked.widened, asked.corrected, asked.did_you_mean) == ({}, {}, None)
    assert [concept.stems for concept in asked.concepts] == [{"dijanjiin": 1.0}, {"kmboja": 1.0}]


def test_a_real_word_that_the_content_lacks_is_not_corrected(ask):
    for word in ("komputer", "sepeda", "bicycle"):
        assert ask(word).corrected == {}


def test_a_word_has_its_synonyms_beside_it(ask):
    (concept,) = ask("trafficking").concepts
    assert concept.stems["trafficking"] == 1.0
    assert concept.stems["tppo"] == 0.75
    assert ("dagang", "orang") in concept.phrases


def test_several_words_have_their_synonyms_beside_them(ask):
    asked = ask("jual ginjal")
    assert [concept.spoken for concept in asked.concepts] == [True, True, False]
    assert "organ" in asked.concepts[2].every_stem


def test_a_regional_word_that_is_also_indonesian_is_read_so_only_in_company(ask):
    assert ask("budak").widened == {}
    assert ask("budak awewe").widened == {"budak": "anak", "awewe": "perempuan"}


def test_an_unfinished_word_finds_what_begins_so(ask):
    assert "restitusi" in ask("ganti rugi restit").stems


def test_two_words_that_are_one_are_found_as_one(ask):
    assert "praperadilan" in ask("pra peradilan").stems


def test_an_english_word_is_not_taken_for_indonesian_slang(ask):
    asked = ask("boss keeps my passport")
    assert asked.widened == {}
    assert heaviest(asked) == ["boss", "keep", "passport"]


def test_a_long_query_of_noise_is_cut(ask):
    assert len(ask(" ".join(f"zq{n}x" for n in range(400))).concepts) <= 24
