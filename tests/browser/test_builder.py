"""A new trainer puts a session together: from the front page to a deck, and back to the same plan."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, EDITIONS, LANGUAGES, PHONE, open_path, open_view, settled

pytestmark = pytest.mark.browser

MOST_CLICKS = 5
BUILD = {"id": "Susun sesi", "en": "Build a session"}
MAKE = {"id": "Susun sesi", "en": "Build the session"}
DECK = {"id": "Salindia (PPTX)", "en": "Slides (PPTX)"}
UP = {"id": "Naikkan bagian {}", "en": "Move part {} up"}


class Clicks:
    """Presses what a reader sees, and counts."""

    def __init__(self) -> None:
        """Nothing is pressed yet."""
        self.number = 0

    def on(self, place: Locator) -> None:
        self.number += 1
        place.click()


def plan_in(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["rencana"][0]


def builder(edition: str, lang: str = "id", query: str = "rencana=modul-warga&menit=45") -> str:
    if edition == "light":
        return f"/ringan/{'en/' if lang == 'en' else ''}pelatih?{query}"
    return f"/pelatih?{query}{'&lang=en' if lang == 'en' else ''}"


def names(page: Page, edition: str) -> Locator:
    """The titles of the blocks between opening and closing."""
    return page.locator(".susunan strong" if edition == "light" else ".blok strong")


def titles(page: Page, edition: str) -> list[str]:
    """The same, once all six of `modul-warga` are drawn."""
    expect(names(page, edition)).to_have_count(6)
    return names(page, edition).all_inner_texts()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_front_page_to_a_downloaded_deck_in_at_most_five_clicks(
    reader: NewReader, edition: str, lang: str, screen: tuple[int, int]
) -> None:
    page = reader(screen, javascript=edition == "full")
    clicks = Clicks()
    open_view(page, "home", edition, lang)
    clicks.on(page.locator(".pintu > section").nth(2).get_by_role("link", name=BUILD[lang], exact=True))
    settled(page)
    clicks.on(page.get_by_role("main").get_by_role("button", name=MAKE[lang], exact=True))
    deck = page.get_by_text(DECK[lang], exact=True)
    expect(deck).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        clicks.on(deck)
    assert_is_a_deck(waiting.value)
    assert clicks.number <= MOST_CLICKS


def assert_is_a_deck(download: Download) -> None:
    assert download.suggested_filename == "slides-modul-warga.pptx"
    assert download.path().read_bytes().startswith(b"PK")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_plan_that_was_changed_is_the_same_after_reloading_its_address(
    reader: NewReader, edition: str, lang: str
) -> None:
    page = reader(DESK)
    open_path(page, builder(edition, lang))
    before = titles(page, edition)
    if edition == "light":
        page.get_by_role("button", name=UP[lang].format(4)).click()
    else:
        page.locator(".st-key-blok-4").get_by_role("button", name="↑").click()
    expected = [before[0], before[2], before[1], *before[3:]]
    rows = names(page, edition)
    expect(rows).to_have_text(expected)
    settled(page)
    address, plan = page.url, plan_in(page)
    assert plan != "modul-warga"

    page.reload()
    settled(page)
    expect(rows).to_have_text(expected)
    other = reader(PHONE, alone=True)
    open_path(other, address)
    expect(names(other, edition)).to_have_text(expected)
    assert plan_in(other) == plan


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_in_the_light_edition_the_keyboard_stays_at_the_block_that_moved(reader: NewReader, javascript: bool) -> None:
    page = reader(DESK, javascript=javascript)
    open_path(page, builder("light"))
    name = titles(page, "light")[2]
    page.get_by_role("button", name="Naikkan bagian 4").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#blok-3$"))
    expect(page.locator("#blok-3")).to_contain_text(name)
    expect(page.locator("#blok-3")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Naikkan bagian 3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#blok-2$"))
    expect(page.locator("#blok-2")).to_contain_text(name)


def test_in_the_full_edition_the_keyboard_goes_where_the_block_goes(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, builder("full"))
    name = titles(page, "full")[0]
    page.locator(".st-key-blok-2").get_by_role("button", name="↓").focus()
    for number in (3, 4):
        page.keyboard.press("Enter")
        expect(page.locator(f".st-key-blok-{number}")).to_contain_text(name)
        expect(page.locator(f".st-key-blok-{number}").get_by_role("button", name="↓")).to_be_focused()


def test_the_history_of_the_light_edition_keeps_one_entry_however_much_is_changed(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, builder("light"))
    entries = page.evaluate("history.length")
    for number in (4, 3):
        page.get_by_role("button", name=f"Naikkan bagian {number}").click()
        expect(page).to_have_url(re.compile(rf"#blok-{number - 1}$"))
    assert page.evaluate("history.length") == entries


def test_a_paper_of_the_light_edition_opens_beside_the_plan_in_the_name_that_was_typed(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, builder("light"))
    plan = page.url
    page.get_by_label("Nama lembaga Anda").fill("RW 05")
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name="Kartu nomor bantuan (PDF)").click()
    paper = waiting.value
    paper.wait_for_url("**/bahan/card/*")
    assert paper.url.endswith(".pdf?nama=RW%2005")
    assert page.url == plan
    paper.close()


def test_enter_in_the_field_of_the_time_counts_again_and_moves_nothing(reader: NewReader) -> None:
    page = reader(DESK, javascript=False)
    open_path(page, builder("light"))
    before = titles(page, "light")
    page.get_by_label("Waktu Anda").fill("40")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lama sesi: 45 dari 40 menit. Lebih 5 menit.")).to_be_visible()
    assert titles(page, "light") == before


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_piece_is_added_and_taken_out_again(reader: NewReader, edition: str) -> None:
    page = reader(PHONE, javascript=edition == "full")
    open_path(page, builder(edition))
    page.get_by_role("button", name="Tambah bagian").scroll_into_view_if_needed()
    if edition == "light":
        page.get_by_role("button", name="Tambah bagian").click()
        page.get_by_role("button", name="Kuis warga · 5").click()
    else:
        expect(page.get_by_role("button", name="Keluarkan")).to_have_count(6)
        field = page.get_by_role("combobox", name=re.compile("Bagian lain"))
        field.click()
        field.press_sequentially("Kuis warga")
        page.get_by_role("option", name="Kuis: Kuis warga · 5", exact=True).click()
        expect(page.get_by_role("option")).to_have_count(0)
        page.get_by_role("button", name="Tambah bagian").click()
    row = page.locator("#blok-8")
    expect(row).to_contain_text("Kuis warga")
    expect(page.get_by_text("Lama sesi: 50 dari 45 menit.")).to_be_visible()
    if edition == "light":
        page.get_by_role("button", name="Keluarkan bagian 8").click()
    else:
        page.locator(".st-key-blok-8").get_by_role("button", name="Keluarkan").click()
    expect(page.get_by_text("Lama sesi: 45 dari 45 menit.")).to_be_visible()
    expect(names(page, edition).filter(has_text="Kuis warga")).to_have_count(0)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_button_of_the_builder_is_large_enough_for_a_thumb(reader: NewReader, edition: str) -> None:
    page = reader(PHONE)
    open_path(page, builder(edition))
    expect(page.get_by_role("button", name="Tambah bagian")).to_be_visible()
    expect(page.get_by_role("button", name="Keluarkan")).to_have_count(6)
    # The arrow of a list is part of its field, which opens it wherever it is pressed.
    pressed = page.get_by_role("main").locator("button:visible:not([aria-haspopup=listbox]), .langkah a, a.tombol")
    sizes = pressed.evaluate_all(
        "all => all.map(e => [e.innerText, e.getBoundingClientRect()]).map(([t, box]) => [t, box.width, box.height])"
    )
    assert len(sizes) > 30
    assert [size for size in sizes if min(size[1:]) < 44] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_link_of_the_other_edition_shows_the_plan_as_it_is_now(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, builder("full"))
    before = titles(page, "full")
    page.locator(".st-key-blok-4").get_by_role("button", name="↑").click()
    changed = [before[0], before[2], before[1], *before[3:]]
    expect(names(page, "full")).to_have_text(changed)
    page.get_by_role("link", name="Versi ringan").click()
    expect(names(page, "light")).to_have_text(changed)
