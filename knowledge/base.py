"""The knowledge base: everything that `data/` says, read once and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from knowledge import addresses
from knowledge.model.content import Case, Contact, Page, Section, Site, Source, Term
from knowledge.model.deadlines import DeadlineData
from knowledge.model.nouns import BilingualList
from knowledge.model.process import CaseCode, ProcessData, Stage, TimeLimit
from knowledge.model.screening import Advice, Dimension, Reason, ScreeningData, Sign, Situation, Tactic, TacticData
from knowledge.model.statistics import Figure
from knowledge.model.training import Training


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands in the data folder."""

    path: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict[str, int], compare=False, repr=False)
    """The line of each key of the entry, and of what lies in it (`lines.2`)."""


@dataclass(frozen=True, eq=False)
class KnowledgeBase:
    """
    One version of the content.

    `version` is a hash of all files; `positions` maps (kind, id) to where an entry begins.
    """

    version: str
    site: Site
    pages: Mapping[str, Page]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    contacts: Mapping[str, Contact]
    cases: Mapping[str, Case]
    process: ProcessData
    training: Training
    figures: Mapping[str, Figure]
    deadlines: DeadlineData
    positions: Mapping[tuple[str, str], Position] = field(repr=False)
    screening: ScreeningData = field(default_factory=ScreeningData)
    messages: TacticData = field(default_factory=TacticData)
    asked: Mapping[str, BilingualList] = field(default_factory=dict[str, BilingualList])
    """By slug how people ask for a page, in their own words: the search reads it, nobody is shown it."""

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """Stages by id, in the order of the flow."""
        return {stage.id: stage for stage in self.process.stages}

    @cached_property
    def codes(self) -> dict[str, CaseCode]:
        """Case codes by id (`p-21`)."""
        return {code.id: code for code in self.process.codes}

    @cached_property
    def limits(self) -> dict[str, TimeLimit]:
        """Time limits by id (`tl-25-16`)."""
        return {limit.id: limit for limit in self.process.limits}

    @cached_property
    def situations(self) -> dict[str, Situation]:
        """Situations of the check by id, in the order in which they are offered."""
        return {situation.id: situation for situation in self.screening.situations}

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """Warning signs by id (`ja-01`)."""
        return {sign.id: sign for sign in self.screening.signs}

    @cached_property
    def reasons(self) -> dict[str, Reason]:
        """Why signs matter, by id."""
        return {reason.id: reason for reason in self.screening.reasons}

    @cached_property
    def dimensions(self) -> dict[str, Dimension]:
        """The groups of the ILO list, by id."""
        return {dimension.id: dimension for dimension in self.screening.dimensions}

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """What to do, by kind of situation."""
        return {advice.id: advice for advice in self.screening.advice}

    @cached_property
    def tactics(self) -> dict[str, Tactic]:
        """How signs sound in messages, by id."""
        return {tactic.id: tactic for tactic in self.messages.tactics}

    @cached_property
    def help_bar(self) -> tuple[Contact, ...]:
        """The contacts that stand on every page."""
        return tuple(contact for contact in self.contacts.values() if contact.help_bar)

    def pages_of(self, section: Section) -> Iterator[Page]:
        """The pages of a section in reading order."""
        rank = {folder: i for i, folder in enumerate(section.folders)}
        inside = (page for page in self.pages.values() if page.section in rank)
        yield from sorted(inside, key=lambda page: (rank[page.section], page.order, page.slug))

    def kind_of(self, slug: str) -> Literal["page", "stage", "module"]:
        """What a page is shown as: a stage, training material (modules, stories, quiz, builder), or a page."""
        if slug in self.stages:
            return "stage"
        tools = {addresses.STORIES, addresses.QUIZ, addresses.BUILDER}
        training = slug in self.training.modules or slug in tools
        return "module" if training else "page"

    def limits_of(self, stage_id: str) -> tuple[TimeLimit, ...]:
        """All time limits that a stage starts."""
        return tuple(limit for limit in self.process.limits if limit.stage == stage_id)
