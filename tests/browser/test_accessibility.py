"""axe-core finds nothing that keeps people out, in either edition, language or mode."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.look import DARK, LIGHT
from knowledge.addresses import FULL as FULLY
from knowledge.addresses import LIGHT as LIGHTLY
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.browser.conftest import NewReader
from tests.browser.test_check import OFFER
from tests.browser.views import DESK, LANGUAGES, PHONE, VIEWS, open_path, open_view

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_light_edition_keeps_every_rule_that_a_machine_can_check(reader: NewReader, view: str, lang: str) -> None:
    page = reader(DESK)
    open_view(page, view, "light", lang)
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        assert _violations(page) == [], mode


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", [view for view in VIEWS if view != "not-found"])
def test_the_full_edition_has_no_serious_or_critical_violation(reader: NewReader, view: str, lang: str) -> None:
    page = reader(DESK)
    open_view(page, view, "full", lang)
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        page.emulate_media(color_scheme=mode)
        expect(page.locator("[data-testid=stApp]")).to_have_css("background-color", _rgb(palette.paper))
        assert [found for found in _violations(page) if found["impact"] in GRAVE] == [], mode


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
