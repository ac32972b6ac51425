"""An explainer page or a stage page."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts.article import Extras, article
from app.words import translate
from knowledge.addresses import FULL, LIGHT, SAVE
from knowledge.lang import Language
from knowledge.model.content import Page


def render(content: Content, page: Page) -> None:
    """Draw `page` in the language of the address."""
    ui = state.read()
    extras = Extras(after_answer=_where_to_keep(page, ui.lang)) if page.slug == SAVE else Extras()
    st.html(f'<div class="sigap">{article(content, page, ui.lang, FULL, extras=extras)}</div>')


def _where_to_keep(page: Page, lang: Language) -> str:
    """Pages are kept in the light edition alone: the way there, since nothing here can be pressed."""
    words = translate("Buka versi ringan halaman ini", lang)
    return f'<p class="cetak"><a class="tombol" href="{LIGHT.page(page.slug, lang)}">{words}</a></p>'
