"""The plan of a session: running times, safety, and the short text that carries it in an address."""

from __future__ import annotations

import re

import pytest

from knowledge.model.training import BlockKind, Listener
from knowledge.training import plan
from knowledge.training.plan import Fault, Plan, PlanError, PlannedBlock

OPENING = PlannedBlock(BlockKind.OPENING, "", 3)
CLOSING = PlannedBlock(BlockKind.CLOSING, "", 4)
TALK = PlannedBlock(BlockKind.TALK, "tiga-janji", 6)
STORY = PlannedBlock(BlockKind.SCENARIO, "uang-muka", 10)
SHORT = Plan(Listener.RESIDENTS, (OPENING, TALK, STORY, CLOSING))


def fault_of(kb, text) -> Fault:
    with pytest.raises(PlanError) as caught:
        plan.read(kb, text)
    return caught.value.fault


def guarded(body: str) -> str:
    """A text with the right sum behind it, as somebody who knows the code could make it up."""
    return f"{body}.{plan._letters(body, 3)}"


# Running times


def test_blocks_follow_each_other_minute_by_minute(small_kb):
    running = plan.of_module(small_kb, "kemiskinan").running()
    assert [(r.block.use or r.block.kind.value, r.begins, r.ends) for r in running] == [
        ("opening", 0, 3),
        ("tiga-janji", 3, 9),
        ("uang-muka", 9, 19),
        ("lima-pertanyaan", 19, 27),
        ("kuis-pendek", 27, 31),
        ("closing", 31, 35),
    ]


def test_a_module_that_does_not_exist_is_told_by_name(small_kb):
    with pytest.raises(PlanError) as caught:
        plan.of_module(small_kb, "modul-astronaut")
    assert (caught.value.fault, caught.value.detail) == (Fault.UNKNOWN_MODULE, "modul-astronaut")


def test_a_block_moves_among_the_inner_blocks_and_never_past_the_opening_or_closing():
    assert SHORT.moved(0, 1).blocks == (OPENING, STORY, TALK, CLOSING)
    assert SHORT.moved(0, -5).blocks == SHORT.blocks
    assert SHORT.moved(0, 99).blocks == (OPENING, STORY, TALK, CLOSING)


def test_an_inner_block_can_be_left_out_and_the_opening_stays():
    assert SHORT.without(0).blocks == (OPENING, STORY, CLOSING)
    assert SHORT.without(0).minutes == 17


# Safety


def test_a_plan_without_opening_and_closing_gets_both(small_kb):
    made = plan.safe(small_kb, Listener.RESIDENTS, (TALK,))
    assert made.blocks == (OPENING, TALK, CLOSING)


def test_a_closing_in_the_middle_is_moved_to_the_end_with_its_own_minutes(small_kb):
    early = PlannedBlock(BlockKind.CLOSING, "", 9)
    assert plan.safe(small_kb, Listener.RESIDENTS, (early, TALK)).blocks == (OPENING, TALK, early)


def test_the_only_opening_block_of_a_plan_is_its_first(small_kb):
    twice = plan.safe(small_kb, Listener.RESIDENTS, (OPENING, OPENING, TALK, CLOSING, CLOSING))
    assert [block.kind for block in twice.blocks] == [BlockKind.OPENING, BlockKind.TALK, BlockKind.CLOSING]


# The text in the address


def test_a_plan_survives_the_way_through_an_address(small_kb):
    assert plan.read(small_kb, plan.write(SHORT)) == SHORT


def test_the_text_needs_no_escaping_and_names_the_listener():
    text = plan.write(SHORT)
    assert re.fullmatch(r"[A-Za-z0-9.~_-]+", text)
    assert text.startswith("1.warga.o3.")


def test_every_module_of_the_real_content_survives_and_fits_into_a_message(kb):
    for slug in kb.training.modules:
        made = plan.of_module(kb, slug)
        assert plan.read(kb, plan.write(made)) == made
        assert len(plan.write(made)) <= 120, slug


def test_no_cut_of_a_plan_is_taken_for_a_plan(small_kb):
    text = plan.write(SHORT)
    for length in range(len(text)):
        assert fault_of(small_kb, text[:length]) is Fault.DAMAGED


@pytest.mark.parametrize(
    "text",
    ["", "   ", "warga", "1.warga", "2.warga.o3.c4.abc", "1.warga.o3.c4.abc", "../../etc/passwd", "<script>", "." * 20],
    ids=["empty", "blanks", "word", "no blocks", "other version", "wrong sum", "path", "markup", "dots"],
)
def test_what_is_no_plan_is_called_damaged(small_kb, text):
    assert fault_of(small_kb, text) is Fault.DAMAGED


def test_five_hundred_blocks_are_too_many(small_kb):
    many = Plan(Listener.RESIDENTS, (OPENING, *[TALK] * 500, CLOSING))
    assert fault_of(small_kb, plan.write(many)) is Fault.TOO_MANY


def test_sixty_blocks_are_the_most(small_kb):
    one_minute = PlannedBlock(BlockKind.TALK, "tiga-janji", 1)
    most = Plan(Listener.RESIDENTS, (OPENING, *[one_minute] * 58, CLOSING))
    assert len(plan.read(small_kb, plan.write(most)).blocks) == 60
    more = Plan(Listener.RESIDENTS, (OPENING, *[one_minute] * 59, CLOSING))
    assert fault_of(small_kb, plan.write(more)) is Fault.TOO_MANY


def test_a_block_of_no_minutes_and_a_session_longer_than_a_day_are_refused(small_kb):
    none = Plan(Listener.RESIDENTS, (OPENING, PlannedBlock(BlockKind.TALK, "tiga-janji", 0), CLOSING))
    assert fault_of(small_kb, plan.write(none)) is Fault.NO_MINUTES
    day = Plan(Listener.RESIDENTS, (OPENING, PlannedBlock(BlockKind.TALK, "tiga-janji", 474), CLOSING))
    assert fault_of(small_kb, plan.write(day)) is Fault.TOO_LONG


def test_a_plan_made_up_by_hand_is_made_safe_or_refused_with_a_reason(small_kb):
    talk = plan.short_name(BlockKind.TALK, "tiga-janji")
    assert plan.read(small_kb, guarded(f"1.warga.{talk}6")).blocks == (OPENING, TALK, CLOSING)
    assert fault_of(small_kb, guarded("1.astronaut.o3.c4")) is Fault.UNKNOWN_LISTENER
    assert fault_of(small_kb, guarded("1.warga.o3.zzzzz5.c4")) is Fault.UNKNOWN_PIECE
    assert fault_of(small_kb, guarded("1.warga.o3.hello.c4")) is Fault.DAMAGED


def test_a_knowledge_base_without_training_material_says_so(small_kb):
    from dataclasses import replace

    from knowledge.model.training import Training

    bare = replace(small_kb, training=Training())
    assert fault_of(bare, plan.write(SHORT)) is Fault.NO_MATERIAL
