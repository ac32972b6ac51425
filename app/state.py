"""What one reader's view depends on. The address holds it all; nothing else remembers anything.

The one place that touches URL parameters and session state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from app import search_request
from app.search_request import SearchRequest, clean
from knowledge.model import Language, Regime
from knowledge.process import regime_of


@dataclass(frozen=True, slots=True)
class UiState:
    """Language, query, regime and chosen stage, as the address gives them; nonsense falls back to the ordinary."""

    lang: Language
    asked: SearchRequest
    regime: Regime
    stage: str


def read() -> UiState:
    """The state that the address of this reader says."""
    given = st.query_params
    return UiState(
        lang=Language.EN if given.get("lang") == Language.EN else Language.ID,
        asked=search_request.read(given.to_dict()),
        regime=regime_of(given.get("aturan")),
        stage=clean(given.get("tahap", "")),
    )


def show_stage(stage_id: str) -> None:
    """Put the chosen stage into the address."""
    st.query_params["tahap"] = stage_id


def show_regime(regime: Regime) -> None:
    """Put the chosen regime into the address; the one in force needs no word."""
    if regime is Regime.KUHAP_2025:
        st.query_params.pop("aturan", None)
    else:
        st.query_params["aturan"] = regime.value


def show_query(query: str) -> None:
    """Put the query into the address, so that a search can be linked to; other words are mended and widened anew."""
    show_choice("kata", "")
    show_choice("q", query)


def asked() -> Mapping[str, str]:
    """All parameters of the address; whoever reads them takes what it knows."""
    return {key: clean(value) for key, value in st.query_params.items()}


def show_choice(key: str, value: str) -> None:
    """Put what was chosen or typed into the address, so that it can be linked to; nothing chosen needs no word."""
    if value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)
