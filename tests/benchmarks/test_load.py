"""What is asked of the server under load: many different requests, and every answer counted that is none."""

from __future__ import annotations

import pytest

from benchmarks.load import Load, read, requests


def test_pages_searches_and_checks_are_many_and_different(kb):
    pages, searches, checks, together = requests(kb)
    assert len(set(pages.lines)) == len(pages.lines) == 2 * len(kb.pages)
    assert len(set(searches.lines)) == len(searches.lines) > 400
    assert "/ringan/cari?q=BA-5" in searches.lines
    assert not any("#" in line for line in searches.lines)
    assert f"/ringan/cek\tkeadaan={next(iter(kb.situations))}" in checks.lines[0]
    assert {*pages.lines, *searches.lines, *checks.lines} == set(together.lines)


def test_the_line_of_the_tool_is_read():
    assert read("Running 8s test\nLOAD 4000 8.000 12.345 3\n") == Load(500, 12.345, 3)


def test_a_tool_that_prints_something_else_is_told_of():
    with pytest.raises(ValueError, match="no line of load"):
        read("wrk: cannot connect")
