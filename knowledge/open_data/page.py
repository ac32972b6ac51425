"""Pages as open data: a line each in the list, the whole text in both languages one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.nouns import Audience, Bilingual, BilingualList
from knowledge.open_data.shape import Cited, Entry, Shape, links, one_cited, reviewed
from knowledge.rendering import markdown
from knowledge.rendering.markup import Note, RenderedPage, note_words, page_as_markdown, render_page, whole_markdown


class PageLine(Entry):
    """A page in the list of pages."""

    kind: Literal["page", "stage", "module"]
    """A `stage` is described in `stages.json` too, under the same id; a `module` is training material."""
    section: str
    audience: tuple[Audience, ...]
    title: Bilingual
    short: Bilingual
    summary: Bilingual
    keywords: BilingualList
    related: tuple[str, ...]
    """Ids of other pages."""


class NoteLine(Shape):
    """A numbered note of a page."""

    number: int
    citation: Cited
    text: str
    """The note as it stands below the page."""
    founding: bool
    """Whether the statement comes from the article on which SIGAP is founded."""


class Anchor(Shape):
    """A heading that can be linked to."""

    anchor: str
    title: str


class PageText(Shape):
    """A page in one language, whole: with lists, contacts, folded and historic parts and notes."""

    title: str
    markdown: str
    """Pandoc Markdown; citations are footnotes. The same as `sigap page ID --format md` prints."""
    html: str
    """HTML without anything of a site around it; links are paths on this server (`--format html`)."""
    text: str
    """Plain text; citations are numbers in brackets (`--format text`)."""
    minutes: int
    """About how long reading takes."""
    anchors: tuple[Anchor, ...]
    notes: tuple[NoteLine, ...]


class PageTexts(Shape):
    """A page in both languages."""

    id: PageText
    en: PageText


class PageWhole(PageLine):
    """A page with its whole text."""

    texts: PageTexts


def page_lines(base: KnowledgeBase) -> Iterator[PageLine]:
    """Every page, in reading order, without its text."""
    for section in base.site.sections:
        for page in base.pages_of(section):
            yield _line(base, page)


def whole_page(base: KnowledgeBase, id: str) -> PageWhole:
    """
    A page with its text in both languages.

    Raises:
        KeyError: there is no page of this id.
    """
    page = base.pages[id]
    texts = PageTexts(id=_text(base, page, Language.ID), en=_text(base, page, Language.EN))
    return PageWhole(**dict(_line(base, page)), texts=texts)


def _line(base: KnowledgeBase, page: Page) -> PageLine:
    indonesian, english = page.text(Language.ID), page.text(Language.EN)
    return PageLine(
        id=page.slug,
        links=links(base, "pages", page.slug, page.slug),
        as_of=reviewed(page),
        kind=base.kind_of(page.slug),
        section=page.section,
        audience=page.audience,
        title=Bilingual(id=indonesian.title, en=english.title),
        short=Bilingual(id=indonesian.short, en=english.short),
        summary=Bilingual(id=indonesian.summary, en=english.summary),
        keywords=BilingualList(id=indonesian.keywords, en=english.keywords),
        related=page.related,
    )


def _text(base: KnowledgeBase, page: Page, lang: Language) -> PageText:
    rendered: RenderedPage = render_page(base, page, lang)
    headings = markdown.headings(whole_markdown(base, page, lang))
    return PageText(
        title=rendered.title,
        markdown=page_as_markdown(base, page, lang),
        html=rendered.whole_html,
        text=rendered.whole_text,
        minutes=rendered.minutes,
        anchors=tuple(Anchor(anchor=anchor, title=title) for anchor, title in headings.items()),
        notes=tuple(_note(base, note, lang) for note in rendered.notes),
    )


def _note(base: KnowledgeBase, note: Note, lang: Language) -> NoteLine:
    source = base.sources.get(note.citation.source_id)
    return NoteLine(
        number=note.number,
        citation=one_cited(base, note.citation),
        text=note_words(base, note.citation, lang),
        founding=source is not None and source.founding,
    )
