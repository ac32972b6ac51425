"""What open data answers, byte for byte: made once a version of the content, packed once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.api import problem
from app.content import Content
from app.current import CURRENT
from knowledge import addresses
from knowledge.lang import Language
from knowledge.loading.statistics import FOLDER
from knowledge.model.statistics import Figure
from knowledge.open_data import collection as lists
from knowledge.open_data.openapi import CSV, JSON, description
from knowledge.open_data.shape import ROOT

_ENDING = ".json"
_DESCRIPTION = f"openapi{_ENDING}"
_COMPRESSION = 6
_SERIES = addresses.figure_csv("").removesuffix(".csv")


@dataclass(frozen=True, slots=True)
class Body:
    """An answer: as it is, and packed with gzip."""

    plain: bytes
    packed: bytes
    tag: str
    """A weak ETag (RFC 9110, 8.8.3): the same whether it travels packed or not."""
    media_type: str = JSON
    file_name: str = ""
    """The name under which a browser saves it; empty where it shows it."""


def body(content: Content, path: str, lang: Language) -> Body:
    """
    What stands at an address.

    Args:
        content: the content that is served.
        path: the address, `/api/v1/stages/sp3.json`.
        lang: the language of the sentence where there is nothing.

    Raises:
        RefusedError: nothing stands at this address.
    """
    asked = path.removeprefix(ROOT)
    if not path.startswith(ROOT):
        raise problem.unknown_list(path, (), lang)
    if asked == "":
        return _once(content, asked, lambda: lists.index(content.base))
    if asked == _DESCRIPTION:
        return _once(content, asked, description)
    if path.startswith(_SERIES) and path.endswith(".csv"):
        return _series(content, path.removeprefix(_SERIES).removesuffix(".csv"), lang)
    name, _, key = asked.removesuffix(_ENDING).partition("/")
    found = lists.collection(name)
    if found is None or not asked.endswith(_ENDING):
        raise problem.unknown_list(path, _addresses(), lang)
    if "/" not in asked:
        return _once(content, asked, lambda: lists.listed(content.base, found))
    known = lists.entries(content.base, name)
    if key not in known:
        raise problem.unknown_id(key, known, lang)
    return _once(content, asked, lambda: lists.single(content.base, found, key))


def _addresses() -> list[str]:
    return [f"{ROOT}{found.name}{_ENDING}" for found in lists.COLLECTIONS]


def _once(content: Content, asked: str, make: Callable[[], dict[str, Any]]) -> Body:
    return content.drawn(("open data", asked), lambda: _made(make()))


def _made(values: dict[str, Any]) -> Body:
    return _packed(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())


def _series(content: Content, name: str, lang: Language) -> Body:
    """A series as the CSV file that the data package holds."""
    figure = content.base.figures.get(name)
    if figure is None:
        raise problem.unknown_id(name, content.base.figures, lang)
    return content.drawn(("open data", "csv", name), lambda: _file(figure))


def _file(figure: Figure) -> Body:
    return _packed((CURRENT.data / FOLDER / figure.path).read_bytes(), CSV, figure.path)


def _packed(plain: bytes, media_type: str = JSON, file_name: str = "") -> Body:
    tag = sha256(plain).hexdigest()[:16]
    return Body(plain, gzip.compress(plain, _COMPRESSION, mtime=0), f'W/"{tag}"', media_type, file_name)
