"""The root of an Indonesian or English word, for searching.

simplemma knows the roots; where it does not know a word, its affixes are cut here and the root is looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from knowledge.lang import Language

PARTICLES = ("nya", "lah", "kah", "pun", "mu", "ku")
_NASALS = (
    ("penge", ("",)),
    ("menge", ("",)),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("me", ("",)),
    ("pe", ("",)),
)
"""me- and peN- with what they swallow: `menyapu` is sapu, `memakai` pakai, `menolong` tolong."""
_PLAIN = ("di", "ter", "ber", "be", "per", "ke", "se")
_DOUBLE = ("memper", "diper", "ter", "member", "diber", "pember", "keber", "keter", "berke", "berpe", "seper")
_VERBS = ("me", "di", "ter")
_PERSON_PREFIXES = ("ber", "per", "pe", "be")
_SHORTEST = 3
_SHORTEST_BARE = 5
"""A known word loses a prefix alone only where at least so much is left: `menteri` is not `teri`."""


def known(word: str) -> bool:
    """Whether `word`, folded, is Indonesian or English to simplemma."""
    return known_indonesian(word) or simplemma.is_known(word, "en")


@lru_cache(maxsize=65536)
def known_indonesian(word: str) -> bool:
    """Whether simplemma knows `word`, folded, as Indonesian."""
    return simplemma.is_known(word, "id")


def known_english_only(word: str) -> bool:
    """Whether simplemma knows `word`, folded, as English and not as Indonesian."""
    return not known_indonesian(word) and simplemma.is_known(word, "en")


def dictionary(lang: Language) -> frozenset[str]:
    """The plain words, in lower case and of at least four letters, that simplemma knows in a language."""
    words = DEFAULT_DICTIONARY_FACTORY.get_dictionary(lang.value)
    return frozenset(word for word in map(str.lower, words) if len(word) > 3 and word.isascii() and word.isalpha())


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """
    The root of a folded word.

    Order: simplemma's Indonesian lemma; for words that it does not know, that of the word without its particle
    (`visanya` → `visa`); its English lemma; own cuts that leave a root it knows (`mengoordinasikan` → `koordinasi`).
    """
    if len(word) < 4 or not word.isalpha():
        return word
    found = _indonesian(word)
    if found is None:
        for particle in PARTICLES:
            bare = word.removesuffix(particle)
            if bare != word and len(bare) >= 4 and (found := _indonesian(bare) or _cut(bare)):
                break
    if found is None and word.endswith("nya") and len(word) >= 6:
        return word[:-3]
    if found is None:
        english = simplemma.is_known(word, "en")
        found = simplemma.lemmatize(word, "en").lower() if english else _cut(word)
    if found is None:
        found = simplemma.lemmatize(word, "en").lower()
    return _without_person(found)


def _indonesian(word: str) -> str | None:
    """What simplemma says; None where it does not know the word."""
    lemma = simplemma.lemmatize(word, "id").lower()
    if not known_indonesian(word):
        # It guesses at endings: a guess is taken only for what is no English word and ends in a word it knows.
        return lemma if lemma != word and known_indonesian(lemma) and not simplemma.is_known(word, "en") else None
    if lemma != word:
        return lemma
    for cut, both in _cuts(word):
        prefixed = not word.startswith(cut) and not word.startswith("se")
        if prefixed and known_indonesian(cut) and (len(cut) >= _SHORTEST_BARE or (both and len(cut) >= 4)):
            return _lemma(cut)
    return word


def _cut(word: str) -> str | None:
    """The known root that cuts least off an unknown word."""
    for cut, _ in _cuts(word):
        if known_indonesian(cut):
            return _lemma(cut)
    return None


def _lemma(word: str) -> str:
    once = simplemma.lemmatize(word, "id").lower()
    return simplemma.lemmatize(once, "id").lower()


def _without_person(word: str) -> str:
    for prefix in _PERSON_PREFIXES:
        bare = word.removeprefix(prefix)
        if bare != word and len(bare) >= _SHORTEST_BARE and known_indonesian(bare):
            return bare
    return word


@lru_cache(maxsize=65536)
def _cuts(word: str) -> tuple[tuple[str, bool], ...]:
    """What may be left of `word`, longest first, and whether both ends were cut; only allowed pairs are."""
    left: dict[str, bool] = {}
    for bare, suffixes in chain(_prefixed(word), [(word, ("an", "kan", "i"))]):
        if bare != word and len(bare) >= _SHORTEST:
            left.setdefault(bare, False)
        for suffix in suffixes:
            cut = bare.removesuffix(suffix)
            if cut != bare and len(cut) >= _SHORTEST:
                left.setdefault(cut, bare != word)
    return tuple(sorted(left.items(), key=lambda pair: -len(pair[0])))


def _prefixed(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`word` without a prefix, and the endings that may go with it: verbs take -kan and -i, nouns -an."""
    for prefix, starts in _NASALS:
        if word.startswith(prefix):
            endings = ("kan", "i") if prefix.startswith("me") else ("an",)
            yield from ((start + word[len(prefix) :], endings) for start in starts)
    for prefix in (*_DOUBLE, *_PLAIN):
        if word.startswith(prefix):
            endings = ("kan", "i") if prefix.startswith(_VERBS) else ("an", "kan", "i")
            yield word[len(prefix) :], endings
