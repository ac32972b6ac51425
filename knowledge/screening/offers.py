"""A pasted offer → the text in pieces, what each marked phrase means, and what to do.

What comes out says what was recognised, never that an offer is safe. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.base import KnowledgeBase
from knowledge.model.screening import Sign, Strength, Tactic
from knowledge.screening.signs import Result, conclude
from knowledge.screening.tactics import Mark, MessageReader

ADVICE = "message"
"""The advice in `indicators.yaml` that speaks of messages."""
LONGEST_MESSAGE = 3000
"""Characters of a message that are read; offers are shorter."""
MOST_CONTACTS = 4
MOST_FINDINGS = 8
"""Findings that are told; the weakest of a message with more are counted only."""
_MOST_MARKED_PIECES = 16
_LONGEST_PIECE = 200
_SHOWN_OF_LONG_PIECE = 70
_RANK = {Strength.STRONG: 0, Strength.MEDIUM: 1, Strength.WEAK: 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the message; `numbers` name the findings that it belongs to, none for ordinary text."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A tactic that the message sounds like."""

    number: int
    tactic: Tactic
    sign: Sign


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """A message as it was read."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    result: Result
    cut: bool
    """Whether the message was longer than what is read."""
    more: int = 0
    """How many tactics were found beyond those that are told."""


def read_offer(base: KnowledgeBase, reader: MessageReader, message: str) -> ReadOffer:
    """
    What is known about the phrases of a message.

    Args:
        base: signs, reasons, advice, contacts.
        reader: the patterns of the same knowledge base.
        message: as pasted; what goes beyond `LONGEST_MESSAGE` is not read.
    """
    text = message[:LONGEST_MESSAGE]
    marks = reader.marks(text)
    findings = _findings(base, marks)
    signs = list(dict.fromkeys(finding.sign.id for finding in findings))
    advice, contacts = _answer(base, findings)
    result = conclude(base, [base.signs[sign] for sign in signs], advice, contacts, child=False)
    told = findings[:MOST_FINDINGS]
    numbers = {finding.tactic.id: finding.number for finding in told}
    shown = [mark for mark in marks if mark.tactic.id in numbers]
    pieces = tuple(_shortened(tuple(_pieces(text, shown, numbers))))
    return ReadOffer(pieces, told, result, len(message) > LONGEST_MESSAGE, len(findings) - len(told))


def _findings(base: KnowledgeBase, marks: Iterable[Mark]) -> tuple[Finding, ...]:
    """Each tactic once, those of strong signs first, then by place in the message."""
    tactics = {mark.tactic.id: mark.tactic for mark in marks}
    found = [(tactic, base.signs[tactic.sign]) for tactic in tactics.values()]
    found.sort(key=lambda pair: _RANK[pair[1].strength])
    return tuple(Finding(number, tactic, sign) for number, (tactic, sign) in enumerate(found, start=1))


def _answer(base: KnowledgeBase, findings: Sequence[Finding]) -> tuple[str, tuple[str, ...]]:
    """The advice and the contacts: those of the sign's situation where a tactic puts safety first."""
    unsafe = next((finding.sign for finding in findings if finding.tactic.safety_first), None)
    if unsafe is None:
        return ADVICE, _contacts(base, [finding.sign for finding in findings])
    situation = base.situations[unsafe.situation]
    return situation.advice, situation.contacts


def _contacts(base: KnowledgeBase, signs: Sequence[Sign]) -> tuple[str, ...]:
    """Whom the situations of the signs name; those of the first situation where nothing was recognised."""
    first = next(iter(base.situations))
    situations = dict.fromkeys(sign.situation for sign in signs) or {first: None}
    return tuple(dict.fromkeys(c for key in situations for c in base.situations[key].contacts))[:MOST_CONTACTS]


def _pieces(text: str, marks: Sequence[Mark], numbers: dict[str, int]) -> Iterator[Piece]:
    """The message cut where marks begin and end; marks that overlap become one."""
    at = 0
    for start, end, inside in islice(_merged(marks), _MOST_MARKED_PIECES):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], tuple(sorted({numbers[mark.tactic.id] for mark in inside})))
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _merged(marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Stretches that overlapping marks cover together."""
    waiting: list[Mark] = []
    end = 0
    for mark in marks:
        if waiting and mark.start >= end:
            yield waiting[0].start, end, waiting
            waiting = []
        end = max(end, mark.end) if waiting else mark.end
        waiting.append(mark)
    if waiting:
        yield waiting[0].start, end, waiting


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Long pieces keep their beginning and their end, so that the answer stays short."""
    for index, piece in enumerate(pieces):
        if len(piece.text) <= _LONGEST_PIECE:
            yield piece
            continue
        head = piece.text[:_SHOWN_OF_LONG_PIECE]
        last = index + 1 == len(pieces) and not piece.numbers
        yield Piece(f"{head} …" if last else f"{head} … {piece.text[-_SHOWN_OF_LONG_PIECE:]}", piece.numbers)
