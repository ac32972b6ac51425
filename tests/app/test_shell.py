"""The page around the full edition: what stands there before any script runs, and where none ever does."""

from __future__ import annotations

import re

import pytest

from knowledge.base import KnowledgeBase
from tests.app import raw, session
from tests.app.document import Document
from tests.serving import DATA, Running

HELP_BAR = ["tel:110", "tel:129", "https://wa.me/628111129129"]
ALARMING = re.compile(r"perdagangan|tppo|traffick", re.IGNORECASE)
TWINS = [
    ("/", "/ringan/", "id"),
    ("/?lang=en", "/ringan/en/", "en"),
    ("/kemiskinan", "/ringan/kemiskinan", "id"),
    ("/kemiskinan?lang=en", "/ringan/en/kemiskinan", "en"),
    ("/alur-penanganan?lang=en&tahap=sidang", "/ringan/en/alur-penanganan", "en"),
    ("/penelitian-berkas", "/ringan/penelitian-berkas", "id"),
    ("/cari", "/ringan/cari", "id"),
    ("/cari?lang=en&q=paspor+hilang", "/ringan/en/cari?q=paspor+hilang", "en"),
]


def shell(server: Running, address: str) -> Document:
    answer = raw.request(server, address)
    assert answer.status == 200, address
    return Document(answer.text)


@pytest.mark.parametrize(("address", "light", "lang"), TWINS)
def test_a_browser_without_scripts_is_sent_to_the_light_twin_of_the_page(
    server: Running, address: str, light: str, lang: str
):
    text = raw.request(server, address).text
    head = text[: text.index("</head>")]
    refresh = re.findall(r'<noscript><meta http-equiv="refresh" content="0;url=([^"]*)"></noscript>', head)
    assert refresh == [light]
    twin = raw.request(server, light)
    assert twin.status == 200
    assert Document(twin.text).lang == lang


@pytest.mark.parametrize(("address", "light", "lang"), TWINS)
def test_the_shell_says_its_language_and_which_page_search_engines_should_keep(
    server: Running, address: str, light: str, lang: str
):
    document = shell(server, address)
    assert document.lang == lang
    assert [a["href"] for a in document.all("link") if a.get("rel") == "canonical"] == [light]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_has_a_shell_with_a_title_of_its_own_and_a_description(
    server: Running, kb: KnowledgeBase, lang: str
):
    titles: list[str] = []
    for slug in kb.pages:
        document = shell(server, f"/{slug}?lang={lang}")
        light = Document(raw.request(server, f"/ringan/{'en/' if lang == 'en' else ''}{slug}").text)
        assert document.title == light.title, slug
        assert document.meta("description") == light.meta("description"), slug
        titles.append(document.title)
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("section", ["kenali", "bantuan"])
def test_titles_of_residents_pages_do_not_alarm(server: Running, section: str):
    for path in (DATA / "pages" / section).glob("*/id.md"):
        for query in ("", "?lang=en"):
            title = shell(server, f"/{path.parent.name}{query}").title
            assert not ALARMING.search(title), title
            assert title.endswith(" · Residents' guide" if query else " · Panduan warga"), title


def test_the_search_words_never_stand_in_the_title(server: Running):
    assert shell(server, "/cari?q=paspor").title == "Cari · Panduan warga"
    assert shell(server, "/cari?q=paspor&lang=en").title == "Search · Residents' guide"


@pytest.mark.parametrize("address", [address for address, _, _ in TWINS])
def test_help_bar_quick_exit_and_menu_stand_there_before_any_script_runs(server: Running, address: str):
    document = shell(server, address)
    assert [href for href in document.hrefs if href in HELP_BAR] == HELP_BAR
    leaving = [a["href"] for a in document.all("a") if a.get("class") == "keluar"]
    assert leaving == ["https://www.bmkg.go.id/"]
    assert "root" in document.ids


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_menu_leads_to_every_page_and_keeps_the_language(server: Running, kb: KnowledgeBase, lang: str):
    query = "?lang=en" if lang == "en" else ""
    assert {f"/{slug}{query}" for slug in kb.pages} <= set(shell(server, f"/{query}").hrefs)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/kemiskinan", "/kemiskinan?lang=en"),
        ("/kemiskinan?lang=en", "/kemiskinan"),
        ("/cari?q=paspor+hilang", "/cari?lang=en&q=paspor+hilang"),
        ("/cari?lang=en&q=paspor+hilang", "/cari?q=paspor+hilang"),
    ],
)
def test_the_language_switch_stays_on_the_page(server: Running, address: str, other: str):
    assert [a["href"] for a in shell(server, address).all("a") if "hreflang" in a] == [other]


@pytest.mark.parametrize("address", ["/", "/kemiskinan?lang=en", "/alur-penanganan", "/cari?q=x"])
def test_nothing_is_loaded_from_anybody_else(server: Running, address: str):
    document = shell(server, address)
    loaded = [a["href"] for a in document.all("link") if a.get("rel") != "canonical"]
    loaded += [a["src"] for _, a in document.tags if "src" in a]
    assert loaded
    assert [value for value in loaded if not value.startswith(("/static/", "/aset/", "data:"))] == []


@pytest.mark.parametrize("address", ["/kemiskinn", "/kemiskinn?lang=en", "/home", "/tidak-ada", "/a/b"])
def test_an_unknown_address_is_a_true_404(server: Running, address: str):
    answer = raw.request(server, address)
    assert answer.status == 404
    document = Document(answer.text)
    assert document.lang == ("en" if "lang=en" in address else "id")
    assert len(document.all("h1")) == 1


def test_every_page_is_drawn_by_the_full_edition(server: Running, kb: KnowledgeBase):
    """Streamlit runs the script for each address, as its own page asks over the websocket."""
    for slug, page in kb.pages.items():
        shown = session.shown(server, slug, "lang=en")
        assert "exception" not in shown.kinds, slug
        assert page.texts["en"].title in Document(shown.html).inside("h1"), slug  # type: ignore[index]
