"""What the first readers would wait for, done before the server says that it is ready."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from starlette.concurrency import run_in_threadpool

from app.content import Content
from app.light import pages, split
from app.search_request import SearchRequest
from knowledge.lang import Language
from knowledge.search.searcher import Searcher
from knowledge.search.store import SearchAwayError

LOG = logging.getLogger("sigap")


PAUSE_SECONDS = 0.02
"""Between two pages that are cut while readers are served already, so that they hardly wait."""


def wake(content: Content, searcher: Searcher) -> None:
    """
    Cut the Indonesian pages into their pieces, and draw the pages that most readers open first, in each language.

    That opens word lists, templates and arrays, and makes the lists in which the links of every page are looked up.
    What cannot be drawn is told in the log and left to whoever asks for it: a server that does without is better than
    none.
    """
    searcher.wake()
    try:
        for page in content.base.pages.values():
            split.pieces_of(content, page, Language.ID)
        for lang in Language:
            _draw(content, searcher, lang)
    except Exception:
        LOG.exception("Not all pages could be drawn before the first reader")


async def cut_the_rest(content: Content) -> None:
    """Cut the English pages too, beside the first readers: until then an English search takes some hundredths longer."""
    for page in content.base.pages.values():
        await run_in_threadpool(split.pieces_of, content, page, Language.EN)
        await asyncio.sleep(PAUSE_SECONDS)


def _draw(content: Content, searcher: Searcher, lang: Language) -> None:
    pages.home(content, lang)
    first = next(iter(content.base.pages.values()))
    pages.page(content, first, lang)
    asked = SearchRequest(first.text(lang).title)
    with contextlib.suppress(SearchAwayError):  # its database may leave at any moment
        pages.search(content, asked, searcher.search(asked.query, lang), lang)
