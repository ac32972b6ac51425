"""Figures, and the one table in which they are printed."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FORMS = {
    "s": "{:.2f} s",
    "ms": "{:.2f} ms",
    "KB": "{:.1f} KB",
    "×": "{:.2f} ×",
    "%": "{:.1f} %",
    "/s": "{:,.0f} /s",
    "": "{:,.0f}",
}
_WHAT, _MEDIAN, _SPREAD, _RUNS, _BAR = 60, 11, 19, 6, 10


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One thing that was measured.

    `unit` is s, ms, KB (1,000 bytes), ×, %, /s or empty for a count; `bar` is the most that the median may be, `least`
    the least;
    `tail` shows the 95th percentile instead of the least and the most, for many short measurements.
    """

    what: str
    values: tuple[float, ...]
    unit: str = ""
    bar: float | None = None
    tail: bool = False
    least: float | None = None

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def spread(self) -> str:
        """From the least to the most, or the 95th percentile; nothing for a single value."""
        if len(self.values) == 1:
            return ""
        if self.tail:
            return f"p95 {self._shown(percentile(self.values, 95))}"
        least, most = self._shown(min(self.values)), self._shown(max(self.values))
        return f"{least.split()[0]} – {most}"

    def line(self) -> str:
        """The figure as a line of the table."""
        bar, verdict = "", ""
        if self.bar is not None:
            bar, verdict = f"≤ {self.bar:g} {self.unit}", "met" if self.median <= self.bar else "NOT MET"
        elif self.least is not None:
            bar, verdict = f"≥ {self.least:g} {self.unit}", "met" if self.median >= self.least else "NOT MET"
        cells = (
            f"  {self.what:<{_WHAT}}{self._shown(self.median):>{_MEDIAN}}  {self.spread:<{_SPREAD}}"
            f"{len(self.values):>{_RUNS}}   {bar:<{_BAR}}{verdict}"
        )
        return cells.rstrip()

    def _shown(self, value: float) -> str:
        return _FORMS[self.unit].format(value)


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which `share` per cent of `values` lie (nearest rank)."""
    ordered = sorted(values)
    rank = -(-len(ordered) * share // 100)
    return ordered[max(rank, 1) - 1]


def in_ms(seconds: Iterable[float]) -> tuple[float, ...]:
    """Seconds as milliseconds."""
    return tuple(value * 1000 for value in seconds)


def print_head(line: str) -> None:
    """What was measured where, and the names of the columns."""
    print(line)
    print()
    spread = "spread"
    print(f"{'':<{_WHAT + 2}}{'median':>{_MEDIAN}}  {spread:<{_SPREAD}}{'runs':>{_RUNS}}   bar")


def print_topic(title: str, figures: Iterable[Figure]) -> None:
    """A heading and its figures, each printed as soon as it is known."""
    print(title, flush=True)
    for figure in figures:
        print(figure.line(), flush=True)
    print()
