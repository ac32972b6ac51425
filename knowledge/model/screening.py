"""The nouns of the check: situations, warning signs, why they matter, and how recruiters put things in messages."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from knowledge.model.nouns import Bilingual, Noun, Slug, Text


class Strength(StrEnum):
    """How much a sign says by itself (ILO and European Commission, 2009)."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Basis(StrEnum):
    """Where the strength of a sign comes from."""

    ILO = "ilo"
    """An item of the ILO list, with its weight there."""
    ADAPTED = "ilo-adapted"
    """An item of the list in a setting that the list does not literally cover."""
    JUDGEMENT = "judgement"
    """No item of the list: named by authorities or in cases, weighed by SIGAP."""


class Element(StrEnum):
    """The three parts of trafficking to which a sign may point (UU 1/2023 Pasal 455)."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


class Level(StrEnum):
    """What the signs say together; the strongest last. There is none that says "safe"."""

    NONE = "none"
    SOME = "some"
    STRONG = "strong"
    TOGETHER = "together"


class Combination(Noun):
    """Signs that are enough, together, for one group of the list to be met."""

    id: Slug
    strengths: Annotated[tuple[Strength, ...], Field(min_length=1)]
    source: Text


class Dimension(Noun):
    """A group of the ILO list, such as deceptive recruitment."""

    id: Slug
    title: Bilingual
    source: Text


class Reason(Noun):
    """Why a sign matters, and the pages that say more; several signs may share one."""

    id: Slug
    why: Bilingual
    source: Text
    pages: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Saying(Noun):
    """What a result says first: a heading and what it means."""

    title: Bilingual
    text: Bilingual


class Advice(Noun):
    """What to do, what not to do and what to keep; texts are Markdown with citations."""

    id: Slug
    levels: dict[Level, Saying]
    now: Bilingual
    never: Bilingual
    keep: Bilingual

    @model_validator(mode="after")
    def _says_something_at_every_level(self) -> Advice:
        missing = [level.value for level in Level if level not in self.levels]
        if missing:
            raise ValueError(f"levels belum lengkap; tambahkan {', '.join(missing)}")
        return self


class Situation(Noun):
    """What somebody is in: the offer or the state of things about which the check asks."""

    id: Slug
    title: Bilingual
    short: Bilingual
    advice: Slug
    contacts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    child: bool = False
    """Whether it is about a child in any case; else the reader is asked."""


class Sign(Noun):
    """A warning sign as a reader would tick it."""

    id: Slug
    situation: Slug
    text: Bilingual
    strength: Strength
    strength_child: Strength
    basis: Basis
    ilo: Text
    """The item of the list, in its own words."""
    dimension: Slug
    points_to: Annotated[tuple[Element, ...], Field(min_length=1)]
    reason: Slug
    source: Text


class WordList(Noun):
    """Words that patterns lean on, such as those that speak of work."""

    id: Slug
    words: Annotated[tuple[Text, ...], Field(min_length=1)]


class Spelling(Noun):
    """A way to write a word in messages; hyphens in the id are spaces (`orang-tua`)."""

    id: Slug
    means: Text


class Tactic(Noun):
    """How a sign sounds in a message. Patterns are explained in `knowledge/screening/tactics.py`."""

    id: Slug
    sign: Slug
    name: Bilingual
    patterns: Annotated[tuple[Text, ...], Field(min_length=1)]
    needs_words: tuple[Slug, ...] = ()
    """Marked only where the message holds a word of one of these lists."""
    together_with: tuple[Slug, ...] = ()
    """Marked only where one of these tactics is found too."""
    safety_first: bool = False
    """Somebody is held or hurt: advice and contacts are those of the situation of its sign, not those about offers."""
    note: Bilingual | None = None


class ScreeningData(Noun):
    """All of `indicators.yaml`; empty where a knowledge base has none."""

    combinations: tuple[Combination, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    reasons: tuple[Reason, ...] = ()
    advice: tuple[Advice, ...] = ()
    situations: tuple[Situation, ...] = ()
    signs: tuple[Sign, ...] = ()


class TacticData(Noun):
    """All of `tactics.yaml`; empty where a knowledge base has none."""

    words: tuple[WordList, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    tactics: tuple[Tactic, ...] = ()
