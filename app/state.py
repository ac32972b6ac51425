"""What one reader's view depends on. The address holds it all; nothing else remembers anything.

The one place that touches URL parameters and session state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from knowledge.model import Language, Regime
from knowledge.process import regime_of

_LONGEST = 400
_QUESTIONS = ("perbuatan", "laporan", "pada")


@dataclass(frozen=True, slots=True)
class UiState:
    """
    Language, query, regime, chosen stage and event, as the address gives them; nonsense falls back to the ordinary.

    `answers` are those to the questions on the code that applies: they say nothing about a person.
    """

    lang: Language
    query: str
    regime: Regime
    stage: str
    event: str = ""
    answers: Mapping[str, str] = field(default_factory=dict[str, str])


def read() -> UiState:
    """The state that the address of this reader says."""
    given = st.query_params
    return UiState(
        lang=Language.EN if given.get("lang") == Language.EN else Language.ID,
        query=_clean(given.get("q", "")),
        regime=regime_of(given.get("aturan")),
        stage=_clean(given.get("tahap", "")),
        event=_clean(given.get("peristiwa", "")),
        answers={name: _clean(given.get(name, "")) for name in _QUESTIONS},
    )


def show_stage(stage_id: str) -> None:
    """Put the chosen stage into the address."""
    st.query_params["tahap"] = stage_id


def show_event(event: str) -> None:
    """Put the chosen event into the address; its date never goes there."""
    st.query_params["peristiwa"] = event


def show_answer(question: str, answer: str) -> None:
    """Put the answer to one of the questions on the code that applies into the address."""
    st.query_params[question] = answer


def show_regime(regime: Regime) -> None:
    """Put the chosen regime into the address; the one in force needs no word."""
    if regime is Regime.KUHAP_2025:
        st.query_params.pop("aturan", None)
    else:
        st.query_params["aturan"] = regime.value


def show_query(query: str) -> None:
    """Put the query into the address, so that a search can be linked to."""
    if query:
        st.query_params["q"] = query
    else:
        st.query_params.pop("q", None)


def _clean(text: str) -> str:
    """At most 400 characters, none of them a control character."""
    return "".join(c for c in text if c.isprintable())[:_LONGEST]
