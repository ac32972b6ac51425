"""A pasted message → the phrases in it that sound like known tactics, each with the sign that it belongs to.

Rules alone, in this process; nothing is kept. Words are read with the pipeline of the search
(`knowledge/language/text.py`), so that slang, prefixes and one wrong letter do not matter.

A pattern is a row of slots. A slot is a word, or several with a slash; `…` before it lets up to five words
stand between; `<dolar>`, `<juta>` and `<angka>` stand for amounts; `=word` wants the word as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import simplemma

from knowledge.base import KnowledgeBase
from knowledge.language.text import Lexicon, Word
from knowledge.model.screening import Tactic

GAP = "…"
LONGEST_GAP = 5
DOLLARS, MILLIONS, NUMBER = "<dolar>", "<juta>", "<angka>"
EXACTLY = "="
_AMOUNTS = (DOLLARS, MILLIONS, NUMBER)
_TEN_MILLION = 10_000_000
_DOLLARS = re.compile(
    r"(?:us\$|usd|\$)\s?\d[\d.,]*\s?(?:k|rb|ribu)?(?![a-z])"
    r"|(?<![\w.,])\d[\d.,]*\s?(?:k|rb|ribu)?\s?(?:us\$|usd\b|\$|doll?ars?\b|dolr\b)",
    re.IGNORECASE,
)
_MILLIONS = re.compile(
    r"(?:rp\.?\s?)?(?<!\d)(?P<short>\d+(?:[.,]\d+)?)\s?(?:jt|juta|jutaan|million)\b"
    r"|(?:rp\.?\s?)?(?<!\d)(?P<long>\d{1,3}(?:[.,]\d{3}){2,})(?!\d)"
    r"|\b(?:belasan|puluhan|ratusan)\s+(?:jt|juta)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|[;\n]\s*\n")
_CLAUSE_END = re.compile(r"[.,;:!?\n]")
_TWICE = re.compile(r"([a-z]{3,})2(?:an|nya|in)?")
"""`bilang2`, `foto2nya`: a word said twice."""
_SHORTEST_MENDED = 5
_SHORTEST_MISSPELT = 4


class BadPatternError(ValueError):
    """A pattern that cannot be read."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: the words or the amount that may stand there, and how many words before it."""

    forms: frozenset[str]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or an amount of a message: every form by which it is known, and where it stands."""

    forms: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of the message that sounds like a tactic."""

    tactic: Tactic
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    tactic: Tactic
    slots: tuple[Slot, ...]
    negated: bool
    """Whether it begins with a negation itself (`tanpa dokumen`)."""


