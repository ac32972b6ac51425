"""A session on paper: leaflet, handout, guide, quiz and test, from the same slides as the deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from app.content import Content
from app.export import handed, pages
from app.export.leading import how_to_lead
from app.figures.chart_svg import svg
from app.parts.chart_places import chart_of
from app.parts.qr import public_address
from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.model.training import BlockKind, Exercise, Question, Quiz, Scenario, Talk
from knowledge.training import deck
from knowledge.training.deck import Slide, SlideKind
from knowledge.training.plan import Plan, PlannedBlock, kit, piece_of
from knowledge.wording import basis_in_words, date_in

MOST_MESSAGES = 5
"""Key messages of a leaflet: half a page holds no more."""
MUCH_TEXT = 1150
"""Letters of messages, signs and numbers above which a leaflet is set smaller."""
_NUMBERED = {SlideKind.FLOW, SlideKind.STORY}


@dataclass(frozen=True, slots=True)
class Part:
    """
    A piece of a paper: a heading of `level` (none where `title` is empty), its lines, what they rest on.

    `mark` stands above the heading, `say` is for the trainer, `numbered` lines follow one another, `picture` is the
    drawing of figures, `lead` stands before all of it.
    """

    title: str
    lines: tuple[str, ...] = ()
    level: int = 2
    mark: str = ""
    say: tuple[str, ...] = ()
    sources: str = ""
    numbered: bool = False
    picture: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on paper: its answers, the letters of the right ones, why, and the source."""

    question: str
    options: tuple[str, ...]
    many: bool
    right: str
    why: str
    sources: str


@dataclass(frozen=True, slots=True)
class Further:
    """A page to read on: what it is called, what it says, where it is (empty without a public address)."""

    title: str
    summary: str
    link: str


@dataclass(frozen=True, slots=True)
class Message:
    """A key message of a leaflet: what it is about, and the line."""

    about: str
    line: str


# The papers


