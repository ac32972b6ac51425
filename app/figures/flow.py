"""The handling flow as SVG, drawn from the data alone: a wide form with lanes, and a tall one like a bus line.

Colours come from the stylesheet (classes), so that the drawing follows light, dark and print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from knowledge.base import KnowledgeBase
from knowledge.handling.process import ANY_STAGE, Flow, flow
from knowledge.lang import Language
from knowledge.model.nouns import Line, Regime, TransitionKind
from knowledge.model.process import Lane, Stage, Transition
from knowledge.wording import duration

Href = Callable[[str], str]
"""The address of a stage for the face that shows the drawing."""

COLUMNS = 6
GUTTER = 96
NODE_WIDTH, NODE_HEIGHT = 116, 58
COLUMN_WIDTH, ROW_HEIGHT = 158, 114
BAND_GAP = 26
TALL_WIDTH, TALL_STEP = 340, 62


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stage stands in the wide drawing: its band (line of columns) and the middle of its box."""

    band: int
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """Everything that both forms of the drawing need to know."""

    base: KnowledgeBase
    flow: Flow
    lang: Language
    href: Href
    selected: str | None
    pick: bool
    here: str | None = None

    def label(self, key: str) -> str:
        """The reader's word for `key`."""
        return self.base.site.label(key, self.lang)

    def spoken(self, stage: Stage) -> str:
        """What a screen reader says of a stage: number, title, lane, limits."""
        lanes = {lane.id: lane.title.in_language(self.lang) for lane in self.base.process.lanes}
        limits = ", ".join(self.limits_from(stage.id))
        limit = f", {self.label('limit')}: {limits}" if limits else ""
        number = self.flow.number_of(stage.id)
        here = f", {self.label('we-are-here')}" if stage.id == self.here else ""
        return f"{self.label('stage')} {number}: {stage.title.in_language(self.lang)}, {lanes[stage.lane]}{limit}{here}"

    def limits_from(self, stage_id: str) -> list[str]:
        """The lengths of the time limits that a stage starts, in words."""
        limits = self.flow.limits_of(stage_id)
        return [duration(self.base, limit.steps[0], self.lang) for limit in limits]

    def arrow_label(self, steps: list[Transition]) -> str:
        """The limit on an arrow: `7 Hari`."""
        for step in steps:
            limit_id = step.limit_in(self.flow.regime)
            if limit_id and limit_id in self.base.limits:
                return duration(self.base, self.base.limits[limit_id].steps[0], self.lang)
        return ""

    def steps(self) -> dict[tuple[str, str], list[Transition]]:
        """Transitions between stages, arrow by arrow; steps onto themselves and from anywhere are left out."""
        arrows: dict[tuple[str, str], list[Transition]] = {}
        for step in self.flow.transitions:
            if step.from_ not in {ANY_STAGE, step.to} and step.to in self.flow.stages:
                arrows.setdefault((step.from_, step.to), []).append(step)
        return arrows

    def is_return(self, source: str, target: str) -> bool:
        """Whether an arrow leads back to an earlier stage."""
        return self.flow.number_of(target) < self.flow.number_of(source)


def drawing(
    base: KnowledgeBase,
    regime: Regime,
    lang: Language,
    href: Href,
    selected: str | None = None,
    *,
    pick: bool = False,
    here: str | None = None,
) -> Drawing:
    """
    A drawing of the flow of `base` under `regime`.

    Args:
        base: the knowledge base.
        regime: the code of criminal procedure.
        lang: the language of its words.
        href: where a stage leads.
        selected: the stage to stand out.
        pick: whether a script takes presses on stages (they then carry `data-stage`).
        here: the stage that is marked “we are here”.
    """
    return Drawing(base, flow(base, regime), lang, href, selected, pick, here)


# The wide form


