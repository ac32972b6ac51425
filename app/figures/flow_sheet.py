"""The handling flow on one A4 sheet: two lines of stops, ways back as dashed lines, black and white safe.

Units are points. Colours stand in the drawing, not in a stylesheet: it is for paper alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from app.figures.flow import Drawing
from knowledge.model.nouns import Line, TransitionKind
from knowledge.model.process import Stage, Transition

WIDTH, HEIGHT = 528, 636
COLUMN = 274
RAIL = 56
"""Where the line of stops runs within its column; ways back are drawn left of it."""
RADIUS = 11
SMALLEST = 7.8
"""The size of the smallest letters, in points."""
_INDENT = 36
"""From the line of stops to the words beside it: a limit fits between."""
_LETTERS_A_LINE = 40
_LINES = 3
"""More lines than these under the name of a stage would run into the next."""

_STYLE = (
    'text{font-family:"Noto Sans","Liberation Sans","DejaVu Sans",sans-serif;fill:#1B2430}'
    f".nama{{font-size:10px;font-weight:700}}.lain{{font-size:{SMALLEST}px;fill:#333}}"
    f".batas{{font-size:{SMALLEST}px;font-weight:700}}.nomor{{font-size:9px;font-weight:700;text-anchor:middle}}"
    ".rel{fill:none;stroke:#1B2430;stroke-width:1.4}.balik{fill:none;stroke:#1B2430;stroke-width:.9;"
    "stroke-dasharray:3 2}.henti{fill:#fff;stroke:#1B2430;stroke-width:1.2}.samping{stroke-dasharray:2.5 2}"
    ".akhir{stroke-width:2.6}.ujung{fill:#1B2430}"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage on the sheet: its column and the middle of its circle."""

    stage: Stage
    number: int
    column: int
    x: float
    y: float


