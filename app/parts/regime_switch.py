"""Two tabs of the full edition: the code in force now, and the one of older cases."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.state import UiState
from knowledge.model.nouns import Regime
from knowledge.rendering.markup import render_fragment


def render(content: Content, ui: UiState) -> Regime:
    """Draw the two tabs; the regime that is chosen."""
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
    return regime


def note(content: Content, ui: UiState, regime: Regime) -> None:
    """Draw the rule that says which case follows this code; historic law on the ground of historic law."""
    info = next(info for info in content.base.process.regimes if info.id is regime)
    words = render_fragment(content.base, info.note.in_language(ui.lang), ui.lang)
    kind = "historis" if regime is Regime.KUHAP_1981 else "fakta"
    st.html(f'<div class="sigap"><div class="kotak aturan {kind}">{words}</div></div>')
