"""The steps of the check and of the pasted message in the light edition: a form in, a page out."""

from __future__ import annotations

from collections.abc import Callable

from app.content import Content
from app.light import pages
from app.light.posted import Form
from app.parts import checking
from app.words import translate
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.screening.signs import screen

Step = Callable[[Content, Page, Language, Form, str], str]
"""Content, the tool's page, language, form, and what went wrong (empty if nothing did) → HTML."""


def check_step(content: Content, page: Page, lang: Language, form: Form, trouble: str) -> str:
    """The signs of the chosen situation, or the result; the situations where none (or no real one) was chosen."""
    situation = content.base.situations.get(form.first("keadaan"))
    if situation is None:
        asked = trouble or translate("Pilih dulu tentang apa tawaran atau keadaannya.", lang)
        return pages.tool(content, page, lang, checking.start_html(content, page, lang), asked)
    ticked, child = " ".join(form.every("tanda")).split(), bool(form.first("anak"))
    if not form.first("hasil"):
        html = checking.signs_html(content, page, lang, situation, ticked, child=child)
    else:
        result = screen(content.base, situation.id, ticked, child=child)
        html = checking.check_page_html(content, page, lang, situation, result, child=child)
    return pages.tool(content, page, lang, html, trouble)


def message_step(content: Content, page: Page, lang: Language, form: Form, trouble: str) -> str:
    """The message with its marks; the field alone where nothing was pasted."""
    message = form.first("pesan").strip()
    if not message:
        asked = trouble or translate("Tempel dulu pesannya di kotak ini.", lang)
        return pages.tool(content, page, lang, checking.start_html(content, page, lang), asked)
    read = checking.read_message(content, message)
    html = checking.message_page_html(content, page, read, lang, LIGHT)
    return pages.tool(content, page, lang, html, trouble)
