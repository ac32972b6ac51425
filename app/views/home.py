"""The front page: one search field, three doors, what is needed most."""

from __future__ import annotations

import streamlit as st

from app import state
from app.current import Content
from app.parts import search_box
from app.parts.templates import render as template
from knowledge.addresses import FULL


def render(content: Content) -> None:
    """Draw the front page."""
    ui = state.read()
    site = content.base.site
    st.html(f'<div class="sigap isi"><h1>{site.tagline.in_language(ui.lang)}</h1></div>')
    if search_box.render(content, ui):
        return
    doors = template("home_doors.html", content, ui.lang, FULL)
    st.html(f'<div class="sigap">{doors}</div>')
