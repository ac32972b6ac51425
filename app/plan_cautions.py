"""What speaks against a plan, in one calm sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from app.words import translate
from knowledge.lang import Language
from knowledge.training.cautions import Caution, Cautioned

_MOST_NAMED = 3
"""Blocks that a sentence names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the blocks (number, title) to which it leads."""

    words: str
    blocks: tuple[tuple[int, str], ...]
    more: str


def told(found: Cautioned, lang: Language) -> Told:
    """What is unwise in a plan and what to do about it, in `lang`."""
    words = {
        Caution.EMPTY: translate("Belum ada isi di antara pembuka dan penutup. Tambahkan satu bagian.", lang),
        Caution.OVER_TIME: translate(
            "Sesi ini {minutes} menit lebih lama daripada waktu Anda. Kurangi menit, atau keluarkan satu bagian.", lang
        ),
        Caution.CORE_OVER_TIME: translate(
            "Bagian pokok saja sudah {minutes} menit lebih lama daripada waktu Anda. "
            "Minta tambahan waktu, atau persingkat bagiannya tanpa mengeluarkannya.",
            lang,
        ),
        Caution.SHORT_OPENING: translate(
            "Kata pembuka terlalu singkat. Orang perlu tahu bahwa mereka boleh keluar: sediakan {minutes} menit.", lang
        ),
        Caution.SHORT_CLOSING: translate(
            "Penutup terlalu singkat untuk membacakan nomor bantuan: sediakan {minutes} menit.", lang
        ),
        Caution.HEART_MISSING: translate(
            "Bagian pokok untuk pendengar ini belum ada. Tambahkan, dan keluarkan yang lain bila waktunya kurang:", lang
        ),
        Caution.NO_PRACTICE: translate(
            "Hanya bicara, tanpa cerita atau latihan. Orang lebih ingat bila ikut berpikir: tambahkan satu.", lang
        ),
        Caution.QUIZ_TOO_SOON: translate("Kuis ini menanyakan hal yang belum dibicarakan:", lang),
        Caution.FOR_OTHERS: translate("Bagian ini ditulis untuk pendengar lain. Baca dulu, lalu sesuaikan:", lang),
        Caution.TWICE: translate("Bagian ini ada dua kali:", lang),
        Caution.SQUEEZED: translate("Waktunya kurang dari separuh yang disarankan:", lang),
        Caution.STRETCHED: translate("Waktunya lebih dari tiga kali yang disarankan. Bagi dengan bagian lain:", lang),
    }
    titles = [title.in_language(lang) for title in found.titles]
    numbers = found.numbers or (0,) * len(titles)
    rest = len(titles) - _MOST_NAMED
    more = translate("dan {rest} lagi", lang).format(rest=rest) if rest > 0 else ""
    blocks = tuple(zip(numbers, titles, strict=False))[:_MOST_NAMED]
    return Told(words[found.caution].format(minutes=found.minutes), blocks, more)
