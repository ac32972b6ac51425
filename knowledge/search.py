"""A query against the index: answers and results.

Queries are built from terms, never parsed: no search syntax can fail.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import index

from knowledge import lexicon as wordlists
from knowledge import postings
from knowledge.asking import Asked, understand
from knowledge.findable import DirectAnswer
from knowledge.found import Found, Hit, Item, Narrowed, Stored, thing_from
from knowledge.lang import Language
from knowledge.language import Lexicon, contains
from knowledge.snippet import snippet
from knowledge.store import ArrayStore, Store
from knowledge.version import content_hash

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

FORMAT = "11"
"""Changes whenever `indexing.py` would write another index from the same content."""

LONGEST_QUERY = 400
_BY_NAME = 0.35
"""What being called exactly as the question says adds, as a share of the best score."""
_FURTHER_PASSAGES = 0.15
_SPREAD = 1.2
"""What a question counts that is answered by a page as a whole, beside its best passage."""
_UNDERSTOOD = 0.35
"""If less of a question was found, help comes before the results."""
_RELATED = 4


@dataclass(frozen=True, slots=True)
class _Answer:
    """A direct answer with its names as stems."""

    entry: DirectAnswer
    names: tuple[tuple[str, ...], ...]


class Searcher:
    """An open index with the word lists it was built with; safe to share between threads."""

    def __init__(self, store: Store, lexicon: Lexicon, names: dict[str, list[int]], answers: list[Any]) -> None:
        """
        Args:
            store: where the passages are.
            lexicon: the word lists with which they were read.
            names: what things are called (stems with spaces between), and their numbers in `store`.
            answers: the direct answers, as the index keeps them.
        """  # noqa: D205 (the arguments are what there is to say)
        self._store = store
        self._lexicon = lexicon
        self._names = names
        self._answers = tuple(map(_answer, answers))

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
        shown = [(self._shown(hit, lang), score) for hit, score in pages[:limit]]
        return Found(
            query=text,
            lang=lang,
            total=len(pages),
            did_you_mean=asked.did_you_mean,
            answers=self._direct(asked, lang),
            results=tuple(self._item(stored, score, lang, asked) for stored, score in shown),
            corrected=tuple(asked.corrected.items()),
            widened=tuple(asked.widened.items()),
            exact=exact,
            helpful=self._understood(asked, [stored for stored, _ in shown[:3]]) < _UNDERSTOOD,
            related=self._related(asked, [stored.slug for stored, _ in shown[:3]], lang),
            narrowed=wanted,
        )

    def ranked(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """The slugs of what is found for an Indonesian reader, best first, with scores: for measuring."""
        asked = understand(" ".join(text.split())[:LONGEST_QUERY], self._lexicon, self._store.held)
        pages = self._pages(asked, Language.ID, Narrowed())[:limit]
        return [(self._store.things[hit.thing].slug, score) for hit, score in pages]

    # What is found

    def _pages(self, asked: Asked, lang: Language, wanted: Narrowed) -> list[tuple[Hit, float]]:
        """One passage a page: its best, worth its score and a tenth of the next two."""
        hits = self._store.hits(asked, lang, wanted)
        if not hits:
            return []
        groups: dict[int, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.thing, []).append(hit)
        called = self._called(asked)
        pages: list[tuple[Hit, float]] = []
        for thing, group in groups.items():
            shown = next((hit for hit in group if hit.lang is lang), group[0])
            spread = float(np.max([hit.parts for hit in group], axis=0).sum())
            score = group[0].score + _SPREAD * spread + _FURTHER_PASSAGES * sum(hit.score for hit in group[1:3])
            pages.append((shown, score + (_BY_NAME * hits[0].score if thing in called else 0.0)))
        things = self._store.things
        return sorted(pages, key=lambda page: (-page[1], things[page[0].thing].slug))

    def _called(self, asked: Asked) -> set[int]:
        """The things that are called what is asked: typed so, or with its words mended or put in ordinary ones."""
        firsts = (max(c.stems, key=lambda stem: c.stems[stem]) for c in asked.concepts if c.spoken and c.stems)
        spellings = (asked.meaning, asked.everything, tuple(firsts))
        return {thing for stems in spellings for thing in self._names.get(" ".join(stems), ())}

    def _shown(self, hit: Hit, lang: Language) -> Stored:
        """The passage of a hit, or, where it is in the other language, the opening of the same thing."""
        opening = self._store.things[hit.thing].openings.get(lang)
        other = hit.lang is not lang and opening is not None
        return self._store.stored(opening if other and opening is not None else hit.passage)

    def _item(self, stored: Stored, score: float, lang: Language, asked: Asked) -> Item:
        marked = snippet(self._lexicon, stored.text, asked.stems)
        return Item(stored.kind, stored.slug, lang, stored.shown_title, marked, stored.url, score)

    def _understood(self, asked: Asked, best: list[Stored]) -> float:
        """How much of the question the best results speak of, at most 1."""
        spoken = [concept for concept in asked.concepts if concept.spoken]
        if not spoken:
            return 1.0
        shares = [0.0]
        for stored in best:
            text = f"{stored.shown_title} {stored.shown_heading} {stored.text}"
            there = {word.stem for word in self._lexicon.words(text)}
            shares.append(sum(not there.isdisjoint(concept.every_stem) for concept in spoken) / len(spoken))
        return max(shares)

    def _related(self, asked: Asked, best: list[str], lang: Language) -> tuple[str, ...]:
        """Terms that point to the best pages, other than what was asked."""
        terms = [answer for answer in self._answers if answer.entry.kind == "term" and asked.meaning not in answer.names]
        found = [answer.entry.titles[lang] for slug in best for answer in terms if slug in answer.entry.see]
        return tuple(dict.fromkeys(found))[:_RELATED]

    # Direct answers

    def _direct(self, asked: Asked, lang: Language) -> tuple[Item, ...]:
        """At most two: help, codes named anywhere in the query, an entry that is all of the query."""
        everything = tuple(word.stem for word in self._lexicon.words(asked.text))[: 2 * len(asked.words) + 24]
        chosen: list[DirectAnswer] = []
        for contact in self._lexicon.emergency(everything):
            chosen += [answer.entry for answer in self._answers if answer.entry.slug == contact]
        for answer in self._answers:
            if answer.entry not in chosen and _answers(answer, everything, asked.meaning):
                chosen.append(answer.entry)
        return tuple(self._answer_item(entry, lang, frozenset(asked.meaning)) for entry in chosen[:2])

    def _answer_item(self, entry: DirectAnswer, lang: Language, stems: frozenset[str]) -> Item:
        marked = snippet(self._lexicon, entry.texts[lang], stems)
        return Item(entry.kind, entry.slug, lang, entry.titles[lang], marked, entry.urls[lang], 1.0)


def _answers(answer: _Answer, everything: tuple[str, ...], meaning: tuple[str, ...]) -> bool:
    """Whether an entry answers: a code that is named anywhere, anything else that is all of the query."""
    if answer.entry.kind == "code":
        short = (name for name in answer.names if len(name) == 1 and any(c.isdigit() for c in name[0]))
        if any(contains(everything, name) for name in short):
            return True
    return bool(meaning) and any(name in (meaning, everything) for name in answer.names)


def _answer(kept: dict[str, Any]) -> _Answer:
    by_language = {
        key: {Language(lang): text for lang, text in kept[key].items()} for key in ("titles", "texts", "urls")
    }
    entry = DirectAnswer(
        kind=kept["kind"], slug=kept["slug"], names=tuple(kept["names"]), see=tuple(kept["see"]), **by_language
    )
    return _Answer(entry, tuple(tuple(stems) for stems in kept["stems"]))


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
