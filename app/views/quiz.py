"""The quiz: choose questions, answer, read why. Answers stay in the session and go nowhere else."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import quiz
from app.parts.article import Extras, article, article_head
from app.views import trouble
from app.words import translate
from knowledge.addresses import FULL
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.training import Question
from knowledge.training.quiz import LENGTHS, mark

SLUG = quiz.SLUG
_LETTERS = "ABCDE"


def render(content: Content, page: Page) -> None:
    """Draw what may be chosen, the questions, the answers where they were asked for, then the page's text."""
    lang = state.read().lang
    st.html(f'<div class="sigap isi">{article_head(content, page, lang, FULL)}</div>')
    if content.base.training.questions:
        _quiz(content, lang)
    text = article(content, page, lang, FULL, extras=Extras(title=False))
    st.html(f'<div class="sigap bukan-kartu">{text}</div>')


def _quiz(content: Content, lang: Language) -> None:
    asked = quiz.asked_in(content.base, state.asked())
    trouble.show(quiz.trouble(asked, lang))
    if asked.one is None:
        asked = _chosen(content, asked, lang)
    shown = quiz.round_of(content.base, asked)
    name = "-".join(question.id for question in shown.questions[:1]) + f"-{shown.number}-{len(shown.questions)}"
    with st.form(f"kuis-{name}", border=False):
        answers = [_answer(question, number, lang) for number, question in enumerate(shown.questions, start=1)]
        sent = st.form_submit_button(translate("Periksa jawaban", lang), type="primary")
    if sent:
        marked = [mark(question, given) for question, given in zip(shown.questions, answers, strict=True)]
        html = quiz.results_html(content, lang, FULL, asked, marked)
        st.html(f'<div class="sigap cek-hasil isi" aria-live="polite">{html}</div>')
        further = quiz.next_round(asked, shown)
        if further:
            words = translate("Putaran berikutnya", lang)
            given = (quiz.ROUND, str(further))
            st.button(words, key="kuis-lanjut", type="primary", on_click=state.show_choice, args=given)


def _chosen(content: Content, asked: quiz.Asked, lang: Language) -> quiz.Asked:
    """The three questions about the round; what they say stands in the address."""
    subjects, listeners = quiz.choices(content.base, lang)
    lengths = {str(length): str(length) for length in sorted(LENGTHS)}
    given = {quiz.TOPIC: asked.topic, quiz.LISTENER: asked.listener, quiz.LENGTH: str(asked.length)}
    titles = (translate("Topik", lang), translate("Untuk", lang), translate("Jumlah soal", lang))
    before = dict(given)
    for column, title, key, words in zip(
        st.columns(3), titles, list(given), (subjects, listeners, lengths), strict=True
    ):
        listed = list(words)
        usual = given[key] if given[key] in listed else str(LENGTHS[0])
        given[key] = column.selectbox(
            title, listed, index=listed.index(usual), format_func=words.__getitem__, key=f"kuis-{key}-{lang}"
        )
    if given != before:
        for key, value in given.items():
            state.show_choice(key, value)
        state.show_choice(quiz.ROUND, "")
        return quiz.asked_in(content.base, given)
    return quiz.asked_in(content.base, {**given, quiz.ROUND: str(asked.number)})


def _answer(question: Question, number: int, lang: Language) -> list[str]:
    """The options that the reader chooses, by number from 0."""
    words = f"{number}. {question.question.in_language(lang)}"
    options = {
        str(index): f"{_LETTERS[index]}. {option.text.in_language(lang)}"
        for index, option in enumerate(question.options)
    }
    if question.choose == "many":
        st.html(f'<p class="sigap"><strong>{words} ({translate("pilih semua yang tepat", lang)})</strong></p>')
        return [value for value, text in options.items() if st.checkbox(text, key=f"kuis-{question.id}-{value}-{lang}")]
    chosen = st.radio(
        words, list(options), index=None, format_func=options.__getitem__, key=f"kuis-{question.id}-{lang}"
    )
    return [chosen] if chosen else []
