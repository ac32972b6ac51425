"""The span of time that a figure covers, as ISO 8601 writes it: `2020`, `2025-01/2025-06`, `2020/2024-11`."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; `parts` are the words it was given in."""

    first: date
    last: date
    parts: tuple[str, ...]

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return self.last.year

    @property
    def is_part_of_a_year(self) -> bool:
        """Whether it lies in one year and does not fill it."""
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return self.first.year == self.last.year and not whole


def period(text: str) -> Period:
    """
    The period that `text` names.

    Raises:
        ValueError: a day that does not exist, or an end before the beginning.
    """
    parts = tuple(text.split("/"))
    first, last = _days(parts[0])[0], _days(parts[-1])[1]
    if last < first:
        raise ValueError("masa ini berakhir sebelum mulai; tulis awal/akhir")
    return Period(first, last, parts)


def _days(text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    numbers = [int(part) for part in text.split("-")]
    try:
        match numbers:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
            case _:
                raise ValueError
    except ValueError as error:
        raise ValueError(f"masa “{text}” tidak ada; tulis TTTT, TTTT-BB, atau TTTT-BB-HH") from error
