"""A page as both editions show it between header and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.content import Content
from app.export import kinds, papers
from app.parts import trainer
from app.parts.article import article
from knowledge.addresses import FULL, LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from tests.app.document import Document

LANGUAGES = pytest.mark.parametrize("lang", list(Language))


def full_pages(kb: KnowledgeBase, lang: Language) -> dict[str, Document]:
    """Every page of the full edition by its address."""
    content = Content(kb)
    return {FULL.page(slug, lang): Document(article(content, page, lang, FULL)) for slug, page in kb.pages.items()}


def inner_links(pages: dict[str, Document]) -> Iterator[tuple[str, str, str]]:
    """(page, address, anchor) of every link that stays in the full edition."""
    for address, document in pages.items():
        for href in document.hrefs:
            target, _, anchor = href.partition("#")
            if not target or (target.startswith("/") and not target.startswith("/api/")):
                yield address, target or address, anchor


@LANGUAGES
def test_every_link_of_the_full_edition_leads_to_a_place_that_exists(kb: KnowledgeBase, lang: Language):
    pages = full_pages(kb, lang)
    links = list(inner_links(pages))
    assert len(links) > 1_000
    on_paper = {papers.address(name, lang) for name in papers.names(kb)}
    on_paper |= {kinds.address(kind, module, lang) for kind in kinds.Kind for module in kb.training.modules}
    on_paper |= {kinds.screen(module, lang) for module in kb.training.modules}
    on_paper |= {trainer.path_of_module(kb, module, FULL, lang) for module in kb.training.modules}
    assert sorted({f"{page}: {target}" for page, target, _ in links if target not in {*pages, *on_paper}}) == []
    assert sorted({f"{page}: {target}#{a}" for page, target, a in links if a and a not in pages[target].ids}) == []


@LANGUAGES
def test_an_anchor_stands_once_on_a_page_of_the_full_edition(kb: KnowledgeBase, lang: Language):
    twice = [page for page, document in full_pages(kb, lang).items() if len(document.ids) != len(set(document.ids))]
    assert twice == []


@LANGUAGES
def test_every_heading_can_be_linked_to(kb: KnowledgeBase, lang: Language):
    for address, document in full_pages(kb, lang).items():
        headings = [a for tag, a in document.tags if tag in {"h3", "h4"}]
        assert [a for a in headings if not a.get("id")] == [], address


def test_a_long_page_of_the_full_edition_lists_its_parts_in_their_order(kb: KnowledgeBase):
    html = article(Content(kb), kb.pages["penelitian-berkas"], Language.ID, FULL)
    listed = html.partition('<nav class="isi-halaman')[2].partition("</nav>")[0]
    anchors = re.findall(r'href="#([^"]+)"', listed)
    assert anchors == [*re.findall(r'<h2 id="([^"]+)"', html), "_sumber"]
    assert len(anchors) == 6
    assert html.index("Jawaban singkat") < html.index("isi-halaman") < html.index("<h2 ")


def test_the_light_edition_and_short_pages_have_no_list_of_parts(kb: KnowledgeBase):
    content = Content(kb)
    assert "isi-halaman" not in article(content, kb.pages["penelitian-berkas"], Language.ID, LIGHT)
    assert "isi-halaman" not in article(content, kb.pages["glosarium"], Language.ID, FULL)
