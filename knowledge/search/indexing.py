"""Building the index: Whoosh holds it, kept under the hash of the content.

It is written beside its place and put there by a rename, so that a half-built one is never read.
"""

from __future__ import annotations

import gc
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import fields, index

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.language import lexicon as wordlists
from knowledge.language.text import Lexicon, Word
from knowledge.search import postings
from knowledge.search.counted import Counted
from knowledge.search.documents import direct_answers, passages
from knowledge.search.findable import Passage
from knowledge.search.found import Stored, Thing
from knowledge.search.store import ArrayStore

_KEPT_VERSIONS = 2
_SEARCHED = tuple(postings.WEIGHTS)


@dataclass(slots=True)
class Read:
    """Passages as the index takes them: what stands in each field, and to which thing each belongs."""

    passages: list[Passage] = field(default_factory=list[Passage])
    fields: list[dict[str, list[str]]] = field(default_factory=list[dict[str, list[str]]])
    places: list[list[tuple[int, int]]] = field(default_factory=list[list[tuple[int, int]]])
    """Where the words of each text begin and end; those of a summary before it lie before 0."""
    owners: list[int] = field(default_factory=list[int])
    things: list[Thing] = field(default_factory=list[Thing])
    names: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """What things are called, as stems with spaces between."""


def read(found: Iterable[Passage], lexicon: Lexicon) -> Read:
    """The words of `found`, cut and stemmed. The passage that opens a thing carries its summary too."""

    @cache  # titles and keywords come back with every passage of a page
    def stems(text: str) -> list[str]:
        return [word.stem for word in lexicon.words(text)]

    result = Read()
    numbers: dict[tuple[str, str], int] = {}
    for place, passage in enumerate(found):
        number = numbers.setdefault((passage.kind, passage.slug), len(result.things))
        if number == len(result.things):
            result.things.append(Thing(passage.kind, passage.slug, passage.section, passage.audience, {}))
        opens = result.things[number].openings.setdefault(passage.lang, place) == place
        result.passages.append(passage)
        result.owners.append(number)
        before = f"{passage.summary} " if opens else ""
        body = [*_asked_words(passage.asked, lexicon), *_placed(before, passage.text, lexicon)]
        result.places.append([(word.start, word.end) for word in body])
        result.fields.append(_fields(passage, body, stems))
        for name in passage.names if opens else ():
            short = [word.stem for word in lexicon.content(name, len(name))]
            for called in dict.fromkeys((" ".join(stems(name)), " ".join(short))):
                if number not in result.names.setdefault(called, []):
                    result.names[called].append(number)
    return result


