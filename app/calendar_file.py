"""Deadlines as a calendar file (`.ics`, RFC 5545) that telephones and office programs open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.handling.counting import Day
from knowledge.handling.deadlines import Deadline
from knowledge.lang import Language
from knowledge.model.process import LimitStep
from knowledge.wording import basis_in_words, duration

MEDIA_TYPE = "text/calendar; charset=utf-8"
FILE_NAME = "tenggat.ics"
_WIDEST = 75
"""Octets of a line, RFC 5545 section 3.1."""


def calendar_file(base: KnowledgeBase, found: Iterable[Deadline], lang: Language, now: datetime) -> str:
    """
    A calendar with an entry for each last day; empty where no deadline has one.

    Args:
        base: the knowledge base.
        found: the deadlines.
        lang: the language of the entries.
        now: the moment at which the file is made, with its zone.
    """
    entries = [line for each in found for line in _entries(base, each, lang, now)]
    if not entries:
        return ""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//SIGAP//{base.version[:8]}//{lang.value.upper()}"]
    return "".join(f"{_folded(line)}\r\n" for line in [*head, "CALSCALE:GREGORIAN", *entries, "END:VCALENDAR"])


def _entries(base: KnowledgeBase, found: Deadline, lang: Language, now: datetime) -> Iterator[str]:
    steps = [(found.step, found.due), *((later.step, later.due) for later in found.later)]
    for number, (step, due) in enumerate(steps, start=1):
        if due is not None:
            yield "BEGIN:VEVENT"
            yield f"UID:{found.id}-{number}-{due:%Y%m%d%H%M}@sigap"
            yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
            yield from _when(due)
            yield f"SUMMARY:{_escaped(_summary(base, step, lang))}"
            yield f"DESCRIPTION:{_escaped(_description(base, found, lang))}"
            yield "TRANSP:TRANSPARENT"
            yield "END:VEVENT"


def _when(due: Day) -> tuple[str, ...]:
    if isinstance(due, datetime):
        return (f"DTSTART:{due.astimezone(UTC):%Y%m%dT%H%M%SZ}",)
    return f"DTSTART;VALUE=DATE:{due:%Y%m%d}", f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"


def _summary(base: KnowledgeBase, step: LimitStep, lang: Language) -> str:
    return f"{duration(base, step, lang)}: {step.actor.in_language(lang)}, {step.what.in_language(lang)}"


def _description(base: KnowledgeBase, found: Deadline, lang: Language) -> str:
    steps = [
        f"{number}. {step.text} [{basis_in_words(base, step.source, lang)}]"
        for number, step in enumerate(found.steps, start=1)
    ]
    caution = translate(
        "Hari terakhir menurut bunyi aturannya. Tanyakan kepada petugas; ini bukan nasihat hukum.", lang
    )
    return "\n".join([*steps, caution])


def _escaped(text: str) -> str:
    """A text value, RFC 5545 section 3.3.11."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line cut so that no piece has more than 75 octets; a piece that goes on begins with a space."""
    pieces, piece, room = [""], "", _WIDEST
    for character in line:
        width = len(character.encode())
        if width > room:
            pieces.append(piece)
            piece, room = "", _WIDEST - 1
        piece += character
        room -= width
    return "\r\n ".join([*pieces[1:], piece])
