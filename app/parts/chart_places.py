"""The places that a page keeps for its charts, and what each edition puts there."""

from __future__ import annotations

import re
from html import escape

from app.content import Content
from app.figures.chart_svg import svg
from app.figures.charts import Chart, chart
from knowledge.lang import Language

PLACE = re.compile(r'<figure class="grafik" id="([a-z0-9-]+)"></figure>\n?')
"""What the renderer writes for a chart; the group is the name of the series."""


def chart_of(content: Content, name: str, lang: Language) -> Chart:
    """The description of a series, made once a version of the content."""
    return content.drawn(("chart", name, lang), lambda: chart(content.base, content.base.figures[name], lang))


def with_pictures(content: Content, html: str, lang: Language) -> str:
    """A page with static pictures in the places of its charts."""

    def picture(place: re.Match[str]) -> str:
        drawn = chart_of(content, place[1], lang)
        caption = f"<figcaption>{escape(drawn.title)}</figcaption>"
        return f'<figure class="grafik" id="{place[1]}">{caption}{svg(drawn)}</figure>\n'

    return PLACE.sub(picture, html)
