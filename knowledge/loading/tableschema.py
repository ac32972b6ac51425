"""What a column of a CSV file may hold, by the Table Schema of the Frictionless Standards.

Only what our tables use: texts and numbers with the constraints below. Anything else in a schema is refused,
so that no rule is written that nobody holds. Specification: https://specs.frictionlessdata.io/table-schema/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from knowledge.model.nouns import Noun, Text


class Constraints(Noun):
    """What a cell has to satisfy."""

    required: bool = False
    pattern: str | None = None
    enum: tuple[str, ...] = ()
    minimum: float | None = None


class Column(Noun):
    """A field of the schema."""

    name: Text
    type: Literal["string", "number"]
    description: Text
    constraints: Constraints = Constraints()


class TableSchema(Noun):
    """The columns of a table, in order."""

    columns: Annotated[tuple[Column, ...], Field(alias="fields", min_length=1)]
    missing: Annotated[tuple[str, ...], Field(alias="missingValues")] = ("",)

    @property
    def header(self) -> list[str]:
        """The first line of the file."""
        return [column.name for column in self.columns]

    def faults(self, cells: Sequence[str]) -> Iterator[str]:
        """What is wrong with a row, a sentence a cell."""
        for column, cell in zip(self.columns, cells, strict=True):
            wrong = _fault(column, cell, missing=cell in self.missing)
            if wrong:
                yield f"{column.name}: {wrong}"


def _fault(column: Column, cell: str, *, missing: bool) -> str:
    rule = column.constraints
    if missing:
        return "sel ini kosong; isi." if rule.required else ""
    if column.type == "number" and not re.fullmatch(r"-?\d+(\.\d{1,2})?", cell):
        # Three digits behind a dot would be thousands to an Indonesian eye.
        return f"“{cell}” bukan angka; tulis tanpa pemisah ribuan, misalnya 1297, desimal dengan titik (34.5)."
    if rule.pattern and not re.fullmatch(rule.pattern, cell):
        return f"“{cell}” tidak sesuai pola {rule.pattern}."
    if rule.enum and cell not in rule.enum:
        return f"“{cell}” tidak dikenal; pilih {', '.join(rule.enum)}."
    if rule.minimum is not None and float(cell) < rule.minimum:
        return f"{cell} lebih kecil dari {rule.minimum:g}."
    return ""
