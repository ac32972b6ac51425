"""Entries that answer a query directly, and terms that lead on from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.lang import Language
from knowledge.language.text import Lexicon
from knowledge.search.asking import Asked
from knowledge.search.findable import DirectAnswer
from knowledge.search.found import Item
from knowledge.search.snippet import snippet, spans_of

MOST = 2
_RELATED = 4

Stems = tuple[str, ...]


class DirectAnswers:
    """Case codes, terms and contacts of one version of the content."""

    def __init__(self, kept: list[dict[str, Any]], lexicon: Lexicon) -> None:
        """Take up the entries as an index keeps them, in the order in which they may answer."""
        self._lexicon = lexicon
        self._entries = [_entry(entry) for entry in kept]
        self._by_name: dict[Stems, list[int]] = {}
        self._codes: dict[str, list[int]] = {}
        """Short names of case codes: they answer wherever they stand in a query."""
        self._by_slug: dict[str, list[int]] = {}
        self._seen_from: dict[str, list[int]] = {}
        for number, (entry, stems) in enumerate(
            zip(self._entries, (map(tuple, e["stems"]) for e in kept), strict=True)
        ):
            self._by_slug.setdefault(entry.slug, []).append(number)
            for slug in entry.see if entry.kind == "term" else ():
                self._seen_from.setdefault(slug, []).append(number)
            for name in stems:
                self._by_name.setdefault(name, []).append(number)
                if entry.kind == "code" and len(name) == 1 and any(c.isdigit() for c in name[0]):
                    self._codes.setdefault(name[0], []).append(number)

    def items(self, asked: Asked, lang: Language) -> tuple[Item, ...]:
        """At most two: help, codes named anywhere in the query, an entry that is all of the query."""
        typed = tuple(word.stem for word in self._lexicon.words(asked.text[:400]))
        contacts = asked.urgent.contacts if asked.urgent else ()
        numbers = [number for contact in contacts for number in self._by_slug.get(contact, ())]
        named = [n for n in sorted(set(self._named(typed, asked))) if n not in numbers]
        numbers = [*numbers[:1], *named, *numbers[1:]]  # a term like kurungan (jail) only sounds like danger
        return tuple(self._item(self._entries[n], lang, frozenset(asked.meaning)) for n in numbers[:MOST])

    def _named(self, typed: Stems, asked: Asked) -> Iterator[int]:
        for stem in typed:
            yield from self._codes.get(stem, ())
        if asked.meaning:
            yield from self._by_name.get(asked.meaning, ())
            yield from self._by_name.get(typed, ())

    def _item(self, entry: DirectAnswer, lang: Language, stems: frozenset[str]) -> Item:
        text = entry.texts[lang]
        marked = snippet(text, spans_of(self._lexicon, text, stems))
        return Item(entry.kind, entry.slug, lang, entry.titles[lang], marked, entry.urls[lang], 1.0)

    def related(self, asked: Asked, slugs: list[str], lang: Language) -> tuple[str, ...]:
        """Terms that point to some pages, other than what was asked: at most four."""
        same = {*self._by_name.get(asked.meaning, ()), *self._by_name.get(asked.everything, ())}
        found = [n for slug in slugs for n in self._seen_from.get(slug, ()) if n not in same]
        return tuple(dict.fromkeys(self._entries[n].titles[lang] for n in found))[:_RELATED]


def _entry(kept: dict[str, Any]) -> DirectAnswer:
    by_language = {
        key: {Language(lang): text for lang, text in kept[key].items()} for key in ("titles", "texts", "urls")
    }
    return DirectAnswer(
        kind=kept["kind"], slug=kept["slug"], names=tuple(kept["names"]), see=tuple(kept["see"]), **by_language
    )
