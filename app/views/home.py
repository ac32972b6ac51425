"""The front page: one search field, three doors, what is needed most."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from app import state
from app.content import Content
from app.figures import flow as figure
from app.parts import search_box
from app.parts.templates import render as template
from knowledge.addresses import FULL
from knowledge.model.nouns import Audience, Regime


def render(content: Content) -> None:
    """Draw the front page."""
    ui = state.read()
    site = content.base.site
    st.html(f'<div class="sigap isi"><h1>{site.tagline.in_language(ui.lang)}</h1></div>')
    if search_box.render(content, ui):
        return
    picture = Markup(figure.small(figure.drawing(content.base, Regime.KUHAP_2025, ui.lang, str)))  # noqa: S704 (ours)
    doors = template("home_doors.html", content, ui.lang, FULL, pictures={Audience.TASK_FORCE: picture}, situations=())
    st.html(f'<div class="sigap">{doors}</div>')
