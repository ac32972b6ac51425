"""Rules over words, all warnings: abbreviations nobody explains, wrong forms that people write, slips of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.checks.desk import Desk
from knowledge.editing import prose, spelling, wordlists
from knowledge.editing.prose import Line
from knowledge.editing.wordlists import WordLists
from knowledge.lang import Language
from knowledge.loading.problem import Problem

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?:[-./][A-Z0-9]+)*\b")
_ROMAN = re.compile(r"[IVXLC]+")
_PARTS = re.compile(r"[-./]")
_TOKENS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_RIGHT_TWICE = {"had", "is", "that"}
"""“All there is is work.”"""
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,}) \1(?![\w-])")


def problems(folder: Path, desk: Desk) -> Iterator[Problem]:
    """All rules over words, with the lists in `folder` (`data/language/`)."""
    lists = wordlists.read(folder)
    yield from unexplained_abbreviations(desk.base, lists)
    yield from slips(desk.base, lists)
    yield from doubled_words(desk.base)
    yield from misspellings(desk.base, lists)


def unexplained_abbreviations(base: KnowledgeBase, lists: WordLists) -> Iterator[Problem]:
    """An abbreviation of a page is a term, code, source or contact, a plain one, or explained there in brackets."""
    known = lists.abbreviations | _abbreviations_of(base)
    told: set[str] = set()
    for page in base.pages.values():
        for lang in page.texts:
            lines = tuple(prose.lines_of(base, page, lang))
            explained = {name for line in lines for name in _in_brackets(line.text)}
            for line in lines:
                for name in _ABBREVIATION.findall(line.text):
                    if name not in told | explained and not _is_known(name, known):
                        told.add(name)
                        yield Problem(
                            line.path, line.line, "unexplained-abbreviation",
                            f"Singkatan “{name}” tidak ada di glosarium. Tambahkan istilahnya ke glossary.yaml, jelaskan dalam kurung di halaman ini, "
                            "atau, bila semua orang mengenalnya, masukkan ke language/plain-abbreviations.txt.",
                            "warning",
                        )  # fmt: skip


def _is_known(name: str, known: frozenset[str]) -> bool:
    """Whether an abbreviation, or each of its parts (`SMA/SMK`), is known or a Roman number."""
    parts = _PARTS.split(name)
    return name in known or all(
        part in known or len(part) == 1 or part.isdigit() or _ROMAN.fullmatch(part) for part in parts
    )


def _in_brackets(text: str) -> Iterator[str]:
    """Abbreviations followed by words in brackets, or standing in brackets behind words: `SPKT (loket polisi)`."""
    for match in re.finditer(r"([A-Z][\w/.-]*[A-Z0-9])\s*\(|\(([A-Z][\w/.-]*[A-Z0-9])\)", text):
        yield match[1] or match[2]


def _abbreviations_of(base: KnowledgeBase) -> frozenset[str]:
    """All abbreviations in the names of terms, codes, sources and contacts."""
    names: list[str] = [base.site.name]
    for term in base.terms.values():
        names += [term.term.id, term.term.en, *term.aliases.id, *term.aliases.en, term.abbreviation or ""]
    for code in base.codes.values():
        names += [code.code, code.title.id, code.title.en, *code.aliases]
    for source in base.sources.values():
        names += [source.short.id, source.short.en, source.title, source.authority]
    for contact in base.contacts.values():
        names += [contact.name.id, contact.name.en]
    found = {name for text in names for name in _ABBREVIATION.findall(text)}
    return frozenset(found | {part for name in found for part in _PARTS.split(name)})


def slips(base: KnowledgeBase, lists: WordLists) -> Iterator[Problem]:
    """No text holds a wrong form of `language/slips.csv`, such as “merubah” or “di jual”."""
    for line in prose.lines(base):
        wrong_forms = lists.slips[line.lang]
        words = [word.lower() for word in _TOKENS.findall(line.text)] if wrong_forms else []
        pairs = [f"{first} {second}" for first, second in pairwise(words)]
        for wrong in (*words, *pairs):
            if wrong in wrong_forms:
                yield _slip(line, wrong, wrong_forms[wrong])


def doubled_words(base: KnowledgeBase) -> Iterator[Problem]:
    """No word stands twice in a row."""
    for line in prose.lines(base):
        for match in _TWICE.finditer(line.text):
            if match[1] not in _RIGHT_TWICE:
                message = f"Kata “{match[1]}” tertulis dua kali berturut-turut. Hapus satu."
                yield Problem(line.path, line.line, "spelling", message, "warning")


def misspellings(base: KnowledgeBase, lists: WordLists) -> Iterator[Problem]:
    """No word looks like a slip of the pen (`knowledge/editing/spelling.py` says which ones do)."""
    told = [(line, tuple(spelling.words_of(line.text))) for line in prose.lines(base)]
    counts = {lang: Counter(word for line, words in told if line.lang is lang for word in words) for lang in Language}
    names = {name for line, _ in told for name in spelling.names_in(line.text)}
    listed = lists.spelling | lists.searched | names | _words_of_names(base)
    for lang in Language:
        borrowed = {word for word, count in counts[lang.other].items() if count >= spelling.OFTEN}
        speller = spelling.Speller(lang, counts[lang], frozenset(listed | borrowed))
        for line, words in told:
            for word in words if line.lang is lang else ():
                meant = speller.slip(word)
                if meant:
                    yield _slip(line, word, meant)


def _words_of_names(base: KnowledgeBase) -> set[str]:
    """The words in the names of sources, contacts and terms, which may be old, foreign or a newspaper's own."""
    names = [text for source in base.sources.values() for text in (source.title, source.authority, *source.topics)]
    for contact in base.contacts.values():
        names += [contact.name.id, contact.name.en]
    for term in base.terms.values():
        names += [term.term.id, term.term.en, *term.aliases.id, *term.aliases.en]
    return {word for name in names for word in re.findall(r"[^\W\d_]+", name.lower())}


def _slip(line: Line, wrong: str, right: str) -> Problem:
    return Problem(
        line.path, line.line, "spelling",
        f"“{wrong}” mungkin salah tulis; maksudnya “{right}”? Perbaiki, atau masukkan ke language/spelling.txt bila benar.",
        "warning",
    )  # fmt: skip
