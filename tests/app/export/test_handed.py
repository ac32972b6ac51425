"""What is handed on: half-page cards, the card with numbers, the sheet for the wall, and the QR code on them."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import weasyprint

from app.content import Content
from app.export import papers
from app.export.handed import numbers_by_need
from app.export.made import paper_html
from app.light import pages, split
from app.parts.article import whatsapp
from app.parts.qr import qr_code
from app.parts.trainer import share_html
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.loading import load
from knowledge.training.deck import title_of
from knowledge.training.plan import named, write
from tests.app.document import Document
from tests.app.export.paper import content, html
from tests.conftest import DATA

BOTH = list(Language)
ADDRESS = "https://sigap.example.org"
RESIDENTS = [page.slug for page in content().base.pages.values() if page.section in {"kenali", "bantuan"}]
HANDED = [*(f"kartu-{slug}" for slug in RESIDENTS), "nomor-penting", "dinding"]
ALARMING = re.compile(r"perdagangan|tppo|traffick", re.IGNORECASE)


@pytest.fixture(scope="module")
def published() -> Content:
    """The real content of a SIGAP whose public address is known."""
    base = load.load(DATA)
    return Content(replace(base, site=base.site.model_copy(update={"address": ADDRESS})))


def _html(of: Content, name: str, lang: Language) -> str:
    found = papers.paper(of.base, name)
    assert found is not None
    return paper_html(of, found, lang)


@pytest.mark.parametrize("lang", BOTH)
def test_every_card_fits_on_its_one_page_with_and_without_a_public_address(published: Content, lang: Language):
    assert len(RESIDENTS) > 40
    for name in HANDED:
        for text in (html(name, lang), _html(published, name, lang)):
            assert len(weasyprint.HTML(string=text).render().pages) == 1, name


@pytest.mark.parametrize("lang", BOTH)
def test_a_card_has_the_help_numbers_and_a_code_only_where_it_leads_somewhere(published: Content, lang: Language):
    path = "/ringan/en/" if lang is Language.EN else "/ringan/"
    for name in HANDED:
        bare, whole = html(name, lang), _html(published, name, lang)
        for number in ("110", "129", "0811-1129-129"):
            assert f"<strong>{number}</strong>" in bare, name
        assert "<svg" not in bare, name
        if name != "nomor-penting":
            assert whole.count("<svg") == 1, name
            slug = name.removeprefix("kartu-") if name != "dinding" else ""
            assert f"{ADDRESS}{path}{slug}" in Document(whole).hrefs, name


@pytest.mark.parametrize("lang", BOTH)
def test_each_residents_page_shows_one_code_where_the_address_is_known_and_stays_light(
    published: Content, lang: Language
):
    for slug in RESIDENTS:
        page = published.base.pages[slug]
        for piece in split.pieces_of(published, page, lang):
            shown = pages.page(published, page, lang, piece.key)
            assert shown is not None
            assert shown.count('class="kode-qr"') == (not piece.key), slug
            assert len(shown.encode()) <= 25_000, slug
            assert len(gzip.compress(shown.encode(), 6)) <= 10_000, slug
        bare = pages.page(content(), page, lang)
        assert bare is not None
        assert 'kode-qr"' not in bare, slug


def test_pages_for_others_and_tools_show_no_code(published: Content):
    for slug in ("sp3", "pustaka"):
        shown = pages.page(published, published.base.pages[slug], Language.ID)
        assert shown is not None
        assert 'class="kode-qr"' not in shown


def test_a_code_is_the_smallest_that_holds_its_address_with_a_quiet_zone_of_four_squares():
    """A QR code of version n has 17 + 4 n squares a side; level M of version 3 holds 42 bytes, of version 4 62."""
    three, four = (
        "https://sigap.example.org/ringan/a".ljust(42, "b"),
        "https://sigap.example.org/ringan/a".ljust(43, "b"),
    )
    assert f'viewBox="0 0 {29 + 8} {29 + 8}"' in qr_code(three)
    assert f'viewBox="0 0 {33 + 8} {33 + 8}"' in qr_code(four)


def test_the_card_of_numbers_has_no_number_twice_and_says_when_an_unsure_one_was_last_seen():
    lines = list(numbers_by_need(content().base, Language.ID))
    assert [line.number for line in lines[:2]] == ["112", "0813-1761-7622"]
    assert lines[1].kind == "WhatsApp"
    assert len({line.number for line in lines}) == len(lines)
    dated = {line.number for line in lines if line.seen}
    assert dated == {"021-3903963"}


@pytest.mark.parametrize("lang", BOTH)
def test_a_message_for_whatsapp_is_short_calm_and_leads_to_the_light_page(published: Content, lang: Language):
    path = "/ringan/en/" if lang is Language.EN else "/ringan/"
    for slug in RESIDENTS:
        page = published.base.pages[slug]
        link = urlsplit(whatsapp(published, page, lang))
        assert (link.scheme, link.netloc, link.path) == ("https", "wa.me", "/")
        title, address = parse_qs(link.query)["text"][0].split("\n")
        assert title == f"{page.text(lang).title} · {published.base.site.resident_name.in_language(lang)}"
        assert not ALARMING.search(title)
        assert address == f"{ADDRESS}{path}{slug}"
        assert "http" not in parse_qs(urlsplit(whatsapp(content(), page, lang)).query)["text"][0]


@pytest.mark.parametrize("lang", BOTH)
def test_a_message_about_a_plan_is_calm_and_leads_to_that_plan(published: Content, lang: Language):
    plan = named(published.base, "modul-warga").moved(0, 1)
    said = {"rencana": write(plan), "menit": "45", "nama": "RW 05 & PKK"}
    page = share_html(published, plan, lang, said, LIGHT)
    (link,) = Document(page).hrefs
    assert link.startswith("https://wa.me/?text=")
    title, address = parse_qs(urlsplit(link).query)["text"][0].split("\n")
    site = published.base.site
    assert title == f"{title_of(published.base, plan, lang)} · {site.resident_name.in_language(lang)}"
    assert not ALARMING.search(title)
    path = "/ringan/en/pelatih" if lang is Language.EN else "/ringan/pelatih"
    assert address == f"{ADDRESS}{path}?rencana={write(plan)}&menit=45&nama=RW+05+%26+PKK"
    bare = share_html(content(), plan, lang, said, LIGHT)
    assert "http" not in parse_qs(urlsplit(Document(bare).hrefs[0]).query)["text"][0]


def test_the_sheet_and_the_card_of_numbers_are_offered_where_they_are_looked_for():
    pages = content().base.pages
    assert [paper.name for paper in papers.beside(pages["butuh-bantuan"])] == ["kartu-butuh-bantuan", "nomor-penting"]
    assert [paper.name for paper in papers.beside(pages["kontak"])] == ["kartu-kontak", "nomor-penting"]
    assert [paper.name for paper in papers.beside(pages["panduan-pelatih"])] == ["dinding"]
    assert [paper.name for paper in papers.beside(pages["alur-penanganan"])] == ["alur", "alur-1981"]
