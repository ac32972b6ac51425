"""The addresses of PDFs: `/pdf/<name>`, English `/pdf/en/<name>`."""

from __future__ import annotations

import asyncio
import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.content import Content
from app.export import papers
from app.export.made import kept_pdf, paper_pdf
from app.export.papers import Paper
from app.export.pdf import NoPdfError
from app.light import pages as light_pages
from app.light.routes import current, html
from knowledge.lang import Language

LOG = logging.getLogger("sigap")
AT_A_TIME = 1
"""PDFs that are made at once: readers of pages come first."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
"""What browsers need to show a PDF of ours in their own viewer."""


def routes() -> list[Route]:
    """Routes under `/pdf/`."""
    turn = asyncio.Semaphore(AT_A_TIME)
    listed: list[Route] = []
    for prefix, lang in (("/pdf/en", Language.EN), ("/pdf", Language.ID)):
        answer = _Edition(lang, turn)
        listed += [Route(f"{prefix}/{{name}}", answer.paper), Route(f"{prefix}/{{rest:path}}", answer.nothing)]
    return listed


class _Edition:
    """The PDFs in one language."""

    def __init__(self, lang: Language, turn: asyncio.Semaphore) -> None:
        self.lang = lang
        self._turn = turn

    async def paper(self, request: Request) -> Response:
        content = await current()
        found = papers.paper(content.base, request.path_params["name"])
        if found is None:
            return await self.nothing(request)
        try:
            written = kept_pdf(content, found, self.lang) or await self._made(content, found)
        except NoPdfError as error:
            LOG.warning("%s", error)
            return html(light_pages.no_pdf(content, found.slug, self.lang), 503)
        headers = {
            "Cache-Control": "no-store",
            "Content-Disposition": f'inline; filename="{found.name}.pdf"',
            "Content-Language": self.lang.value,
            "Content-Security-Policy": _POLICY,
            "X-Robots-Tag": "noindex",
        }
        return Response(written, media_type="application/pdf", headers=headers)

    async def _made(self, content: Content, found: Paper) -> bytes:
        async with self._turn:
            return await run_in_threadpool(paper_pdf, content, found, self.lang)

    async def nothing(self, request: Request) -> Response:
        content = await current()
        return html(light_pages.not_found(content, request.url.path[:200], self.lang), 404)
