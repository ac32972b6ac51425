"""Sessions out of the material: what is chosen for whom, and whether the real material is whole and harms nobody."""

from __future__ import annotations

import re

import pytest

from knowledge.checks.desk import Desk
from knowledge.checks.training import stated
from knowledge.lang import Language
from knowledge.model.citation import citations_in
from knowledge.model.content import Contact
from knowledge.model.training import BlockKind, Listener
from knowledge.training import deck, plan
from knowledge.training.plan import Fault, Plan, PlanError, PlannedBlock
from knowledge.training.session import suggest
from tests.conftest import TODAY

FAMILIES = {
    "kerja-luar-negeri", "penipuan-daring", "pekerja-rumah-tangga", "awak-kapal", "magang", "pengantin", "bayi",
    "organ", "anak", "jerat-utang", "visa-ibadah", "sekolah",
    "laporan-pertama", "wawancara", "rujukan", "perkara", "restitusi", "pemulangan",
}  # fmt: skip
BLAME = re.compile(
    r"tergiur|nekat|mau saja|kurang hati-hati|ceroboh|lugu|bodoh|\bilegal\b|"
    r"\bgullible|\bnaive|\bcareless|\bstupid|\bfoolish|\billegal\b",
    re.IGNORECASE,
)


def steps(made: Plan) -> list[tuple[str, int]]:
    return [(block.use or block.kind.value, block.minutes) for block in made.blocks]


def fault_of(kb, *arguments) -> tuple[Fault, str | int]:
    with pytest.raises(PlanError) as caught:
        suggest(kb, *arguments)
    return caught.value.fault, caught.value.detail


# A session for so many minutes, on the small folder (worked out by hand)


def test_as_many_minutes_as_the_module_has_give_the_module(small_kb):
    assert suggest(small_kb, "warga", 35) == plan.of_module(small_kb, "kemiskinan")


def test_too_little_time_leaves_out_the_quiz_then_the_exercise_and_fills_the_rest(small_kb):
    # 30 - 3 - 4 = 23: without quiz 24, without exercise 16; the talk of 5 fits, 2 minutes go to the story.
    assert steps(suggest(small_kb, "warga", 30)) == [
        ("opening", 3),
        ("tiga-janji", 6),
        ("jerat-utang", 5),
        ("uang-muka", 12),
        ("closing", 4),
    ]


def test_more_time_brings_more_material_for_the_same_listeners_and_a_longer_story(small_kb):
    # 60 - 7 = 53: the module's 28, a talk of 5, a story of 12; 8 minutes are left for the first story.
    assert steps(suggest(small_kb, "warga", 60)) == [
        ("opening", 3),
        ("tiga-janji", 6),
        ("jerat-utang", 5),
        ("uang-muka", 18),
        ("lima-pertanyaan", 8),
        ("utang-di-mes", 12),
        ("kuis-pendek", 4),
        ("closing", 4),
    ]


def test_a_topic_exchanges_the_story_and_brings_its_talk(small_kb):
    # 28 minutes for 6 + 5 + 10 + 8 + 4 = 33: quiz and exercise go, 7 minutes are left for the story.
    assert steps(suggest(small_kb, "warga", 35, ["jerat-utang"])) == [
        ("opening", 3),
        ("tiga-janji", 6),
        ("jerat-utang", 5),
        ("utang-di-mes", 17),
        ("closing", 4),
    ]


def test_the_shortest_session_is_opening_core_talk_and_closing_however_little_time_there_is(small_kb):
    for minutes in (13, 12, 1):
        assert steps(suggest(small_kb, "warga", minutes)) == [("opening", 3), ("tiga-janji", 6), ("closing", 4)]


def test_the_story_gets_as_short_as_half_before_it_goes(small_kb):
    # 18 - 7 - 6 leaves 5 of the 10 minutes of the story; one minute less, and the talk of 5 does not fit either.
    assert steps(suggest(small_kb, "warga", 18))[1:-1] == [("tiga-janji", 6), ("uang-muka", 5)]
    assert steps(suggest(small_kb, "warga", 17))[1:-1] == [("tiga-janji", 6), ("lima-pertanyaan", 4)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("warga", 0), (Fault.NO_MINUTES, "")),
        (("warga", -5), (Fault.NO_MINUTES, "")),
        (("warga", 481), (Fault.TOO_LONG, 480)),
        (("astronaut", 45), (Fault.UNKNOWN_LISTENER, "astronaut")),
        (("asn", 45), (Fault.UNKNOWN_MODULE, "asn")),
        (("warga", 45, ["bulan"]), (Fault.UNKNOWN_TOPIC, "bulan")),
    ],
    ids=["no minutes", "less than none", "more than a day", "listener", "no module", "topic"],
)
def test_what_cannot_be_planned_is_refused_with_a_reason(small_kb, arguments, expected):
    assert fault_of(small_kb, *arguments) == expected


# The real material


@pytest.mark.parametrize("listener", list(Listener))
def test_a_real_session_takes_no_more_than_its_minutes_and_is_safe(kb, listener):
    for minutes in (45, 60, 90, 180):
        for topics in ((), ("jerat-utang",), ("perkara", "rahasia")):
            made = suggest(kb, listener, minutes, topics)
            assert made.minutes <= minutes
            assert made.blocks[0].kind is BlockKind.OPENING
            assert made.blocks[-1].kind is BlockKind.CLOSING
            inner = [(block.kind, block.use) for block in made.inner]
            assert len(inner) == len(set(inner)) >= 1


