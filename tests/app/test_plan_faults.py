"""A plan that cannot be made is told in a sentence, never in a traceback."""

from __future__ import annotations

import pytest

from app.plan_faults import sentence
from knowledge.lang import Language
from knowledge.training import plan
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
    assert told(kb, Language.ID, lambda: suggest(kb, "warga", 5)) == (
        "Waktunya terlalu singkat. Sesi terpendek berlangsung 10 menit."
    )
