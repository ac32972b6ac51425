"""An explainer page or a stage page."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts.article import article
from knowledge.addresses import FULL
from knowledge.model.content import Page


def render(content: Content, page: Page) -> None:
    """Draw `page` in the language of the address."""
    ui = state.read()
    st.html(f'<div class="sigap">{article(content, page, ui.lang, FULL)}</div>')
