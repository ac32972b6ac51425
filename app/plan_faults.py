"""Why a session cannot be planned, in one calm sentence."""

from __future__ import annotations

from app.words import translate
from knowledge.model import Language
from knowledge.plan import Fault, PlanError


def sentence(error: PlanError, lang: Language) -> str:
    """What went wrong with a plan and what to do, in `lang`; names and numbers are filled in."""
    return _words(error.fault, lang).format(detail=error.detail)


def _words(fault: Fault, lang: Language) -> str:
    match fault:
        case Fault.NO_MATERIAL:
            return translate("Basis pengetahuan ini belum berisi bahan pelatihan.", lang)
        case Fault.UNKNOWN_MODULE:
            return translate("Modul “{detail}” tidak ada. Pilih salah satu modul dalam daftar.", lang)
        case Fault.UNKNOWN_LISTENER:
            return translate("Pendengar “{detail}” tidak dikenal. Pilih salah satu dalam daftar.", lang)
        case Fault.UNKNOWN_TOPIC:
            return translate("Topik “{detail}” tidak ada. Pilih salah satu dalam daftar.", lang)
        case Fault.UNKNOWN_PIECE:
            return translate("Rencana ini memakai bahan yang tidak ada lagi. Susun sesi yang baru.", lang)
        case Fault.DAMAGED:
            return translate("Alamat rencana ini terpotong atau berubah. Salin lagi seluruh tautannya.", lang)
        case Fault.NO_MINUTES:
            return translate("Setiap bagian perlu sedikitnya satu menit.", lang)
        case Fault.TOO_SHORT:
            return translate("Waktunya terlalu singkat. Sesi terpendek berlangsung {detail} menit.", lang)
        case Fault.TOO_LONG:
            return translate("Waktunya terlalu panjang. Sesi terpanjang berlangsung {detail} menit.", lang)
        case Fault.TOO_MANY:
            return translate("Rencana ini berisi terlalu banyak bagian. Paling banyak {detail}.", lang)
