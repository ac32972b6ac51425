"""How often a thumb touches the screen: once for a call, from anywhere; three times for a result of the check."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from app.content import Content
from app.light import split
from knowledge.addresses import FULL, LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.browser.conftest import PATIENCE_MS, NewReader
from tests.browser.recording import Phone, take_up
from tests.browser.test_check import OFFER
from tests.browser.views import CALL_UNDER_THUMB, LANGUAGES, PHONE, open_path, path_of, settled
from tests.serving import Running

pytestmark = pytest.mark.browser

MOST_TAPS = 3
BUTTONS = {
    "id": ("Periksa tawaran saya", "Lihat hasil", "Ada tanda kuat"),
    "en": ("Check my offer", "See the result", "There is a strong sign"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_every_page_of_the_light_edition_one_tap_calls(reader: NewReader, kb: KnowledgeBase, lang: str) -> None:
    page = reader(PHONE, javascript=False)
    far = [address for address in _light_addresses(kb, Language(lang)) if not _calls(page, address)]
    assert far == []


@pytest.mark.parametrize("path", ["/kuis?topik=modus", "/skenario", "/presentasi/modul-warga", "/modul-warga"])
def test_from_what_trainers_use_one_tap_calls(reader: NewReader, path: str) -> None:
    page = reader(PHONE)
    page.goto(path)
    page.wait_for_function(CALL_UNDER_THUMB)


@pytest.mark.parametrize("edition", ["full", "light"])
def test_from_a_result_of_the_check_and_of_a_message_one_tap_calls(
    reader: NewReader, kb: KnowledgeBase, edition: str
) -> None:
    page = reader(PHONE)
    open_path(page, path_of("message", edition))
    page.get_by_role("textbox").fill(OFFER)
    page.get_by_role("button", name="Periksa pesan").click()
    expect(page.locator(".pesan mark").first).to_be_attached()
    assert page.evaluate(CALL_UNDER_THUMB)
    open_path(page, path_of("check", edition))
    page.get_by_text(kb.situations["job-abroad"].title.id, exact=True).click()
    expect(page.get_by_role("checkbox").first).to_be_attached()
    assert page.evaluate(CALL_UNDER_THUMB)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", ["full", "light"])
def test_three_taps_from_the_front_page_lead_to_a_result_and_a_fourth_calls(
    chromium: Browser, server: Running, kb: KnowledgeBase, edition: str, lang: str
) -> None:
    phone = take_up(chromium, server.url)
    phone.page.set_default_timeout(PATIENCE_MS)
    open_path(phone.page, (LIGHT if edition == "light" else FULL).page("", Language(lang)))
    tick = _ask_light if edition == "light" else _ask_full
    tick(phone, kb, Language(lang))
    result = phone.page.locator(".cek-hasil")
    expect(result).to_contain_text(BUTTONS[lang][2])
    assert phone.taps <= MOST_TAPS
    expect(phone.page.locator(".bilah a").first).to_have_attribute("href", "tel:110")
    assert phone.page.evaluate(CALL_UNDER_THUMB)
    phone.put_down(f"three-taps-{edition}-{lang}")


def _ask_light(phone: Phone, kb: KnowledgeBase, lang: Language) -> None:
    """Situation, sign, result."""
    page = phone.page
    phone.tap(page.get_by_role("button", name=kb.situations["job-abroad"].short.in_language(lang)))
    phone.tap(page.get_by_role("checkbox", name=kb.signs["ja-02"].text.in_language(lang)))
    phone.tap(page.get_by_role("button", name=BUTTONS[lang][1]))


def _ask_full(phone: Phone, kb: KnowledgeBase, lang: Language) -> None:
    """The check, situation, sign: the result grows with each."""
    page = phone.page
    phone.tap(page.get_by_role("link", name=BUTTONS[lang][0]))
    settled(page)
    phone.tap(page.get_by_text(kb.situations["job-abroad"].title.in_language(lang), exact=True))
    sign = page.locator("[data-testid=stCheckbox]").filter(has_text=kb.signs["ja-02"].text.in_language(lang))
    phone.tap(sign.locator("label"))


def _light_addresses(kb: KnowledgeBase, lang: Language) -> list[str]:
    """Front page, search, and every page, piece and part."""
    content = Content(kb)
    addresses = [LIGHT.page("", lang), f"{LIGHT.page('cari', lang)}?q=paspor", LIGHT.page("tidak-ada", lang)]
    for slug, found in kb.pages.items():
        keys = {part.key for part in (*split.pieces_of(content, found, lang), *split.parts_of(content, found, lang))}
        addresses += [LIGHT.page(slug, lang, part=key) for key in sorted(keys)]
    return addresses


def _calls(page: Page, address: str) -> bool:
    page.goto(address, wait_until="domcontentloaded")
    return page.evaluate(CALL_UNDER_THUMB)
