"""A resident with a cheap phone looks up what worries them, and finds whom to call."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import PHONE, open_path, settled

pytestmark = pytest.mark.browser


def test_without_javascript_a_search_leads_to_an_answer_a_call_and_help(reader: NewReader) -> None:
    page = reader(PHONE, javascript=False)
    page.goto("/ringan/")
    page.get_by_role("searchbox", name="Cari").fill("paspor dipegang majikan")
    page.get_by_role("button", name="Cari").click()

    result = page.get_by_role("list", name="Hasil pencarian").get_by_role("link").first
    title = result.inner_text()
    result.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    expect(page.locator("main")).to_contain_text(re.compile("paspor", re.IGNORECASE))
    _one_tap_calls(page, "110 bahaya", "tel:110")
    _one_tap_calls(page, "129 SAPA", "tel:129")

    page.get_by_role("link", name="Panduan warga").click()
    page.get_by_role("link", name="Butuh bantuan").first.click()
    expect(page).to_have_url(re.compile(r"/ringan/butuh-bantuan$"))
    expect(page.locator("main").get_by_role("link", name="112").first).to_have_attribute("href", "tel:112")


def test_a_result_of_the_light_search_leads_to_the_passage_itself(reader: NewReader) -> None:
    page = reader(PHONE, javascript=False)
    page.goto("/ringan/cari?q=paspor+dipegang+majikan")
    page.get_by_role("list", name="Hasil pencarian").get_by_role("link").first.click()
    assert "#" in page.url
    expect(page.locator(":target")).to_be_in_viewport()


def test_in_the_full_edition_results_come_while_typing_and_the_language_changes_in_place(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/")
    page.get_by_role("textbox", name="Cari").press_sequentially("gaji besar luar negeri", delay=20)
    results = page.get_by_role("list", name="Hasil pencarian").get_by_role("link")
    expect(results.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]q=gaji"))

    page.get_by_role("list", name="Hasil pencarian").get_by_role("link", name="Janji kerja").first.click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Janji kerja yang terlalu mudah")
    expect(page).to_have_url(re.compile(r"/janji-kerja(#|$)"))

    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A promise of work that sounds too easy")
    expect(page).to_have_url(re.compile(r"/janji-kerja\?lang=en$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def _one_tap_calls(page: Page, words: str, href: str) -> None:
    """A link of the help bar lies open under the thumb and dials."""
    call = page.get_by_role("navigation", name="Bantuan sekarang").get_by_role("link", name=words)
    expect(call).to_be_in_viewport(ratio=1)
    expect(call).to_have_attribute("href", href)
    call.click(trial=True)
