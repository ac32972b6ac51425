"""The search field of the full edition and what it finds, as somebody types."""

from __future__ import annotations

import streamlit as st

from app import search_request, state
from app.content import Content
from app.parts.templates import render as drawn_from
from app.parts.templates import results
from app.state import UiState
from app.words import translate
from knowledge.addresses import FULL
from knowledge.search.store import SearchAwayError


def render(content: Content, ui: UiState) -> bool:
    """Draw the field and, where something is asked, the results; say whether something was asked."""
    typed = st.text_input(
        translate("Cari", ui.lang),
        value=ui.asked.query,
        max_chars=400,
        placeholder=translate("Cari: gaji besar, paspor, P-21", ui.lang),
        key="cari",
        live=True,
        autocomplete="off",
        label_visibility="collapsed",
    )
    query = (typed or "").strip()
    asked = ui.asked
    if query != asked.query:
        state.show_query(query)
        asked = asked.with_query(query)
    try:
        found = search_request.find(content, asked, ui.lang)
    except SearchAwayError:
        drawn = drawn_from("search_away.html", content, ui.lang, FULL)
    else:
        if found is None:
            return False
        drawn = results(content, asked, found, ui.lang, FULL)
    st.html(f'<div class="sigap isi" aria-live="polite">{drawn}</div>')
    return True
