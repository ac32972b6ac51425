"""Quick exit: whoever has to leave is gone at once, and Back does not bring SIGAP back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from knowledge.base import KnowledgeBase
from tests.browser.conftest import NewReader
from tests.browser.views import EDITIONS, PHONE, open_view, settled

pytestmark = pytest.mark.browser

BEFORE = "https://sebelumnya.invalid/"


class Elsewhere:
    """The two foreign sites of these tests, answered from here: tests have no network."""

    def __init__(self, page: Page, exit_url: str) -> None:
        self.exit_url = exit_url
        self.asked_for_exit: list[Route] = []
        page.route(BEFORE, lambda route: _answer(route, "Sebelumnya"))
        page.route(exit_url, self.asked_for_exit.append)

    def answer(self) -> None:
        """Let the neutral site answer."""
        assert len(self.asked_for_exit) == 1
        _answer(self.asked_for_exit[0], "Cuaca")


def _answer(route: Route, title: str) -> None:
    route.fulfill(content_type="text/html", body=f"<!doctype html><title>{title}</title><h1>{title}</h1>")


@pytest.fixture
def seated(reader: NewReader, kb: KnowledgeBase) -> tuple[Page, Elsewhere]:
    """Somebody with a phone, and the sites around SIGAP."""
    page = reader(PHONE)
    return page, Elsewhere(page, kb.site.exit_url)


@pytest.mark.parametrize("way", ["press", "shift"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_is_blank_at_once_and_the_other_site_takes_its_place(
    seated: tuple[Page, Elsewhere], edition: str, way: str
) -> None:
    page, elsewhere = seated
    open_view(page, "page", edition)
    _leave(page, way)
    # The other site has not answered yet.
    expect(page.locator("html")).to_be_hidden()
    assert page.title().strip() == ""
    elsewhere.answer()
    expect(page.get_by_role("heading")).to_have_text("Cuaca")
    assert page.url == elsewhere.exit_url


@pytest.mark.parametrize("edition", EDITIONS)
def test_back_shows_nothing_of_sigap_after_three_pages_and_a_search(
    seated: tuple[Page, Elsewhere], edition: str
) -> None:
    page, elsewhere = seated
    page.goto(BEFORE)
    open_view(page, "home", edition)
    page.get_by_role("link", name="Hak korban").first.click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hak")
    page.get_by_role("link", name="EN", exact=False).and_(page.locator("[hreflang=en]")).click()
    settled(page)
    _search_for_passport(page, edition)

    _leave(page, "press")
    expect(page.locator("html")).to_be_hidden()
    elsewhere.answer()
    expect(page.get_by_role("heading")).to_have_text("Cuaca")
    page.go_back()
    expect(page.get_by_role("heading")).to_have_text("Sebelumnya")
    assert page.url == BEFORE


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_shifts_do_nothing_the_third_leaves(seated: tuple[Page, Elsewhere], edition: str) -> None:
    page, elsewhere = seated
    open_view(page, "page", edition)
    before = page.url
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert (page.url, elsewhere.asked_for_exit) == (before, [])
    page.keyboard.press("Shift")
    expect(page.locator("html")).to_be_hidden()


@pytest.mark.parametrize("edition", EDITIONS)
def test_capital_letters_are_no_exit(seated: tuple[Page, Elsewhere], edition: str) -> None:
    page, elsewhere = seated
    open_view(page, "search", edition)
    field = page.get_by_role("textbox").or_(page.get_by_role("searchbox")).first
    field.fill("")
    for letter in "TPPO":
        field.press(f"Shift+{letter}")
    expect(field).to_have_value("TPPO")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert elsewhere.asked_for_exit == []


def test_three_shifts_spread_over_more_than_five_seconds_are_no_exit(seated: tuple[Page, Elsewhere]) -> None:
    page, elsewhere = seated
    page.clock.install()
    open_view(page, "page", "light")
    for _ in range(3):
        page.keyboard.press("Shift")
        page.clock.fast_forward(2_600)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert elsewhere.asked_for_exit == []


def test_without_javascript_the_button_is_a_plain_link(reader: NewReader, kb: KnowledgeBase) -> None:
    page = reader(PHONE, javascript=False)
    elsewhere = Elsewhere(page, kb.site.exit_url)
    open_view(page, "page", "light")
    _leave(page, "press")
    page.wait_for_event("request", lambda request: request.url == elsewhere.exit_url) if not (
        elsewhere.asked_for_exit
    ) else None
    elsewhere.answer()
    expect(page.get_by_role("heading")).to_have_text("Cuaca")


def _leave(page: Page, way: str) -> None:
    if way == "shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.locator(".keluar").click(no_wait_after=True)


def _search_for_passport(page: Page, edition: str) -> None:
    """In English, from where the reader is."""
    if edition == "full":
        page.keyboard.press("/")
        page.get_by_role("textbox", name="Search").fill("passport")
    else:
        page.get_by_role("navigation", name="Menu").get_by_role("link", name="Search").click()
        page.get_by_role("searchbox", name="Search").fill("passport")
        page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("list", name="Search results")).to_be_visible()
