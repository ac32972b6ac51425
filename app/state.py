"""What one reader's view depends on. The address holds it all, but for answers of the check and pasted messages:
those stay in the session and never reach an address.

The one place that touches URL parameters and session state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from app import search_request
from app.search_request import SearchRequest, clean
from knowledge.handling.process import regime_of
from knowledge.lang import Language
from knowledge.model.nouns import Regime


@dataclass(frozen=True, slots=True)
class UiState:
    """
    What the address gives; nonsense falls back to the ordinary.

    `stage` is the stage that is open, `here` the one that is marked “we are here”: no detail of any case.
    """

    lang: Language
    asked: SearchRequest
    regime: Regime
    stage: str
    here: str


def read() -> UiState:
    """The state that the address of this reader says."""
    given = st.query_params
    return UiState(
        lang=Language.EN if given.get("lang") == Language.EN else Language.ID,
        asked=search_request.read(given.to_dict()),
        regime=regime_of(given.get("aturan")),
        stage=clean(given.get("tahap", "")) or clean(given.get("posisi", "")),
        here=clean(given.get("posisi", "")),
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


def every() -> list[tuple[str, str]]:
    """All parameters of the address as they were sent, those that are repeated as often."""
    return [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]


def show_only(chosen: Mapping[str, str]) -> None:
    """Put these into the address instead of what stands there; the language stays."""
    lang = st.query_params.get("lang")
    st.query_params.from_dict({**({"lang": lang} if lang else {}), **chosen})


def origin() -> str:
    """Scheme and host of the address that this reader has opened; empty where the browser did not say."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def show_choice(key: str, value: str) -> None:
    """Put what was chosen or typed into the address, so that it can be linked to; nothing chosen needs no word."""
    if value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)


def forget(beginning: str) -> None:
    """Drop the answers whose keys begin so: what a reader ticked is gone from the session."""
    for key in [key for key in st.session_state if str(key).startswith(beginning)]:
        del st.session_state[key]
