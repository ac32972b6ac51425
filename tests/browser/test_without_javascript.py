"""A browser without JavaScript that opens the full edition lands on the light one, at the same place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from knowledge.base import KnowledgeBase
from tests.browser.conftest import NewReader
from tests.browser.views import LANGUAGES, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("full", "light"),
    [
        ("/", "/ringan/"),
        ("/?lang=en", "/ringan/en/"),
        ("/kemiskinan", "/ringan/kemiskinan"),
        ("/kemiskinan?lang=en", "/ringan/en/kemiskinan"),
        ("/cari?q=paspor+ditahan", "/ringan/cari?q=paspor+ditahan"),
        ("/cari?q=passport&lang=en", "/ringan/en/cari?q=passport"),
        ("/alur-penanganan?tahap=penelitian-berkas&aturan=1981", "/ringan/alur-penanganan"),
    ],
)
def test_the_light_twin_opens_by_itself(reader: NewReader, full: str, light: str) -> None:
    page = reader(PHONE, javascript=False)
    page.goto(full)
    expect(page).to_have_url(re.compile(re.escape(light) + "$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_of_every_section_have_their_light_twin(reader: NewReader, kb: KnowledgeBase, lang: str) -> None:
    page = reader(PHONE, javascript=False)
    mark, root = ("?lang=en", "/ringan/en/") if lang == "en" else ("", "/ringan/")
    one_of_each = {found.section: slug for slug, found in kb.pages.items()}
    for slug in one_of_each.values():
        page.goto(f"/{slug}{mark}")
        expect(page).to_have_url(re.compile(re.escape(f"{root}{slug}") + "$"))
        expect(page.locator("html")).to_have_attribute("lang", lang)


def test_the_light_edition_sets_no_cookie(reader: NewReader) -> None:
    page = reader(PHONE, alone=True)
    for path in ("/ringan/", "/ringan/kemiskinan", "/ringan/cari?q=paspor", "/ringan/en/tidak-ada"):
        page.goto(path)
    assert page.context.cookies() == []
