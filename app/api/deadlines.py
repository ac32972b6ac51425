"""Deadlines for programs: asked by POST, so that no date of a case stands in an address, a history or a log."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from app.api import problem
from app.api.problem import RefusedError
from app.refusals import refusal, unknown_regime
from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.handling import deadlines as counting
from knowledge.handling import deadlines_json
from knowledge.handling.calendar import DateGivenError, moment
from knowledge.lang import Language
from knowledge.model.nouns import Regime


def counted(base: KnowledgeBase, given: Mapping[str, str], lang: Language) -> list[dict[str, Any]]:
    """
    The same as `sigap deadlines --json`.

    Args:
        base: the knowledge base.
        given: the fields of the form: `event`, `date`, and `regime` and `lang` where they were given.
        lang: the language that the client prefers, for problems with `lang` itself.

    Raises:
        RefusedError: a field is missing or cannot be read, with a sentence that says what to do.
    """
    asked = given.get("lang", Language.ID.value)
    if asked not in set(Language):
        raise problem.unknown_language(asked, lang)
    language = Language(asked)
    regime = given.get("regime")
    if regime is not None and regime not in set(Regime):
        raise RefusedError(HTTPStatus.BAD_REQUEST, unknown_regime(regime, language), language)
    if not given.get("event") or not given.get("date"):
        words = translate("Kirim event dan date, misalnya event=tl-25-16&date=2026-03-02.", language)
        raise RefusedError(HTTPStatus.BAD_REQUEST, words, language)
    try:
        chosen = Regime(regime) if regime else None
        found = counting.deadlines(base, given["event"], moment(given["date"]), chosen, language)
    except (DateGivenError, counting.CannotCountError) as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, refusal(base, error, language), language) from error
    return [deadlines_json.as_json(base, each, language) for each in found]
