"""What all open data share: the frozen base of every shape, citations, addresses, and how old a thing is."""

from __future__ import annotations

from datetime import date as day
from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.addresses import FULL, LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import Citation, citations_in, without_citations
from knowledge.model.content import Page
from knowledge.model.nouns import Bilingual
from knowledge.rendering.blocks import part_of
from knowledge.wording import cited_as

ROOT = "/api/v1/"


class Shape(BaseModel):
    """Base of what programs may rely on: keys are added within a version of the interface, never renamed or removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Cited(Shape):
    """A pointer to a source of the library and to the place in it."""

    source: str
    """Id in `sources.json`."""
    locator: str
    """The place as written in the data (`pasal 61(1)`); empty where the whole source is meant."""
    words: Bilingual
    """Source and place as readers see them."""
    revoked: bool
    """Whether this law, or this article of it, no longer applies."""


class Links(Shape):
    """Addresses on this server."""

    data: str
    """The entry alone, as JSON."""
    full: Bilingual | None
    """The page in the full edition, where the entry is shown on one."""
    light: Bilingual | None
    """The page in the light edition, which needs no JavaScript: the one to give to readers."""


class AsOf(Shape):
    """How fresh an entry is."""

    date: str | None
    """`2026-11-24`; `2025-11` or `2019` where the source gives no more; null where nobody has noted a day."""
    how: Literal["reviewed", "checked", "seen"]
    """`reviewed`: both languages read against their sources; `checked`: against its source; `seen`: stood in one."""
    review_by: day | None
    """The day by which that falls due again; null where no day is set."""


class Entry(Shape):
    """What all entries of a list have."""

    id: str
    """Never changes, so that other data may point to it."""
    links: Links
    as_of: AsOf


def cited(base: KnowledgeBase, *texts: str | Bilingual | None) -> tuple[Cited, ...]:
    """All citations in `texts`, each once, in order; both languages cite the same, so the Indonesian text is read."""
    found: dict[Citation, None] = {}
    for text in texts:
        words = text.id if isinstance(text, Bilingual) else text or ""
        found |= dict.fromkeys(citations_in(words))
    return tuple(one_cited(base, citation) for citation in found)


def one_cited(base: KnowledgeBase, citation: Citation) -> Cited:
    """A citation with its words in both languages."""
    source = base.sources.get(citation.source_id)
    return Cited(
        source=citation.source_id,
        locator=citation.locator,
        words=Bilingual(**{lang.value: cited_as(base, citation, lang) for lang in Language}),
        revoked=source is not None and source.is_revoked(citation.locator),
    )


def plain(text: Bilingual) -> Bilingual:
    """A text without the citations in it."""
    return Bilingual(id=without_citations(text.id), en=without_citations(text.en))


def plain_or_none(text: Bilingual | None) -> Bilingual | None:
    """A text without the citations in it, where there is one."""
    return plain(text) if text else None


def links(base: KnowledgeBase, kind: str, id: str, slug: str = "", anchor: str = "", block: str = "") -> Links:
    """
    Where an entry can be found.

    Args:
        base: the knowledge base.
        kind: the list that holds it, `stages`.
        id: its id.
        slug: the page on which it is shown; none where it is shown on none, or on one that this content lacks.
        anchor: where on the page.
        block: the name of the block that shows the list, where it is not the slug of the page.
    """
    data = f"{ROOT}{kind}/{id}.json"
    if slug not in base.pages:
        return Links(data=data, full=None, light=None)
    light = {
        lang.value: LIGHT.page(slug, lang, anchor, part_of(base, block or slug, anchor, lang)) for lang in Language
    }
    full = {lang.value: FULL.page(slug, lang, anchor) for lang in Language}
    return Links(data=data, full=Bilingual(**full), light=Bilingual(**light))


def reviewed(page: Page) -> AsOf:
    """A page, or what stands on it, is as fresh as the last reading of that page."""
    return AsOf(date=page.reviewed_on.isoformat(), how="reviewed", review_by=page.review_by)


def reviewed_with(base: KnowledgeBase, slug: str) -> AsOf:
    """The freshness of an entry without a date of its own: that of the page `slug`, which lists it."""
    page = base.pages.get(slug)
    return reviewed(page) if page else AsOf(date=None, how="reviewed", review_by=None)


def checked(checked_on: day, review_by: day | None = None) -> AsOf:
    """An entry with its own day of checking."""
    return AsOf(date=checked_on.isoformat(), how="checked", review_by=review_by)
