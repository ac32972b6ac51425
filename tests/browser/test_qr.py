"""The QR code of a residents' page on the screen: folded, in both editions, and only where it leads somewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import PHONE, settled
from tests.serving import DATA, Running, running

ADDRESS = "https://sigap.example.org"
WORDS = {"id": "Kode QR halaman ini", "en": "QR code of this page"}
NAMES = {"id": "Kode QR yang menuju halaman ini", "en": "QR code that leads to this page"}
LEAST_PX = 130
"""At least four pixels for each square of a small code, which a camera reads from a screen."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A SIGAP whose public address is known."""
    data = tmp_path_factory.mktemp("published") / "data"
    shutil.copytree(DATA, data)
    _name_address(data)
    with running(data) as server:
        yield server


@pytest.fixture
def phone(chromium: Browser, published: Running) -> Iterator[Page]:
    """A phone in front of it."""
    context = chromium.new_context(base_url=published.url, viewport={"width": PHONE[0], "height": PHONE[1]})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/ringan/kemiskinan", "id"), ("/ringan/en/butuh-bantuan", "en"), ("/kemiskinan", "id"), ("/cek?lang=en", "en")],
)
def test_a_folded_code_opens_by_the_keyboard_large_enough_for_a_camera(phone: Page, path: str, lang: str):
    phone.goto(path)
    settled(phone)
    code = phone.get_by_role("img", name=NAMES[lang])
    expect(code).to_be_hidden()
    phone.locator("summary", has_text=WORDS[lang]).focus()
    phone.keyboard.press("Enter")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert LEAST_PX <= box["width"] <= PHONE[0]
    assert abs(box["width"] - box["height"]) < 1
    found = Axe().run(phone, options={"resultTypes": ["violations"]}).response["violations"]
    grave = [item["id"] for item in found if path.startswith("/ringan/") or item["impact"] in {"serious", "critical"}]
    assert grave == []


def test_pages_for_others_have_no_code(phone: Page):
    phone.goto("/ringan/sp3")
    expect(phone.locator("h1")).to_be_visible()
    expect(phone.get_by_text(WORDS["id"])).to_have_count(0)


@pytest.mark.parametrize("path", ["/ringan/kemiskinan", "/kemiskinan"])
def test_without_a_public_address_nothing_is_said_of_a_code(reader: NewReader, path: str):
    page = reader(PHONE)
    page.goto(path)
    settled(page)
    expect(page.get_by_text(WORDS["id"])).to_have_count(0)


def _name_address(data: Path) -> None:
    """Put the public address into `site.yaml`."""
    site = data / "site.yaml"
    text = re.sub(r"(?m)^address:.*\n", "", site.read_text(encoding="utf-8"))
    site.write_text(f"address: {ADDRESS}\n{text}", encoding="utf-8")
