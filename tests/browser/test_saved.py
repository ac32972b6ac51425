"""Pages kept for reading without a network: only after a press, and all gone after another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile
from tests.browser.views import PHONE

KEPT = "async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"


@pytest.fixture
def phone(fresh_profile: Profile) -> Iterator[Page]:
    """A phone of its own: nothing that one test keeps is there for the next."""
    context = fresh_profile(PHONE, True, False)
    yield context.new_page()
    context.close()


def _save(phone: Page, path: str, press: str) -> None:
    phone.goto(path)
    phone.get_by_role("button", name=press, exact=True).click()


def test_help_check_and_warning_signs_open_with_the_network_off_after_one_press(phone: Page):
    _save(phone, "/ringan/simpan", "Simpan")
    expect(phone.get_by_text("Halaman sudah tersimpan di peramban ini.")).to_be_visible()
    phone.context.set_offline(True)
    for path in ("butuh-bantuan", "tanda-bahaya", "kontak", "cek-tawaran-kerja", "jelajah-aman"):
        phone.goto(f"/ringan/{path}")
        expect(phone.get_by_role("navigation", name="Bantuan sekarang").locator("a").first).to_have_attribute(
            "href", "tel:110"
        )
        assert phone.url.endswith(path)
    expect(phone.locator("h1")).to_have_text("Membaca situs ini dengan aman")
    phone.goto("/ringan/kemiskinan")
    expect(phone.locator("h1")).to_have_text("Simpan halaman")


def test_without_a_network_the_check_shows_its_signs_and_warning_signs_in_place_of_a_result(phone: Page):
    _save(phone, "/ringan/en/simpan", "Save")
    expect(phone.get_by_text("The pages are kept in this browser.")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto("/ringan/en/cek")
    phone.locator("button[name=keadaan]").first.click()
    expect(phone.locator("input[name=tanda]").first).to_be_visible()
    heading = phone.locator("h1").inner_text()
    phone.locator("input[name=tanda]").first.check()
    phone.locator("button[name=hasil]").first.click()
    expect(phone.locator("h1")).not_to_have_text(heading)
    assert phone.locator("html").get_attribute("lang") == "en"
    expect(phone.locator("#hubungi, .bahaya").first).to_be_attached()


def test_one_press_removes_pages_and_worker(phone: Page):
    _save(phone, "/ringan/simpan", "Simpan")
    phone.get_by_role("button", name="Hapus simpanan").click()
    expect(phone.get_by_role("button", name="Simpan", exact=True)).to_be_visible()
    assert phone.evaluate(KEPT) == [0, 0]
    phone.goto("/ringan/butuh-bantuan")
    phone.goto("/ringan/simpan")
    assert phone.evaluate(KEPT) == [0, 0]


@pytest.mark.parametrize("path", ["/ringan/", "/ringan/simpan", "/ringan/en/butuh-bantuan", "/simpan"])
def test_nothing_is_kept_before_the_press(phone: Page, path: str):
    phone.goto(path)
    expect(phone.locator("h1").first).to_be_visible()
    assert phone.evaluate(KEPT) == [0, 0]
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_javascript_the_page_says_that_nothing_can_be_kept(fresh_profile: Profile):
    context = fresh_profile(PHONE, False, False)
    phone = context.new_page()
    phone.goto("/ringan/simpan")
    expect(phone.get_by_text("Peramban ini tidak dapat menyimpan halaman")).to_be_visible()
    expect(phone.get_by_role("button", name="Simpan", exact=True)).to_be_hidden()
    context.close()
