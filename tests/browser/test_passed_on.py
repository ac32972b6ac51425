"""One page as one file, opened from the disk by a phone that has no network and runs no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from app.export.pages import page_file
from knowledge.lang import Language
from tests.app.export.paper import content
from tests.browser.views import PHONE

pytestmark = pytest.mark.browser


def test_a_file_shows_its_page_and_the_help_numbers_and_asks_for_nothing(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "butuh-bantuan.html"
    file.write_text(page_file(content(), content().base.pages["butuh-bantuan"], Language.ID), encoding="utf-8")
    context = chromium.new_context(
        java_script_enabled=False, offline=True, viewport={"width": PHONE[0], "height": PHONE[1]}
    )
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page = context.new_page()
    page.on("request", note)
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="110 bahaya")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Keluar")).to_be_visible()
    assert asked == [file.as_uri()]
    context.close()
