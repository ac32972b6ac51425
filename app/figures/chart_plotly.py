"""A chart as a Plotly figure, for the full edition alone: pandas and Plotly are loaded here and nowhere else.

No colour is set: the stylesheet gives the series its one colour, which follows light, dark and print.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from app.figures.chart_svg import labelled
from app.figures.charts import Chart
from knowledge.model.statistics import Shape

COLUMN_HEIGHT = 300
ROW_HEIGHT = 52
DENSE = 8
"""More columns than this leave too little room for years in the ordinary size."""
NARROWEST = 300
"""Width of the plot on the narrowest screen, in pixels: what overlaps there is left out."""
CONFIG: dict[str, object] = {"displayModeBar": False, "displaylogo": False, "showTips": False, "scrollZoom": False}
"""No toolbar, so no link to Plotly's site and no upload."""


def plotly(chart: Chart, table: pd.DataFrame) -> go.Figure:
    """
    The figure.

    Args:
        chart: what may be said, in the reader's language.
        table: the values, row by row as the marks of the chart (`knowledge.statistics.table`).
    """
    drawn = {
        Shape.COLUMNS: _columns,
        Shape.STEPS: _steps,
        Shape.BARS: _bars,
        Shape.VERSIONS: _bars,
    }[chart.shape](chart, table)
    drawn.update_layout(
        showlegend=False,
        dragmode=False,
        margin={"l": 4, "r": 4, "t": 28, "b": 4, "pad": 0},
        font={"family": "system-ui, sans-serif", "size": 14},
        hoverlabel={"align": "left"},
    )
    drawn.update_xaxes(fixedrange=True, showgrid=False, zeroline=False)
    drawn.update_yaxes(fixedrange=True, showgrid=False, zeroline=False)
    return drawn


def _hover(chart: Chart) -> dict[str, object]:
    """What a pointer shows: period and figure, in the reader's language."""
    return {
        "customdata": [[mark.period, mark.text] for mark in chart.marks],
        "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><extra></extra>",
    }


def _columns(chart: Chart, table: pd.DataFrame) -> go.Figure:
    labels = [mark.label for mark in chart.marks]
    bars = go.Bar(
        x=labels,
        y=table["value"],
        text=[mark.text if mark.value is not None else "" for mark in chart.marks],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        marker={"pattern": {"shape": ["/" if mark.partial else "" for mark in chart.marks], "fillmode": "overlay"}},
        **_hover(chart),
    )
    drawn = go.Figure(bars)
    drawn.update_layout(height=COLUMN_HEIGHT, bargap=0.28)
    drawn.update_xaxes(type="category", categoryorder="array", categoryarray=labels, range=[-0.5, len(labels) - 0.5])
    drawn.update_xaxes(showline=True, tickangle=0, tickfont={"size": 10 if len(labels) > DENSE else 14})
    drawn.update_yaxes(range=[0, chart.top * 1.12], showticklabels=False)
    for i, mark in enumerate(chart.marks):
        if mark.value is None:
            drawn.add_annotation(x=i, y=0, text="–", showarrow=False, yshift=10)
        if mark.after_break:
            drawn.add_vline(x=i - 0.5, line={"dash": "dash", "width": 1})
    return drawn


def _bars(chart: Chart, table: pd.DataFrame) -> go.Figure:
    """Name and figure stand over each bar: nothing has to fit beside it."""
    places = list(range(len(chart.marks)))
    bars = go.Bar(x=table["value"], y=places, orientation="h", width=0.38, **_hover(chart))
    drawn = go.Figure(bars)
    drawn.update_layout(height=ROW_HEIGHT * len(places) + 28)
    drawn.update_xaxes(range=[0, chart.top], showticklabels=False)
    drawn.update_yaxes(range=[len(places) - 0.6, -0.75], showticklabels=False)
    for i, mark in enumerate(chart.marks):
        words = {"y": i, "yshift": 19, "xref": "paper", "showarrow": False, "font": {"size": 13}}
        drawn.add_annotation(text=mark.label, x=0, xanchor="left", **words)
        drawn.add_annotation(text=f"<b>{mark.text}</b>", x=1, xanchor="right", **words)
    return drawn


def _steps(chart: Chart, table: pd.DataFrame) -> go.Figure:
    ends = table["last"]
    days = [end.toordinal() for end in ends]
    span = max(days[-1] - days[0], 1)
    shown = labelled([NARROWEST * (day - days[0]) / span for day in days])
    line = go.Scatter(
        x=ends,
        y=table["value"],
        mode="lines+markers+text",
        text=[mark.text if named else "" for mark, named in zip(chart.marks, shown, strict=True)],
        textposition="top center",
        cliponaxis=False,
        line={"shape": "hv", "width": 3},
        marker={"size": 9},
        **_hover(chart),
    )
    drawn = go.Figure(line)
    drawn.update_layout(height=COLUMN_HEIGHT)
    named = [(end, mark.label) for end, mark, named in zip(ends, chart.marks, shown, strict=True) if named]
    room = pd.Timedelta(days=max(span * 0.08, 1))
    drawn.update_xaxes(
        range=[ends.iloc[0] - room, ends.iloc[-1] + room],
        tickvals=[end for end, _ in named],
        ticktext=[label for _, label in named],
        showline=True,
    )
    drawn.update_yaxes(range=[0, chart.top * 1.15], showticklabels=False)
    return drawn
