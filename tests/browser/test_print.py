"""On paper stands the page and nothing that only a screen can use."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from app.content import Content
from app.export.papers import RESIDENT_SECTIONS
from app.light import split
from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, LANGUAGES, PHONE, open_path, open_view, path_of, settled

pytestmark = pytest.mark.browser

LEGIBLE_PX = 11.33
"""8.5 points: smaller letters are hard to read on paper."""
WHITE = "rgb(255, 255, 255)"
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
    open_view(page, "stage", "full")
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


@pytest.mark.parametrize("lang", list(Language))
def test_every_light_page_for_residents_prints_on_one_sheet_with_help_numbers_and_its_address(
    reader: NewReader, kb: KnowledgeBase, lang: Language
) -> None:
    page = reader(DESK)
    addresses = _residents_pages(kb, lang)
    assert len(addresses) > 70
    wrong: list[str] = []
    for address in addresses:
        page.goto(address)
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        read = sheets[0].extract_text()
        head = read[:300]
        if len(sheets) > 1 or any(wanted not in head for wanted in ("110", "129", "0811-1129-129", address)):
            wrong.append(f"{address}: {len(sheets)} {head}")
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["page", "check", "message", "kept"])
def test_a_dark_phone_prints_residents_pages_of_the_full_edition_white_on_one_sheet_with_help_and_address(
    reader: NewReader, view: str, lang: str
) -> None:
    page = reader(PHONE, dark=True)
    open_view(page, view, "full", lang)
    printed = _printed(page)
    assert len(printed) == 1
    head = printed[0][:330]
    assert all(wanted in head for wanted in ("110", "129", "0811-1129-129", path_of(view, "light", lang))), head
    assert len(printed[0]) > 900, "the text of the page stands below its head"
    page.emulate_media(media="print")
    for ground in ("body", "[data-testid=stApp]"):
        expect(page.locator(ground)).to_have_css("background-color", WHITE)
    expect(page.locator("article li").first).to_have_css("color", INK_OF_PAPER)


def test_a_long_page_of_the_full_edition_numbers_its_sheets(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/hak-korban")
    printed = _printed(page)
    assert 1 < len(printed) < 4
    assert all(f"{number} / {len(printed)}" in sheet for number, sheet in enumerate(printed, start=1))


def test_a_result_of_the_full_edition_prints_alone_on_one_sheet(reader: NewReader, kb: KnowledgeBase) -> None:
    page = reader(PHONE, dark=True)
    open_view(page, "check", "full")
    page.get_by_text(kb.situations["job-abroad"].title.id, exact=True).click()
    signs = page.locator("[data-testid=stCheckbox] label")
    expect(signs.first).to_be_visible()
    settled(page)
    for number in range(signs.count()):
        signs.nth(number).click()
        settled(page)
    expect(page.locator(".cek-hasil .tanda .keterangan")).to_have_count(signs.count() - 1)
    sheets = _printed(page)
    assert len(sheets) == 1
    assert kb.signs["ja-02"].text.id[:30] in sheets[0]
    page.emulate_media(media="print")
    for part in ("[data-testid=stCheckbox]", "[data-testid=stRadio]", "article", ".alasan"):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()


@pytest.mark.parametrize("slug", ["tanda-bahaya", "hak-korban/2", "kontak/darurat", "periksa-pesan", "simpan"])
def test_nothing_on_the_sheet_is_too_small_to_read_and_sources_stand_by_their_names(
    reader: NewReader, slug: str
) -> None:
    page = reader(DESK)
    page.goto(f"/ringan/{slug}")
    page.emulate_media(media="print")
    assert _smallest_px(page) >= LEGIBLE_PX
    for name in page.locator(".catatan > li > a").all():
        expect(name).to_be_visible()
    for part in ("sup", ".catatan ol", ".cetak", ".tombol", "h2:has-text('Baca juga')", "a.istilah + .arti"):
        for found in page.locator(f"main {part}").all():
            expect(found).to_be_hidden()


def _printed(page: Page) -> list[str]:
    """What stands on each sheet."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [sheet.extract_text() for sheet in sheets]


def _residents_pages(kb: KnowledgeBase, lang: Language) -> list[str]:
    """Every address of the light edition at which a residents' page, a piece or a part of one stands."""
    content = Content(kb)
    pages = [page for page in kb.pages.values() if page.section in RESIDENT_SECTIONS]
    keys = {
        page.slug: [p.key for p in (*split.pieces_of(content, page, lang), *split.parts_of(content, page, lang))]
        for page in pages
    }
    return [LIGHT.page(slug, lang, part=key) for slug, several in keys.items() for key in several]


def _smallest_px(page: Page) -> float:
    """The size of the smallest letters that are seen."""
    return page.evaluate(
        """() => {
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const sizes = [];
            while (words.nextNode()) {
                const holder = words.currentNode.parentElement;
                if (words.currentNode.data.trim() && holder.checkVisibility() && holder.getClientRects().length)
                    sizes.push(parseFloat(getComputedStyle(holder).fontSize));
            }
            return Math.min(...sizes);
        }"""
    )
