"""Numbers, dates and citations as a reader of one language writes them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import Citation, citations_in, locator_in
from knowledge.model.period import Period
from knowledge.model.process import LimitStep
from knowledge.model.statistics import Observation, Qualifier

_LOCALES = {Language.ID: "id_ID", Language.EN: "en_GB"}


@lru_cache(maxsize=2048)
def date_in(day: date, lang: Language) -> str:
    """`24 November 2026`, in the words of `lang`."""
    return format_date(day, format="d MMMM yyyy", locale=_LOCALES[lang])


def weekday_in(day: date, lang: Language) -> str:
    """`Sabtu`, `Saturday`."""
    return format_date(day, format="EEEE", locale=_LOCALES[lang])


def moment_in(moment: date | datetime, lang: Language) -> str:
    """`Senin, 2 Maret 2026`; with its hour, where it has one: `Monday, 2 March 2026, 14:30 WIB`."""
    day = format_date(moment, format="EEEE, d MMMM yyyy", locale=_LOCALES[lang])
    if not isinstance(moment, datetime):
        return day
    return f"{day}, {moment:%H.%M} WIB" if lang is Language.ID else f"{day}, {moment:%H:%M} WIB"


def partial_date_in(text: str, lang: Language) -> str:
    """A date as sources give it: `2026-01-28`, `2025-11` or `2019`; any other text stays as it is."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return text
    numbers = [int(part) for part in parts]
    if len(numbers) == 3:
        return date_in(date(*numbers), lang)
    if len(numbers) == 2:
        return format_date(date(numbers[0], numbers[1], 1), format="MMMM yyyy", locale=_LOCALES[lang])
    return text


def period_in(span: Period, lang: Language) -> str:
    """A period in words: `2024`, `Januari-Juni 2025`, `1 Januari-10 Juni 2025`, `2020-November 2024`."""
    if len(span.parts) == 1:
        return partial_date_in(span.parts[0], lang)
    first, last = (partial_date_in(part, lang) for part in span.parts)
    if len(span.parts[0]) == len(span.parts[1]) > 4 and span.first.year == span.last.year:
        first = first.removesuffix(f" {span.first.year}")
    return f"{first}–{last}"


def period_end_in(span: Period, lang: Language) -> str:
    """The end of a period, as short as it may be said on an axis: `2023`, `Nov 2024`, `23 Okt`."""
    shape = {4: "yyyy", 7: "MMM yyyy", 10: "d MMM" if span.first.year == span.last.year else "MMM yyyy"}
    return format_date(span.last, format=shape[len(span.parts[-1])], locale=_LOCALES[lang])


def number_in(value: float, lang: Language) -> str:
    """A number with the separators of `lang`: `7.488.725`, `7,488,725`."""
    return format_decimal(value, locale=_LOCALES[lang])


def figure_in(base: KnowledgeBase, row: Observation, lang: Language) -> str:
    """A figure as its source gives it, in words: `1.297`, `sekitar Rp2.500.000.000`, `25%`."""
    number = number_in(row.value, lang)
    number = {"IDR": f"Rp{number}", "percent": f"{number}%"}.get(row.unit, number)
    exact = row.qualifier is Qualifier.EXACT
    return number if exact else f"{base.site.label(f'qualifier-{row.qualifier}', lang)} {number}"


def unit_of(base: KnowledgeBase, step: LimitStep, lang: Language) -> str:
    """The unit of one step of a time limit as a word: `Hari`, `day`, `days`."""
    return base.site.label(f"unit-{step.unit}-{'one' if step.value == 1 else 'other'}", lang)


def duration(base: KnowledgeBase, step: LimitStep, lang: Language) -> str:
    """The length of one step of a time limit: `7 Hari`, `1 day`."""
    return f"{step.value} {unit_of(base, step, lang)}"


def cited_as(base: KnowledgeBase, citation: Citation, lang: Language) -> str:
    """A citation in words: `KUHAP (UU 20/2025), Pasal 61 ayat (1)`."""
    source = base.sources.get(citation.source_id)
    name = source.short.in_language(lang) if source else citation.source_id
    return f"{name}, {locator_in(citation.locator, lang)}" if citation.locator else name


def basis_in_words(base: KnowledgeBase, text: str, lang: Language) -> str:
    """All citations of `text`, source by source: `KUHAP (UU 20/2025): Pasal 59 ayat (6), Pasal 61`."""
    places: dict[str, list[str]] = {}
    for citation in citations_in(text):
        listed = places.setdefault(citation.source_id, [])
        place = locator_in(citation.locator, lang)
        if place and place not in listed:
            listed.append(place)
    words: list[str] = []
    for source_id, listed in places.items():
        name = cited_as(base, Citation(source_id), lang)
        words.append(f"{name}: {', '.join(listed)}" if listed else name)
    return "; ".join(words)
