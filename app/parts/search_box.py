"""The search field of the full edition and what it finds, as somebody types."""

from __future__ import annotations

import streamlit as st

from app import state
from app.current import Content
from app.parts.templates import render as template
from app.state import UiState
from app.words import translate
from knowledge.addresses import FULL


def render(content: Content, ui: UiState) -> bool:
    """Draw the field and, where something is asked, the results; say whether something was asked."""
    typed = st.text_input(
        translate("Cari", ui.lang),
        value=ui.query,
        max_chars=400,
        placeholder=translate("Cari: gaji besar, paspor, P-21", ui.lang),
        key="cari",
        live=True,
        autocomplete="off",
        label_visibility="collapsed",
    )
    query = (typed or "").strip()
    if query != ui.query:
        state.show_choice("q", query)
    if not query or content.searcher is None:
        return False
    found = content.searcher.search(query, ui.lang)
    results = template("results.html", content, ui.lang, FULL, found=found)
    st.html(f'<div class="sigap isi" aria-live="polite">{results}</div>')
    return True
