"""The Markdown that pages are written in, as a stream of tokens.

CommonMark with tables, and three habits of Pandoc: citations `[@source, locator]`, heading anchors
`## Title {#anchor}`, and fenced boxes `::: name`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from knowledge.model.citation import GROUP, MalformedCitationError, parse_group

ANSWER = "jawaban"
HISTORIC = "historis"
UNSETTLED = "belum-pasti"
DO = "lakukan"
DO_NOT = "jangan"
FOLD = "lipat"
DANGER = "bahaya"
OWN_WORDS = "sigap"
FACTS = "fakta"
CARD = "kartu"
CHART = "grafik"
BOXES = (ANSWER, HISTORIC, UNSETTLED, DO, DO_NOT, FOLD, DANGER, OWN_WORDS, FACTS, CARD, CHART)
_BOX = "kotak"
_MOST_BESIDE = 2
"""So many columns stand beside each other on the narrowest screen."""
_HEADING = re.compile(r"^##+ (.*?)\s*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)
_ANCHOR = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


@lru_cache(maxsize=512)
def parse(text: str) -> tuple[Token, ...]:
    """
    The block tokens of `text`, kept for the next who asks (nobody changes them).

    Headings carry their anchor as attribute `id`; a citation is a token of type `citation` whose
    `meta["citations"]` holds the `Citation`s, or `meta["malformed"]` what could not be read.
    """
    return tuple(_MARKDOWN.parse(text))


@lru_cache(maxsize=512)
def headings(text: str) -> Mapping[str, str]:
    """The headings in `text` that have an anchor: anchor → words as written."""
    return {anchor: words for words, anchor in _HEADING.findall(text)}


def box_name(token: Token) -> str | None:
    """The name of the box that `token` opens or closes; None for other tokens."""
    return token.meta.get(_BOX)


def box_title(token: Token) -> str:
    """The words after the name of a box: `::: lipat Judul` gives `Judul`."""
    return token.info.strip().partition(" ")[2].strip()


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = GROUP.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[0]
        try:
            token.meta = {"citations": parse_group(match[1])}
        except MalformedCitationError as error:
            token.meta = {"citations": (), "malformed": str(error)}
    state.pos = match.end()
    return True


def _names_a_box(info: str, _: str) -> bool:
    return info.strip().partition(" ")[0] in BOXES


def _box_rule(state: StateCore) -> None:
    """Write on the tokens of boxes which box they belong to. One rule finds all: one each would try every line."""
    names: list[str] = []
    for token in state.tokens:
        if token.type == f"container_{_BOX}_open":
            names.append(token.info.strip().partition(" ")[0])
            token.meta[_BOX] = names[-1]
        elif token.type == f"container_{_BOX}_close":
            token.meta[_BOX] = names.pop()


def _anchor_rule(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        match = _ANCHOR.search(inline.content)
        if match:
            opening.attrSet("id", match[1])
            inline.content = inline.content[: match.start()]


def _columns_rule(state: StateCore) -> None:
    """
    Cells of a table of three columns or more carry the words above their column (`data-k`).

    A narrow screen has no room for three columns: there each row is shown as a short list.
    """
    table, heads, column = Token("", "", 0), list[str](), 0
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "table_open":
            table, heads = token, []
        elif token.type == "th_open":
            heads.append("".join(part.content for part in inline.children or () if part.type == "text").strip())
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open" and len(heads) > _MOST_BESIDE:
            table.attrSet("class", "kolom")
            if column:
                token.attrSet("data-k", heads[column])
            column += 1


def _build() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(container_plugin, _BOX, validate=_names_a_box)
    markdown.inline.ruler.before("link", "citation", _citation_rule)
    markdown.core.ruler.before("inline", "anchor", _anchor_rule)
    markdown.core.ruler.before("inline", "box", _box_rule)
    markdown.core.ruler.push("columns", _columns_rule)
    return markdown


_MARKDOWN = _build()
