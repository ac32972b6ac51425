"""What falls due when, as a shape: the JSON that `sigap deadlines --json` prints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from knowledge.model.nouns import Regime, Unit
from knowledge.open_data.shape import Shape


class OtherReading(Shape):
    """Another day that somebody may count."""

    due: str | None
    why: str
    article: str


class CountedStep(Shape):
    """A numbered step of the counting."""

    n: int
    text: str
    article: str


class LaterStep(Shape):
    """A step that follows the first one."""

    number: int
    unit: Unit
    actor: str
    what: str
    due: str | None
    """Null where it runs from a day of its own."""


class DetentionDays(Shape):
    """How many days of detention may add up."""

    ordinary: int
    with_extra: int


class DeadlineShape(Shape):
    """What follows from one time limit and one date; sentences are in the language asked for."""

    id: str
    """Id in `limits.json`."""
    stage: str
    due: str | None
    """The last day by the words of the law (`2026-03-09`), or the moment for hours; null where none can be given."""
    readings: tuple[OtherReading, ...]
    number: int
    unit: Unit
    actor: str
    what: str
    article: str
    regime: Regime
    when_missed: str
    status: Literal["confirmed", "single", "unsure"]
    note: str
    event: str
    ask: str
    steps: tuple[CountedStep, ...]
    later: tuple[LaterStep, ...]
    days: Annotated[DetentionDays | None, Field(default=None)]
    """For detention only."""
