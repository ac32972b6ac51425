"""Letters twice as large, or a page enlarged to 200 %: nothing is lost, and nothing has to be pushed sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import EDITIONS, PHONE, VIEWS, open_view

pytestmark = pytest.mark.browser

ENLARGED = (640, 450)
"""What a window of 1280 by 900 pixels shows at 200 %."""
BEYOND = """() => [...document.querySelectorAll('.sigap, .sigap *, .bilah, .bilah *')].filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
        && !part.closest('.tabel, .menu, svg, .lompat, .menu-utama .kata');
}).map(part => part.outerHTML.slice(0, 120))"""
"""Parts that stick out of the screen; tables and the row of sections scroll by themselves."""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("view", VIEWS)
def test_letters_twice_as_large_fit_on_a_phone(reader: NewReader, view: str, edition: str) -> None:
    page = reader(PHONE)
    open_view(page, view, edition)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _all_in_view(page)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_enlarged_to_200_percent_fits(reader: NewReader, view: str, edition: str) -> None:
    page = reader(ENLARGED)
    open_view(page, view, edition)
    _all_in_view(page)


def _all_in_view(page: Page) -> None:
    assert page.evaluate(BEYOND) == []
    for link in page.locator(".bilah a, .keluar").all():
        expect(link).to_be_in_viewport(ratio=1)
