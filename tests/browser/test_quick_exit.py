"""Quick exit: whoever has to leave is gone at once, and Back does not bring SIGAP back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, expect

from knowledge.base import KnowledgeBase
from tests.browser.conftest import NewReader
from tests.browser.views import EDITIONS, PHONE, open_view, settled

pytestmark = pytest.mark.browser

BEFORE = "https://sebelumnya.invalid/"


@dataclass
class Elsewhere:
    """The foreign sites around SIGAP, answered from here: tests have no network."""

    exit_url: str
    answers: bool = True
    """Whether the neutral site answers; if not, the browser keeps the page that it has."""
    asked: list[str] = field(default_factory=list[str])

    def stand_around(self, page: Page) -> Page:
        """Answer `page` in place of the network."""
        page.route(BEFORE, lambda route: _show(route, "Sebelumnya"))
        page.route(self.exit_url, self._exit)
        return page

    def _exit(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if self.answers:
            _show(route, "Cuaca")
        else:
            route.fulfill(status=204)


def _show(route: Route, title: str) -> None:
    route.fulfill(content_type="text/html", body=f"<!doctype html><title>{title}</title><h1>{title}</h1>")


@pytest.fixture
def elsewhere(kb: KnowledgeBase) -> Elsewhere:
    """The sites around SIGAP; the neutral one as the content names it."""
    return Elsewhere(kb.site.exit_url)


@pytest.mark.parametrize("way", ["press", "shift"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_is_blank_at_once_even_if_the_other_site_does_not_answer(
    reader: NewReader, elsewhere: Elsewhere, edition: str, way: str
) -> None:
    page = elsewhere.stand_around(reader(PHONE))
    elsewhere.answers = False
    open_view(page, "page", edition)
    with page.expect_request(elsewhere.exit_url):
        _leave(page, way)
    expect(page.locator("html")).to_be_hidden()
    assert page.title().strip() == ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_other_site_takes_the_place_and_back_shows_nothing_of_sigap(
    reader: NewReader, elsewhere: Elsewhere, edition: str
) -> None:
    page = elsewhere.stand_around(reader(PHONE))
    page.goto(BEFORE)
    open_view(page, "home", edition)
    page.get_by_role("link", name="Hak korban").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hak")
    settled(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rights of victims")
    settled(page)
    _search_for_passport(page, edition)

    _leave(page, "press")
    expect(page.get_by_role("heading")).to_have_text("Cuaca")
    assert page.url == elsewhere.exit_url
    page.go_back()
    expect(page.get_by_role("heading")).to_have_text("Sebelumnya")
    assert page.url == BEFORE


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_shifts_do_nothing_the_third_leaves(reader: NewReader, elsewhere: Elsewhere, edition: str) -> None:
    page = elsewhere.stand_around(reader(PHONE))
    open_view(page, "page", edition)
    before = page.url
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert (page.url, elsewhere.asked) == (before, [])
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading")).to_have_text("Cuaca")


@pytest.mark.parametrize("edition", EDITIONS)
def test_capital_letters_are_no_exit(reader: NewReader, elsewhere: Elsewhere, edition: str) -> None:
    page = elsewhere.stand_around(reader(PHONE))
    open_view(page, "search", edition)
    field = page.get_by_role("textbox").or_(page.get_by_role("searchbox")).first
    field.fill("")
    for letter in "TPPO":
        field.press(f"Shift+{letter}")
    expect(field).to_have_value("TPPO")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert elsewhere.asked == []


def test_three_shifts_spread_over_more_than_five_seconds_are_no_exit(reader: NewReader, elsewhere: Elsewhere) -> None:
    page = elsewhere.stand_around(reader(PHONE, alone=True))
    page.clock.install()
    open_view(page, "page", "light")
    for _ in range(3):
        page.keyboard.press("Shift")
        page.clock.fast_forward(2_600)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert elsewhere.asked == []


def test_without_javascript_the_button_is_a_plain_link(reader: NewReader, elsewhere: Elsewhere) -> None:
    page = elsewhere.stand_around(reader(PHONE, javascript=False))
    open_view(page, "page", "light")
    _leave(page, "press")
    expect(page.get_by_role("heading")).to_have_text("Cuaca")


def _leave(page: Page, way: str) -> None:
    if way == "press":
        page.locator(".keluar").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")


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
