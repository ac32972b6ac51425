"""`sigap check`: the editorial rules, every problem at once.

A rule is a generator of `Problem`s whose docstring is the rule. Rules over pages stand in `pages.py`, habits of
editors in `habits.py` and `words.py`, what protects people in `identity.py`; here stand those over
the rest of the data, and the order of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from knowledge import addresses, labels
from knowledge.base import KnowledgeBase
from knowledge.checks import habits as check_habits
from knowledge.checks import identity as check_identity
from knowledge.checks import indicators as check_indicators
from knowledge.checks import language as check_language
from knowledge.checks import pages as check_pages
from knowledge.checks import statistics as check_statistics
from knowledge.checks import training as check_training
from knowledge.checks import words as check_words
from knowledge.checks.desk import Desk
from knowledge.handling.process import ANY_STAGE, flow
from knowledge.lang import Language
from knowledge.loading import load
from knowledge.loading.problem import Problem
from knowledge.model.citation import citations_in, malformed_in
from knowledge.model.nouns import Regime
from knowledge.rendering import markdown

Rule = Callable[[Desk], Iterator[Problem]]


def check(data: Path, today: date) -> list[Problem]:
    """
    Every problem in the folder `data`, sorted by place.

    Args:
        data: the data folder.
        today: the day by which review dates are judged.
    """
    return examine(data, today)[1]


def examine(data: Path, today: date) -> tuple[KnowledgeBase | None, list[Problem]]:
    """The knowledge base as far as it can be read, and every problem, editorial habits included."""
    desk, problems = _read(data, today)
    if desk is None:
        return None, problems
    for rule in check_habits.RULES:
        problems += rule(desk)
    problems += check_words.problems(data / "language", desk)
    return desk.base, sorted(set(problems))


def usable(data: Path, today: date) -> tuple[KnowledgeBase | None, list[Problem]]:
    """
    The knowledge base if it has no error, and its problems (with a base: warnings only).

    For those who serve it: habits of editors, which are warnings and take time, are left out.
    """
    desk, problems = _read(data, today)
    broken = any(problem.severity == "error" for problem in problems)
    return (None if broken or desk is None else desk.base), problems


def _read(data: Path, today: date) -> tuple[Desk | None, list[Problem]]:
    """What was read, and the problems that make content wrong or old."""
    reading = load.read(data)
    problems = list(reading.problems)
    if reading.base is None:
        return None, sorted(set(problems))
    desk = Desk(reading.base, reading.unreadable, today)
    rules = (
        *RULES,
        *check_pages.RULES,
        *check_statistics.RULES,
        *check_identity.RULES,
        *check_indicators.RULES,
        *check_training.RULES,
    )
    for rule in rules:
        problems += rule(desk)
    problems += check_language.problems(data / "language", reading.base)
    return desk, sorted(set(problems))


def unknown_places(desk: Desk) -> Iterator[Problem]:
    """A stage, end, lane, code or limit that the flow names exists."""
    base = desk.base
    places = {"Stage": set(base.stages), "End": {end.id for end in base.process.ends}}
    lanes = {lane.id for lane in base.process.lanes}
    for stage in base.process.stages:
        yield from desk.unknown("Stage", stage.id, "lane", {stage.lane}, "Lane", lanes)
        yield from desk.unknown("Stage", stage.id, "codes", stage.codes, "CaseCode", set(base.codes))
    for end in base.process.ends:
        yield from desk.unknown("End", end.id, "lane", {end.lane}, "Lane", lanes)
    for step in base.process.transitions:
        known = places["Stage"] | places["End"]
        for key, place in (("from", step.from_), ("to", step.to)):
            if place != ANY_STAGE and not desk.is_unreadable("End", place):
                yield from desk.unknown("Transition", step.id, key, {place}, "Stage", known)
        yield from desk.unknown("Transition", step.id, "codes", step.codes, "CaseCode", set(base.codes))
        limits = {limit for regime in step.regimes if (limit := step.limit_in(regime))}
        yield from desk.unknown("Transition", step.id, "limit", limits, "TimeLimit", set(base.limits))
    for limit in base.process.limits:
        yield from desk.unknown("TimeLimit", limit.id, "stage", {limit.stage}, "Stage", places["Stage"])
    for chain in base.deadlines.chains:
        yield from desk.unknown(
            "Chain", chain.id, "links", (at.limit for at in chain.links), "TimeLimit", set(base.limits)
        )
    for rule in base.deadlines.counting:
        yield from desk.unknown("CountingRule", rule.id, "laws", rule.laws, "Source", set(base.sources))
        yield from desk.unknown("CountingRule", rule.id, "limits", rule.limits, "TimeLimit", set(base.limits))
    for code in base.process.codes:
        yield from desk.unknown("CaseCode", code.id, "stages", code.stages, "Stage", places["Stage"])


def unsound_flow(desk: Desk) -> Iterator[Problem]:
    """In each regime every stage is reached from the report, and the main line can reach an end."""
    words = {
        "step-from-nowhere": "Langkah ini berangkat dari “{other}”, yang tidak ada dalam KUHAP {regime}. Perbaiki from atau regimes.",
        "step-to-nowhere": "Langkah ini menuju “{other}”, yang tidak ada dalam KUHAP {regime}. Perbaiki to atau regimes.",
        "unreachable-stage": "Dalam KUHAP {regime} tahap ini tidak tercapai dari “{other}”. Tambahkan langkah menuju tahap ini.",
        "stage-without-end": "Dalam KUHAP {regime} tahap ini tidak dapat mencapai akhir perkara. Tambahkan langkah keluar, atau tandai line: parallel.",
    }
    if any(kind in {"Stage", "End", "Transition"} for kind, _ in desk.unreadable):
        return  # a graph with holes is unsound everywhere: the holes are reported already
    for regime in Regime:
        for fault in flow(desk.base, regime).faults():
            yield desk.at(*fault.entry, fault.code, words[fault.code].format(other=fault.other, regime=regime.value))


def unknown_sources(desk: Desk) -> Iterator[Problem]:
    """A citation outside pages, and a pointer from source to source, names an entry of the library."""
    known = set(desk.base.sources)
    for source in desk.base.sources.values():
        named = {*source.amended_by, *(entry.by for entry in source.revoked_provisions)}
        named |= {source.revoked_by} if source.revoked_by else set()
        yield from desk.unknown("Source", source.id, "amended_by, revoked_by", named, "Source", known)
    for kind, identity, text, _ in desk.cited_texts():
        for wrong in malformed_in(text):
            yield desk.at(
                kind, identity, "bad-citation",
                f"Sitasi “{wrong}” tidak terbaca. Tulis seperti [@uu-21-2007, pasal 26].",
            )  # fmt: skip
        named = {citation.source_id for citation in citations_in(text)}
        yield from desk.unknown(kind, identity, "source", named, "Source", known)


def revoked_law_in_data(desk: Desk) -> Iterator[Problem]:
    """Outside the old regime, the data cites no revoked law as if it were in force."""
    for kind, identity, text, historic in desk.cited_texts():
        for citation in citations_in(text):
            source = desk.base.sources.get(citation.source_id)
            if source and not historic and source.is_revoked(citation.locator):
                yield desk.at(
                    kind, identity, "revoked-law",
                    f"“{source.short.id}” {citation.locator} sudah dicabut. Kutip hukum yang berlaku, "
                    "atau batasi entri ini pada regimes: [\"1981\"].",
                )  # fmt: skip


def uncited_entries(desk: Desk) -> Iterator[Problem]:
    """Every term, code, limit, stage and transition names its source."""
    for kind, identity, text, _ in desk.cited_texts():
        if not citations_in(text):
            yield desk.at(kind, identity, "uncited", "Entri ini tidak menyebut sumber. Tambahkan [@sumber, pasal ...].")


def stages_and_pages(desk: Desk) -> Iterator[Problem]:
    """Every stage has a page of the same slug."""
    for stage in desk.base.stages:
        if stage not in desk.base.pages and not desk.is_unreadable("Page", stage):
            yield desk.at(
                "Stage",
                stage,
                "missing-page",
                f"Tahap ini belum punya halaman. Tulis pages/tahap/{stage}/id.md.",
            )


def unknown_slugs(desk: Desk) -> Iterator[Problem]:
    """Doors, home page and glossary point to pages that exist."""
    pages = set(desk.base.pages)
    for term in desk.base.terms.values():
        yield from desk.unknown("Term", term.id, "see", term.see, "Page", pages)
    for case in desk.base.cases.values():
        yield from desk.unknown("Case", case.id, "pages", case.pages, "Page", pages)
        yield from desk.unknown("Case", case.id, "stages", case.stages, "Stage", set(desk.base.stages))
    site = desk.base.site
    yield from desk.unknown("Site", "", "most_needed", site.most_needed, "Page", pages)
    yield from desk.unknown("Site", "", "doors", (slug for door in site.doors for slug in door.pages), "Page", pages)


def unknown_letters(desk: Desk) -> Iterator[Problem]:
    """A letter that a stage names is a heading of the page about letters."""
    page = desk.base.pages.get(addresses.LETTERS)
    known = set(markdown.headings(page.text(Language.ID).body)) if page else set[str]()
    for stage in desk.base.process.stages:
        yield from desk.unknown("Stage", stage.id, "letters", stage.letters, "Letter", known)


def unknown_areas(desk: Desk) -> Iterator[Problem]:
    """A contact works in areas that the site names, and an area lies within another of them."""
    areas = {area.id for area in desk.base.site.areas}
    for contact in desk.base.contacts.values():
        yield from desk.unknown("Contact", contact.id, "areas", contact.areas, "Area", areas)
    within = {area.within for area in desk.base.site.areas if area.within}
    yield from desk.unknown("Site", "", "areas", within, "Area", areas)


def missing_labels(desk: Desk) -> Iterator[Problem]:
    """`site.yaml` holds a word for everything that generated parts of pages may name."""
    for key in sorted(set(labels.needed(desk.base)) - set(desk.base.site.labels)):
        yield desk.at(
            "Site", "", "missing-label",
            f"labels: kata “{key}” belum ada. Tambahkan dalam kedua bahasa, misalnya {key}: {{id: ..., en: ...}}.",
            key="labels",
        )  # fmt: skip


def overdue_sources(desk: Desk) -> Iterator[Problem]:
    """A source past its review date is read again (a warning)."""
    for source in desk.base.sources.values():
        if source.review_by < desk.today:
            yield desk.at(
                "Source", source.id, "review-overdue",
                f"Sumber ini harus ditinjau sebelum {source.review_by.isoformat()}. Periksa lagi, lalu perbarui checked_on dan review_by.",
                "warning", "review_by",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    unknown_places,
    unsound_flow,
    unknown_sources,
    revoked_law_in_data,
    uncited_entries,
    stages_and_pages,
    unknown_slugs,
    unknown_letters,
    unknown_areas,
    missing_labels,
    overdue_sources,
)
