"""What stands on the slides of a session: the same for the screen, for PowerPoint and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import citations_in, without_citations
from knowledge.model.content import Contact
from knowledge.model.nouns import Bilingual, Regime, Status
from knowledge.model.statistics import Figure
from knowledge.model.training import Advice, BlockKind, Exercise, Module, Question, Quiz, SafetyKit, Scenario, Talk
from knowledge.training.plan import Fault, Plan, PlanError, PlannedBlock, kit, of_module, piece_of
from knowledge.training.way import straight_way
from knowledge.wording import basis_in_words


class SlideKind(StrEnum):
    """How a slide is drawn."""

    TITLE = "title"
    LINES = "lines"
    STORY = "story"
    FLOW = "flow"
    CHART = "chart"
    QUESTION = "question"
    ANSWER = "answer"
    CONTACTS = "contacts"
    TRAINER = "trainer"
    """For the trainer alone: hidden when the deck is shown."""


@dataclass(frozen=True, slots=True)
class Slide:
    """
    One slide in one language.

    `lines` are plain sentences; `mark` stands above the title (`Cerita rekaan`); `right` counts, from 0, the lines that
    are right answers; `notes` is for the trainer; `sources` says in words what the lines rest on; `series` is the id of
    the figures that a chart draws, whose line then says what to take care of.
    """

    kind: SlideKind
    title: str
    lines: tuple[str, ...] = ()
    mark: str = ""
    right: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    sources: str = ""
    minutes: int = 0
    series: str = ""


def slides(base: KnowledgeBase, plan: Plan, lang: Language) -> tuple[Slide, ...]:
    """
    The slides of a session in order: title, opening, goals, the blocks, closing, numbers for help; then, for the
    trainer alone, running times, preparation and what to do when somebody discloses.

    Raises:
        PlanError: this knowledge base has no module for these listeners.
    """
    writer = _Writer(base, lang)
    safety = kit(base)
    module = module_of(base, plan)
    return (
        writer.title(module, plan),
        writer.advice(safety.opening, plan.blocks[0].minutes),
        writer.goals(module),
        *(slide for block in plan.inner for slide in writer.block(block)),
        writer.advice(safety.closing, plan.blocks[-1].minutes),
        writer.contacts(safety, plan),
        *writer.for_the_trainer(module, safety, plan),
    )


def title_of(base: KnowledgeBase, plan: Plan, lang: Language) -> str:
    """
    The name of a session: that of its module, or of what was made out of it.

    Raises:
        PlanError: this knowledge base has no module for these listeners.
    """
    return _Writer(base, lang).title(module_of(base, plan), plan).title


def of_block(base: KnowledgeBase, block: PlannedBlock, lang: Language) -> tuple[Slide, ...]:
    """The slides of one block between opening and closing."""
    return tuple(_Writer(base, lang).block(block))


def of_question(base: KnowledgeBase, question: Question, number: int, lang: Language) -> tuple[Slide, Slide]:
    """A question of the quiz, and the same with its answer."""
    asked, answered = _Writer(base, lang).question(question, number, 0)
    return asked, answered


def of_advice(base: KnowledgeBase, advice: Advice, lang: Language) -> Slide:
    """A list of the safety kit, with what is said aloud."""
    return _Writer(base, lang).advice(advice)


def to_take_home(base: KnowledgeBase, advice: Advice, lang: Language) -> Slide:
    """A list of the safety kit for paper that leaves the room."""
    return of_advice(base, advice.model_copy(update={"aloud": ()}), lang)


def of_contacts(base: KnowledgeBase, plan: Plan, lang: Language) -> Slide:
    """The numbers for help of a session, `number: name` a line, with the times in its notes."""
    return _Writer(base, lang).contacts(kit(base), plan)


def materials_of(base: KnowledgeBase, plan: Plan, lang: Language) -> tuple[str, ...]:
    """What a session needs, each once: as every session, as its module says, then for its exercises."""
    exercises = (piece for block in plan.inner if isinstance(piece := piece_of(base, block), Exercise))
    texts = (
        *kit(base).materials,
        *module_of(base, plan).materials,
        *(text for exercise in exercises for text in exercise.materials),
    )
    return tuple(dict.fromkeys(without_citations(text.in_language(lang)) for text in texts))


def module_of(base: KnowledgeBase, plan: Plan) -> Module:
    """
    The module out of which a session is made.

    Raises:
        PlanError: this knowledge base has none for these listeners.
    """
    for module in base.training.modules.values():
        if module.listener is plan.listener:
            return module
    raise PlanError(Fault.UNKNOWN_MODULE, plan.listener)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes slides in one language."""

    base: KnowledgeBase
    lang: Language

    def label(self, key: str) -> str:
        return self.base.site.label(key, self.lang)

    def say(self, text: Bilingual) -> str:
        return without_citations(text.in_language(self.lang))

    def says(self, texts: Iterable[Bilingual]) -> tuple[str, ...]:
        return tuple(self.say(text) for text in texts)

    def sources(self, *texts: Bilingual) -> str:
        return basis_in_words(self.base, " ".join(text.in_language(self.lang) for text in texts), self.lang)

    def pages(self, *slugs: str) -> str:
        """Pages of this base as a source: `SIGAP: Utang, Anak di rumah orang`; their own sources stand on them."""
        names = [self.base.pages[slug].text(self.lang).short for slug in slugs if slug in self.base.pages]
        return f"{self.base.site.name}: {', '.join(names)}" if names else ""

    # What every deck has

    def title(self, module: Module, plan: Plan) -> Slide:
        """The name of the module, or of a session that was made out of it: no changed plan bears the module's name."""
        name = self.base.pages[module.id].text(self.lang).title
        if plan.minutes == module.minutes and plan != of_module(self.base, module.id):
            name = f"{name} ({self.label('deck-adapted')})"
        if plan.minutes != module.minutes:
            listener = self.label(f"listener-{plan.listener}")
            name = f"{self.label('deck-session')}: {listener}, {plan.minutes} {self.label('deck-minutes')}"
        organisation = self.base.site.organisation.in_language(self.lang)
        lines = (organisation, self.base.site.disclaimer.in_language(self.lang))
        notes = (self.base.site.licence.in_language(self.lang),)
        return Slide(SlideKind.TITLE, name, lines, notes=notes, sources=self.pages(module.id))

    def goals(self, module: Module) -> Slide:
        notes = self.says(module.notes)
        title = self.label("deck-goals")
        return Slide(SlideKind.LINES, title, self.says(module.goals), notes=notes, sources=self.pages(module.id))

    def advice(self, advice: Advice, minutes: int = 0, kind: SlideKind = SlideKind.LINES) -> Slide:
        """A list of the safety kit."""
        mark = self.label("deck-for-trainer") if kind is SlideKind.TRAINER else ""
        title = advice.title.in_language(self.lang)
        said = (*advice.items, *advice.aloud)
        return Slide(kind, title, self.says(said), mark, sources=self.sources(*said), minutes=minutes)

    def for_the_trainer(self, module: Module, safety: SafetyKit, plan: Plan) -> Iterator[Slide]:
        """What the trainer reads beforehand: running times, preparation, what never to ask, disclosures, care."""
        mark = self.label("deck-for-trainer")
        times = tuple(
            f"{run.begins}-{run.ends}  {self.label(f'block-{run.block.kind}')}{self.named(run.block)}"
            for run in plan.running()
        )
        about = self.pages(module.id)
        prepared = self.says(module.before)
        needed = materials_of(self.base, plan, self.lang)
        yield Slide(SlideKind.TRAINER, self.label("deck-running"), times, mark, sources=about)
        yield Slide(SlideKind.TRAINER, self.label("deck-before"), prepared, mark, sources=about)
        if needed:
            yield Slide(SlideKind.TRAINER, self.label("deck-materials"), needed, mark, sources=about)
        if safety.room:
            yield self.advice(safety.room, kind=SlideKind.TRAINER)
        lines = self.says(module.safety)
        yield Slide(SlideKind.TRAINER, self.label("deck-safety"), lines, mark, sources=self.sources(*module.safety))
        yield self.advice(safety.never, kind=SlideKind.TRAINER)
        for advice in safety.disclosure:
            yield self.advice(advice, kind=SlideKind.TRAINER)
        if safety.after:
            yield self.advice(safety.after, kind=SlideKind.TRAINER)
        yield self.advice(safety.care, kind=SlideKind.TRAINER)

    def named(self, block: PlannedBlock) -> str:
        piece = piece_of(self.base, block)
        return f": {piece.title.in_language(self.lang)}" if piece else ""

    def contacts(self, safety: SafetyKit, plan: Plan) -> Slide:
        """The last slide that is shown: which numbers send somebody, then a line `number: name` for each contact."""
        names = safety.contacts.get(plan.listener, ())
        shown = [self.base.contacts[name] for name in names]
        lines = tuple(f"{_numbers(contact)}: {contact.name.in_language(self.lang)}" for contact in shown)
        notes = tuple(contact.when.in_language(self.lang) for contact in shown)
        mark, sources = self.label("deck-rescue"), self.pages(addresses.CONTACTS)
        return Slide(SlideKind.CONTACTS, self.label("deck-numbers"), lines, mark, notes=notes, sources=sources)

    # The blocks

    def block(self, block: PlannedBlock) -> Iterator[Slide]:
        piece = piece_of(self.base, block)
        match piece:
            case Talk():
                yield from self.talk(piece, block.minutes)
            case Scenario():
                yield from self.scenario(piece, block.minutes)
            case Exercise():
                yield from self.exercise(piece, block.minutes)
            case Quiz():
                for number, name in enumerate(piece.questions, start=1):
                    yield from self.question(self.base.training.questions[name], number, block.minutes)
            case None:
                return

    def talk(self, talk: Talk, minutes: int) -> Iterator[Slide]:
        sources = self.sources(*talk.lines, talk.say)
        title = talk.title.in_language(self.lang)
        yield Slide(
            SlideKind.LINES, title, self.says(talk.lines), notes=(self.say(talk.say),), sources=sources, minutes=minutes
        )
        if talk.page == addresses.FLOW:
            yield self.flow(title)
        figure = self.base.figures.get(talk.series or "")
        if figure is not None:
            yield from self.chart(figure)

    def chart(self, figure: Figure) -> Iterator[Slide]:
        """The figures behind a talk with what to take care of; then, as lines, what they count and what they do not."""
        rows = [row for row in figure.rows if row.status is not Status.CONFIRMED]
        one_source = f" ({self.label(f'status-{rows[0].status}')})" if rows and len(rows) == len(figure.rows) else ""
        cited = dict.fromkeys(f"[@{source}]" for row in figure.rows for source in row.source)
        counts = {"counted": figure.counted, "not-counted": figure.not_counted}
        breaks = (f"{self.label('figure-breaks')} {one.before}: {self.say(one.why)}" for one in figure.breaks)
        drawn = Slide(
            SlideKind.CHART,
            figure.heading.in_language(self.lang) + one_source,
            (f"{self.label('figure-bias')}: {self.say(figure.bias)}",),
            f"{figure.series_title.in_language(self.lang)} ({figure.unit.in_language(self.lang)})",
            notes=self.says((figure.reading, figure.method)),
            sources=basis_in_words(self.base, " ".join(cited), self.lang),
            series=figure.name,
        )
        yield drawn
        told = (*(f"{self.label(f'figure-{key}')}: {self.say(text)}" for key, text in counts.items()), *breaks)
        yield replace(drawn, kind=SlideKind.LINES, lines=told, series="")

    def flow(self, title: str) -> Slide:
        """The stages of a case that meets no obstacle, each with the loop that may start there on a line of its own."""
        stops = straight_way(self.base)
        named = ((stage.short.in_language(self.lang) for stage in (stop.stage, *stop.loops)) for stop in stops)
        lines = tuple("\n\N{ANTICLOCKWISE OPEN CIRCLE ARROW} ".join(names) for names in named)
        basis = [(stop.stage, stop.stage.basis.get(Regime.KUHAP_2025, "")) for stop in stops]
        notes = tuple(
            f"{stage.short.in_language(self.lang)}: {self.say(stage.summary)} "
            f"({basis_in_words(self.base, articles, self.lang)})"
            for stage, articles in basis
        )
        laws = dict.fromkeys(citation.source_id for _, articles in basis for citation in citations_in(articles))
        sources = basis_in_words(self.base, " ".join(f"[@{law}]" for law in laws), self.lang)
        return Slide(SlideKind.FLOW, title, lines, notes=notes, sources=sources)

    def scenario(self, scenario: Scenario, minutes: int) -> Iterator[Slide]:
        title = scenario.title.in_language(self.lang)
        mark = self.label("deck-invented")
        behind = self.pages(*scenario.pages)
        yield Slide(SlideKind.STORY, title, self.says(scenario.story), mark, sources=behind, minutes=minutes)
        notes = self.says(scenario.notice)
        sources = self.sources(*scenario.notice)
        asked = self.says(scenario.questions)
        yield Slide(SlideKind.LINES, self.label("deck-questions"), asked, title, notes=notes, sources=sources)
        yield Slide(SlideKind.LINES, self.label("deck-notice"), notes, title, sources=sources)

    def exercise(self, exercise: Exercise, minutes: int) -> Iterator[Slide]:
        needed = ", ".join(self.says(exercise.materials))
        notes = (
            *([f"{self.label('deck-materials')}: {needed}"] if needed else []),
            *self.says(exercise.notes),
            f"{self.label('deck-gather')}: {self.say(exercise.gather)}",
        )
        title = exercise.title.in_language(self.lang)
        mark = self.label(f"block-{BlockKind.EXERCISE}")
        sources = self.sources(exercise.gather)
        yield Slide(
            SlideKind.LINES, title, self.says(exercise.steps), mark, notes=notes, sources=sources, minutes=minutes
        )

    def question(self, question: Question, number: int, minutes: int) -> Iterator[Slide]:
        mark = f"{self.label(f'block-{BlockKind.QUIZ}')} {number}"
        options = tuple(
            f"{letter}. {option.text.in_language(self.lang)}"
            for letter, option in zip("ABCDE", question.options, strict=False)
        )
        right = frozenset(index for index, option in enumerate(question.options) if option.right)
        asked = question.question.in_language(self.lang)
        why = self.say(question.explanation)
        sources = basis_in_words(self.base, question.source, self.lang)
        first = minutes if number == 1 else 0
        yield Slide(SlideKind.QUESTION, asked, options, mark, sources=sources, minutes=first)
        answer = f"{mark}: {self.label('deck-answer')}"
        yield Slide(SlideKind.ANSWER, asked, (*options, why), answer, right, (why,), sources)


def _numbers(contact: Contact) -> str:
    """The numbers of a contact, each once: what an app is called is no number."""
    return " / ".join(dict.fromkeys(way.number for way in contact.channels if way.number and way.kind != "app"))
