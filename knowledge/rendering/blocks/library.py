"""The library of sources as Markdown."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Source
from knowledge.model.nouns import LegalStatus
from knowledge.rendering.blocks.part import Entry, Options, Part, grouped
from knowledge.rendering.citing import citing_pages
from knowledge.wording import date_in, partial_date_in

_SHELVES = ("uu", "peraturan", "perjanjian", "putusan", "laporan", "berita")


def shelf_of(source: Source) -> str:
    """The group of the library in which a source stands."""
    if source.id.startswith("uu-"):
        return "uu"
    by_type = {
        "legislation": "peraturan",
        "treaty": "perjanjian",
        "legal_case": "putusan",
        "article-newspaper": "berita",
        "webpage": "berita",
    }
    return by_type.get(source.type, "laporan")


def library(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All sources by shelf, the newest first; takes no options."""
    listed = [Entry(shelf_of(s), s.id, source_markdown(base, s, lang)) for s in sorted_sources(base)]
    return grouped(listed, lambda key: base.site.label(f"library-{key}", lang), _SHELVES)


def sorted_sources(base: KnowledgeBase) -> list[Source]:
    """All sources, the newest first."""
    return sorted(base.sources.values(), key=lambda source: (-_year(source), source.title))


def _year(source: Source) -> int:
    year = (source.issued or "0")[:4]
    return int(year) if year.isdigit() else 0


def source_markdown(base: KnowledgeBase, source: Source, lang: Language) -> str:
    """A source: title, issuer, year, legal status, summary, address, date checked."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    status = label(f"law-{source.legal_status}")
    if source.legal_status is not LegalStatus.REFERENCE:
        status = f"**{status}**"
    issued = f", {partial_date_in(source.issued, lang)}" if source.issued else ""
    link = f" [{label('official-text')}]({source.URL})" if source.URL else ""
    founding = f" *{label('from-article')}.*" if source.founding else ""
    return "\n\n".join(
        [
            f"#### {source.title} {{#{source.id}}}",
            f"{source.authority}{issued}. {status}: {source.status_note.in_language(lang)}.{founding}",
            f"{source.summary.in_language(lang)}{link}",
            f"{label('checked-on')} {date_in(source.checked_on, lang)}. {label('certainty')}: "
            f"{label(f'status-{source.certainty}')}.{_cited_in(base, source, lang)}",
        ]
    )


def _cited_in(base: KnowledgeBase, source: Source, lang: Language) -> str:
    """The pages and stages that cite a source, as links."""
    slugs = citing_pages(base).get(source.id, ())
    links = ", ".join(f"[{base.pages[slug].text(lang).short}](/{slug})" for slug in slugs)
    return f" {base.site.label('cited-in', lang)}: {links}." if links else ""
