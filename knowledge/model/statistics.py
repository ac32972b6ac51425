"""Figures: series of numbers, each of one agency and one kind of count, with what they count and what not.

A series is a resource of `data/statistics/datapackage.json` (Data Package, Frictionless Standards): the keys
that readers need stand beside those of the standard. Its rows are a CSV file.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from knowledge.model.nouns import Bilingual, Noun, Slug, Status, Text
from knowledge.model.period import Period, period


class Shape(StrEnum):
    """How a series may be shown without saying what it does not."""

    COLUMNS = "columns"
    """One bar a year; missing years stay empty, parts of a year are hatched."""
    BARS = "bars"
    """Parts of one period, side by side."""
    STEPS = "steps"
    """A running total: points that must never be added."""
    VERSIONS = "versions"
    """Figures for one and the same thing that do not agree."""


class Qualifier(StrEnum):
    """How exactly the source speaks."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


def _keys(value: object) -> object:
    return tuple(value.split(";")) if isinstance(value, str) else value


class Observation(Noun):
    """A row of a series: one figure as its sources give it."""

    series: Slug
    agency: Text
    counts: Text
    unit: Text
    place: Text
    period: str
    category_id: str = ""
    category_en: str = ""
    value: float
    qualifier: Qualifier
    status: Status
    source: Annotated[tuple[Slug, ...], BeforeValidator(_keys)]
    note_id: str = ""
    note_en: str = ""
    line: int
    """Where it stands in its file."""

    @field_validator("period")
    @classmethod
    def _exists(cls, text: str) -> str:
        period(text)
        return text

    @cached_property
    def span(self) -> Period:
        """The time that it covers."""
        return period(self.period)

    @property
    def category(self) -> Bilingual | None:
        """The part of the whole that it is; None for the whole."""
        return Bilingual(id=self.category_id, en=self.category_en) if self.category_id else None

    @property
    def note(self) -> Bilingual | None:
        """A remark on this row alone."""
        return Bilingual(id=self.note_id, en=self.note_en) if self.note_id else None


class Break(Noun):
    """From this year on, something else is counted than before."""

    before: Annotated[str, Field(pattern=r"^\d{4}$")]
    why: Bilingual


class NamedSource(Noun):
    """A source as the standard lists them; its title is a key of `sources.yaml`."""

    title: Slug


class Figure(Noun):
    """A series: a resource of the data package, and its rows."""

    name: Slug
    path: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.csv$")]
    profile: Literal["tabular-data-resource"]
    format: Literal["csv"]
    mediatype: Literal["text/csv"]
    encoding: Literal["utf-8"]
    table_schema: Annotated[str, Field(alias="schema", pattern=r"^[a-z0-9-]+\.json$")]
    title: Text
    title_en: Text
    group: Slug
    shape: Shape
    agency: Bilingual
    unit: Bilingual
    heading: Bilingual
    reading: Bilingual
    counted: Bilingual
    not_counted: Bilingual
    method: Bilingual
    bias: Bilingual
    breaks: tuple[Break, ...] = ()
    checked_on: date
    review_by: date
    sources: Annotated[tuple[NamedSource, ...], Field(min_length=1)]
    rows: tuple[Observation, ...] = ()

    @property
    def series_title(self) -> Bilingual:
        """The name of the series, without a reading."""
        return Bilingual(id=self.title, en=self.title_en)


class Licence(Noun):
    """A licence as the standard writes it."""

    name: Text
    title: Text
    path: Text


class Package(Noun):
    """What `datapackage.json` says of itself, resources apart."""

    profile: Literal["tabular-data-package"]
    name: Slug
    title: Text
    description: Text
    licenses: tuple[Licence, ...]
    version: Text
    created: Text
