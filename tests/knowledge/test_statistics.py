"""Figures: what the files say is what readers see; nothing is mixed, added up, smoothed or filled in."""

from __future__ import annotations

import csv
import math
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from knowledge import statistics
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.period import period
from knowledge.model.statistics import Figure, Shape
from knowledge.rendering import blocks, markup
from knowledge.wording import figure_in, period_end_in, period_in
from tests.conftest import DATA

FOLDER = DATA / "statistics"
BY_HAND = {
    "lpsk-permohonan": [46, None, 117, None, 176, 203, 147, 150, 1297, 576, 398],
    "kemenpppa-kasus": [184, 191, 382, 624, 348],
    "kemenpppa-korban": [276, 226, 422, 683, 401, 458],
    "kemenpppa-umur-2023": [206, 252],
    "bareskrim-laporan": [126, 122, 133, 23],
    "polri-selesai": [126, None, 66, 290, 621],
    "polri-korban-2023": [3208, 3104, 3366],
    "satgas-laporan": [190, 578, 605, 755, 827, 874],
    "satgas-modus": [546, 289, 70, 7],
    "satgas-korban": [731, 711, 86, 44],
    "kejaksaan-perkara": [148, 165, 183],
    "ran-penuntutan": [69, 147, 77, 98, 22],
    "kemlu-penipuan-daring": [3428, 3703, 5111, 7027],
    "kemlu-negara": [1914, 680, 364, 332, 305],
    "kbri-phnom-penh": [56, None, None, None, 3310, 5088],
    "dki-kasus": [125, 273, None, None, 87, 60],
    "dki-tempat-2024": [36, 35, 5, 4, 3, 2, 1, 1],
    "lpsk-program-2023": [433, 308, 21, 14, 7, 2, 2, 1, 1],
    "lpsk-restitusi-2023": [11_400_000_000, 2_500_000_000, 1_800_000_000, 22_400_000],
    "unodc-perubahan": [25, 47, 31, 38],
}
"""Copied by hand from the collected sources; None for a year in between for which no figure was found."""


def figures(kb: KnowledgeBase) -> Iterator[Figure]:
    assert len(kb.figures) >= 14
    yield from kb.figures.values()


# The files


def test_the_series_hold_the_numbers_of_their_sources_and_leave_gaps_empty(kb):
    found = {
        figure.name: [point.row.value if point.row else None for point in statistics.points(figure)]
        for figure in figures(kb)
    }
    assert found == BY_HAND


def test_a_file_names_one_agency_one_kind_of_count_and_one_unit(kb):
    for figure in figures(kb):
        with (FOLDER / figure.path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        kinds = {(row["series"], row["agency"], row["counts"], row["unit"]) for row in rows}
        assert len(kinds) == 1, figure.name
        assert {row["series"] for row in rows} == {figure.name}


def test_every_csv_of_the_folder_is_a_resource_of_the_package(kb):
    assert {path.name for path in FOLDER.glob("*.csv")} == {figure.path for figure in figures(kb)}


def test_no_value_is_the_sum_of_others_of_its_chart(kb):
    for figure in figures(kb):
        values = [row.value for row in figure.rows]
        for i, value in enumerate(values):
            others = values[:i] + values[i + 1 :]
            assert len(others) < 2 or value != sum(others), figure.name


def test_police_figures_that_do_not_agree_stand_apart_as_versions(kb):
    figure = kb.figures["polri-korban-2023"]
    assert figure.shape is Shape.VERSIONS
    assert [row.category_id for row in figure.rows] == [
        "Rilis akhir tahun 2023",
        "Rilis akhir tahun 2024",
        "Bareskrim, dikutip Kemenko PMK",
    ]


def test_what_one_source_alone_says_names_it_where_all_of_it_stands_on_that_source(kb):
    for figure in figures(kb):
        if all(row.status == "single" for row in figure.rows) and len(figure.sources) == 1:
            assert "enurut satu sumber" in figure.reading.id, figure.name
            assert "ccording to one source" in figure.reading.en, figure.name


# Points and tables


def test_parts_of_a_year_are_marked_and_whole_years_are_not(kb):
    points = {point.year: point for point in statistics.points(kb.figures["lpsk-permohonan"])}
    assert [year for year, point in points.items() if point.partial] == [2025]
    assert points[2016].row is None
    assert points[2018].row is None


def test_a_break_stands_before_the_year_from_which_something_else_is_counted(kb):
    points = statistics.points(kb.figures["kemenpppa-korban"])
    assert [point.year for point in points if point.after_break] == [2023]


def test_a_table_leaves_a_missing_year_without_a_number(kb):
    table = statistics.table(kb.figures["lpsk-permohonan"])
    assert list(table["year"]) == list(range(2015, 2026))
    assert math.isnan(table.set_index("year")["value"][2016])
    assert table.set_index("year")["value"][2023] == 1297
    assert list(table["unit"].dropna().unique()) == ["applications"]
    assert table.set_index("year")["last"][2025].date() == date(2025, 6, 30)


def test_a_running_total_has_no_gaps_between_its_points(kb):
    table = statistics.table(kb.figures["satgas-laporan"])
    assert [day.date().isoformat() for day in table["last"]] == [
        "2023-06-11",
        "2023-06-28",
        "2023-07-03",
        "2023-08-10",
        "2023-09-04",
        "2023-10-23",
    ]
    assert not table["value"].isna().any()


# Words


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2024", "2024", "2024"),
        ("2025-01/2025-06", "Januari–Juni 2025", "January–June 2025"),
        ("2025-01-01/2025-06-10", "1 Januari–10 Juni 2025", "1 January–10 June 2025"),
        ("2020/2024-11", "2020–November 2024", "2020–November 2024"),
        ("2019/2022", "2019–2022", "2019–2022"),
    ],
)
def test_a_period_in_words(text, indonesian, english):
    assert period_in(period(text), Language.ID) == indonesian
    assert period_in(period(text), Language.EN) == english


