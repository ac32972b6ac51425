"""Dates, durations and citations as a reader writes them."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.lang import Language
from knowledge.model.citation import Citation
from knowledge.model.process import LimitStep
from knowledge.wording import basis_in_words, cited_as, date_in, duration, partial_date_in


def test_a_date_is_written_out_in_either_language():
    assert date_in(date(2026, 1, 2), Language.ID) == "2 Januari 2026"
    assert date_in(date(2026, 8, 17), Language.ID) == "17 Agustus 2026"
    assert date_in(date(2026, 8, 17), Language.EN) == "17 August 2026"


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2026-01-28", "28 Januari 2026", "28 January 2026"),
        ("2025-11", "November 2025", "November 2025"),
        ("2025-10", "Oktober 2025", "October 2025"),
        ("2019", "2019", "2019"),
        ("sekitar 2019", "sekitar 2019", "sekitar 2019"),
        ("", "", ""),
    ],
)
def test_a_date_as_sources_give_it(text, indonesian, english):
    assert partial_date_in(text, Language.ID) == indonesian
    assert partial_date_in(text, Language.EN) == english


@pytest.mark.parametrize(
    ("value", "unit", "indonesian", "english"),
    [
        (1, "hari", "1 Hari", "1 day"),
        (7, "hari", "7 Hari", "7 days"),
        (24, "jam", "24 jam", "24 hours"),
        (30, "hari-kerja", "30 hari kerja", "30 working days"),
        (6, "bulan", "6 Bulan", "6 months"),
        (1, "tahun", "1 tahun", "1 year"),
    ],
)
def test_how_long_a_time_limit_is(kb, value, unit, indonesian, english):
    nobody = {"id": "-", "en": "-"}
    step = LimitStep.model_validate({"value": value, "unit": unit, "actor": nobody, "what": nobody})
    assert duration(kb, step, Language.ID) == indonesian
    assert duration(kb, step, Language.EN) == english


def test_a_citation_in_words(kb):
    prosecutor_seven_days = Citation("uu-20-2025", "pasal 61(1)")
    assert cited_as(kb, prosecutor_seven_days, Language.ID) == "KUHAP (UU 20/2025), Pasal 61 ayat (1)"
    assert cited_as(kb, Citation("uu-21-2007"), Language.EN) == "Law 21/2007"


def test_a_citation_of_an_unknown_source_shows_its_key(kb):
    assert cited_as(kb, Citation("tidak-ada", "pasal 1"), Language.ID) == "tidak-ada, Pasal 1"


def test_a_basis_names_each_source_once(kb):
    basis = "[@uu-21-2007, pasal 26; @uu-20-2025, pasal 61(1)] [@uu-21-2007, pasal 27]"
    assert basis_in_words(kb, basis, Language.ID) == (
        "UU 21/2007: Pasal 26, Pasal 27; KUHAP (UU 20/2025): Pasal 61 ayat (1)"
    )
