"""Indonesian (and English) text for searching: tokens, everyday forms, stems, synonyms.

The same code reads documents and queries. The word lists are read by `lexicon.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import simplemma

_TOKEN = re.compile(
    r"(?P<code>(?<!\w)(?:p|t|ba|sp)[\s.\-‐-―]?\d{1,2}[a-z]?(?!\w))"
    r"|(?P<phase>(?<!\w)tahap[\s-]+(?:ii?|1|2|satu|dua)(?!\w))"
    r"|(?P<law>(?<!\w)(?:uu|pp|perpres|perma|sema)\s+(?:no\.?\s*|nomor\s+)?\d+(?:/|\s+tahun\s+)\d{4}(?!\w))"
    r"|(?P<article>(?<!\w)pasal\s+\d+[a-z]?(?!\w))"
    r"|(?P<million>(?<!\w)\d+(?:[.,]\d+)?(?:jt|juta)(?!\w))"
    r"|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)
_PHASES = {"i": "1", "satu": "1", "1": "1", "ii": "2", "dua": "2", "2": "2"}
_PERSON_PREFIXES = ("ber", "per", "pe", "be")
_SHORTEST_ROOT = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: how it is written (folded), its stem, and where it stands."""

    surface: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another way to say part of a query, as stems, and how much it counts (0 to 1)."""

    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one knowledge base."""

    stopwords: frozenset[str]
    everyday: dict[str, tuple[str, ...]]
    exceptions: dict[str, str]
    groups: tuple[tuple[tuple[tuple[str, ...], ...], float], ...]
    """Synonym groups: members as stems, and the weight of a member for another."""
    emergencies: tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]
    """(stems of a phrase, ids of contacts, whether the phrase must be the whole query)."""

    def words(self, text: str) -> Iterator[Word]:
        """The words of `text` in order; codes (`P-21`, `p 21`) are one word each."""
        for match in _TOKEN.finditer(text):
            if match.lastgroup == "word":
                raw = fold(match[0])
                yield Word(raw, self.stem(raw), *match.span())
            else:
                yield from self._special(match)

    def _special(self, match: re.Match[str]) -> Iterator[Word]:
        """Codes, phases, laws, articles and millions: several written words that are one, or the other way round."""
        kind = match.lastgroup
        raw = fold(match[0])
        start, end = match.span()
        if kind == "code":
            joined = re.sub(r"[^a-z0-9]", "", raw)
        elif kind == "phase":
            number = raw.split()[-1].rpartition("-")[2]
            joined = "tahap" + _PHASES.get(number, number)  # the Turkish ı counts as an i to a pattern, not here
        elif kind == "million":
            yield from self._million(raw, start, end)
            return
        else:
            joined = re.sub(r"(nomor|no\.?|\s)+", "", re.sub(r"\s+tahun\s+", "/", raw))
        yield Word(joined, joined, start, end)
        if kind in {"law", "article", "phase"}:
            for part in re.finditer(r"[^\W_]+", match[0]):
                plain = fold(part[0])
                yield Word(plain, self.stem(plain), start + part.start(), start + part.end())

    @staticmethod
    def _million(raw: str, start: int, end: int) -> Iterator[Word]:
        digits = re.match(r"[\d.,]+", raw)
        for part in (digits[0] if digits else raw, "juta"):
            yield Word(part, part, start, end)

    def stem(self, word: str) -> str:
        """
        The root under which a folded word is found.

        Order: the list of exceptions (`penyidikan` → `sidik`, `penyelidikan` → `selidik`), then simplemma's
        Indonesian lemmas, then a cut of pe-, per-, be-, ber- from words that simplemma takes as roots
        (`pedagang` → `dagang`).
        """
        return _stem(word, self.exceptions.get(word))

    def content(self, text: str, most: int) -> list[Word]:
        """The words of a query that carry meaning, at most `most`; all of them if none does."""
        everything: list[Word] = []
        for word in self.words(text):
            everything.append(word)
            if len(everything) >= most * 4:
                break
        meaningful = [word for word in everything if word.surface not in self.stopwords]
        return (meaningful or everything)[:most]

    def standard(self, word: Word) -> tuple[str, ...]:
        """The stems of an everyday or short form (`gak` → `tidak`); none where the word is no such form."""
        return tuple(self.stem(part) for part in self.everyday.get(word.surface, ()))

    def synonyms(self, stems: tuple[str, ...]) -> Iterator[Synonym]:
        """Other ways to say what stands in `stems`."""
        there = set(stems)
        for members, weight in self.groups:
            present = [member for member in members if member[0] in there and contains(stems, member)]
            if present:
                for member in members:
                    if member not in present:
                        yield Synonym(member, weight)

    def emergency(self, stems: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of the contacts for somebody in danger; none where nothing in the query sounds like it."""
        for phrase, contacts, alone in self.emergencies:
            if stems == phrase if alone else contains(stems, phrase):
                return contacts
        return ()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A word in lower case, without diacritics, letters written three times or more reduced to one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"([a-z])\1{2,}", r"\1", plain)


def contains(stems: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether `phrase` stands in `stems`, word after word."""
    width = len(phrase)
    return any(stems[i : i + width] == phrase for i in range(len(stems) - width + 1))


@lru_cache(maxsize=65536)
def _stem(word: str, exception: str | None) -> str:
    if exception is not None:
        return exception
    if len(word) < 4 or not word.isalpha():
        return word
    lemma = simplemma.lemmatize(word, "id").lower()
    if lemma != word and not simplemma.is_known(word, "id") and simplemma.is_known(word, "en"):
        lemma = word
    if lemma == word and not simplemma.is_known(word, "id"):
        lemma = simplemma.lemmatize(word, "en").lower()
    for prefix in _PERSON_PREFIXES:
        root = lemma.removeprefix(prefix)
        if root != lemma and len(root) >= _SHORTEST_ROOT and simplemma.is_known(root, "id"):
            return root
    return lemma