def leaflet(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """Two equal leaflets (A5) on one sheet (A4): key messages, warning signs, help numbers."""
    base = content.base
    module = deck.module_of(base, plan)
    signs = [sign for sign in base.screening.signs if sign.id in module.signs]
    rests_on = " ".join(sign.source for sign in signs)
    talks = [piece for piece in _pieces(base, plan) if isinstance(piece, Talk)][:MOST_MESSAGES]
    kept = [(talk.title.in_language(lang), (talk.message or talk.lines[-1]).in_language(lang)) for talk in talks]
    rests_on += " ".join(text for _, text in kept)
    messages = [Message(about, without_citations(text)) for about, text in kept]
    shown = [sign.text.in_language(lang) for sign in signs]
    numbers = deck.of_contacts(base, plan, lang).lines
    letters = sum(map(len, (*shown, *numbers, *(message.about + message.line for message in messages))))
    return _paper(
        content,
        plan,
        lang,
        today,
        "session_leaflet.html",
        translate("Selebaran", lang),
        messages=messages,
        signs=shown,
        small=letters > MUCH_TEXT,
        sources=basis_in_words(base, rests_on, lang),
        **handed.way(base, "", lang),
    )


def handout(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """For participants: what the session said, with its sources, and the pages to read on."""
    base = content.base
    parts = [part for block in plan.inner if _at_home(base, block) for part in _read(content, block, lang)]
    closing = _part(deck.to_take_home(base, kit(base).closing, lang))
    return _paper(
        content,
        plan,
        lang,
        today,
        "session_handout.html",
        translate("Lembar peserta", lang),
        parts=[*parts, closing],
        further=_further(base, plan, lang),
    )


def guide(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """For the trainer: the session on a page, the safety kit, each block with what to say and do, the quiz with key."""
    base = content.base
    module, safety = deck.module_of(base, plan), kit(base)
    first = (*([safety.room] if safety.room else []), *safety.disclosure, safety.never)
    last = (*([safety.after] if safety.after else []), safety.care)
    sheet = _sheet(base, plan, test=False)
    return _paper(
        content,
        plan,
        lang,
        today,
        "session_guide.html",
        translate("Panduan fasilitator", lang),
        module=module,
        minutes=plan.minutes,
        running=[(run, _name(base, run.block, lang)) for run in plan.running()],
        materials=deck.materials_of(base, plan, lang),
        own_safety=_own_safety(content, plan, lang),
        kit_parts=[replace(_part(deck.of_advice(base, advice, lang)), level=3) for advice in first],
        parts=list(_told(content, plan, lang)),
        after=[_part(deck.of_advice(base, advice, lang)) for advice in last],
        asked=[] if _quizzes(base, plan) else _asked(base, sheet, lang),
        say=without_citations,
    )


def quiz(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """The questions of the session without their answers; the key on pages of its own."""
    return _questions(content, plan, lang, today, test=False)


def test(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """The same questions before and after the session, without names; the key on pages of its own."""
    return _questions(content, plan, lang, today, test=True)


def card(content: Content, plan: Plan, lang: Language, today: date) -> str:
    """The card with the help numbers (A6), signed by the organisation."""
    signed = foot(content, translate("Nomor penting", lang), lang, today)
    return handed.numbers_card(content, content.base.pages[deck.module_of(content.base, plan).id], lang, signed)


def foot(content: Content, title: str, lang: Language, today: date) -> str:
    """`Gugus Tugas … · Selebaran · SIGAP versi 1a2b3c4 · 25 November 2026`, like that of the deck."""
    site = content.base.site
    version = f"{site.name} {site.label('deck-version', lang)} {content.base.version[:7]}"
    return f"{site.organisation.in_language(lang)} · {title} · {version} · {date_in(today, lang)}"


def _paper(
    content: Content, plan: Plan, lang: Language, today: date, template: str, title: str, **values: object
) -> str:
    base = content.base
    return pages.document(
        content,
        lang,
        template,
        title=title,
        about=base.pages[deck.module_of(base, plan).id],
        foot=foot(content, title, lang, today),
        session=deck.title_of(base, plan, lang),
        numbers=deck.of_contacts(base, plan, lang),
        listener=base.site.label(f"listener-{plan.listener}", lang),
        **values,
    )


def _questions(content: Content, plan: Plan, lang: Language, today: date, *, test: bool) -> str:
    asked = _asked(content.base, _sheet(content.base, plan, test=test), lang)
    title = translate("Uji sebelum dan sesudah", lang) if test else translate("Lembar kuis", lang)
    return _paper(content, plan, lang, today, "session_quiz.html", title, asked=asked, test=test)


# What stands on them


def _pieces(base: KnowledgeBase, plan: Plan) -> Iterator[Talk | Exercise | Scenario | Quiz]:
    yield from (piece for block in plan.inner if (piece := piece_of(base, block)) is not None)


def _part(slide: Slide, level: int = 2) -> Part:
    return Part(slide.title, slide.lines, level, slide.mark, slide.notes, slide.sources, slide.kind in _NUMBERED)


def _shown(content: Content, block: PlannedBlock, lang: Language) -> Iterator[Part]:
    """What participants saw of a block; of a question, its answer; sources of a story once, at its end."""
    base = content.base
    piece = piece_of(base, block)
    listed = deck.of_block(base, block, lang)
    if isinstance(piece, Quiz):
        yield Part(piece.title.in_language(lang))
        for slide in listed:
            if slide.kind is SlideKind.ANSWER:
                right = tuple(slide.lines[index] for index in sorted(slide.right))
                yield Part(slide.title, (*right, slide.lines[-1]), 3, sources=slide.sources)
        return
    for index, slide in enumerate(listed):
        part = _part(slide, 2 if index == 0 else 3)
        if isinstance(piece, Scenario) and index < len(listed) - 1:
            part = replace(part, sources="")
        if slide.kind is SlideKind.FLOW:
            yield replace(part, title="", lines=tuple(line.replace("\n", ", ") for line in slide.lines))
        elif slide.kind is SlideKind.CHART:
            drawn = Markup(svg(chart_of(content, slide.series, lang), on_paper=True))  # noqa: S704 (drawn by us, escaped there)
            yield replace(part, picture=drawn, sources="")
        elif index and listed[index - 1].kind is SlideKind.CHART:
            yield replace(part, title="", mark="")
        else:
            yield part if index == 0 else replace(part, mark="")


def _read(content: Content, block: PlannedBlock, lang: Language) -> Iterator[Part]:
    """The same for who reads it at home: lines of slides are short, so the message of a talk stands before them."""
    piece = piece_of(content.base, block)
    message = piece.message if isinstance(piece, Talk) else None
    for index, part in enumerate(_shown(content, block, lang)):
        lead = without_citations(message.in_language(lang)) if message and index == 0 else ""
        yield replace(part, lead=lead)


def _told(content: Content, plan: Plan, lang: Language) -> Iterator[Part]:
    """Every block for the trainer: when, how it is led, what is shown, what to say; opening and closing too."""
    base = content.base
    ends = {BlockKind.OPENING: kit(base).opening, BlockKind.CLOSING: kit(base).closing}
    for run in plan.running():
        piece = piece_of(base, run.block)
        when = f"{run.begins}–{run.ends} {base.site.label('deck-minutes', lang)}"
        if run.block.kind in ends:
            yield replace(_part(deck.of_advice(base, ends[run.block.kind], lang)), mark=when, level=3)
            continue
        for index, part in enumerate(_shown(content, run.block, lang)):
            if index == 0:
                kind = part.mark if isinstance(piece, Scenario) else base.site.label(f"block-{run.block.kind}", lang)
                numbered, lead = isinstance(piece, Exercise | Scenario), how_to_lead(base, run.block, lang)
                yield replace(part, mark=f"{when} · {kind}", level=3, numbered=numbered, lead=lead)
            else:
                say = () if isinstance(piece, Scenario) or not part.title else part.say
                yield replace(part, level=4, say=say)


def _own_safety(content: Content, plan: Plan, lang: Language) -> Part:
    base = content.base
    texts = deck.module_of(base, plan).safety
    sources = basis_in_words(base, " ".join(text.in_language(lang) for text in texts), lang)
    lines = tuple(without_citations(text.in_language(lang)) for text in texts)
    return Part(base.site.label("deck-safety", lang), lines, 3, sources=sources)


def _name(base: KnowledgeBase, block: PlannedBlock, lang: Language) -> str:
    piece = piece_of(base, block)
    return piece.title.in_language(lang) if piece else ""


def _at_home(base: KnowledgeBase, block: PlannedBlock) -> bool:
    piece = piece_of(base, block)
    return not isinstance(piece, Exercise) or piece.at_home


def _further(base: KnowledgeBase, plan: Plan, lang: Language) -> list[Further]:
    """The pages behind the pieces of a session, each once, in its order; those for trainers alone are left out."""
    slugs: dict[str, None] = {}
    for piece in _pieces(base, plan):
        if isinstance(piece, Talk | Exercise):
            slugs[piece.page] = None
        elif isinstance(piece, Scenario):
            slugs.update(dict.fromkeys(piece.pages))
        else:
            slugs.update(dict.fromkeys(base.training.questions[name].page for name in piece.questions))
    return [
        Further(
            base.pages[slug].text(lang).title, base.pages[slug].text(lang).summary, public_address(base, slug, lang)
        )
        for slug in slugs
        if slug not in base.training.modules
    ]


# Questions


def _quizzes(base: KnowledgeBase, plan: Plan) -> list[Quiz]:
    return [piece for piece in _pieces(base, plan) if isinstance(piece, Quiz)]


def _sheet(base: KnowledgeBase, plan: Plan, *, test: bool) -> tuple[Question, ...]:
    """The questions of the session, else of the first sheet for its listeners; of their test, where there is one."""
    sheets = [sheet for sheet in base.training.quizzes.values() if plan.listener in sheet.listeners]
    tests = [sheet for sheet in sheets if sheet.test]
    own = _quizzes(base, plan) or [sheet for sheet in sheets if not sheet.test][:1]
    chosen = tests[:1] if test and tests else own
    names = dict.fromkeys(name for sheet in chosen for name in sheet.questions)
    return tuple(base.training.questions[name] for name in names)


def _asked(base: KnowledgeBase, questions: Iterable[Question], lang: Language) -> list[Asked]:
    found: list[Asked] = []
    for number, question in enumerate(questions, start=1):
        asked, answered = deck.of_question(base, question, number, lang)
        right = ", ".join(asked.lines[index].partition(".")[0] for index in sorted(answered.right))
        many = question.choose == "many"
        found.append(Asked(asked.title, asked.lines, many, right, answered.lines[-1], answered.sources))
    return found