def wide(drawn: Drawing) -> str:
    """Lanes as rows, stages from left to right, in bands of six columns; arrows carry their limit."""
    stages = list(drawn.flow.stages.values())
    bands = [stages[i : i + COLUMNS] for i in range(0, len(stages), COLUMNS)]
    places: dict[str, Place] = {}
    parts: list[str] = []
    top = 0.0
    for number, band in enumerate(bands):
        lanes = [lane for lane in drawn.base.process.lanes if any(stage.lane == lane.id for stage in band)]
        parts += _lane_rows(drawn, lanes, top)
        rows = {lane.id: i for i, lane in enumerate(lanes)}
        for column, stage in enumerate(band):
            x = GUTTER + COLUMN_WIDTH * (column + 0.5)
            places[stage.id] = Place(number, x, top + ROW_HEIGHT * (rows[stage.lane] + 0.5))
        top += ROW_HEIGHT * len(lanes) + BAND_GAP
    width = GUTTER + COLUMN_WIDTH * COLUMNS
    arrows = drawn.steps()
    drawn_from: dict[str, int] = {}
    for pair, steps in arrows.items():
        if _same_band(places, pair):
            parts.append(_arrow(drawn, places, pair, steps, drawn_from.get(pair[0], 0)))
            drawn_from[pair[0]] = drawn_from.get(pair[0], 0) + 1
    parts += [_wide_node(drawn, stage, places, arrows) for stage in stages]
    return _svg("alur-lebar", width, top - BAND_GAP, drawn, parts)


def _svg(kind: str, width: float, height: float, drawn: Drawing, parts: list[str]) -> str:
    title = drawn.label(f"steps-{drawn.flow.regime}")
    marker = ""
    if kind == "alur-lebar":
        marker = (
            '<defs><marker id="alur-lebar-panah" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto-start-reverse"><path class="ujung" d="M0 0L8 4L0 8Z"/></marker></defs>'
        )
    return (
        f'<svg class="alur {kind}" viewBox="0 0 {width:g} {height:g}" role="group" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg">{marker}{"".join(parts)}</svg>'
    )


def _lane_rows(drawn: Drawing, lanes: list[Lane], top: float) -> Iterator[str]:
    order = [lane.id for lane in drawn.base.process.lanes]
    for row, lane in enumerate(lanes):
        y = top + ROW_HEIGHT * row
        width = GUTTER + COLUMN_WIDTH * COLUMNS
        yield f'<rect class="lajur l{order.index(lane.id)}" x="0" y="{y:g}" width="{width}" height="{ROW_HEIGHT}"/>'
        yield f'<g transform="translate(10 {y + 12:g})" class="ikon">{ICONS.get(lane.icon, "")}</g>'
        lines = _wrapped(lane.title.in_language(drawn.lang), 13)
        yield _lines(lines, 10, y + 50, "nama-lajur", 14)


def _same_band(places: dict[str, Place], pair: tuple[str, str]) -> bool:
    return places[pair[0]].band == places[pair[1]].band


def _arrow(
    drawn: Drawing, places: dict[str, Place], pair: tuple[str, str], steps: list[Transition], earlier: int
) -> str:
    """One arrow; `earlier` counts those that leave the same stage before it, so that they keep apart."""
    start, end = places[pair[0]], places[pair[1]]
    back = drawn.is_return(*pair)
    columns = round((end.x - start.x) / COLUMN_WIDTH)
    kind = "kembali" if back else "maju"
    if any(step.kind is TransitionKind.PRACTICE for step in steps):
        kind += " praktik"
    if columns == 1:
        path, label_x, label_y = _next_column(start, end)
    else:
        path, label_x, label_y = _over_the_nodes(start, end, back=back, earlier=earlier)
    words = drawn.arrow_label(steps)
    label = f'<text class="batas" x="{label_x:g}" y="{label_y:g}">{escape(words)}</text>' if words else ""
    return f'<path class="panah {kind}" d="{path}" marker-end="url(#alur-lebar-panah)"/>{label}'


def _next_column(start: Place, end: Place) -> tuple[str, float, float]:
    left, right = start.x + NODE_WIDTH / 2, end.x - NODE_WIDTH / 2 - 2
    middle = (left + right) / 2
    path = f"M{left:g} {start.y:g}H{middle:g}V{end.y:g}H{right:g}"
    return path, middle, end.y + 14


