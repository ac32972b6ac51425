"""What the screen shows, sheet by sheet: the slides of a deck, cut where they are too long, with pictures and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from app.content import Content
from app.export.fitting import Room, spread
from app.figures.chart_svg import WIDE, svg
from app.parts.chart_places import chart_of
from knowledge.base import KnowledgeBase
from knowledge.handling.process import flow
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.model.nouns import Regime, Status
from knowledge.model.process import TimeLimit
from knowledge.training.deck import Slide, SlideKind, slides
from knowledge.training.plan import Plan
from knowledge.training.way import Stop, straight_way
from knowledge.wording import basis_in_words, duration

_ROOM = Room(900, 460)
"""What a projector of 1024 × 768 leaves between title and buttons."""
_SIZE = 40
_WHOLE = {SlideKind.FLOW, SlideKind.CHART, SlideKind.QUESTION, SlideKind.ANSWER, SlideKind.CONTACTS, SlideKind.TITLE}
_MOST_LIMITS = 2
"""Time limits on the slide of a stage; further ones stand in the notes."""


_NO_PICTURE = Markup("")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide on screen; `planned` says from which to which minute its block runs (empty: it goes on)."""

    slide: Slide
    picture: Markup = _NO_PICTURE
    planned: str = ""


def sheets(content: Content, plan: Plan, lang: Language) -> tuple[tuple[Sheet, ...], tuple[Slide, ...]]:
    """
    What listeners see, in order, and the slides for the trainer alone.

    Raises:
        PlanError: this knowledge base has no module for these listeners.
    """
    listed = slides(content.base, plan, lang)
    shown = [slide for slide in listed if slide.kind is not SlideKind.TRAINER]
    return tuple(_timed(content, shown, lang)), tuple(slide for slide in listed if slide.kind is SlideKind.TRAINER)


def _timed(content: Content, shown: list[Slide], lang: Language) -> Iterator[Sheet]:
    clock = 0
    for slide in shown:
        planned = f"{clock}-{clock + slide.minutes}" if slide.minutes else ""
        clock += slide.minutes
        for number, part in enumerate(_parts(content, slide, lang)):
            yield Sheet(part, _pictures(content, part.series, lang), planned if not number else "")


def _pictures(content: Content, series: str, lang: Language) -> Markup:
    """The figures drawn for a projector and for a phone; the stylesheet shows one of them."""
    if not series:
        return Markup("")
    described = chart_of(content, series, lang)
    wide, narrow = svg(described, width=WIDE), svg(described)
    return Markup(f'<div class="lebar">{wide}</div><div class="sempit">{narrow}</div>')  # noqa: S704 (drawn by us, escaped there)


def _parts(content: Content, slide: Slide, lang: Language) -> Iterator[Slide]:
    """A slide as many as its lines need; the flow as one with all its stages, then one for each."""
    if slide.kind in _WHOLE:
        yield slide
        if slide.kind is SlideKind.FLOW:
            stops = straight_way(content.base)
            for number, stop in enumerate(stops, start=1):
                yield _stage(content, stop, f"{number}/{len(stops)}", lang)
        return
    parts = list(spread(_ROOM, slide.lines, _SIZE))
    for number, lines in enumerate(parts, start=1):
        count = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        yield replace(slide, title=slide.title + count, lines=lines)


def _stage(content: Content, stop: Stop, number: str, lang: Language) -> Slide:
    """A stage told: who acts, within which time, what loops back; for the trainer: what it is, and for the victim."""
    base, stage = content.base, stop.stage

    def label(key: str) -> str:
        return base.site.label(key, lang)

    limits = flow(base, Regime.KUHAP_2025).limits_of(stage.id)
    times = [_told(base, limit, lang) for limit in limits]
    basis = [stage.basis.get(Regime.KUHAP_2025, ""), *(limit.source for limit in limits)]
    loops = tuple(f"\N{ANTICLOCKWISE OPEN CIRCLE ARROW} {loop.title.in_language(lang)}" for loop in stop.loops)
    return Slide(
        SlideKind.LINES,
        stage.title.in_language(lang),
        (
            f"{label('actors')}: {', '.join(stage.actors.in_language(lang))}",
            f"{label('limit')}: {'; '.join(times[:_MOST_LIMITS]) or label('no-limit')}",
            *loops,
        ),
        f"{label('stage')} {number}",
        notes=(
            without_citations(stage.summary.in_language(lang)),
            *(f"{label('limit')}: {told}" for told in times[_MOST_LIMITS:]),
            f"{label('victim')}: {without_citations(stage.victim.in_language(lang))}",
        ),
        sources=basis_in_words(base, " ".join(basis), lang),
    )


def _told(base: KnowledgeBase, limit: TimeLimit, lang: Language) -> str:
    """A time limit with all its steps; marked where it is not fully established."""
    steps = (
        f"{duration(base, step, lang)} ({step.actor.in_language(lang)}, {step.what.in_language(lang)})"
        for step in limit.steps
    )
    mark = "" if limit.status is Status.CONFIRMED else f" ({base.site.label(f'status-{limit.status}', lang)})"
    return ", ".join(steps) + mark
