"""A query against the index: answers and results.

Queries are built from terms, never parsed: no search syntax can fail.
"""

from __future__ import annotations

import heapq
import json
import math
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import process as fuzzy
from rapidfuzz.distance import Levenshtein
from simplemma import is_known
from whoosh import index

from knowledge import lexicon as wordlists
from knowledge.findable import DirectAnswer
from knowledge.lang import Language
from knowledge.language import Word, contains
from knowledge.snippet import snippet
from knowledge.version import content_hash

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

FORMAT = "11"
"""Changes whenever `indexing.py` would write another index from the same content."""

MOST_WORDS = 24
LONGEST_QUERY = 400
_OTHER_LANGUAGE = 0.6
_DEEPEST = 200
"""So many passages are looked at: more than ten pages' worth in both languages."""
_WEIGHTS = {"stem": 1.0, "word": 0.5, "title": 1.0, "keywords": 1.0, "heading": 0.5}
_STEMMED = ("stem", "title", "keywords", "heading")
_SOURCE_WEIGHT = 0.6
_K1, _B = 1.2, 0.6
"""BM25: how soon repeating a word stops to count, and how much longer passages are held back."""


@dataclass(frozen=True, slots=True)
class Item:
    """One answer or result. `snippet` is HTML with `<mark>`; `url` is a path in the full edition."""

    kind: str
    slug: str
    lang: Language
    title: str
    snippet: str
    url: str
    score: float

    @property
    def snippet_text(self) -> str:
        """The snippet without marks."""
        return unescape(re.sub(r"</?mark>", "", self.snippet))

    @property
    def anchor(self) -> str:
        """The heading or entry that the address points to."""
        return self.url.partition("#")[2]

    def as_dict(self) -> dict[str, Any]:
        """For `sigap search --json`."""
        return {
            "kind": self.kind,
            "slug": self.slug,
            "lang": self.lang.value,
            "title": self.title,
            "snippet": self.snippet,
            "url": self.url,
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What a query brings: direct answers (at most two), then results, best first."""

    query: str
    lang: Language
    total: int
    did_you_mean: str | None
    answers: tuple[Item, ...]
    results: tuple[Item, ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON of `sigap search`."""
        return {
            "query": self.query,
            "lang": self.lang.value,
            "total": self.total,
            "did_you_mean": self.did_you_mean,
            "answers": [item.as_dict() for item in self.answers],
            "results": [item.as_dict() for item in self.results],
        }


@dataclass(frozen=True, slots=True)
class _Answer:
    """A direct answer with its names as stems."""

    entry: DirectAnswer
    names: tuple[tuple[str, ...], ...]


class Searcher:
    """An open index with the word lists it was built with; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, with the word lists that it was built with."""
        lexicon = wordlists.from_json((folder / "lexicon.json").read_text(encoding="utf-8"))
        self._lexicon = lexicon
        self._index = index.open_dir(str(folder), readonly=True)
        self._reader: Any = self._index.reader()  # typed in part only
        self._kept: dict[tuple[str, str], tuple[tuple[int, float], ...]] = {}
        self._shown: dict[int, dict[str, Any]] = {}
        self._first = _read_first(folder / "first.json")
        self._answers = _read_answers(folder / "answers.json")
        self._vocabulary = [word.decode() for word in self._reader.lexicon("word")]
        self._known = frozenset(self._vocabulary)

    def search(self, text: str, lang: Language, limit: int = 10) -> Found:
        """
        The answers and results for `text`.

        Args:
            text: what somebody typed: any length, any characters.
            lang: the language of what is shown; words of the other language find it too.
            limit: at most so many results.
        """
        asked = " ".join(text.split())[:LONGEST_QUERY]
        words = self._lexicon.content(asked, MOST_WORDS)
        corrected = self._corrected(words)
        stems = self._stems(words, corrected)
        scored = self._scored(stems, [word.surface for word in words])
        pages = self._best_passages(scored, lang)
        items = [self._item(hit, score, lang, frozenset(stems)) for hit, score in pages[:limit]]
        return Found(
            query=text,
            lang=lang,
            total=len(pages),
            did_you_mean=self._did_you_mean(asked, corrected),
            answers=self._direct(asked, words, lang),
            results=tuple(items),
        )

    # What to look for

    def _stems(self, words: list[Word], corrected: dict[str, str]) -> dict[str, float]:
        """Stems and weights: the words asked for, their ordinary forms, their synonyms."""
        weights: dict[str, float] = {}
        order: list[str] = []
        for word in words:
            standard = self._lexicon.standard(word)
            mended = corrected.get(word.surface)
            forms = standard or ((self._lexicon.stem(mended),) if mended else (word.stem,))
            for stem in forms:
                weights[stem] = max(weights.get(stem, 0.0), 1.0)
                order.append(stem)
            if standard:
                weights.setdefault(word.stem, 0.5)
        for synonym in self._lexicon.synonyms(tuple(order)):
            for stem in synonym.stems:
                weight = synonym.weight / math.sqrt(len(synonym.stems))
                weights[stem] = max(weights.get(stem, 0.0), weight)
        return weights

    def _corrected(self, words: Iterable[Word]) -> dict[str, str]:
        """Misspelt words and what was probably meant: only words that nobody knows are mended."""
        mended: dict[str, str] = {}
        for word in words:
            written = word.surface
            unknown = written not in self._known and not self._lexicon.everyday.get(written)
            if len(written) < 4 or not written.isalpha() or not unknown:
                continue
            if is_known(written, "id") or is_known(written, "en"):
                continue
            edits = 1 if len(written) < 8 else 2
            near = fuzzy.extractOne(written, self._vocabulary, scorer=Levenshtein.distance, score_cutoff=edits)
            if near is not None:
                mended[written] = near[0]
        return mended

    @staticmethod
    def _did_you_mean(asked: str, corrected: dict[str, str]) -> str | None:
        if not corrected:
            return None
        mended = asked
        for wrong, right in corrected.items():
            mended = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, mended, flags=re.IGNORECASE)
        return mended if mended != asked else None

    # What is found

    def _scored(self, stems: dict[str, float], surfaces: list[str]) -> list[tuple[int, float]]:
        """The passages that hold any of the words, by BM25 over all fields, best first."""
        scores: dict[int, float] = {}
        wanted = [(field, stem, weight) for stem, weight in stems.items() for field in _STEMMED]
        wanted += [("word", surface, 1.0) for surface in dict.fromkeys(surfaces)]
        for field, term, weight in wanted:
            boost = weight * _WEIGHTS[field]
            for number, score in self._postings(field, term):
                scores[number] = scores.get(number, 0.0) + boost * score
        return heapq.nlargest(_DEEPEST, scores.items(), key=lambda pair: (pair[1], -pair[0]))

    def _postings(self, field: str, term: str) -> tuple[tuple[int, float], ...]:
        """
        (passage, BM25 score) for every passage that holds `term` in `field`.

        Read from the index once and kept: with Whoosh's own collector a query took four times as long.
        """
        kept = self._kept.get((field, term))
        if kept is None and (field, term) not in self._reader:
            return ()  # nothing is kept of words that stand nowhere: what readers ask leaves no trace
        if kept is None:
            kept = tuple(self._read_postings(field, term))
            self._kept[field, term] = kept
        return kept

    def _read_postings(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        reader = self._reader
        holding = reader.doc_frequency(field, term)
        rarity = math.log(1 + (reader.doc_count_all() - holding + 0.5) / (holding + 0.5))
        average = reader.field_length(field) / reader.doc_count_all()
        matcher = reader.postings(field, term)
        while matcher.is_active():
            number = matcher.id()
            often = matcher.weight()
            length = reader.doc_field_length(number, field, 1)
            yield number, rarity * often * (_K1 + 1) / (often + _K1 * (1 - _B + _B * length / average))
            matcher.next()

    def _stored(self, number: int) -> dict[str, Any]:
        """What the index keeps of a passage."""
        if number not in self._shown:
            self._shown[number] = self._reader.stored_fields(number)
        return self._shown[number]

    def _best_passages(self, scored: list[tuple[int, float]], lang: Language) -> list[tuple[dict[str, Any], float]]:
        """One passage a page: its best, worth its score and a tenth of the next two."""
        groups: dict[tuple[str, str], list[tuple[dict[str, Any], float]]] = {}
        for number, score in scored:
            stored = self._stored(number)
            weight = 1.0 if stored["lang"] == lang else _OTHER_LANGUAGE
            weight *= _SOURCE_WEIGHT if stored["kind"] in {"source", "case"} else 1.0
            groups.setdefault((stored["kind"], stored["slug"]), []).append((stored, score * weight))
        pages: list[tuple[dict[str, Any], float]] = []
        for group in groups.values():
            group.sort(key=lambda pair: -pair[1])
            own = [pair for pair in group if pair[0]["lang"] == lang]
            shown = (own or group)[0][0]
            pages.append((shown, group[0][1] + 0.1 * sum(score for _, score in group[1:3])))
        pages.sort(key=lambda pair: (-pair[1], pair[0]["slug"]))
        return pages

    def _item(self, stored: dict[str, Any], score: float, lang: Language, stems: frozenset[str]) -> Item:
        shown = stored
        if stored["lang"] != lang:
            shown = self._in_language(stored, lang)
        return Item(
            kind=shown["kind"],
            slug=shown["slug"],
            lang=lang,
            title=shown["shown_title"],
            snippet=snippet(self._lexicon, shown["text"], stems),
            url=shown["url"],
            score=score,
        )

    def _in_language(self, stored: dict[str, Any], lang: Language) -> dict[str, Any]:
        """The opening of the same thing in the language of the reader."""
        number = self._first.get(f"{stored['kind']}/{stored['slug']}/{lang.value}")
        return stored if number is None else self._stored(number)

    # Direct answers

    def _direct(self, asked: str, words: list[Word], lang: Language) -> tuple[Item, ...]:
        """At most two: codes named anywhere in the query, an entry that is all of the query, help."""
        everything = tuple(word.stem for word in self._lexicon.words(asked))[: MOST_WORDS * 2]
        meaning = tuple(word.stem for word in words)
        chosen: list[DirectAnswer] = []
        urgent = self._lexicon.emergency(everything)
        for contact in urgent:
            chosen += [answer.entry for answer in self._answers if answer.entry.slug == contact]
        for answer in self._answers:
            if answer.entry in chosen:
                continue
            if answer.entry.kind == "code":
                short = [name for name in answer.names if len(name) == 1]
                if any(contains(everything, name) and any(c.isdigit() for c in name[0]) for name in short):
                    chosen.append(answer.entry)
                    continue
            if meaning and any(name in (meaning, everything) for name in answer.names):
                chosen.append(answer.entry)
        return tuple(
            Item(
                entry.kind,
                entry.slug,
                lang,
                entry.titles[lang],
                snippet(self._lexicon, entry.texts[lang], frozenset(meaning)),
                entry.urls[lang],
                1.0,
            )
            for entry in chosen[:2]
        )


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
            return Searcher(folder)
        except (OSError, ValueError, KeyError, index.EmptyIndexError):  # a clean-up of caches took parts of it
            shutil.rmtree(folder, ignore_errors=True)
    from knowledge import indexing, load  # noqa: PLC0415 (heavy, and not needed where the index stands)

    prepare_cache()
    lexicon = wordlists.load_lexicon(data / "language")
    indexing.build_index(base if base is not None else load.load(data), lexicon, folder)
    return Searcher(folder)


def _read_first(path: Path) -> dict[str, int]:
    """The number of the passage that opens each page, by `kind/slug/language`."""
    return json.loads(path.read_text(encoding="utf-8"))


def _read_answers(path: Path) -> tuple[_Answer, ...]:
    answers: list[_Answer] = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        by_language = {
            key: {Language(lang): text for lang, text in entry[key].items()} for key in ("titles", "texts", "urls")
        }
        answer = DirectAnswer(kind=entry["kind"], slug=entry["slug"], names=tuple(entry["names"]), **by_language)
        answers.append(_Answer(answer, tuple(tuple(stems) for stems in entry["stems"])))
    return tuple(answers)
