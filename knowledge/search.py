"""A query against the index: answers and results.

Queries are built from terms, never parsed: no search syntax can fail.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import index

from knowledge import lexicon as wordlists
from knowledge import postings
from knowledge.asking import Asked, understand
from knowledge.direct import DirectAnswers
from knowledge.found import Found, Item, Narrowed, Stored, thing_from
from knowledge.lang import Language
from knowledge.language import Lexicon
from knowledge.snippet import snippet
from knowledge.store import ArrayStore, Store
from knowledge.version import content_hash

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

FORMAT = "12"
"""Changes whenever `indexing.py` would write another index from the same content."""

LONGEST_QUERY = 400
_BY_NAME = 0.35
"""What being called exactly as the question says adds, as a share of the best score."""
_FURTHER_PASSAGES = 0.15
_SPREAD = 1.2
"""What a question counts that is answered by a page as a whole, beside its best passage."""
_UNDERSTOOD = 0.35
"""If less of a question was found, help comes before the results."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that was found: its best passage, in the language of the reader where it has one."""

    passage: int
    thing: int
    score: float
    covered: float
    """The share of the question that it speaks of."""


class Searcher:
    """An open index with the word lists it was built with; safe to share between threads."""

    def __init__(self, store: Store, lexicon: Lexicon, names: dict[str, list[int]], answers: list[Any]) -> None:
        """
        Args:
            store: where the passages are.
            lexicon: the word lists with which they were read.
            names: what things are called (stems with spaces between), and their numbers in `store`.
            answers: the direct answers, as the index keeps them.
        """
        self._store = store
        self._lexicon = lexicon
        self._names = names
        self._direct = DirectAnswers(answers, lexicon)

    def search(
        self, text: str, lang: Language, limit: int = 10, *, exact: bool = False, wanted: Narrowed | None = None
    ) -> Found:
        """
        The answers and results for `text`.

        Args:
            text: what somebody typed: any length, any characters.
            lang: the language of what is shown; words of the other language find it too.
            limit: at most so many results.
            exact: take the words as they are typed: mend nothing, add nothing.
            wanted: results of one kind, for one audience or of one section only.
        """
        wanted = wanted or Narrowed()
        asked = understand(" ".join(text.split())[:LONGEST_QUERY], self._lexicon, self._store.held, exact=exact)
        pages = self._pages(asked, lang, wanted)
        best = [self._store.things[page.thing].slug for page in pages[:3]]
        stems = asked.marked
        helpful = bool(asked.words) and max((page.covered for page in pages[:3]), default=0.0) < _UNDERSTOOD
        return Found(
            query=text,
            lang=lang,
            total=len(pages),
            did_you_mean=asked.did_you_mean,
            answers=self._direct.items(asked, lang),
            results=tuple(self._item(page, lang, stems) for page in pages[:limit]),
            corrected=tuple(asked.corrected.items()),
            widened=tuple(asked.widened.items()),
            exact=exact,
            helpful=helpful,
            related=() if helpful else self._direct.related(asked, best, lang),
            narrowed=wanted,
        )

    def ranked(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """The slugs of what is found for an Indonesian reader, best first, with scores: for measuring."""
        asked = understand(" ".join(text.split())[:LONGEST_QUERY], self._lexicon, self._store.held)
        pages = self._pages(asked, Language.ID, Narrowed())[:limit]
        return [(self._store.things[page.thing].slug, page.score) for page in pages]

    def _pages(self, asked: Asked, lang: Language, wanted: Narrowed) -> list[_Page]:
        """Pages, best first: worth their best passage, what they say as a whole, and a little for more passages."""
        hits = self._store.hits(asked, lang, wanted)
        if not len(hits.passages):
            return []
        order = np.argsort(hits.things, kind="stable")
        things = hits.things[order]
        starts = np.flatnonzero(np.diff(things, prepend=-1))
        spread = np.maximum.reduceat(hits.parts[order], starts, axis=0)
        spoken = [number for number, concept in enumerate(asked.concepts) if concept.spoken]
        sure = [concept.sure for concept in asked.concepts if concept.spoken]
        covered = ((spread[:, spoken] > 0) & sure).mean(axis=1) if spoken else np.ones(len(starts))
        called = self._called(asked)
        by_name = _BY_NAME * float(hits.scores[0])
        scores, english = hits.scores[order].tolist(), hits.english[order].tolist()
        passages, own = hits.passages[order].tolist(), lang is Language.EN
        pages: list[_Page] = []
        bounds = [*starts.tolist(), len(order)]
        for number, (first, last) in enumerate(pairwise(bounds)):
            thing = int(things[first])
            score = scores[first] + _SPREAD * float(spread[number].sum())
            score += _FURTHER_PASSAGES * sum(scores[first + 1 : min(first + 3, last)])
            mine = [passages[i] for i in range(first, last) if english[i] == own]
            openings = self._store.things[thing].openings
            passage = mine[0] if mine else openings[lang] if lang in openings else passages[first]
            pages.append(_Page(passage, thing, score + by_name * (thing in called), float(covered[number])))
        return sorted(pages, key=lambda page: (-page.score, self._store.things[page.thing].slug))

    def _called(self, asked: Asked) -> set[int]:
        """The things that are called what is asked: typed so, or with its words mended or put in ordinary ones."""
        firsts = (max(c.stems, key=lambda stem: c.stems[stem]) for c in asked.concepts if c.spoken and c.stems)
        spellings = (asked.meaning, asked.everything, tuple(firsts))
        return {thing for stems in spellings for thing in self._names.get(" ".join(stems), ())}

    def _item(self, page: _Page, lang: Language, stems: frozenset[str]) -> Item:
        stored = self._store.stored(page.passage)
        marked = snippet(stored.text, self._store.spans(page.passage, stems))
        return Item(stored.kind, stored.slug, lang, stored.shown_title, marked, stored.url, page.score)


def cache_folder() -> Path:
    """Where indexes are kept: `SIGAP_CACHE`, else `sigap` in the user's cache folder."""
    chosen = os.environ.get("SIGAP_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sigap"


def index_folder(version: str) -> Path:
    """Where the index of one version of the content stands, or will stand."""
    return cache_folder() / f"index-{FORMAT}-{version}"


class NoPlaceForIndexError(RuntimeError):
    """The index cannot be written where it should be; the message says what to do."""


def prepare_cache() -> Path:
    """
    The cache folder, made where it is missing.

    Raises:
        NoPlaceForIndexError: the folder cannot be made or written to.
    """
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise NoPlaceForIndexError(
            f"Indeks pencarian tidak dapat ditulis di {folder}. Pilih folder lain dengan SIGAP_CACHE=..."
        )
    return folder


def open_searcher(data: Path, base: KnowledgeBase | None = None) -> Searcher:
    """
    A searcher over `data`, building the index where there is none for this version of the content.

    Args:
        data: the data folder.
        base: the knowledge base in it, where it is loaded already.

    Raises:
        BrokenDataError: the index has to be built and the data cannot be read.
        NoPlaceForIndexError: the index has to be built and cannot be written.
    """
    version = base.version if base is not None else content_hash(data)
    address = os.environ.get("SIGAP_SEARCH", "")
    if address:
        return _open_database(address, f"{FORMAT}-{version}", data, base)
    folder = index_folder(version)
    if folder.is_dir():
        try:
            return open_folder(folder)
        except (OSError, ValueError, KeyError, index.EmptyIndexError):  # a clean-up of caches took parts of it
            shutil.rmtree(folder, ignore_errors=True)
    from knowledge import indexing, load  # noqa: PLC0415 (heavy, and not needed where the index stands)

    prepare_cache()
    lexicon = wordlists.load_lexicon(data / "language")
    indexing.build_index(base if base is not None else load.load(data), lexicon, folder)
    return open_folder(folder)


def _open_database(address: str, version: str, data: Path, base: KnowledgeBase | None) -> Searcher:
    """A searcher over the index that PostgreSQL keeps, written where this version is not there yet."""
    try:
        from knowledge import shared_index  # noqa: PLC0415 (only where it is asked for)
    except ImportError as error:
        raise NoPlaceForIndexError(
            "SIGAP_SEARCH memerlukan psycopg. Pasang dengan: uv sync --extra postgresql."
        ) from error
    try:
        return shared_index.open_shared(address, version, data, base)
    except shared_index.UNREACHABLE as error:
        raise NoPlaceForIndexError(
            "Basis data pencarian (SIGAP_SEARCH) tidak dapat dipakai. Periksa alamatnya dan apakah PostgreSQL berjalan."
        ) from error


def open_folder(folder: Path) -> Searcher:
    """
    A searcher over the index in `folder`.

    Raises:
        OSError, ValueError, KeyError, EmptyIndexError: something is missing or damaged.
    """

    def kept(name: str) -> Any:  # noqa: ANN401 (what the file holds)
        return json.loads((folder / name).read_text(encoding="utf-8"))

    reader: Any = index.open_dir(str(folder), readonly=True).reader()  # typed in part only

    def stored(passage: int) -> Stored:
        fields = reader.stored_fields(passage)
        return Stored(**{**fields, "lang": Language(fields["lang"])})

    lexicon = wordlists.from_json((folder / "lexicon.json").read_text(encoding="utf-8"))
    things = [thing_from(entry) for entry in kept("things.json")]
    owners, english = np.load(folder / "owners.npy"), np.load(folder / "english.npy")
    store = ArrayStore(postings.load(folder), things, owners, english, stored)
    return Searcher(store, lexicon, kept("names.json"), kept("answers.json"))
