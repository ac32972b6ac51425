"""Series of figures: as points that say what is missing, and as pandas tables for those who calculate.

pandas is imported only where a table is asked for: pages and the command line need none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.model.statistics import Figure, Observation, Shape

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Point:
    """One place of a series; without a row where no figure was found for that year."""

    year: int
    row: Observation | None
    partial: bool
    """Whether it covers a part of its year only, in a series of years."""
    after_break: bool
    """Whether something else is counted from here on."""


def points(figure: Figure) -> tuple[Point, ...]:
    """
    The rows of a series in the order in which they are shown, with the years between that have no figure.

    Only a series of years (`Shape.COLUMNS`) can have gaps and partial years.
    """
    if figure.shape is not Shape.COLUMNS or not figure.rows:
        return tuple(Point(row.span.year, row, partial=False, after_break=False) for row in figure.rows)
    by_year = {row.span.year: row for row in figure.rows}
    breaks = {int(found.before) for found in figure.breaks}
    found: list[Point] = []
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        partial = row is not None and row.span.is_part_of_a_year
        found.append(Point(year, row, partial, year in breaks))
    return tuple(found)


def table(figure: Figure) -> pd.DataFrame:
    """
    A series as a table, one agency and one kind of count.

    Columns: `DataFrame[year, first, last, category_id, category_en, value, unit, qualifier, status, partial, source]`.
    `first` and `last` are the days of the period, `value` counts in `unit` (as in the file); a year without a figure
    is a row whose value is missing (NaN), never zero.
    """
    import pandas as pd  # noqa: PLC0415 (slow to load, and pages need no table)

    columns = ["year", "first", "last", "category_id", "category_en", "value", "unit", "qualifier", "status"]
    frame = pd.DataFrame([_record(point) for point in points(figure)], columns=[*columns, "partial", "source"])
    frame["first"] = pd.to_datetime(frame["first"])
    frame["last"] = pd.to_datetime(frame["last"])
    frame["value"] = frame["value"].astype("float64")
    return frame


def _record(point: Point) -> dict[str, object]:
    row = point.row
    if row is None:
        return {"year": point.year, "partial": False}
    return {
        "year": point.year,
        "first": row.span.first,
        "last": row.span.last,
        "category_id": row.category_id,
        "category_en": row.category_en,
        "value": row.value,
        "unit": row.unit,
        "qualifier": row.qualifier.value,
        "status": row.status.value,
        "partial": point.partial,
        "source": ";".join(row.source),
    }
