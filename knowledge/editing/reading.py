"""
How hard a page is to read: the school grade (kelas) that its sentences and words ask for.

Flesch-Kincaid (Kincaid et al. 1975) from sentence length and syllables a word. Indonesian words have more
syllables than English ones, so they are weighted by 0.6, as Indonesian schools do for Fry's graph
(Harjasujana and Mulyati 1996). Why, and where it fails: docs/decisions/0008-reading-level.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.editing.prose import pieces
from knowledge.lang import Language
from knowledge.model.content import PageText

FEWEST_WORDS = 60
"""Below so many words an average says nothing."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDS = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
_DIPHTHONG = re.compile(r"(?:ai|au|oi)(?![a-z])")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouycgsxz]es|[^aeiouydt]ed)$")
_INDONESIAN_SYLLABLES = 0.6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its line in the body (from 0), its words and their syllables."""

    text: str
    line: int
    words: int
    syllables: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A page's words, its mean sentence length and syllables a word, and the grade that follows."""

    words: int
    sentence_length: float
    syllables: float
    grade: float


@lru_cache(maxsize=512)
def sentences(body: str, lang: Language) -> tuple[Sentence, ...]:
    """The sentences of paragraphs and list items; headings and tables hold none. Numbers are no words."""
    return tuple(_sentences(body, lang))


def _sentences(body: str, lang: Language) -> Iterator[Sentence]:
    for piece in pieces(body):
        if piece.kind != "paragraph":
            continue
        at = 0
        for part in _ENDS.split(piece.text):
            words = [word for word in _WORD.findall(part) if not word.isdigit()]
            if words:
                line = piece.first + _line_at(piece.lines, piece.text.find(part, at))
                yield Sentence(part.strip(), line, len(words), sum(_syllables(word, lang) for word in words))
            at = piece.text.find(part, at) + len(part)


def _line_at(lines: tuple[str, ...], offset: int) -> int:
    """Which of `lines`, joined by spaces, holds the character at `offset`."""
    for number, line in enumerate(lines):
        if offset <= len(line):
            return number
        offset -= len(line) + 1
    return len(lines) - 1


@lru_cache(maxsize=65536)
def _syllables(word: str, lang: Language) -> int:
    """Indonesian: a vowel each, ai, au, oi at the end being one. English: groups of vowels, silent e left out."""
    plain = word.lower()
    if lang == Language.ID:
        count = len(re.findall("[aeiou]", _DIPHTHONG.sub("a", plain)))
    else:
        count = len(re.findall("[aeiouy]+", plain)) - (1 if _SILENT.search(plain) else 0)
    return max(1, count)


def measure(text: PageText, lang: Language) -> Measure | None:
    """How hard a page is in `lang`; None where it has too few words of its own to say."""
    told = sentences(text.body, lang)
    words = sum(sentence.words for sentence in told)
    if words < FEWEST_WORDS:
        return None
    length = words / len(told)
    syllables = sum(sentence.syllables for sentence in told) / words
    weight = _INDONESIAN_SYLLABLES if lang == Language.ID else 1.0
    return Measure(words, length, syllables, 0.39 * length + 11.8 * syllables * weight - 15.59)
