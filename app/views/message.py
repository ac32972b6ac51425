"""Paste a message: known phrases are marked and explained. The message stays in the session."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import checking
from app.parts.article import Extras, article, article_head, short_answer
from app.views import trouble
from app.words import translate
from knowledge.addresses import FULL
from knowledge.model.content import Page


def render(content: Content, page: Page) -> None:
    """Draw the field, what was found in the message, then the page's text."""
    lang = state.read().lang
    answer = short_answer(content, page, lang, FULL)
    st.html(
        f'<div class="sigap isi">{article_head(content, page, lang, FULL)}<div class="bukan-kartu">{answer}</div></div>'
    )
    with st.form("periksa", border=False):
        message = st.text_area(translate("Tempel pesan atau iklan di sini", lang), height=200, key="pesan")
        kept = translate(
            "Pesan tidak disimpan dan tidak masuk ke alamat halaman. Hapus nama dan nomor orang bila ada.", lang
        )
        st.html(f'<p class="sigap keterangan">{kept}</p>')
        asked = st.form_submit_button(translate("Periksa pesan", lang), type="primary")
    if message.strip():
        read = checking.read_message(content, message.strip())
        html = checking.message_html(content, read, lang, FULL)
        st.html(f'<div class="sigap cek-hasil" aria-live="polite">{html}</div>')
    elif asked:
        trouble.show(translate("Tempel dulu pesannya di kotak ini.", lang))
    text = article(content, page, lang, FULL, extras=Extras(title=False, answer=False))
    st.html(f'<div class="sigap bukan-kartu">{text}</div>')