def sheet(drawn: Drawing) -> str:
    """The drawing as SVG; its `title` says the whole flow in words, for who cannot see it."""
    stops = list(_places(drawn))
    placed = {stop.stage.id: stop for stop in stops}
    arrows = drawn.steps()
    parts = [_style_and_words(drawn)]
    for stop, following in zip(stops, [*stops[1:], None], strict=True):
        if following is not None and (stop.stage.id, following.stage.id) in arrows:
            parts.append(_rail(drawn, stop, following, arrows[stop.stage.id, following.stage.id]))
    parts += _ways_back(drawn, placed, arrows)
    parts += [_stop(drawn, stop, arrows) for stop in stops]
    return (
        f'<svg class="lembar-alur" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}pt" height="{HEIGHT}pt" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _style_and_words(drawn: Drawing) -> str:
    return f"<title>{escape(in_words(drawn))}</title><style>{_STYLE}</style>"


def in_words(drawn: Drawing) -> str:
    """The flow read aloud: each stage with who acts and its limits, then what may follow."""
    arrows = drawn.steps()
    lines = [drawn.label(f"steps-{drawn.flow.regime}") + "."]
    for stage in drawn.flow.stages.values():
        follows = _onward(drawn, stage, arrows)
        lines.append(". ".join([drawn.spoken(stage), *follows]) + ".")
    return " ".join(lines)


def _places(drawn: Drawing) -> Iterator[Stop]:
    stages = list(drawn.flow.stages.values())
    rows = (len(stages) + 1) // 2
    step = HEIGHT / rows
    for index, stage in enumerate(stages):
        column, row = divmod(index, rows)
        shift = 9 if stage.line is Line.PARALLEL else 0
        yield Stop(stage, index + 1, column, COLUMN * column + RAIL + shift, step * row + RADIUS + 3)


def _rail(drawn: Drawing, stop: Stop, following: Stop, steps: list[Transition]) -> str:
    """The line to the next stop, with the limit on it; where the column ends, an arrow into the open."""
    x = COLUMN * stop.column + RAIL
    end = following.y - RADIUS if following.column == stop.column else HEIGHT - 3
    words = drawn.arrow_label(steps)
    label = f'<text class="batas" x="{x + 6:g}" y="{end - 5:g}">{escape(words)}</text>' if words else ""
    head = f'<path class="ujung" d="M{x - 3.2:g} {end - 6:g}h6.4l-3.2 6z"/>'
    return f'<path class="rel" d="M{x:g} {stop.y + RADIUS:g}V{end - 5:g}"/>{head}{label}'


def _ways_back(
    drawn: Drawing, placed: dict[str, Stop], arrows: dict[tuple[str, str], list[Transition]]
) -> Iterator[str]:
    """Dashed lines to an earlier stop of the same column, the short ones nearest to it."""
    back = [pair for pair, steps in arrows.items() if _leads_back(drawn, *pair, steps)]
    pairs = [(placed[source], placed[target]) for source, target in back]
    pairs = sorted((p for p in pairs if p[0].column == p[1].column), key=lambda p: p[0].number - p[1].number)
    tracks: list[list[tuple[int, int]]] = []
    for start, end in pairs:
        taken = (end.number, start.number)
        level = next((i for i, track in enumerate(tracks) if all(_apart(taken, other) for other in track)), len(tracks))
        if level == len(tracks):
            tracks.append([])
        tracks[level].append(taken)
        yield _way_back(start, end, COLUMN * start.column + RAIL - RADIUS - 9 - 9 * level)


def _leads_back(drawn: Drawing, source: str, target: str, steps: list[Transition]) -> bool:
    """Whether a case returns; what runs in parallel joins a stage that stands earlier on the sheet, but does not."""
    return drawn.is_return(source, target) and any(step.kind is not TransitionKind.PARALLEL for step in steps)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _way_back(start: Stop, end: Stop, track: float) -> str:
    x, y = end.x - RADIUS, end.y + 3
    return (
        f'<path class="balik" d="M{start.x - RADIUS:g} {start.y - 3:g}H{track:g}V{y:g}H{x - 5:g}"/>'
        f'<path class="ujung" d="M{x - 5.5:g} {y - 2.8:g}v5.6l5.5 -2.8z"/>'
    )


def _stop(drawn: Drawing, stop: Stop, arrows: dict[tuple[str, str], list[Transition]]) -> str:
    stage = stop.stage
    lanes = {lane.id: lane.title.in_language(drawn.lang) for lane in drawn.base.process.lanes}
    kind = "henti" + (" samping" if stage.line is Line.PARALLEL else "") + (" akhir" if stage.end else "")
    rows = _filled([lanes[stage.lane], *_onward(drawn, stage, arrows, stop.number + 1)])
    if len(rows) > _LINES:
        rows = _filled([lanes[stage.lane], *_onward(drawn, stage, arrows, stop.number + 1, names=False)])
    left = COLUMN * stop.column + RAIL + _INDENT
    texts = "".join(
        f'<text class="lain" x="{left:g}" y="{stop.y + 10 + 9.4 * i:g}">{escape(row)}</text>'
        for i, row in enumerate(rows)
    )
    return (
        f'<circle class="{kind}" cx="{stop.x:g}" cy="{stop.y:g}" r="{RADIUS}"/>'
        f'<text class="nomor" x="{stop.x:g}" y="{stop.y + 3.2:g}">{stop.number}</text>'
        f'<text class="nama" x="{left:g}" y="{stop.y:g}">{escape(stage.short.in_language(drawn.lang))}</text>{texts}'
    )


def _onward(
    drawn: Drawing,
    stage: Stage,
    arrows: dict[tuple[str, str], list[Transition]],
    beside: int | None = None,
    *,
    names: bool = True,
) -> Iterator[str]:
    """Where a stage may lead but to the stop `beside` it: `→ 14 P-21: berkas lengkap (7 Hari)`."""
    for (source, target), steps in arrows.items():
        number = drawn.flow.number_of(target)
        if source == stage.id and number != beside:
            sign = "↩" if _leads_back(drawn, source, target, steps) else "→"
            name = f" {drawn.flow.stages[target].short.in_language(drawn.lang)}" if names else ""
            words = drawn.arrow_label(steps)
            yield f"{sign} {number}{name}" + (f" ({words})" if words else "")
    for step in drawn.flow.leaving(stage.id):
        if step.to in drawn.flow.ends:
            yield f"◯ {drawn.flow.ends[step.to].title.in_language(drawn.lang)}"


def _filled(pieces: list[str]) -> list[str]:
    """Pieces joined by ` · ` into lines that fit beside a stop."""
    rows: list[str] = []
    for piece in pieces:
        if rows and len(rows[-1]) + 3 + len(piece) <= _LETTERS_A_LINE:
            rows[-1] += f" · {piece}"
        else:
            rows.append(piece)
    return rows
