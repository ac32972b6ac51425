"""What is done before the first reader comes."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app import collector, waking
from app.content import Content
from app.light import split
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.search.searcher import Searcher


@pytest.fixture
def collecting() -> Iterator[None]:
    """Python's collector as it was, whatever the test does with it."""
    yield
    gc.unfreeze()
    gc.enable()


def _uncut(content: Content, lang: Language) -> list[str]:
    return [slug for slug in content.base.pages if content.kept(("pieces", slug, lang)) is None]


def test_all_pages_are_cut_before_or_soon_after_the_server_is_ready(kb: KnowledgeBase, searcher: Searcher):
    content = Content(kb)
    waking.wake(content, searcher)
    assert _uncut(content, Language.ID) == []
    assert _uncut(content, Language.EN) != []
    asyncio.run(waking.cut_the_rest(content))
    assert _uncut(content, Language.EN) == []


def test_what_cannot_be_drawn_before_the_first_reader_is_told_and_stops_nothing(kb, searcher, caplog):
    waking.wake(Content(replace(kb, pages={})), searcher)
    assert [record.message for record in caplog.records] == ["Not all pages could be drawn before the first reader"]


def test_the_collector_rests_during_the_start_and_leaves_alone_what_was_read(collecting):
    collector.rest()
    assert not gc.isenabled()
    kept = [[] for _ in range(1000)]
    collector.settle()
    assert gc.isenabled()
    assert gc.get_freeze_count() >= len(kept)


def test_content_that_was_replaced_is_let_go(collecting):
    class Circle:
        """Something that refers to itself."""

        def __init__(self) -> None:
            self.own = self
            left.append(self.__class__)

        def __del__(self) -> None:
            left.pop()

    left: list[type] = []
    Circle()
    collector.settle()
    gc.collect()
    assert len(left) == 1  # frozen with everything else
    collector.replaced()
    assert left == []


def test_a_piece_holds_at_least_one_section_and_loses_none(kb: KnowledgeBase):
    page = kb.pages["kemiskinan"]
    long = "kata " * 4000
    body = f"Awal\n\n## Satu {{#satu}}\n\n{long}\n\nDalam\n---\n\ndua\n\n## Tiga {{#tiga}}\n\nakhir\n"
    cut = split.pieces(Content(kb), page, Language.ID, body)
    assert [(piece.key, piece.titles) for piece in cut] == [("", ()), ("2", ("Satu",)), ("3", ("Tiga",))]
    assert "".join(piece.markdown for piece in cut) == body
    assert [piece.key for piece in split.pieces(Content(kb), page, Language.ID, "")] == [""]
