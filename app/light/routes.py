"""The addresses of the light edition."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app import search_request
from app.content import Content
from app.current import CURRENT
from app.light import building, pages, quizzing, saved, tools
from app.light.posted import Form, UnreadableFormError, read_form
from app.light.steps import Step, check_step, message_step
from app.parts import checking, deadlines, quiz, trainer, which_law
from app.words import translate
from knowledge.addresses import SAVE
from knowledge.handling.process import regime_of
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.search.store import SearchAwayError

LONGEST_FORM = 4_000
"""Bytes of a form that is read; ours are shorter."""
MOST_FIELDS = 20
LONGEST_FIELD = 100


def routes() -> list[Route]:
    """Routes under `/ringan/`, English under `/ringan/en/`."""
    listed = [Route("/ringan", _front_door), Route("/ringan/en", _front_door), Route(f"/ringan/{SAVE}.js", _worker)]
    for prefix, lang in (("/ringan/en", Language.EN), ("/ringan", Language.ID)):
        answer = _Edition(lang)
        listed += [
            Route(f"{prefix}/", answer.home),
            Route(f"{prefix}/cari", answer.search),
            Route(f"{prefix}/{checking.CHECK}", answer.check, methods=["POST"]),
            Route(f"{prefix}/{checking.MESSAGE}", answer.message, methods=["POST"]),
            Route(f"{prefix}/{quiz.SLUG}", answer.quiz, methods=["POST"]),
            Route(f"{prefix}/{deadlines.SLUG}", answer.count, methods=["POST"]),
            Route(f"{prefix}/{trainer.SLUG}", answer.builder),
            Route(f"{prefix}/{{slug}}", answer.page),
            Route(f"{prefix}/{{slug}}/{{part}}", answer.page),
            Route(f"{prefix}/{{rest:path}}", answer.nothing),
        ]
    return listed


async def _front_door(request: Request) -> Response:
    return RedirectResponse(f"{request.url.path}/", 308)


async def _worker(request: Request) -> Response:
    """The service worker that keeps pages for whoever asked for it on the page `simpan`."""
    content = await current()
    if SAVE not in content.base.pages:
        return html(pages.not_found(content, SAVE, Language.ID), 404)
    lang = Language.EN if request.query_params.get("bahasa") == Language.EN else Language.ID
    text = await run_in_threadpool(saved.worker, content, lang)
    return Response(text, media_type="text/javascript", headers={"Cache-Control": "no-store"})


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
        asked = search_request.read(request.query_params)
        try:
            found = await run_in_threadpool(search_request.find, content, asked, self.lang)
        except SearchAwayError:
            return html(pages.search_away(content, asked, self.lang), 503)
        return html(pages.search(content, asked, found, self.lang))

    async def builder(self, request: Request) -> Response:
        """A plan of a session, or where a change of it leads; without a plan, the page that tells of it."""
        content = await current()
        found = content.base.pages.get(trainer.SLUG)
        if found is None:
            return await self.nothing(request)
        asked, origin = request.query_params.multi_items(), str(request.base_url)
        answer = await run_in_threadpool(building.answer, content, found, asked, self.lang, origin)
        if isinstance(answer, building.Onward):
            return RedirectResponse(answer.address, 303, {"Cache-Control": "no-store"})
        return html(answer or await run_in_threadpool(pages.page, content, found, self.lang) or "")

    async def page(self, request: Request) -> Response:
        content = await current()
        found = content.base.pages.get(request.path_params["slug"])
        key = request.path_params.get("part", "")
        regime = regime_of(request.query_params.get("aturan"))
        text = None
        if found and request.query_params and not key:
            text = await run_in_threadpool(_answer, content, found, request.query_params, self.lang)
        if found and text is None:
            text = await run_in_threadpool(pages.page, content, found, self.lang, key, regime)
        return html(text) if text else await self.nothing(request)

    async def check(self, request: Request) -> Response:
        """A step of the check: the answers come in the body of the request and go nowhere else."""
        return await self._tool(request, checking.CHECK, check_step)

    async def message(self, request: Request) -> Response:
        """A pasted message, likewise."""
        return await self._tool(request, checking.MESSAGE, message_step)

    async def quiz(self, request: Request) -> Response:
        """The answers of the quiz, likewise."""
        return await self._tool(request, quiz.SLUG, quizzing.answers)

    async def _tool(self, request: Request, slug: str, step: Step) -> Response:
        content = await current()
        found = content.base.pages.get(slug)
        if found is None:
            return await self.nothing(request)
        try:
            form = await read_form(request)
        except UnreadableFormError as error:
            start = Form({})
            text = step(content, found, self.lang, start, translate(error.words, self.lang))
            return html(text, error.status)
        return html(await run_in_threadpool(step, content, found, self.lang, form, ""))

    async def count(self, request: Request) -> Response:
        content = await current()
        if deadlines.SLUG not in content.base.pages:
            return await self.nothing(request)
        given = await fields(request)
        answer = await run_in_threadpool(tools.deadline_answer, content, self.lang, given)
        if isinstance(answer, str):
            return html(answer)
        headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{answer.name}"'}
        return Response(answer.text, media_type=answer.media_type, headers=headers)

    async def nothing(self, request: Request) -> Response:
        content = await current()
        return html(pages.not_found(content, request.url.path[:200], self.lang), 404)


def _answer(content: Content, found: Page, asked: Mapping[str, str], lang: Language) -> str | None:
    """What a page says to the answers in its address; None where it asks nothing."""
    if found.slug == which_law.SLUG:
        return tools.which_law_answer(content, lang, asked)
    if found.slug == quiz.SLUG:
        return quizzing.questions(content, found, asked, lang)
    return pages.narrowed(content, found, asked, lang)


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that was sent; nothing of one that is too long or has a strange shape."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            return {}
    try:
        listed = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {name[:LONGEST_FIELD]: value.strip()[:LONGEST_FIELD] for name, value in listed}


async def current() -> Content:
    """The content that is served; waits where it is still being read."""
    return await run_in_threadpool(CURRENT.get)
