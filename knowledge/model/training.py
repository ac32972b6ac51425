"""The nouns of training: all of `data/training/`, what a session is made of and what keeps it safe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from knowledge.model.nouns import Bilingual, Noun, Slug

Texts = tuple[Bilingual, ...]
Minutes = Annotated[int, Field(gt=0, le=240)]


class Listener(StrEnum):
    """For whom a session is held."""

    RESIDENTS = "warga"
    CIVIL_SERVANTS = "asn"
    SCHOOL = "sekolah"
    MIGRANT_WORKERS = "calon-pekerja-migran"
    TRAINERS = "pelatih"


class BlockKind(StrEnum):
    """What a piece of a session is."""

    OPENING = "opening"
    TALK = "talk"
    SCENARIO = "scenario"
    EXERCISE = "exercise"
    QUIZ = "quiz"
    CLOSING = "closing"


Listeners = Annotated[tuple[Listener, ...], Field(min_length=1)]
Topics = Annotated[tuple[Slug, ...], Field(min_length=1)]


class Talk(Noun):
    """What a trainer says, from one section of a page: the lines of a slide, and the words to say."""

    id: Slug
    page: Slug
    section: Slug
    title: Bilingual
    lines: Annotated[Texts, Field(min_length=2, max_length=5)]
    say: Bilingual
    message: Bilingual | None = None
    """What a leaflet keeps of it, in sentences that stand alone; its last line where there is none."""
    series: Slug | None = None
    """A series of figures that bears out what is said."""
    minutes: Minutes
    listeners: Listeners
    topics: Topics


class Exercise(Noun):
    """What participants do together: steps as they read them, and what to gather; `notes` is for the trainer alone."""

    id: Slug
    page: Slug
    title: Bilingual
    steps: Annotated[Texts, Field(min_length=2, max_length=7)]
    notes: Texts = ()
    gather: Bilingual
    at_home: bool = True
    """Whether its steps are of use on paper that is taken home."""
    materials: Texts = ()
    minutes: Minutes
    listeners: Listeners
    topics: Topics


class Scenario(Noun):
    """An invented story with questions, what to notice in it, and the pages behind it."""

    id: Slug
    title: Bilingual
    invented: bool = False
    story: Annotated[Texts, Field(min_length=6, max_length=10)]
    questions: Annotated[Texts, Field(min_length=2, max_length=6)]
    notice: Annotated[Texts, Field(min_length=2, max_length=7)]
    pages: Annotated[tuple[Slug, ...], Field(min_length=1)]
    minutes: Minutes
    listeners: Listeners
    topics: Topics


class Option(Noun):
    """One answer that may be chosen; `right` where it is a right one."""

    id: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]
    right: bool = False

    @property
    def text(self) -> Bilingual:
        """The words of the answer."""
        return Bilingual(id=self.id, en=self.en)


class Question(Noun):
    """A question of the quiz, its answers, and why they are right; `choose` says how many are."""

    id: Slug
    choose: Literal["one", "many"] = "one"
    question: Bilingual
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]
    explanation: Bilingual
    source: Annotated[str, Field(min_length=1)]
    page: Slug
    modules: Annotated[tuple[Slug, ...], Field(min_length=1)]
    listeners: Listeners
    topics: Topics
    difficulty: Literal["easy", "middle", "hard"]


class Quiz(Noun):
    """A sheet of questions that is asked in one go."""

    id: Slug
    title: Bilingual
    questions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    test: bool = False
    """Whether it is asked before and after a session."""
    minutes: Minutes
    listeners: Listeners
    topics: Topics


class Block(Noun):
    """One piece of a module: which entry is used (`use`, none for opening and closing), and for how long."""

    kind: BlockKind
    use: Slug | None = None
    minutes: Minutes
    keep: bool = False

    @model_validator(mode="after")
    def _uses_what_its_kind_needs(self) -> Block:
        free = self.kind in {BlockKind.OPENING, BlockKind.CLOSING}
        if free and self.use is not None:
            raise ValueError("use: pembuka dan penutup diambil dari safety.yaml; hapus kunci ini")
        if not free and self.use is None:
            raise ValueError("use: sebutkan id bahan yang dipakai bagian ini")
        return self


class Module(Noun):
    """A session that was put together for one kind of listener; its page has the same slug."""

    id: Slug
    listener: Listener
    minutes: Minutes
    goals: Annotated[Texts, Field(min_length=1)]
    before: Texts = ()
    materials: Texts = ()
    notes: Texts = ()
    safety: Texts = ()
    signs: tuple[Slug, ...] = ()
    """Warning signs of `indicators.yaml` that its leaflet names."""
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class Advice(Noun):
    """A short list, each item with its source; what is said `aloud` is not printed on what people take home."""

    id: Slug
    title: Bilingual
    items: Annotated[Texts, Field(min_length=1)]
    aloud: Texts = ()


class SafetyKit(Noun):
    """What is in every session and every export, so that talking about it harms nobody."""

    page: Slug
    room: Advice | None = None
    """How the room is set up."""
    materials: Texts = ()
    """What every session needs; a module names only what it needs beside."""
    opening: Advice
    disclosure: Annotated[tuple[Advice, ...], Field(min_length=1)]
    never: Advice
    closing: Advice
    after: Advice | None = None
    """What is done when everybody has gone."""
    care: Advice
    contacts: dict[Listener, Annotated[tuple[Slug, ...], Field(min_length=1)]]
    opening_minutes: Minutes
    closing_minutes: Minutes

    def lists(self) -> Iterator[tuple[str, Advice]]:
        """Every list of the kit with the key under which it stands (`disclosure.0`)."""
        if self.room:
            yield "room", self.room
        yield "opening", self.opening
        for index, advice in enumerate(self.disclosure):
            yield f"disclosure.{index}", advice
        yield "never", self.never
        yield "closing", self.closing
        if self.after:
            yield "after", self.after
        yield "care", self.care


Piece = Talk | Exercise | Scenario | Quiz
"""What a block between opening and closing may use."""


@dataclass(frozen=True, slots=True)
class Training:
    """All of `data/training/`, each list by id in the order of the files; empty where there is no such folder."""

    modules: Mapping[str, Module] = field(default_factory=dict[str, Module])
    talks: Mapping[str, Talk] = field(default_factory=dict[str, Talk])
    exercises: Mapping[str, Exercise] = field(default_factory=dict[str, Exercise])
    scenarios: Mapping[str, Scenario] = field(default_factory=dict[str, Scenario])
    quizzes: Mapping[str, Quiz] = field(default_factory=dict[str, Quiz])
    questions: Mapping[str, Question] = field(default_factory=dict[str, Question])
    safety: SafetyKit | None = None

    def pieces(self, kind: BlockKind) -> Mapping[str, Piece]:
        """What a block of `kind` may use; nothing for opening and closing."""
        lists: dict[BlockKind, Mapping[str, Piece]] = {
            BlockKind.TALK: self.talks,
            BlockKind.SCENARIO: self.scenarios,
            BlockKind.EXERCISE: self.exercises,
            BlockKind.QUIZ: self.quizzes,
        }
        return lists.get(kind, {})

    def topics(self) -> tuple[str, ...]:
        """Every topic that a piece names, in the order of first mention."""
        kinds = (BlockKind.TALK, BlockKind.SCENARIO, BlockKind.EXERCISE, BlockKind.QUIZ)
        named = [topic for kind in kinds for piece in self.pieces(kind).values() for topic in piece.topics]
        return tuple(dict.fromkeys(named))
