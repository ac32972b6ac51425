"""axe-core finds nothing that keeps people out, in either edition, language or mode."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.look import DARK, LIGHT
from tests.browser.conftest import NewReader
from tests.browser.views import DESK, LANGUAGES, VIEWS, open_view

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_light_edition_keeps_every_rule_of_wcag_that_a_machine_can_check(
    reader: NewReader, view: str, lang: str
) -> None:
    page = reader(DESK)
    open_view(page, view, "light", lang)
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        assert _violations(page, {"runOnly": WCAG}) == [], mode


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", [view for view in VIEWS if view != "not-found"])
def test_the_full_edition_has_no_serious_or_critical_violation(reader: NewReader, view: str, lang: str) -> None:
    page = reader(DESK)
    open_view(page, view, "full", lang)
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        page.emulate_media(color_scheme=mode)
        expect(page.locator("[data-testid=stApp]")).to_have_css("background-color", _rgb(palette.paper))
        assert [found for found in _violations(page) if found["impact"] in GRAVE] == [], mode


def _violations(page: Page, options: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """What axe-core objects to: rule, impact, and the first places."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **(options or {})}).response["violations"]
    return [
        {
            "rule": item["id"],
            "impact": item["impact"],
            "places": [(node["target"], node["failureSummary"]) for node in item["nodes"][:5]],
        }
        for item in found
    ]


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
