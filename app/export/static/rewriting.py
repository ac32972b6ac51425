"""A page of the light edition as a file: links name files, style and scripts lie beside, no form needs a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from app.export.static.places import Links

_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "option"}
"""Elements without an end tag; our filters leave out that of `option`."""


@dataclass(frozen=True, slots=True)
class Instead:
    """HTML that takes the place of an element: by class of a form, or by id."""

    by_class: dict[str, str] = field(default_factory=dict[str, str])
    by_id: dict[str, str] = field(default_factory=dict[str, str])


def as_file(html: str, links: Links, instead: Instead, style: str, scripts: list[str]) -> str:
    """
    A light page that needs no server.

    Args:
        html: the page as the server sends it.
        links: from the file that is written to the others.
        instead: what takes the place of forms that only a server can answer.
        style: the relative name of its stylesheet.
        scripts: the relative names of its scripts.
    """
    writer = _Writer(links, instead, style)
    writer.feed(html)
    writer.close()
    loaded = "".join(f'<script src="{escape(name)}"></script>\n' for name in scripts)
    return "".join(writer.out).replace("</body>", f"{loaded}</body>")


class _Writer(HTMLParser):
    """Passes everything through but what only the server can give."""

    def __init__(self, links: Links, instead: Instead, style: str) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._links = links
        self._instead = instead
        self._style = style
        self._open: list[bool] = []
        """Whether the links that are open are shown."""
        self._hidden: list[str] = []
        """Elements that are open inside one that is left out, itself first."""
        self._in_footer = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            if tag == self._hidden[0]:
                self._hidden.append(tag)
            return
        given = {name: value or "" for name, value in attrs}
        new = self._replacement(tag, given)
        if new is not None:
            self.out.append(new)
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        self._in_footer = self._in_footer or (tag == "footer")
        text = self.get_starttag_text() or ""
        if tag == "a":
            self._link(given, text)
        elif (given.get("href") or given.get("action") or "").startswith("/"):
            self._pointing(tag, given, text)
        else:
            self.out.append(text)

    def _replacement(self, tag: str, given: dict[str, str]) -> str | None:
        """What is written in the place of an element; None where it stays."""
        classes = given.get("class", "").split()
        if tag == "style":
            return f'<link rel="stylesheet" href="{escape(self._style)}">'
        if tag == "script" or (tag == "p" and "cetak" in classes) or "bagikan" in classes:
            return ""
        if given.get("id", "") in self._instead.by_id:
            return self._instead.by_id[given["id"]]
        if tag == "form":
            return next((self._instead.by_class[name] for name in classes if name in self._instead.by_class), None)
        return None

    def _link(self, given: dict[str, str], text: str) -> None:
        """A link to a file, or its words alone where it leads to what only the server has."""
        href = given.get("href", "")
        if not href.startswith("/"):
            self._open.append(True)
            self.out.append(text)
            return
        name = self._links.to(href)
        told_by_server = "aturan=" in href
        if name and not told_by_server:
            self._open.append(True)
            self.out.append(_with(text, href, name))
        elif self._in_footer:
            self._hidden.append("a")
        else:
            self._open.append(False)

    def _pointing(self, tag: str, given: dict[str, str], text: str) -> None:
        """A form that finds its file, or an element of the head; one without a file goes."""
        address = given.get("action") or given.get("href", "")
        name = self._links.to(address)
        if name:
            self.out.append(_with(text, address, name))
        elif tag not in _VOID:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
            return
        if tag == "a" and self._open and not self._open.pop():
            return
        self.out.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._hidden:
            self.out.append(self.get_starttag_text() or "")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>\n")

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")

    def _put(self, text: str) -> None:
        if not self._hidden:
            self.out.append(text)


def _with(tag: str, old: str, new: str) -> str:
    """The text of a tag with another address."""
    for quoted in (f'"{escape(old)}"', f'"{old}"'):
        if quoted in tag:
            return tag.replace(quoted, f'"{escape(new)}"', 1)
    return tag.replace(f"={old}", f'="{escape(new)}"', 1)
