"""The handling flow: the drawing, the stage that was chosen, the regime, and the text."""

from __future__ import annotations

import streamlit as st

from app import state
from app.current import Content
from app.parts import flow_drawing
from app.parts.article import Extras, article, article_head
from app.parts.templates import render as template
from app.state import UiState
from knowledge.addresses import FULL
from knowledge.blocks import stage_facts
from knowledge.markup import render_fragment
from knowledge.model import Page, Regime

SLUG = "alur-penanganan"


def render(content: Content, page: Page) -> None:
    """Draw the flow of the chosen regime with the chosen stage beside it, then the page's text."""
    ui = state.read()
    st.html(f'<div class="sigap isi">{article_head(content, page, ui.lang, FULL)}</div>')
    regime = _regime_switch(content, ui)
    panel = _panel(content, ui, regime)
    # The drawing keeps its place and size when a stage opens: else focus is lost and the page jumps.
    drawn, beside = st.columns([5, 2], gap="medium")
    with drawn:
        chosen = flow_drawing.render(content, ui.lang, regime, ui.stage, panel)
    if chosen and chosen != ui.stage:
        state.show_stage(chosen)
        st.rerun()
    legend = f'<p class="keterangan isi">{content.base.site.label("flow-legend", ui.lang)}</p>'
    beside.html(f'<div class="sigap panel-samping" aria-live="polite">{panel or legend}</div>')
    text = article(content, page, ui.lang, FULL, extras=Extras(title=False))
    below = legend if panel else f'<div class="bentuk-tinggi">{legend}</div>'
    st.html(f'<div class="sigap">{below}{text}</div>')


def _regime_switch(content: Content, ui: UiState) -> Regime:
    """Two tabs: in force now, older cases; with the rule that says which case follows which."""
    infos = {info.id: info for info in content.base.process.regimes}
    chosen = st.segmented_control(
        content.base.site.label("basis", ui.lang),
        list(infos),
        format_func=lambda regime: infos[regime].title.in_language(ui.lang),
        default=ui.regime,
        key="aturan",
        required=True,
    )
    regime = chosen or ui.regime
    if regime is not ui.regime:
        state.show_regime(regime)
    note = render_fragment(content.base, infos[regime].note.in_language(ui.lang), ui.lang)
    kind = "historis" if regime is Regime.KUHAP_1981 else "fakta"
    st.html(f'<div class="sigap isi"><div class="kotak {kind}">{note}</div></div>')
    return regime


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
    )
