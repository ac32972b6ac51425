"""
Likely slips of the pen: a rare word that no list knows, one letter away from a word that is known or often used here.

Precision comes first: a word that Indonesian affixes explain, that is used more than twice, or that is a name is let
be. Another letter is a slip only where it makes a word that is often used here. The dictionaries are those of
simplemma, which the search uses too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import simplemma

from knowledge.lang import Language

SHORTEST = 5
RARE = 2
OFTEN = 3
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|\.\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:…] )[\s\"“‘(]*$")
_SUFFIXES = ("lah", "kah", "pun", "nya", "mu", "ku", "kan", "an", "i")
_PREFIXES = ("di", "ber", "ter", "per", "pe", "se", "ke", "me", "ku", "antar", "non", "pra", "pasca", "sub")
_NASALS = (
    *(("menge", ""), ("penge", ""), ("meng", ""), ("meng", "k"), ("peng", ""), ("peng", "k")),
    *(("meny", "s"), ("peny", "s"), ("mem", ""), ("mem", "p"), ("pem", ""), ("pem", "p")),
    *(("men", ""), ("men", "t"), ("pen", ""), ("pen", "t"), ("be", "")),
)
"""What a prefix looks like before a root, and the first letter of the root that it swallows."""


def words_of(text: str) -> Iterator[str]:
    """The words of `text` in lower case; those with a capital, mostly names, only where a sentence begins."""
    for match in _WORD.finditer(text):
        if match[0].islower() or _begins_a_sentence(match):
            yield match[0].lower()


def names_in(text: str) -> Iterator[str]:
    """The words with a capital inside sentences, in lower case: they are names wherever they stand."""
    for match in _WORD.finditer(text):
        if match[0][0].isupper() and not _begins_a_sentence(match):
            yield match[0].lower()


def _begins_a_sentence(match: re.Match[str]) -> bool:
    return match[0][1:].islower() and _BEFORE_A_SENTENCE.search(match.string[: match.start()][-8:]) is not None


@dataclass
class Speller:
    """Knows the words of one language: dictionary, lists, and what is used often."""

    lang: Language
    counts: Counter[str]
    listed: frozenset[str]
    _judged: dict[str, str | None] = field(default_factory=dict[str, "str | None"])

    def slip(self, word: str) -> str | None:
        """The word that was probably meant, or None where `word` may stand."""
        if word not in self._judged:
            self._judged[word] = self._judge(word)
        return self._judged[word]

    def _judge(self, word: str) -> str | None:
        if len(word) < SHORTEST or self.counts[word] > RARE or self.known(word) or self._explained(word):
            return None
        near = [other for other in one_edit_away(word) if self.counts[other] >= OFTEN or self._is_likely(other, word)]
        return max(near, key=lambda other: (self.counts[other], other), default=None)

    def _is_likely(self, other: str, word: str) -> bool:
        """Whether a word that is rare here may have been meant: a letter missing, extra or swapped."""
        same_letters = sorted(other) == sorted(word)
        return (len(other) != len(word) or same_letters) and simplemma.is_known(other, self.lang.value)

    def known(self, word: str) -> bool:
        """Whether a list, or the dictionary of either language, has the word."""
        return word in self.listed or any(simplemma.is_known(word, lang.value) for lang in Language)

    def _explained(self, word: str) -> bool:
        """Whether Indonesian affixes around a known root explain the word."""
        return any(self.known(root) or self.counts[root] >= OFTEN for root in roots(word))


def roots(word: str) -> set[str]:
    """What remains of an Indonesian word without some of its affixes, four letters at least."""
    found = {word}
    for _ in range(2):
        found |= {root.removesuffix(ending) for root in found for ending in _SUFFIXES}
    for _ in range(2):
        found |= {root.removeprefix(prefix) for root in found for prefix in _PREFIXES}
        nasal = {(root, start, first) for root in found for start, first in _NASALS if root.startswith(start)}
        found |= {first + root.removeprefix(start) for root, start, first in nasal}
    return {root for root in found if len(root) >= 4} - {word}


def one_edit_away(word: str) -> Iterable[str]:
    """Every text that one wrong, missing, extra or swapped letter turns into `word`, or the other way round."""
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {left + right[1:] for left, right in parts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    found |= {left + letter + right for left, right in parts for letter in _LETTERS}
    return found - {word}
