"""A query against the index: answers and results.

Queries are built from terms, never parsed: no search syntax can fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from knowledge.lang import Language
from knowledge.language.text import Lexicon
from knowledge.model.nouns import Audience
from knowledge.search.asking import Asked, understand
from knowledge.search.direct import DirectAnswers
from knowledge.search.found import Found, Item, Narrowed
from knowledge.search.snippet import snippet
from knowledge.search.store import Store

LONGEST_QUERY = 400
_UNHEARD_OF = "kirulsfz bermulutan"
"""Words that nobody knows: understanding them opens every list."""
BY_NAME = 0.5
"""What being called exactly as the question says adds, as a share of the best score."""
IN_DANGER = 1.0
"""What being the page that helps somebody in danger adds, in the same measure."""
FURTHER_PASSAGES = 0.3
SPREAD = 1.2
"""What a question counts that is answered by a page as a whole, beside its best passage."""
FOR_OTHERS = 0.8
"""What a page counts that is not for residents, where a resident seems to ask."""
UNDERSTOOD = 0.45
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
        self._numbers = {thing.slug: number for number, thing in enumerate(store.things)}

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

        Raises:
            SearchAwayError: the index is kept in a database, and that does not answer.
        """
        wanted = wanted or Narrowed()
        asked = understand(" ".join(text.split())[:LONGEST_QUERY], self._lexicon, self._store.held, exact=exact)
        pages = self._pages(asked, lang, wanted)
        best = [self._store.things[page.thing].slug for page in pages[:3]]
        stems = asked.marked
        self._store.prepare([page.passage for page in pages[:limit]])
        helpful = bool(asked.words) and max((page.covered for page in pages[:3]), default=0.0) < UNDERSTOOD
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

    def wake(self) -> None:
        """Read what the first question would wait for: the dictionaries and the words that may be misspelt."""
        understand(_UNHEARD_OF, self._lexicon, self._store.held)

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
        added = self._called(asked)
        scores, english = hits.scores[order].tolist(), hits.english[order].tolist()
        passages, own = hits.passages[order].tolist(), lang is Language.EN
        pages: list[_Page] = []
        bounds = [*starts.tolist(), len(order)]
        for number, (first, last) in enumerate(pairwise(bounds)):
            thing = int(things[first])
            score = scores[first] + SPREAD * float(spread[number].sum())
            score += FURTHER_PASSAGES * sum(scores[first + 1 : min(first + 3, last)])
            score += added.get(thing, 0.0) * float(hits.scores[0])
            score *= FOR_OTHERS if asked.personal and not self._store.things[thing].is_for(Audience.RESIDENT) else 1.0
            mine = [passages[i] for i in range(first, last) if english[i] == own]
            openings = self._store.things[thing].openings
            passage = mine[0] if mine else openings[lang] if lang in openings else passages[first]
            pages.append(_Page(passage, thing, score, float(covered[number])))
        return sorted(pages, key=lambda page: (-page.score, self._store.things[page.thing].slug))

    def _called(self, asked: Asked) -> dict[int, float]:
        """
        What is added for things that are named by the question, in shares of the best score.

        They are called what is asked (typed so, or with its words mended or put in ordinary ones), or are meant for
        somebody in danger.
        """
        firsts = (max(c.stems, key=lambda stem: c.stems[stem]) for c in asked.concepts if c.spoken and c.stems)
        spellings = (asked.meaning, asked.everything, tuple(firsts))
        added = {thing: BY_NAME for stems in spellings for thing in self._names.get(" ".join(stems), ())}
        if asked.urgent and asked.urgent.page in self._numbers:
            added[self._numbers[asked.urgent.page]] = IN_DANGER
        return added

    def _item(self, page: _Page, lang: Language, stems: frozenset[str]) -> Item:
        stored = self._store.stored(page.passage)
        marked = snippet(stored.text, self._store.spans(page.passage, stems))
        return Item(stored.kind, stored.slug, lang, stored.shown_title, marked, stored.url, page.score)
