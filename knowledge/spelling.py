"""
Likely slips of the pen: a rare word that no list knows, one letter away from a word that is known or often used here.

Precision comes first: a word that Indonesian affixes explain, that is used more than twice, or that begins with a
capital is let be. The dictionaries are those of simplemma, which the search uses too.
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
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:…]|\|)[\s\"“‘(*]*$")
_SUFFIXES = ("lah", "kah", "pun", "nya", "mu", "ku", "kan", "an", "i")
_PREFIXES = ("di", "ber", "ter", "per", "pe", "se", "ke", "me", "ku", "antar", "non", "pra", "pasca", "sub")
_NASALS = (
    ("menge", ""), ("penge", ""), ("meng", ""), ("meng", "k"), ("peng", ""), ("peng", "k"), ("meny", "s"), ("peny", "s"),
    ("mem", ""), ("mem", "p"), ("pem", ""), ("pem", "p"), ("men", ""), ("men", "t"), ("pen", ""), ("pen", "t"), ("be", ""),
)  # fmt: skip


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """The words of `text` in lower case with their offset, capitals only where a sentence begins; no parts of names."""
    for match in _WORD.finditer(text):
        word = match[0]
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if any(sign in around for sign in "@/_.") and not around.endswith((". ", ".")):
            continue
        if word.islower() or (word[1:].islower() and _BEFORE_A_SENTENCE.search(text, 0, match.start())):
            yield word.lower(), match.start()


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
        near = [other for other in one_edit_away(word) if self.counts[other] >= OFTEN or self.in_dictionary(other)]
        return max(near, key=lambda other: (self.counts[other], other), default=None)

    def known(self, word: str) -> bool:
        """Whether a list, or the dictionary of either language, has the word."""
        return word in self.listed or any(simplemma.is_known(word, lang.value) for lang in Language)

    def in_dictionary(self, word: str) -> bool:
        """Whether the dictionary of this language has the word."""
        return simplemma.is_known(word, self.lang.value)

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
        found |= {first + root.removeprefix(nasal) for root in found for nasal, first in _NASALS if root.startswith(nasal)}
    return {root for root in found if len(root) >= 4} - {word}


def one_edit_away(word: str) -> Iterable[str]:
    """Every text that one wrong, missing, extra or swapped letter turns into `word`, or the other way round."""
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {left + right[1:] for left, right in parts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    found |= {left + letter + right for left, right in parts for letter in _LETTERS}
    return found - {word}
