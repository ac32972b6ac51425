"""What open data answers, byte for byte: made once a version of the content, packed once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.api import problem
from app.current import Content
from knowledge.model import Language
from knowledge.open_data import collection as lists
from knowledge.open_data.openapi import description
from knowledge.open_data.shape import ROOT

_ENDING = ".json"
_DESCRIPTION = f"openapi{_ENDING}"
_COMPRESSION = 6


@dataclass(frozen=True, slots=True)
class Body:
    """An answer: as it is, and packed with gzip."""

    plain: bytes
    packed: bytes
    tag: str
    """A weak ETag (RFC 9110, 8.8.3): the same whether it travels packed or not."""


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
    plain = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    tag = sha256(plain).hexdigest()[:16]
    return Body(plain, gzip.compress(plain, _COMPRESSION, mtime=0), f'W/"{tag}"')