@pytest.mark.parametrize(
    ("text", "short"), [("2020/2023", "2023"), ("2020/2024-11", "Nov 2024"), ("2023-06-05/2023-10-23", "23 Okt")]
)
def test_the_end_of_a_period_is_short_on_an_axis(text, short):
    assert period_end_in(period(text), Language.ID) == short


@pytest.mark.parametrize("text", ["2023-02-30", "2024-13", "2025/2024", "2023-06-05/2023-06-01"])
def test_a_period_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match="masa"):
        period(text)


def test_numbers_are_written_as_readers_of_each_language_write_them(kb):
    applications = kb.figures["lpsk-permohonan"].rows[6]
    paid = kb.figures["lpsk-restitusi-2023"].rows[3]
    rise = kb.figures["unodc-perubahan"].rows[0]
    assert [figure_in(kb, row, Language.ID) for row in (applications, paid, rise)] == [
        "1.297",
        "sekitar Rp22.400.000",
        "25%",
    ]
    assert [figure_in(kb, row, Language.EN) for row in (applications, paid, rise)] == [
        "1,297",
        "about Rp22,400,000",
        "25%",
    ]


# Pages


def test_the_page_prints_every_series_with_what_it_counts_and_what_not(kb):
    for lang, counted, not_counted in (
        (Language.ID, "Yang dihitung: ", "Yang tidak dihitung: "),
        (Language.EN, "What this counts: ", "What it does not: "),
    ):
        text = markup.render_page(kb, kb.pages["statistik"], lang).text
        assert text.count(f"- {counted}") == len(kb.figures)
        assert text.count(f"- {not_counted}") == len(kb.figures)
        for figure in figures(kb):
            assert figure.heading.in_language(lang) in text


def test_the_text_of_the_page_holds_the_table_with_gaps_and_half_years():
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "page", "statistik", "--format", "text"],
        capture_output=True,
        text=True,
        check=True,
        cwd=DATA.parent,
    )
    lines = [re.sub(r" *\[[\d\]\[]+\].*$", "", line) for line in done.stdout.splitlines()]
    start = lines.index("Masa | LPSK, permohonan | Sumber")
    assert lines[start + 1 : start + 4] == ["2015 | 46 |", "2016 | tidak ditemukan | ", "2017 | 117 |"]
    assert lines[start + 11] == "Januari–Juni 2025 (bukan setahun penuh) | 398 |"


def test_a_series_that_does_not_exist_is_refused(kb):
    with pytest.raises(blocks.UnknownBlockError, match="grafik seri=tidak-ada"):
        blocks.parts(kb, "grafik", {"seri": "tidak-ada"}, Language.ID)


def test_a_search_for_what_is_counted_leads_to_its_series(searcher):
    found = searcher.search("permohonan LPSK 2023 melonjak", Language.ID)
    assert "/statistik#lpsk-permohonan" in [item.url for item in found.results]
