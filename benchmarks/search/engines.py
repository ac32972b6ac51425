"""Plain ways to search the same passages, to compare with: Whoosh as it comes, SQLite FTS5, BM25 with a stock stemmer.

None knows everyday words, synonyms or slips of the finger; none marks what it found.
"""

from __future__ import annotations

import heapq
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

import snowballstemmer
from whoosh import fields, index
from whoosh.qparser.default import QueryParser
from whoosh.qparser.syntax import OrGroup

from knowledge.lang import Language
from knowledge.search.findable import Passage
from knowledge.search.opening import open_folder

SHOWN = 10
_PASSAGES = 50
"""So many passages are asked for: enough for ten different pages."""


class Engine(Protocol):
    """Something that finds pages."""

    def slugs(self, query: str, lang: Language) -> list[str]:
        """What `query` finds, best first, at most ten."""
        ...


class Sigap:
    """The search of SIGAP, with direct answers, correction of slips and marked snippets, as readers get it."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`."""
        self._searcher = open_folder(folder)

    def slugs(self, query: str, lang: Language) -> list[str]:
        """The results; direct answers, which the others do not have, are left out."""
        return [item.slug for item in self._searcher.search(query, lang, SHOWN).results]


class PlainWhoosh:
    """Whoosh with its standard analyzer, its query parser, OR between words, BM25F."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`."""
        opened = index.open_dir(str(folder), readonly=True)
        self._searcher = opened.searcher()
        self._parser = QueryParser("content", opened.schema, group=OrGroup)

    def slugs(self, query: str, lang: Language) -> list[str]:
        """The pages of the best passages, in whichever language."""
        hits = self._searcher.search(self._parser.parse(query), limit=_PASSAGES)
        return _pages(hit["slug"] for hit in hits)


class Fts5:
    """SQLite's full-text index with its standard tokenizer, OR between words, bm25."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`."""
        self._database = sqlite3.connect(folder / "fts5.db")

    def slugs(self, query: str, lang: Language) -> list[str]:
        """The pages of the best passages, in whichever language."""
        words = re.findall(r"\w+", query)
        if not words:
            return []
        asked = " OR ".join(f'"{word}"' for word in words)
        rows = self._database.execute(
            "SELECT slug, title, url, content FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?",
            (asked, _PASSAGES),
        )
        return _pages(row[0] for row in rows)


class StemmedBm25:
    """BM25 over words that the stock Indonesian stemmer of Snowball has cut: what a search library would do."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Count the words of `passages`."""
        self._stem: Callable[[str], str] = snowballstemmer.stemmer("indonesian").stemWord
        self._slugs: list[str] = []
        self._postings: dict[str, list[tuple[int, int]]] = {}
        self._lengths: list[int] = []
        for number, (passage, content) in enumerate(_with_content(passages)):
            words = self._words(content)
            self._slugs.append(passage.slug)
            self._lengths.append(len(words))
            for word, often in Counter(words).items():
                self._postings.setdefault(word, []).append((number, often))

    def _words(self, text: str) -> list[str]:
        return [self._stem(word) for word in re.findall(r"\w+", text.lower())]

    def slugs(self, query: str, lang: Language) -> list[str]:
        """The pages of the best passages, in whichever language."""
        size, average = len(self._slugs), sum(self._lengths) / len(self._slugs)
        scores: dict[int, float] = {}
        for word in set(self._words(query)):
            found = self._postings.get(word, [])
            rarity = math.log(1 + (size - len(found) + 0.5) / (len(found) + 0.5))
            for number, often in found:
                saturated = often * 2.2 / (often + 1.2 * (0.25 + 0.75 * self._lengths[number] / average))
                scores[number] = scores.get(number, 0.0) + rarity * saturated
        best = heapq.nlargest(_PASSAGES, scores, key=lambda number: (scores[number], -number))
        return _pages(self._slugs[number] for number in best)


def build_whoosh(passages: Iterable[Passage], folder: Path) -> None:
    """Write the plain Whoosh index to the empty `folder`."""
    schema = fields.Schema(content=fields.TEXT(stored=True), slug=fields.STORED, title=fields.STORED, url=fields.STORED)
    writer = index.create_in(str(folder), schema).writer()
    for passage, content in _with_content(passages):
        writer.add_document(content=content, slug=passage.slug, title=passage.title, url=passage.url)
    writer.commit(optimize=True)


def build_fts5(passages: Iterable[Passage], folder: Path) -> None:
    """Write the FTS5 index to `folder`."""
    with sqlite3.connect(folder / "fts5.db") as database:
        database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(content, slug UNINDEXED, title UNINDEXED, url UNINDEXED)"
        )
        rows = ((content, passage.slug, passage.title, passage.url) for passage, content in _with_content(passages))
        database.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", rows)
        database.execute("INSERT INTO passages(passages) VALUES ('optimize')")


def _with_content(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage with the words of its page; the opening one carries the summary."""
    opened: set[tuple[str, str, Language]] = set()
    for passage in passages:
        thing = (passage.kind, passage.slug, passage.lang)
        summary = passage.summary if thing not in opened else ""
        opened.add(thing)
        yield passage, "\n".join((passage.title, passage.heading, passage.keywords, summary, passage.text))


def _pages(slugs: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(slugs))[:SHOWN]
