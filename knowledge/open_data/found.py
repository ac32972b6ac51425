"""What a search answers, as a shape: the JSON that `sigap search --json` prints."""

from __future__ import annotations

from typing import Literal

from knowledge.lang import Language
from knowledge.open_data.shape import Shape


class FoundItem(Shape):
    """An answer or a result."""

    kind: Literal["page", "stage", "module", "source", "case", "code", "term", "contact"]
    slug: str
    """The id in the list of its kind: `page` and `stage` in `pages.json`, `code` in `codes.json`, …."""
    lang: Language
    title: str
    snippet: str
    """HTML in which `<mark>` stands around the words that were found."""
    url: str
    """A path in the full edition."""
    score: float


class FoundShape(Shape):
    """The answers and results of a search; nothing of it is kept."""

    query: str
    lang: Language
    total: int
    """How many pages and entries fit, shown here or not."""
    did_you_mean: str | None
    answers: tuple[FoundItem, ...]
    """At most two direct answers: a code, a term, an emergency contact."""
    results: tuple[FoundItem, ...]
    """Best first, one a page."""