def _over_the_nodes(start: Place, end: Place, *, back: bool, earlier: int) -> tuple[str, float, float]:
    """Around what lies between: above the boxes on the way forward, below them on the way back."""
    side = 1 if back else -1
    reach = NODE_HEIGHT / 2
    shift = (34 if back else -14) - 10 * earlier
    track = (max(start.y, end.y) if back else min(start.y, end.y)) + side * (reach + 12 + 5 * earlier)
    x1, x2 = (start.x + shift, end.x + shift) if back else (start.x - shift, end.x + shift)
    path = f"M{x1:g} {start.y + side * reach:g}V{track:g}H{x2:g}V{end.y + side * (reach + 2):g}"
    near = x2 - 26 if start.x < end.x else x2 + 26
    return path, near, track + (12 if back else -4)


def _wide_node(
    drawn: Drawing, stage: Stage, places: dict[str, Place], arrows: dict[tuple[str, str], list[Transition]]
) -> str:
    place = places[stage.id]
    x, y = place.x - NODE_WIDTH / 2, place.y - NODE_HEIGHT / 2
    number = drawn.flow.number_of(stage.id)
    radius = NODE_HEIGHT / 2 if stage.end else 8
    lines = _wrapped(stage.short.in_language(drawn.lang), 12)
    first = place.y + 5 - 7.5 * (len(lines) - 1)
    elsewhere = [
        drawn.flow.number_of(target)
        for source, target in arrows
        if source == stage.id and not _same_band(places, (source, target))
    ]
    ends = [step for step in drawn.flow.leaving(stage.id) if step.to in drawn.flow.ends]
    hint = " ".join([*(f"→{n}" for n in sorted(elsewhere)), *(["◯"] if ends else [])])
    below = f'<text class="lain kiri" x="{x:g}" y="{y + NODE_HEIGHT + 13:g}">{hint}</text>' if hint else ""
    return (
        f"{_link(drawn, stage, spoken=True)}"
        f'<rect x="{x:g}" y="{y:g}" width="{NODE_WIDTH}" height="{NODE_HEIGHT}" rx="{radius:g}"/>'
        f'<circle cx="{x + 2:g}" cy="{y + 2:g}" r="10"/><text class="nomor" x="{x + 2:g}" y="{y + 6:g}">{number}</text>'
        f"{_lines(lines, place.x, first, 'nama', 15)}</a>{below}{_here(drawn, stage, place.x, y - 6)}"
    )


def _here(drawn: Drawing, stage: Stage, x: float, y: float) -> str:
    """The words “we are here” at the stage that is marked; its spoken name says them too."""
    if stage.id != drawn.here:
        return ""
    return f'<text class="sini" aria-hidden="true" x="{x:g}" y="{y:g}">▼ {escape(drawn.label("we-are-here"))}</text>'


def _link(drawn: Drawing, stage: Stage, *, spoken: bool) -> str:
    kinds = ["tahap"]
    kinds += ["samping"] if stage.line is Line.PARALLEL else []
    kinds += ["akhir"] if stage.end else []
    here = ' aria-current="step"' if stage.id == drawn.selected else ""
    pick = f' data-stage="{stage.id}"' if drawn.pick else ""
    name = f' aria-label="{escape(drawn.spoken(stage))}"' if spoken else ""
    return f'<a class="{" ".join(kinds)}" href="{escape(drawn.href(stage.id))}"{pick}{name}{here}>'


# The tall form


def tall(drawn: Drawing, first: int = 1, last: int | None = None) -> str:
    """
    One stage under the other like the stops of a bus line; ways back and ends are written beside.

    Args:
        drawn: what to draw.
        first: number of the first stop, counted from 1.
        last: number of the last stop; None for the end of the line.
    """
    stages = list(drawn.flow.stages.values())
    chosen = list(zip(stages, [*stages[1:], None], strict=True))[first - 1 : last]
    parts = [_stop(drawn, stage, following, 26 + TALL_STEP * i) for i, (stage, following) in enumerate(chosen)]
    below = 12 if last else 0  # room for the limit on the rail that goes on in the next piece
    return _svg("alur-tinggi", TALL_WIDTH, TALL_STEP * len(chosen) + below, drawn, parts)


