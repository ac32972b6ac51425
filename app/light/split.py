"""Long pages in pieces: a light page with its style weighs at most 25 KB.

A page whose text is too heavy is split between headings; the pieces are `/ringan/<slug>`,
`/ringan/<slug>/2`, …. Links to a heading lead to the piece in which it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from app import look
from app.content import Content
from app.export.papers import RESIDENT_SECTIONS
from app.figures import flow as drawing
from app.light import filters, forms
from app.parts.chart_places import with_pictures
from knowledge import addresses
from knowledge.addresses import LIGHT, SAVE
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Regime
from knowledge.rendering import blocks, markdown
from knowledge.rendering.listing import LISTS
from knowledge.rendering.markup import facts_box, growing_page

ARTICLE_BYTES = 12_420
"""What is left for text and notes when style, script, header and footer have taken their part."""

RESIDENT_BYTES = 2_220
"""What residents' pages carry besides: the script that reads them aloud, its words, the link that passes them on,
the style that prints them on one sheet."""
MATERIAL_BYTES = 1_250
"""What the links to the material of a session take, on each piece of a module's page."""
CODE_BYTES = 3_200
"""What a QR code takes, on the first piece of residents' pages where the public address is known."""
FLOW = "alur-penanganan"
OLD = Regime.KUHAP_1981.value
_LISTS = {
    addresses.LIBRARY: addresses.LIBRARY,
    addresses.GLOSSARY: addresses.GLOSSARY,
    addresses.CODES: addresses.CODES,
    addresses.CONTACTS: addresses.CONTACTS,
    addresses.CASES: addresses.CASES,
    addresses.LIMITS: "batas-waktu",
    addresses.FIGURES: "grafik",
    addresses.STORIES: addresses.STORIES,
    FLOW: "alur",
}
"""Pages that hold a long list, and its block: split by path here, so that no page weighs more than 25 KB."""
_INNER_LINK = re.compile(r"\]\(#([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: `key` is empty for the first, then `2`, `3`, …."""

    key: str
    markdown: str
    titles: tuple[str, ...]
    anchors: frozenset[str]


def pieces(content: Content, page: Page, lang: Language, body: str, before: int = 0) -> tuple[Piece, ...]:
    """
    A page's Markdown, cut between headings of the second level so that each piece is light enough.

    Args:
        content: the content that is served.
        page: the page.
        lang: its language.
        body: its Markdown, lists already replaced by links.
        before: bytes that stand above the text of the first piece (a drawing).
    """
    sections = [text for text in re.split(r"(?m)^(?=## )", body) if text.strip()]
    most = ARTICLE_BYTES
    if page.section in RESIDENT_SECTIONS:
        most -= RESIDENT_BYTES
    if page.slug in content.base.training.modules:
        most -= MATERIAL_BYTES
    code = CODE_BYTES if page.section in RESIDENT_SECTIONS and content.base.site.address else 0
    room = most - before - code
    groups: list[tuple[str, tuple[str, ...]]] = []
    while sections or not groups:
        titles = _fitting(content, page, lang, sections, room)
        groups.append(("".join(sections[: len(titles)]), tuple(filter(None, titles))))
        sections, room = sections[len(titles) :], most
    return tuple(
        Piece(
            key=str(number) if number > 1 else "",
            markdown=_with_links_out(page.slug, text),
            titles=titles,
            anchors=frozenset(markdown.headings(text)),
        )
        for number, (text, titles) in enumerate(groups, start=1)
    )


def _fitting(content: Content, page: Page, lang: Language, sections: list[str], room: int) -> list[str]:
    """The titles of the first sections, at least of one, that weigh no more than `room` bytes together."""
    titles: list[str] = []
    weight = chart = 0
    for added, notes in growing_page(content.base, page, lang, LIGHT, sections):
        bare = "".join(f"{section.html}\n" for section in added)
        html = with_pictures(content, bare, lang)
        chart = len(look.stylesheet("chart")) - len(look.stylesheet()) if html != bare else chart
        weight += len(html.encode())
        if titles and weight + len(notes.encode()) + chart > room:
            break
        titles.append(next((section.title for section in added if section.title), ""))
    return titles


def _with_links_out(slug: str, text: str) -> str:
    """A piece whose links to headings of other pieces name the page, so that they lead to the right piece."""
    here = markdown.headings(text)
    return _INNER_LINK.sub(lambda m: m[0] if m[1] in here else f"](/{slug}#{m[1]})", text)


def flow_svg(content: Content, lang: Language, regime: Regime) -> str:
    """The tall drawing of the flow; each stop leads to its page."""

    def href(stage_id: str) -> str:
        return LIGHT.page(stage_id, lang)

    legend = escape(content.base.site.label("flow-legend", lang))
    drawn = drawing.tall(drawing.drawing(content.base, regime, lang, href))
    # HTML needs no quotes around plain values: half a kilobyte for the text.
    return re.sub(r'="([\w.-]+)"(?=[ >])', r"=\1", drawn) + f'<p class="keterangan">{legend}</p>'


def above(content: Content, found: Page, lang: Language, regime: Regime) -> str:
    """What stands above the text of a page: the drawing of the flow, or the form of a list or a tool."""
    if found.slug == FLOW:
        return flow_svg(content, lang, Regime.KUHAP_2025)
    if found.slug in LISTS:
        return filters.form(content, found.slug, lang)
    return forms.before(content, found.slug, lang, {"aturan": regime.value})


def parts_of(content: Content, found: Page, lang: Language) -> tuple[blocks.Part, ...]:
    """The parts into which a long page is split here."""
    base = content.base
    if found.slug == FLOW:
        old = next(info for info in base.process.regimes if info.id is Regime.KUHAP_1981)
        drawn = blocks.Part(OLD, old.title.in_language(lang), _historic(old.note.in_language(lang)))
        earlier = [
            blocks.Part(piece.key, piece.title, _historic(piece.markdown))
            for piece in blocks.flow_parts(base, Regime.KUHAP_1981, lang)
        ]
        return (*blocks.flow_parts(base, Regime.KUHAP_2025, lang), drawn, *earlier)
    if found.slug in _LISTS:
        return blocks.whole_list(base, _LISTS[found.slug], lang)
    stage = base.stages.get(found.slug)
    if stage is not None and Regime.KUHAP_1981 in stage.regimes:
        facts = blocks.stage_facts(base, stage, Regime.KUHAP_1981, lang)
        return (blocks.Part(OLD, base.site.label("facts-1981", lang), _historic(facts)),)
    return ()


def _historic(text: str) -> str:
    return f"::: historis\n{text}\n:::"


def _shortened(content: Content, found: Page, lang: Language) -> str:
    """The body with links to the parts where lists stood, contacts in a line each, and the facts of a stage."""
    links = "\n".join(f"- [{part.title}](/{found.slug}/{part.key})" for part in parts_of(content, found, lang))
    lines: list[str] = []
    for line in found.text(lang).body.split("\n"):
        name, options = blocks.parse_call(line) or ("", {})
        if name == addresses.CONTACTS and options:
            lines.append(blocks.contact_lines(content.base, options["kebutuhan"], lang))
        elif name and links and name == _LISTS.get(found.slug):
            lines.append(links)
        else:
            lines.append(blocks.expand(content.base, line, lang))
    body = "\n".join(lines)
    stage = content.base.stages.get(found.slug)
    if stage is None:
        return body
    return f"{facts_box(content.base, stage, Regime.KUHAP_2025, lang)}\n\n{links}\n\n{body}"


def pieces_of(content: Content, found: Page, lang: Language) -> tuple[Piece, ...]:
    """The pieces into which a page is cut because of its weight; most pages are one."""

    def cut() -> tuple[Piece, ...]:
        before = len(above(content, found, lang, Regime.KUHAP_2025).encode())
        if before and found.slug != SAVE:  # the first piece carries what stands above it, and its style
            style = "flow" if found.slug == FLOW else "list" if found.slug in LISTS else "tool"
            before += len(look.stylesheet(style)) - len(look.stylesheet())
        return pieces(content, found, lang, _shortened(content, found, lang), before)

    return content.drawn(("pieces", found.slug, lang), cut)


@dataclass(frozen=True, eq=False)
class SplitAddresses:
    """The addresses of the light edition, aware of the pieces of long pages."""

    content: Content

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The address of a page, or of the piece in which `anchor` stands."""
        if anchor and not part:
            part = blocks.part_of(self.content.base, slug, anchor, lang) or self._piece(slug, lang, anchor)
        return LIGHT.page(slug, lang, anchor, part)

    def _piece(self, slug: str, lang: Language, anchor: str) -> str:
        found = self.content.base.pages.get(slug)
        if found is None:
            return ""
        return next((p.key for p in pieces_of(self.content, found, lang) if anchor in p.anchors), "")
