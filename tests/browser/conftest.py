"""A real Chromium in front of the real server, and readers who sit before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import ADVICE, FLAGS, find_chromium
from tests.browser.views import DESK, PHONE
from tests.serving import Running

PATIENCE_MS = 20_000
LOCAL = ("file:", "data:", "chrome:", "chrome-extension:")
"""The last two are Chromium's own viewer of PDFs."""

NewReader = Callable[..., Page]
"""`reader(PHONE, javascript=False, dark=True)`: a new tab."""
Profile = Callable[[tuple[int, int], bool, bool], BrowserContext]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    path = find_chromium()
    if path is None:
        pytest.fail(ADVICE)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def fresh_profile(chromium: Browser, server: Running) -> Profile:
    """Makes a browser profile: screen, JavaScript on or off, dark or not; no cache, no cookies."""

    def fresh(screen: tuple[int, int], javascript: bool, dark: bool) -> BrowserContext:
        width, height = screen
        context = chromium.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE_MS)
        return context

    return fresh


@pytest.fixture(scope="session")
def shared_profile(fresh_profile: Profile) -> Profile:
    """The same profiles once for the run: their cache holds Streamlit's files, which saves a second a page."""
    return cache(fresh_profile)


@pytest.fixture
def reader(fresh_profile: Profile, shared_profile: Profile) -> Iterator[NewReader]:
    """Seats a reader before a new tab, whose history is empty; `alone=True` gives them a profile of their own."""
    tabs: list[Page] = []

    def sit(
        screen: tuple[int, int] = DESK, *, javascript: bool = True, dark: bool = False, alone: bool = False
    ) -> Page:
        profile = fresh_profile if alone else shared_profile
        tabs.append(profile(screen, javascript, dark).new_page())
        return tabs[-1]

    yield sit
    for tab in tabs:
        tab.close()


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """A phone without a network; a request to anything but a file, or an error of a script, fails the test."""
    context = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.set_offline(True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(LOCAL) else wrong.append(asked.url))
    page.wrong = wrong  # pyright: ignore[reportAttributeAccessIssue]
    yield page
    context.close()
    assert wrong == []
