"""A page with charts: its text, and in each place of a chart the chart itself."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import chart_near, chart_places
from app.parts.article import article
from knowledge import statistics
from knowledge.addresses import FULL
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.rendering.blocks import parse_call


def shows_charts(page: Page) -> bool:
    """Whether a page asks for charts."""
    calls = (parse_call(line) for line in page.text(Language.ID).body.split("\n"))
    return any(call is not None and call[0] == "grafik" for call in calls)


def render(content: Content, page: Page) -> None:
    """Draw the page piece by piece: `st.html` lets no drawing through, so that each chart is an element of its own."""
    ui = state.read()
    text = article(content, page, ui.lang, FULL)
    start, _, inside = text[text.index("<article") :].partition(">")
    piece = f"<div{start.removeprefix('<article')}>"  # class, and the words of the button that reads aloud
    pieces = chart_places.PLACE.split(inside.rpartition("</article>")[0])
    for html, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        st.html(f'<div class="sigap">{piece}{html}</div></div>')
        if name:
            _chart(content, name, ui.lang)


def _chart(content: Content, name: str, lang: Language) -> None:
    """The title of a series, and its chart."""
    chart = chart_places.chart_of(content, name, lang)
    note = f" ▨ {chart.partial}." if chart.partial else ""
    with st.container(key=f"grafik-{chart.shape}-{name}"):
        st.html(f'<p class="sigap keterangan" id="{name}">{chart.title}.{note}</p>')
        _drawing(content, name, lang)


@st.fragment
def _drawing(content: Content, name: str, lang: Language) -> None:
    """
    The picture of a series; the Plotly chart takes its place when it comes near.

    Twenty Plotly charts at once hold a cheap phone up for ten seconds. Plotly and pandas are loaded for the first one.
    """
    chart = chart_places.chart_of(content, name, lang)
    if not chart_near.render(chart):
        return
    from app.figures.chart_plotly import CONFIG, plotly  # noqa: PLC0415

    drawn = content.drawn(("plotly", name, lang), lambda: plotly(chart, statistics.table(content.base.figures[name])))
    st.plotly_chart(drawn, config=CONFIG, key=f"plotly-{name}")
