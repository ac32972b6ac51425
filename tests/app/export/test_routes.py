"""PDFs as the server gives them: at their addresses, with a link on every page, and never a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.export import papers
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.app.document import Document
from tests.serving import DATA, Running, running


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60) as opened:
        yield opened


@pytest.mark.parametrize(
    ("address", "lang"),
    [
        ("/pdf/kemiskinan", "id"),
        ("/pdf/en/kemiskinan", "en"),
        ("/pdf/alur", "id"),
        ("/pdf/en/alur-1981", "en"),
        ("/pdf/kartu-tugas-anggota", "id"),
    ],
)
def test_a_pdf_is_had_at_its_address_and_leaves_nothing_in_a_cache(client: httpx.Client, address: str, lang: str):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-language"] == lang
    assert answer.headers["content-disposition"] == f'inline; filename="{address.rpartition("/")[2]}.pdf"'
    assert "set-cookie" not in answer.headers
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.content.startswith(b"%PDF-1.7")
    assert client.get(address).content == answer.content


@pytest.mark.parametrize(
    ("address", "lang", "near"),
    [
        ("/pdf/kemiskinn", "id", "/ringan/kemiskinan"),
        ("/pdf/en/kemiskinn", "en", "/ringan/en/kemiskinan"),
        ("/pdf/kartu-statistik", "id", "/ringan/butuh-bantuan"),
        ("/pdf/en", "id", "/ringan/butuh-bantuan"),
        ("/pdf/a/b/c", "id", "/ringan/butuh-bantuan"),
        ("/pdf/" + "x" * 3000, "id", "/ringan/butuh-bantuan"),
    ],
)
def test_an_unknown_pdf_gets_a_helpful_page(client: httpx.Client, address: str, lang: str, near: str):
    answer = client.get(address)
    document = Document(answer.text)
    assert answer.status_code == 404
    assert document.lang == lang
    assert near in document.hrefs


def test_names_of_papers_are_never_those_of_pages(kb: KnowledgeBase):
    names = papers.names(kb)
    residents = sum(page.section in {"kenali", "bantuan"} for page in kb.pages.values())
    assert len(names) == len(set(names)) == len(kb.pages) + 2 + 3 + residents + 2
    assert "en" not in names


@pytest.mark.parametrize("lang", list(Language))
def test_every_page_of_the_light_edition_links_to_its_pdf(client: httpx.Client, kb: KnowledgeBase, lang: Language):
    root, pdf = ("/ringan/en/", "/pdf/en/") if lang is Language.EN else ("/ringan/", "/pdf/")
    for slug in kb.pages:
        hrefs = Document(client.get(root + slug).text).hrefs
        linked = [href for href in hrefs if href.startswith("/pdf/")]
        names = (slug, *(paper.name for paper in papers.beside(kb.pages[slug])))
        assert sorted(linked) == sorted(f"{pdf}{name}" for name in names), slug


def test_a_server_that_can_make_no_pdf_says_so_and_leads_to_the_page(
    tmp_path: Path, indexed: Path, monkeypatch: pytest.MonkeyPatch
):
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>', encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with running(DATA, cache=indexed) as server:
        answer = httpx.get(f"{server.url}/pdf/en/kemiskinan", timeout=60)
        assert server.status("/sehat") == 200
        assert "sudo apt-get install libpango-1.0-0" in server.log
        assert "kemiskinan" not in server.log
    document = Document(answer.text)
    assert answer.status_code == 503
    assert "The PDF cannot be made" in document.inside("h1")
    assert "/ringan/en/kemiskinan" in document.hrefs
