"""Why nothing was counted, as one sentence for the person who asked."""

from __future__ import annotations

from app.words import translate
from knowledge.base import KnowledgeBase
from knowledge.checks.desk import close_to
from knowledge.handling.calendar import DateFault, DateGivenError
from knowledge.handling.deadlines import CannotCountError, Refusal, events
from knowledge.lang import Language

_LONGEST = 40


def refusal(base: KnowledgeBase, error: DateGivenError | CannotCountError, lang: Language) -> str:
    """What is wrong with a date or an event, and what to do; what was given is shown cut short."""
    given = "".join(c for c in error.given if c.isprintable())[:_LONGEST]
    if isinstance(error, DateGivenError):
        return _of_date(error.fault, lang).format(given=given)
    words = {
        Refusal.UNKNOWN_EVENT: translate(
            "Peristiwa “{given}” tidak dikenal. Pilih batas waktu seperti tl-25-16, atau tahap seperti sp3.",
            lang,
        ),
        Refusal.OTHER_REGIME: translate(
            "“{given}” tidak ada dalam KUHAP yang dipilih. Pilih KUHAP {other}, atau peristiwa lain.", lang
        ),
        Refusal.TOO_EARLY: translate("{given} terlalu lama. Yang dapat dihitung mulai {other}.", lang),
        Refusal.TOO_LATE: translate("{given} terlalu jauh. Yang dapat dihitung sampai {other}.", lang),
    }[error.why]
    near = close_to(given, events(base)) if error.why is Refusal.UNKNOWN_EVENT else ""
    hint = " " + translate("Maksud Anda “{near}”?", lang).format(near=near) if near else ""
    return words.format(given=given, other=error.other) + hint


def _of_date(fault: DateFault, lang: Language) -> str:
    if fault is DateFault.SHAPE:
        return translate("Tanggal “{given}” tidak terbaca. Tulis tahun, bulan, hari: 2026-03-02.", lang)
    return translate("“{given}” tidak ada dalam kalender. Periksa tanggal dan jamnya.", lang)


def unknown_regime(given: str, lang: Language) -> str:
    """The sentence for a code that is neither of the two."""
    shown = "".join(c for c in given if c.isprintable())[:_LONGEST]
    return translate("KUHAP “{given}” tidak dikenal. Pilih 2025 atau 1981.", lang).format(given=shown)
