"""Charts in the full edition as a browser draws them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path

pytestmark = pytest.mark.browser

LIGHT_ACCENT = "rgb(15, 107, 99)"  # 0F6B63
DARK_ACCENT = "rgb(111, 211, 199)"  # 6FD3C7
LIGHT_GREY = "rgb(74, 87, 99)"  # 4A5763


def bars(page: Page, key: str):
    return page.locator(f".st-key-{key} .js-plotly-plot .bars .point > path")


def test_a_series_has_the_one_colour_of_the_mode_and_versions_are_grey(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/statistik")
    expect(bars(page, "grafik-columns-kbri-phnom-penh").first).to_have_css("fill", LIGHT_ACCENT)
    expect(bars(page, "grafik-versions-polri-korban-2023").first).to_have_css("fill", LIGHT_GREY)
    page.emulate_media(color_scheme="dark")
    expect(bars(page, "grafik-columns-kbri-phnom-penh").first).to_have_css("fill", DARK_ACCENT)


def test_a_linked_series_is_brought_into_view(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/statistik#dki-kasus")
    expect(page.locator("#dki-kasus")).to_be_in_viewport()


def test_every_chart_of_the_page_is_drawn_and_fits_a_phone(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/mengapa-laporan-naik?lang=en")
    charts = page.locator(".js-plotly-plot .main-svg:first-child")
    expect(charts).to_have_count(3)
    for i in range(3):
        box = charts.nth(i).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
    expect(page.locator(".modebar")).to_have_count(0)
