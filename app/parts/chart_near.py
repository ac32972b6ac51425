"""The picture of a chart in the full edition, which stands until the chart comes near the reader's screen."""

from __future__ import annotations

from functools import cache

from streamlit.components.v2 import component

from app.figures.chart_svg import svg
from app.figures.charts import Chart
from app.look import ASSETS


@cache
def _script() -> str:
    return (ASSETS / "near.js").read_text(encoding="utf-8")


def render(chart: Chart) -> bool:
    """Draw the static picture of a chart; whether the reader has stayed at it. The style hides it behind the chart."""
    show = component("sigap_gambar", js=_script(), isolate_styles=False)
    result = show(
        data={"svg": svg(chart)}, default={"near": False}, key=f"gambar-{chart.name}", on_near_change=lambda: None
    )
    return bool(result.near)