def _stop(drawn: Drawing, stage: Stage, following: Stage | None, y: float) -> str:
    order = [lane.id for lane in drawn.base.process.lanes]
    lane = drawn.base.process.lanes[order.index(stage.lane)].title.in_language(drawn.lang)
    arrows = drawn.steps()
    number = drawn.flow.number_of(stage.id)
    x = 52 if stage.line is Line.PARALLEL else 28
    rail = ""
    if following is not None and (stage.id, following.id) in arrows:
        label = drawn.arrow_label(arrows[stage.id, following.id])
        rail = f'<path class="panah" d="M28 {y + 16:g}V{y + TALL_STEP - 16:g}"/>'
        if label:
            rail += f'<text class="batas" x="36" y="{y + TALL_STEP / 2 + 12:g}">{escape(label)}</text>'
    here = [f"▲ {drawn.label('we-are-here')}"] if stage.id == drawn.here else []
    detail = " · ".join([*here, lane, *_elsewhere(drawn, stage, following, arrows)])
    return (
        f"{rail}{_link(drawn, stage, spoken=False)}"
        f'<circle class="l{order.index(stage.lane)}" cx="{x}" cy="{y:g}" r="15"/>'
        f'<text class="nomor" x="{x}" y="{y + 5:g}">{number}</text>'
        f'<text class="nama" x="{x + 26}" y="{y:g}">{escape(stage.short.in_language(drawn.lang))}</text>'
        f'<text class="lain" x="{x + 26}" y="{y + 16:g}">{escape(detail)}</text></a>'
    )


def _elsewhere(
    drawn: Drawing, stage: Stage, following: Stage | None, arrows: dict[tuple[str, str], list[Transition]]
) -> list[str]:
    """Where else a stage may lead: `↩ 10`, `→ 25`, `◯`."""
    words: list[str] = []
    for source, target in arrows:
        if source == stage.id and (following is None or target != following.id):
            sign = "↩" if drawn.is_return(source, target) else "→"
            words.append(f"{sign} {drawn.flow.number_of(target)}")
    words += ["◯"] if any(step.to in drawn.flow.ends for step in drawn.flow.leaving(stage.id)) else []
    return words


# The small picture


def small(drawn: Drawing) -> str:
    """
    The main line as dots that move from lane to lane: a picture to recognise, not to read.

    Plain elements and no SVG: Streamlit's `st.html` lets none through.
    """
    order = [lane.id for lane in drawn.base.process.lanes]
    dots = "".join(f'<i class="j{order.index(stage.lane)}"></i>' for stage in drawn.flow.main_line)
    return f'<span class="alur-kecil" aria-hidden="true">{dots}</span>'


# Text in boxes


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _lines(lines: list[str], x: float, y: float, kind: str, step: int) -> str:
    rows = "".join(
        f'<tspan x="{x:g}" dy="{0 if i == 0 else step}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{rows}</text>'


ICONS = {
    "person": '<circle cx="10" cy="6" r="4"/><path d="M2 20c0-6 4-8 8-8s8 2 8 8"/>',
    "shield": '<path d="M10 1l8 3v6c0 5-4 8-8 10c-4-2-8-5-8-10V4z"/>',
    "scales": '<path d="M10 2v17M4 19h12M3 6h14M3 6l-3 7h6zM17 6l-3 7h6z"/>',
    "court": '<path d="M1 8l9-6l9 6zM3 8v9M8 8v9M12 8v9M17 8v9M1 19h18"/>',
    "hands": '<path d="M10 18C4 14 1 11 1 7a4 4 0 0 1 9-2a4 4 0 0 1 9 2c0 4-3 7-9 11z"/>',
}
"""One quiet outline a lane, 20 by 20."""
