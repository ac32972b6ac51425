"""The quiz: every question is reached once, and an answer is marked as it is written in the data."""

from __future__ import annotations

import pytest

from knowledge.training.quiz import LENGTHS, Outcome, draw, mark


@pytest.mark.parametrize("length", LENGTHS)
def test_the_rounds_together_ask_every_question_once(kb, length):
    rounds = draw(kb, length=length).rounds
    asked = [question.id for number in range(1, rounds + 1) for question in draw(kb, "", "", length, number).questions]
    assert sorted(asked) == sorted(kb.training.questions)


def test_a_round_is_about_its_topic_and_for_its_listeners(kb):
    questions = draw(kb, "restitusi", "asn", 10).questions
    assert questions
    assert all("restitusi" in question.topics and "asn" in question.listeners for question in questions)


@pytest.mark.parametrize("asked", [("", "", 7, 1), ("", "", 10**9, 1), ("none", "nobody", 5, 10**9)])
def test_nonsense_still_gives_a_round(kb, asked):
    assert 1 <= len(draw(kb, *asked).questions) <= 5


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (["2"], Outcome.RIGHT),
        (["0"], Outcome.WRONG),
        ([], Outcome.OPEN),
        (["3"], Outcome.OPEN),
        (["-1", "²", "x" * 10_000], Outcome.OPEN),
        (["1", "2"], Outcome.OPEN),
    ],
)
def test_the_third_answer_about_consent_is_the_right_one(kb, given, outcome):
    assert mark(kb.training.questions["setuju-di-awal"], given).outcome is outcome


def test_where_several_are_right_all_of_them_and_no_other_must_be_chosen(kb):
    signs = kb.training.questions["tanda-prt"]
    assert mark(signs, ["2", "3"]).outcome is Outcome.RIGHT
    assert mark(signs, ["2"]).outcome is Outcome.WRONG
    assert mark(signs, ["0", "2", "3"]).outcome is Outcome.WRONG
