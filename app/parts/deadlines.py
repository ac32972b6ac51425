"""What falls due, as both editions show it: what can be chosen, and a card for each deadline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from app.calendar_file import calendar_file
from app.content import Content
from app.parts.templates import render
from knowledge.addresses import Addresses
from knowledge.base import KnowledgeBase
from knowledge.handling.calendar import Moment
from knowledge.handling.counting import Sentence
from knowledge.handling.deadlines import DETENTION, CannotCountError, Deadline, Refusal, deadlines, of_chain
from knowledge.handling.deadlines_json import as_json
from knowledge.lang import Language
from knowledge.model.deadlines import Chain
from knowledge.model.nouns import Regime, Status, Unit
from knowledge.model.process import TimeLimit
from knowledge.rendering.markup import render_fragment
from knowledge.wording import basis_in_words, duration, moment_in

SLUG = "tenggat-waktu"
MOST_IN_FULL = 5
"""With more deadlines than this at once, cards leave out the numbered steps."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An event that can be chosen."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """One deadline, ready to be drawn; texts in HTML come from the one renderer."""

    found: Deadline
    due: str
    length: str
    what: str
    actor: str
    basis: str
    readings: tuple[tuple[str, Markup], ...]
    steps: tuple[Markup, ...]
    when_missed: Markup
    ask: Markup
    notes: tuple[Markup, ...]
    certainty: str
    old: bool


def choices(base: KnowledgeBase, regime: Regime, lang: Language) -> dict[str, list[Choice]]:
    """Every event of one code, by stage: title of the group → events. Chains come first, with detention."""
    chains = [
        Choice(chain.id, chain.title.in_language(lang)) for chain in base.deadlines.chains if chain.regime is regime
    ]
    periods = Choice(DETENTION, base.pages[DETENTION].text(lang).short) if DETENTION in base.pages else None
    groups = {"": [*chains, *([periods] if periods and base.deadlines.detentions else [])]}
    for limit in base.process.limits:
        if regime in limit.regimes:
            group = base.stages[limit.stage].title.in_language(lang)
            words = f"{limit.starts.event.in_language(lang)} ({lengths(base, limit, lang)})"
            groups.setdefault(group, []).append(Choice(limit.id, words))
    return {title: listed for title, listed in groups.items() if listed}


def lengths(base: KnowledgeBase, limit: TimeLimit, lang: Language) -> str:
    """`5 hari kerja + 2 hari kerja`."""
    return " + ".join(duration(base, step, lang) for step in limit.steps)


def chain_named(base: KnowledgeBase, event: str) -> Chain | None:
    """The chain of that name."""
    return next((chain for chain in base.deadlines.chains if chain.id == event), None)


def asked_of_chain(base: KnowledgeBase, chain: Chain) -> tuple[TimeLimit, ...]:
    """The limits of a chain whose own event somebody may date."""
    return tuple(base.limits[link.limit] for link in chain.links if not link.same_day)


def in_hours(base: KnowledgeBase, event: str) -> bool:
    """Whether the hour of an event matters."""
    limit = base.limits.get(event)
    return limit is not None and limit.steps[0].unit is Unit.HOURS


def counted(
    base: KnowledgeBase, event: str, when: Mapping[str, Moment], regime: Regime | None, lang: Language
) -> tuple[Deadline, ...]:
    """
    What falls due; `when` maps the limits of a chain to the days of their events, any other event to its day.

    Raises:
        CannotCountError: the event is unknown or belongs to the other code, or a date is out of range.
    """
    chain = chain_named(base, event)
    if chain is not None:
        if regime not in {None, chain.regime}:
            raise CannotCountError(Refusal.OTHER_REGIME, event, chain.regime)
        return of_chain(base, chain, when, lang)
    return deadlines(base, event, when[event], regime, lang)


def cards(content: Content, found: Sequence[Deadline], lang: Language, links: Addresses) -> str:
    """The deadlines as HTML, the day first, then how it was counted."""
    base = content.base
    brief = len(found) > MOST_IN_FULL
    chain_note = next((note for note in _chain_notes(base, found, lang)), "")
    return render(
        "deadlines.html",
        content,
        lang,
        links,
        cards=[_card(base, each, lang, links, brief=brief) for each in found],
        chain_note=Markup(render_fragment(base, chain_note, lang, links)) if chain_note else "",  # noqa: S704 (renderer)
    )


def _chain_notes(base: KnowledgeBase, found: Sequence[Deadline], lang: Language) -> Iterable[str]:
    """The remark of the chain that these deadlines make up."""
    ids = tuple(each.id for each in found)
    for chain in base.deadlines.chains:
        if chain.note and ids == tuple(link.limit for link in chain.links):
            yield chain.note.in_language(lang)


def _card(base: KnowledgeBase, found: Deadline, lang: Language, links: Addresses, *, brief: bool) -> Card:
    def html(text: str) -> Markup:
        rendered = render_fragment(base, text, lang, links)
        return Markup(rendered.strip().removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 (renderer)

    def said(sentence: Sentence) -> Markup:
        carried = basis_in_words(base, sentence.source, lang)
        return html(sentence.text) + (Markup(' <small class="sumber">({})</small>').format(carried) if carried else "")

    length = duration(base, found.step, lang)
    if found.totals:
        length = " / ".join(f"{days} {base.site.label('unit-hari-other', lang)}" for days in found.totals)
    return Card(
        found=found,
        due=moment_in(found.due, lang) if found.due else "",
        length=length,
        what=found.step.what.in_language(lang),
        actor=found.step.actor.in_language(lang),
        basis=basis_in_words(base, found.source, lang),
        readings=tuple((moment_in(reading.due, lang), said(reading.why)) for reading in found.readings),
        steps=() if brief else tuple(said(step) for step in found.steps),
        when_missed=html(found.when_missed),
        ask=html(found.ask) if found.ask else Markup(""),
        notes=tuple(said(note) for note in found.notes),
        certainty="" if found.status == Status.CONFIRMED else base.site.label(f"status-{found.status}", lang),
        old=found.regime is Regime.KUHAP_1981,
    )


def as_download(base: KnowledgeBase, found: Sequence[Deadline], lang: Language) -> str:
    """The JSON that the command prints."""
    return json.dumps([as_json(base, each, lang) for each in found], ensure_ascii=False, indent=2) + "\n"


def as_calendar(base: KnowledgeBase, found: Sequence[Deadline], lang: Language) -> str:
    """The calendar file; empty where there is no day."""
    return calendar_file(base, found, lang, datetime.now(UTC))
