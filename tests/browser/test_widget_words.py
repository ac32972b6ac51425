"""The words that Streamlit's widgets bring along, as readers of either language see and hear them."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewReader
from tests.browser.views import DESK, open_path
from tests.serving import running

ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "all allowed an apply arrow available choose clear clipboard close connection copied copy date day "
        "decrement dismiss empty error hour increment is matches minute month navigate next no number open "
        "option options press previous range remove results select selected submit to today use value year "
        "sunday monday tuesday wednesday thursday friday saturday january february march may june july august "
        "october december ",
    )
)
"""Words of Streamlit's labels that Indonesian does not have."""
COLLECT = """() => {
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.sigap,.bilah,script,style,noscript,svg') || !e.checkVisibility()) continue;
    for (const name of ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt'])
      if (e.getAttribute(name)) found.push(e.getAttribute(name));
    if (e.dataset.testid === 'stIconMaterial') continue;
    for (const node of e.childNodes) if (node.nodeType === 3 && node.data.trim()) found.push(node.data.trim());
  }
  return found;
}"""
LIST, SEVERAL = "[data-testid=stSelectbox] input", "[data-testid=stMultiSelect] input"
NUMBER, WORDS = "[data-testid=stNumberInput] input", "[data-testid=stTextInput] input"
COPY = "[data-testid=stCode] button"
CALENDAR = "[data-testid=stDateInputCalendarButton]"
USES = {
    "id": (
        ("pelatih", LIST, "", "Buka daftar pilihan"),
        ("", LIST, "zzzz", "Tidak ada pilihan yang cocok"),
        ("", SEVERAL, "Awak", "* pilihan tersedia."),
        ("", NUMBER, "9999", "Tekan Enter untuk memakainya"),
        ("", NUMBER, "\n", "Tulis angka dari 1 sampai 480."),
        ("pelatih?rencana=modul-warga&menit=40", COPY, "", "Sudah disalin"),
        ("kontak", WORDS, "kedutaan", "Tekan Enter untuk memakainya"),
        ("periksa-pesan", "textarea", "Gaji besar", "Tekan Ctrl+Enter untuk mengirim"),
        ("tenggat-waktu?peristiwa=tl-25-06", CALENDAR, "", "Hari ini, *"),
    ),
    "en": (
        ("pelatih", LIST, "", "Open the list"),
        ("", LIST, "zzzz", "No choice fits"),
        ("", NUMBER, "9999", "Press Enter to use it"),
        ("", NUMBER, "\n", "Write a number from 1 to 480."),
        ("pelatih?rencana=modul-warga&menit=40", COPY, "", "Copied"),
        ("tenggat-waktu?peristiwa=tl-25-06", CALENDAR, "", "Today, *"),
    ),
}
"""Where (nothing: the page before), which widget is pressed, what is typed, and a label that must then be there."""
THERE = f"""wanted => ({COLLECT})().some(label => {{
  const [before, after] = wanted.split('*');
  return after === undefined ? label === wanted : label.startsWith(before) && label.endsWith(after);
}})"""


def unfolded(page: Page, lang: str) -> list[str]:
    """Every label that shows while each kind of widget is used."""
    seen: list[str] = []
    for path, selector, typed, label in USES[lang]:
        if path:
            open_path(page, f"/{path}{'&' if '?' in path else '?'}lang={lang}")
        page.keyboard.press("Escape")
        if selector == COPY:
            page.locator("[data-testid=stCode]").hover()
        if typed != "\n":
            page.locator(selector).first.click()
        page.keyboard.type(typed)
        page.wait_for_function(THERE, arg=label)
        seen += page.evaluate(COLLECT)
    return seen


def english(labels: list[str]) -> list[str]:
    return sorted({label for label in labels if ENGLISH & set(re.findall(r"[a-z]+", label.casefold()))})


def test_no_word_of_a_widget_stays_english_in_the_indonesian_interface(reader: NewReader) -> None:
    assert english(unfolded(reader(DESK), "id")) == []


def test_the_english_interface_has_english_words(reader: NewReader) -> None:
    seen = unfolded(reader(DESK), "en")
    assert {"Less", "More", "Choose a date"} <= set(seen)
    assert len(english(seen)) > 5
    assert not {"Open", "Decrement", "Copy to clipboard"} & set(seen)


def test_a_reader_whose_server_is_gone_is_told_so_in_their_language(chromium: Browser) -> None:
    with running() as server, chromium.new_context(base_url=server.url) as profile:
        page = profile.new_page()
        open_path(page, "/kuis")
        server.process.terminate()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Server tidak menjawab. Periksa internet Anda, lalu muat ulang halaman ini.")
        assert english(page.evaluate(COLLECT)) == []
