"""A task-force officer works with a file of 2025 in a real browser: which code, and what falls due."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path, settled

pytestmark = pytest.mark.browser

OLD_INVESTIGATION = "perbuatan=sebelum&laporan=sebelum&pada=penyidikan"


def type_date(page: Page, digits: str) -> None:
    """Type day, month and year into the first date field of the full edition, and close its calendar."""
    page.locator("[data-testid=stDateInput] [role=spinbutton]").first.click()
    page.keyboard.type(digits, delay=40)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


def test_a_returned_file_of_2025_from_the_code_to_its_deadline(reader: NewReader):
    """A case in investigation on 2 January 2026; the file came back on 9 February 2026: fourteen days, KUHAP 1981."""
    page = reader(DESK)
    open_path(page, f"/aturan-yang-berlaku?{OLD_INVESTIGATION}")
    expect(page.locator("#hasil")).to_contain_text("Perkara lama (KUHAP 1981)")
    page.locator("a[href='/tenggat-waktu?aturan=1981']").click()
    expect(page).to_have_url("/tenggat-waktu?aturan=1981")
    settled(page)
    page.locator("[data-testid=stSelectbox] input").fill("dikembalikan diterima")
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stDateInput]")).to_be_visible()
    type_date(page, "09022026")
    expect(page.locator(".batas .jatuh")).to_have_text("Senin, 23 Februari 2026")
    assert "2026-02" not in page.url
    assert "09" not in page.url.partition("?")[2]


def test_answering_the_three_questions_in_the_full_edition(reader: NewReader):
    page = reader(PHONE)
    open_path(page, "/aturan-yang-berlaku?lang=en")
    for words in ("Before 2 January 2026", "On 2 January 2026 or later", "Nothing yet, or only a report"):
        page.get_by_text(words, exact=True).nth(1 if words.startswith("On 2") else 0).click()
        settled(page)
    expect(page.locator("#hasil")).to_contain_text("In force now (KUHAP 2025)")
    assert "laporan=sejak" in page.url


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_light_form_counts_and_gives_a_calendar_file(reader: NewReader, javascript: bool, tmp_path: Path):
    page = reader(PHONE, javascript=javascript)
    open_path(page, "/ringan/tenggat-waktu")
    page.select_option("#isi-peristiwa", "tl-25-16")
    page.fill("#isi-tanggal", "2026-03-02")
    page.get_by_role("button", name="Hitung").click()
    expect(page.locator(".batas .jatuh")).to_have_text("Senin, 9 Maret 2026")
    assert page.url.endswith("/ringan/tenggat-waktu")
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh kalender (.ics)").click()
    download.value.save_as(tmp_path / "tenggat.ics")
    assert "DTSTART;VALUE=DATE:20260309" in (tmp_path / "tenggat.ics").read_text(encoding="utf-8")


def test_the_tools_do_not_scroll_sideways_on_a_phone(reader: NewReader):
    page = reader(PHONE)
    for path in ("/ringan/tenggat-waktu", f"/ringan/aturan-yang-berlaku?{OLD_INVESTIGATION}", "/tenggat-waktu"):
        open_path(page, path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