@pytest.mark.parametrize(
    ("slug", "minutes"),
    [("modul-warga", 45), ("modul-asn", 90), ("modul-sekolah", 60), ("modul-calon-pekerja-migran", 60)],
)
def test_the_four_modules_have_the_minutes_of_the_site_map_and_are_what_is_suggested(kb, slug, minutes):
    written = plan.of_module(kb, slug)
    assert written.minutes == minutes
    assert suggest(kb, written.listener, minutes) == written


def test_a_session_about_ships_for_people_about_to_leave_tells_a_story_about_ships(kb):
    made = suggest(kb, "calon-pekerja-migran", 60, ["awak-kapal"])
    stories = [block.use for block in made.blocks if block.kind is BlockKind.SCENARIO]
    assert stories[:1] == ["mes-dekat-pelabuhan"]
    assert "awak-kapal" in [block.use for block in made.blocks if block.kind is BlockKind.TALK]


def test_there_are_stories_for_every_family_and_enough_of_them(kb):
    told = kb.training.scenarios
    assert len(told) >= 24
    assert {topic for scenario in told.values() for topic in scenario.topics} >= FAMILIES
    assert all(scenario.invented for scenario in told.values())


def test_there_are_enough_questions_and_some_for_every_kind_of_listener(kb):
    questions = kb.training.questions.values()
    assert len(questions) >= 80
    for listener in Listener:
        assert sum(listener in question.listeners for question in questions) >= 15, listener


def test_right_answers_do_not_sit_in_one_place(kb):
    places = [
        next(index for index, option in enumerate(question.options) if option.right)
        for question in kb.training.questions.values()
        if len(question.options) == 3
    ]
    for place in range(3):
        assert 0.2 <= places.count(place) / len(places) <= 0.5, place


def test_no_word_of_the_material_blames(kb):
    found = {
        (one.identity, one.key): words[0]
        for one in stated(Desk(kb, set(), TODAY))
        for text in (one.text.id, one.text.en)
        if (words := BLAME.search(text))
    }
    assert found == {}


def test_every_topic_that_can_be_chosen_has_a_talk_or_story(kb):
    for topic in kb.training.topics():
        pieces = [*kb.training.talks.values(), *kb.training.scenarios.values()]
        assert any(topic in piece.topics for piece in pieces), topic


def test_the_last_slide_shows_numbers_that_may_be_published_and_begins_with_110(kb):
    for listener, names in kb.training.safety.contacts.items():
        shown: list[Contact] = [kb.contacts[name] for name in names]
        assert shown[0].id == "polri-110", listener
        assert len(shown) <= 6, listener


@pytest.mark.parametrize("lang", list(Language))
def test_what_an_exercise_asks_of_the_trainer_is_never_shown_to_the_room(kb, lang):
    for exercise in kb.training.exercises.values():
        (slide,) = deck.of_block(kb, PlannedBlock(BlockKind.EXERCISE, exercise.id, 5), lang)
        for note in exercise.notes:
            assert note.in_language(lang) in slide.notes, exercise.id
            assert note.in_language(lang) not in slide.lines, exercise.id


def test_papers_of_pupils_that_tell_a_story_are_dealt_with_in_the_notes_alone(kb):
    (slide,) = deck.of_block(kb, PlannedBlock(BlockKind.EXERCISE, "kertas-tanpa-nama", 6), Language.ID)
    assert "terkunci" not in " ".join(slide.lines)
    assert "terkunci" in " ".join(slide.notes)


def test_no_story_of_a_module_page_gives_a_name_that_somebody_in_the_room_may_have(kb):
    named = re.compile(r'"(?:Bu |Pak |Mrs |Mr )?[A-Z][a-z]+",? ')
    for slug in kb.training.modules:
        for lang, text in kb.pages[slug].texts.items():
            assert named.findall(text.body) == [], (slug, lang)


def test_the_counselling_line_that_may_send_somebody_is_never_named_without_saying_so(kb):
    assert [who for who, names in kb.training.safety.contacts.items() if "jakcare" in names] == []
    naming = [one for one in stated(Desk(kb, set(), TODAY)) if "0800-1500-119" in one.text.id]
    assert naming
    assert [one.identity for one in naming if "petugas dapat dikirim" not in one.text.id] == []


def test_what_the_safety_kit_says_stands_in_sources_that_its_page_cites_too(kb):
    pages = [
        kb.pages[slug].texts for slug in ("panduan-pelatih", "pertolongan-pertama", "butuh-bantuan", "cara-melapor")
    ]
    cited = {c.source_id for texts in pages for text in texts.values() for c in citations_in(text.body)}
    kit = {
        c.source_id for _, advice in kb.training.safety.lists() for item in advice.items for c in citations_in(item.id)
    }
    assert kit <= cited


def test_what_civil_servants_are_told_to_name_is_counted_as_the_slide_shows_it(kb):
    lines = kb.training.talks["kewajiban-petugas"].lines
    assert len(lines) == 4
    (goal,) = [goal for goal in kb.training.modules["modul-asn"].goals if "dirahasiakan sendiri" in goal.id]
    assert ("empat" in goal.id, "four" in goal.en) == (True, True)
    page = kb.pages["modul-asn"]
    for lang, words in ((Language.ID, "empat keadaan"), (Language.EN, "four situations")):
        body = page.text(lang).body.casefold()
        assert body.count(words) == 2, lang


def test_nobody_in_the_room_is_called_a_victim(kb):
    said = [(item.id, item.en) for item in kb.training.safety.never.items]
    assert [one for one in said if "Anda korban TPPO" in one[0] and "You are a trafficking victim" in one[1]]
