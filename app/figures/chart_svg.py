"""A chart as SVG: for the light edition and for paper. Colours come from the stylesheet, nothing from outside."""

from __future__ import annotations

from html import escape

from app.figures.charts import Chart, Mark
from app.look import LIGHT
from knowledge.model.statistics import Shape

WIDTH, WIDE = 340, 480
"""On a page, and on a screen or sheet that is wider than it is high: there the same letters leave more room."""
PLOT = 150
"""Height of the tallest bar."""
HEAD = 20
"""Room above the plot for the value of the tallest bar."""
ROW = 40
APART = 40
"""Labels of points nearer to each other than this are left out; the table has them all."""


_ON_PAPER = (
    f"text{{font-family:'Noto Sans','Liberation Sans','DejaVu Sans',sans-serif;font-size:13px;fill:{LIGHT.ink};"
    "text-anchor:middle}.kiri{text-anchor:start}.kanan{text-anchor:end}.nilai{font-weight:700}.rapat{font-size:11px}"
    f".kecil{{fill:{LIGHT.quiet}}}rect:not(.sebagian),circle{{fill:{LIGHT.accent}}}rect.versi{{fill:{LIGHT.quiet}}}"
    f".sebagian{{stroke:{LIGHT.accent}}}.arsir{{stroke:{LIGHT.accent};stroke-width:3}}"
    f".garis{{fill:none;stroke:{LIGHT.accent};stroke-width:2.5}}.dasar{{stroke:{LIGHT.quiet}}}"
    f".putus{{stroke:{LIGHT.quiet};stroke-dasharray:4 3}}"
)


def svg(chart: Chart, *, width: int = WIDTH, on_paper: bool = False) -> str:
    """
    The chart as one `<svg>` element that says in words what it shows.

    A PDF takes these words from the title of the drawing, and its colours from a style inside it (`on_paper`). The
    letters are 13 high in the units of `width`.
    """
    drawn = {
        Shape.COLUMNS: _columns,
        Shape.STEPS: _steps,
        Shape.BARS: _bars,
        Shape.VERSIONS: _bars,
    }[chart.shape]
    height, body = drawn(chart, width)
    pattern = ""
    if chart.partial:
        pattern = (
            f'<defs><pattern id="{_hatching(chart, width)}" width="6" height="6" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><path class="arsir" d="M0 0V6"/></pattern></defs>'
        )
        body += f'<text class="kecil kiri" x="0" y="{height + 14:g}">▨ {escape(chart.partial)}</text>'
        height += 20
    title = f"<title>{escape(chart.alternative)}</title><style>{_ON_PAPER}</style>" if on_paper else ""
    return (
        f'<svg class="grafik-svg" viewBox="0 0 {width} {height:g}" role="img" aria-label="{escape(chart.alternative)}" '
        f'xmlns="http://www.w3.org/2000/svg">{title}{pattern}{body}</svg>'
    )


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text{f" class={kind!r}" if kind else ""} x="{x:.4g}" y="{y:.4g}">{escape(words)}</text>'.replace("'", '"')


def _columns(chart: Chart, wide: int) -> tuple[float, str]:
    """One bar a year; a year without a figure shows an empty place and a dash."""
    slot = wide / len(chart.marks)
    width = min(44.0, slot * 0.72)
    base = HEAD + PLOT
    parts = [f'<path class="dasar" d="M0 {base}H{wide}"/>']
    for i, mark in enumerate(chart.marks):
        middle = slot * (i + 0.5)
        if mark.after_break:
            parts.append(f'<path class="putus" d="M{slot * i:.4g} 0V{base + 18}"/>')
        parts.append(_text("rapat" if slot < 38 else "", middle, base + 15, mark.label))
        if mark.value is None:
            parts.append(_text("kecil", middle, base - 5, "–"))
            continue
        height = PLOT * mark.value / chart.top
        x, y = middle - width / 2, base - height
        parts.append(
            f'<rect x="{x:.4g}" y="{y:.4g}" width="{width:.4g}" height="{height:.4g}"{_fill(chart, mark, wide)}/>'
        )
        parts.append(_text("nilai", middle, y - 5, mark.text))
    return base + 22, "".join(parts)


def _hatching(chart: Chart, wide: int) -> str:
    """The name of the pattern, its own for each drawing: one that is hidden gives no pattern to another."""
    return f"arsir-{chart.name}" if wide == WIDTH else f"arsir-{chart.name}-{wide}"


def _fill(chart: Chart, mark: Mark, wide: int) -> str:
    if mark.partial:
        return f' class="sebagian" fill="url(#{_hatching(chart, wide)})"'
    return ' class="versi"' if chart.shape is Shape.VERSIONS else ""


def _bars(chart: Chart, wide: int) -> tuple[float, str]:
    """Name and figure on a line, the bar under them."""
    parts: list[str] = []
    for i, mark in enumerate(chart.marks):
        top = ROW * i
        width = max(wide * (mark.value or 0) / chart.top, 0.5)
        parts.append(_text("kiri", 0, top + 14, mark.label))
        parts.append(_text("nilai kanan", wide, top + 14, mark.text))
        parts.append(f'<rect x="0" y="{top + 19}" width="{width:.4g}" height="13"{_fill(chart, mark, wide)}/>')
    axis = "".join(f"M0 {ROW * i + 17}V{ROW * i + 34}" for i in range(len(chart.marks)))  # beside bars, not words
    parts.append(f'<path class="dasar" d="{axis}"/>')
    return ROW * len(chart.marks), "".join(parts)


def _steps(chart: Chart, wide: int) -> tuple[float, str]:
    """A running total over time: it stays as it was until the next figure is known."""
    base = HEAD + PLOT
    left, right = 28.0, wide - 28.0
    days = [mark.last.toordinal() for mark in chart.marks if mark.last]
    span = max(days[-1] - days[0], 1)
    places = [
        (left + (right - left) * (day - days[0]) / span, base - PLOT * (mark.value or 0) / chart.top)
        for day, mark in zip(days, chart.marks, strict=True)
    ]
    path = f"M{places[0][0]:.4g} {places[0][1]:.4g}" + "".join(f"H{x:.4g}V{y:.4g}" for x, y in places[1:])
    parts = [f'<path class="dasar" d="M0 {base}H{wide}"/><path class="garis" d="{path}"/>']
    shown = labelled([x for x, _ in places])
    for (x, y), mark, named in zip(places, chart.marks, shown, strict=True):
        parts.append(f'<circle cx="{x:.4g}" cy="{y:.4g}" r="4"/>')
        if named:
            parts.append(_text("nilai", x, y - 9, mark.text) + _text("", x, base + 15, mark.label))
    return base + 22, "".join(parts)


def labelled(places: list[float]) -> list[bool]:
    """Which points have room for words: the first and the last, and those in between that are far enough from both."""
    shown = [False] * len(places)
    shown[0] = shown[-1] = True
    last = places[0]
    for i, x in enumerate(places[1:-1], start=1):
        if x - last >= APART and places[-1] - x >= APART:
            shown[i], last = True, x
    return shown
