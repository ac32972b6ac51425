"""Series of figures as Markdown: place of the chart, reading, what is counted and what not, table, sources."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.statistics import Figure, Shape
from knowledge.rendering import markdown
from knowledge.rendering.blocks.marks import status_mark
from knowledge.rendering.blocks.part import Options, Part, UnknownBlockError
from knowledge.statistics import Point, points
from knowledge.wording import date_in, figure_in, partial_date_in, period_in


def figures(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All series, a part each; with `seri=...` one of them in short, for a page that speaks of it."""
    name = options.get("seri")
    if name is None:
        return tuple(
            Part(figure.name, figure.heading.in_language(lang), figure_markdown(base, figure, lang), frozenset([name]))
            for name, figure in base.figures.items()
        )
    if name not in base.figures:
        raise UnknownBlockError(f"grafik seri={name}")
    return (Part("", "", _in_short(base, base.figures[name], lang)),)


def figure_markdown(base: KnowledgeBase, figure: Figure, lang: Language) -> str:
    """A series: its chart, a plain reading, the source line, what it counts and what not, the table."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    about = [
        f"- **{label('figure-counted')}**: {figure.counted.in_language(lang)}",
        f"- **{label('figure-not-counted')}**: {figure.not_counted.in_language(lang)}",
        f"- **{label('figure-method')}**: {figure.method.in_language(lang)}",
        f"- **{label('figure-bias')}**: {figure.bias.in_language(lang)}",
    ]
    return "\n\n".join(
        [
            _chart(figure),
            figure.reading.in_language(lang),
            f"{_source_line(base, figure, lang)} [{label('figure-csv')}]({addresses.figure_csv(figure.name)}).",
            "\n".join(about),
            "\n".join(_table(base, figure, lang)),
            *_remarks(base, figure, lang),
            f"{label('figure-series')}: {figure.series_title.in_language(lang)}. "
            f"{label('figure-checked')} {date_in(figure.checked_on, lang)}.",
        ]
    )


def _in_short(base: KnowledgeBase, figure: Figure, lang: Language) -> str:
    all_of_it = f"[{base.site.label('figure-all', lang)}](/{addresses.FIGURES}#{figure.name})"
    return "\n\n".join(
        [
            f"**{figure.heading.in_language(lang)}**",
            _chart(figure),
            f"{figure.reading.in_language(lang)} {figure.not_counted.in_language(lang)}",
            f"{_source_line(base, figure, lang)} {all_of_it}.",
        ]
    )


def figure_line(base: KnowledgeBase, figure: Figure, lang: Language) -> str:
    """A series in a line: its reading and its source, without chart and table."""
    reading = f"{figure.reading.in_language(lang)} {figure.not_counted.in_language(lang)}"
    return f"**{figure.heading.in_language(lang)}**. {reading} {_source_line(base, figure, lang)}"


def _chart(figure: Figure) -> str:
    """The place where each face puts its drawing."""
    return f"::: {markdown.CHART} {figure.name}\n:::"


def _source_line(base: KnowledgeBase, figure: Figure, lang: Language) -> str:
    named: list[str] = []
    for source in figure.sources:
        entry = base.sources.get(source.title)
        words = entry.short.in_language(lang) if entry else source.title
        named.append(f"[{words}](/{addresses.LIBRARY}#{source.title})")
    return f"{base.site.label('figure-source', lang)}: {'; '.join(named)}."


def _table(base: KnowledgeBase, figure: Figure, lang: Language) -> Iterator[str]:
    """A row a point, citations in the last column; gaps and partial years say what they are."""
    by_part = figure.shape in {Shape.BARS, Shape.VERSIONS}
    unit = figure.unit.in_language(lang)
    first = "" if by_part else base.site.label("figure-period", lang)
    if by_part and figure.rows:
        first = period_in(figure.rows[0].span, lang)
    yield f"| {first} | {figure.agency.in_language(lang)}, {unit} | {base.site.label('figure-source', lang)} |"
    yield "| --- | --- | --- |"
    for point in points(figure):
        yield _table_row(base, point, lang, by_part=by_part)


def _table_row(base: KnowledgeBase, point: Point, lang: Language, *, by_part: bool) -> str:
    row = point.row
    if row is None:
        return f"| {partial_date_in(str(point.year), lang)} | {base.site.label('figure-gap', lang)} | |"
    what = row.category.in_language(lang) if by_part and row.category else period_in(row.span, lang)
    partial = f" ({base.site.label('figure-partial', lang)})" if point.partial else ""
    cited = "; ".join(f"@{key}" for key in row.source)
    return f"| {what}{partial} | {figure_in(base, row, lang)} | [{cited}]{status_mark(base, row.status, lang)} |"


def _remarks(base: KnowledgeBase, figure: Figure, lang: Language) -> Iterator[str]:
    """What must be said beside the table: shape, breaks, figures that do not fit."""
    said = [f"- {base.site.label(f'shape-{figure.shape}', lang)}"]
    said += [
        f"- {base.site.label('figure-breaks', lang)} {found.before}: {found.why.in_language(lang)}"
        for found in figure.breaks
    ]
    said += [f"- {period_in(row.span, lang)}: {row.note.in_language(lang)}" for row in figure.rows if row.note]
    yield "\n".join(said)
