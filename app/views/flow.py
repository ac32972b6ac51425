"""The handling flow: the drawing, the stage that was chosen, the regime, and the text."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app import state
from app.content import Content
from app.parts import flow_drawing, regime_switch
from app.parts.article import Extras, article, article_head
from app.parts.templates import render as template
from app.state import UiState
from app.words import translate
from knowledge import addresses
from knowledge.addresses import FULL
from knowledge.model.content import Page
from knowledge.model.nouns import Regime
from knowledge.rendering.blocks import stage_facts
from knowledge.rendering.markup import render_fragment

SLUG = "alur-penanganan"


def render(content: Content, page: Page) -> None:
    """Draw the flow of the chosen regime with the chosen stage beside it, then the page's text."""
    ui = state.read()
    st.html(f'<div class="sigap isi">{article_head(content, page, ui.lang, FULL)}</div>')
    code, mark = st.columns(2, gap="medium")
    with code:
        regime = regime_switch.render(content, ui)
    with mark:
        ui = _mark(content, ui, regime)
    regime_switch.note(content, ui, regime)
    panel = _panel(content, ui, regime)
    # The drawing keeps its place and size when a stage opens: else focus is lost and the page jumps.
    drawn, beside = st.columns([5, 2], gap="medium")
    with drawn:
        chosen = flow_drawing.render(content, ui.lang, regime, ui.stage, panel, ui.here)
    if chosen and chosen != ui.stage:
        state.show_stage(chosen)
        st.rerun()
    legend = f'<p class="keterangan isi">{content.base.site.label("flow-legend", ui.lang)}</p>'
    beside.html(f'<div class="sigap panel-samping" aria-live="polite">{panel or legend}</div>')
    text = article(content, page, ui.lang, FULL, extras=Extras(title=False))
    below = legend if panel else f'<div class="bentuk-tinggi">{legend}</div>'
    st.html(f'<div class="sigap">{below}{text}</div>')


def _mark(content: Content, ui: UiState, regime: Regime) -> UiState:
    """The box in which a stage is marked as the one where a case stands; marking opens it."""
    stages = {
        stage.id: stage.title.in_language(ui.lang) for stage in content.base.stages.values() if regime in stage.regimes
    }
    numbered = {key: f"{number}. {title}" for number, (key, title) in enumerate(stages.items(), start=1)}
    words = {"": translate("belum ditandai", ui.lang), **numbered}
    listed = list(words)
    chosen = st.selectbox(
        translate("Perkara kami ada di tahap", ui.lang),
        listed,
        index=listed.index(ui.here) if ui.here in listed else 0,
        format_func=words.__getitem__,
        placeholder=translate("Pilih", ui.lang),
        key=f"posisi-{regime}-{ui.lang}",
    )
    if chosen == (ui.here if ui.here in listed else ""):
        return ui
    state.show_choice("posisi", chosen)
    state.show_choice("tahap", chosen)
    return replace(ui, here=chosen, stage=chosen)


def _panel(content: Content, ui: UiState, regime: Regime) -> str:
    """What happens at the chosen stage, who acts, papers, limits, basis, victim, task force, as HTML."""
    base = content.base
    stage = base.stages.get(ui.stage)
    if stage is None:
        return ""
    exists = regime in stage.regimes
    facts = render_fragment(base, stage_facts(base, stage, regime, ui.lang), ui.lang) if exists else ""
    return template(
        "stage_panel.html",
        content,
        ui.lang,
        FULL,
        stage=stage,
        facts=facts,
        exists=exists,
        old=regime is Regime.KUHAP_1981,
        here=stage.id == ui.here,
        deadlines_address=_deadlines_address(content, ui, regime),
    )


def _deadlines_address(content: Content, ui: UiState, regime: Regime) -> str:
    """Where the first time limit of the open stage is counted under the same code; empty where it has none."""
    limit = next((limit for limit in content.base.limits_of(ui.stage) if regime in limit.regimes), None)
    if limit is None:
        return ""
    path = FULL.page(addresses.LIMITS, ui.lang)
    old = f"&aturan={regime.value}" if regime is Regime.KUHAP_1981 else ""
    return f"{path}{'&' if '?' in path else '?'}peristiwa={limit.id}{old}"
