"""The search page: results while typing."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts import search_box
from app.words import translate


def render(content: Content) -> None:
    """Draw the search page."""
    ui = state.read()
    st.html(f'<div class="sigap"><h1>{translate("Cari", ui.lang)}</h1></div>')
    search_box.render(content, ui)
