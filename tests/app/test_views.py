"""The views of the full edition, each run as Streamlit runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import app
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.app.document import Document

MAIN = Path(app.__file__).with_name("main.py")
LANGUAGES = pytest.mark.parametrize("lang", ["id", "en"])


def opened(script: str | Callable[..., None], *arguments: str, **address: str) -> AppTest:
    """A view as its reader sees it first; `address` is what follows the question mark."""
    view = (
        AppTest.from_file(MAIN, default_timeout=60)
        if isinstance(script, str)
        else AppTest.from_function(script, default_timeout=60, args=arguments)
    )
    for name, value in address.items():
        view.query_params[name] = value
    return run(view)


def run(view: AppTest) -> AppTest:
    """Run the script once more; nothing may go wrong."""
    view.run()
    assert not view.exception, view.exception
    return view


def seen(view: AppTest) -> Document:
    """The HTML that the view shows."""
    return Document("\n".join(element.proto.body for element in view.get("html")))


def page_view(slug: str) -> None:
    from app.current import CURRENT
    from app.views import page

    content = CURRENT.get()
    page.render(content, content.base.pages[slug])


def flow_view() -> None:
    from app.current import CURRENT
    from app.views import flow

    content = CURRENT.get()
    flow.render(content, content.base.pages["alur-penanganan"])


def search_view() -> None:
    from app.current import CURRENT
    from app.views import search

    search.render(CURRENT.get())


# Home


@LANGUAGES
def test_home_has_one_sentence_a_search_field_three_doors_and_what_is_needed_most(lang: str, kb: KnowledgeBase):
    view = opened("home", lang=lang)
    document = seen(view)
    words = {
        "id": ("Saya butuh informasi", "Saya menangani kasus", "Saya melatih", "Paling dibutuhkan"),
        "en": ("I need information", "I handle cases", "I train others", "Most needed"),
    }[lang]
    assert len(document.all("h1")) == 1
    assert [word for word in words if word not in document.text] == []
    assert [field.label for field in view.text_input] == [{"id": "Cari", "en": "Search"}[lang]]
    query = "?lang=en" if lang == "en" else ""
    assert {f"/{slug}{query}" for slug in kb.site.most_needed} <= set(document.hrefs)
    assert len(kb.site.most_needed) == 4


@LANGUAGES
def test_home_searches_as_somebody_types_and_puts_the_query_into_the_address(lang: str):
    view = opened("home", lang=lang)
    view.text_input[0].set_value("paspor ditahan")
    run(view)
    assert view.query_params["q"] == "paspor ditahan"
    document = seen(view)
    assert len(document.all("ol")) == 1
    assert len(document.all("mark")) > 0
    view.text_input[0].set_value("")
    run(view)
    assert "q" not in view.query_params
    assert len(seen(view).all("ol")) == 0


# Search


@LANGUAGES
def test_search_answers_a_code_and_links_into_the_full_edition(lang: str):
    document = seen(opened(search_view, lang=lang, q="p21"))
    query = "?lang=en" if lang == "en" else ""
    assert document.inside("h1") == {"id": "Cari", "en": "Search"}[lang]
    assert document.hrefs[0] == f"/kode-berkas{query}#p-21"
    assert all(href.startswith("/") and not href.startswith("/ringan/") for href in document.hrefs)


@LANGUAGES
def test_search_offers_help_where_nothing_matches(lang: str):
    document = seen(opened(search_view, lang=lang, q="qwxyvk"))
    assert {"id": "Tidak ada yang cocok", "en": "Nothing matches"}[lang] in document.text
    assert {"id": "/butuh-bantuan", "en": "/butuh-bantuan?lang=en"}[lang] in document.hrefs


def test_search_proposes_the_right_spelling():
    document = seen(opened(search_view, q="penyidkan"))
    assert "/cari?q=penyidikan" in document.hrefs


def test_search_shows_no_results_before_anything_is_asked():
    document = seen(opened(search_view))
    assert document.inside("h1") == "Cari"
    assert document.hrefs == []


# Pages


@LANGUAGES
def test_a_page_shows_title_audience_reading_time_review_date_notes_and_related_pages(lang: str, kb: KnowledgeBase):
    document = seen(opened(page_view, "kemiskinan", lang=lang))
    page = kb.pages["kemiskinan"]
    title = page.text(Language(lang)).title
    words = {
        "id": ("Untuk: ", "menit baca", "Terakhir ditinjau", "Baca juga", "Sumber (", "Cara mengutip halaman ini"),
        "en": ("For: ", "min read", "Last reviewed", "Read also", "Sources (", "How to cite this page"),
    }[lang]
    assert document.inside("h1").strip() == title
    assert [word for word in words if word not in document.text] == []
    assert kb.version[:8] in document.text
    assert str(page.reviewed_on.year) in document.text
    query = "?lang=en" if lang == "en" else ""
    assert {f"/{slug}{query}" for slug in page.related} <= set(document.hrefs)


@LANGUAGES
def test_the_notes_of_a_page_can_be_reached_and_lead_back(lang: str):
    document = seen(opened(page_view, "hak-korban", lang=lang))
    inner = {href[1:] for href in document.hrefs if href.startswith("#")}
    assert {"c1", "r1"} <= inner
    assert inner <= set(document.ids)


@LANGUAGES
def test_a_stage_page_says_its_place_its_lane_and_its_limit(lang: str):
    """The tenth of 29 stages; UU 20/2025 Pasal 61 (1): the prosecutor answers within 7 days."""
    document = seen(opened(page_view, "penelitian-berkas", lang=lang))
    words = {
        "id": ("Tahap 10 dari 29 · ", "7 Hari", "Ringkasan tahap", "Dasar hukum", "Sesudahnya"),
        "en": ("Stage 10 of 29 · ", "7 days", "This stage in brief", "Legal basis", "What may follow"),
    }[lang]
    assert [word for word in words if word not in document.text] == []


# The flow


@LANGUAGES
def test_the_flow_opens_with_the_law_in_force_and_no_stage_chosen(lang: str):
    view = opened(flow_view, lang=lang)
    document = seen(view)
    regimes = view.get("button_group")[0]
    assert (
        list(regimes.options)
        == {
            "id": ["Berlaku sekarang (KUHAP 2025)", "Perkara lama (KUHAP 1981)"],
            "en": ["In force now (KUHAP 2025)", "Older cases (KUHAP 1981)"],
        }[lang]
    )
    assert regimes.value == "2025"
    assert len(document.all("h1")) == 1
    assert document.all("section") == []


@LANGUAGES
@pytest.mark.parametrize("regime", ["2025", "1981"])
def test_the_chosen_stage_stands_beside_the_drawing(lang: str, regime: str):
    view = opened(flow_view, lang=lang, tahap="penelitian-berkas", aturan=regime)
    document = seen(view)
    assert [a["class"] for a in document.all("section")] == ["kotak panel"]
    words = {"id": ("Untuk korban", "Anggota gugus tugas"), "en": ("For the victim", "Task-force member")}[lang]
    assert [word for word in words if word not in document.text] == []
    query = "?lang=en" if lang == "en" else ""
    assert f"/penelitian-berkas{query}" in document.hrefs
    panel = panel_text(view)
    article = {"2025": "61", "1981": "138"}[regime]
    assert article in panel


def panel_text(view: AppTest) -> str:
    """What stands beside the drawing."""
    beside = [element.proto.body for element in view.get("html") if "panel-samping" in element.proto.body]
    assert len(beside) == 1
    return Document(beside[0]).text


@LANGUAGES
def test_a_stage_that_the_chosen_code_does_not_know_says_so(lang: str, kb: KnowledgeBase):
    """The early joint case review (gelar perkara awal) came with KUHAP 2025."""
    assert [str(regime) for regime in kb.stages["gelar-perkara-bersama"].regimes] == ["2025"]
    text = panel_text(opened(flow_view, lang=lang, tahap="gelar-perkara-bersama", aturan="1981"))
    assert {"id": "tidak ada dalam aturan yang dipilih", "en": "does not exist under the code that was chosen"}[
        lang
    ] in text


def test_choosing_the_older_code_puts_it_into_the_address_and_back():
    view = opened(flow_view)
    view.get("button_group")[0].set_value("1981")
    run(view)
    assert view.query_params["aturan"] == "1981"
    assert len([a for _, a in seen(view).tags if "historis" in a.get("class", "").split()]) > 0
    view.get("button_group")[0].set_value("2025")
    run(view)
    assert "aturan" not in view.query_params


@pytest.mark.parametrize(("name", "value"), [("tahap", "tidak-ada"), ("aturan", "1850"), ("lang", "xx"), ("q", "\x00")])
def test_nonsense_in_the_address_falls_back_to_the_ordinary(name: str, value: str):
    view = opened(flow_view, **{name: value})
    assert view.get("button_group")[0].value == "2025"
    assert seen(view).all("section") == []


# Lists


def list_view(slug: str) -> None:
    from app.current import CURRENT
    from app.views import listing

    content = CURRENT.get()
    listing.render(content, content.base.pages[slug])


def test_a_choice_narrows_the_list_and_stands_in_the_address():
    view = opened(list_view, "kontak")
    assert [box.label for box in view.selectbox] == ["Untuk apa", "Di mana"]
    view.selectbox[0].set_value("darurat")
    view.selectbox[1].set_value("jakarta")
    run(view)
    document = seen(view)
    assert view.query_params["kebutuhan"] == "darurat"
    assert view.query_params["tempat"] == "jakarta"
    assert "Yang cocok: 2" in document.text
    assert {"polri-110", "jakarta-112"} <= set(document.ids)
    view.selectbox[0].set_value("")
    view.selectbox[1].set_value("")
    run(view)
    assert "kebutuhan" not in view.query_params
    assert "Yang cocok" not in seen(view).text


def test_an_address_with_choices_opens_the_narrowed_list():
    document = seen(opened(list_view, "kasus", lang="en", tahun="2026", pengadilan="nowhere"))
    assert "Matching: 12" in document.text


def test_words_narrow_the_library_and_nothing_found_says_what_to_do():
    view = opened(list_view, "pustaka", kata="UU 21 2007")
    assert view.text_input[0].value == "UU 21 2007"
    view.text_input[0].set_value("tidak akan ada kata begini")
    run(view)
    assert "Tidak ada yang cocok. Kurangi pilihan Anda." in seen(view).text
