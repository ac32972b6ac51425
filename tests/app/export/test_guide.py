"""The guide of a trainer who does it for the first time: what happens when, with what, and what to do meanwhile."""

from __future__ import annotations

import re
from datetime import date

import pytest
import weasyprint

from app.export import materials
from app.export.kinds import Kind
from app.export.leading import how_to_lead, shares
from app.export.materials import Material
from knowledge.lang import Language
from knowledge.model.training import BlockKind
from knowledge.training import deck
from knowledge.training.plan import PlannedBlock, named
from tests.app.document import Document
from tests.app.export.paper import content

DAY = date(2026, 11, 25)
BOTH = list(Language)
MODULES = list(content().base.training.modules)


def _html(kind: Kind, module: str, lang: Language) -> str:
    return materials.html(content(), Material(kind, named(content().base, module)), lang, DAY)


@pytest.mark.parametrize(("minutes", "parts"), [(3, (1, 1, 1)), (12, (2, 6, 4)), (20, (3, 10, 7))])
def test_the_minutes_of_a_practice_are_divided_and_the_groups_get_half(minutes: int, parts: tuple[int, int, int]):
    assert shares(minutes) == parts


def test_a_story_of_twelve_minutes_says_what_to_do_in_each_of_them():
    told = how_to_lead(content().base, PlannedBlock(BlockKind.SCENARIO, "anak-di-rumah-orang", 12), Language.EN)
    assert re.findall(r"\((\d+) min\)", told) == ["2", "6", "4"]
    assert how_to_lead(content().base, PlannedBlock(BlockKind.TALK, "apa-yang-terjadi", 7), Language.EN) == ""


@pytest.mark.parametrize("lang", BOTH)
def test_the_guide_follows_the_session_minute_by_minute_from_the_opening_to_the_closing(lang: Language):
    base = content().base
    word = base.site.label("deck-minutes", lang)
    for module in MODULES:
        plan = named(base, module)
        text = Document(_html(Kind.GUIDE, module, lang)).text
        places = [text.find(f"{run.begins}–{run.ends} {word}") for run in plan.running()]
        assert -1 not in places, module
        assert places == sorted(places), module


@pytest.mark.parametrize("lang", BOTH)
def test_the_session_stands_on_the_first_page_with_all_that_is_prepared(lang: Language):
    base = content().base
    safety = "Safety" if lang is Language.EN else "Keselamatan"
    for module in MODULES:
        first, second, *_ = weasyprint.HTML(string=_html(Kind.GUIDE, module, lang)).render().pages
        heads = {page: [text for _, text, _, _ in page.bookmarks] for page in (first, second)}
        assert {base.site.label(key, lang) for key in ("deck-goals", "deck-running", "deck-materials")} <= set(
            heads[first]
        ), module
        assert heads[second][0] == safety, module


def test_what_an_exercise_needs_is_on_the_list_of_what_is_prepared_each_thing_once():
    base = content().base
    needed = deck.materials_of(base, named(base, "modul-calon-pekerja-migran"), Language.ID)
    assert "Formulir rencana kabar, satu untuk setiap orang" in needed
    assert "Kertas dan pulpen untuk setiap orang" in needed
    assert len(set(needed)) == len(needed)


@pytest.mark.parametrize("lang", BOTH)
def test_the_test_asks_what_participants_think_and_the_quiz_does_not(lang: Language):
    asked = "I felt safe in the room." if lang is Language.EN else "Saya merasa aman di ruangan."
    for module in MODULES:
        assert asked in Document(_html(Kind.TEST, module, lang)).text
        assert asked not in Document(_html(Kind.QUIZ, module, lang)).text
