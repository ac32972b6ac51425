"""Every view on a phone, opened once: it is not too wide, letters may be twice as large, and one tap calls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Profile
from tests.browser.views import (
    BEYOND,
    CALL_UNDER_THUMB,
    EDITIONS,
    LANGUAGES,
    PHONE,
    SPARE_WIDTH,
    VIEWS,
    open_view,
    urgent_in_view,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=product(VIEWS, EDITIONS, LANGUAGES), ids="-".join)
def phone(request: pytest.FixtureRequest, shared_profile: Profile) -> Iterator[Page]:
    """A phone that shows a view, which the tests of this file look at one after the other and leave as it was."""
    page = shared_profile(PHONE, True, False).new_page()
    open_view(page, *request.param)
    yield page
    page.close()


def test_a_view_is_no_wider_than_the_phone(phone: Page) -> None:
    assert phone.evaluate(SPARE_WIDTH) <= 0


def test_from_every_view_one_tap_calls(phone: Page) -> None:
    assert phone.evaluate(CALL_UNDER_THUMB)


def test_letters_twice_as_large_fit_on_a_phone(phone: Page) -> None:
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    try:
        assert phone.evaluate(BEYOND) == []
        urgent_in_view(phone)
    finally:
        phone.evaluate("document.documentElement.style.fontSize = ''")
