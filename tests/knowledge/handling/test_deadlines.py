"""Deadlines against the cases that were worked out by hand in `deadline_cases.yaml`, and what holds for all limits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.checks.check import check
from knowledge.handling.calendar import DateGivenError, Moment, Rest, moment, work_calendar
from knowledge.handling.counting import Sentence
from knowledge.handling.deadlines import CannotCountError, Deadline, deadlines, events, of_chain
from knowledge.handling.deadlines_json import as_json
from knowledge.lang import Language
from knowledge.model.citation import citations_in
from knowledge.model.deadlines import Counting
from knowledge.model.nouns import Regime
from tests.conftest import TODAY

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).with_name("deadline_cases.yaml")).read_text(encoding="utf-8"))
MONDAY_2_MARCH_2026 = Moment(date(2026, 3, 2))
CONTRACT = {
    "id", "stage", "due", "readings", "number", "unit", "actor", "article", "regime", "when_missed", "status", "note",
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("lang", list(Language))


def cases(group: str) -> Any:
    return pytest.mark.parametrize("case", CASES[group], ids=lambda case: case["about"])


def counted(kb, case: dict[str, Any]) -> list[dict[str, Any]]:
    """What the JSON says for a case."""
    regime = Regime(case["regime"]) if "regime" in case else None
    found = deadlines(kb, case["event"], moment(str(case["date"])), regime, Language.ID)
    return [as_json(kb, each, Language.ID) for each in found]


def as_text(days: list[Any]) -> list[str | None]:
    return [None if day is None else str(day) for day in days]


# Cases worked out by hand


@cases("single")
def test_case(kb, case):
    (found,) = counted(kb, case)
    assert found["due"] == as_text([case["due"]])[0]
    assert [reading["due"] for reading in found["readings"]] == as_text(case.get("other", []))
    assert [later["due"] for later in found["later"]] == as_text(case.get("later", []))
    assert case.get("says", "") in found["note"]
    assert found["regime"] == case.get("regime", found["regime"])


@cases("several")
def test_stage_or_chain(kb, case):
    if "when" in case:
        chain = next(chain for chain in kb.deadlines.chains if chain.id == case["event"])
        when = {limit: moment(str(day)) for limit, day in case["when"].items()}
        found = [as_json(kb, each, Language.ID) for each in of_chain(kb, chain, when, Language.ID)]
    else:
        found = counted(kb, case)
    assert {each["id"]: each["due"] for each in found} == {
        limit: as_text([day])[0] for limit, day in case["due"].items()
    }


@cases("refused")
def test_refused(kb, case):
    with pytest.raises((CannotCountError, DateGivenError)) as refused:
        counted(kb, case)
    assert getattr(refused.value, "why", None) == case["why"] or getattr(refused.value, "fault", None) == case["why"]


@pytest.mark.parametrize("regime", ["2025", "1981"])
def test_detention_is_a_number_of_days_for_each_stage_and_never_a_date(kb, regime):
    found = deadlines(kb, "penahanan", MONDAY_2_MARCH_2026, Regime(regime), Language.ID)
    assert {each.id: list(each.totals or ()) for each in found} == CASES["detention"][regime]
    assert [(each.due, each.readings) for each in found] == [(None, ())] * len(found)


def test_all_stages_together_allow_380_days_or_680_and_400_or_700_before_2026():
    totals = {
        regime: [sum(days) for days in zip(*given.values(), strict=True)]
        for regime, given in CASES["detention"].items()
    }
    assert totals == {"2025": [380, 680], "1981": [400, 700]}


def test_at_least_eighty_cases_are_worked_out_by_hand():
    assert sum(len(CASES[group]) for group in ("single", "several", "refused")) >= 80


def test_every_limit_has_a_case(kb):
    named = {case["event"] for case in CASES["single"]}
    assert set(kb.limits) - named == set()


# Holidays


@pytest.mark.parametrize("year", CASES["holidays"])
def test_the_pinned_library_has_the_days_of_the_decree(kb, year):
    calendar = work_calendar(kb.deadlines.calendar_years)
    given = CASES["holidays"][year]
    days = [date(year, month, day) for month in range(1, 13) for day in range(1, 32) if exists(year, month, day)]
    named = {day: calendar.name(day, Language.ID) for day in days}
    found = [f"{day:%m-%d}" for day, name in named.items() if name]
    assert found == sorted([*given["national"], *given["collective"]])
    rests = [day for day in days if calendar.rest(day) is Rest.COLLECTIVE]
    assert [f"{day:%m-%d}" for day in rests] == given["collective"]


@pytest.mark.parametrize("year", CASES["holidays"])
def test_the_data_says_how_many_days_the_decree_has(kb, year):
    told = next(each for each in kb.deadlines.calendar_years if each.id == str(year))
    given = CASES["holidays"][year]
    assert (told.national, told.collective) == (len(given["national"]), len(given["collective"]))


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# What holds for every event


@LANGUAGES
def test_every_event_answers_in_both_languages_with_cited_steps_and_no_blank_left(kb, lang):
    for event in events(kb):
        regime = next((each for each in Regime if works(kb, event, each)), None)
        for found in deadlines(kb, event, MONDAY_2_MARCH_2026, regime, lang):
            assert set(as_json(kb, found, lang)) >= CONTRACT
            for sentence in sentences(found):
                assert "{" not in sentence.text, found.id
            assert all(citations_in(step.source) for step in found.steps), found.id
            assert found.due or found.notes, f"{found.id} gives neither a day nor a reason"


def works(kb, event: str, regime: Regime) -> bool:
    try:
        deadlines(kb, event, MONDAY_2_MARCH_2026, regime, Language.ID)
    except CannotCountError:
        return False
    return True


def sentences(found: Deadline) -> list[Sentence]:
    return [*found.steps, *found.notes, *(reading.why for reading in found.readings)]


def test_the_prosecutors_seven_days_are_explained_in_three_cited_steps(kb):
    (found,) = deadlines(kb, "tl-25-16", MONDAY_2_MARCH_2026, None, Language.EN)
    assert [(step.text, step.source) for step in found.steps] == [
        ("The public prosecutor receives the case file: Monday, 2 March 2026.", "[@uu-20-2025, pasal 61(1)]"),
        ("The day of the event is not counted. Day 1 is Tuesday, 3 March 2026.", "[@uu-20-2025, pasal 279]"),
        (
            "One day (Hari) is 24 hours; Saturdays, Sundays and holidays count. Day 7 is Monday, 9 March 2026.",
            "[@uu-20-2025, pasal 1 angka 56]",
        ),
    ]


def test_every_kind_of_rule_has_a_sentence_in_the_data(kb):
    assert {rule.kind for rule in kb.deadlines.counting} == set(Counting)


def test_steps_after_the_first_say_what_they_count_from(kb):
    missing = [limit.id for limit in kb.limits.values() for step in limit.steps[1:] if step.follows is None]
    assert missing == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("Hari ke-1 adalah {frist}.", "isian {frist} tidak dikenal untuk kind ini; pilih {first}"),
        ("Hari ke-1 adalah {first.", "kurung { dan } tidak berpasangan"),
        ("Hari ke-1 adalah {}.", "isian {} tidak dikenal"),
    ],
)
def test_a_sentence_with_a_blank_that_nobody_fills_in_is_reported_where_it_stands(small: Path, wrong: str, told: str):
    rule = '  - {id: mulai, kind: start, text: {id: "%s", en: "Day 1 is {first}."}, status: confirmed}\n'
    lists = "calendar_years: []\nchains: []\ndetentions: []\n"
    (small / "deadlines.yaml").write_text("counting:\n" + rule % wrong + lists, encoding="utf-8")
    (found,) = [problem for problem in check(small, TODAY) if problem.path == "deadlines.yaml"]
    assert (found.line, found.code) == (2, "bad-value")
    assert told in found.message


def test_a_chain_names_limits_that_exist(small: Path):
    chain = '  - {id: rantai, regime: "2025", title: {id: Rantai, en: Chain}, links: [{limit: tl-99-99}]}\n'
    (small / "deadlines.yaml").write_text(
        "counting: []\ncalendar_years: []\ndetentions: []\nchains:\n" + chain, encoding="utf-8"
    )
    found = [problem for problem in check(small, TODAY) if problem.path == "deadlines.yaml"]
    assert [(problem.line, problem.code) for problem in found] == [(5, "unknown-timelimit")]
