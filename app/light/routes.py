"""The addresses of the light edition."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.current import CURRENT, Content
from app.light import pages
from knowledge.model import Language


def routes() -> list[Route]:
    """Routes under `/ringan/`, English under `/ringan/en/`."""
    listed = [Route("/ringan", _front_door), Route("/ringan/en", _front_door)]
    for prefix, lang in (("/ringan/en", Language.EN), ("/ringan", Language.ID)):
        answer = _Edition(lang)
        listed += [
            Route(f"{prefix}/", answer.home),
            Route(f"{prefix}/cari", answer.search),
            Route(f"{prefix}/{{slug}}", answer.page),
            Route(f"{prefix}/{{slug}}/{{part}}", answer.page),
            Route(f"{prefix}/{{rest:path}}", answer.nothing),
        ]
    return listed


async def _front_door(request: Request) -> Response:
    return RedirectResponse(f"{request.url.path}/", 308)


def html(text: str, status: int = 200) -> HTMLResponse:
    """A page that no cache keeps, so that Back finds nothing after quick exit."""
    return HTMLResponse(text, status, {"Cache-Control": "no-store"})


class _Edition:
    """The light edition in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    async def home(self, _: Request) -> Response:
        content = await current()
        return html(pages.home(content, self.lang))

    async def search(self, request: Request) -> Response:
        content = await current()
        query = request.query_params.get("q", "").strip()
        found = None
        if query and content.searcher is not None:
            found = await run_in_threadpool(content.searcher.search, query, self.lang)
        return html(pages.search(content, query[:400], found, self.lang))

    async def page(self, request: Request) -> Response:
        content = await current()
        found = content.base.pages.get(request.path_params["slug"])
        key = request.path_params.get("part", "")
        text = None
        if found and request.query_params and not key:
            text = await run_in_threadpool(pages.narrowed, content, found, request.query_params, self.lang)
        if found and text is None:
            text = await run_in_threadpool(pages.page, content, found, self.lang, key)
        return html(text) if text else await self.nothing(request)

    async def nothing(self, request: Request) -> Response:
        content = await current()
        return html(pages.not_found(content, request.url.path[:200], self.lang), 404)


async def current() -> Content:
    """The content that is served; waits where it is still being read."""
    return await run_in_threadpool(CURRENT.get)
