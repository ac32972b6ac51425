"""Whoever reads with the keyboard gets everywhere, and always sees where they are."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, PHONE, open_path, open_view

pytestmark = pytest.mark.browser

RING_PX = 3
COVERED = """() => {
    const focused = document.activeElement, box = focused.getBoundingClientRect();
    if (focused === document.body || focused.closest('.bilah, .kepala, header') || !box.height) return [];
    const bars = [...document.querySelectorAll('.bilah, .kepala')].map(bar => bar.getBoundingClientRect());
    const whole = bars.some(bar => bar.height && box.top >= bar.top && box.bottom <= bar.bottom);
    return whole || box.top >= innerHeight || box.bottom <= 0 ? [focused.outerHTML.slice(0, 120)] : [];
}"""
"""What has the focus, where one of the bars lies over all of it (WCAG 2.2, 2.4.11)."""


def test_slash_goes_to_the_search_field(reader: NewReader) -> None:
    page = reader(DESK)
    open_view(page, "home", "full")
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Cari")
    expect(field).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


def test_slash_on_a_page_opens_the_search_page_ready_for_typing(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/kemiskinan?lang=en")
    page.keyboard.press("/")
    expect(page).to_have_url(re.compile(r"/cari\?lang=en"))
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()


@pytest.mark.parametrize("edition", EDITIONS)
def test_arrows_go_through_the_results_and_enter_opens_one(reader: NewReader, edition: str) -> None:
    page = reader(DESK)
    open_view(page, "search", edition)
    links = page.locator(".hasil a")
    expect(links.first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    address = links.nth(0).get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(address))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_first_tab_offers_a_way_past_the_menu(reader: NewReader, edition: str) -> None:
    page = reader(DESK)
    open_view(page, "page", edition)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke isi")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("edition", EDITIONS)
def test_focus_is_always_seen(reader: NewReader, edition: str) -> None:
    page = reader(DESK)
    open_view(page, "page", edition)
    seen: set[str] = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('a, summary, button')"):
            continue
        assert _outline_px(page) >= RING_PX, page.evaluate("document.activeElement.outerHTML")
        seen.add(page.evaluate("document.activeElement.className"))
    assert {"lompat", "nama", "keluar"} <= seen


@pytest.mark.parametrize("path", ["/ringan/hak-korban", "/ringan/kontak", "/hak-korban", "/cek"])
def test_what_has_the_focus_lies_under_neither_bar(reader: NewReader, path: str) -> None:
    page = reader(PHONE)
    open_path(page, path)
    hidden: list[str] = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(45):
            page.keyboard.press(key)
            hidden += page.evaluate(COVERED)
    assert hidden == []


def test_focus_is_seen_on_a_stage_of_the_drawing_and_in_the_search_field(reader: NewReader) -> None:
    page = reader(DESK)
    open_view(page, "flow", "full")
    stage = page.locator(".bentuk-lebar [data-stage=penyidikan]")
    expect(stage.locator("rect")).not_to_have_css("stroke-width", f"{RING_PX}px")
    stage.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(stage).to_be_focused()
    expect(stage.locator("rect")).to_have_css("stroke-width", f"{RING_PX}px")

    open_view(page, "search", "full")
    frame = page.locator("[data-testid=stTextInputRootElement]")
    resting = frame.evaluate("frame => getComputedStyle(frame).borderColor")
    page.keyboard.press("/")
    expect(frame).not_to_have_css("border-color", resting)


def _outline_px(page: Page) -> float:
    return page.evaluate(
        """() => {
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        }"""
    )
