"""On paper stands the page and nothing that only a screen can use."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, open_view

pytestmark = pytest.mark.browser

INK_OF_PAPER = "rgb(27, 36, 48)"  # 1B2430, the light ink: paper is white


@pytest.mark.parametrize("edition", EDITIONS)
def test_help_bar_menus_and_quick_exit_do_not_print_but_the_text_and_its_sources_do(
    reader: NewReader, edition: str
) -> None:
    page = reader(DESK, dark=True)
    open_view(page, "page", edition)
    page.emulate_media(media="print")
    for part in (".bilah", ".keluar", ".kepala .bahasa", ".kepala .nama", ".menu, .menu-utama"):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_css("color", INK_OF_PAPER)
    expect(page.locator(".catatan").get_by_role("link", name="KUHP (UU 1/2023)")).to_be_visible()


def test_the_full_page_prints_whole_not_only_what_the_window_shows(reader: NewReader) -> None:
    page = reader(DESK)
    open_view(page, "page", "full")
    page.emulate_media(media="print")
    last = page.locator("article .keterangan").last
    box = last.bounding_box()
    assert box is not None
    assert box["y"] > DESK[1]
    assert page.evaluate("document.documentElement.scrollHeight") >= box["y"] + box["height"]
