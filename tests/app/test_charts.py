"""Charts: one description, drawn as Plotly and as SVG, both saying what the files say and no more."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET

import httpx
import pytest

from app.content import Content
from app.figures.chart_plotly import CONFIG, plotly
from app.figures.chart_svg import PLOT, WIDTH, labelled, svg
from app.figures.charts import Chart, chart
from app.parts import chart_places
from app.views import statistics as view
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.statistics import Shape
from knowledge.statistics import table
from tests.serving import DATA, Running

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kb: KnowledgeBase, name: str, lang: Language = Language.ID) -> Chart:
    return chart(kb, kb.figures[name], lang)


def picture(kb: KnowledgeBase, name: str, lang: Language = Language.ID) -> ET.Element:
    return ET.fromstring(svg(drawn(kb, name, lang)))  # noqa: S314 (our own drawing)


def bars(root: ET.Element) -> list[dict[str, str]]:
    return [rect.attrib for rect in root.iter(f"{SVG}rect")]


def words(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


# What both drawings say


@pytest.mark.parametrize("lang", list(Language))
def test_the_alternative_says_every_figure_in_words(kb, lang):
    for name, figure in kb.figures.items():
        alternative = drawn(kb, name, lang).alternative
        assert alternative.startswith(figure.series_title.in_language(lang))
        for mark in drawn(kb, name, lang).marks:
            assert f"{mark.period}: {mark.text}" in alternative


def test_a_year_without_a_figure_is_said_to_be_not_found(kb):
    assert "2016: tidak ditemukan" in drawn(kb, "lpsk-permohonan").alternative
    assert "2016: not found" in drawn(kb, "lpsk-permohonan", Language.EN).alternative


def test_half_a_year_is_explained_beside_the_chart(kb):
    assert drawn(kb, "lpsk-permohonan").partial == "Januari–Juni 2025: bukan setahun penuh"
    assert drawn(kb, "polri-selesai").partial == ""


# The static picture


def test_columns_stand_on_zero_and_are_as_high_as_their_figures(kb):
    heights = [float(bar["height"]) for bar in bars(picture(kb, "kbri-phnom-penh"))]
    assert heights == pytest.approx([PLOT * 56 / 5088, PLOT * 3310 / 5088, PLOT], rel=0.01)
    feet = {round(float(bar["y"]) + float(bar["height"])) for bar in bars(picture(kb, "kbri-phnom-penh"))}
    assert len(feet) == 1


def test_a_missing_year_has_its_place_but_no_bar(kb):
    root = picture(kb, "kbri-phnom-penh")
    assert [word for word in words(root) if word.isdigit()] == ["2020", "56", "2021", "2022", "2023", "2024", "2025"]
    assert words(root).count("–") == 3
    slot = WIDTH / 6
    middles = [float(bar["x"]) + float(bar["width"]) / 2 for bar in bars(root)]
    assert middles == pytest.approx([0.5 * slot, 4.5 * slot, 5.5 * slot], abs=0.5)


def test_only_the_part_of_a_year_is_hatched(kb):
    hatched = [bar for bar in bars(picture(kb, "dki-kasus")) if "arsir" in bar.get("fill", "")]
    assert len(hatched) == 1
    assert hatched[0]["fill"] == "url(#arsir-dki-kasus)"
    assert "▨ 1 Januari–10 Juni 2025: bukan setahun penuh" in words(picture(kb, "dki-kasus"))


def test_a_break_is_a_broken_line_before_its_year(kb):
    lines = [path for path in picture(kb, "kemenpppa-korban").iter(f"{SVG}path") if path.get("class") == "putus"]
    assert [line.get("d", "").split(" ")[0] for line in lines] == [f"M{WIDTH / 6 * 5:.4g}"]


def test_bars_begin_at_the_left_edge_and_are_as_long_as_their_figures(kb):
    found = bars(picture(kb, "satgas-modus"))
    assert {bar["x"] for bar in found} == {"0"}
    lengths = [float(bar["width"]) for bar in found]
    assert lengths == pytest.approx([WIDTH, WIDTH * 289 / 546, WIDTH * 70 / 546, WIDTH * 7 / 546], rel=0.01)


def test_versions_are_drawn_alike_and_not_in_the_colour_of_a_series(kb):
    assert {bar.get("class") for bar in bars(picture(kb, "polri-korban-2023"))} == {"versi"}


def test_a_running_total_never_falls_and_ends_at_the_top(kb):
    line = next(p for p in picture(kb, "satgas-laporan").iter(f"{SVG}path") if p.get("class") == "garis")
    heights = [float(value) for value in re.findall(r"[V ]([\d.]+)", line.get("d", ""))]
    assert heights == sorted(heights, reverse=True)
    assert words(picture(kb, "satgas-laporan"))[-2:] == ["874", "23 Okt"]


def test_words_that_would_overlap_are_left_out_but_never_the_first_or_last():
    assert labelled([0, 30, 60, 95, 100]) == [True, False, True, False, True]
    assert labelled([5]) == [True]


def test_the_picture_names_no_colour_and_nothing_from_outside(kb):
    for name in kb.figures:
        text = svg(drawn(kb, name))
        assert "#" not in re.sub(r"url\(#arsir-[a-z0-9-]+\)", "", text)
        assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
        assert "style=" not in text
        assert len(text.encode()) < 2600, name


# The Plotly figure


def test_plotly_draws_the_values_of_the_table(kb):
    for name, figure in kb.figures.items():
        trace = plotly(drawn(kb, name), table(figure)).data[0]
        values = trace.x if figure.shape in {Shape.BARS, Shape.VERSIONS} else trace.y
        expected = [mark.value for mark in drawn(kb, name).marks]
        assert [None if value != value else value for value in values] == expected, name  # noqa: PLR0124 (NaN)


def test_plotly_holds_one_series_from_zero_without_legend_and_toolbar(kb):
    for name, figure in kb.figures.items():
        made = plotly(drawn(kb, name), table(figure))
        assert len(made.data) == 1
        axis = made.layout.xaxis if figure.shape in {Shape.BARS, Shape.VERSIONS} else made.layout.yaxis
        assert axis.range[0] == 0
        assert made.layout.showlegend is False
    assert CONFIG["displayModeBar"] is False


def test_plotly_hatches_the_part_of_a_year(kb):
    made = plotly(drawn(kb, "lpsk-permohonan"), table(kb.figures["lpsk-permohonan"]))
    assert list(made.data[0].marker.pattern.shape) == [*[""] * 10, "/"]


# Where charts stand


def test_the_pages_with_charts_are_those_that_ask_for_them(kb):
    assert {slug for slug, page in kb.pages.items() if view.shows_charts(page)} == {"statistik", "mengapa-laporan-naik"}


def test_a_place_for_a_chart_is_filled_with_its_picture(kb):
    html = chart_places.with_pictures(Content(kb), '<figure class="grafik" id="dki-kasus"></figure>', Language.EN)
    assert html.startswith(
        '<figure class="grafik" id="dki-kasus"><figcaption>Pusat PPA DKI Jakarta, cases</figcaption>'
    )
    assert html.count("<svg") == 1


@pytest.mark.parametrize("root", ["/ringan", "/ringan/en"])
def test_each_series_has_a_light_page_with_picture_table_and_download(server: Running, kb, root):
    for name in kb.figures:
        answer = httpx.get(f"{server.url}{root}/statistik/{name}", headers={"Accept-Encoding": "identity"})
        assert answer.status_code == 200
        assert len(answer.content) <= 25_000, name
        assert answer.text.count('<svg class="grafik-svg') == 1
        assert answer.text.count("<table") == 1
        assert f'href="/api/v1/figures/{name}.csv"' in answer.text


def test_the_page_on_rising_reports_shows_three_charts_and_leads_to_their_tables(server: Running):
    pages = [httpx.get(f"{server.url}/ringan/mengapa-laporan-naik{piece}").text for piece in ("", "/2", "/3")]
    text = "".join(pages)
    assert re.findall(r'<figure class="grafik" id="([a-z-]+)"', text) == [
        "lpsk-permohonan",
        "satgas-laporan",
        "dki-kasus",
    ]
    assert 'href="/ringan/statistik/satgas-laporan#satgas-laporan"' in text


def test_the_download_is_the_file_of_the_package(server: Running):
    answer = httpx.get(f"{server.url}/api/v1/figures/dki-kasus.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content == (DATA / "statistics" / "dki-kasus.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["period"], row["value"]) for row in rows] == [
        ("2020", "125"),
        ("2021", "273"),
        ("2024", "87"),
        ("2025-01-01/2025-06-10", "60"),
    ]


@pytest.mark.parametrize("name", ["tidak-ada", "..%2Fsources", "dki-kasus.csv%00"])
def test_a_download_of_something_else_is_not_found(server: Running, name):
    assert httpx.get(f"{server.url}/api/v1/figures/{name}.csv").status_code in {400, 404}
