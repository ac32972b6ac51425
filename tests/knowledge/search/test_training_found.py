"""Modules, stories and questions are found as training material."""

from __future__ import annotations

import pytest

from knowledge.lang import Language
from knowledge.search.found import Narrowed


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("modul sekolah", "modul-sekolah"),
        ("cerita rekaan surat utang kosong", "skenario"),
        ("kuis soal latihan", "kuis"),
    ],
)
def test_training_material_is_found_with_its_kind(searcher, words, slug):
    found = searcher.search(words, Language.ID, wanted=Narrowed(kind="module"))
    assert slug in [item.slug for item in found.results][:3]
    assert {item.kind for item in found.results} == {"module"}
    everywhere = searcher.search(words, Language.ID)
    assert (slug, "module") in [(item.slug, item.kind) for item in everywhere.results]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("buat sesi", Language.ID),
        ("susun sesi", Language.ID),
        ("susun pelatihan", Language.ID),
        ("rencana sesi", Language.ID),
        ("build a session", Language.EN),
        ("plan a training", Language.EN),
    ],
)
def test_the_session_builder_is_the_first_result_for_whoever_wants_to_make_a_session(searcher, words, lang):
    first = searcher.search(words, lang).results[0]
    assert (first.slug, first.kind) == ("pelatih", "module")
