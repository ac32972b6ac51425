"""One version of the content, and the day: what every face draws from. It needs neither the search nor the checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, TypeVar

from knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from knowledge.search.searcher import Searcher

WIB = timezone(timedelta(hours=7), "WIB")
T = TypeVar("T")


@dataclass
class Content:
    """One version of the knowledge base, its searcher, and what was drawn from it."""

    base: KnowledgeBase
    searcher: Searcher | None = None
    _drawn: dict[Any, Any] = field(default_factory=dict[Any, Any])

    def drawn(self, key: Any, draw: Callable[[], T]) -> T:  # noqa: ANN401 (any hashable key)
        """
        What `draw` gives, made once for this version.

        None, which stands for "no such thing", is not kept: readers' addresses are in some keys, and there is no end
        of addresses that nobody has.
        """
        if key in self._drawn:
            return self._drawn[key]
        fresh = draw()
        if fresh is not None:
            self._drawn[key] = fresh
        return fresh

    def drawn_today(self, key: Any, draw: Callable[[], T | None]) -> T | None:  # noqa: ANN401 (same)
        """What `draw` gives, made once a day: what says how old it is. Of yesterday's nothing is kept."""
        day = today()
        drawn_on, kept = self._drawn.get(key, (None, None))
        if drawn_on == day:
            return kept
        fresh = draw()
        if fresh is not None:
            self._drawn[key] = day, fresh
        return fresh

    def kept(self, key: Any) -> Any | None:  # noqa: ANN401 (any hashable key, any drawing)
        """What was drawn under `key`; None where nothing was yet."""
        return self._drawn.get(key)


def today() -> date:
    """The day in Jakarta."""
    return datetime.now(UTC).astimezone(WIB).date()