def _placed(before: str, text: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words of `text`, and below zero those of what is searched with it and not shown."""
    shift = len(before)
    for surface, stem, start, end in lexicon.words(before + text):
        yield Word(surface, stem, start - shift, end - shift)


def _asked_words(asked: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words of questions: behind an everyday form the ordinary one, as a query is read."""
    for word in _placed(f"{asked} ", "", lexicon) if asked else ():
        yield word
        ordinary = lexicon.everyday.get(word.surface, ())
        yield from (word._replace(surface=form, stem=lexicon.stem(form)) for form in ordinary)


def _fields(passage: Passage, body: list[Word], stems: Callable[[str], list[str]]) -> dict[str, list[str]]:
    return {
        "stem": [word.stem for word in body],
        "word": [word.surface for word in body],
        "title": stems(passage.title),
        "keywords": stems(passage.keywords),
        "heading": stems(passage.heading),
    }


def arrays_of(result: Read) -> postings.Postings:
    """The arrays for what was read, counted here and not by Whoosh."""
    counts: dict[str, dict[str, tuple[list[int], list[float]]]] = {name: {} for name in _SEARCHED}
    for number, document in enumerate(result.fields):
        for name, words in document.items():
            for word, often in Counter(words).items():
                where, how_often = counts[name].setdefault(word, ([], []))
                where.append(number)
                how_often.append(often)
    return postings.lay_out(counts, [document["stem"] for document in result.fields], result.places)


def in_memory(found: Iterable[Passage], lexicon: Lexicon) -> tuple[ArrayStore, dict[str, list[int]]]:
    """A store over `found` that is written nowhere, and what its things are called."""
    result = read(found, lexicon)

    def stored(number: int) -> Stored:
        return Stored(**_stored(result.passages[number]))

    return ArrayStore(arrays_of(result), result.things, *owners_of(result), stored), result.names


def build_index(base: KnowledgeBase, lexicon: Lexicon, folder: Path) -> None:
    """Write the index of `base` to `folder`: beside it first, then renamed into place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
    try:
        with _uncollected():
            write_index(read(passages(base), lexicon), building)
        _write(building / "lexicon.json", wordlists.as_json(lexicon))
        _write(building / "answers.json", json.dumps(kept_answers(base, lexicon), ensure_ascii=False))
        try:
            building.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster: its index is as good
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _forget_old(folder)


@contextmanager
def _uncollected() -> Generator[None]:
    """Without Python's search for circular garbage, a tenth of the time: there is none before the end."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def write_index(result: Read, folder: Path) -> None:
    """Write what was read to the empty `folder`: with Whoosh, and as the arrays that scores are counted with."""
    store = index.create_in(str(folder), _schema())
    writer = store.writer(limitmb=256)
    for passage, document in zip(result.passages, result.fields, strict=True):
        counted = {name: Counter(words) for name, words in document.items()}
        writer.add_document(**counted, **{**_stored(passage), "lang": passage.lang.value})
    writer.commit(optimize=True)
    del writer
    gc.collect()  # Whoosh's writer refers to itself: all that it has sorted would stay
    reader: Any = store.reader()  # typed in part only
    counts = _counts(reader)
    reader.close()
    store.close()
    postings.save(postings.lay_out(counts, [document["stem"] for document in result.fields], result.places), folder)
    for name, array in zip(("owners", "english"), owners_of(result), strict=True):
        np.save(folder / f"{name}.npy", array)
    _write(folder / "things.json", json.dumps([thing.as_dict() for thing in result.things]))
    _write(folder / "names.json", json.dumps(result.names, ensure_ascii=False))


def _schema() -> fields.Schema:
    shown = ("kind", "slug", "lang", "shown_title", "shown_heading", "text", "url")
    return fields.Schema(**dict.fromkeys(_SEARCHED, Counted()), **dict.fromkeys(shown, fields.STORED))


def _stored(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "slug": passage.slug,
        "lang": passage.lang,
        "shown_title": passage.title,
        "shown_heading": passage.heading,
        "text": passage.text,
        "url": passage.url,
    }


def _counts(reader: Any) -> dict[str, dict[str, tuple[list[int], list[float]]]]:  # noqa: ANN401 (typed in part only)
    """What Whoosh has counted: by field and word the passages that hold it, and how often."""
    counts: dict[str, dict[str, tuple[list[int], list[float]]]] = {name: {} for name in _SEARCHED}
    for name, word in reader.all_terms():
        where: list[int] = []
        often: list[float] = []
        matcher = reader.postings(name, word)
        while matcher.is_active():
            where.append(matcher.id())
            often.append(matcher.weight())
            matcher.next()
        counts[name][word.decode()] = (where, often)
    return counts


def owners_of(result: Read) -> tuple[postings.Ints, postings.Ints]:
    """For each passage the thing that it belongs to, and whether it is English."""
    english = [passage.lang is Language.EN for passage in result.passages]
    return np.array(result.owners, np.int32), np.array(english, np.int32)


def kept_answers(base: KnowledgeBase, lexicon: Lexicon) -> list[dict[str, Any]]:
    """The direct answers, their names as stems too, as they are kept beside an index."""

    def stems(names: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = (tuple(word.stem for word in lexicon.words(name)) for name in names)
        return list(dict.fromkeys(name for name in found if name))

    return [
        {
            "kind": answer.kind,
            "slug": answer.slug,
            "titles": answer.titles,
            "texts": answer.texts,
            "urls": answer.urls,
            "names": answer.names,
            "see": answer.see,
            "stems": stems(answer.names),
        }
        for answer in direct_answers(base)
    ]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _forget_old(newest: Path) -> None:
    """Remove indexes of former versions, all but the latest one."""
    found = sorted(newest.parent.glob("index-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in found if path != newest][_KEPT_VERSIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
