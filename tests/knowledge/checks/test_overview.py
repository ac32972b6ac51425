"""The state of the content, worked out by hand for the small folder."""

from __future__ import annotations

from datetime import date

from knowledge.checks.habits import months_later
from knowledge.checks.overview import kinds, overview
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.rendering.linking import linked_from
from tests.conftest import TODAY


def test_the_counts_are_those_of_the_files(small_kb):
    counts = overview(small_kb, TODAY).counts
    assert (counts["pages"], counts["sources"], counts["stages"], counts["cases"]) == (14, 5, 7, 0)


def test_a_page_is_linked_by_text_and_by_related_and_not_by_itself(small_kb):
    found = linked_from(small_kb)
    assert found["laporan-pengaduan"] == ("kemiskinan",)  # by text and by related: once
    assert found["glosarium"] == ("kemiskinan",)
    assert found["sidang"] == ()


def test_what_is_overdue_stands_before_the_months_to_come(small_kb):
    (due,) = overview(small_kb, TODAY).due
    assert (due.month, due.overdue, len(due.pages), len(due.sources)) == (date(2099, 1, 1), False, 14, 5)
    late, ahead = overview(small_kb, date(2099, 1, 3)).due
    assert (late.overdue, len(late.pages), len(late.sources)) == (True, 14, 2)
    assert (ahead.overdue, len(ahead.pages), len(ahead.sources)) == (False, 0, 3)


def test_each_source_names_the_pages_to_read_again(small_kb):
    by_id = {source.id: source for source in overview(small_kb, TODAY).sources}
    assert by_id["uu-1-2023"].pages == ("kemiskinan",)
    assert by_id["uu-1-2023"].due == date(2027, 11, 23)


def test_a_page_says_how_hard_it_is_and_whether_its_translation_is_fresh(small_kb):
    page = next(page for page in overview(small_kb, TODAY).pages if page.slug == "sidang")
    assert page.longest[Language.ID] == 6  # Sidang adalah salah satu tahap perkara.
    assert page.grades[Language.ID] is None  # too few words
    assert page.translated


def test_months_end_with_their_last_day():
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2026, 8, 31), 1) == date(2026, 9, 30)
    assert months_later(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_errors_come_before_warnings_and_the_most_frequent_first():
    listed = [
        Problem("a", 1, "spelling", "-", "warning"),
        Problem("a", 2, "uncited", "-"),
        Problem("a", 3, "orphan-page", "-", "warning"),
        Problem("a", 4, "orphan-page", "-", "warning"),
    ]
    assert [(kind.code, len(kind.problems)) for kind in kinds(listed)] == [
        ("uncited", 1),
        ("orphan-page", 2),
        ("spelling", 1),
    ]
