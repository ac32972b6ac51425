"""A plan that cannot be made is told in a sentence, never in a traceback."""

from __future__ import annotations

import pytest

from app.plan_cautions import told as told_of
from app.plan_faults import sentence
from knowledge.lang import Language
from knowledge.training import plan
from knowledge.training.cautions import cautions
from knowledge.training.plan import Fault, PlanError
from knowledge.training.session import suggest


def told(kb, lang: Language, make) -> str:
    with pytest.raises(PlanError) as caught:
        make()
    return sentence(caught.value, lang)


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence_of_its_own_in_both_languages(fault):
    error = PlanError(fault, "x")
    indonesian, english = sentence(error, Language.ID), sentence(error, Language.EN)
    assert indonesian.endswith(".")
    assert english.endswith(".")
    assert indonesian != english
    assert "{" not in indonesian + english


def test_the_sentences_say_what_is_wrong_and_what_to_do(kb):
    cut = plan.write(plan.of_module(kb, "modul-warga"))[:30]
    assert told(kb, Language.ID, lambda: plan.read(kb, cut)) == (
        "Alamat rencana ini terpotong atau berubah. Salin lagi seluruh tautannya."
    )
    assert told(kb, Language.EN, lambda: suggest(kb, "warga", 0)) == "Every part needs at least one minute."
    assert told(kb, Language.EN, lambda: plan.of_module(kb, "modul-astronaut")) == (
        "There is no module “modul-astronaut”. Choose one of those listed."
    )
    assert sentence(PlanError(Fault.TOO_SHORT, 12), Language.ID) == (
        "Waktunya terlalu singkat. Sesi terpendek berlangsung 12 menit."
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            Language.ID,
            "Bagian pokok saja sudah 7 menit lebih lama daripada waktu Anda. "
            "Minta tambahan waktu, atau persingkat bagiannya tanpa mengeluarkannya.",
        ),
        (
            Language.EN,
            "The core parts alone take 7 min more than you have. "
            "Ask for more time, or shorten them without leaving one out.",
        ),
    ],
)
def test_core_talks_that_do_not_fit_are_kept_and_the_minutes_over_are_told_in_one_sentence(kb, lang, words):
    (found,) = cautions(kb, suggest(kb, "warga", 15), 15)
    assert told_of(found, lang).words == words
