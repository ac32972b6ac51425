"""The quiz of the light edition: questions by GET, answers by POST; nothing of them is kept."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from app.content import Content
from app.light import pages
from app.light.posted import Form
from app.parts import quiz
from app.words import translate
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.training.quiz import mark

_ASKING = (quiz.TOPIC, quiz.LISTENER, quiz.LENGTH, quiz.ROUND, quiz.ONE)


def questions(content: Content, found: Page, given: Mapping[str, str], lang: Language) -> str | None:
    """The page with the questions that an address asks for; None where it asks for none."""
    if not any(given.get(name) for name in _ASKING) or not content.base.training.questions:
        return None
    asked = quiz.asked_in(content.base, given)
    wrong = quiz.trouble(asked, lang)
    html = quiz.start_html(content, lang, LIGHT, asked) if wrong else quiz.questions_html(content, lang, LIGHT, asked)
    return pages.tool(content, found, lang, html, wrong, "" if wrong else urlencode(asked.parameters()))


def answers(content: Content, found: Page, lang: Language, form: Form, wrong: str) -> str:
    """The answers of a form marked, or the sentence that says why they cannot be."""
    asked = quiz.asked_in(content.base, {name: form.first(name) for name in _ASKING})
    wrong = wrong or quiz.trouble(asked, lang)
    if not wrong and not any(form.first(name) for name in _ASKING):
        wrong = translate("Kiriman ini tidak menyebut soalnya. Pilih soal di bawah, lalu jawab.", lang)
    if wrong:
        return pages.tool(content, found, lang, quiz.start_html(content, lang, LIGHT, asked), wrong)
    shown = quiz.round_of(content.base, asked)
    marked = [mark(question, form.every(f"j-{question.id}")) for question in shown.questions]
    html = quiz.results_html(content, lang, pages.addresses_of(content), asked, marked)
    title = content.base.pages[quiz.SLUG].text(lang).short
    return pages.tool(content, found, lang, f'<div class="cek isi"><h1>{title}</h1>{html}</div>')
