"""`sigap check --report`: one page about the real content that stands alone."""

from __future__ import annotations

import re

import pytest

from app.report import report
from knowledge.checks.check import examine
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def html(examined) -> str:
    base, problems = examined
    return report(base, problems, TODAY)


def test_the_report_needs_no_network_and_no_script(html):
    assert "<script" not in html
    assert re.findall(r"(?:src|href)=\"[^#]|url\(|@import", html) == []
    assert "prefers-color-scheme:dark" in html
    assert "@media print" in html


def test_every_page_and_every_source_stands_in_it(html, kb):
    assert [slug for slug in kb.pages if f">{slug}</span>" not in html] == []
    assert [source for source in kb.sources if f">{source}</span>" not in html] == []


def test_every_problem_stands_in_it_with_its_place(html, examined):
    assert [problem for problem in examined[1] if f">{problem.path}:{problem.line}<" not in html] == []


def test_every_link_in_it_leads_to_a_part_of_it(html):
    anchors = set(re.findall(r'href="#([^"]+)"', html))
    assert len(anchors) == 7
    assert anchors <= set(re.findall(r'id="([^"]+)"', html))


def test_content_that_cannot_be_read_is_reported_too(small):
    (small / "site.yaml").unlink()
    base, problems = examine(small, TODAY)
    assert base is None
    page = report(base, problems, TODAY)
    assert "site.yaml:1" in page
    assert "Berkas ini tidak ada" in page
