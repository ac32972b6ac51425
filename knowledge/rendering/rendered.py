"""What the renderer makes of a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from knowledge.lang import Language
from knowledge.model.citation import Citation


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the source and the place in it."""

    number: int
    citation: Citation
    uses: int


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A page's piece under one heading; the piece before the first heading has no anchor."""

    anchor: str
    title: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page in one language for one face."""

    slug: str
    lang: Language
    title: str
    summary: str
    sections: tuple[RenderedSection, ...]
    notes: tuple[Note, ...]
    notes_html: str
    notes_text: str
    minutes: int

    @property
    def html(self) -> str:
        """The body: all sections, without the notes."""
        return "\n".join(section.html for section in self.sections)

    @property
    def text(self) -> str:
        """The body as plain text, headings included."""
        return "\n\n".join(section.text for section in self.sections if section.text)

    @property
    def whole_html(self) -> str:
        """Title, body and notes, without anything of a site around them."""
        return f"<h1>{escape(self.title, quote=False)}</h1>\n{self.html}\n{self.notes_html}"

    @property
    def whole_text(self) -> str:
        """Title, body and notes as plain text."""
        return f"{self.title}\n\n{self.text}\n\n{self.notes_text}"

    def section(self, anchor: str) -> RenderedSection | None:
        """The piece under the heading `anchor`."""
        return next((section for section in self.sections if section.anchor == anchor), None)
