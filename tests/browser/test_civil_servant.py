"""A civil servant of the task force studies the handling flow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, PHONE, open_path, settled

pytestmark = pytest.mark.browser

FLOW = "/alur-penanganan"
NOT_IN_THIS_CODE = "Tahap ini tidak ada dalam aturan yang dipilih."


@pytest.fixture
def at_the_flow(reader: NewReader) -> Page:
    """At a desk, before the drawing."""
    page = reader(DESK)
    open_path(page, FLOW)
    return page


def test_a_press_on_a_stage_opens_who_limit_basis_victim_and_task_force_beside_the_drawing(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 10).click()
    panel = _panel(at_the_flow, "Penelitian berkas oleh penuntut umum")
    expect(panel).to_be_in_viewport()
    for words in (
        "Siapa: Penuntut umum",
        "7 Hari: penuntut umum, meneliti berkas",
        "Dasar hukum: KUHAP (UU 20/2025): Pasal 59 ayat (6), Pasal 61 ayat (1)",
        "Untuk korban",
        "Anggota gugus tugas",
    ):
        expect(panel).to_contain_text(words)
    expect(at_the_flow).to_have_url(re.compile(r"[?&]tahap=penelitian-berkas"))
    expect(_wide_stage(at_the_flow, 10)).to_have_attribute("aria-current", "step")
    expect(_wide_stage(at_the_flow, 10)).to_be_in_viewport()


def test_tab_and_enter_open_the_next_stage_and_focus_stays_on_it(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 10).focus()
    at_the_flow.keyboard.press("Tab")
    expect(_wide_stage(at_the_flow, 11)).to_be_focused()
    at_the_flow.keyboard.press("Enter")
    expect(_panel(at_the_flow, "Pengembalian berkas dan penyidikan tambahan (P-18 / P-19)")).to_be_visible()
    expect(_wide_stage(at_the_flow, 11)).to_have_attribute("aria-current", "step")
    expect(_wide_stage(at_the_flow, 11)).to_be_focused()


def test_under_the_old_code_a_stage_has_other_limits_and_the_address_keeps_stage_and_code(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 10).click()
    panel = _panel(at_the_flow, "Penelitian berkas oleh penuntut umum")
    expect(panel).not_to_contain_text("KUHAP lama")
    _choose_old_code(at_the_flow)
    for _ in range(2):
        expect(panel).to_contain_text("14 Hari: penuntut umum, mengembalikan berkas")
        expect(panel).to_contain_text("KUHAP lama (UU 8/1981)")
        expect(at_the_flow).to_have_url(re.compile(r"tahap=penelitian-berkas"))
        expect(at_the_flow).to_have_url(re.compile(r"aturan=1981"))
        at_the_flow.reload()
        settled(at_the_flow)


def test_a_stage_that_the_old_code_does_not_know_says_so(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 12).click()
    expect(_panel(at_the_flow, "Pengembalian kedua dan gelar perkara bersama")).not_to_contain_text(NOT_IN_THIS_CODE)
    _choose_old_code(at_the_flow)
    for _ in range(2):
        panel = _panel(at_the_flow, "Pengembalian kedua dan gelar perkara bersama")
        expect(panel).to_contain_text(NOT_IN_THIS_CODE)
        expect(at_the_flow).to_have_url(re.compile(r"tahap=gelar-perkara-bersama"))
        expect(at_the_flow).to_have_url(re.compile(r"aturan=1981"))
        expect(at_the_flow.locator(".bentuk-lebar [data-stage=gelar-perkara-bersama]")).to_have_count(0)
        at_the_flow.reload()
        settled(at_the_flow)


def test_the_other_language_shows_the_same_stage_under_the_same_code(reader: NewReader) -> None:
    page = reader(DESK)
    open_path(page, f"{FLOW}?tahap=penelitian-berkas&aturan=1981")
    page.get_by_role("link", name="English").click()
    expect(_panel(page, "Prosecutor's examination of the file")).to_contain_text("old KUHAP (Law 8/1981)")
    expect(page.get_by_role("radio", name="Older cases (KUHAP 1981)")).to_be_checked()
    expect(page).to_have_url(re.compile(r"lang=en"))


def test_the_stage_page_is_one_press_away_from_the_panel(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 10).click()
    panel = _panel(at_the_flow, "Penelitian berkas oleh penuntut umum")
    panel.get_by_role("link", name="Buka halaman tahap ini").click()
    expect(at_the_flow).to_have_url(re.compile(r"/penelitian-berkas$"))
    expect(at_the_flow.get_by_role("heading", level=1)).to_have_text("Penelitian berkas oleh penuntut umum")


def test_on_a_phone_the_tall_drawing_opens_the_panel_between_the_stage_and_the_next(reader: NewReader) -> None:
    page = reader(PHONE)
    open_path(page, FLOW)
    expect(page.locator(".bentuk-lebar")).to_be_hidden()
    page.locator(".bentuk-tinggi [data-stage=penelitian-berkas]").click()
    panel = page.locator(".bentuk-tinggi .panel")
    expect(panel).to_contain_text("Siapa: Penuntut umum")
    above = page.locator(".bentuk-tinggi [data-stage=penelitian-berkas]")
    below = page.locator(".bentuk-tinggi [data-stage=pengembalian-p19]")
    assert _top(above) < _top(panel) < _top(below)
    expect(page.locator(".panel-samping")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"[?&]tahap=penelitian-berkas"))


def test_in_the_light_edition_the_drawing_leads_to_the_stage_and_to_its_facts_for_old_cases(
    reader: NewReader,
) -> None:
    page = reader(PHONE, javascript=False)
    page.goto("/ringan/alur-penanganan")
    page.locator("svg.alur").get_by_role("link", name="Jaksa meneliti berkas").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Penelitian berkas oleh penuntut umum")
    expect(page.locator("main")).to_contain_text("7 Hari: penuntut umum, meneliti berkas")
    expect(page.locator("main")).not_to_contain_text("14 Hari: penuntut umum, mengembalikan berkas")
    page.get_by_role("link", name="Ringkasan untuk perkara lama (KUHAP 1981)").click()
    expect(page.locator("main")).to_contain_text("14 Hari: penuntut umum, mengembalikan berkas")
    expect(page.locator("main")).to_contain_text("Hukum lama, untuk perkara lama")


def _wide_stage(page: Page, number: int) -> Locator:
    """A stage of the wide drawing by its number in the code in force."""
    return page.get_by_role("link", name=re.compile(rf"^Tahap {number}:"))


def _panel(page: Page, title: str) -> Locator:
    """What stands beside the drawing about the chosen stage."""
    return page.locator(".panel-samping .panel").filter(has=page.get_by_role("heading", name=title, exact=True))


def _choose_old_code(page: Page) -> None:
    page.get_by_role("radio", name="Perkara lama (KUHAP 1981)").click()


def _top(place: Locator) -> float:
    box = place.bounding_box()
    assert box is not None
    return box["y"]


def test_a_stage_is_marked_as_ours_and_shows_what_comes_next_what_to_ask_and_the_letters(at_the_flow: Page) -> None:
    stages = at_the_flow.get_by_role("combobox", name="Perkara kami ada di tahap")
    stages.click()
    stages.fill("penelitian berkas")
    at_the_flow.get_by_role("option", name=re.compile("Penelitian berkas")).click()
    panel = _panel(at_the_flow, "Penelitian berkas oleh penuntut umum")
    expect(at_the_flow).to_have_url(re.compile(r"[?&]posisi=penelitian-berkas"))
    for words in ("Kami di sini", "Sesudahnya", "Yang dapat dilakukan", "Surat yang mungkin datang"):
        expect(panel).to_contain_text(words)
    expect(panel.get_by_role("link", name="Kabar P-19: berkas dikembalikan")).to_have_count(1)
    expect(_wide_stage(at_the_flow, 10)).to_have_attribute("aria-label", re.compile("Kami di sini$"))

    _wide_stage(at_the_flow, 12).click()
    expect(_wide_stage(at_the_flow, 10)).to_have_attribute("aria-label", re.compile("Kami di sini$"))
    open_path(at_the_flow, at_the_flow.url)
    expect(_wide_stage(at_the_flow, 10)).to_have_attribute("aria-label", re.compile("Kami di sini$"))


def test_the_deadlines_of_an_open_stage_are_one_press_away_under_the_same_code(at_the_flow: Page) -> None:
    _wide_stage(at_the_flow, 10).click()
    panel = _panel(at_the_flow, "Penelitian berkas oleh penuntut umum")
    panel.get_by_role("link", name="Hitung tenggat tahap ini").click()
    settled(at_the_flow)
    expect(at_the_flow).to_have_url(re.compile(r"/tenggat-waktu\?peristiwa=tl-25-16"))
    expect(at_the_flow.get_by_role("combobox", name="Apa yang terjadi")).to_have_value(re.compile("7 Hari"))
