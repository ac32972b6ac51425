"""Indonesian (and English) text for searching: tokens, everyday forms, stems, synonyms.

The same code reads documents and queries. The word lists are read by `lexicon.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.language.stemming import root

TOKEN = re.compile(
    r"(?<!\w)(?:"
    r"(?P<code>(?:p|t|ba|sp)[\s.\-‐-―]?\d{1,2}[a-z]?(?!\w))"
    r"|(?P<phase>tahap[\s-]*(?:ii?|1|2|satu|dua)(?!\w))"
    r"|(?P<law>(?:uu|pp|perpres|perma|sema)\s+(?:no\.?\s*|nomor\s+)?\d+(?:/|\s+tahun\s+)\d{4}(?!\w))"
    r"|(?P<article>pasal\s+\d+[a-z]?(?!\w))"
    r"|(?P<amount>\d+(?:[.,]\d+)?(?:jt|juta|rb|ribu)(?!\w))"
    r")|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)
EMPHATIC = ("kah", "lah", "pun")
"""What may end a word that says nothing (`kapankah`, `itupun`)."""
PHASES = {"i": "1", "satu": "1", "1": "1", "ii": "2", "dua": "2", "2": "2"}
UNITS = {"j": "juta", "r": "ribu"}
OF_THE_YEAR, NUMBERED = r"\s+tahun\s+", r"(nomor|no\.?|\s)+"
"""What stands between the parts of a law's name (`UU nomor 21 tahun 2007`)."""

LONGEST_WORD = 60
"""Letters of a run that are read: no word has more, and runs without end would fill what is kept of words."""


class Word(NamedTuple):
    """A word of a text: how it is written (folded), its stem, and where it stands."""

    surface: str
    stem: str
    start: int
    end: int


