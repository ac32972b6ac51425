"""A real Chromium in front of the real server, and readers who sit before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import ADVICE, FLAGS, find_chromium
from tests.browser.views import DESK
from tests.serving import Running, server  # noqa: F401 (a fixture, for the tests below this folder)

PATIENCE_MS = 20_000

NewReader = Callable[..., Page]
"""`reader(PHONE, javascript=False, dark=True)`: a page of a fresh browser."""


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


@pytest.fixture
def reader(chromium: Browser, server: Running) -> Iterator[NewReader]:  # noqa: F811
    """Seats a reader at a screen: a page without history, cookies or cache of anybody else."""
    seated: list[BrowserContext] = []

    def seat(screen: tuple[int, int] = DESK, *, javascript: bool = True, dark: bool = False) -> Page:
        width, height = screen
        context = chromium.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE_MS)
        seated.append(context)
        return context.new_page()

    yield seat
    for context in seated:
        context.close()
