"""On paper stands the page and nothing that only a screen can use."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, open_view

pytestmark = pytest.mark.browser

INK_OF_PAPER = "rgb(27, 36, 48)"  # 1B2430, the light ink: paper is white


@pytest.mark.parametrize("edition", EDITIONS)
def test_help_bar_menus_and_quick_exit_do_not_print_but_the_text_and_its_sources_do(
    reader: NewReader, edition: str
) -> None:
    page = reader(DESK, dark=True)
    open_view(page, "page", edition)
    page.emulate_media(media="print")
    for part in (
        ".bilah",
        ".keluar",
        ".kepala .bahasa",
        ".kepala .nama",
        ".menu, .menu-utama",
        ".cetak",
        ".kaki p + p",
    ):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_css("color", INK_OF_PAPER)
    expect(page.locator(".catatan").get_by_role("link", name="KUHP (UU 1/2023)")).to_be_visible()


def test_the_full_page_prints_whole_not_only_what_the_window_shows(reader: NewReader) -> None:
    page = reader(DESK)
    open_view(page, "page", "full")
    page.emulate_media(media="print")
    last = page.locator("article .keterangan").last
    box = last.bounding_box()
    assert box is not None
    assert box["y"] > DESK[1]
    assert page.evaluate("document.documentElement.scrollHeight") >= box["y"] + box["height"]


def test_a_page_prints_on_a4_with_its_number_and_says_where_links_out_lead(reader: NewReader) -> None:
    page = reader(DESK)
    page.goto("/ringan/perubahan")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [round(float(side)) for side in printed[0].mediabox[2:]] == [595, 842]
    for number, sheet in enumerate(printed, start=1):
        assert f"{number} / {len(printed)}" in sheet.extract_text()
    page.goto("/ringan/pustaka/uu")
    read = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "(https://peraturan.bpk.go.id/" in "".join(read.split())
