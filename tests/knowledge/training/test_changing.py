"""A plan changed step by step: the opening stays first, the contacts last, and neither gets too short."""

from __future__ import annotations

import pytest

from knowledge.model.training import BlockKind, Listener
from knowledge.training import changing, plan
from knowledge.training.plan import LONGEST, MOST_BLOCKS, Fault, Plan, PlanError, PlannedBlock, short_name

OPENING = PlannedBlock(BlockKind.OPENING, "", 3)
CLOSING = PlannedBlock(BlockKind.CLOSING, "", 4)
TALK = PlannedBlock(BlockKind.TALK, "tiga-janji", 6)
STORY = PlannedBlock(BlockKind.SCENARIO, "uang-muka", 10)
EXERCISE = PlannedBlock(BlockKind.EXERCISE, "lima-pertanyaan", 8)
QUIZ = PlannedBlock(BlockKind.QUIZ, "kuis-pendek", 4)
SHORT = Plan(Listener.RESIDENTS, (OPENING, TALK, STORY, CLOSING))


def after(kb, made: Plan, *steps: str) -> Plan:
    for step in steps:
        made = changing.changed(kb, made, step).plan
    return made


def fault_of(kb, made: Plan, step: str) -> Fault:
    with pytest.raises(PlanError) as caught:
        changing.changed(kb, made, step)
    return caught.value.fault


def test_a_block_goes_up_and_down_and_the_reader_follows_it(small_kb):
    up = changing.changed(small_kb, SHORT, "naik-3")
    assert up.plan.blocks == (OPENING, STORY, TALK, CLOSING)
    assert up.number == 2
    down = changing.changed(small_kb, up.plan, "turun-2")
    assert (down.plan, down.number) == (SHORT, 3)


def test_a_block_stops_behind_the_opening_and_before_the_contacts(small_kb):
    first = changing.changed(small_kb, SHORT, "naik-2")
    last = changing.changed(small_kb, SHORT, "turun-3")
    assert (first.plan, first.number) == (SHORT, 2)
    assert (last.plan, last.number) == (SHORT, 3)


def test_a_block_is_taken_out_and_the_next_one_is_where_it_was(small_kb):
    out = changing.changed(small_kb, SHORT, "keluar-2")
    assert out.plan.blocks == (OPENING, STORY, CLOSING)
    assert out.number == 2
    assert after(small_kb, out.plan, "keluar-2").blocks == (OPENING, CLOSING)


@pytest.mark.parametrize("step", ["keluar-1", "keluar-4", "naik-1", "turun-4"])
def test_opening_words_and_contacts_neither_move_nor_go(small_kb, step):
    assert fault_of(small_kb, SHORT, step) is Fault.UNKNOWN_CHANGE


def test_minutes_change_by_five_and_never_below_one(small_kb):
    assert after(small_kb, SHORT, "tambah-3").blocks[2].minutes == 15
    assert after(small_kb, SHORT, "kurang-2").blocks[1].minutes == 1
    assert after(small_kb, SHORT, "kurang-2", "kurang-2").blocks[1].minutes == 1


def test_opening_and_closing_are_never_shorter_than_the_safety_kit_asks(small_kb):
    longer = after(small_kb, SHORT, "tambah-1", "tambah-4")
    assert (longer.blocks[0].minutes, longer.blocks[-1].minutes) == (8, 9)
    shorter = after(small_kb, longer, "kurang-1", "kurang-1", "kurang-4", "kurang-4")
    assert (shorter.blocks[0].minutes, shorter.blocks[-1].minutes) == (3, 4)


def test_a_closing_that_is_already_too_short_does_not_grow_when_it_is_cut(small_kb):
    hasty = Plan(Listener.RESIDENTS, (OPENING, TALK, PlannedBlock(BlockKind.CLOSING, "", 1)))
    assert after(small_kb, hasty, "kurang-3").blocks[-1].minutes == 1


def test_a_talk_is_added_before_the_practice_and_a_quiz_at_the_end(small_kb):
    talk = changing.changed(small_kb, SHORT, f"masuk-{short_name(BlockKind.TALK, 'tiga-janji')}")
    assert talk.plan.blocks == (OPENING, TALK, TALK, STORY, CLOSING)
    assert talk.number == 3
    quiz = changing.changed(small_kb, SHORT, f"masuk-{short_name(BlockKind.QUIZ, 'kuis-pendek')}")
    assert quiz.plan.blocks == (OPENING, TALK, STORY, QUIZ, CLOSING)
    assert quiz.number == 4


def test_practice_is_added_behind_the_practice_that_is_there_and_before_the_quiz(small_kb):
    with_quiz = Plan(Listener.RESIDENTS, (OPENING, TALK, STORY, QUIZ, CLOSING))
    added = changing.changed(small_kb, with_quiz, f"masuk-{short_name(BlockKind.EXERCISE, 'lima-pertanyaan')}")
    assert added.plan.blocks == (OPENING, TALK, STORY, EXERCISE, QUIZ, CLOSING)
    assert added.number == 4


@pytest.mark.parametrize(
    "step", ["", "naik", "naik-", "naik-x", "naik-99", "naik--1", "terbang-2", "tambah-0", "tambah-5", "tambah-٣"]
)
def test_a_change_that_is_none_is_told(small_kb, step):
    assert fault_of(small_kb, SHORT, step) is Fault.UNKNOWN_CHANGE


def test_a_piece_that_is_not_there_cannot_be_added(small_kb):
    assert fault_of(small_kb, SHORT, "masuk-zzzzz") is Fault.UNKNOWN_PIECE
    assert fault_of(small_kb, SHORT, "masuk-o") is Fault.UNKNOWN_PIECE


def test_a_full_plan_takes_no_more_and_a_day_has_an_end(small_kb):
    full = Plan(Listener.RESIDENTS, (OPENING, *[PlannedBlock(TALK.kind, TALK.use, 1)] * (MOST_BLOCKS - 2), CLOSING))
    assert fault_of(small_kb, full, f"masuk-{short_name(BlockKind.TALK, 'tiga-janji')}") is Fault.TOO_MANY
    day = Plan(Listener.RESIDENTS, (OPENING, PlannedBlock(TALK.kind, TALK.use, LONGEST - 7), CLOSING))
    assert day.minutes == LONGEST
    assert fault_of(small_kb, day, "tambah-2") is Fault.TOO_LONG


def test_every_piece_is_offered_once_those_for_the_listeners_first(kb):
    made = plan.of_module(kb, "modul-sekolah")
    listed = list(changing.offers(kb, made))
    assert len(listed) == sum(len(kb.training.pieces(kind)) for kind in BlockKind)
    fits = [offer.fits for offer in listed]
    assert fits == sorted(fits, reverse=True)
    assert [Listener.SCHOOL in offer.piece.listeners for offer in listed] == fits
    assert {offer.piece.id for offer in listed if offer.used} == {block.use for block in made.inner}


def test_whatever_is_offered_can_be_added_to_a_real_session(kb):
    made = plan.of_module(kb, "modul-warga")
    for offer in changing.offers(kb, made):
        added = changing.changed(kb, made, f"masuk-{offer.name}")
        block = added.plan.blocks[added.number - 1]
        assert (block.kind, block.use, block.minutes) == (offer.kind, offer.piece.id, offer.piece.minutes)
