"""A pasted offer → the text in pieces, what each marked phrase means, and what to do.

What comes out says what was recognised, never that an offer is safe. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.model_screening import Sign, Strength, Tactic
from knowledge.screening import Result, conclude
from knowledge.tactics import Mark, MessageReader

ADVICE = "message"
"""The advice in `indicators.yaml` that speaks of messages."""
LONGEST_MESSAGE = 3000
"""Characters of a message that are read; offers are shorter."""
MOST_CONTACTS = 5
_LONGEST_QUIET_PIECE = 240
_SHOWN_BESIDE_MARKS = 90
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
    result = conclude(
        base, [base.signs[sign] for sign in signs], ADVICE, _contacts(base, [f.sign for f in findings]), child=False
    )
    numbers = {finding.tactic.id: finding.number for finding in findings}
    pieces = tuple(_shortened(tuple(_pieces(text, marks, numbers))))
    return ReadOffer(pieces, findings, result, len(message) > LONGEST_MESSAGE)


def _findings(base: KnowledgeBase, marks: Iterable[Mark]) -> tuple[Finding, ...]:
    """Each tactic once, those of strong signs first, then by place in the message."""
    tactics = {mark.tactic.id: mark.tactic for mark in marks}
    found = [(tactic, base.signs[tactic.sign]) for tactic in tactics.values()]
    found.sort(key=lambda pair: _RANK[pair[1].strength])
    return tuple(Finding(number, tactic, sign) for number, (tactic, sign) in enumerate(found, start=1))


def _contacts(base: KnowledgeBase, signs: Sequence[Sign]) -> tuple[str, ...]:
    """Whom the situations of the signs name; those of the first situation where nothing was recognised."""
    first = next(iter(base.situations))
    situations = dict.fromkeys(sign.situation for sign in signs) or {first: None}
    return tuple(dict.fromkeys(c for key in situations for c in base.situations[key].contacts))[:MOST_CONTACTS]


def _pieces(text: str, marks: Sequence[Mark], numbers: dict[str, int]) -> Iterator[Piece]:
    """The message cut where marks begin and end; marks that overlap become one."""
    at = 0
    for start, end, inside in _merged(marks):
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
    """Long stretches without a mark keep what stands beside marks, so that the answer stays short."""
    for index, piece in enumerate(pieces):
        if piece.numbers or len(piece.text) <= _LONGEST_QUIET_PIECE:
            yield piece
            continue
        head = piece.text[:_SHOWN_BESIDE_MARKS]
        tail = piece.text[-_SHOWN_BESIDE_MARKS:] if index + 1 < len(pieces) else ""
        yield Piece(f"{head} … {tail}")
