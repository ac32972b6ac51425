"""A session on the projector: by keys and clicker, with notes in a window of their own, and nothing cut off."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from knowledge.base import KnowledgeBase
from knowledge.model.training import BlockKind, Listener
from knowledge.training.plan import PlannedBlock, safe, write
from tests.browser.conftest import NewReader
from tests.browser.views import LANGUAGES, PHONE

pytestmark = pytest.mark.browser

PROJECTOR = (1024, 768)
SMALLEST_PX = {PROJECTOR: 30, PHONE: 16}
HIDDEN_PX = """() => {
    const slide = [...document.querySelectorAll('.salindia')].find(each => !each.hidden);
    const inner = slide.querySelector('.isi-salindia');
    return [inner.scrollHeight - inner.clientHeight, slide.scrollWidth - slide.clientWidth,
            parseFloat(getComputedStyle(inner).fontSize)];
}"""
UNDER_BUTTONS = """() => {
    const slide = [...document.querySelectorAll('.salindia')].find(each => !each.hidden);
    const buttons = [...document.querySelectorAll('header a, header button')].map(each => each.getBoundingClientRect());
    const words = [...slide.querySelectorAll('h1, h2, .tanda, li')].filter(each => {
        const range = document.createRange();
        range.selectNodeContents(each);
        return [...range.getClientRects()].some(word => buttons.some(button =>
            word.left < button.right && button.left < word.right &&
            word.top < button.bottom && button.top < word.bottom));
    });
    return words.map(each => each.textContent);
}"""
EXIT_AND_HELP = 8
"""Pixels that a list may stand into the air below it."""


def _slides(page: Page) -> int:
    return page.locator(".salindia").count()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_no_slide_of_any_module_is_cut_off_or_too_small(
    reader: NewReader, kb: KnowledgeBase, screen: tuple[int, int], lang: str
) -> None:
    page = reader(screen)
    root = "/presentasi/en/" if lang == "en" else "/presentasi/"
    for module in kb.training.modules:
        page.goto(root + module)
        count = _slides(page)
        for number in range(1, count + 1):
            expect(page.locator(".nomor")).to_have_text(f"{number} / {count}")
            below, beside, size = page.evaluate(HIDDEN_PX)
            assert below <= EXIT_AND_HELP, (module, number)
            assert beside <= 0, (module, number)
            assert size >= SMALLEST_PX[screen], (module, number)
            assert page.evaluate(UNDER_BUTTONS) == [], (module, number)
            page.keyboard.press("PageDown")


def test_keys_lead_through_the_slides_and_the_address_says_where(reader: NewReader) -> None:
    page = reader(PROJECTOR)
    page.goto("/presentasi/modul-warga?salindia=3")
    number = page.locator(".nomor")
    expect(number).to_have_text(f"3 / {_slides(page)}")
    for key, there in (
        ("ArrowRight", 4),
        (" ", 5),
        ("PageUp", 4),
        ("Home", 1),
        ("ArrowLeft", 1),
        ("End", _slides(page)),
    ):
        page.keyboard.press(key)
        expect(number).to_have_text(f"{there} / {_slides(page)}")
        assert page.url.endswith(f"?salindia={there}")
    expect(page.locator(".bilah a").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Nomor bantuan")


def test_notes_are_hidden_until_asked_for_and_the_window_with_notes_follows(reader: NewReader) -> None:
    page = reader(PROJECTOR)
    page.goto("/presentasi/modul-warga?salindia=5")
    notes = page.locator(".salindia:not([hidden]) .catatan")
    expect(notes).to_be_hidden()
    page.keyboard.press("n")
    expect(notes).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Jendela catatan").click()
    window = opened.value
    expect(window.locator(".salindia:not([hidden]) h2")).to_contain_text("5. ")
    expect(window.locator(".salindia h2").filter(visible=True)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(window.locator(".salindia:not([hidden]) h2")).to_contain_text("6. ")
    window.keyboard.press("ArrowRight")
    expect(page.locator(".nomor")).to_have_text(f"7 / {_slides(page)}")
    window.close()


LETTERS_OF_CHART_PX = """() => {
    const drawings = [...document.querySelectorAll('.salindia:not([hidden]) .grafik-svg')];
    const drawing = drawings.find(each => each.checkVisibility());
    const inside = drawing.getBoundingClientRect();
    return [...drawing.querySelectorAll('text')].map(each => {
        const box = each.getBoundingClientRect();
        const out = Math.max(inside.left - box.left, box.right - inside.right, box.bottom - inside.bottom);
        return [parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a, out];
    });
}"""
SMALLEST_LETTERS_PX = {PROJECTOR: 24, PHONE: 10}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_charts_can_be_read_from_the_back_row(
    reader: NewReader, kb: KnowledgeBase, screen: tuple[int, int], lang: str
) -> None:
    talks = [talk.id for talk in kb.training.talks.values() if talk.series]
    blocks = [PlannedBlock(BlockKind.TALK, talk, 5) for talk in talks]
    ends = (PlannedBlock(BlockKind.OPENING, "", 5), PlannedBlock(BlockKind.CLOSING, "", 5))
    session = write(safe(kb, Listener.RESIDENTS, (ends[0], *blocks, ends[1])))
    page = reader(screen)
    page.goto(f"/presentasi/en/{session}" if lang == "en" else f"/presentasi/{session}")
    drawn = 0
    for _ in range(_slides(page)):
        if page.locator(".salindia.chart:not([hidden])").count():
            drawn += 1
            for size, out in page.evaluate(LETTERS_OF_CHART_PX):
                assert size >= SMALLEST_LETTERS_PX[screen]
                assert out <= 1
        page.keyboard.press("PageDown")
    assert drawn == len(talks) == 4


def test_escape_undoes_the_black_screen_then_full_screen_then_goes_back_to_the_module(reader: NewReader) -> None:
    page = reader(PROJECTOR)
    page.goto("/presentasi/modul-asn?salindia=4")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("b")
    expect(page.locator("main")).to_have_css("visibility", "hidden")
    page.keyboard.press("Escape")
    expect(page.locator("main")).to_have_css("visibility", "visible")
    page.keyboard.press("Escape")
    page.wait_for_function("document.fullscreenElement === null")
    expect(page.locator(".nomor")).to_contain_text("4 / ")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/ringan/modul-asn$"))


def test_without_javascript_all_slides_stand_one_below_the_other(reader: NewReader) -> None:
    page = reader(PHONE, javascript=False)
    page.goto("/presentasi/en/modul-warga")
    expect(page.get_by_role("heading", name="Numbers for help", exact=True)).to_be_visible()
    expect(page.locator(".salindia").first).to_be_visible()
    expect(page.locator(".kendali")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_slides_and_notes_keep_the_rules_of_wcag_that_a_machine_can_check(reader: NewReader) -> None:
    page = reader(PROJECTOR)
    for path in (
        "/presentasi/modul-warga?salindia=2",
        "/presentasi/en/modul-asn?salindia=19",
        "/presentasi/modul-asn/catatan",
    ):
        page.goto(f"/presentasi/{path}")
        found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
        assert found.response["violations"] == [], path
