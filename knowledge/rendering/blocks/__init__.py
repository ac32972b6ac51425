"""What pages show of the data itself: contacts, codes, limits, stages, library, glossary, as Markdown.

A page asks for a block by a line of its own, `{{kontak kebutuhan=darurat}}`. Markdown comes out, so that
one renderer serves every face. The words around the data are labels of `data/site.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.rendering.blocks.cases import cases
from knowledge.rendering.blocks.codes import codes
from knowledge.rendering.blocks.contacts import contact_lines, contacts
from knowledge.rendering.blocks.figures import figures
from knowledge.rendering.blocks.flow import flow_block, flow_parts
from knowledge.rendering.blocks.glossary import glossary
from knowledge.rendering.blocks.library import library
from knowledge.rendering.blocks.part import Options, Part, UnknownBlockError
from knowledge.rendering.blocks.stages import limits, stage_facts
from knowledge.rendering.blocks.stories import stories

CALL = re.compile(r"^\{\{\s*(?P<name>[a-z-]+)(?P<options>(?:\s+[a-z]+=[a-z0-9-]+)*)\s*\}\}\s*$")
Block = Callable[[KnowledgeBase, Language, Options], tuple[Part, ...]]

BLOCKS: dict[str, Block] = {
    addresses.CONTACTS: contacts,
    addresses.CODES: codes,
    addresses.LIBRARY: library,
    addresses.GLOSSARY: glossary,
    addresses.CASES: cases,
    "alur": flow_block,
    "batas-waktu": limits,
    "grafik": figures,
    addresses.STORIES: stories,
}


ON_PAGE = {addresses.FIGURES: "grafik"}
"""Lists whose entries are linked to, and whose page has another name than the block."""

OPTIONS = {
    addresses.CASES: ("tema",),
    addresses.CONTACTS: ("kebutuhan",),
    "alur": ("aturan",),
    "batas-waktu": ("tahap",),
    "grafik": ("seri",),
}
"""What may stand behind the name of a block."""


def parse_call(line: str) -> tuple[str, dict[str, str]] | None:
    """The name and options of `{{name option=value}}`; None where the line is ordinary text."""
    match = CALL.match(line)
    if match is None:
        return None
    options = dict(pair.split("=", 1) for pair in match["options"].split())
    return match["name"], options


def parts(base: KnowledgeBase, name: str, options: Options, lang: Language) -> tuple[Part, ...]:
    """
    A block, part by part.

    Raises:
        UnknownBlockError: no block of this name, or a stage or need that is not in the data.
    """
    if name not in BLOCKS:
        raise UnknownBlockError(name)
    for option in options:
        if option not in OPTIONS.get(name, ()):
            raise UnknownBlockError(f"{name} {option}=...")
    return BLOCKS[name](base, lang, options)


def expand(base: KnowledgeBase, body: str, lang: Language) -> str:
    """`body` with every block written out in full."""
    lines: list[str] = []
    for line in body.split("\n"):
        call = parse_call(line)
        if call is None:
            lines.append(line)
        else:
            lines.append(_written_out(base, line, call, lang))
    return "\n".join(lines)


def _written_out(base: KnowledgeBase, line: str, call: tuple[str, dict[str, str]], lang: Language) -> str:
    """A block in full; one that does not exist (an error of `sigap check`) stays the line that it is."""
    name, options = call
    try:
        found = parts(base, name, options, lang) if options else whole_list(base, name, lang)
        return "\n\n".join(_whole(part) for part in found)
    except UnknownBlockError:
        return line


def _whole(part: Part) -> str:
    return f"### {part.title} {{#bagian-{part.key}}}\n\n{part.markdown}" if part.title else part.markdown


@lru_cache(maxsize=64)
def whole_list(base: KnowledgeBase, name: str, lang: Language) -> tuple[Part, ...]:
    """A block (or that of the page `name`) without options, part by part; kept, because many links ask for it."""
    return parts(base, ON_PAGE.get(name, name), {}, lang)


def part_of(base: KnowledgeBase, name: str, anchor: str, lang: Language) -> str:
    """The key of the part of a list (on the page `name`) in which an entry stands; empty where it stands in none."""
    if not anchor or ON_PAGE.get(name, name) not in BLOCKS:
        return ""
    return next((part.key for part in whole_list(base, name, lang) if anchor in part.anchors), "")


__all__ = [
    "BLOCKS",
    "Part",
    "UnknownBlockError",
    "contact_lines",
    "expand",
    "flow_parts",
    "parse_call",
    "part_of",
    "parts",
    "stage_facts",
    "whole_list",
]
