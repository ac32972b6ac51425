"""The button that reads a residents' page aloud: only where the browser has a voice of its own for the language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.views import PHONE, open_path

_VOICES = """
(() => {
  const voices = %s, said = [];
  window.said = said;
  const synthesis = {speaking: false, getVoices: () => voices, cancel() { this.speaking = false; },
                     speak(u) { said.push(u.text); this.speaking = true; }};
  Object.defineProperty(window, 'speechSynthesis', {value: synthesis});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})()
"""
"""A stand-in for the voices of a phone: Chromium on a server has none of its own."""
LOCAL = "[{lang: 'id-ID', localService: true}]"
REMOTE = "[{lang: 'id-ID', localService: false}, {lang: 'en-US', localService: true}]"
BUTTON = "Bacakan / hentikan suara"


@pytest.mark.parametrize("path", ["/ringan/kemiskinan", "/kemiskinan"])
def test_a_local_voice_reads_title_and_text_without_numbers_of_notes_and_stops_at_a_second_press(
    reader: NewReader, path: str
):
    page = reader(PHONE)
    page.add_init_script(_VOICES % LOCAL)
    page.goto(path)
    button = page.get_by_role("button", name=BUTTON)
    button.click()
    said = page.evaluate("said.filter(line => line)")
    assert said[0] == page.locator("h1").inner_text()
    assert "Jawaban singkat" in said
    assert len(said) > 10
    assert not [line for line in said if "Terakhir ditinjau" in line or BUTTON in line]
    assert page.evaluate("speechSynthesis.speaking") is True
    button.click()
    assert page.evaluate("speechSynthesis.speaking") is False


def test_a_voice_that_needs_the_network_or_speaks_another_language_is_not_offered(reader: NewReader):
    page = reader(PHONE)
    page.add_init_script(_VOICES % REMOTE)
    page.goto("/ringan/kemiskinan")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)
    page.goto("/ringan/en/kemiskinan")
    expect(page.get_by_role("button", name="Read aloud / stop")).to_be_visible()


def test_pages_for_others_have_no_such_button(reader: NewReader):
    page = reader(PHONE)
    page.add_init_script(_VOICES % LOCAL)
    page.goto("/ringan/sp3")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)


def test_a_page_with_charts_is_read_aloud_to_its_last_piece_in_the_full_edition(reader: NewReader):
    page = reader(PHONE)
    page.add_init_script(_VOICES % LOCAL)
    open_path(page, "/mengapa-laporan-naik")
    page.get_by_role("button", name=BUTTON).click()
    said = page.evaluate("said.filter(line => line)")
    assert said[0] == page.locator("h1").first.inner_text()
    headings = [heading.inner_text() for heading in page.locator("[data-baca] h2").all()]
    assert len(headings) > 2
    assert set(headings) <= set(said), said[-12:]
