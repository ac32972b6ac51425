"""
A series as a chart that PowerPoint and LibreOffice can edit, from the same description as the other drawings.

Bars begin at zero, a year without a figure stays empty, a part of a year is hatched and has a star.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, cast

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_DATA_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from app.export.canvas import ACCENT, INK, QUIET
from app.figures.charts import Chart, Mark
from knowledge.lang import Language
from knowledge.model.statistics import Shape

_LABEL, _DENSE_LABEL, _DENSE = 22, 18, 8
"""Points of the words on the data, and how many columns are too many for the larger size."""
_LOCALE = {Language.ID: "[$-421]", Language.EN: "[$-409]"}
"""How number formats name the language whose separators and months are shown."""
_KIND = {
    Shape.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Shape.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.VERSIONS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.STEPS: XL_CHART_TYPE.LINE_MARKERS,
}
_STAR, _NOTHING = "*", "\N{EN DASH}"
_MONTHS_APART = 6
_BARS_WIDE, _LETTER = 7.5, 0.165
"""Inches left for bars beside their names, and of a letter of the words on the data."""
_TIME = re.compile(rb"(<dcterms:\w+ [^>]*>)[^<]+")
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)


def add_chart(slide: Any, chart: Chart, place: tuple[float, float, float, float], lang: Language) -> Any:  # noqa: ANN401
    """
    Put a chart on a slide.

    Args:
        slide: of python-pptx.
        chart: the series in one language.
        place: left, top, width, height in inches.
        lang: whose separators and names of months are shown.
    """
    data = CategoryChartData(number_format="General")
    data.categories = [_place(chart, mark) for mark in chart.marks]
    data.add_series(chart.title, [mark.value for mark in chart.marks])
    frame = slide.shapes.add_chart(_KIND[chart.shape], *(Inches(value) for value in place), data)
    _describe(frame, chart)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size = Pt(_DENSE_LABEL if len(chart.marks) > _DENSE else _LABEL)
    drawn.font.color.rgb = INK
    _axes(drawn, chart, lang)
    _series(drawn, chart, lang)
    table = drawn.part.chart_workbook.xlsx_part
    table._blob = _undated(table.blob)
    return frame


def _undated(workbook: bytes) -> bytes:
    """The table behind a chart without the time of its making: the same figures give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for about in old.infolist():
            new.writestr(about, _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(about)))
    return out.getvalue()


def keys(chart: Chart, gap: str) -> tuple[str, ...]:
    """What the signs on the chart mean, a line each; `gap` says that no figure was found."""
    missing = any(mark.value is None for mark in chart.marks)
    return (*([f"{_STAR} {chart.partial}"] if chart.partial else []), *([f"{_NOTHING} {gap}"] if missing else []))


def _place(chart: Chart, mark: Mark) -> Any:  # noqa: ANN401
    if chart.shape is Shape.STEPS:
        return mark.last
    if mark.value is None:
        return f"{mark.label}\n{_NOTHING}"
    return mark.label + (_STAR if mark.partial else "")


def _describe(frame: Any, chart: Chart) -> None:  # noqa: ANN401
    """The chart in words, for those who do not see it."""
    named = frame._element.find(f".//{qn('p:cNvPr')}")
    named.set("descr", chart.alternative)


def _axes(drawn: Any, chart: Chart, lang: Language) -> None:  # noqa: ANN401
    values, places = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    values.maximum_scale = chart.top * _room_for_words(chart)
    values.has_major_gridlines = values.has_minor_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.format.line.fill.background()
    places.has_major_gridlines = False
    places.format.line.color.rgb = QUIET
    if chart.shape in {Shape.BARS, Shape.VERSIONS}:
        places.reverse_order = True
    if chart.shape is Shape.STEPS:
        places.tick_labels.number_format = f"{_LOCALE[lang]}mmm yyyy"
        places.tick_labels.number_format_is_linked = False
        _months(places._element)


def _room_for_words(chart: Chart) -> float:
    """How much longer than the largest value an axis is, so that its words stand behind the bar or above the point."""
    if chart.shape in {Shape.COLUMNS, Shape.STEPS}:
        return 1.15
    widest = max(len(mark.text) for mark in chart.marks) * _LETTER + 0.1
    return _BARS_WIDE / (_BARS_WIDE - min(widest, _BARS_WIDE / 2))


def _months(axis: Any) -> None:  # noqa: ANN401
    """Labels of a time axis half a year apart."""
    for tag in ("c:majorUnit", "c:majorTimeUnit"):
        for found in axis.findall(qn(tag)):
            axis.remove(found)
    for name, value in (("majorTimeUnit", "months"), ("majorUnit", _MONTHS_APART)):
        unit = parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>')
        base = axis.find(qn("c:baseTimeUnit"))
        offset = axis.find(qn("c:lblOffset"))
        (base if base is not None else offset).addnext(unit)


def _series(drawn: Any, chart: Chart, lang: Language) -> None:  # noqa: ANN401
    plot = drawn.plots[0]
    series = plot.series[0]
    colour = QUIET if chart.shape is Shape.VERSIONS else ACCENT
    if chart.shape is Shape.STEPS:
        series.smooth = False
        series.format.line.color.rgb = colour
        series.format.line.width = Pt(3)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
    else:
        plot.gap_width = 45
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
    for index, mark in enumerate(chart.marks):
        if mark.partial:
            _hatch(series.points[index].format.fill)
    _labels(plot, series, chart, lang)


def _hatch(fill: Any) -> None:  # noqa: ANN401
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = ACCENT, _WHITE


def _labels(plot: Any, series: Any, chart: Chart, lang: Language) -> None:  # noqa: ANN401
    """The figures on the data: as numbers that follow a change, or as words where figures are worded differently."""
    above = chart.shape is Shape.STEPS
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.position = XL_DATA_LABEL_POSITION.ABOVE if above else XL_DATA_LABEL_POSITION.OUTSIDE_END
    labels.font.bold = True
    labels.font.color.rgb = INK
    labels._element.find(f".//{qn('a:bodyPr')}").set("wrap", "none")
    shown = [mark for mark in chart.marks if mark.value is not None]
    before, after = _around(shown[0])
    if all(_around(mark) == (before, after) for mark in shown):
        labels.number_format = f'{_LOCALE[lang]}"{before}"#,##0"{after}"'
        labels.number_format_is_linked = False
        return
    for index, mark in enumerate(chart.marks):
        if mark.value is not None:
            label = series.points[index].data_label
            label.text_frame.text = mark.text
            label.position = cast("XL_DATA_LABEL_POSITION", labels.position)


def _around(mark: Mark) -> tuple[str, str]:
    """What stands before and after the number in the words of a figure: `sekitar Rp`, `%`."""
    digits = [place for place, letter in enumerate(mark.text) if letter.isdigit()]
    return mark.text[: digits[0]], mark.text[digits[-1] + 1 :]
