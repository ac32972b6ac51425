"""Our own HTML for where nothing can be followed: on paper, and in a file that is passed on.

Links to other pages lead to the public address of this SIGAP where `data/site.yaml` names one (`address`);
else their words stay and the link goes. A source leads to where its publisher has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from knowledge import addresses
from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language


@dataclass(frozen=True, eq=False)
class OfflineAddresses:
    """Whole addresses, or empty ones where a page cannot be reached."""

    base: KnowledgeBase

    def page(self, slug: str, lang: Language, anchor: str = "", part: str = "") -> str:
        """The public address of a page; of a source, the one of its publisher."""
        source = self.base.sources.get(anchor) if slug == addresses.LIBRARY else None
        if source is not None:
            return source.URL or ""
        public = self.base.site.address
        return public + LIGHT.page(slug, lang, anchor, part) if public else ""


@dataclass(frozen=True, slots=True)
class OfflineHtml:
    """HTML without dead links, and the ids of the terms that it explained in place."""

    html: str
    terms: tuple[str, ...] = ()


def for_file(html: str, *, ways_back: bool = True) -> str:
    """HTML for a screen: links that lead nowhere are plain words; with or without the ways back from the notes."""
    return _rewritten(html, _File(ways_back=ways_back)).html


def for_paper(html: str, *, notes: bool = True) -> OfflineHtml:
    """
    HTML for paper: what folds is open, meanings of terms are taken out, ways back to a place are gone.

    Without `notes`, the numbers of notes are plain: they stand beside, not behind a link.
    """
    return _rewritten(html, _Paper(notes=notes))


def _rewritten(html: str, rewriter: _File) -> OfflineHtml:
    rewriter.feed(html)
    rewriter.close()
    return OfflineHtml("".join(rewriter.out), tuple(rewriter.terms))


class _File(HTMLParser):
    """Passes everything through but links to nowhere."""

    def __init__(self, *, ways_back: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.terms: list[str] = []
        self._ways_back = ways_back
        self._links: list[bool] = []
        """Whether the links that are open are shown."""
        self._hidden_until = ""
        """The end tag at which text shows again."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._hidden_until:
            return
        if tag == "a" and not self._ways_back and (attributes.get("href") or "").startswith("#r"):
            self._hidden_until = "a"
            return
        if tag == "a":
            self._links.append(self.shows_link(attributes))
        if tag != "a" or self._links[-1]:
            self.start(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden_until:
            if tag == self._hidden_until:
                self._hidden_until = ""
        elif tag != "a" or (self._links and self._links.pop()):
            self.end(tag)

    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        """A tag that opens, as it was written."""
        self.put(self.get_starttag_text() or "")

    def end(self, tag: str) -> None:
        """A tag that closes."""
        self.put(f"</{tag}>")

    def shows_link(self, attributes: dict[str, str | None]) -> bool:
        """Whether a link leads anywhere: a path alone, as of a file of figures, leads nowhere from here."""
        href = attributes.get("href") or ""
        return bool(href) and not href.startswith("/")

    def put(self, text: str) -> None:
        """Add to what comes out, unless it is hidden."""
        if not self._hidden_until:
            self.out.append(text)

    def handle_data(self, data: str) -> None:
        self.put(data)

    def handle_entityref(self, name: str) -> None:
        self.put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.put(f"&#{name};")


class _Paper(_File):
    """Opens what folds, and leaves out what only a screen can use."""

    def __init__(self, *, notes: bool) -> None:
        super().__init__(ways_back=False)
        self._links_notes = notes
        self._in_notes = False

    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        """A tag as paper has it: what folds is a box, notes of one source stand one behind the other."""
        kind = attributes.get("class") or ""
        self._in_notes = self._in_notes or kind == "catatan"
        if tag == "span" and kind == "arti":
            self.terms.append((attributes.get("id") or "").removeprefix("_"))
            self._hidden_until = "span"
        elif tag == "details":
            self.put(f'<div class="{kind}">')
        elif tag == "summary":
            self.put('<p class="judul-kotak">')
        elif tag == "ol" and self._in_notes:
            self.put('<span class="tempat">')
        elif tag == "li" and "value" in attributes:
            self.put(f' <b id="{attributes.get("id")}">{attributes["value"]}</b>\N{NO-BREAK SPACE}')
        elif tag == "div" and kind == "tabel":
            self.put('<div class="tabel">')
        else:
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """The end of what `start` put there."""
        in_notes = {"ol": "span"} if self._in_notes else {}
        super().end(({"details": "div", "summary": "p"} | in_notes).get(tag, tag))

    def shows_link(self, attributes: dict[str, str | None]) -> bool:
        """A term has its meaning at the end of the page."""
        to_note = (attributes.get("href") or "").startswith("#c")
        is_term = attributes.get("class") == "istilah"
        return super().shows_link(attributes) and not is_term and (self._links_notes or not to_note)