def split_pattern(pattern: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """
    The slots of a pattern as written: their alternatives, and the gap before each.

    Raises:
        BadPatternError: an alternative is empty, an amount unknown, or the gap stands at an end.
    """
    parts = pattern.split()
    if not parts or GAP in (parts[0], parts[-1]) or (GAP, GAP) in pairwise(parts):
        raise BadPatternError(pattern)
    gap = 0
    for part in parts:
        if part == GAP:
            gap = LONGEST_GAP
            continue
        alternatives = tuple(part.split("/"))
        amounts = [alternative for alternative in alternatives if alternative.startswith("<")]
        if not all(alternative.lstrip(EXACTLY) for alternative in alternatives) or any(
            amount not in _AMOUNTS for amount in amounts
        ):
            raise BadPatternError(pattern)
        yield alternatives, gap
        gap = 0


class MessageReader:
    """Finds tactics in messages, with the patterns of one knowledge base."""

    def __init__(self, base: KnowledgeBase, lexicon: Lexicon) -> None:
        """Read all patterns once."""
        self._lexicon = lexicon
        self._spellings = {tuple(entry.id.split("-")): entry.means for entry in base.messages.spellings}
        self._known: set[str] = set()
        self._lists = {entry.id: self._all_forms(entry.words) for entry in base.messages.words}
        patterns = [self._compiled(tactic, text) for tactic in base.tactics.values() for text in tactic.patterns]
        self._by_first: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            for form in pattern.slots[0].forms:
                self._by_first.setdefault(form, []).append(pattern)
        self._known = {form for pattern in patterns for slot in pattern.slots for form in slot.forms}
        self._known = self._known.union(*self._lists.values())

    def marks(self, message: str) -> tuple[Mark, ...]:
        """The phrases of `message` that sound like tactics, by place; they may overlap."""
        tokens = self.tokens(message)
        there = frozenset[str]().union(*(token.forms for token in tokens))
        found = dict.fromkeys(self._candidates(message, tokens))
        fitting = [mark for mark in found if self._has_words(mark.tactic, there)]
        present = {mark.tactic.id for mark in fitting}
        kept = [m for m in fitting if not m.tactic.together_with or present & set(m.tactic.together_with)]
        return tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end)))

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words and amounts of a text, in order, each with its standard and mended forms."""
        amounts = list(_amounts(text))
        taken = [(token.start, token.end) for token in amounts]
        words = [
            word
            for word in self._lexicon.words(text)
            if not any(start < word.end and word.start < end for start, end in taken)
        ]
        found = [token for word in words for token in self._of_word(word)]
        return self._joined(sorted([*amounts, *found], key=lambda token: token.start))

    # Patterns

    def _compiled(self, tactic: Tactic, text: str) -> _Pattern:
        slots = tuple(Slot(self._all_forms(alternatives), gap) for alternatives, gap in split_pattern(text))
        return _Pattern(tactic, slots, bool(slots[0].forms & self._lists.get("negation", frozenset())))

    def _all_forms(self, words: Sequence[str]) -> frozenset[str]:
        """Every form of the words of a slot or a list."""
        forms: set[str] = set()
        for word in words:
            tokens = self._joined([t for w in self._lexicon.words(word) for t in self._of_word(w, mend=False)])
            as_it_is = word in _AMOUNTS or word.startswith(EXACTLY) or len(tokens) != 1
            forms |= {word} if as_it_is else {form for form in tokens[0].forms if not form.startswith(EXACTLY)}
        return frozenset(forms)

    # Words

    def _of_word(self, word: Word, *, mend: bool = True) -> Iterator[Token]:
        """A word with its forms; several tokens at one place where it stands for several words (`gaboleh`)."""
        twice = _TWICE.fullmatch(word.surface)
        if twice:
            word = Word(twice[1], self._lexicon.stem(twice[1]), word.start, word.end)
        spelled = self._spellings.get((word.surface,))
        standard = (spelled,) if spelled else self._lexicon.everyday.get(word.surface, ())
        if len(standard) > 1 and word.surface in self._known:
            yield Token(frozenset({word.surface}), word.start, word.end)  # `ktp`: the patterns know the short form
            return
        if len(standard) > 1:
            for part in standard:
                yield Token(frozenset({part, self._lexicon.stem(part)}), word.start, word.end)
            return
        forms = {EXACTLY + word.surface, word.surface, word.stem, *standard, *map(self._lexicon.stem, standard)}
        if word.surface.isdigit():
            forms.add(NUMBER)
        elif mend and not standard:
            forms |= self._mended(word.surface)
        yield Token(frozenset(forms), word.start, word.end)

    def _mended(self, word: str) -> set[str]:
        """Words of the patterns that an unknown word is one wrong letter away from, with their stems."""
        known = word in self._known or simplemma.is_known(word, "id") or simplemma.is_known(word, "en")
        if len(word) < _SHORTEST_MISSPELT or known:
            return set()
        return {form for cut in _one_less(word) for form in self._shortened.get(cut, ()) if _one_letter_off(word, form)}

    @cached_property
    def _shortened(self) -> dict[str, tuple[str, ...]]:
        """The words of the patterns under what remains of them without one letter."""
        found: dict[str, tuple[str, ...]] = {}
        for form in self._known:
            if len(form) >= _SHORTEST_MENDED and form.isalpha():
                for cut in _one_less(form):
                    found[cut] = (*found.get(cut, ()), form)
        return found

    def _joined(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The same tokens with written pairs that are one word (`orang tua`) as one."""
        joined: list[Token] = []
        for token in tokens:
            before = joined[-1] if joined else None
            means = before and next(
                (self._spellings[a, b] for a in before.forms for b in token.forms if (a, b) in self._spellings), None
            )
            if before and means:
                joined[-1] = Token(frozenset({means}), before.start, token.end)
            else:
                joined.append(token)
        return tuple(joined)

    # Matching

    def _candidates(self, message: str, tokens: Sequence[Token]) -> Iterator[Mark]:
        for index, token in enumerate(tokens):
            starting = {id(p): p for form in token.forms for p in self._by_first.get(form, ())}
            for pattern in starting.values():
                last = _matched(message, tokens, index + 1, pattern.slots[1:])
                if last is not None and (pattern.negated or not self._is_negated(message, tokens, index)):
                    yield Mark(pattern.tactic, token.start, tokens[last - 1].end)

    def _has_words(self, tactic: Tactic, there: frozenset[str]) -> bool:
        wanted = tactic.needs_words
        return not wanted or any(there & self._lists.get(name, frozenset()) for name in wanted)

    def _is_negated(self, message: str, tokens: Sequence[Token], index: int) -> bool:
        """Whether "not" stands right before a phrase, at most four small words between (`tidak perlu bayar dp`)."""
        negation, filler = (self._lists.get(name, frozenset()) for name in ("negation", "filler"))
        for before in range(index - 1, max(index - 6, -1), -1):
            if _CLAUSE_END.search(message, tokens[before].end, tokens[before + 1].start):
                return False
            if tokens[before].forms & negation:
                return True
            if not tokens[before].forms & filler:
                return False
        return False


def _matched(message: str, tokens: Sequence[Token], index: int, slots: Sequence[Slot]) -> int | None:
    """The index behind the last token where `slots` follow from `index` on, within one sentence; None if not."""
    if not slots:
        return index
    for at in range(index, min(index + slots[0].gap + 1, len(tokens))):
        if _SENTENCE_END.search(message, tokens[at - 1].end, tokens[at].start):
            return None
        if tokens[at].forms & slots[0].forms:
            last = _matched(message, tokens, at + 1, slots[1:])
            if last is not None:
                return last
    return None


def _amounts(text: str) -> Iterator[Token]:
    """Amounts in dollars, and in millions of rupiah: those of ten million or more under a form of their own."""
    dollars = [match.span() for match in _DOLLARS.finditer(text)]
    for start, end in dollars:
        yield Token(frozenset({DOLLARS}), start, end)
    for match in _MILLIONS.finditer(text):
        start, end = match.span()
        if not any(start < there and here < end for here, there in dollars):
            forms = {"juta", MILLIONS} if _rupiah(match) >= _TEN_MILLION else {"juta"}
            yield Token(frozenset(forms), start, end)


def _rupiah(match: re.Match[str]) -> float:
    if match["short"]:
        return float(match["short"].replace(",", ".")) * 1_000_000
    return float(re.sub(r"\D", "", match["long"])) if match["long"] else _TEN_MILLION


def _one_less(word: str) -> set[str]:
    """A word, and what remains of it without one letter."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, added or swapped with its neighbour; the first letter is always right."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    swapped = one[start : start + 2][::-1] == other[start : start + 2] and one[start + 2 :] == other[start + 2 :]
    tails = (one[start + 1 :], other[start + 1 :]), (one[start + 1 :], other[start:]), (one[start:], other[start + 1 :])
    return swapped or any(a == b for a, b in tails)
