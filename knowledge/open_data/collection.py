"""The lists of open data, each in the same envelope: what it is, whose, under which licence, as of when.

A new list is a shape, a function that makes its entries, a line in `COLLECTIONS`, and its words
(`open-data-<name>`) in `data/site.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Bilingual
from knowledge.open_data import figure, page, process, reference
from knowledge.open_data.shape import ROOT, AsOf, Entry, Shape

INTERFACE = "1"
"""The version in the address: counts up when a key is renamed or removed, which nobody should have to see."""


class Licence(Shape):
    """What the content may be used for."""

    words: Bilingual
    url: str | None


class Freshness(Shape):
    """As of when an answer is."""

    version: str
    """Hash of the content: the same version gives the same data."""
    earliest: str | None
    """The oldest day, month or year in `as_of` of the entries."""
    latest: str | None
    review_by: date | None
    """The first day on which an entry of the answer falls due for review."""


class Provenance(Shape):
    """Who says it, under which licence, and as of when."""

    name: str
    organisation: Bilingual
    disclaimer: Bilingual
    licence: Licence
    as_of: Freshness


class Resource(Shape):
    """A list of open data, in the index."""

    id: str
    title: Bilingual
    total: int
    data: str
    """Where the list is."""
    entry: str
    """Where one entry is: `{id}` stands for its id."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A list of open data: its name in the address, its entries, and one of them whole."""

    name: str
    line: type[Entry]
    entries: Callable[[KnowledgeBase], Iterable[Entry]]
    whole: type[Entry] | None = None
    """The shape of one entry alone, where it says more than the list."""
    one: Callable[[KnowledgeBase, str], Entry] | None = None

    @property
    def single(self) -> type[Entry]:
        """The shape of one entry alone."""
        return self.whole or self.line


COLLECTIONS = (
    Collection("pages", page.PageLine, page.page_lines, page.PageWhole, page.whole_page),
    Collection("stages", process.StageShape, process.stages),
    Collection("limits", process.LimitShape, process.limits),
    Collection("codes", process.CodeShape, process.codes),
    Collection("regimes", process.RegimeShape, process.regimes),
    Collection("sources", reference.SourceShape, reference.sources),
    Collection("terms", reference.TermShape, reference.terms),
    Collection("contacts", reference.ContactShape, reference.contacts),
    Collection("cases", reference.CaseShape, reference.cases),
    Collection("figures", figure.FigureShape, figure.figures),
    Collection("words", reference.WordShape, reference.words),
)


def collection(name: str) -> Collection | None:
    """The list of this name; None where there is none."""
    return next((found for found in COLLECTIONS if found.name == name), None)


@lru_cache(maxsize=32)
def entries(base: KnowledgeBase, name: str) -> dict[str, Entry]:
    """The entries of the list `name` by id; kept, because each may be asked for alone."""
    found = next(found for found in COLLECTIONS if found.name == name)
    return {entry.id: entry for entry in found.entries(base)}


def listed(base: KnowledgeBase, found: Collection) -> dict[str, Any]:
    """A whole list as plain values: `{about, total, items}`."""
    items = entries(base, found.name).values()
    return {
        "about": plain_values(about(base, [item.as_of for item in items])),
        "total": len(items),
        "items": [plain_values(item) for item in items],
    }


def single(base: KnowledgeBase, found: Collection, id: str) -> dict[str, Any]:
    """
    One entry as plain values: `{about, item}`.

    Raises:
        KeyError: the list has none of this id.
    """
    item = found.one(base, id) if found.one else entries(base, found.name)[id]
    return {"about": plain_values(about(base, [item.as_of])), "item": plain_values(item)}


def index(base: KnowledgeBase) -> dict[str, Any]:
    """What there is: `{about, openapi, search, deadlines, resources}`."""
    everything = [entry.as_of for found in COLLECTIONS for entry in entries(base, found.name).values()]
    return {
        "about": plain_values(about(base, everything)),
        "openapi": f"{ROOT}openapi.json",
        "search": f"{ROOT}search.json?q={{q}}&lang={{lang}}&limit={{limit}}",
        "deadlines": f"{ROOT}deadlines.json",
        "resources": [plain_values(_resource(base, found)) for found in COLLECTIONS],
    }


def _resource(base: KnowledgeBase, found: Collection) -> Resource:
    return Resource(
        id=found.name,
        title=base.site.labels.get(f"open-data-{found.name}", Bilingual(id=found.name, en=found.name)),
        total=len(entries(base, found.name)),
        data=f"{ROOT}{found.name}.json",
        entry=f"{ROOT}{found.name}/{{id}}.json",
    )


def about(base: KnowledgeBase, ages: list[AsOf]) -> Provenance:
    """Who says it, the licence, and as of when, from the ages of what is answered."""
    days = sorted(age.date for age in ages if age.date)
    due = sorted(age.review_by for age in ages if age.review_by)
    site = base.site
    return Provenance(
        name=site.name,
        organisation=site.organisation,
        disclaimer=site.disclaimer,
        licence=Licence(words=site.licence, url=site.licence_url),
        as_of=Freshness(
            version=base.version,
            earliest=days[0] if days else None,
            latest=days[-1] if days else None,
            review_by=due[0] if due else None,
        ),
    )


def plain_values(shape: Shape) -> dict[str, Any]:
    """A shape as JSON values: dates as `2026-11-24`, enums as their values."""
    return shape.model_dump(mode="json")
