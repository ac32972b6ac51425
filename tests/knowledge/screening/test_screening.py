"""The check: ticked signs become the result that a social worker would expect, and never a promise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.screening import Basis, Level, Strength
from knowledge.screening.signs import UnknownSituationError, screen, signs_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("screening_cases.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_case_comes_out_as_judged_by_hand(kb: KnowledgeBase, case: dict[str, Any]):
    result = screen(kb, case["situation"], case["ticked"], child=case.get("child", False))
    met = [weighed.dimension.id for weighed in result.weighed if weighed.met]
    assert (result.level, met, list(result.points_to)) == (case["level"], case["met"], case["points_to"])
    if "met_by_list_alone" in case:
        assert [w.dimension.id for w in result.weighed if w.met_by_list_alone] == case["met_by_list_alone"]


def test_the_cases_reach_every_situation_and_every_level(kb: KnowledgeBase):
    assert len(CASES) >= 20
    assert {case["situation"] for case in CASES} == set(kb.situations)
    assert {case["level"] for case in CASES} == set(Level)


def test_every_sign_that_is_ticked_is_told_with_its_reason_and_no_other(kb: KnowledgeBase):
    for situation in kb.situations.values():
        ids = [sign.id for sign in signs_of(kb, situation)]
        result = screen(kb, situation.id, ids)
        told = [ticked.sign.id for group in result.groups for ticked in group.ticked]
        assert sorted(told) == sorted(ids)
        for group in result.groups:
            assert {ticked.sign.reason for ticked in group.ticked} == {group.reason.id}


def test_the_strongest_sign_stands_first(kb: KnowledgeBase):
    result = screen(kb, "job-abroad", ["ja-16", "ja-08", "ja-01"])
    assert [ticked.sign.id for group in result.groups for ticked in group.ticked] == ["ja-01", "ja-08", "ja-16"]


def test_a_child_situation_weighs_as_for_a_child_without_being_asked(kb: KnowledgeBase):
    assert screen(kb, "child-adoption", ["ch-01"]) == screen(kb, "child-adoption", ["ch-01"], child=True)


def test_ticking_a_sign_twice_counts_once(kb: KnowledgeBase):
    once = screen(kb, "already-working", ["ex-01"])
    assert screen(kb, "already-working", ["ex-01", "ex-01"]) == once
    assert once.level is Level.STRONG


def test_an_unknown_situation_is_said(kb: KnowledgeBase):
    with pytest.raises(UnknownSituationError):
        screen(kb, "tidak-ada", [])


# What the words promise


@pytest.mark.parametrize("lang", list(Language))
def test_no_result_says_that_something_is_safe(kb: KnowledgeBase, lang: Language):
    """“Aman” stands only where it is denied, or where it is about the reader's own safety."""
    allowed = re.compile(
        r"bukan jaminan aman|tidak berarti tawarannya aman|yang aman|bila aman|does not mean that the offer is safe"
        r"|safe time|if it is safe|a time that is safe|is safe for you",
        re.IGNORECASE,
    )
    for advice in kb.advice.values():
        texts = [text.in_language(lang) for saying in advice.levels.values() for text in (saying.title, saying.text)]
        texts += [text.in_language(lang) for text in (advice.now, advice.never, advice.keep)]
        for text in texts:
            assert not re.search(r"\b(aman|safe)\b", allowed.sub("", text), re.IGNORECASE), text


def test_nothing_ticked_is_denied_to_be_a_guarantee_and_still_names_help(kb: KnowledgeBase):
    for situation in kb.situations:
        result = screen(kb, situation, [])
        assert result.level is Level.NONE
        assert re.search("bukan jaminan", result.saying.text.id)
        assert re.search("no guarantee", result.saying.text.en)
        assert any(channel.number for contact in result.contacts for channel in contact.channels)


def test_every_result_warns_against_confronting_and_against_going_alone(kb: KnowledgeBase):
    for advice in kb.advice.values():
        assert re.search(r"[Jj]angan menegur|jangan menegur", advice.never.id), advice.id
        assert re.search(r"sendiri", advice.never.id), advice.id


def test_no_child_is_told_to_collect_evidence(kb: KnowledgeBase):
    for advice in kb.advice.values():
        assert re.search(r"anak.*tidak perlu mengumpulkan bukti", advice.keep.id, re.IGNORECASE), advice.id


def test_every_situation_names_a_number_that_answers_an_emergency(kb: KnowledgeBase):
    for situation in kb.situations.values():
        assert "polri-110" in situation.contacts, situation.id


# The signs themselves


def test_a_sign_of_the_list_weighs_at_least_as_much_for_a_child(kb: KnowledgeBase):
    rank = list(Strength)
    for sign in kb.signs.values():
        assert rank.index(sign.strength_child) <= rank.index(sign.strength), sign.id


def test_only_signs_that_the_list_does_not_have_are_said_to_be_weighed_by_us(kb: KnowledgeBase):
    for sign in kb.signs.values():
        result = screen(kb, sign.situation, [sign.id])
        assert result.weighed_by_us == (sign.basis is Basis.JUDGEMENT), sign.id


def test_the_signs_are_those_of_the_fact_base_in_number(kb: KnowledgeBase):
    counts = {situation.id: len(signs_of(kb, situation)) for situation in kb.situations.values()}
    assert counts == {
        "job-abroad": 19,
        "job-indonesia": 16,
        "online-recruiting": 15,
        "study-internship": 14,
        "marriage-abroad": 12,
        "child-adoption": 15,
        "already-working": 22,
    }
