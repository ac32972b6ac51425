"""axe-core finds nothing that keeps people out, in either edition, language or mode, and a page can be enlarged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.look import DARK, LIGHT
from knowledge.addresses import FULL as FULLY
from knowledge.addresses import LIGHT as LIGHTLY
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.browser.conftest import NewReader, Profile
from tests.browser.test_check import OFFER
from tests.browser.views import BEYOND, DESK, LANGUAGES, PHONE, VIEWS, open_path, open_view, urgent_in_view

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
IN_FULL = [view for view in VIEWS if view != "not-found"]


@pytest.fixture(scope="module", params=product(VIEWS, LANGUAGES), ids="-".join)
def in_light(request: pytest.FixtureRequest, shared_profile: Profile) -> Iterator[Page]:
    """A desk that shows a view of the light edition, for all tests that leave it as it was."""
    view, lang = request.param
    yield from _standing(shared_profile, view, "light", lang)


@pytest.fixture(scope="module", params=product(IN_FULL, LANGUAGES), ids="-".join)
def in_full(request: pytest.FixtureRequest, shared_profile: Profile) -> Iterator[Page]:
    """The same in the full edition, which leaves it to the light one to say that a page is not there."""
    view, lang = request.param
    yield from _standing(shared_profile, view, "full", lang)


def _standing(profile: Profile, view: str, edition: str, lang: str) -> Iterator[Page]:
    page = profile(DESK, True, False).new_page()
    open_view(page, view, edition, lang)
    yield page
    page.close()


def test_the_light_edition_keeps_every_rule_that_a_machine_can_check(in_light: Page) -> None:
    for mode in ("light", "dark"):
        in_light.emulate_media(color_scheme=mode)
        assert _violations(in_light) == [], mode


def test_the_full_edition_has_no_serious_or_critical_violation(in_full: Page) -> None:
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        in_full.emulate_media(color_scheme=mode)
        expect(in_full.locator("[data-testid=stApp]")).to_have_css("background-color", _rgb(palette.paper))
        assert [found for found in _violations(in_full) if found["impact"] in GRAVE] == [], mode


def test_a_page_of_the_light_edition_enlarged_to_200_percent_fits(in_light: Page) -> None:
    _fits_enlarged(in_light)


def test_a_page_of_the_full_edition_enlarged_to_200_percent_fits(in_full: Page) -> None:
    _fits_enlarged(in_full)


def _fits_enlarged(page: Page) -> None:
    """As a browser does it: the window shows half as many pixels, and the page arranges itself anew."""
    width, height = DESK
    page.set_viewport_size({"width": width // 2, "height": height // 2})
    try:
        assert page.evaluate(BEYOND) == []
        urgent_in_view(page)
    finally:
        page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", ["signs", "result", "message", "cannot be read", "narrowed search"])
def test_the_steps_of_the_light_edition_keep_every_rule(
    reader: NewReader, kb: KnowledgeBase, state: str, lang: str
) -> None:
    page = reader(PHONE)
    _step_light(page, kb, state, Language(lang))
    # All of it at once: where the page scrolls, the help bar lies over whatever happens to be below it.
    page.set_viewport_size({"width": PHONE[0], "height": page.evaluate("document.documentElement.scrollHeight")})
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        assert _violations(page) == [], mode


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", ["result", "message", "narrowed search", "figure", "typed"])
def test_the_steps_of_the_full_edition_have_no_grave_violation_and_none_in_markup_of_ours(
    reader: NewReader, kb: KnowledgeBase, state: str, lang: str
) -> None:
    page = reader(PHONE)
    _step_full(page, kb, state, Language(lang))
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        page.emulate_media(color_scheme=mode)
        expect(page.locator("[data-testid=stApp]")).to_have_css("background-color", _rgb(palette.paper))
        found = _violations(page)
        assert [violation for violation in found if violation["impact"] in GRAVE] == [], mode
        assert [place for violation in found for place in violation["places"] if _is_ours(page, place[0])] == [], mode


def _step_light(page: Page, kb: KnowledgeBase, state: str, lang: Language) -> None:
    if state == "narrowed search":
        open_path(page, f"{LIGHTLY.page('cari', lang)}?q=paspor&jenis=page&untuk=warga")
        page.locator("details.saring-hasil summary").click()
        return
    if state in {"message", "cannot be read"}:
        open_path(page, LIGHTLY.page("periksa-pesan", lang))
        page.get_by_role("textbox").fill(OFFER if state == "message" else " ")
        page.locator("form.tempel button").click()
        expect(page.locator(".pesan mark" if state == "message" else ".kotak.belum-pasti").first).to_be_visible()
        return
    open_path(page, LIGHTLY.page("cek", lang))
    page.get_by_role("button", name=kb.situations["job-abroad"].title.in_language(lang)).click()
    for box in ("ja-01", "ja-02", "ja-08"):
        page.get_by_role("checkbox", name=kb.signs[box].text.in_language(lang)).check()
    if state == "result":
        page.locator("button[name=hasil]").click()
        expect(page.locator("#hasil")).to_be_visible()


def _step_full(page: Page, kb: KnowledgeBase, state: str, lang: Language) -> None:
    if state in {"narrowed search", "figure", "typed"}:
        path = {
            "narrowed search": "cari?q=paspor&jenis=page&untuk=warga",
            "figure": "statistik",
            "typed": "cari?q=papsor",
        }
        mark = "&" if "?" in path[state] else "?"
        open_path(page, f"/{path[state]}{mark}lang={lang}")
        return
    open_path(page, FULLY.page("periksa-pesan" if state == "message" else "cek", lang))
    if state == "message":
        page.get_by_role("textbox").fill(OFFER)
        page.locator("[data-testid=stFormSubmitButton] button").click()
        expect(page.locator(".pesan mark").first).to_be_visible()
        return
    page.get_by_text(kb.situations["job-abroad"].title.in_language(lang), exact=True).click()
    sign = page.locator("[data-testid=stCheckbox]").filter(has_text=kb.signs["ja-02"].text.in_language(lang))
    sign.locator("label").click()
    expect(page.locator(".cek-hasil .tanda")).to_be_visible()


def _is_ours(page: Page, target: list[Any]) -> bool:
    """Whether a place stands in markup of ours, not in what Streamlit or Plotly draw."""
    return page.evaluate(
        "place => !!document.querySelector(place)?.closest('.sigap, .bilah, .kepala, .menu-utama, .kaki')", target[0]
    )


def _violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core objects to by all its rules, that on the size of targets included: rule, impact, first places."""
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
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
