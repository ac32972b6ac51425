"""Searching the knowledge base: an index on disk, and a query against it.

Whoosh holds the index. It is built at the first start, kept under the hash of the content, and put in
place by a rename, so that a half-built one is never read. Queries are built from terms, never parsed:
no search syntax can fail.
"""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from rapidfuzz import process as fuzzy
from rapidfuzz.distance import Levenshtein
from simplemma import is_known
from whoosh import fields, index, query, scoring
from whoosh.analysis import SpaceSeparatedTokenizer

from knowledge import load
from knowledge.base import KnowledgeBase
from knowledge.documents import DirectAnswer, Passage, direct_answers, passages
from knowledge.language import Lexicon, Word, contains, load_lexicon
from knowledge.model import Language
from knowledge.snippet import snippet

FORMAT = "1"
"""Changes whenever the code below would write another index from the same content."""

MOST_WORDS = 24
LONGEST_QUERY = 400
_OTHER_LANGUAGE = 0.6
_KEPT_VERSIONS = 2
_WEIGHTS = {"stem": 1.0, "word": 0.5, "title": 1.0, "keywords": 1.0, "heading": 0.5}
_SOURCE_WEIGHT = 0.6


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

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        """Open the index in `folder`."""
        self._lexicon = lexicon
        self._index = index.open_dir(folder, readonly=True)
        self._searcher = self._index.searcher(weighting=scoring.BM25F(B=0.6, K1=1.2))
        self._answers = _read_answers(folder / "answers.json", lexicon)
        self._vocabulary = [word.decode() for word in self._searcher.reader().lexicon("word")]
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
            near = fuzzy.extractOne(
                written, self._vocabulary, scorer=Levenshtein.distance, score_cutoff=edits
            )
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
        terms: list[query.Query] = []
        for stem, weight in stems.items():
            for field in ("stem", "title", "keywords", "heading"):
                terms.append(query.Term(field, stem, boost=weight * _WEIGHTS[field]))
        terms += [query.Term("word", surface, boost=_WEIGHTS["word"]) for surface in dict.fromkeys(surfaces)]
        if not terms:
            return []
        asked = query.Or(terms)
        asked.matcher_type = query.Or.ARRAY_MATCHER
        hits = self._searcher.search(asked, limit=400, scored=True)
        return [(int(hit.docnum), float(hit.score or 0.0)) for hit in hits]

    def _best_passages(
        self, scored: list[tuple[int, float]], lang: Language
    ) -> list[tuple[dict[str, Any], float]]:
        """One passage a page: its best, worth its score and a tenth of the next two."""
        groups: dict[tuple[str, str], list[tuple[dict[str, Any], float]]] = {}
        for number, score in scored:
            stored = self._searcher.stored_fields(number)
            weight = 1.0 if stored["lang"] == lang else _OTHER_LANGUAGE
            weight *= _SOURCE_WEIGHT if stored["kind"] == "source" else 1.0
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
        first = self._searcher.document(key=f"{stored['kind']}/{stored['slug']}/{lang.value}/0")
        return first or stored

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


# The index


def cache_folder() -> Path:
    """Where indexes are kept: `SIGAP_CACHE`, else `sigap` in the user's cache folder."""
    chosen = os.environ.get("SIGAP_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sigap"


def open_searcher(data: Path, base: KnowledgeBase | None = None) -> Searcher:
    """
    A searcher over `data`, building the index where there is none for this version of the content.

    Args:
        data: the data folder.
        base: the knowledge base in it, where it is loaded already.

    Raises:
        BrokenDataError: the index has to be built and the data cannot be read.
    """
    version = base.version if base is not None else load.content_hash(data)
    folder = cache_folder() / f"index-{FORMAT}-{version}"
    lexicon = load_lexicon(data / "language")
    if not (folder / "answers.json").is_file():
        build_index(base if base is not None else load.load(data), lexicon, folder)
    return Searcher(folder, lexicon)


def build_index(base: KnowledgeBase, lexicon: Lexicon, folder: Path) -> None:
    """Write the index of `base` to `folder`: beside it first, then renamed into place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
    try:
        store = index.create_in(building, _schema())
        writer = store.writer()
        counts: dict[str, int] = {}
        for passage in passages(base):
            thing = f"{passage.kind}/{passage.slug}/{passage.lang.value}"
            number = counts.get(thing, 0)
            counts[thing] = number + 1
            writer.add_document(**_document(passage, lexicon, f"{thing}/{number}"))
        writer.commit(optimize=True)
        store.close()
        _write_answers(building / "answers.json", base)
        try:
            building.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster: its index is as good
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _forget_old(folder)


def _schema() -> fields.Schema:
    split = SpaceSeparatedTokenizer()
    searched = fields.TEXT(analyzer=split, phrase=False)
    return fields.Schema(
        key=fields.ID(unique=True),
        stem=searched,
        word=searched,
        title=searched,
        keywords=searched,
        heading=searched,
        kind=fields.STORED,
        slug=fields.STORED,
        lang=fields.STORED,
        shown_title=fields.STORED,
        text=fields.STORED,
        url=fields.STORED,
    )


def _document(passage: Passage, lexicon: Lexicon, key: str) -> dict[str, str]:
    def stems(text: str) -> str:
        return " ".join(word.stem for word in lexicon.words(text))

    body = list(lexicon.words(f"{passage.summary} {passage.text}" if key.endswith("/0") else passage.text))
    return {
        "key": key,
        "stem": " ".join(word.stem for word in body),
        "word": " ".join(word.surface for word in body),
        "title": stems(passage.title),
        "keywords": stems(passage.keywords),
        "heading": stems(passage.heading),
        "kind": passage.kind,
        "slug": passage.slug,
        "lang": passage.lang.value,
        "shown_title": passage.title,
        "text": passage.text,
        "url": passage.url,
    }


def _write_answers(path: Path, base: KnowledgeBase) -> None:
    listed = [
        {
            "kind": answer.kind,
            "slug": answer.slug,
            "titles": answer.titles,
            "texts": answer.texts,
            "urls": answer.urls,
            "names": answer.names,
        }
        for answer in direct_answers(base)
    ]
    path.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


def _read_answers(path: Path, lexicon: Lexicon) -> tuple[_Answer, ...]:
    answers: list[_Answer] = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        by_language = {
            key: {Language(lang): text for lang, text in entry[key].items()}
            for key in ("titles", "texts", "urls")
        }
        answer = DirectAnswer(kind=entry["kind"], slug=entry["slug"], names=tuple(entry["names"]), **by_language)
        names = (tuple(word.stem for word in lexicon.words(name)) for name in answer.names)
        answers.append(_Answer(answer, tuple(dict.fromkeys(name for name in names if name))))
    return tuple(answers)


def _forget_old(newest: Path) -> None:
    """Remove indexes of former versions, all but the latest one."""
    found = sorted(newest.parent.glob("index-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in found if path != newest][_KEPT_VERSIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
