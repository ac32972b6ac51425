"""The desk on which the rules of `sigap check` lay out the data they look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from knowledge.base import KnowledgeBase, Position
from knowledge.loading.problem import Problem
from knowledge.loading.reader import EVERY
from knowledge.model.nouns import Regime

_KINDS = {
    "Lane": "Lajur",
    "CaseCode": "Kode",
    "Stage": "Tahap",
    "TimeLimit": "Batas waktu",
    "Source": "Sumber",
    "Series": "Deret angka",
    "Page": "Halaman",
    "Situation": "Keadaan",
    "Sign": "Tanda",
    "Reason": "Alasan",
    "Dimension": "Kelompok",
    "Advice": "Saran",
    "Contact": "Kontak",
    "Tactic": "Cara",
    "WordList": "Daftar kata",
    "Module": "Modul",
    "Talk": "Bahan bicara",
    "Exercise": "Latihan",
    "Scenario": "Cerita",
    "Quiz": "Lembar kuis",
    "Question": "Pertanyaan",
    "Area": "Wilayah",
    "Letter": "Surat",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """
    What a rule needs.

    `unreadable` holds (kind, id) of entries that exist but are broken: they are reported already.
    """

    base: KnowledgeBase
    unreadable: set[tuple[str, str]]
    today: date

    def position(self, kind: str, identity: str) -> Position:
        """Where an entry begins."""
        return self.base.positions[kind, identity]

    def is_unreadable(self, kind: str, identity: str) -> bool:
        """Whether an entry may exist but could not be read."""
        return (kind, identity) in self.unreadable or (kind, EVERY) in self.unreadable

    def at(
        self,
        kind: str,
        identity: str,
        code: str,
        message: str,
        severity: Literal["error", "warning"] = "error",
        key: str = "",
    ) -> Problem:
        """A problem at the entry `identity`, or at its `key`."""
        here = self.position(kind, identity)
        return Problem(here.path, here.keys.get(key, here.line), code, message, severity)

    def unknown(
        self, kind: str, identity: str, key: str, named: Iterable[str], target: str, known: set[str]
    ) -> Iterator[Problem]:
        """A problem for each name in `named` that is no known id of kind `target`."""
        for name in sorted(set(named)):
            if name not in known and not self.is_unreadable(target, name):
                yield self.at(
                    kind, identity, f"unknown-{target.lower()}",
                    f"{key}: {_KINDS[target]} “{name}” tidak ada.{suggestion(name, known)} Perbaiki namanya atau tambahkan entrinya.",
                    key=key,
                )  # fmt: skip

    def cited_texts(self) -> Iterator[tuple[str, str, str, bool]]:
        """(kind, id, text with citations, whether it speaks of the old regime) of entries outside pages."""
        process = self.base.process
        for term in self.base.terms.values():
            yield "Term", term.id, term.source, False
        for code in process.codes:
            yield "CaseCode", code.id, code.source, True
        for limit in process.limits:
            yield "TimeLimit", limit.id, limit.source, limit.regimes == (Regime.KUHAP_1981,)
        for rule in process.transition_rules:
            yield "TransitionRule", rule.id, rule.text.id, False
        for counting in self.base.deadlines.counting:
            if counting.source is not None:
                yield "CountingRule", counting.id, counting.source, True
        for year in self.base.deadlines.calendar_years:
            yield "CalendarYear", year.id, year.source, False
        for detention in self.base.deadlines.detentions:
            yield "Detention", detention.id, detention.source, detention.regime is Regime.KUHAP_1981
        for stage in process.stages:
            for regime in stage.regimes:
                yield "Stage", stage.id, stage.basis.get(regime, ""), regime is Regime.KUHAP_1981
        for step in process.transitions:
            for regime in step.regimes:
                yield "Transition", step.id, step.basis.get(regime, ""), regime is Regime.KUHAP_1981
        yield from self._texts_of_the_check()

    def _texts_of_the_check(self) -> Iterator[tuple[str, str, str, bool]]:
        """Those of `indicators.yaml`."""
        screening = self.base.screening
        for entry in (*screening.combinations, *screening.dimensions, *screening.reasons, *screening.signs):
            yield type(entry).__name__, entry.id, entry.source, False
        for advice in screening.advice:
            for text in (advice.now, advice.never, advice.keep):
                yield "Advice", advice.id, f"{text.id}\n{text.en}", False


def suggestion(word: str, known: Iterable[str]) -> str:
    """` Maksud Anda “…”?` where something similar is known."""
    close = close_to(word, known)
    return f" Maksud Anda “{close}”?" if close else ""


def close_to(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`; empty where none is."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")
