"""`data/statistics/`: a Frictionless Data Package becomes figures, or a problem at each wrong line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from knowledge.loading import yamlfile
from knowledge.loading.tableschema import TableSchema
from knowledge.model.statistics import Figure, Observation, Package

if TYPE_CHECKING:
    from knowledge.loading.reader import Reader

FOLDER = "statistics"
PACKAGE = f"{FOLDER}/datapackage.json"


def figures(reader: Reader) -> dict[str, Figure]:
    """The series of the package with their rows, by name; nothing where the folder holds no package."""
    if not (reader.data / PACKAGE).is_file():
        return {}
    document = _json(reader, PACKAGE)
    if document is None:
        return {}
    if not isinstance(document.value, dict):
        reader.report(PACKAGE, 1, "bad-json", "Berkas ini harus berisi satu objek { … }.")
        return {}
    about = {key: value for key, value in document.value.items() if key != "resources"}
    reader.build(Package, about, PACKAGE, document, ())
    listed = reader.listed(PACKAGE, Figure, document, ("resources",), key_of="name")
    schemas: dict[str, TableSchema | None] = {}
    for figure in listed.values():
        name = f"{FOLDER}/{figure.table_schema}"
        if name not in schemas:
            schemas[name] = _schema(reader, name)
    return {
        name: figure.model_copy(update={"rows": tuple(_rows(reader, figure, schema))})
        for name, figure in listed.items()
        if (schema := schemas[f"{FOLDER}/{figure.table_schema}"]) is not None
    }


def _json(reader: Reader, name: str) -> yamlfile.YamlDocument | None:
    """A JSON file with the line of each value (JSON is YAML, whose reader knows lines)."""
    text = reader.text(name)
    if text is None:
        return None
    try:
        json.loads(text)
        return yamlfile.read(text)
    except json.JSONDecodeError as error:
        reader.report(name, error.lineno, "bad-json", f"JSON tidak dapat dibaca: {error.msg}.")
    except yamlfile.YamlError as error:
        reader.report(name, error.line, "bad-json", f"JSON tidak dapat dibaca: {error.message}.")
    return None


def _schema(reader: Reader, name: str) -> TableSchema | None:
    document = _json(reader, name)
    return None if document is None else reader.build(TableSchema, document.value, name, document, ())


def _rows(reader: Reader, figure: Figure, schema: TableSchema) -> Iterator[Observation]:
    """The rows of a series; a row that breaks the schema is reported and left out."""
    name = f"{FOLDER}/{figure.path}"
    text = reader.text(name)
    if text is None:
        return
    lines = csv.reader(text.splitlines())
    if next(lines, None) != schema.header:
        reader.report(name, 1, "bad-table", f"Baris pertama harus berisi {','.join(schema.header)}.")
        return
    for cells in lines:
        if len(cells) != len(schema.header):
            reader.report(name, lines.line_num, "bad-table", f"Baris ini harus berisi {len(schema.header)} sel.")
            continue
        faults = list(schema.faults(cells))
        row = None if faults else _row({**dict(zip(schema.header, cells, strict=True)), "line": lines.line_num}, faults)
        for fault in faults:
            reader.report(name, lines.line_num, "bad-cell", fault)
        if row is not None:
            yield row


def _row(cells: Mapping[str, Any], faults: list[str]) -> Observation | None:
    """A row as an observation; what the schema cannot say (a day that does not exist) is added to `faults`."""
    try:
        return Observation.model_validate(cells)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            where = ".".join(map(str, detail["loc"]))
            faults.append(f"{where}: {detail['msg'].removeprefix('Value error, ')}.")
        return None
