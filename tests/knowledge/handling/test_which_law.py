"""The three questions on UU 20/2025 Pasal 361 against the cases worked out by hand in `which_law_cases.yaml`."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.handling.which_law import Answers, which_law
from knowledge.model.citation import citations_in
from knowledge.model.process import StageThen, WhenDone

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).with_name("which_law_cases.yaml")).read_text(encoding="utf-8")
)
REPORTS = (WhenDone.BEFORE, WhenDone.SINCE, WhenDone.UNKNOWN)
EVERY_ANSWER = [Answers(*answers) for answers in product(WhenDone, REPORTS, StageThen)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_case(kb, case):
    found = which_law(kb, Answers(WhenDone(case["act"]), WhenDone(case["report"]), StageThen(case["stage"])))
    if case.get("contradiction"):
        assert found.contradiction is not None
        assert (found.regime, found.procedure, found.criminal, found.beside) == (None, (), (), ())
        return
    assert found.contradiction is None
    assert found.regime == case["regime"]
    assert [rule.id for rule in found.procedure] == case["rows"]
    assert [rule.id for rule in found.criminal] == [case["criminal"]]
    assert [rule.id for rule in found.silent] == case["silent"]


@pytest.mark.parametrize("answers", EVERY_ANSWER, ids=lambda a: f"{a.act}-{a.report}-{a.stage}")
def test_all_84_sets_of_answers_get_one_row_on_procedure_and_one_on_criminal_law_or_are_called_contradictory(
    kb, answers
):
    found = which_law(kb, answers)
    if found.contradiction is None:
        assert [rule.about for rule in found.procedure].count("procedure") == 1
        assert len(found.criminal) == 1
        assert {rule.id for rule in found.beside} == {"r-08", "r-09"}


def test_where_the_law_is_silent_the_row_names_no_code_and_whom_to_ask(kb):
    silent = [
        rule for rule in kb.process.transition_rules if rule.applies == "unclear" and rule.about != "contradiction"
    ]
    assert {"r-05", "r-06", "r-07"} <= {rule.id for rule in silent}
    assert [rule.id for rule in silent if rule.ask is None] == []


def test_every_row_cites_its_article_in_both_languages(kb):
    rows = kb.process.transition_rules
    assert [rule.id for rule in rows if citations_in(rule.text.id) != citations_in(rule.text.en)] == []
    assert [rule.id for rule in rows if not citations_in(rule.text.id)] == []
