"""A community trainer prepares a talk and checks where a statement comes from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, PHONE, open_view, settled

pytestmark = pytest.mark.browser

POSITION_OF_WEAKNESS = "Pelaku memakai posisi orang yang lemah."
"""A sentence of `faktor-risiko` that cites the penal code, UU 1/2023, Pasal 455 ayat (1)."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_from_the_third_door_to_a_statement_its_note_and_the_entry_of_the_library(
    reader: NewReader, edition: str
) -> None:
    page = reader(DESK, javascript=edition == "full")
    open_view(page, "home", edition)
    door = page.locator(".pintu > section").nth(2)
    expect(door.get_by_role("heading")).to_have_text("Saya melatih")
    door.get_by_role("link", name="Faktor risiko").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mengapa perekrut mencari orang yang sedang sulit")

    _note_number_of(page, POSITION_OF_WEAKNESS).click()
    note = page.locator(".catatan li").filter(has_text="Pasal 455 ayat (1)").last
    expect(note).to_be_in_viewport()

    page.locator(".catatan").get_by_role("link", name="KUHP (UU 1/2023)").click()
    settled(page)
    expect(page).to_have_url(re.compile(r"/pustaka(/uu[-0-9]*)?#uu-1-2023$"))
    entry = page.locator("#uu-1-2023")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Kitab Undang-Undang Hukum Pidana")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_way_back_from_a_note_leads_to_its_sentence(reader: NewReader, edition: str) -> None:
    page = reader(DESK)
    page.goto("/faktor-risiko" if edition == "full" else "/ringan/faktor-risiko")
    settled(page)
    _note_number_of(page, POSITION_OF_WEAKNESS).click()
    sentence = page.get_by_text(POSITION_OF_WEAKNESS)
    expect(sentence).not_to_be_in_viewport()
    page.locator(".catatan li").filter(has_text="Pasal 455 ayat (1)").last.get_by_role("link", name="↩").click()
    expect(sentence).to_be_in_viewport()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_material_of_a_session_can_be_hit_with_a_thumb(reader: NewReader, edition: str) -> None:
    page = reader(PHONE)
    page.goto("/modul-asn" if edition == "full" else "/ringan/modul-asn")
    settled(page)
    links = page.locator(".bahan a")
    expect(links.last).to_be_visible()
    assert links.count() >= 8
    assert min(box["height"] for link in links.all() if (box := link.bounding_box())) >= 44


def _note_number_of(page: Page, sentence: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=sentence).locator("sup a").first
