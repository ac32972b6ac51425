"""What the search of the files needs: word lists, weights of words for pages, and what is shown of each page.

The words are read by the same code as on the server (`knowledge/language`, `knowledge/search`), so that the script
in the browser (`site_search.js`) needs no stemmer: it looks roots up in a table.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from app.content import Content
from app.export.static.places import Links
from app.light.pages import addresses_of
from app.parts.templates import address_of
from knowledge.lang import Language
from knowledge.language.text import Lexicon, fold
from knowledge.search.documents import passages
from knowledge.search.found import Item
from knowledge.search.indexing import Read, arrays_of, kept_answers, read
from knowledge.search.postings import Postings
from knowledge.search.store import OTHER_LANGUAGE, worth

SUMMARY = 180
"""Letters that are shown of a page below its title."""
_SCALE = 10
"""Weights are whole numbers: tenths are exact enough to rank by."""


@dataclass(frozen=True, slots=True)
class Index:
    """The passages of both languages, read and weighed once for both indexes."""

    read: Read
    postings: Postings
    lexicon: Lexicon


def index(content: Content, lexicon: Lexicon) -> Index:
    """Read all that can be found."""
    found = read(passages(content.base), lexicon)
    return Index(found, arrays_of(found), lexicon)


def words_script(built: Index) -> str:
    """`SIGAP_KATA`: what is the same for both languages: roots of words, everyday words, synonyms, words of danger."""
    lexicon = built.lexicon
    data = {
        "akar": _roots(built),
        "henti": " ".join(sorted(lexicon.stopwords)),
        "sehari": _as_roots(lexicon, lexicon.everyday),
        "singkatan": _as_roots(lexicon, lexicon.abbreviations),
        "daerah": _as_roots(lexicon, lexicon.regional),
        "ganda": " ".join(sorted(lexicon.ambiguous)),
        "padanan": [[weight, [" ".join(member) for member in members]] for members, weight in lexicon.groups],
        "bahaya": [[" ".join(one.phrase), one.contacts, int(one.alone)] for one in lexicon.emergencies],
    }
    return _assigned("SIGAP_KATA", data)


def index_script(content: Content, built: Index, lang: Language, links: Links, words: dict[str, str]) -> str:
    """
    `SIGAP_INDEKS`: what can be found in one language.

    Args:
        content: the content.
        built: what was read of it.
        lang: the language of what is shown.
        links: from the search page to the other files.
        words: the interface strings of the script.
    """
    data = {
        "kata": words,
        "hal": _things(content, built, lang, links),
        "bobot": _weights(built, lang),
        "nama": {called: numbers for called, numbers in built.read.names.items() if called},
        "jawab": _answers(content, built, lang, links),
    }
    return _assigned("SIGAP_INDEKS", data)


def _assigned(name: str, data: dict[str, Any]) -> str:
    """A script that sets one global variable."""
    return f"var {name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'), sort_keys=True)};\n"


def _roots(built: Index) -> dict[str, str]:
    """By root the words that have it: of all texts and of the lists."""
    lexicon = built.lexicon
    known = {word for fields in built.read.fields for word in fields["word"]}
    known |= set(built.postings.stems.words)
    for passage in built.read.passages:
        known |= {word.surface for word in lexicon.words(f"{passage.title} {passage.keywords} {passage.heading}")}
    for listed in (lexicon.everyday, lexicon.abbreviations, lexicon.regional):
        known |= {fold(form) for forms in listed.values() for form in forms}
    known |= set(lexicon.exceptions)
    grouped: dict[str, list[str]] = {}
    for word in sorted(known):
        grouped.setdefault(lexicon.stem(word), []).append(word)
    return {root: " ".join(word for word in words if word != root) for root, words in grouped.items()}


def _as_roots(lexicon: Lexicon, listed: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """By word the roots of what it stands for, without little words."""
    return {
        word: " ".join(lexicon.stem(form) for form in forms if form not in lexicon.stopwords)
        for word, forms in listed.items()
    }


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


def _weights(built: Index, lang: Language) -> dict[str, str]:
    """By root the things that hold it, each with the weight of its best passage: `12 34 …` in pairs."""
    owners = np.array(built.read.owners)
    english = np.array([passage.lang is Language.EN for passage in built.read.passages])
    worths = np.array([worth(passage.kind, passage.slug) for passage in built.read.passages])
    counts = np.where(english == (lang is Language.EN), 1.0, OTHER_LANGUAGE) * worths
    table = built.postings.stems
    listed: dict[str, str] = {}
    for word, (first, last) in zip(table.words, pairwise(table.bounds.tolist()), strict=True):
        where = table.passages[first:last]
        best = np.zeros(len(built.read.things))
        np.maximum.at(best, owners[where], table.scores[first:last] * counts[where])
        pairs = [(number, round(float(best[number]) * _SCALE)) for number in np.flatnonzero(best).tolist()]
        listed[word] = " ".join(f"{number} {weight}" for number, weight in pairs if weight)
    return listed


def _answers(content: Content, built: Index, lang: Language, links: Links) -> list[list[Any]]:
    """Codes, terms and contacts: kind, id, file, title, text, and their names as roots."""
    answers: list[list[Any]] = []
    for entry in kept_answers(content.base, built.lexicon):
        title, text, url = (entry[key][lang] for key in ("titles", "texts", "urls"))
        item = Item(entry["kind"], entry["slug"], lang, title, "", url, 1.0)
        names = [" ".join(name) for name in entry["stems"]]
        answers.append([item.kind, item.slug, _file(content, item, links), title, text, names])
    return answers
