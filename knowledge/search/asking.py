"""What a query asks for: its words, what they may stand for, and what was changed about them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.language import colloquial
from knowledge.language.stemming import known, known_english_only
from knowledge.language.text import Emergency, Lexicon, Word
from knowledge.search.vocabulary import Vocabulary

MOST_WORDS = 24
MOST_GUESSES = 8
"""So many unknown words of a query are looked into: more are no question but noise."""
BESIDE = 0.5
"""What a word counts as it is written, beside the ordinary word that it stands for."""
REGIONAL = 0.8
SPOKEN = "in"
"""How everyday verbs end: `lunasin` for lunasi."""
SPELT_OUT = 0.5
"""What the words of an abbreviation count where the collection holds the abbreviation too."""


@dataclass(slots=True)
class Concept:
    """One thing that is asked for: the stems that may stand for it, each with a weight up to 1."""

    stems: dict[str, float]
    phrases: dict[tuple[str, ...], float] = field(default_factory=dict[tuple[str, ...], float])
    """Several stems that may stand for it together; the weight is for each of them."""
    spoken: bool = True
    """Whether a word of the query stands behind it, and not only a synonym of several words."""
    sure: bool = True
    """Whether it is a word that somebody knows, and not one that is only like some others."""

    def add(self, stem: str, weight: float) -> None:
        """Let `stem` stand for it, with the greater weight where it does already."""
        if weight > self.stems.get(stem, 0.0):
            self.stems[stem] = weight

    def add_phrase(self, stems: tuple[str, ...], weight: float) -> None:
        """Let several words stand for it: the more words, the less each counts."""
        if len(stems) == 1:
            self.add(stems[0], weight)
        elif stems:
            self.phrases[stems] = max(weight / math.sqrt(len(stems)), self.phrases.get(stems, 0.0))

    @property
    def ways(self) -> Iterator[tuple[tuple[str, ...], float]]:
        """All that may stand for it, single stems first."""
        yield from (((stem,), weight) for stem, weight in self.stems.items())
        yield from self.phrases.items()

    @property
    def every_stem(self) -> frozenset[str]:
        """All stems in it."""
        return frozenset(stem for stems, _ in self.ways for stem in stems)


@dataclass(slots=True)
class Asked:
    """A query as it is understood."""

    text: str
    words: list[Word] = field(default_factory=list[Word])
    concepts: list[Concept] = field(default_factory=list[Concept])
    corrected: dict[str, str] = field(default_factory=dict[str, str])
    """Misspelt words and what they were probably meant to be."""
    widened: dict[str, str] = field(default_factory=dict[str, str])
    """Everyday, regional or short words and the ordinary ones that they were read as."""
    unknown: int = 0
    """So many of the words nobody knows."""

    everything: tuple[str, ...] = ()
    """The stems of all words, the little ones too, misspelt ones mended."""

    urgent: Emergency | None = None
    """What answers it where it sounds like danger."""

    personal: bool = False
    """Whether it sounds like somebody who tells of themselves, or as people speak at home."""

    meaning: tuple[str, ...] = ()
    """The stems of the words as typed."""

    @property
    def stems(self) -> frozenset[str]:
        """Everything that counts as found."""
        return frozenset[str]().union(*(concept.every_stem for concept in self.concepts))

    @property
    def marked(self) -> frozenset[str]:
        """What is marked in a text: words that stand for something asked by themselves."""
        single = (concept.stems or concept.every_stem for concept in self.concepts if concept.spoken)
        return frozenset[str]().union(*single)

    @property
    def surfaces(self) -> list[str]:
        """The words as they would be written in a text: typed, or mended."""
        return list(dict.fromkeys(self.corrected.get(word.surface, word.surface) for word in self.words))

    @property
    def did_you_mean(self) -> str | None:
        """The query with its misspelt words mended; None where there are none."""
        mended = self.text
        for wrong, right in self.corrected.items():
            mended = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, mended, flags=re.IGNORECASE)
        return mended if mended != self.text else None


def understand(text: str, lexicon: Lexicon, held: Vocabulary, *, exact: bool = False) -> Asked:
    """
    A query as it is understood against the words that a collection holds.

    Args:
        text: the query, of a sensible length.
        lexicon: the word lists.
        held: the words of the collection.
        exact: take the words as they are typed: no mending, no everyday words, no synonyms.
    """
    asked = Asked(text, lexicon.content(text, MOST_WORDS))
    asked.meaning = tuple(word.stem for word in asked.words)
    typed = list(lexicon.words(text))
    asked.urgent = lexicon.emergency(tuple(word.stem for word in typed))
    if exact:
        asked.concepts = [Concept({word.stem: 1.0}) for word in asked.words]
        return asked
    asked.words = list(_apart(asked, lexicon, held))[:MOST_WORDS]
    regional = lexicon.sounds_regional(asked.words)
    asked.personal = lexicon.sounds_personal(typed)
    guesses = 0
    for place, word in enumerate(asked.words):
        concept = _listed(word, lexicon, held, asked, regional=regional)
        if concept is None and held.has_stem(word.stem):
            concept = _held(word, lexicon, held, asked)
        if concept is None:
            guesses += 1
            unfinished = place == len(asked.words) - 1
            concept = _guessed(word, lexicon, held, asked, unfinished) if guesses <= MOST_GUESSES else None
        if concept is None:
            asked.unknown += 1
            concept = Concept({word.stem: 1.0})
        if concept.every_stem:
            asked.concepts.append(concept)
    _joined(asked, held)
    _said_again(asked.concepts)
    asked.concepts += _otherwise(asked.concepts, lexicon)
    mended = asked.did_you_mean or text
    asked.everything = tuple(word.stem for word in lexicon.words(mended))[: MOST_WORDS * 2]
    return asked


def _apart(asked: Asked, lexicon: Lexicon, held: Vocabulary) -> Iterator[Word]:
    """The words of a question; two that were written as one (`perdaganganorang`) are two."""
    for word in asked.words:
        written = word.surface
        listed = held.has_stem(word.stem) or lexicon.standard(word) or written in lexicon.regional
        parts = None if listed or known(written) else held.parts(written)
        if parts is None or held.near(written):
            yield word
        else:
            asked.corrected[written] = " ".join(parts)
            yield from (Word(part, lexicon.stem(part), word.start, word.end) for part in parts)


def _listed(word: Word, lexicon: Lexicon, held: Vocabulary, asked: Asked, *, regional: bool) -> Concept | None:
    """What the lists say of an everyday, short or regional word; None where they are silent."""
    written = word.surface
    if written in lexicon.everyday:
        forms, own, weight = lexicon.everyday[written], BESIDE, 1.0
    elif written in lexicon.abbreviations:
        forms, own = lexicon.abbreviations[written], 1.0
        weight = SPELT_OUT if held.has_stem(word.stem) else 1.0
    elif written in lexicon.regional and (regional or (written not in lexicon.ambiguous and written not in held)):
        forms, own, weight = lexicon.regional[written], BESIDE, REGIONAL
    else:
        return None
    if known_english_only(written):
        own, weight = 1.0, BESIDE
    else:
        asked.widened[written] = " ".join(forms)
    concept = Concept({})
    concept.add_phrase(tuple(lexicon.stem(form) for form in forms if form not in lexicon.stopwords), weight)
    if concept.every_stem:
        concept.add(word.stem, own)
    return concept


def _held(word: Word, lexicon: Lexicon, held: Vocabulary, asked: Asked) -> Concept:
    """A word that the collection holds: an everyday form (`lunasin`) stands for the ordinary word as well."""
    spoken = word.surface.endswith(SPOKEN) and not known(word.surface)
    concept = (_everyday_form(word, lexicon, held, asked) if spoken else None) or Concept({})
    concept.add(word.stem, 1.0)
    return concept


def _guessed(word: Word, lexicon: Lexicon, held: Vocabulary, asked: Asked, unfinished: bool) -> Concept | None:
    """What a word may be that the collection lacks."""
    if word.stem in lexicon.members:
        return Concept({word.stem: 1.0})
    concept = _everyday_form(word, lexicon, held, asked)
    if concept is None and unfinished:
        concept = _weighed(held.beginning_with(word.surface), lexicon)
    if concept is None and not known(word.surface):
        concept = _mended(word.surface, lexicon, held, asked)
    return concept


def _everyday_form(word: Word, lexicon: Lexicon, held: Vocabulary, asked: Asked) -> Concept | None:
    """A form that the lists lack, built on a word that the collection or the lists know."""
    for reading in colloquial.readings(word.surface):
        if len(reading) > 3 and reading in lexicon.regional and reading not in lexicon.ambiguous:
            forms = lexicon.regional[reading]
            asked.widened[word.surface] = " ".join(forms)
            return Concept({lexicon.stem(form): REGIONAL for form in forms})
        root = lexicon.stem(reading)
        if held.has_stem(root) and known(reading):
            asked.widened[word.surface] = reading
            return Concept({root: 1.0, word.stem: BESIDE})
    return None


def _mended(written: str, lexicon: Lexicon, held: Vocabulary, asked: Asked) -> Concept | None:
    """What a misspelt word was probably meant to be."""
    if near := held.near(written):
        asked.corrected[written] = near[0][0]
        return _weighed(near, lexicon)
    alike = _weighed(list(held.like(written)), lexicon)
    if alike is not None:
        alike.sure = False
    return alike


def _weighed(words: list[tuple[str, float]], lexicon: Lexicon) -> Concept | None:
    concept = Concept({})
    for word, weight in words:
        concept.add(lexicon.stem(word), weight)
    return concept if concept.stems else None


def _joined(asked: Asked, held: Vocabulary) -> None:
    """Two words that the collection writes as one (`pra peradilan`) may be that one too."""
    for one, other in pairwise(asked.words):
        whole = one.surface + other.surface
        if whole in held and whole.isalpha():
            asked.concepts.append(Concept({whole: 1.0}))


def _said_again(concepts: list[Concept]) -> None:
    """A word that is said twice counts once."""
    seen: dict[frozenset[str], Concept] = {}
    for concept in list(concepts):
        key = concept.every_stem
        if key in seen:
            concepts.remove(concept)
        else:
            seen[key] = concept


def _otherwise(concepts: list[Concept], lexicon: Lexicon) -> list[Concept]:
    """Other words for what is asked: added to the concept where one word has them, beside it where several do."""
    beside: list[Concept] = []
    places: dict[str, int] = {}
    for place, concept in enumerate(concepts):
        for stem in concept.every_stem:
            places.setdefault(stem, place)
    for said, members, weight in _groups(places, lexicon):
        one = next(iter({places[stem] for stem in said})) if len({places[stem] for stem in said}) == 1 else None
        target = concepts[one] if one is not None else Concept({}, spoken=False)
        for member in members:
            target.add_phrase(member, weight)
        if one is None and target.every_stem:
            beside.append(target)
    return beside


def _groups(places: dict[str, int], lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]], float]]:
    """(the member that was said, the others, their weight) for each group of which a member was said."""
    candidates = sorted({number for stem in places for number in lexicon.groups_with(stem)})
    for number in candidates:
        members, weight = lexicon.groups[number]
        said = [member for member in members if _stands_together(member, places)]
        if said:
            longest = max(said, key=len)
            yield longest, [member for member in members if member not in said], weight


def _stands_together(member: tuple[str, ...], places: dict[str, int]) -> bool:
    """Whether all words of `member` were said close to each other, in any order."""
    where = [places.get(stem) for stem in member]
    found = [place for place in where if place is not None]
    return len(found) == len(member) and max(found) - min(found) <= len(member)
