"""The rules of `sigap check` over figures: nothing is mixed, nothing is added up, every number has its source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from knowledge.checks.desk import Desk, suggestion
from knowledge.loading.problem import Problem
from knowledge.loading.statistics import FOLDER
from knowledge.model.statistics import Figure, Observation, Shape

_ONE_ONLY = {"agency": "lembaga", "counts": "jenis hitungan", "unit": "satuan"}


def unknown_sources(desk: Desk) -> Iterator[Problem]:
    """Every row names sources of the library, and the package lists the same ones."""
    known = set(desk.base.sources)
    for figure in desk.base.figures.values():
        for row in figure.rows:
            for key in row.source:
                if key not in known and not desk.is_unreadable("Source", key):
                    yield report(
                        figure, row, "unknown-source",
                        f"source: Sumber “{key}” tidak ada.{suggestion(key, known)} Perbaiki namanya atau tambahkan entrinya.",
                    )  # fmt: skip
        named = {source.title for source in figure.sources}
        cited = {key for row in figure.rows for key in row.source}
        if figure.rows and cited <= known and named != cited:
            yield desk.at(
                "Figure", figure.name, "sources-differ",
                f"sources: daftar ini berbeda dari sumber pada barisnya ({', '.join(sorted(named ^ cited))}). Samakan.",
                key="sources",
            )  # fmt: skip


def mixed_figures(desk: Desk) -> Iterator[Problem]:
    """A file holds one series: one agency, one kind of count, one unit."""
    for figure in desk.base.figures.values():
        for row in figure.rows:
            if row.series != figure.name:
                yield report(
                    figure, row, "mixed-figure", f"series: baris ini milik “{row.series}”, bukan “{figure.name}”."
                )
        for column, word in _ONE_ONLY.items():
            for row in figure.rows[1:]:
                mine, others = getattr(figure.rows[0], column), getattr(row, column)
                if mine != others:
                    yield report(
                        figure, row, "mixed-figure",
                        f"{column}: “{others}” tidak boleh satu deret dengan “{mine}”. Satu berkas memuat satu {word}; pisahkan.",
                    )  # fmt: skip


def unfit_rows(desk: Desk) -> Iterator[Problem]:
    """The rows of a series are of the shape in which it is shown, so that no chart can say more than they do."""
    for figure in desk.base.figures.values():
        rule = {
            Shape.COLUMNS: _unfit_columns,
            Shape.STEPS: _unfit_steps,
            Shape.BARS: _unfit_parts,
            Shape.VERSIONS: _unfit_parts,
        }[figure.shape]
        for row, message in rule(figure.rows):
            yield report(figure, row, "unfit-row", message)


def _unfit_columns(rows: tuple[Observation, ...]) -> Iterator[tuple[Observation, str]]:
    """A year once, none longer than a year, no parts."""
    for row in rows:
        if row.category:
            yield row, "category_id: deret per tahun tidak memuat bagian; pakai shape bars."
        if row.span.first.year != row.span.year:
            yield row, "period: batang tahunan tidak boleh lebih dari satu tahun; pakai shape steps."
    for before, row in pairwise(rows):
        if row.span.year <= before.span.year:
            yield (
                row,
                "period: satu tahun satu baris, urut dari yang lama; versi lain atau bagian tahun masuk deret sendiri.",
            )


def _unfit_steps(rows: tuple[Observation, ...]) -> Iterator[tuple[Observation, str]]:
    """The same beginning, later and later ends, never fewer than before."""
    for before, row in pairwise(rows):
        if row.span.first != before.span.first or row.span.last <= before.span.last:
            yield row, "period: jumlah berjalan punya satu awal, dan akhirnya makin kemudian."
        elif row.value < before.value:
            yield row, "value: jumlah berjalan tidak dapat berkurang; periksa sumbernya."


def _unfit_parts(rows: tuple[Observation, ...]) -> Iterator[tuple[Observation, str]]:
    """One period, each part once and named in both languages."""
    seen: set[str] = set()
    for row in rows:
        if not row.category_id or not row.category_en:
            yield row, "category_id, category_en: beri nama bagian ini dalam kedua bahasa."
        elif row.category_id in seen:
            yield row, f"category_id: “{row.category_id}” sudah ada di atas."
        seen.add(row.category_id)
        if row.period != rows[0].period:
            yield row, f"period: satu deret satu masa ({rows[0].period}); masa lain masuk deret sendiri."


def overdue_figures(desk: Desk) -> Iterator[Problem]:
    """A series past its review date is looked up again (a warning)."""
    for figure in desk.base.figures.values():
        if figure.review_by < desk.today:
            yield desk.at(
                "Figure", figure.name, "review-overdue",
                f"Angka ini harus ditinjau sebelum {figure.review_by.isoformat()}. Cari yang lebih baru, lalu perbarui checked_on dan review_by.",
                "warning", "review_by",
            )  # fmt: skip


def report(figure: Figure, row: Observation, code: str, message: str) -> Problem:
    """A problem at a row of a series."""
    return Problem(f"{FOLDER}/{figure.path}", row.line, code, message)


RULES = (unknown_sources, mixed_figures, unfit_rows, overdue_figures)
