"""What a reader sees where a view fails: a sentence and the light edition, never an error of the program."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import streamlit as st

from app import state
from app.content import Content
from app.parts.templates import render
from knowledge.addresses import FULL, LIGHT

LOG = logging.getLogger("sigap")


def guarded(view: Callable[[], None], content: Content, slug: str) -> Callable[[], None]:
    """
    The view of `slug`, whatever happens in it.

    The log says where it failed and by what kind of error, without the error's words: those may hold what somebody
    typed.
    """

    def draw() -> None:
        try:
            view()
        except Exception as error:  # noqa: BLE001 (every error: a reader must never see one)
            where = "".join(traceback.format_tb(error.__traceback__))
            LOG.error("A view failed (%s):\n%s", type(error).__name__, where)  # noqa: TRY400 (no words of the error)
            lang = state.read().lang
            st.html(render("view_failed.html", content, lang, FULL, light=LIGHT.page(slug, lang)))

    return draw
