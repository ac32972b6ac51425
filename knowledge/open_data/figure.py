"""Figures as open data: one series an entry, each of one agency and one kind of count, with what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Bilingual, Status
from knowledge.model.statistics import Figure, Qualifier
from knowledge.model.statistics import Shape as Drawn
from knowledge.open_data.shape import Entry, Shape, checked, links
from knowledge.statistics import Point, points

BLOCK = "grafik"
"""The block of a page that shows the series."""


class FigureBreak(Shape):
    """From this year on, something else is counted than before."""

    before: str
    why: Bilingual


class FigureRow(Shape):
    """One figure as its sources give it; without a value for a year of which none was found (never zero)."""

    year: int
    period: str | None
    """As in the file: `2023`, `2023-01/2023-08`, `2025-11-14`."""
    first: date | None
    """The first day that it covers."""
    last: date | None
    category: Bilingual | None
    """The part of the whole that it is; null for the whole."""
    value: float | None
    qualifier: Qualifier | None
    partial: bool
    """Whether it covers a part of its year only: not to be compared with whole years."""
    after_break: bool
    """Whether something else is counted from here on."""
    status: Status | None
    sources: tuple[str, ...]
    """Ids in `sources.json`."""
    note: Bilingual | None


class FigureShape(Entry):
    """A series of figures of one agency and one kind of count. Series must not be added up, nor joined into one."""

    title: Bilingual
    heading: Bilingual
    """What the chart says."""
    group: str
    shape: Drawn
    """How it may be shown: `steps` is a running total, `versions` are figures that do not agree."""
    agency: Bilingual
    unit: Bilingual
    reading: Bilingual
    counted: Bilingual
    not_counted: Bilingual
    method: Bilingual
    bias: Bilingual
    breaks: tuple[FigureBreak, ...]
    sources: tuple[str, ...]
    csv: str
    """The same rows as a CSV file, without the years of which no figure was found."""
    rows: tuple[FigureRow, ...]


def figures(base: KnowledgeBase) -> Iterator[FigureShape]:
    """Every series of the data package."""
    for figure in base.figures.values():
        yield _figure(base, figure)


def _figure(base: KnowledgeBase, figure: Figure) -> FigureShape:
    return FigureShape(
        id=figure.name,
        links=links(base, "figures", figure.name, addresses.FIGURES, figure.name, BLOCK),
        as_of=checked(figure.checked_on, figure.review_by),
        title=figure.series_title,
        heading=figure.heading,
        group=figure.group,
        shape=figure.shape,
        agency=figure.agency,
        unit=figure.unit,
        reading=figure.reading,
        counted=figure.counted,
        not_counted=figure.not_counted,
        method=figure.method,
        bias=figure.bias,
        breaks=tuple(FigureBreak(before=found.before, why=found.why) for found in figure.breaks),
        sources=tuple(source.title for source in figure.sources),
        csv=addresses.figure_csv(figure.name),
        rows=tuple(_row(point) for point in points(figure)),
    )


def _row(point: Point) -> FigureRow:
    row = point.row
    return FigureRow(
        year=point.year,
        period=row.period if row else None,
        first=row.span.first if row else None,
        last=row.span.last if row else None,
        category=row.category if row else None,
        value=row.value if row else None,
        qualifier=row.qualifier if row else None,
        partial=point.partial,
        after_break=point.after_break,
        status=row.status if row else None,
        sources=row.source if row else (),
        note=row.note if row else None,
    )
