"""The quiz as both editions show it: what the address says, the questions, and the answers with why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from app.content import Content
from app.parts.templates import quiz_path, render
from app.words import translate
from knowledge import addresses
from knowledge.addresses import FULL, Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.training import Listener, Question
from knowledge.rendering.markup import render_fragment
from knowledge.training.quiz import LENGTHS, MOST_ROUNDS, Marked, Outcome, Round, draw, topics
from knowledge.wording import basis_in_words

SLUG = addresses.QUIZ
TOPIC, LISTENER, LENGTH, ROUND, ONE = "topik", "untuk", "jumlah", "putaran", "soal"
"""What the address says: which questions are asked, never an answer."""
_LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; `one` is a single question, `unknown` what there is none of."""

    topic: str = ""
    listener: str = ""
    length: int = LENGTHS[0]
    number: int = 1
    one: Question | None = None
    unknown: bool = False

    def parameters(self, number: int = 0) -> dict[str, str]:
        """The parameters of an address; `number` for another round."""
        if self.one:
            return {ONE: self.one.id}
        return {
            TOPIC: self.topic,
            LISTENER: self.listener,
            LENGTH: str(self.length),
            ROUND: str(number or self.number),
        }


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is shown."""

    marked: Marked
    options: tuple[tuple[str, str, bool, bool], ...]
    """Letter, words, whether it is right, whether it was chosen."""
    verdict: str
    why: Markup
    source: str


def asked_in(base: KnowledgeBase, given: Mapping[str, str]) -> Asked:
    """What an address (or the hidden fields of a form) asks for; what means nothing is left out and said."""
    name = given.get(ONE, "")
    one = base.training.questions.get(name)
    topic, listener = given.get(TOPIC, ""), given.get(LISTENER, "")
    known = (topic in topics(base), listener in set(Listener))
    return Asked(
        topic=topic if known[0] else "",
        listener=listener if known[1] else "",
        length=_number(given.get(LENGTH, ""), LENGTHS[0]),
        number=min(_number(given.get(ROUND, ""), 1), MOST_ROUNDS),
        one=one,
        unknown=bool((name and not one) or (topic and not known[0]) or (listener and not known[1])),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else otherwise


def trouble(asked: Asked, lang: Language) -> str:
    """The sentence that says what of an address there is not; empty where all of it is known."""
    words = translate("Soal, topik, atau pendengar itu tidak ada. Pilih dari daftar di bawah.", lang)
    return words if asked.unknown else ""


def round_of(base: KnowledgeBase, asked: Asked) -> Round:
    """The questions that are asked for."""
    if asked.one:
        return Round((asked.one,), 1, 1, 1)
    return draw(base, asked.topic, asked.listener, asked.length, asked.number)


def choices(base: KnowledgeBase, lang: Language) -> tuple[dict[str, str], dict[str, str]]:
    """Topics and listeners that may be chosen, with their words, nothing chosen first."""
    every = {"": translate("Semua", lang)}
    subjects = {name: f"{base.site.label(f'topic-{name}', lang)} ({count})" for name, count in topics(base).items()}
    listeners = {listener.value: base.site.label(f"listener-{listener}", lang) for listener in Listener}
    return every | subjects, every | listeners


def told(base: KnowledgeBase, marked: Marked, lang: Language, links: Addresses) -> Told:
    """A marked answer in words: kindly, and never by colour alone."""
    question = marked.question
    verdict = {
        Outcome.RIGHT: translate("Tepat.", lang),
        Outcome.WRONG: translate("Belum tepat. Jawaban yang tepat diberi tanda ✓.", lang),
        Outcome.OPEN: translate("Belum dijawab. Jawaban yang tepat diberi tanda ✓.", lang),
    }[marked.outcome]
    options = tuple(
        (_LETTERS[index], option.text.in_language(lang), option.right, index in marked.chosen)
        for index, option in enumerate(question.options)
    )
    why = Markup(render_fragment(base, question.explanation.in_language(lang), lang, links))  # noqa: S704 (the renderer)
    return Told(marked, options, verdict, why, basis_in_words(base, question.source, lang))


def next_round(asked: Asked, shown: Round) -> int:
    """The number of the round after this one, the first after the last; 0 where there is no other."""
    return 0 if asked.one or shown.rounds == 1 else shown.number % shown.rounds + 1


def start_html(content: Content, lang: Language, links: Addresses, asked: Asked) -> str:
    """What may be chosen, as a plain form; it is sent by GET."""
    subjects, listeners = choices(content.base, lang)
    return render("quiz_start.html", content, lang, links, subjects=subjects, listeners=listeners, asked=asked,
                  lengths=LENGTHS)  # fmt: skip


def questions_html(content: Content, lang: Language, links: Addresses, asked: Asked) -> str:
    """The questions as a form of the light edition; the answers go into the body of a request alone."""
    shown = round_of(content.base, asked)
    return render("quiz_questions.html", content, lang, links, shown=shown, asked=asked, letters=_LETTERS)


def results_html(content: Content, lang: Language, links: Addresses, asked: Asked, answers: Iterable[Marked]) -> str:
    """The answers with what is right and why, and the way to other questions; the full edition has a button for it."""
    shown = round_of(content.base, asked)
    listed = [told(content.base, marked, lang, links) for marked in answers]

    def link_of(question: Question) -> str:
        return quiz_path(links, lang, soal=question.id)

    further = next_round(asked, shown)
    onward = quiz_path(links, lang, **asked.parameters(further)) if further and links is not FULL else ""
    return render(
        "quiz_results.html",
        content,
        lang,
        links,
        answers=listed,
        right=sum(answer.marked.outcome is Outcome.RIGHT for answer in listed),
        onward=onward,
        link_of=link_of,
    )
