"""Charts in the full edition as a browser draws them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path
from tests.serving import Running

pytestmark = pytest.mark.browser

LIGHT_ACCENT = "rgb(15, 107, 99)"  # 0F6B63
DARK_ACCENT = "rgb(111, 211, 199)"  # 6FD3C7
LIGHT_GREY = "rgb(74, 87, 99)"  # 4A5763


def bars(page: Page, key: str):
    return page.locator(f".st-key-{key} .js-plotly-plot .bars .point > path")


def stay_at(page: Page, key: str) -> None:
    """Scroll to a chart and stay there until the picture has given way to it."""
    place = page.locator(f".st-key-{key}")
    place.scroll_into_view_if_needed()
    expect(place.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(place.locator(".grafik-svg")).to_be_hidden()


def test_a_series_has_the_one_colour_of_the_mode_and_versions_are_grey(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/statistik")
    stay_at(page, "grafik-columns-kbri-phnom-penh")
    expect(bars(page, "grafik-columns-kbri-phnom-penh").first).to_have_css("fill", LIGHT_ACCENT)
    stay_at(page, "grafik-versions-polri-korban-2023")
    expect(bars(page, "grafik-versions-polri-korban-2023").first).to_have_css("fill", LIGHT_GREY)
    page.emulate_media(color_scheme="dark")
    expect(bars(page, "grafik-columns-kbri-phnom-penh").first).to_have_css("fill", DARK_ACCENT)


def test_a_linked_series_is_brought_into_view(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/statistik#dki-kasus")
    expect(page.locator("#dki-kasus")).to_be_in_viewport()


def test_every_series_stands_as_a_picture_until_a_reader_stays_at_it(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/statistik")
    expect(page.locator(".grafik-svg")).to_have_count(20)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)


def test_every_chart_of_the_page_is_drawn_and_fits_a_phone(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/mengapa-laporan-naik?lang=en")
    places = page.locator("[class*=st-key-grafik-]:has(.grafik-svg)")
    expect(places).to_have_count(3)
    for i in range(3):
        places.nth(i).scroll_into_view_if_needed()
        chart = places.nth(i).locator(".js-plotly-plot .main-svg").first
        expect(chart).to_be_visible()
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
    expect(page.locator(".modebar")).to_have_count(0)


def test_on_a_phone_without_a_mouse_the_picture_stays_until_it_is_tapped(chromium: Browser, server: Running) -> None:
    width, height = PHONE
    phone = chromium.new_context(
        base_url=server.url, viewport={"width": width, "height": height}, is_mobile=True, has_touch=True
    )
    page = phone.new_page()
    open_path(page, "/statistik#dki-kasus")
    place = page.locator(".st-key-grafik-columns-dki-kasus")
    expect(place.locator(".grafik-svg")).to_be_in_viewport()
    page.wait_for_timeout(1_000)  # longer than a mouse would have to stay
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    place.locator(".grafik-svg").tap()
    expect(place.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    phone.close()
