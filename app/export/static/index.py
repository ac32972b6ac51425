"""What the search of the files finds: passages with the weights of their words, and what is shown of each page.

Read and weighed by the code of the server (`knowledge/search`); `site_search_*.js` adds up and sorts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from app.content import Content
from app.export.static.packed import SIGNS, entries, ladder
from app.export.static.places import Links
from app.light.pages import addresses_of
from app.parts.templates import address_of
from knowledge.lang import Language
from knowledge.language.text import Lexicon
from knowledge.model.nouns import Audience
from knowledge.search.documents import passages
from knowledge.search.found import Item
from knowledge.search.indexing import Read, arrays_of, kept_answers, read
from knowledge.search.postings import Postings, Table
from knowledge.search.store import worth

SUMMARY = 180
"""Letters that are shown of a page below its title."""


@dataclass(frozen=True)
class Index:
    """The passages of both languages, read and weighed once for both searches."""

    read: Read
    postings: Postings
    lexicon: Lexicon

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems that stand anywhere."""
        return frozenset(self.postings.stems.words)


def index(content: Content, lexicon: Lexicon) -> Index:
    """Read all that can be found."""
    found = read(passages(content.base), lexicon)
    return Index(found, arrays_of(found), lexicon)


def weights_script(built: Index) -> str:
    """`SIGAP_BOBOT`: what can be found in either language: pages, passages, and the weight of each word in them."""
    table = built.postings
    scores = np.concatenate([table.stems.scores, table.words.scores])
    steps = ladder(scores[scores > 0].tolist())

    def packed(words: Table) -> dict[str, str]:
        where, weights = words.passages.tolist(), words.scores.tolist()
        bounds = pairwise(words.bounds.tolist())
        return {
            "kata": " ".join(words.words),
            "isi": " ".join(entries(where[first:last], weights[first:last], steps) for first, last in bounds),
        }

    data = {
        "tanda": SIGNS,
        "tangga": [steps.least, steps.step],
        "hal": [
            [thing.slug, worth(thing.kind, thing.slug), int(thing.is_for(Audience.RESIDENT))]
            for thing in built.read.things
        ],
        "bagian": _runs(built.read),
        "akar": packed(table.stems),
        "tulisan": packed(table.words),
        "nama": {called: numbers for called, numbers in built.read.names.items() if called},
    }
    return assigned("SIGAP_BOBOT", data)


def _runs(found: Read) -> list[int]:
    """Whose the passages are, in order: thing, whether English, how many in a row; then the next three."""
    owned = zip(found.owners, (passage.lang is Language.EN for passage in found.passages), strict=True)
    return [number for (thing, english), run in groupby(owned) for number in (thing, int(english), len(list(run)))]


def index_script(content: Content, built: Index, lang: Language, links: Links, words: dict[str, str]) -> str:
    """
    `SIGAP_INDEKS`: what is shown in one language.

    Args:
        content: the content.
        built: what was read of it.
        lang: the language of what is shown.
        links: from the search page to the other files.
        words: the interface strings of the script.
    """
    data = {
        "bahasa": lang.value,
        "kata": words,
        "hal": _things(content, built, lang, links),
        "jawab": _answers(content, built, lang, links),
    }
    return assigned("SIGAP_INDEKS", data)


def assigned(name: str, data: dict[str, Any]) -> str:
    """A script that sets one global variable."""
    return f"var {name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'), sort_keys=True)};\n"


def _things(content: Content, built: Index, lang: Language, links: Links) -> list[list[str]]:
    """For each thing its kind, file, title and summary; an empty file where it is nowhere in this language."""
    shown: list[list[str]] = []
    for thing in built.read.things:
        opening = built.read.passages[thing.openings[lang]] if lang in thing.openings else None
        if opening is None:
            shown.append([thing.kind, "", "", ""])
            continue
        item = Item(thing.kind, thing.slug, lang, opening.title, "", opening.url, 0.0)
        summary = _cut(opening.summary)
        shown.append([thing.kind, _file(content, item, links), opening.title, summary])
    return shown


def _file(content: Content, item: Item, links: Links) -> str:
    """The file of a result; a page without the anchor of the passage that opens it."""
    address = address_of(content.base, item, addresses_of(content))
    return links.to(address.partition("#")[0] if item.kind in {"page", "stage"} else address)


def _cut(text: str) -> str:
    return text if len(text) <= SUMMARY else text[:SUMMARY].rpartition(" ")[0] + " …"


def _answers(content: Content, built: Index, lang: Language, links: Links) -> list[list[Any]]:
    """Codes, terms and contacts: kind, id, file, title, text, and their names as roots."""
    answers: list[list[Any]] = []
    for entry in kept_answers(content.base, built.lexicon):
        title, text, url = (entry[key][lang] for key in ("titles", "texts", "urls"))
        item = Item(entry["kind"], entry["slug"], lang, title, "", url, 1.0)
        names = [" ".join(name) for name in entry["stems"]]
        answers.append([item.kind, item.slug, _file(content, item, links), title, text, names])
    return answers
