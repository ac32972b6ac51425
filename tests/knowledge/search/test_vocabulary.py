"""Which words of a collection an unknown word may stand for."""

from __future__ import annotations

import pytest

from knowledge.language.colloquial import readings
from knowledge.search.vocabulary import Vocabulary

WORDS = [("paspor", 40), ("penyidikan", 30), ("restitusi", 20), ("lapor", 50), ("berangkat", 9), ("perdagangan", 60),
         ("orang", 90), ("agen", 12), ("kerja", 80), ("kerjasama", 2), ("korban", 70), ("lepas", 1)]  # fmt: skip


@pytest.fixture(scope="module")
def held() -> Vocabulary:
    return Vocabulary(WORDS, [word for word, _ in WORDS])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pasport", "paspor"),
        ("pasopr", "paspor"),
        ("lpor", "lapor"),
        ("aegn", "agen"),
        ("penyidkn", "penyidikan"),
        ("restitsui", "restitusi"),
        ("brngkt", "berangkat"),
    ],
)
def test_a_misspelt_word_is_read_as_the_likeliest_one(held, written, meant):
    assert held.near(written)[0] == (meant, 1.0)


@pytest.mark.parametrize("written", ["xyz", "qwertz", "lap", "12345", "restoran"])
def test_what_is_too_far_from_every_word_stays(held, written):
    assert held.near(written) == []


def test_an_unfinished_word_is_the_commonest_that_begins_so(held):
    assert [word for word, _ in held.beginning_with("ker")] == ["kerja", "kerjasama"]
    assert held.beginning_with("ke") == []


def test_two_words_written_as_one_are_taken_apart(held):
    assert held.parts("perdaganganorang") == ("perdagangan", "orang")
    assert held.parts("korbanban") is None


@pytest.mark.parametrize(
    ("written", "root"),
    [
        ("ngelaporin", "lapor"),
        ("ngalaporkeun", "lapor"),
        ("nyari", "cari"),
        ("ketipu", "tipu"),
        ("orang2", "orang"),
        ("gajiku", "gaji"),
        ("carane", "cara"),
        ("nemenin", "teman"),
    ],
)
def test_everyday_forms_can_be_read_on_their_root(written, root):
    assert root in list(readings(written))
