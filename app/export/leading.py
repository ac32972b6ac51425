"""How a block is led, with its minutes divided: for a trainer who does it for the first time."""

from __future__ import annotations

from app.words import translate
from knowledge.lang import Language
from knowledge.model.training import BlockKind
from knowledge.training.plan import PlannedBlock

_SHORTEST = 3
"""Minutes that can be divided in three."""


def shares(minutes: int) -> tuple[int, int, int]:
    """
    The minutes of a practice for its three parts: reading it out, working in groups, gathering; the groups get half.

    `12` gives `(2, 6, 4)`; each part has at least one minute where there are three.
    """
    first = max(1, minutes // 6)
    work = max(1, minutes // 2)
    return first, work, max(0, minutes - first - work)


def how_to_lead(block: PlannedBlock, lang: Language) -> tuple[str, ...]:
    """What the trainer does in a story, an exercise or a quiz; nothing for a talk, whose words stand below it."""
    told = {
        BlockKind.SCENARIO: translate(
            "Bacakan ceritanya pelan ({first} menit). Kelompok tiga sampai lima orang membahas pertanyaannya "
            "({work} menit). Dengarkan satu jawaban dari setiap kelompok, lalu tambahkan yang perlu diperhatikan "
            "({last} menit). Siapa pun boleh diam atau keluar.",
            lang,
        ),
        BlockKind.EXERCISE: translate(
            "Bacakan langkahnya ({first} menit), biarkan peserta bekerja ({work} menit), "
            "lalu simpulkan ({last} menit).",
            lang,
        ),
        BlockKind.QUIZ: translate(
            "Bacakan soalnya satu per satu; setiap orang memilih di kertasnya sendiri. Jangan menunjuk orang dan "
            "jangan menghitung siapa yang salah. Bahas jawabannya bersama.",
            lang,
        ),
    }
    if block.kind not in told or (block.kind is not BlockKind.QUIZ and block.minutes < _SHORTEST):
        return ()
    first, work, last = shares(block.minutes)
    return (told[block.kind].format(first=first, work=work, last=last),)
