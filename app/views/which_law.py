"""Which code applies: three questions, the rows of the transition rule that hold, then the page's text."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import which_law as law
from app.parts.article import Extras, article, article_head
from app.state import UiState
from app.words import translate
from knowledge.addresses import FULL
from knowledge.model.content import Page

SLUG = law.SLUG


def render(content: Content, page: Page) -> None:
    """Draw the questions with the answers of the address, what follows from them, and the page."""
    ui = state.read()
    st.html(f'<div class="sigap isi">{article_head(content, page, ui.lang, FULL)}</div>')
    answers = law.answers_in(
        {question.name: _answer(ui, question) for question in law.questions(content.base, ui.lang)}
    )
    if answers is not None:
        found = law.verdict(content, answers, ui.lang, FULL)
        st.html(f'<div class="sigap isi" aria-live="polite">{found}</div>')
    else:
        st.caption(translate("Jawab ketiga pertanyaan dengan salah satu pilihan di bawah.", ui.lang))
    text = article(content, page, ui.lang, FULL, extras=Extras(title=False))
    st.html(f'<div class="sigap">{text}</div>')


def _answer(ui: UiState, question: law.Question) -> str:
    """The answer to one question, kept in the address."""
    listed = list(question.answers)
    given = state.asked().get(question.name, "")
    chosen = st.radio(
        question.words,
        listed,
        index=listed.index(given) if given in listed else None,
        format_func=lambda answer: question.answers[answer],
        key=f"jawab-{question.name}-{ui.lang}",
    )
    if chosen and chosen != given:
        state.show_choice(question.name, chosen)
    return chosen or ""
