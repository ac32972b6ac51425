"""Lists of passages as short texts; what is expected was worked out by hand from the ninety signs `#$%&…|}`."""

from __future__ import annotations

import math

import pytest

from app.export.static.packed import HALF, SIGNS, Ladder, entries, ladder, number


def test_the_signs_need_no_escape_in_json_and_no_space_stands_among_them():
    assert len(SIGNS) == len(set(SIGNS)) == 90
    assert HALF == 45
    assert not set(SIGNS) & set(' "\\')


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(0, "#", id="nought"),
        pytest.param(44, "O", id="the-last-of-one-sign"),
        pytest.param(45, "Q#", id="the-first-of-two"),
        pytest.param(2025, "QP#", id="the-first-of-three"),
    ],
)
def test_a_number_is_written_with_as_many_signs_as_it_needs(value: int, expected: str):
    assert number(value) == expected


def test_a_ladder_goes_from_the_least_weight_to_the_greatest_in_equal_ratios():
    steps = ladder([2.0, 0.5, 8.0])
    assert steps.least == 0.5
    assert math.isclose(steps.least * math.exp(89 * steps.step), 8.0)
    assert [steps.sign(0.5), steps.sign(8.0)] == ["#", "}"]
    assert ladder([3.0, 3.0]).sign(3.0) == "#"


def test_passages_are_told_by_the_distance_from_the_one_before():
    steps = Ladder(least=1.0, step=math.log(2))
    assert entries([3, 4, 50], [1.0, 2.0, 4.0], steps) == "&" + "&#" + "$$" + "Q$%"
