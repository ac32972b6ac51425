"""Pages as HTML, plain text and Markdown: the one renderer that every face of SIGAP uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from markdown_it.token import Token

from knowledge import addresses
from knowledge.addresses import FULL, Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import GROUP, Citation, citations_in, locator_in, without_citations
from knowledge.model.content import Page
from knowledge.model.nouns import Regime
from knowledge.model.process import Stage
from knowledge.rendering import blocks, markdown
from knowledge.rendering.rendered import Note, RenderedPage, RenderedSection
from knowledge.rendering.terms import FirstUses, Use
from knowledge.wording import cited_as

_WORDS_PER_MINUTE = 180


def render_page(
    base: KnowledgeBase, page: Page, lang: Language, links: Addresses = FULL, body: str | None = None
) -> RenderedPage:
    """
    A page with everything that is generated, its citations as numbered notes.

    Args:
        base: where sources, contacts and stages are looked up.
        page: the page to render.
        lang: the language of the text.
        links: how the face that will show the page addresses other pages.
        body: Markdown to show instead of the page's whole body (a part of a long list).
    """
    text = page.text(lang)
    source = whole_markdown(base, page, lang) if body is None else body
    renderer = _renderer(base, page, lang, links, frozenset(markdown.headings(source)))
    sections = tuple(renderer.sections(markdown.parse(source)))
    words = sum(len(section.text.split()) for section in sections)
    return RenderedPage(
        slug=page.slug,
        lang=lang,
        title=text.title,
        summary=text.summary,
        sections=sections,
        notes=renderer.notes(),
        notes_html=renderer.notes_html(),
        notes_text=renderer.notes_text(),
        minutes=max(1, round(words / _WORDS_PER_MINUTE)),
    )


def _renderer(base: KnowledgeBase, page: Page, lang: Language, links: Addresses, anchors: frozenset[str]) -> _Renderer:
    lists = page.slug in blocks.BLOCKS
    terms = None if lists else FirstUses(base, lang, page.text(lang).title)
    return _Renderer(base, lang, links, slug=page.slug, anchors=anchors, terms=terms)


def growing_page(
    base: KnowledgeBase, page: Page, lang: Language, links: Addresses, texts: Iterable[str]
) -> Iterator[tuple[tuple[RenderedSection, ...], str]]:
    """
    A page that grows by one piece of Markdown after the other: what each adds, and the notes of all so far as HTML.

    For weighing where to cut: links to headings of the page are written as they are from another piece, at length.
    """
    renderer = _renderer(base, page, lang, links, frozenset())
    for text in texts:
        yield tuple(renderer.sections(markdown.parse(text))), renderer.notes_html()


def plain_sections(base: KnowledgeBase, source: str, lang: Language) -> Iterator[tuple[str, str, str]]:
    """Anchor, title and plain text of each section of some Markdown, without notes: what the search reads of a page."""
    renderer = _Renderer(base, lang, FULL)
    for anchor, title, piece in renderer.pieces(markdown.parse(source)):
        yield anchor, title, renderer.text(piece)


def render_fragment(base: KnowledgeBase, text: str, lang: Language, links: Addresses = FULL) -> str:
    """A piece of Markdown outside any page as HTML; its citations are named in words, without notes."""
    renderer = _Renderer(base, lang, links, notes_inline=True)
    return "".join(section.html for section in renderer.sections(markdown.parse(text)))


def whole_markdown(base: KnowledgeBase, page: Page, lang: Language) -> str:
    """The body of a page with all blocks written out, and the facts boxes where it is a stage."""
    body = blocks.expand(base, page.text(lang).body, lang)
    stage = base.stages.get(page.slug)
    boxes = [facts_box(base, stage, regime, lang) for regime in stage.regimes] if stage else []
    return "\n\n".join([*boxes, body])


def facts_box(base: KnowledgeBase, stage: Stage, regime: Regime, lang: Language) -> str:
    """The facts of a stage under one regime as a box in Markdown; those of the old one are folded."""
    facts = blocks.stage_facts(base, stage, regime, lang)
    if regime is Regime.KUHAP_1981:
        return f"::: {markdown.HISTORIC} {base.site.label('facts-1981', lang)}\n{facts}\n:::"
    return f"::: {markdown.FACTS}\n{facts}\n:::"


def page_as_markdown(base: KnowledgeBase, page: Page, lang: Language) -> str:
    """The whole page as Pandoc Markdown, its citations as footnotes that say the source in words."""
    text = page.text(lang)
    numbers: dict[Citation, int] = {}

    def footnotes(group: str) -> str:
        return "".join(f"[^{numbers.setdefault(cited, len(numbers) + 1)}]" for cited in citations_in(group))

    body = GROUP.sub(lambda match: footnotes(match[0]), whole_markdown(base, page, lang))
    notes = [f"[^{number}]: {note_words(base, citation, lang)}" for citation, number in numbers.items()]
    return f"# {text.title}\n\n{text.summary}\n\n{body.strip()}\n\n" + "\n".join(notes) + "\n"


def note_words(base: KnowledgeBase, citation: Citation, lang: Language) -> str:
    """A note as one line: source, place in it, whether it still applies, and its address on the web."""
    source = base.sources.get(citation.source_id)
    words = cited_as(base, citation, lang)
    if source is None:
        return words
    status = _revoked_words(base, citation, lang)
    article = f" ({base.site.label('from-article', lang)})" if source.founding else ""
    return f"{words}{status}{article}." + (f" {source.URL}" if source.URL else "")


def _attributes(token: Token) -> str:
    """What a block tag keeps of its token: where a list starts, what a narrow screen needs of a table."""
    kept = ((name, token.attrGet(name)) for name in ("start", "class", "data-k"))
    return "".join(f' {name}="{escape(str(value))}"' for name, value in kept if value is not None)


def _revoked_words(base: KnowledgeBase, citation: Citation, lang: Language) -> str:
    """A word behind a note whose law, or article, no longer applies."""
    source = base.sources.get(citation.source_id)
    revoked = source is not None and source.is_revoked(citation.locator)
    return f" ({base.site.label('law-revoked', lang).lower()})" if revoked else ""


@dataclass
class _Renderer:
    """Turns tokens into HTML and text, and numbers the notes on the way."""

    base: KnowledgeBase
    lang: Language
    links: Addresses
    notes_inline: bool = False
    slug: str = ""
    anchors: frozenset[str] = frozenset()
    """Headings that stand in what is rendered: the page, or a piece of it."""
    terms: FirstUses | None = None
    _numbers: dict[Citation, int] = field(default_factory=dict[Citation, int])
    _lines: dict[Citation, str] = field(default_factory=dict[Citation, str])
    _sources: dict[str, str] = field(default_factory=dict[str, str])
    """Notes and names of sources as HTML: kept, for a page that grows has its notes anew each time."""
    _uses: dict[Citation, int] = field(default_factory=dict[Citation, int])
    _open_boxes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Name and tag of the boxes that are open."""

    def label(self, key: str) -> str:
        return self.base.site.label(key, self.lang)

    # Sections

    def sections(self, tokens: Sequence[Token]) -> Iterator[RenderedSection]:
        """The piece before the first `##`, then one piece a heading of the second level."""
        for anchor, title, piece in self.pieces(tokens):
            yield RenderedSection(anchor, title, self.html(piece), self.text(piece))

    def pieces(self, tokens: Sequence[Token]) -> Iterator[tuple[str, str, Sequence[Token]]]:
        """Anchor, title and tokens of each of these pieces."""
        starts = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
        bounds = [0, *[start for start in starts if start > 0], len(tokens)]
        for first, last in pairwise(bounds):
            piece = tokens[first:last]
            if not piece:
                continue
            anchor, title = "", ""
            if piece[0].type == "heading_open" and piece[0].tag == "h2":
                anchor = str(piece[0].attrGet("id") or "")
                title = self.inline_text(piece[1])
            yield anchor, title, piece

    # HTML

    def html(self, tokens: Sequence[Token]) -> str:
        """Block tokens as HTML."""
        out: list[str] = []
        for before, token in zip((None, *tokens), tokens, strict=False):
            if token.type == "inline":
                out.append(self.inline_html(token.children or [], explain=self.explains(before)))
            elif token.type == "heading_open":
                anchor = str(token.attrGet("id") or "")
                out.append(f'<{token.tag} id="{anchor}">' if anchor else f"<{token.tag}>")
            elif token.type == "heading_close":
                out.append(f"</{token.tag}>\n")
            elif markdown.box_name(token):
                out.append(self.box_html(token))
            elif token.type == "table_open":
                out.append(f'<div class="tabel" role="group" tabindex="0" aria-label="{escape(self.label("table"))}">')
                out.append(f"<table{_attributes(token)}>\n")
            elif token.type == "table_close":
                out.append("</table></div>\n")
            elif token.type in {"paragraph_open", "paragraph_close"} and token.hidden:
                continue
            elif token.type == "hr":
                out.append("<hr>\n")
            elif token.type in {"fence", "code_block"}:
                out.append(f"<pre>{escape(token.content)}</pre>\n")
            elif token.nesting == 1:
                out.append(f"<{token.tag}{_attributes(token)}>")
            elif token.nesting == -1:
                out.append(f"</{token.tag}>\n")
        return "".join(out)

    def box_html(self, token: Token) -> str:
        """The opening or closing of a box."""
        name = markdown.box_name(token) or ""
        title = markdown.box_title(token) if token.nesting == 1 else ""
        if name == markdown.CHART:
            return f'<figure class="grafik" id="{escape(title)}">' if token.nesting == 1 else "</figure>\n"
        if token.nesting == 1:
            if name == markdown.FOLD or title:
                self._open_boxes.append((name, "details"))
                words = title or self.label(f"box-{name}")
                return f'<details class="kotak {name}"><summary>{escape(words)}</summary>\n'
            self._open_boxes.append((name, "div"))
            key = f"box-{name}"
            words = self.label(key) if key in self.base.site.labels else ""
            heading = f'<p class="judul-kotak">{escape(words)}</p>\n' if words else ""
            return f'<div class="kotak {name}">{heading}'
        return f"</{self._open_boxes.pop()[1]}>\n"

    def explains(self, before: Token | None) -> bool:
        """Whether terms are explained in the text behind `before`: not in headings, nor in boxes that only list."""
        heads = before is not None and before.type in {"heading_open", "th_open"}
        return not heads and not any(name in {markdown.FACTS, markdown.CARD} for name, _ in self._open_boxes)

    def inline_html(self, tokens: Sequence[Token], *, explain: bool = False) -> str:
        """Inline tokens as HTML; with `explain`, the first term that the page has not explained yet is."""
        out: list[str] = []
        in_link = False
        for token in tokens:
            in_link = token.type == "link_open" or (in_link and token.type != "link_close")
            match token.type:
                case "text":
                    use = self.terms.next_in(token.content) if self.terms and explain and not in_link else None
                    explain = explain and use is None
                    out.append(self.text_html(token.content, use))
                case "citation":
                    if out and not self.notes_inline:
                        out[-1] = out[-1].rstrip(" ")
                    out.append(self.citation_html(token))
                case "link_open":
                    out.append(self.link_html(str(token.attrGet("href") or "")))
                case "softbreak":
                    out.append("\n")
                case "hardbreak":
                    out.append("<br>\n")
                case "code_inline":
                    out.append(f"<code>{escape(token.content)}</code>")
                case _ if token.nesting == 1:
                    out.append(f"<{token.tag}>")
                case _ if token.nesting == -1:
                    out.append(f"</{token.tag}>")
                case _:
                    out.append(escape(token.content))
        return "".join(out)

    def text_html(self, text: str, use: Use | None) -> str:
        """Plain words; a term in them as a link that opens its meaning right behind it, without any script."""
        if use is None:
            return escape(text, quote=False)
        term = use.term
        short = f" ({term.abbreviation})" if term.abbreviation else ""
        entry = escape(self.address(f"/{addresses.GLOSSARY}#{term.id}"))
        return (
            f"{escape(text[: use.start], quote=False)}"
            f"<a class=istilah role=doc-glossref id=-{term.id} href=#_{term.id}>"
            f"{escape(text[use.start : use.end], quote=False)}</a>"
            f"<span class=arti id=_{term.id} tabindex=-1> "
            f'(<a href="{entry}">{escape(term.term.in_language(self.lang) + short)}</a>: '
            f"{escape(without_citations(term.definition.in_language(self.lang)), quote=False)} "
            f"<a href=#-{term.id}>{escape(self.label('close'))}</a>)</span>"
            f"{escape(text[use.end :], quote=False)}"
        )

    def link_html(self, href: str) -> str:
        """The opening of a link; addresses of pages are those of this face."""
        if href.startswith("/") and not href.startswith(addresses.FILES):
            return f'<a href="{escape(self.address(href))}">'
        if href.startswith(("https:", "http:")):
            return f'<a href="{escape(href)}" rel="noopener noreferrer">'
        if href.startswith("#") and self.slug and href[1:] not in self.anchors:
            return f'<a href="{escape(self.address(f"/{self.slug}{href}"))}">'
        return f'<a href="{escape(href)}">'

    def address(self, href: str) -> str:
        """`/glosarium#penyidikan` as this face addresses it."""
        slug, _, anchor = href.removeprefix("/").partition("#")
        return self.links.page(slug, self.lang, anchor, blocks.part_of(self.base, slug, anchor, self.lang))

    def citation_html(self, token: Token) -> str:
        """A citation as small numbers that lead to the notes."""
        citations: tuple[Citation, ...] = token.meta["citations"]
        if self.notes_inline:
            words = "; ".join(cited_as(self.base, citation, self.lang) for citation in citations)
            return f'<small class="sumber">({escape(words)})</small>'
        return "".join(self.number_html(citation) for citation in sorted(citations, key=self.number))

    def number_html(self, citation: Citation) -> str:
        """One number, marked where the statement comes from the founding article."""
        number = self.number(citation)
        use = self._uses[citation] = self._uses.get(citation, 0) + 1
        source = self.base.sources.get(citation.source_id)
        founding = source is not None and source.founding
        mark = f" {escape(self.label('article-mark'))}" if founding else ""
        opening = '<sup class="artikel">' if founding else "<sup>"
        identity = f" id=r{number}" if use == 1 else ""
        return f"{opening}<a href=#c{number}{identity}>{number}{mark}</a></sup>"

    def number(self, citation: Citation) -> int:
        """The number of a note; a new citation takes the next."""
        return self._numbers.setdefault(citation, len(self._numbers) + 1)

    # Notes

    def notes(self) -> tuple[Note, ...]:
        """The notes that the rendered pieces refer to."""
        return tuple(Note(number, cited, self._uses[cited]) for cited, number in self._numbers.items())

    def notes_html(self) -> str:
        """The notes by source, each with the number that leads to it and a way back (end tags left to HTML)."""
        by_source: dict[str, list[str]] = {}
        for citation, number in self._numbers.items():
            if citation not in self._lines:
                self._lines[citation] = self.line_html(citation, number)
            by_source.setdefault(citation.source_id, []).append(self._lines[citation])
        for key in by_source.keys() - self._sources.keys():
            self._sources[key] = self.source_html(key)
        items = (f"<li>{self._sources[key]}<ol>{''.join(lines)}</ol>" for key, lines in by_source.items())
        return f'<ul class="catatan">{"".join(items)}</ul>' if by_source else ""

    def line_html(self, citation: Citation, number: int) -> str:
        """The place in a source that a note names, its number, and a way back."""
        place = locator_in(citation.locator, self.lang) if citation.locator else ""
        place = escape(place + _revoked_words(self.base, citation, self.lang))
        return f"<li value={number} id=c{number}>{place} <a href=#r{number}>↩</a>"

    def source_html(self, source_id: str) -> str:
        """The name of a source as a link into the library, with a word where it is revoked or the article."""
        source = self.base.sources.get(source_id)
        words = escape(cited_as(self.base, Citation(source_id), self.lang))
        href = escape(self.address(f"/{addresses.LIBRARY}#{source_id}"))
        article = f" ({self.label('from-article')})" if source and source.founding else ""
        return f'<a href="{href}">{words}</a>{escape(article)}'

    def notes_text(self) -> str:
        """The notes as plain lines."""
        return "\n".join(
            f"[{number}] {note_words(self.base, citation, self.lang)}" for citation, number in self._numbers.items()
        )

    # Plain text

    def text(self, tokens: Sequence[Token]) -> str:
        """Block tokens as plain text, one block a line; citations show as `[3]`."""
        lines: list[str] = []
        depth = 0
        row: list[str] | None = None
        prefix = ""
        for token in tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                depth += 1
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                depth -= 1
                prefix = "  " * depth
            elif token.type == "list_item_open":
                mark = f"{token.info}." if token.info else "-"
                prefix = "  " * (depth - 1) + f"{mark} "
            elif token.type == "tr_open":
                row = []
            elif token.type == "tr_close" and row is not None:
                lines.append(" | ".join(row))
                row = None
            elif token.nesting == 1 and markdown.box_name(token):
                words = self.box_words(token)
                if words:
                    lines.append(words)
            elif token.type == "inline":
                words = self.inline_text(token)
                if row is not None:
                    row.append(words)
                else:
                    lines.append(prefix + words)
                    prefix = "  " * depth
        return "\n".join(lines)

    def box_words(self, token: Token) -> str:
        """The heading of a box in plain text."""
        name = markdown.box_name(token) or ""
        title = "" if name == markdown.CHART else markdown.box_title(token)
        key = f"box-{name}"
        return title or (self.label(key) if key in self.base.site.labels else "")

    def inline_text(self, token: Token) -> str:
        """Inline tokens as plain text."""
        out: list[str] = []
        for child in token.children or []:
            if child.type == "citation":
                numbers = [self._numbers.get(citation) for citation in child.meta["citations"]]
                out.append("".join(f"[{number}]" for number in numbers if number))
            elif child.type in {"softbreak", "hardbreak"}:
                out.append(" ")
            elif child.type == "link_open":
                continue
            else:
                out.append(child.content)
        return "".join(out)
