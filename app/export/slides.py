"""A session as a PowerPoint file: native text, shapes and charts, notes and sources on every slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from app.export import canvas
from app.export.canvas import Canvas
from app.export.fitting import Room, largest, spread
from app.export.native_chart import add_chart, keys
from app.figures.charts import chart
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.training.deck import Slide, SlideKind, slides
from knowledge.training.plan import Plan
from knowledge.wording import date_in

_TITLE_SIZES = (40, 36, 32, 28, 26)
_BODY_SIZES = (36, 32, 28, 26, 24)
_CONTACT_SIZES = (32, 28, 26, 24, 22, 20)
_SOURCE_SIZES = (12, 11, 10)
_WHOLE = {SlideKind.CHART, SlideKind.ANSWER, SlideKind.QUESTION, SlideKind.CONTACTS}
_WITHOUT_DOTS = {SlideKind.TITLE, SlideKind.QUESTION, SlideKind.ANSWER, SlideKind.CONTACTS}
_CAVEAT_SIZE = 20
"""Of what to take care of, below a chart."""
_INSIDE = 0.2
"""Inches that a box keeps free on each side of its text."""
_PER_ROW, _BETWEEN, _ABOVE = 4, 0.45, 0.45
"""Boxes of the flow in a row, and inches between them, across and down."""
_STAGES = 8
"""Most stages of the flow on a slide: more could not be read from the back row."""
_STAGE_SIZES = (26, 24, 22, 20, 18)


def _room(width: float, height: float) -> Room:
    return Room((width - 2 * _INSIDE) * 72, (height - 0.1) * 72)


_TITLE = _room(canvas.WIDTH, canvas.TITLE_HEIGHT)
_BODY = _room(canvas.WIDTH - 0.4, canvas.BODY_HEIGHT)
_SOURCES = _room(canvas.WIDTH, canvas.SOURCES_HEIGHT)


def powerpoint(base: KnowledgeBase, plan: Plan, lang: Language, today: date) -> bytes:
    """
    The deck of a session as a `.pptx`, the slides for the trainer hidden.

    Args:
        base: the content.
        plan: the session.
        lang: the language of the slides.
        today: the date in the footer.

    Raises:
        PlanError: this knowledge base has no module for these listeners.
    """
    organisation = base.site.organisation.in_language(lang)
    version = f"{base.site.name} {base.site.label('deck-version', lang)} {base.version[:7]}"
    deck = Canvas(f"{organisation} · {version} · {date_in(today, lang)}")
    listed = slides(base, plan, lang)
    for slide in listed:
        parts = list(_parts(slide))
        sizes = _CONTACT_SIZES if slide.kind is SlideKind.CONTACTS else _BODY_SIZES
        size = min(largest(_BODY, part.lines, sizes) for part in parts)
        for part in parts:
            drawn = _draw(deck, part, size, base.site.label("deck-sources", lang))
            if part.kind is SlideKind.CHART:
                _draw_chart(deck, drawn, part, base, lang)
    title = next(slide.title for slide in listed if slide.kind is SlideKind.TITLE)
    return deck.saved(title, organisation, lang.value)


def _parts(slide: Slide) -> Iterator[Slide]:
    """A slide as many slides as its lines need; each then says which it is."""
    if slide.kind in _WHOLE:
        yield slide
        return
    if slide.kind is SlideKind.FLOW:
        stages = tuple(f"{number}. {name}" for number, name in enumerate(slide.lines, start=1))
        pieces = [stages[first : first + _STAGES] for first in range(0, len(stages), _STAGES)]
    else:
        pieces = list(spread(_BODY, slide.lines, _BODY_SIZES[-1]))
    for number, lines in enumerate(pieces, start=1):
        count = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
        yield replace(slide, title=slide.title + count, lines=lines)


def _draw(deck: Canvas, slide: Slide, size: int, sources: str) -> Any:  # noqa: ANN401
    """The slide with what every kind has; a chart is drawn on it afterwards."""
    listed = slide.kind not in {SlideKind.FLOW, SlideKind.CHART}
    drawn = deck.slide(slide.title, largest(_TITLE, (slide.title,), _TITLE_SIZES), listed=listed)
    if listed:
        first = ":" if slide.kind is SlideKind.CONTACTS else ""
        deck.lines(drawn, slide.lines, size, slide.right, dots=slide.kind not in _WITHOUT_DOTS, bold_to=first)
    elif slide.kind is SlideKind.FLOW:
        _draw_flow(deck, drawn, slide.lines)
    if slide.mark:
        deck.mark(drawn, slide.mark)
    told = f"{sources}: {slide.sources}" if slide.sources else ""
    if told:
        small = largest(_SOURCES, (told,), _SOURCE_SIZES)
        shown = told if _SOURCES.fits((told,), small) else _shortened(told, small)
        deck.note(drawn, shown, canvas.SOURCES_TOP, canvas.SOURCES_HEIGHT, small)
    notes = [*slide.notes, *([told] if told else [])]
    if notes:
        deck.speak(drawn, notes)
    if slide.kind is SlideKind.TRAINER:
        deck.hide(drawn)
    return drawn


def _draw_chart(deck: Canvas, drawn: Any, slide: Slide, base: KnowledgeBase, lang: Language) -> None:  # noqa: ANN401
    """The figures as a native chart, and below it what to take care of, and what its signs mean."""
    described = chart(base, base.figures[slide.series], lang)
    signs = "; ".join(keys(described, base.site.label("figure-gap", lang)))
    lines = (*slide.lines, *([signs] if signs else []))
    low = _room(canvas.WIDTH, 1).height_of(lines, _CAVEAT_SIZE) / 72 + 0.1
    high = canvas.BODY_HEIGHT - low
    add_chart(drawn, described, (canvas.LEFT, canvas.BODY_TOP, canvas.WIDTH, high), lang)
    deck.beside(drawn, lines, (canvas.LEFT, canvas.BODY_TOP + high, canvas.WIDTH, low), _CAVEAT_SIZE)


def _shortened(text: str, size: int) -> str:
    """As many whole sources as fit on the slide; all of them stand in the notes."""
    words = text.split("; ")
    while len(words) > 1 and not _SOURCES.fits(("; ".join(words) + "; …",), size):
        words.pop()
    return "; ".join(words) + "; …"


def _draw_flow(deck: Canvas, slide: Any, stages: tuple[str, ...]) -> None:  # noqa: ANN401
    """The stages as boxes, row after row, each row running back where the last one ended."""
    rows = -(-len(stages) // _PER_ROW)
    width = (canvas.WIDTH - (_PER_ROW - 1) * _BETWEEN) / _PER_ROW
    height = (canvas.BODY_HEIGHT - (rows - 1) * _ABOVE) / rows
    size = min(largest(_room(width, height), tuple(name.split("\n")), _STAGE_SIZES) for name in stages)
    boxes: list[Any] = []
    for index, name in enumerate(stages):
        row, place = divmod(index, _PER_ROW)
        column = place if row % 2 == 0 else _PER_ROW - 1 - place
        left, top = canvas.LEFT + column * (width + _BETWEEN), canvas.BODY_TOP + row * (height + _ABOVE)
        boxes.append(deck.box(slide, name, (left, top, width, height), size))
        deck.describe(boxes[-1], name)
    for index in range(len(boxes) - 1):
        row, place = divmod(index, _PER_ROW)
        turning = place == _PER_ROW - 1
        onward = (3, 1) if row % 2 == 0 else (1, 3)
        arrow = deck.arrow(slide, boxes[index], boxes[index + 1], (2, 0) if turning else onward)
        deck.describe(arrow, f"{stages[index]} \N{RIGHTWARDS ARROW} {stages[index + 1]}")
