"""A reader meets a word of the law, presses it, reads what it means, and goes on reading."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path

pytestmark = pytest.mark.browser


def _explains_jerat_utang(page: Page) -> None:
    meaning = page.locator("#_jerat-utang")
    expect(meaning).to_be_hidden()
    word = page.locator("a.istilah", has_text=re.compile("jerat utang", re.IGNORECASE)).first
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_be_in_viewport()
    expect(meaning).to_contain_text("menjaminkan")
    meaning.get_by_role("link", name="Tutup").focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_hidden()
    expect(word).to_be_in_viewport()


def test_without_javascript_a_word_opens_its_meaning_by_keyboard_and_closes_it_again(reader: NewReader) -> None:
    page = reader(PHONE, javascript=False)
    open_path(page, "/ringan/jerat-utang")
    _explains_jerat_utang(page)


@pytest.mark.parametrize("path", ["/ringan/jerat-utang", "/jerat-utang"], ids=["light", "full"])
def test_the_meaning_opens_in_place_and_leaves_one_entry_in_the_history(reader: NewReader, path: str) -> None:
    page = reader(DESK)
    open_path(page, path)
    before = page.evaluate("history.length")
    _explains_jerat_utang(page)
    assert page.evaluate("history.length") == before


def test_a_press_with_a_finger_opens_the_meaning(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/ringan/en/jerat-utang")
    page.locator("a.istilah").first.click()
    expect(page.locator(".arti:target")).to_contain_text("pledge")


def test_without_javascript_contacts_are_narrowed_by_need_and_place(reader: NewReader) -> None:
    page = reader(PHONE, javascript=False)
    open_path(page, "/ringan/kontak")
    page.get_by_text("Saring daftar ini").click()
    page.get_by_label("Untuk apa").select_option("darurat")
    page.get_by_label("Di mana").select_option("jakarta")
    page.get_by_role("button", name="Saring").click()
    expect(page.get_by_role("heading", name="Yang cocok: 2")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="112", exact=True)).to_have_attribute("href", "tel:112")


def test_in_the_full_edition_cases_are_narrowed_by_year_and_the_address_can_be_shared(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, "/kasus")
    page.get_by_role("combobox", name="Tahun").click()
    page.get_by_role("option", name=re.compile("^2026")).click()
    expect(page.get_by_role("heading", name="Yang cocok: 12")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]tahun=2026"))
    open_path(page, page.url)
    expect(page.get_by_role("heading", name="Yang cocok: 12")).to_be_visible()
