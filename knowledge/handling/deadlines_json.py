"""Deadlines as the JSON that scripts and readers download."""

from __future__ import annotations

from typing import Any

from knowledge.base import KnowledgeBase
from knowledge.handling.counting import Day, Sentence
from knowledge.handling.deadlines import Deadline
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.model.process import LimitStep
from knowledge.wording import basis_in_words


def as_json(base: KnowledgeBase, found: Deadline, lang: Language) -> dict[str, Any]:
    """
    One deadline as plain values; sentences are in `lang` and carry no citations, `article` names them in words.

    Days are `YYYY-MM-DD`, moments ISO 8601 with the offset of Jakarta.
    """
    said: dict[str, Any] = {
        "id": found.id,
        "stage": found.stage,
        "due": _iso(found.due),
        "readings": [
            {"due": _iso(reading.due), "why": reading.why.text, "article": _article(base, reading.why, lang)}
            for reading in found.readings
        ],
        **_step(found.step, lang),
        "article": basis_in_words(base, found.source, lang),
        "regime": found.regime.value,
        "when_missed": without_citations(found.when_missed),
        "status": found.status,
        "note": " ".join(without_citations(note.text) for note in found.notes),
        "event": found.event,
        "ask": without_citations(found.ask),
        "steps": [
            {"n": number, "text": step.text, "article": _article(base, step, lang)}
            for number, step in enumerate(found.steps, start=1)
        ],
        "later": [{**_step(later.step, lang), "due": _iso(later.due)} for later in found.later],
    }
    if found.totals:
        said["days"] = {"ordinary": found.totals[0], "with_extra": found.totals[1]}
    return said


def as_lines(said: dict[str, Any]) -> str:
    """One deadline of the JSON as plain lines for a terminal: the day, the numbered steps, other readings."""
    lines = [f"{said['id']}  {said['due'] or '-'}  {said['number']} {said['unit']}  {said['actor']}: {said['what']}"]
    lines += [f"  {step['n']}. {step['text']} [{step['article']}]" for step in said["steps"]]
    lines += [f"  ~ {reading['due']}  {reading['why']} [{reading['article']}]" for reading in said["readings"]]
    lines += [f"  ! {said[key]}" for key in ("when_missed", "note") if said[key]]
    return "\n".join(lines)


def _step(step: LimitStep, lang: Language) -> dict[str, Any]:
    return {
        "number": step.value,
        "unit": step.unit.value,
        "actor": step.actor.in_language(lang),
        "what": step.what.in_language(lang),
    }


def _iso(day: Day | None) -> str | None:
    return day.isoformat() if day else None


def _article(base: KnowledgeBase, sentence: Sentence, lang: Language) -> str:
    return basis_in_words(base, sentence.source, lang)
