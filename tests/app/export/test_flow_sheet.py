"""The flow on one A4 sheet: every stage, large enough to read, for both codes and in both languages."""

from __future__ import annotations

import re

import pytest
import weasyprint

from app.export.papers import FLOW_SHEETS
from app.figures.flow import drawing
from app.figures.flow_sheet import HEIGHT, SMALLEST, WIDTH, sheet
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from tests.app.export.paper import content, html, opened, texts

BOTH = list(Language)
SHEETS = list(FLOW_SHEETS)
LEAST_POINTS = 7


def drawn(regime: Regime, lang: Language) -> str:
    return sheet(drawing(content().base, regime, lang, lambda _: ""))


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", SHEETS)
def test_the_flow_fits_on_one_upright_a4_sheet(name: str, lang: Language):
    pages = opened(name, lang).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", SHEETS)
def test_it_fits_with_the_widest_font_of_the_list_too(name: str, lang: Language):
    narrow = '"Noto Sans","Liberation Sans",'
    assert narrow in html(name, lang)
    document = weasyprint.HTML(string=html(name, lang).replace(narrow, "")).render()
    assert len(document.pages) == 1


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", SHEETS)
def test_every_stage_stands_on_the_sheet_with_its_name(name: str, lang: Language):
    read = " ".join(texts(name, lang))
    stages = [stage for stage in content().base.process.stages if FLOW_SHEETS[name] in stage.regimes]
    assert [stage.id for stage in stages if stage.short.in_language(lang) not in read] == []


def test_the_sheet_tells_the_loop_of_p19_and_its_limits():
    """KUHAP 2025: 7 days to examine, 14 days to complete; KUHAP 2025 Pasal 61(1) and (3)."""
    read = " ".join(texts("alur", Language.ID))
    assert "↩ 10 Jaksa meneliti berkas (14 Hari)" in read
    assert "→ 14 P-21: berkas lengkap (7 Hari)" in read
    assert drawn(Regime.KUHAP_2025, Language.ID).count('class="balik"') == 6


def test_no_letter_on_the_sheet_is_smaller_than_seven_points():
    assert SMALLEST >= LEAST_POINTS
    text = drawn(Regime.KUHAP_2025, Language.ID)
    assert f'width="{WIDTH}pt" height="{HEIGHT}pt"' in text
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in text
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", text)]
    assert min(sizes) == SMALLEST
    style = html("alur", Language.ID).partition("/* The flow")[0]
    assert min(float(size) for size in re.findall(r"\.alur[^{]*\{font-size:([\d.]+)pt", style)) >= LEAST_POINTS


def test_the_sheet_needs_no_colour():
    colours = set(re.findall(r"#[0-9A-Fa-f]{3,6}", drawn(Regime.KUHAP_2025, Language.ID)))
    assert colours == {"#1B2430", "#333", "#fff"}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("regime", list(Regime))
def test_what_is_written_beside_a_stop_stays_within_three_lines(regime: Regime, lang: Language):
    text = drawn(regime, lang)
    for stop in text.split("<circle ")[1:]:
        assert stop.count('class="lain"') <= 3


@pytest.mark.parametrize("lang", BOTH)
def test_the_sheet_of_the_former_code_says_that_it_is_former(lang: Language):
    about = next(info for info in content().base.process.regimes if info.id is Regime.KUHAP_1981)
    assert about.title.in_language(lang) in texts("alur-1981", lang)[0]
    assert about.title.in_language(lang) not in texts("alur", lang)[0]
