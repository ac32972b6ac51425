"""The description of open data for programs: OpenAPI 3.1, made from the shapes themselves.

Source of the format: https://spec.openapis.org/oas/v3.1.1.html; problems: RFC 9457.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import Field
from pydantic.json_schema import models_json_schema

from knowledge import addresses
from knowledge.open_data.collection import COLLECTIONS, INTERFACE, Collection, Provenance, Resource
from knowledge.open_data.deadline import DeadlineShape
from knowledge.open_data.found import FoundShape
from knowledge.open_data.shape import ROOT, Shape

MOST_RESULTS = 100
USUAL_RESULTS = 10
JSON = "application/json"
CSV = "text/csv"
PROBLEM_JSON = "application/problem+json"
_REF = "#/components/schemas/"
_PURPOSE = (
    "Read-only data of a knowledge base against trafficking in persons: pages, stages of a case, time limits, codes, "
    "sources, terms, contacts and decided cases, in Indonesian and English. Ids are stable. No key, no account; "
    "nothing about who asks is kept. Answers carry an ETag; ask again with If-None-Match."
)


class ProblemShape(Shape):
    """Why there is no data (RFC 9457), with a sentence in the language that was asked for."""

    type: str
    """`about:blank`: the status says what kind of problem it is."""
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    """What is wrong and what to do, in Indonesian or English."""


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The whole OpenAPI document as plain values."""
    paths = {ROOT: _get("index", "What there is", _answer(_ref("Index")), [_LANG], "getIndex")}
    for found in COLLECTIONS:
        paths |= _paths(found)
    paths[addresses.figure_csv("{id}")] = _series()
    paths[f"{ROOT}search.json"] = _search()
    paths[f"{ROOT}deadlines.json"] = {"post": _deadlines()}
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "SIGAP open data",
            "version": INTERFACE,
            "description": _PURPOSE,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "/"}],
        "security": [],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


_LANG: dict[str, Any] = {
    "name": "lang",
    "in": "query",
    "description": "Language of problems; data carries both. Without it, Accept-Language decides, else Indonesian.",
    "schema": {"type": "string", "enum": ["id", "en"]},
}
_ID: dict[str, Any] = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Id of the entry, as in the list.",
    "schema": {"type": "string"},
}


def _paths(found: Collection) -> dict[str, Any]:
    """The list and one entry of it."""
    name = found.name
    about = (found.line.__doc__ or "").strip()
    one = _get(name, f"One entry of {name}", _answer(_ref(f"{name}-one")), [_ID, _LANG], f"get-{name}-one")
    return {
        f"{ROOT}{name}.json": _get(name, about, _answer(_ref(f"{name}-list")), [_LANG], f"get-{name}"),
        f"{ROOT}{name}/{{id}}.json": one,
    }


def _series() -> dict[str, Any]:
    """The rows of a series as a CSV file."""
    answer = {"description": "The rows.", "content": {CSV: {"schema": {"type": "string"}}}}
    return _get("figures", "The rows of a series as CSV", answer, [_ID, _LANG], "get-figures-csv")


def _search() -> dict[str, Any]:
    """The search: an answer of its own, never kept by anybody."""
    asked = [
        {"name": "q", "in": "query", "required": True, "description": "Any words.", "schema": {"type": "string"}},
        {**_LANG, "description": "Language of what is shown; words of the other language find it too."},
        {
            "name": "limit",
            "in": "query",
            "description": "At most so many results.",
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST_RESULTS, "default": USUAL_RESULTS},
        },
    ]
    found = _get("search", "The same as `sigap search --json`", _answer(_ref(FoundShape.__name__)), asked, "search")
    responses = found["get"]["responses"]
    del responses["304"]
    del responses["404"]
    responses["503"] = _problem("The index is not open yet.")
    return found


def _deadlines() -> dict[str, Any]:
    """Deadlines: asked by a form, so that no date of a case stands in an address."""
    form = {
        "event": {"type": "string", "description": "A time limit, a stage, a chain, or `penahanan`."},
        "date": {
            "type": "string",
            "description": "`2026-03-02`, with an hour for limits in hours: `2026-03-02T14:30`.",
        },
        "regime": {"type": "string", "enum": ["2025", "1981"], "description": "The code that governs the case."},
        "lang": {"type": "string", "enum": ["id", "en"], "default": "id"},
    }
    schema = {"type": "object", "required": ["event", "date"], "properties": form}
    return {
        "operationId": "deadlines",
        "tags": ["deadlines"],
        "summary": "The same as `sigap deadlines --json`",
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}},
        "responses": {
            "200": _answer({"type": "array", "items": _ref(DeadlineShape.__name__)}),
            "400": _problem("A field is missing, or cannot be read."),
            "405": _problem("Asked by an address instead of a form."),
        },
    }


def _get(tag: str, summary: str, answer: dict[str, Any], parameters: list[dict[str, Any]], name: str) -> dict[str, Any]:
    responses = {
        "200": answer,
        "304": {"description": "Unchanged since the ETag that was sent along."},
        "400": _problem("A parameter has a value that is not known."),
        "404": _problem("There is none of this id."),
    }
    operation = {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        "parameters": parameters,
        "responses": responses,
    }
    return {"get": operation}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "The data.", "content": {JSON: {"schema": schema}}}


def _problem(words: str) -> dict[str, Any]:
    return {"description": words, "content": {PROBLEM_JSON: {"schema": _ref(ProblemShape.__name__)}}}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": _REF + name}


def _schemas() -> dict[str, Any]:
    """Every shape, and the envelopes around them."""
    lines = [found.line for found in COLLECTIONS]
    wholes = [found.whole for found in COLLECTIONS if found.whole]
    shapes = dict.fromkeys([Provenance, Resource, FoundShape, DeadlineShape, ProblemShape, *lines, *wholes])
    _, made = models_json_schema([(shape, "serialization") for shape in shapes], ref_template=_REF + "{model}")
    schemas: dict[str, Any] = dict(made["$defs"])
    schemas["Index"] = _envelope(
        openapi={"type": "string"},
        search={"type": "string", "description": "An address in which {q}, {lang} and {limit} are filled in."},
        deadlines={"type": "string", "description": "Where a form is sent to count deadlines."},
        resources={"type": "array", "items": _ref(Resource.__name__)},
    )
    for found in COLLECTIONS:
        listed = {"type": "array", "items": _ref(found.line.__name__)}
        schemas[f"{found.name}-list"] = _envelope(total={"type": "integer"}, items=listed)
        schemas[f"{found.name}-one"] = _envelope(item=_ref(found.single.__name__))
    return schemas


def _envelope(**parts: dict[str, Any]) -> dict[str, Any]:
    """Who says it, and the data."""
    properties = {"about": _ref(Provenance.__name__), **parts}
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}
