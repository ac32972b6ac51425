"""Deadlines: what happened and when, what falls due, how it was counted, then the page's text."""

from __future__ import annotations

from datetime import time

import streamlit as st

from app import state
from app.calendar_file import FILE_NAME, MEDIA_TYPE
from app.content import Content
from app.parts import deadlines as due
from app.parts import regime_switch
from app.parts.article import Extras, article, article_head
from app.refusals import refusal
from app.state import UiState
from app.views import trouble
from app.words import translate
from knowledge.addresses import FULL
from knowledge.handling.calendar import Moment
from knowledge.handling.deadlines import CannotCountError, Deadline, date_range
from knowledge.model.content import Page
from knowledge.model.nouns import Regime

SLUG = due.SLUG


def render(content: Content, page: Page) -> None:
    """Draw the tool and the page. Dates stay in the widgets: they never reach the address."""
    ui = state.read()
    st.html(f'<div class="sigap isi">{article_head(content, page, ui.lang, FULL)}</div>')
    code, rule = st.columns(2, gap="medium")
    with code:
        regime = regime_switch.render(content, ui)
    with rule:
        regime_switch.note(content, ui, regime)
    event = _event(content, ui, regime)
    when = _moments(content, ui, event) if event else {}
    if event and when:
        _results(content, ui, event, when, regime)
    text = article(content, page, ui.lang, FULL, extras=Extras(title=False))
    st.html(f'<div class="sigap">{text}</div>')


def _event(content: Content, ui: UiState, regime: Regime) -> str:
    """The event that is chosen, kept in the address. What tells one from another comes first: a phone cuts the end."""
    groups = due.choices(content.base, regime, ui.lang)
    words = {
        choice.id: f"{choice.words} · {title}" if title else choice.words
        for title, listed in groups.items()
        for choice in listed
    }
    listed = list(words)
    given = state.asked().get("peristiwa", "")
    chosen = st.selectbox(
        translate("Apa yang terjadi", ui.lang),
        listed,
        index=listed.index(given) if given in listed else None,
        format_func=words.__getitem__,
        placeholder=translate("Pilih", ui.lang),
        key=f"peristiwa-{regime}-{ui.lang}",
    )
    if chosen and chosen != given:
        state.show_choice("peristiwa", chosen)
    return chosen or ""


def _moments(content: Content, ui: UiState, event: str) -> dict[str, Moment]:
    """The days that are given: one for each event of a chain that has happened, else one."""
    base = content.base
    first, last = date_range(base)
    if event == due.DETENTION:
        return {event: Moment(last)}  # a number of days depends on no date
    chain = due.chain_named(base, event)
    asked = (
        [(limit.id, limit.starts.event.in_language(ui.lang)) for limit in due.asked_of_chain(base, chain)]
        if chain
        else [(event, translate("Tanggal kejadian", ui.lang))]
    )
    found: dict[str, Moment] = {}
    for name, words in asked:
        day = st.date_input(
            words, value=None, min_value=first, max_value=last, format="DD/MM/YYYY", key=f"hari-{event}-{name}"
        )
        hour: time | None = None
        if due.in_hours(base, event):
            label = translate("Jam (WIB), hanya untuk batas dalam jam", ui.lang)
            hour = st.time_input(label, value=None, step=60, key=f"jam-{event}")
        if day is not None:
            found[name] = Moment(day, hour)
    st.caption(translate("Tanggal ini tidak disimpan dan tidak masuk ke alamat halaman.", ui.lang))
    return found


def _results(content: Content, ui: UiState, event: str, when: dict[str, Moment], regime: Regime) -> None:
    """The cards, or the sentence that says why there are none; then what can be taken away."""
    try:
        found = due.counted(content.base, event, when, regime, ui.lang)
    except CannotCountError as error:
        trouble.show(refusal(content.base, error, ui.lang))
        return
    st.html(f'<div class="sigap" aria-live="polite">{due.cards(content, found, ui.lang, FULL)}</div>')
    _downloads(content, ui, found)


def _downloads(content: Content, ui: UiState, found: tuple[Deadline, ...]) -> None:
    """Calendar file and JSON."""
    calendar = due.as_calendar(content.base, found, ui.lang)
    left, right, _ = st.columns([1, 1, 2])
    if calendar:
        left.download_button(
            translate("Unduh kalender (.ics)", ui.lang), calendar, FILE_NAME, MEDIA_TYPE, on_click="ignore"
        )
    right.download_button(
        translate("Unduh JSON", ui.lang),
        due.as_download(content.base, found, ui.lang),
        "tenggat.json",
        "application/json",
        on_click="ignore",
    )
    st.caption(translate("Untuk mencetak, pakai perintah cetak peramban Anda.", ui.lang))
