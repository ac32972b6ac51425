"""Charts of the figures: one description, drawn as Plotly (full edition) and as SVG (light edition, print).

What a chart may say is decided here once: bars begin at zero, years without a figure stay empty, parts of a
year are hatched, a break is a broken line, versions that disagree stand side by side in grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.statistics import Figure, Shape
from knowledge.statistics import Point, points
from knowledge.wording import figure_in, period_end_in, period_in


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point. `value` is None for a year without a figure."""

    label: str
    """The year, the part, or the end of the period, for the axis."""
    period: str
    """The period in words."""
    value: float | None
    text: str
    """The figure in words, as it stands on the chart."""
    last: date | None
    partial: bool
    after_break: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A series ready to be drawn in one language."""

    name: str
    shape: Shape
    title: str
    """What is counted, by whom, in which unit: the words over the axis."""
    alternative: str
    """The whole chart in words."""
    marks: tuple[Mark, ...]
    partial: str
    """What hatched means; empty where nothing is hatched."""

    @property
    def top(self) -> float:
        """The largest value: the end of the axis, which begins at zero."""
        return max((mark.value for mark in self.marks if mark.value is not None), default=0)


def chart(base: KnowledgeBase, figure: Figure, lang: Language) -> Chart:
    """The description of a series as a chart in `lang`."""
    marks = tuple(_mark(base, figure, point, lang) for point in points(figure))
    title = f"{figure.agency.in_language(lang)}, {figure.unit.in_language(lang)}"
    hatched = [mark.period for mark in marks if mark.partial]
    words = f"{', '.join(hatched)}: {base.site.label('figure-partial', lang)}" if hatched else ""
    return Chart(
        name=figure.name,
        shape=figure.shape,
        title=title,
        alternative=f"{figure.series_title.in_language(lang)}. {title}. {'; '.join(_in_words(m) for m in marks)}.",
        marks=marks,
        partial=words,
    )


def _in_words(mark: Mark) -> str:
    return f"{mark.period or mark.label}: {mark.text}"


def _mark(base: KnowledgeBase, figure: Figure, point: Point, lang: Language) -> Mark:
    row = point.row
    if row is None:
        gap = base.site.label("figure-gap", lang)
        return Mark(str(point.year), str(point.year), None, gap, None, partial=False, after_break=point.after_break)
    part = row.category.in_language(lang) if row.category else ""
    label = {Shape.COLUMNS: str(point.year), Shape.STEPS: period_end_in(row.span, lang)}.get(figure.shape, part)
    return Mark(
        label=label,
        period=part or period_in(row.span, lang),
        value=row.value,
        text=figure_in(base, row, lang),
        last=row.span.last,
        partial=point.partial,
        after_break=point.after_break,
    )
