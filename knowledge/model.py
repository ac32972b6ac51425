"""The nouns of SIGAP: what `data/` may say, one immutable class each.

Field names are the keys of the YAML files. Texts for readers come in both languages (`Bilingual`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from knowledge.citation import article_number
from knowledge.lang import Language


class Audience(StrEnum):
    """The three kinds of readers (site map: W, G, P)."""

    RESIDENT = "warga"
    TASK_FORCE = "gugus-tugas"
    TRAINER = "pelatih"


class Status(StrEnum):
    """How well a statement is established in the fact base."""

    CONFIRMED = "confirmed"
    SINGLE = "single"
    UNSURE = "unsure"


class Regime(StrEnum):
    """The code of criminal procedure that governs a case (KUHAP 2025 or KUHAP 1981)."""

    KUHAP_2025 = "2025"
    KUHAP_1981 = "1981"


class LegalStatus(StrEnum):
    """Where a source stands in law; `REFERENCE` is no law at all."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REVOKED = "revoked"
    HISTORIC = "historic"
    REFERENCE = "reference"


class Line(StrEnum):
    """Whether a stage lies on the main line or runs beside it."""

    MAIN = "main"
    PARALLEL = "parallel"


class TransitionKind(StrEnum):
    """What sort of step leads from one stage to the next."""

    FORWARD = "forward"
    LOOP = "loop"
    END = "end"
    PARALLEL = "parallel"
    REVIEW = "review"
    PRACTICE = "practice"


class Unit(StrEnum):
    """Units of time limits as the law names them (`Bulan` is 30 `Hari`, UU 20/2025 Pasal 1 angka 57)."""

    HOURS = "jam"
    DAYS = "hari"
    WORKING_DAYS = "hari-kerja"
    MONTHS = "bulan"
    YEARS = "tahun"


def _partial_date(value: object) -> str:
    """A day, a month or a year as sources give it, kept as text; one that does not exist is refused."""
    text = str(value)
    year, month, day = (*text.split("-"), "1", "1")[:3]
    if year.isdigit() and month.isdigit() and day.isdigit():
        try:
            date(int(year), int(month), int(day))
        except ValueError as error:
            raise ValueError("tanggal ini tidak ada; tulis TTTT, TTTT-BB, atau TTTT-BB-HH") from error
    return text


PartialDate = Annotated[str, BeforeValidator(_partial_date)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]


