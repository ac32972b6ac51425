"""What is drawn is kept, but never more than the content holds."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest

from app.content import Content
from app.light import pages
from knowledge.base import KnowledgeBase
from knowledge.lang import Language


def test_addresses_that_nobody_has_leave_nothing_behind(kb: KnowledgeBase):
    content = Content(kb)
    page = kb.pages["kemiskinan"]
    assert pages.page(content, page, Language.ID, "bagian-0") is None
    tracemalloc.start()
    try:
        for number in range(1, 201):
            assert pages.page(content, page, Language.ID, f"{'x' * 10_000}{number}") is None
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert left < 500_000


def test_of_yesterdays_pages_nothing_is_kept(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch):
    content = Content(kb)
    drawn: list[str] = []

    def draw() -> str:
        drawn.append(f"draft {len(drawn) + 1}")
        return drawn[-1]

    monkeypatch.setattr("app.content.today", lambda: date(2026, 3, 2))
    assert [content.drawn_today("page", draw), content.drawn_today("page", draw)] == ["draft 1", "draft 1"]
    monkeypatch.setattr("app.content.today", lambda: date(2026, 3, 3))
    assert content.drawn_today("page", draw) == "draft 2"
    assert content.kept("page") == (date(2026, 3, 3), "draft 2")
