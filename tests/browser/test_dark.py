"""Dark mode: both editions take the dark tokens of the design."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, open_view

pytestmark = pytest.mark.browser

PAPER = "rgb(16, 22, 29)"  # 10161D
INK = "rgb(232, 237, 242)"  # E8EDF2


@pytest.mark.parametrize(("edition", "ground"), [("light", "body"), ("full", "[data-testid=stApp]")])
def test_the_ground_is_the_dark_paper_and_the_text_the_light_ink(reader: NewReader, edition: str, ground: str) -> None:
    page = reader(DESK, dark=True)
    open_view(page, "page", edition)
    expect(page.locator(ground)).to_have_css("background-color", PAPER)
    expect(page.locator(".kepala").locator("xpath=..")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".bilah")).to_have_css("background-color", PAPER)
    expect(page.locator("article h1")).to_have_css("color", INK)
    expect(page.locator("article > p").last).not_to_have_css("color", "rgb(27, 36, 48)")
