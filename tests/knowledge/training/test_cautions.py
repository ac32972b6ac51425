"""What speaks against a plan: said where it is so, and not where the session is sound."""

from __future__ import annotations

import pytest

from knowledge.model.training import BlockKind, Listener
from knowledge.training import plan
from knowledge.training.cautions import Caution, cautions
from knowledge.training.plan import Plan, PlannedBlock
from knowledge.training.session import suggest

OPENING = PlannedBlock(BlockKind.OPENING, "", 3)
CLOSING = PlannedBlock(BlockKind.CLOSING, "", 4)


def block(kind: BlockKind, use: str, minutes: int) -> PlannedBlock:
    return PlannedBlock(kind, use, minutes)


TALK = block(BlockKind.TALK, "tiga-janji", 6)
STORY = block(BlockKind.SCENARIO, "uang-muka", 10)
QUIZ = block(BlockKind.QUIZ, "kuis-pendek", 4)


def session(*inner: PlannedBlock, listener: Listener = Listener.RESIDENTS) -> Plan:
    return Plan(listener, (OPENING, *inner, CLOSING))


def told(kb, made: Plan, minutes: int = 0) -> list[Caution]:
    return [found.caution for found in cautions(kb, made, minutes)]


def test_a_sound_session_has_none(small_kb):
    assert told(small_kb, session(TALK, STORY, QUIZ), 27) == []


@pytest.mark.parametrize("slug", ["modul-warga", "modul-asn", "modul-sekolah", "modul-calon-pekerja-migran"])
def test_no_module_and_nothing_suggested_in_its_time_is_cautioned_against(kb, slug):
    module = kb.training.modules[slug]
    assert cautions(kb, plan.of_module(kb, slug), module.minutes) == ()
    for topics in ([], ["awak-kapal"], ["restitusi"], ["jerat-utang", "melapor"]):
        assert cautions(kb, suggest(kb, module.listener, module.minutes, topics), module.minutes) == ()


def test_a_session_without_one_of_its_core_talks_says_which_is_missing(kb):
    made = plan.of_module(kb, "modul-warga")
    talk = [block.use for block in made.inner].index("yang-kita-lakukan")
    found = cautions(kb, made.without(talk), 45)
    assert [(f.caution, [title.id for title in f.titles]) for f in found] == [
        (Caution.HEART_MISSING, ["Lihat, catat, pergi, telepon"])
    ]


def test_more_than_the_time_asked_is_told_in_minutes(small_kb):
    made = session(TALK, STORY)
    assert made.minutes == 23
    assert told(small_kb, made, 23) == []
    assert [(f.caution, f.minutes) for f in cautions(small_kb, made, 20)] == [(Caution.OVER_TIME, 3)]
    assert told(small_kb, made) == []


def test_core_talks_that_take_too_long_alone_are_not_told_to_be_taken_out(small_kb):
    assert told(small_kb, session(TALK), 12) == [Caution.CORE_OVER_TIME]
    assert told(small_kb, session(TALK), 13) == []


def test_a_session_of_opening_and_closing_alone_is_empty(small_kb):
    assert told(small_kb, session()) == [Caution.EMPTY]


def test_opening_words_and_contacts_that_are_hurried(small_kb):
    hasty = Plan(
        Listener.RESIDENTS,
        (block(BlockKind.OPENING, "", 2), TALK, STORY, block(BlockKind.CLOSING, "", 1)),
    )
    found = cautions(small_kb, hasty)
    assert [(f.caution, f.numbers, f.minutes) for f in found] == [
        (Caution.SHORT_OPENING, (1,), 3),
        (Caution.SHORT_CLOSING, (4,), 4),
    ]


def test_a_quiz_before_its_talk_comes_too_soon(small_kb):
    assert Caution.QUIZ_TOO_SOON in told(small_kb, session(QUIZ, TALK, STORY))
    assert Caution.QUIZ_TOO_SOON not in told(small_kb, session(TALK, QUIZ, STORY))


def test_a_quiz_without_its_talk_comes_too_soon_and_a_test_may_stand_before(kb):
    at_sea = block(BlockKind.TALK, "awak-kapal", 5)
    quiz = block(BlockKind.QUIZ, "kuis-restitusi", 6)
    assert Caution.QUIZ_TOO_SOON in told(kb, session(at_sea, quiz, listener=Listener.CIVIL_SERVANTS))
    test = block(BlockKind.QUIZ, "uji-warga", 8)
    talk = block(BlockKind.TALK, "yang-kita-lakukan", 8)
    assert Caution.QUIZ_TOO_SOON not in told(kb, session(test, talk))
    assert Caution.QUIZ_TOO_SOON in told(kb, session(test, at_sea))


def test_three_talks_and_nothing_to_do_is_a_lecture(kb):
    talks = [block(BlockKind.TALK, use, 5) for use in ("apa-yang-terjadi", "yang-kita-lakukan", "siapa-saja")]
    assert told(kb, session(*talks)) == [Caution.NO_PRACTICE]
    assert told(kb, session(*talks[:2])) == []


def test_what_was_written_for_others_is_told_with_its_number(kb):
    for_officials = block(BlockKind.TALK, "satu-jam-pertama", 15)
    found = cautions(kb, session(for_officials, listener=Listener.SCHOOL))
    about = next(f for f in found if f.caution is Caution.FOR_OTHERS)
    assert about.numbers == (2,)
    assert [title.id for title in about.titles] == ["Satu jam pertama"]


def test_the_same_block_twice_is_told_and_a_test_before_and_after_is_not(kb):
    talk = block(BlockKind.TALK, "yang-kita-lakukan", 8)
    test = block(BlockKind.QUIZ, "uji-warga", 8)
    found = [f for f in cautions(kb, session(test, talk, talk, test)) if f.caution is Caution.TWICE]
    assert [f.numbers for f in found] == [(4,)]
    assert Caution.TWICE in told(kb, session(test, talk, test, test))


def test_half_the_time_is_enough_and_less_is_not(small_kb):
    assert told(small_kb, session(TALK, block(BlockKind.SCENARIO, "uang-muka", 5))) == []
    assert told(small_kb, session(TALK, block(BlockKind.SCENARIO, "uang-muka", 4))) == [Caution.SQUEEZED]


def test_three_times_as_long_is_the_most(small_kb):
    assert told(small_kb, session(block(BlockKind.TALK, "tiga-janji", 18), STORY)) == []
    assert told(small_kb, session(block(BlockKind.TALK, "tiga-janji", 19), STORY)) == [Caution.STRETCHED]
