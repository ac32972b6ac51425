"""Slips of the pen: found where they are likely, and never where a word is right."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.editing.spelling import Speller, names_in, one_edit_away, roots, words_of
from knowledge.lang import Language

OFTEN_HERE = Counter({"korban": 9, "melapor": 5, "perkara": 7, "victim": 1, "dieksploitasi": 4, "tahap": 3})


@pytest.fixture
def speller() -> Speller:
    return Speller(Language.ID, OFTEN_HERE, frozenset({"sabtu"}))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("korbna", "korban"),
        ("melaporr", "melapor"),
        ("perkra", "perkara"),
        ("perkaru", "perkara"),
        ("dieksplotasi", "dieksploitasi"),
        ("sekolha", "sekolah"),
    ],
)
def test_a_wrong_missing_extra_or_swapped_letter_is_found(speller, slip, meant):
    assert speller.slip(slip) == meant


@pytest.mark.parametrize(
    "word", ["korban", "sabtu", "rumah", "dirumahkan", "pelapornya", "perkaranya", "victim", "tahapp"[:4], "ditipu"]
)
def test_a_known_word_and_its_affixes_are_let_be(speller, word):
    assert speller.slip(word) is None


def test_another_letter_that_makes_a_rare_word_is_no_slip(speller):
    assert speller.slip("menginap") is None  # one letter from “mengisap”, which nobody here writes


def test_what_is_written_three_times_is_no_slip():
    assert Speller(Language.ID, OFTEN_HERE + Counter({"korbna": 3}), frozenset()).slip("korbna") is None


def test_names_are_not_words_but_the_beginning_of_a_sentence_is():
    text = "Polisi Tangerang datang. Korban pulang ke Bogor; lihat tirto.id dan nama@contoh.id."
    assert list(words_of(text)) == ["polisi", "datang", "korban", "pulang", "ke", "lihat", "dan"]
    assert list(names_in(text)) == ["tangerang", "bogor"]


def test_affixes_come_off_with_the_letter_that_they_swallowed():
    assert {"tulis", "sapu", "pukul"} <= roots("menulis") | roots("menyapu") | roots("memukulnya")


def test_one_edit_away_is_symmetric():
    assert "perkara" in one_edit_away("perkra")
    assert "perkra" in one_edit_away("perkara")
    assert "perkara" not in one_edit_away("perkara")