class Emergency(NamedTuple):
    """What somebody in danger may write, and what answers it."""

    phrase: tuple[str, ...]
    """Stems."""
    contacts: tuple[str, ...]
    """Ids of contacts."""
    alone: bool
    """Whether the phrase must be the whole query."""
    page: str
    """The page that moves up among the results; an empty word where none does."""


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one knowledge base."""

    stopwords: frozenset[str]
    everyday: dict[str, tuple[str, ...]]
    abbreviations: dict[str, tuple[str, ...]]
    regional: dict[str, tuple[str, ...]]
    """Words of regional languages and dialects."""
    ambiguous: frozenset[str]
    """Those of them that are ordinary Indonesian words with another sense."""
    exceptions: dict[str, str]
    groups: tuple[tuple[tuple[tuple[str, ...], ...], float], ...]
    """Synonym groups: members as stems, and the weight of a member for another."""
    emergencies: tuple[Emergency, ...]
    personal: frozenset[str] = frozenset()
    """Words of somebody who tells of themselves or of their own people."""

    def words(self, text: str) -> Iterator[Word]:
        """The words of `text` in order; codes (`P-21`, `p 21`) are one word each."""
        read = self._read
        for match in TOKEN.finditer(text):
            if match.lastgroup == "word":
                yield Word(*read(match[0][:LONGEST_WORD]), *match.span())
            else:
                yield from self._special(match)

    @cached_property
    def _read(self) -> Callable[[str], tuple[str, str]]:
        """A written word folded, and its stem: looked up once, for the same words come again and again."""

        @lru_cache(maxsize=65536)
        def read(written: str) -> tuple[str, str]:
            folded = fold(written)
            return folded, self.stem(folded)

        return read

    def _special(self, match: re.Match[str]) -> Iterator[Word]:
        """Codes, phases, laws, articles and amounts: several written words that are one, or the other way round."""
        kind = match.lastgroup
        raw = fold(match[0])
        start, end = match.span()
        if kind == "code":
            joined = re.sub(r"[^a-z0-9]", "", raw)
        elif kind == "phase":
            number = re.split(r"[\s-]+|(?<=tahap)", raw)[-1]
            joined = "tahap" + PHASES.get(number, number)  # the Turkish ı counts as an i to a pattern, not here
        elif kind == "amount":
            yield from self._amount(raw, start, end)
            return
        else:
            joined = re.sub(NUMBERED, "", re.sub(OF_THE_YEAR, "/", raw))
        yield Word(joined, joined, start, end)
        if kind in {"law", "article", "phase"}:
            for part in re.finditer(r"[^\W\d_]+|\d+[a-z]?", match[0]):
                plain = fold(part[0])
                yield Word(plain, self.stem(plain), start + part.start(), start + part.end())

    @staticmethod
    def _amount(raw: str, start: int, end: int) -> Iterator[Word]:
        """`15jt` and `15juta` are 15 juta, `500rb` is 500 ribu."""
        digits = raw.rstrip("abijtru")
        for part in (digits, UNITS[raw[len(digits)]]):
            yield Word(part, part, start, end)

    def stem(self, word: str) -> str:
        """
        The root under which a folded word is found.

        The list of exceptions (`penyidikan` → `sidik`, `penyelidikan` → `selidik`) goes before the rules.
        """
        exception = self.exceptions.get(word)
        if exception is None and word.endswith("nya"):
            exception = self.exceptions.get(word[:-3])
        return exception or root(word)

    def content(self, text: str, most: int) -> list[Word]:
        """The words of a query that carry meaning, at most `most`; all of them if none does."""
        everything: list[Word] = []
        for word in self.words(text):
            everything.append(word)
            if len(everything) >= most * 4:
                break
        meaningful = [word for word in everything if not self._says_nothing(word.surface)]
        return (meaningful or everything)[:most]

    def _says_nothing(self, written: str) -> bool:
        """A word of the list `stopwords`, with an emphatic ending too."""
        return any(written.removesuffix(end) in self.stopwords for end in ("", *EMPHATIC))

    def standard(self, word: Word) -> tuple[str, ...]:
        """The stems of an everyday or short form (`gak` → `tidak`); none where the word is no such form."""
        forms = self.everyday.get(word.surface) or self.abbreviations.get(word.surface, ())
        return tuple(map(self.stem, forms))

    def sounds_personal(self, words: list[Word]) -> bool:
        """Whether a question is a resident's: it speaks of its writer, or as people speak at home."""
        lists = (self.personal, self.everyday)
        return any(word.surface in listed for word in words for listed in lists) or self.sounds_regional(words)

    def sounds_regional(self, words: list[Word]) -> bool:
        """Whether two words of a query, or a third of them, belong to a regional language alone."""
        alone = sum(word.surface in self.regional and word.surface not in self.ambiguous for word in words)
        return alone >= 2 or alone * 3 >= max(len(words), 1)

    @cached_property
    def members(self) -> frozenset[str]:
        """The words that stand for something by themselves in the synonyms, as stems."""
        return frozenset(member[0] for members, _ in self.groups for member in members if len(member) == 1)

    def groups_with(self, stem: str) -> list[int]:
        """The synonym groups that hold `stem`."""
        return self._group_numbers.get(stem, [])

    @cached_property
    def _group_numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, (members, _) in enumerate(self.groups):
            for stem in {stem for member in members for stem in member}:
                numbers.setdefault(stem, []).append(number)
        return numbers

    def emergency(self, stems: tuple[str, ...]) -> Emergency | None:
        """What answers somebody in danger; None where nothing in the query sounds like it."""
        for one in self.emergencies:
            if stems == one.phrase if one.alone else contains(stems, one.phrase):
                return one
        return None


def fold(text: str) -> str:
    """A word in lower case, without diacritics, letters written three times or more reduced to one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"([a-z])\1{2,}", r"\1", plain)


def contains(stems: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether `phrase` stands in `stems`, word after word."""
    width = len(phrase)
    return any(stems[i : i + width] == phrase for i in range(len(stems) - width + 1))
