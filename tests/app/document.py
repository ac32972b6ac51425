"""A page as a browser reads it: what its tags say, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]


@dataclass(repr=False)
class Document(HTMLParser):
    """The tags, texts and inline parts of an HTML page."""

    source: str
    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """(innermost tag of `title`, `h1`, `style`, `script` or empty, text)."""
    _inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in {"title", "h1", "style", "script"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((self._inside[-1] if self._inside else "", data))

    def all(self, tag: str) -> list[Attributes]:
        """The attributes of every `tag`."""
        return [attributes for name, attributes in self.tags if name == tag]

    def inside(self, tag: str) -> str:
        """The text inside `tag`."""
        return "".join(text for name, text in self.texts if name == tag)

    @property
    def text(self) -> str:
        """Everything that can be read, white space squeezed."""
        return " ".join("".join(text for name, text in self.texts if name not in {"style", "script"}).split())

    @property
    def lang(self) -> str:
        """The language that the page says it is in."""
        return self.all("html")[0].get("lang", "")

    @property
    def title(self) -> str:
        """What stands in the tab."""
        return self.inside("title").strip()

    def meta(self, name: str) -> str | None:
        """The content of a named `meta`."""
        return next((a["content"] for a in self.all("meta") if a.get("name") == name), None)

    @property
    def ids(self) -> list[str]:
        """Every anchor, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def hrefs(self) -> list[str]:
        """Where its links lead."""
        return [attributes["href"] for attributes in self.all("a") if "href" in attributes]