class Noun(BaseModel):
    """Base of everything that is read from `data/`: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(Noun):
    """A text for readers in both languages."""

    id: Text
    en: Text

    def in_language(self, lang: Language) -> str:
        """The text in `lang`."""
        return self.en if lang is Language.EN else self.id


class BilingualList(Noun):
    """A list of short texts in both languages, item by item."""

    id: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_language(self, lang: Language) -> tuple[str, ...]:
        """The items in `lang`."""
        return self.en if lang is Language.EN else self.id


class PageText(Noun):
    """What one language file of a page says."""

    title: Text
    short: Annotated[str, Field(min_length=1, max_length=40)]
    summary: Annotated[str, Field(min_length=1, max_length=320)]
    keywords: tuple[str, ...] = ()
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
    place: Bilingual | str
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


class RegimeInfo(Noun):
    """A code of criminal procedure with the days on which it is in force."""

    id: Regime
    title: Bilingual
    law: Slug
    from_: date = Field(alias="from")
    until: date | None = None
    note: Bilingual


class TransitionRule(Noun):
    """One row of the transition rule (UU 20/2025 Pasal 361): which code applies to which case."""

    id: Slug
    situation: Bilingual
    applies: Literal["2025", "1981", "unclear", "both"]
    text: Bilingual
    status: Status


class Lane(Noun):
    """A row of the flow: who acts."""

    id: Slug
    title: Bilingual
    icon: str


class End(Noun):
    """A way in which a case ends that has no page of its own."""

    id: Slug
    title: Bilingual
    lane: Slug
    regimes: tuple[Regime, ...]


class Stage(Noun):
    """A stage of the handling flow; its prose lies in the page of the same slug."""

    id: Slug
    title: Bilingual
    short: Bilingual
    lane: Slug
    line: Line = Line.MAIN
    end: bool = False
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    actors: BilingualList
    starts: Bilingual
    summary: Bilingual
    documents: BilingualList = BilingualList()
    codes: tuple[Slug, ...] = ()
    basis: dict[Regime, str]
    victim: Bilingual
    task_force: Bilingual
    status: Status


class Transition(Noun):
    """A step from one stage to a stage or an end. `from: "*"` means any stage."""

    id: Slug
    from_: str = Field(alias="from")
    to: Slug
    kind: TransitionKind
    condition: Bilingual
    codes: tuple[Slug, ...] = ()
    documents: Bilingual | None = None
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    limit: dict[Regime, Slug] | Slug | None = None
    basis: dict[Regime, str]
    note: Bilingual | None = None
    status: Status

    def limit_in(self, regime: Regime) -> str | None:
        """Id of the time limit on this arrow under `regime`."""
        if isinstance(self.limit, dict):
            return self.limit.get(regime)
        return self.limit


class LimitStart(Noun):
    """What sets a period going, and from when it is counted."""

    event: Bilingual
    stated: bool
    counted_from: Literal["next_day", "same_moment", "before"]
    source: str | None = None


class LimitStep(Noun):
    """A number and a unit: how long who has for what."""

    value: Annotated[int, Field(gt=0)]
    unit: Unit
    actor: Bilingual
    what: Bilingual


class TimeLimit(Noun):
    """A time limit of the register (`tl-25-16`), with one step or several that follow each other."""

    id: Slug
    stage: Slug
    regimes: Annotated[tuple[Regime, ...], Field(min_length=1)]
    starts: LimitStart
    steps: Annotated[tuple[LimitStep, ...], Field(min_length=1)]
    source: Text
    when_missed: Bilingual
    ask: Bilingual | None = None
    calculable: bool
    status: Status
    note: Bilingual | None = None
    checked_on: date


class CaseCode(Noun):
    """A code on a paper of the case: P-21, SPDP, SP3."""

    id: Slug
    code: Text
    family: Literal["p", "t", "ba", "polri", "other"]
    title: Bilingual
    meaning: Bilingual
    issued_by: Bilingual
    stages: tuple[Slug, ...] = ()
    source: Text
    note: Bilingual | None = None
    status: Status
    aliases: tuple[Annotated[str, BeforeValidator(str)], ...] = ()


class ProcessData(Noun):
    """All of `data/process.yaml`."""

    regimes: tuple[RegimeInfo, ...]
    transition_rules: tuple[TransitionRule, ...]
    lanes: tuple[Lane, ...]
    ends: tuple[End, ...]
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    limits: tuple[TimeLimit, ...]
    codes: tuple[CaseCode, ...]


class Section(Noun):
    """A section of the site: a folder of `data/pages/`."""

    id: Slug
    title: Bilingual
    summary: Bilingual
    folders: tuple[Slug, ...]


class Door(Noun):
    """One of the three doors on the home page."""

    audience: Audience
    title: Bilingual
    text: Bilingual
    pages: tuple[Slug, ...]


class Site(Noun):
    """What the site says about itself: names, sections, home page, labels of the data's own words."""

    name: Text
    organisation: Bilingual
    resident_name: Bilingual
    tagline: Bilingual
    disclaimer: Bilingual
    exit_url: Annotated[str, Field(pattern=r"^https://\S+$")]
    licence: Bilingual
    sections: tuple[Section, ...]
    doors: tuple[Door, ...]
    most_needed: tuple[Slug, ...]
    example_questions: BilingualList
    labels: dict[str, Bilingual]

    def label(self, key: str, lang: Language) -> str:
        """The reader's word for `key`, such as `limit`; the key itself where none is given (an error of the check)."""
        word = self.labels.get(key)
        return word.in_language(lang) if word else key
