"""The search of the kit on a phone without a network: what frightened, hasty and formal readers type into it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from app.settings import DEFAULT_DATA
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.search.searcher import Searcher
from tests.browser.views import PHONE

pytestmark = pytest.mark.browser

FILES = {Language.ID: "cari.html", Language.EN: "en/cari.html"}


def ask(page: Page, exported: Path, query: str, lang: Language = Language.ID) -> None:
    page.goto((exported / FILES[lang]).as_uri())
    page.locator(".cari input").evaluate("(field, words) => { field.value = words; field.form.submit(); }", query)
    page.wait_for_url("**?q=*")


@pytest.mark.parametrize(
    ("query", "lang", "file"),
    [
        pytest.param("tolong saya disekap di mes", Language.ID, "butuh-bantuan.html", id="danger"),
        pytest.param("gak boleh keluar, mau kabur", Language.ID, "butuh-bantuan.html", id="danger-everyday"),
        pytest.param("help, my boss locked me in", Language.EN, "butuh-bantuan.html", id="danger-english"),
        pytest.param("anak saya hilang", Language.ID, "butuh-bantuan.html", id="missing"),
    ],
)
def test_who_seems_in_danger_finds_numbers_above_and_the_page_for_help_first(
    offline: Page, exported: Path, query: str, lang: Language, file: str
):
    ask(offline, exported, query, lang)
    expect(offline.locator(".langsung li").first).to_contain_text("110")
    expect(offline.locator(".langsung li").nth(1)).to_contain_text("129")
    expect(offline.locator("ol.hasil a").first).to_have_attribute("href", file)


@pytest.mark.parametrize(
    ("query", "lang", "expected"),
    [
        pytest.param("ngelaporin bos nahan paspor gw", Language.ID, ("ngelaporin → melapor", "gw → "), id="slang"),
        pytest.param("perdagagan", Language.ID, ("Dicari sebagai perdagangan.",), id="slip"),
        pytest.param("trafficing", Language.EN, ("Searched for trafficking.",), id="slip-english"),
    ],
)
def test_words_read_otherwise_are_told_and_can_be_searched_as_typed(
    offline: Page, exported: Path, query: str, lang: Language, expected: tuple[str, ...]
):
    ask(offline, exported, query, lang)
    told = offline.locator(".catatan-cari")
    for words in expected:
        expect(told).to_contain_text(words)
    expect(offline.locator("ol.hasil a").first).to_be_visible()
    told.locator("a").last.click()
    expect(told).to_contain_text("persis" if lang is Language.ID else "exactly")
    assert offline.locator(".cari input").input_value() == query


def test_a_real_word_that_no_page_holds_is_not_taken_for_a_slip(offline: Page, exported: Path):
    ask(offline, exported, "tante ngajak kerja di salon")
    expect(offline.locator("ol.hasil a").first).to_be_visible()
    assert "salin" not in offline.locator("main").inner_text()


def test_a_code_is_explained_above(offline: Page, exported: Path):
    for query in ("P-21", "apa arti p 21?"):
        ask(offline, exported, query)
        expect(offline.locator(".langsung a").first).to_contain_text("P-21")


def test_a_question_of_everyday_words_finds_what_only_the_questions_of_a_page_say(offline: Page, exported: Path):
    """`asked.yaml` tells how people ask for a page; its words are searched here as well."""
    ask(offline, exported, "mimpi terus, suka teriak sendiri")
    expect(offline.locator("ol.hasil a").first).to_have_attribute("href", "layanan-pemulihan.html")


@pytest.mark.parametrize("lang", Language)
def test_off_topic_shows_contacts_and_main_doors(offline: Page, exported: Path, lang: Language):
    ask(offline, exported, "zzqxzzq resep rendang" if lang is Language.ID else "best pizza recipe", lang)
    expect(offline.locator("#tak-ada a[href='butuh-bantuan.html']").first).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("\x00\x01\x1b paspor \u202e ditahan\ufffe", id="control"),
        pytest.param("paspor " * 1500, id="ten-thousand"),
        pytest.param("x" * 10_000, id="one-long-word"),
        pytest.param("<script>alert(1)</script> \" ' \\ __proto__ constructor hasOwnProperty", id="signs"),
        pytest.param("🆘🙏", id="pictures"),
    ],
)
def test_any_characters_and_any_length_are_answered(offline: Page, exported: Path, query: str):
    ask(offline, exported, query)
    expect(offline.locator("ol.hasil a, #tak-ada a").locator("visible=true").first).to_be_visible()
    assert offline.locator("main script").count() == 0
    assert offline.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_every_word_of_danger_is_answered_as_by_the_server(offline: Page, exported: Path, searcher: Searcher):
    emergencies = load_lexicon(DEFAULT_DATA / "language").emergencies
    asked = sorted({" ".join(one.phrase) for one in emergencies})
    offline.goto((exported / "cari.html").as_uri())
    found = offline.evaluate(
        "all => all.map(q => { const r = SIGAP_CARI(q); return [r.answers.map(a => a[1]), r.results[0].slug]; })", asked
    )
    assert len(asked) > 20
    for query, (answers, first) in zip(asked, found, strict=True):
        server = searcher.search(query, Language.ID, 1)
        assert (answers, first) == ([one.slug for one in server.answers], server.results[0].slug), query


def test_addresses_of_questions_may_be_bookmarked(offline: Page, exported: Path):
    offline.goto((exported / "cari.html").as_uri() + f"?q={quote('paspor ditahan')}&kata=persis")
    expect(offline.locator("ol.hasil a").first).to_be_visible()
    expect(offline.locator(".catatan-cari")).to_contain_text("Dicari persis seperti diketik.")
