"""Long lists narrowed down: contacts by need and place, sources and cases by their own marks.

The addresses carry what was chosen (`/kontak?kebutuhan=lapor&tempat=jakarta`); both editions ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.rendering.blocks.cases import case_markdown, case_title
from knowledge.rendering.blocks.contacts import contact_line, contact_markdown
from knowledge.rendering.blocks.library import shelf_of, sorted_sources, source_markdown
from knowledge.rendering.blocks.stories import anchor_of, story_markdown

QUERY = "kata"
"""The parameter that holds words to look for in a list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, and how many entries have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One question to narrow a list by: `kebutuhan`, its words, what may be chosen."""

    key: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list: in a line, and whole, both as Markdown."""

    id: str
    line: str
    markdown: str
    searched: str
    marks: Mapping[str, tuple[str, ...]]
    """The values that the entry has for each facet."""

    def fits(self, chosen: Mapping[str, str], query: str) -> bool:
        """Whether the entry has all that was chosen and every word of the query."""
        marked = all(value in self.marks.get(key, ()) for key, value in chosen.items())
        return marked and all(word in self.searched for word in query.casefold().split())


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was asked for: what can be chosen, and the entries that fit."""

    facets: tuple[Facet, ...]
    chosen: Mapping[str, str]
    query: str
    rows: tuple[Row, ...]

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen or asked."""
        return bool(self.chosen or self.query)


def listing(base: KnowledgeBase, slug: str, asked: Mapping[str, str], lang: Language) -> Listing:
    """
    The list on the page `slug`, narrowed by what `asked` says.

    Args:
        base: the knowledge base.
        slug: a key of `LISTS`.
        asked: parameters as they come in an address; what no entry has counts as not asked.
        lang: the language of words and entries.
    """
    rows = tuple(LISTS[slug](base, lang))
    facets = tuple(_facet(base, key, rows, lang) for key in FACETS[slug])
    known = {facet.key: {choice.value for choice in facet.choices} for facet in facets}
    chosen = {key: asked[key] for key in known if asked.get(key) in known[key]}
    query = " ".join("".join(c for c in asked.get(QUERY, "") if c.isprintable()).split())[:100]
    return Listing(facets, chosen, query, tuple(row for row in rows if row.fits(chosen, query)))


def _facet(base: KnowledgeBase, key: str, rows: tuple[Row, ...], lang: Language) -> Facet:
    counts: dict[str, int] = {area.id: 0 for area in base.site.areas} if key == "tempat" else {}
    for row in rows:
        for value in row.marks[key]:
            counts[value] = counts.get(value, 0) + 1
    choices = [Choice(value, _words(base, key, value, lang), count) for value, count in counts.items() if count]
    if key in _BY_WORDS:
        choices.sort(key=lambda choice: choice.words, reverse=key == "tahun")
    return Facet(key, base.site.label(f"filter-{key}", lang), tuple(choices))


_LABELLED = {
    "jenis": "library",
    "kebutuhan": "need",
    "status": "law",
    "tema": "theme",
    "untuk": "audience",
    "topik": "topic",
    "pendengar": "listener",
}
_BY_WORDS = {"pengadilan", "tahun", "tema", "topik"}


def _words(base: KnowledgeBase, key: str, value: str, lang: Language) -> str:
    """A value as readers see it: a label, the name of an area, or the value itself."""
    if key in _LABELLED:
        return base.site.label(f"{_LABELLED[key]}-{value}", lang)
    areas = {area.id: area.title.in_language(lang) for area in base.site.areas}
    return areas.get(value, value)


def _contacts(base: KnowledgeBase, lang: Language) -> Iterator[Row]:
    """Contacts, the most urgent first, as the data has them."""
    inside = {area.id: _wider(base, area.id) for area in base.site.areas}
    for contact in base.contacts.values():
        served = tuple(area for area, wider in inside.items() if set(contact.areas) & wider)
        markdown = contact_markdown(base, contact, lang)
        marks = {"kebutuhan": contact.needs, "tempat": served}
        yield Row(contact.id, contact_line(contact, lang), markdown, markdown.casefold(), marks)


def _wider(base: KnowledgeBase, area_id: str) -> set[str]:
    """An area and those around it."""
    within = {area.id: area.within for area in base.site.areas}
    found: set[str] = set()
    step: str | None = area_id
    while step and step not in found:
        found.add(step)
        step = within.get(step)
    return found


def _sources(base: KnowledgeBase, lang: Language) -> Iterator[Row]:
    for source in sorted_sources(base):
        status = base.site.label(f"law-{source.legal_status}", lang)
        line = f"[{source.title}](/{addresses.LIBRARY}#{source.id}). {status}."
        searched = " ".join(
            [
                *(source.id, source.title, source.short.id, source.short.en, source.authority),
                *(*source.topics, source.summary.in_language(lang)),
            ]
        ).casefold()
        marks = {
            "jenis": (shelf_of(source),),
            "status": (source.legal_status.value,),
            "untuk": tuple(reader.value for reader in source.audience),
        }
        yield Row(source.id, line, source_markdown(base, source, lang), searched, marks)


def _cases(base: KnowledgeBase, lang: Language) -> Iterator[Row]:
    for case in base.cases.values():
        title = case_title(base, case, lang)
        line = f"[{title}](/{addresses.CASES}#{case.id}): {case.proven.in_language(lang)}"
        markdown = case_markdown(base, case, lang)
        marks = {
            "tema": (case.theme,),
            "tahun": (str(case.year),),
            "pengadilan": tuple(name.strip() for name in case.court.split(";")),
        }
        yield Row(case.id, line, markdown, markdown.casefold(), marks)


def _stories(base: KnowledgeBase, lang: Language) -> Iterator[Row]:
    for story in base.training.scenarios.values():
        title, anchor = story.title.in_language(lang), anchor_of(story)
        markdown = f"### {title} {{#{anchor}}}\n\n{story_markdown(base, story, lang)}"
        line = f"[{title}](/{addresses.STORIES}#{anchor})"
        marks = {"topik": story.topics, "pendengar": tuple(listener.value for listener in story.listeners)}
        yield Row(story.id, line, markdown, markdown.casefold(), marks)


LISTS: dict[str, Callable[[KnowledgeBase, Language], Iterator[Row]]] = {
    addresses.CONTACTS: _contacts,
    addresses.LIBRARY: _sources,
    addresses.CASES: _cases,
    addresses.STORIES: _stories,
}
"""The pages whose list can be narrowed."""

FACETS = {
    addresses.CONTACTS: ("kebutuhan", "tempat"),
    addresses.LIBRARY: ("jenis", "status", "untuk"),
    addresses.CASES: ("tema", "tahun", "pengadilan"),
    addresses.STORIES: ("topik", "pendengar"),
}
"""What each list is narrowed by."""
