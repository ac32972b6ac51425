"""Why a session cannot be planned, in one calm sentence."""

from __future__ import annotations

from app.words import translate
from knowledge.lang import Language
from knowledge.training.plan import Fault, PlanError

LONGEST_NAME = 40
"""Letters of a name that a sentence repeats."""


def sentence(error: PlanError, lang: Language) -> str:
    """What went wrong with a plan and what to do, in `lang`; names and numbers are filled in."""
    words = {
        Fault.NO_MATERIAL: translate("Basis pengetahuan ini belum berisi bahan pelatihan.", lang),
        Fault.UNKNOWN_MODULE: translate("Modul “{detail}” tidak ada. Pilih salah satu modul dalam daftar.", lang),
        Fault.UNKNOWN_LISTENER: translate("Pendengar “{detail}” tidak dikenal. Pilih salah satu dalam daftar.", lang),
        Fault.UNKNOWN_TOPIC: translate("Topik “{detail}” tidak ada. Pilih salah satu dalam daftar.", lang),
        Fault.UNKNOWN_PIECE: translate("Rencana ini memakai bahan yang tidak ada lagi. Susun sesi yang baru.", lang),
        Fault.UNKNOWN_CHANGE: translate("Perubahan itu tidak dikenal. Rencana Anda tetap seperti semula.", lang),
        Fault.DAMAGED: translate("Alamat rencana ini terpotong atau berubah. Salin lagi seluruh tautannya.", lang),
        Fault.NO_MINUTES: translate("Setiap bagian perlu sedikitnya satu menit.", lang),
        Fault.TOO_SHORT: translate("Waktunya terlalu singkat. Sesi terpendek berlangsung {detail} menit.", lang),
        Fault.TOO_LONG: translate("Waktunya terlalu panjang. Sesi terpanjang berlangsung {detail} menit.", lang),
        Fault.TOO_MANY: translate("Rencana ini berisi terlalu banyak bagian. Paling banyak {detail}.", lang),
    }
    return words[error.fault].format(detail=_shown(str(error.detail)))


def _shown(detail: str) -> str:
    """A name as somebody sent it, made fit for a sentence: printable, and no longer than a name."""
    shown = "".join(letter for letter in detail if letter.isprintable())
    return shown if len(shown) <= LONGEST_NAME else f"{shown[:LONGEST_NAME]}…"
