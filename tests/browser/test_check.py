"""The check and the pasted message in a real browser: three taps from the front page, and nothing left behind."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path, settled

pytestmark = pytest.mark.browser

OFFER = "Butuh 50 org admin kamboja gaji 800$ tanpa dok, tiket ditanggung <b>"
BEFORE = "https://sebelumnya.invalid/"
LEVEL = "Beberapa tanda saling menguatkan"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_three_taps_from_the_light_front_page_lead_to_a_result_and_a_call(
    reader: NewReader, kb: KnowledgeBase, *, javascript: bool
) -> None:
    page = reader(PHONE, javascript=javascript, alone=True)
    page.goto("/ringan/")
    page.get_by_role("button", name="Kerja di luar negeri").click()
    page.get_by_role("checkbox", name=kb.signs["ja-02"].text.id).check()
    page.get_by_role("button", name="Lihat hasil").click()
    expect(page.locator("#hasil")).to_contain_text("Ada tanda kuat")
    expect(page.locator("main")).to_contain_text(kb.reasons["visa"].why.id)
    expect(page.locator("main").get_by_role("link", name="0800-1000").first).to_have_attribute("href", "tel:08001000")
    assert page.url.endswith("/ringan/cek")
    assert page.title() == "Memeriksa tawaran kerja · Panduan warga"
    _nothing_kept(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_message_is_marked_and_stands_in_no_address(reader: NewReader, *, javascript: bool) -> None:
    page = reader(PHONE, javascript=javascript, alone=True)
    page.goto("/ringan/periksa-pesan")
    page.get_by_role("textbox").fill(OFFER)
    page.get_by_role("button", name="Periksa pesan").click()
    expect(page.locator(".pesan mark")).to_have_text(
        ["Butuh 50 org", "admin kamboja", "gaji 800$", "tanpa dok", "tiket ditanggung"]
    )
    expect(page.locator(".pesan")).to_contain_text("<b>")
    assert page.url.endswith("/ringan/periksa-pesan")
    assert page.title() == "Memeriksa pesan lowongan · Panduan warga"
    _nothing_kept(page)


def test_with_javascript_all_steps_are_one_entry_of_the_history_and_exit_still_works(
    reader: NewReader, kb: KnowledgeBase
) -> None:
    page = reader(PHONE, alone=True)
    page.route(BEFORE, lambda route: _show(route, "Sebelumnya"))
    page.route(kb.site.exit_url, lambda route: _show(route, "Cuaca"))
    page.goto(BEFORE)
    page.goto("/ringan/cek")
    before = page.evaluate("history.length")
    page.get_by_role("button", name=kb.situations["already-working"].title.id).click()
    page.get_by_role("checkbox", name=kb.signs["ex-01"].text.id).check()
    page.get_by_role("checkbox", name=kb.signs["ex-02"].text.id).check()
    page.get_by_role("button", name="Lihat hasil").click()
    expect(page.locator("#hasil")).to_contain_text(LEVEL)
    page.get_by_role("button", name="Ubah jawaban").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert page.evaluate("history.length") == before

    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading")).to_have_text("Cuaca")
    page.go_back()
    expect(page.get_by_role("heading")).to_have_text("Sebelumnya")


def test_where_the_network_is_gone_the_answers_stay_and_can_be_sent_again(reader: NewReader, kb: KnowledgeBase) -> None:
    page = reader(PHONE, alone=True)
    page.goto("/ringan/cek")
    page.get_by_role("button", name=kb.situations["job-abroad"].title.id).click()
    box = page.get_by_role("checkbox", name=kb.signs["ja-02"].text.id)
    box.check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Lihat hasil").click()
    expect(page.get_by_role("button", name="Lihat hasil")).to_be_enabled()
    expect(box).to_be_checked()
    page.context.set_offline(False)
    page.get_by_role("button", name="Lihat hasil").click()
    expect(page.locator("#hasil")).to_be_visible()


def test_in_the_full_edition_the_result_grows_with_each_sign(reader: NewReader, kb: KnowledgeBase) -> None:
    page = reader(PHONE)
    open_path(page, "/")
    page.get_by_role("link", name="Periksa tawaran saya").click()
    settled(page)
    page.get_by_text(kb.situations["job-abroad"].title.id, exact=True).click()
    result = page.locator(".cek-hasil")
    expect(result).to_contain_text("Belum ada tanda yang Anda centang")
    _tick(page, kb.signs["ja-02"].text.id)
    expect(result).to_contain_text("Ada tanda kuat")
    _tick(page, kb.signs["ja-01"].text.id)
    expect(result).to_contain_text(LEVEL)
    assert re.search(r"/cek$", page.url)
    assert page.title() == "Memeriksa tawaran kerja · Panduan warga"

    page.get_by_role("button", name="Hapus jawaban").click()
    expect(page.locator(".cek-hasil")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)


def test_in_the_full_edition_a_message_is_marked_and_stands_in_no_address(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, "/periksa-pesan?lang=en")
    page.get_by_role("textbox").fill(OFFER)
    page.get_by_role("button", name="Check the message").click()
    expect(page.locator(".pesan mark").first).to_have_text("Butuh 50 org")
    expect(page.locator(".cek-hasil")).to_contain_text("Several phrases support each other")
    expect(page.locator(".pesan")).to_contain_text("<b>")
    assert page.url.endswith("/periksa-pesan?lang=en")
    assert page.title() == "Checking a job message · Residents' guide"


@pytest.mark.parametrize("lang", list(Language))
def test_a_result_prints_on_one_sheet_with_its_numbers_whatever_was_ticked(
    reader: NewReader, kb: KnowledgeBase, lang: Language
) -> None:
    page = reader(DESK)
    for situation in kb.situations.values():
        page.goto(LIGHT.page("cek", lang))
        page.get_by_role("button", name=situation.title.in_language(lang)).click()
        expect(page.get_by_role("checkbox").first).to_be_visible()
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.locator("button[name=hasil]").click()
        expect(page.locator("#hasil")).to_be_visible()
        assert _sheets(page) == 1, situation.id
    page.emulate_media(media="print")
    expect(page.locator(".orang").get_by_role("link", name="110").first).to_be_visible()
    expect(page.locator(".baris")).to_be_hidden()
    expect(page.locator(".alasan").first).to_be_hidden()


def test_the_result_of_the_longest_message_prints_on_one_sheet(reader: NewReader) -> None:
    page = reader(DESK)
    page.goto("/ringan/periksa-pesan")
    page.get_by_role("textbox").fill((OFFER + " Paspor dipegang agen. Jangan bilang orang tua. ") * 100)
    page.get_by_role("button", name="Periksa pesan").click()
    expect(page.locator(".pesan")).to_be_visible()
    assert _sheets(page) == 1


def _sheets(page: Page) -> int:
    """How many sheets of A4 the page takes."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def _tick(page: Page, sign: str) -> None:
    """Press the words of a sign, as a thumb does."""
    page.locator("[data-testid=stCheckbox]").filter(has_text=sign).locator("label").click()


def _show(route: Route, title: str) -> None:
    route.fulfill(content_type="text/html", body=f"<!doctype html><title>{title}</title><h1>{title}</h1>")


def _nothing_kept(page: Page) -> None:
    """Neither cookies nor any storage of the browser hold anything."""
    kept = page.context.storage_state()
    assert (kept["cookies"], kept["origins"]) == ([], [])
