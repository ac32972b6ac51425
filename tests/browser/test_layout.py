"""Every page fits on a phone of 360 pixels, and what is urgent is large enough for a thumb."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from knowledge.base import KnowledgeBase
from tests.browser.conftest import NewReader
from tests.browser.views import EDITIONS, LANGUAGES, PHONE, SPARE_WIDTH, open_view

pytestmark = pytest.mark.browser

THUMB = 48


def test_no_page_of_the_light_edition_is_wider_than_the_phone(reader: NewReader, kb: KnowledgeBase) -> None:
    page = reader(PHONE)
    too_wide: list[str] = []
    for slug in kb.pages:
        page.goto(f"/ringan/{slug}")
        if page.evaluate(SPARE_WIDTH) > 0:
            too_wide.append(slug)
    assert too_wide == []


@pytest.mark.parametrize("slug", ["jelajah-aman", "kontak", "hak-korban/3", "apa-itu-tppo", "en/restitusi"])
def test_no_table_of_a_residents_page_scrolls_sideways_on_the_narrowest_phone(reader: NewReader, slug: str) -> None:
    page = reader((320, 640))
    page.goto(f"/ringan/{slug}")
    tables = page.locator(".tabel")
    assert tables.count() > 0
    assert [t.inner_text() for t in tables.all() if t.evaluate("t => t.scrollWidth > t.clientWidth")] == []


def test_a_phone_finds_the_light_edition_in_the_menu_of_the_full_one(reader: NewReader) -> None:
    page = reader(PHONE)
    open_view(page, "page", "full")
    page.locator(".menu-utama > summary").click()
    expect(page.locator("nav").get_by_role("link", name="Versi ringan")).to_be_visible()
    page.locator("nav").get_by_role("link", name="Versi ringan").click()
    expect(page).to_have_url(re.compile("/ringan/kemiskinan$"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("view", ["home", "stage"])
def test_help_bar_and_quick_exit_lie_open_and_are_large_enough_for_a_thumb(
    reader: NewReader, view: str, edition: str, lang: str
) -> None:
    page = reader(PHONE)
    open_view(page, view, edition, lang)
    urgent = page.locator(".bilah a, .keluar").all()
    assert len(urgent) == 4
    for link in urgent:
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        assert box is not None
        assert box["width"] >= THUMB, link.inner_text()
        assert box["height"] >= THUMB, link.inner_text()
        link.click(trial=True)


@pytest.mark.parametrize("edition", EDITIONS)
def test_help_bar_and_quick_exit_stay_in_place_at_the_end_of_a_long_page(reader: NewReader, edition: str) -> None:
    page = reader(PHONE)
    open_view(page, "page", edition)
    last = page.locator("article .keterangan").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    for link in page.locator(".bilah a, .keluar").all():
        expect(link).to_be_in_viewport(ratio=1)
