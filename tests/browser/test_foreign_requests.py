"""Nobody else learns that somebody reads SIGAP: no request leaves for another site, and the console is clean."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, open_view
from tests.serving import Running

pytestmark = pytest.mark.browser

DISCOVERY = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
"""Streamlit looks for its server below the page's own path first, is told 404 twice, then asks at the root."""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("view", ["home", "page", "flow", "search"])
def test_a_view_asks_nobody_but_its_own_server_and_nothing_fails(
    reader: NewReader, server: Running, view: str, edition: str
) -> None:
    page = reader(DESK)
    asked = _addresses_asked_by(page)
    complaints = _complaints_of(page)
    open_view(page, view, edition)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".bilah")).to_be_visible()
    own = urlsplit(server.url).netloc
    assert own in {urlsplit(address).netloc for address in asked}
    assert [address for address in asked if urlsplit(address).netloc != own] == []
    assert complaints == []


def _addresses_asked_by(page: Page) -> list[str]:
    """All addresses that the page's requests and sockets go to; what lies inside the page (`data:`) asks nobody."""
    asked: list[str] = []
    page.on("request", lambda request: None if _inside(request.url) else asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    return asked


def _inside(address: str) -> bool:
    return urlsplit(address).scheme in {"data", "blob"}


def _complaints_of(page: Page) -> list[str]:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        expected = DISCOVERY.search(message.location["url"]) and "404" in message.text
        if message.type == "error" and not expected:
            complaints.append(f"{message.text} ({message.location['url']})")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
