"""A page with a long list: the questions that narrow it, then the page's text with what fits."""

from __future__ import annotations

import streamlit as st

from app import state
from app.content import Content
from app.parts.article import Extras, article, article_head
from app.state import UiState
from app.words import translate
from knowledge.addresses import FULL
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.rendering.listing import QUERY, Listing, listing


def render(content: Content, page: Page) -> None:
    """Draw the questions in a row, then the list as they leave it."""
    ui = state.read()
    st.html(f'<div class="sigap isi">{article_head(content, page, ui.lang, FULL)}</div>')
    chosen = _questions(content, page, ui)
    body = _narrowed_body(chosen, ui.lang) if chosen.narrowed else None
    text = article(content, page, ui.lang, FULL, body, Extras(title=False))
    st.html(f'<div class="sigap" aria-live="polite">{text}</div>')


def _questions(content: Content, page: Page, ui: UiState) -> Listing:
    """One box a facet and one for words; what they say stands in the address."""
    asked = dict(state.asked())
    whole = listing(content.base, page.slug, asked, ui.lang)
    columns = st.columns(len(whole.facets) + 1)
    for column, facet in zip(columns, whole.facets, strict=False):
        words = {"": translate("Semua", ui.lang)}
        words |= {choice.value: f"{choice.words} ({choice.count})" for choice in facet.choices}
        values = list(words)
        asked[facet.key] = column.selectbox(
            facet.words,
            values,
            index=values.index(whole.chosen.get(facet.key, "")),
            format_func=words.__getitem__,
            key=f"saring-{page.slug}-{facet.key}",
        )
        state.show_choice(facet.key, asked[facet.key])
    typed = columns[-1].text_input(
        translate("Kata", ui.lang), whole.query, max_chars=100, autocomplete="off", key=f"saring-{page.slug}-kata"
    )
    asked[QUERY] = typed or ""
    state.show_choice(QUERY, asked[QUERY])
    return listing(content.base, page.slug, asked, ui.lang)


def _narrowed_body(chosen: Listing, lang: Language) -> str:
    """The entries that fit, as Markdown in the place of the page's text."""
    entries = "\n\n".join(row.markdown for row in chosen.rows)
    nothing = translate("Tidak ada yang cocok. Kurangi pilihan Anda.", lang)
    fitting = translate("Yang cocok", lang)
    return f"## {fitting}: {len(chosen.rows)} {{#bagian-pilihan}}\n\n{entries or nothing}"
