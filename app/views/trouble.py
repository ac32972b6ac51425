"""What a reader is told where something that they gave cannot be used."""

from __future__ import annotations

from html import escape

import streamlit as st


def show(words: str) -> None:
    """A sentence in a box, read aloud at once; nothing where there is none. It may repeat what stood in the address."""
    if words:
        st.html(f'<p class="sigap kotak belum-pasti" role="alert">{escape(words)}</p>')
