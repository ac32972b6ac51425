"""The nouns of SIGAP: what `data/` may say, one immutable class each.

Field names are the keys of the YAML files. Texts for readers come in both languages (`Bilingual`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from knowledge.lang import Language
from knowledge.model.citation import article_number
from knowledge.model.nouns import (
    Audience,
    Bilingual,
    BilingualList,
    LegalStatus,
    Noun,
    PartialDate,
    Slug,
    Status,
    Text,
)


class PageText(Noun):
    """What one language file of a page says."""

    title: Text
    short: Annotated[str, Field(min_length=1, max_length=40)]
    summary: Annotated[str, Field(min_length=1, max_length=320)]
    keywords: tuple[str, ...] = ()
    translates: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")] | None = None
    body: str
    path: str
    body_line: int


class Page(Noun):
    """An explainer page, written in both languages."""

    slug: Slug
    section: Slug
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    order: int
    related: tuple[Slug, ...] = ()
    reviewed_on: date
    review_by: date
    texts: dict[Language, PageText]

    def text(self, lang: Language) -> PageText:
        """The page in `lang`; the other language where a translation is missing (an error of `sigap check`)."""
        return self.texts.get(lang) or self.texts[lang.other]


class RevokedProvision(Noun):
    """A single provision that no longer applies while the rest of its law does."""

    locator: Text
    since: date
    by: Slug


class Source(Noun):
    """An entry of the library, in CSL fields plus legal status."""

    id: Slug
    type: Literal[
        "legislation", "treaty", "legal_case", "report", "book", "chapter", "article", "article-journal",
        "article-newspaper", "webpage", "dataset", "manuscript",
    ]  # fmt: skip
    title: Text
    short: Bilingual
    authority: Text
    issued: PartialDate | None = None
    URL: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    language: Text = "id"
    legal_status: LegalStatus
    status_note: Bilingual
    amended_by: tuple[Slug, ...] = ()
    revoked_by: Slug | None = None
    revoked_provisions: tuple[RevokedProvision, ...] = ()
    checked_on: date
    review_by: date
    certainty: Status
    audience: tuple[Audience, ...]
    topics: tuple[str, ...]
    summary: Bilingual
    founding: bool = False

    def is_revoked(self, locator: str) -> bool:
        """Whether this source, or the article of it that `locator` names, no longer applies."""
        if self.legal_status is LegalStatus.REVOKED:
            return True
        article = article_number(locator)
        gone = {article_number(entry.locator) for entry in self.revoked_provisions}
        return article is not None and article in gone


class Term(Noun):
    """A glossary entry."""

    id: Slug
    term: Bilingual
    abbreviation: str | None = None
    aliases: BilingualList = BilingualList()
    definition: Bilingual
    source: Text
    see: tuple[Slug, ...] = ()
    in_place: bool = True
    """Whether pages explain it where they first use it; everyday words need none."""


class Channel(Noun):
    """One way to reach a contact."""

    kind: Literal["phone", "whatsapp", "sms", "email", "web", "office", "app"]
    number: str = ""
    link: str | None = None


class Contact(Noun):
    """A help contact that may be published."""

    id: Slug
    service: Slug
    name: Bilingual
    place: Bilingual
    areas: Annotated[tuple[Slug, ...], Field(min_length=1)]
    needs: Annotated[tuple[Slug, ...], Field(min_length=1)]
    for_whom: Bilingual
    when: Bilingual
    channels: tuple[Channel, ...] = ()
    hours: Bilingual
    cost: Bilingual
    seen_on: PartialDate
    publish: Literal["yes", "with-date"]
    status: Status
    note: Bilingual | None = None
    sources: tuple[str, ...] = ()
    help_bar: bool = False
    bar_label: Bilingual | None = None

    @model_validator(mode="after")
    def _label_for_the_bar(self) -> Contact:
        if self.help_bar and self.bar_label is None:
            raise ValueError("help_bar: true perlu bar_label (tulisan pendek pada bilah bantuan)")
        return self


class Case(Noun):
    """A decided case as a short digest in which nobody can be recognised."""

    id: Slug
    year: int
    court: Text
    docket: str | None = None
    instance: Literal["PN", "PT", "MA"]
    theme: Slug
    happened: Bilingual
    proven: Bilingual
    verdict: Literal["guilty", "partly", "acquitted", "other"]
    sentence: Bilingual
    restitution: Bilingual | None = None
    victims: Annotated[str, BeforeValidator(str)]
    law: Bilingual
    lesson: Bilingual
    stages: tuple[Slug, ...] = ()
    pages: tuple[Slug, ...] = ()
    child: bool
    status: Status
    checked_on: date

    @model_validator(mode="after")
    def _no_docket_where_a_child_suffered(self) -> Case:
        if self.child and self.docket:
            raise ValueError("perkara dengan korban anak tidak memuat nomor perkara (docket); hapus")
        return self


class Section(Noun):
    """A section of the site: a folder of `data/pages/`."""

    id: Slug
    title: Bilingual
    summary: Bilingual
    folders: tuple[Slug, ...]


class Area(Noun):
    """Where contacts work; what serves the area `within` which this one lies serves it too."""

    id: Slug
    title: Bilingual
    within: Slug | None = None


class Door(Noun):
    """One of the three doors on the home page."""

    audience: Audience
    title: Bilingual
    text: Bilingual
    pages: tuple[Slug, ...]


class ReadingLimit(Noun):
    """The most that readers of a section are asked for: a school grade a page, and words a sentence."""

    sections: Annotated[tuple[Slug, ...], Field(min_length=1)]
    grade: Annotated[int, Field(ge=1)]
    sentence: Annotated[int, Field(ge=1)]


class Editing(Noun):
    """What editors have agreed on: after how many months a source is looked up again, and how hard pages may be."""

    source_months: Annotated[int, Field(ge=1)]
    reading: tuple[ReadingLimit, ...] = ()

    def reading_limit(self, section: str) -> ReadingLimit | None:
        """The limit for a folder of `data/pages/`; None where none is set."""
        return next((limit for limit in self.reading if section in limit.sections), None)


class Site(Noun):
    """What the site says about itself: names, sections, home page, labels of the data's own words."""

    name: Text
    organisation: Bilingual
    resident_name: Bilingual
    tagline: Bilingual
    disclaimer: Bilingual
    exit_url: Annotated[str, Field(pattern=r"^https://\S+$")]
    corrections_email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """Where readers send what is wrong; without one, they choose the address in their own mail program."""
    licence: Bilingual
    address: Annotated[str, Field(pattern=r"^https://[^\s/]+(/[^\s/]+)*$")] | None = None
    """Where this SIGAP is published, without a slash at the end: what is printed or passed on leads there."""
    licence_url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    """Where the licence of the content can be read."""
    sections: tuple[Section, ...]
    areas: tuple[Area, ...]
    doors: tuple[Door, ...]
    most_needed: tuple[Slug, ...]
    example_questions: BilingualList
    editing: Editing | None = None
    labels: dict[str, Bilingual]

    def label(self, key: str, lang: Language) -> str:
        """The reader's word for `key`, such as `limit`; the key itself where none is given (an error of the check)."""
        word = self.labels.get(key)
        return word.in_language(lang) if word else key
