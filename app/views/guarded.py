"""What a reader sees where a view fails: a sentence and the light edition, never an error of the program."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app import state
from app.content import Content
from app.failing import tell
from app.parts.templates import render
from knowledge.addresses import FULL, LIGHT


def guarded(view: Callable[[], None], content: Content, slug: str) -> Callable[[], None]:
    """The view of `slug`, whatever happens in it."""

    def draw() -> None:
        try:
            view()
        except Exception as error:  # noqa: BLE001 (every error: a reader must never see one)
            tell("A view failed", error)
            lang = state.read().lang
            st.html(render("view_failed.html", content, lang, FULL, light=LIGHT.page(slug, lang)))

    return draw
