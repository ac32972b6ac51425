"""The check: choose a situation, tick signs, read the result as it grows. Answers stay in the session."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import checking
from app.parts.article import Extras, article, article_head, short_answer
from app.words import translate
from knowledge.addresses import FULL
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.screening import Situation
from knowledge.screening.signs import screen, signs_of


def render(content: Content, page: Page) -> None:
    """Draw the questions, beside or below them the result, then the page's text."""
    lang = state.read().lang
    answer = short_answer(content, page, lang, FULL)
    st.html(
        f'<div class="sigap isi">{article_head(content, page, lang, FULL)}<div class="bukan-kartu">{answer}</div></div>'
    )
    situation = _situation(content, lang)
    if situation is not None:
        asked, told = st.columns([1, 1], gap="large")
        with asked:
            ticked, child = _signs(content, situation, lang)
        result = screen(content.base, situation.id, ticked, child=child)
        html = checking.result_html(content, situation, result, lang, FULL)
        told.html(f'<div class="sigap cek-hasil" aria-live="polite">{html}</div>')
    text = article(content, page, lang, FULL, extras=Extras(title=False, answer=False))
    st.html(f'<div class="sigap bukan-kartu">{text}</div>')


def _situation(content: Content, lang: Language) -> Situation | None:
    """The situation that the reader chooses; none at first."""
    situations = content.base.situations
    return st.radio(
        translate("Tentang apa?", lang),
        list(situations.values()),
        format_func=lambda situation: situation.title.in_language(lang),
        index=None,
        key="cek-keadaan",
    )


def _signs(content: Content, situation: Situation, lang: Language) -> tuple[list[str], bool]:
    """The ids of the signs that are ticked, and whether the person is under 18."""
    shown = translate(
        "Hasilnya tampil di bawah daftar ini atau di sebelahnya, dan berubah tiap kali Anda mencentang.", lang
    )
    told = f"{shown} {translate('Jawaban tidak disimpan dan tidak masuk ke alamat halaman.', lang)}"
    asked = translate("centang yang cocok", lang).capitalize()
    st.html(f'<p class="sigap"><strong>{asked}</strong><br><span class="keterangan">{told}</span></p>')
    signs = signs_of(content.base, situation)
    ticked = [sign.id for sign in signs if st.checkbox(sign.text.in_language(lang), key=f"cek-{sign.id}")]
    child = situation.child or st.checkbox(translate("Orangnya belum 18 tahun", lang), key="cek-anak")
    st.button(translate("Hapus jawaban", lang), on_click=state.forget, args=("cek-",))
    return ticked, child
