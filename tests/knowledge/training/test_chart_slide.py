"""A talk that names a series of figures is followed by a slide with its chart, and with what the figures do not say."""

from __future__ import annotations

import pytest

from knowledge.lang import Language
from knowledge.model.training import BlockKind, Listener
from knowledge.training.deck import Slide, SlideKind, slides
from knowledge.training.plan import Plan, PlannedBlock, safe


def with_talk(kb, talk: str) -> Plan:
    blocks = (
        PlannedBlock(BlockKind.OPENING, "", 5),
        PlannedBlock(BlockKind.TALK, talk, 8),
        PlannedBlock(BlockKind.CLOSING, "", 5),
    )
    return safe(kb, Listener.RESIDENTS, blocks)


def charts(kb, talk: str, lang: Language) -> list[Slide]:
    return [slide for slide in slides(kb, with_talk(kb, talk), lang) if slide.kind is SlideKind.CHART]


def test_a_chart_follows_the_lines_of_its_talk_with_its_unit_its_limits_and_its_source(kb):
    listed = slides(kb, with_talk(kb, "mengapa-laporan-naik"), Language.EN)
    place = next(index for index, slide in enumerate(listed) if slide.kind is SlideKind.CHART)
    assert listed[place - 1].title == "Why reports rise"
    chart = listed[place]
    assert chart.series == "lpsk-permohonan"
    assert chart.title == "Applications to LPSK jumped in 2023, then fell"
    assert chart.mark == "Applications to LPSK for protection in trafficking cases (applications)"
    assert chart.lines == (
        "Take care: Rises when more people know LPSK or when the police run an operation; in 2023 the police set up a "
        "task force.",
    )
    after = listed[place + 1]
    assert (after.title, after.mark, after.sources) == (chart.title, chart.mark, chart.sources)
    assert after.lines == (
        "What this counts: Applications for protection that reached LPSK in trafficking cases.",
        "What it does not: Not the number of victims and not the number of cases. People who did not apply are not "
        "counted.",
    )
    assert "do not compare it with full years" in chart.notes[0]
    assert "LPSK" in chart.sources


def test_a_chart_that_rests_on_one_source_says_so_over_it(kb):
    (chart,) = charts(kb, "restitusi", Language.ID)
    assert chart.title == "Restitusi 2023: sangat sedikit yang sampai dibayar (menurut satu sumber)"
    assert "empat tahap, bukan empat bagian: jangan dijumlahkan" in chart.lines[0]


@pytest.mark.parametrize("talk", ["jerat-utang", "hak-korban"])
def test_a_talk_without_a_series_has_no_chart(kb, talk):
    assert charts(kb, talk, Language.ID) == []
