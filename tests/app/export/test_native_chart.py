"""Figures in a deck are charts that can be edited: what they draw, what they leave empty, and how they are printed."""

from __future__ import annotations

import io
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation

from app.export.slides import powerpoint
from knowledge.lang import Language
from knowledge.model.training import BlockKind, Listener
from knowledge.training.plan import PlannedBlock, safe
from tests.app.export import office

DAY = date(2026, 11, 25)
TALKS = ("mengapa-laporan-naik", "siapa-saja", "lowongan-daring", "restitusi")


@pytest.fixture(scope="module")
def decks(kb) -> dict[Language, bytes]:
    inner = [PlannedBlock(BlockKind.TALK, talk, 5) for talk in TALKS]
    ends = (PlannedBlock(BlockKind.OPENING, "", 5), PlannedBlock(BlockKind.CLOSING, "", 5))
    session = safe(kb, Listener.RESIDENTS, (ends[0], *inner, ends[1]))
    return {lang: powerpoint(kb, session, lang, DAY) for lang in Language}


def frames(content: bytes) -> list[Any]:
    slides = Presentation(io.BytesIO(content)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def drawn(content: bytes, title: str) -> Any:
    return next(frame for frame in frames(content) if frame.chart.plots[0].series[0].name.startswith(title))


def test_a_year_without_a_figure_is_a_gap_and_a_part_of_a_year_is_marked(decks):
    chart = drawn(decks[Language.EN], "LPSK, applications").chart
    assert list(chart.plots[0].categories) == [
        "2015", "2016\n–", "2017", "2018\n–", "2019", "2020", "2021", "2022", "2023", "2024", "2025*",
    ]  # fmt: skip
    values = chart.plots[0].series[0].values
    assert values == (46, None, 117, None, 176, 203, 147, 150, 1297, 576, 398)
    assert chart.plots[0].series[0].points[10].format.fill.pattern is not None


def test_every_axis_begins_at_zero_and_has_no_grid(decks):
    listed = frames(decks[Language.ID])
    assert len(listed) == 4
    for frame in listed:
        axis = frame.chart.value_axis
        assert (axis.minimum_scale, axis.has_major_gridlines, frame.chart.has_legend) == (0, False, False)


def test_a_chart_says_in_words_what_it_shows(decks):
    words = drawn(decks[Language.EN], "LPSK, applications")._element.xpath(".//p:cNvPr/@descr")[0]
    assert "2016: not found" in words
    assert "2023: 1,297" in words


def test_a_running_total_stands_on_an_axis_of_time(decks):
    chart = drawn(decks[Language.ID], "Kementerian Luar Negeri").chart
    # Days since 30 December 1899: the ends of 2023, March and November 2024, and 24 April 2025.
    assert [float(place) for place in chart.plots[0].categories] == [45291, 45382, 45626, 45771]


def test_a_rounded_figure_says_about_on_the_data(decks):
    labels = drawn(decks[Language.ID], "LPSK, rupiah").chart.plots[0].data_labels
    assert labels.number_format == '[$-421]"sekitar Rp"#,##0""'


@pytest.mark.parametrize("lang", list(Language))
def test_charts_are_printed_with_their_figures_and_no_word_on_another(decks, lang, tmp_path):
    if not office.ready():
        pytest.fail(office.ADVICE)
    (tmp_path / "deck.pptx").write_bytes(decks[lang])
    sheets = office.printed([tmp_path / "deck.pptx"], tmp_path)["deck"]
    thousand = {Language.ID: "1.297", Language.EN: "1,297"}[lang]
    million = {Language.ID: "Rp22.400.000", Language.EN: "Rp22,400,000"}[lang]
    for words in (thousand, million):
        assert any(words in sheet.text for sheet in sheets)
    for sheet in sheets:
        assert [(a.text, b.text) for a, b in combinations(sheet.words, 2) if a.meets(b)] == []
        assert all(word.left >= 0 and word.right <= sheet.width for word in sheet.words)
