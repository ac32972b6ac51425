"""The state of the content: what there is, what is due, how hard it is to read, what leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.base import KnowledgeBase
from knowledge.checks.habits import months_later
from knowledge.editing.prose import pieces
from knowledge.editing.reading import measure, sentences
from knowledge.editing.translation import stamp
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.model.content import Page, Section
from knowledge.rendering.citing import citing_pages
from knowledge.rendering.linking import linked_from


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section: how many pages, and how many words of their own in each language."""

    title: str
    pages: int
    words: dict[Language, int]


@dataclass(frozen=True, slots=True)
class Due:
    """Pages and sources whose review falls due in a month (its first day); `overdue` for those already past."""

    month: date
    overdue: bool
    pages: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageState:
    """One page: reading grade and longest sentence by language, links to it, whether `en.md` is fresh."""

    slug: str
    title: str
    grades: dict[Language, float | None]
    longest: dict[Language, int]
    limit: int | None
    linked_from: int
    translated: bool

    @property
    def hardest(self) -> float:
        """The higher grade of both languages; 0 where neither can be measured."""
        return max((grade for grade in self.grades.values() if grade is not None), default=0.0)

    @property
    def too_hard(self) -> bool:
        """Whether the page is above the limit of its section in either language."""
        return self.limit is not None and self.hardest > self.limit


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source: when it was last looked up, when that is due again, and the pages to read again when it changes."""

    id: str
    name: str
    checked_on: date
    due: date
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """All problems of one code."""

    code: str
    severity: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the report of `sigap check` shows of content that can be read."""

    version: str
    counts: dict[str, int]
    sections: tuple[SectionCount, ...]
    due: tuple[Due, ...]
    pages: tuple[PageState, ...]
    sources: tuple[SourceState, ...]

    @property
    def orphans(self) -> tuple[PageState, ...]:
        """Pages, stages included, to which no other page leads by link or `related`."""
        return tuple(page for page in self.pages if page.linked_from == 0)

    @property
    def untranslated(self) -> tuple[PageState, ...]:
        """Pages whose translation was not compared with the original as it is now."""
        return tuple(page for page in self.pages if not page.translated)

    @property
    def uncited(self) -> tuple[SourceState, ...]:
        """Sources that no page cites."""
        return tuple(source for source in self.sources if not source.pages)

    @property
    def cited_once(self) -> tuple[SourceState, ...]:
        """Sources that one page alone cites."""
        return tuple(source for source in self.sources if len(source.pages) == 1)


def overview(base: KnowledgeBase, today: date) -> Overview:
    """The state of `base` on the day `today`."""
    return Overview(
        version=base.version,
        counts=_counts(base),
        sections=tuple(_section(base, section) for section in base.site.sections),
        due=tuple(_due(base, today)),
        pages=tuple(_page(base, page) for section in base.site.sections for page in base.pages_of(section)),
        sources=_sources(base),
    )


def kinds(problems: Iterable[Problem]) -> tuple[Kind, ...]:
    """Problems by code, errors before warnings, then the most frequent first."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, problem.severity), []).append(problem)
    listed = [Kind(code, severity, tuple(those)) for (code, severity), those in found.items()]
    return tuple(sorted(listed, key=lambda kind: (kind.severity, -len(kind.problems), kind.code)))


def _counts(base: KnowledgeBase) -> dict[str, int]:
    process = base.process
    return {
        "pages": len(base.pages),
        "stages": len(process.stages),
        "transitions": len(process.transitions),
        "limits": len(process.limits),
        "codes": len(process.codes),
        "terms": len(base.terms),
        "sources": len(base.sources),
        "contacts": len(base.contacts),
        "cases": len(base.cases),
    }


def _section(base: KnowledgeBase, section: Section) -> SectionCount:
    pages = tuple(base.pages_of(section))
    words = {
        lang: sum(len(piece.text.split()) for page in pages for piece in pieces(page.text(lang).body))
        for lang in Language
    }
    return SectionCount(section.title.id, len(pages), words)


def _due(base: KnowledgeBase, today: date) -> Iterable[Due]:
    """What is overdue first, then month by month."""
    found: dict[tuple[bool, date], tuple[list[str], list[str]]] = {}
    days = [(page.review_by, 0, page.slug) for page in base.pages.values()]
    days += [(source.review_by, 1, source.id) for source in base.sources.values()]
    for day, which, name in sorted(days):
        found.setdefault((day >= today, day.replace(day=1)), ([], []))[which].append(name)
    for (ahead, month), (pages, sources) in sorted(found.items()):
        yield Due(month, not ahead, tuple(pages), tuple(sources))


def _page(base: KnowledgeBase, page: Page) -> PageState:
    found = {lang: measure(text, lang) for lang, text in page.texts.items()}
    longest = {
        lang: max((sentence.words for sentence in sentences(text.body, lang)), default=0)
        for lang, text in page.texts.items()
    }
    limit = base.site.editing.reading_limit(page.section) if base.site.editing else None
    english = page.texts.get(Language.EN)
    return PageState(
        slug=page.slug,
        title=page.text(Language.ID).title,
        grades={lang: level.grade if level else None for lang, level in found.items()},
        longest=longest,
        limit=limit.grade if limit else None,
        linked_from=len(linked_from(base)[page.slug]),
        translated=english is not None and english.translates == stamp(page.text(Language.ID)),
    )


def _sources(base: KnowledgeBase) -> tuple[SourceState, ...]:
    """All sources, those looked up longest ago first."""
    editing = base.site.editing
    listed = (
        SourceState(
            source.id,
            source.short.id,
            source.checked_on,
            months_later(source.checked_on, editing.source_months) if editing else source.review_by,
            citing_pages(base).get(source.id, ()),
        )
        for source in base.sources.values()
    )
    return tuple(sorted(listed, key=lambda source: (source.checked_on, source.id)))
