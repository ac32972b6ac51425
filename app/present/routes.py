"""The addresses of the slides on screen: `/presentasi/PLAN`, English `/presentasi/en/PLAN`, and their notes."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app.content import Content
from app.export.kinds import SCREEN, screen
from app.light.routes import current
from app.plan_faults import sentence
from app.present import pages
from app.security import light_policy
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.training.deck import module_of
from knowledge.training.plan import LONGEST_TEXT, Fault, PlanError, named, write

_NOT_FOUND = {Fault.UNKNOWN_MODULE, Fault.NO_MATERIAL}


def routes() -> list[Route]:
    """Routes under `/presentasi/`."""
    listed: list[Route] = []
    for root, lang in ((f"{SCREEN}/en", Language.EN), (SCREEN, Language.ID)):
        answer = _Edition(lang)
        listed += [Route(f"{root}/{{plan}}/catatan", answer.notes), Route(f"{root}/{{plan}}", answer.slides)]
    return listed


class _Edition:
    """The slides in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    async def slides(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, await current(), request, pages.SLIDES)

    async def notes(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, await current(), request, pages.NOTES)

    def _answer(self, content: Content, request: Request, template: str) -> Response:
        asked = request.path_params["plan"][:LONGEST_TEXT]
        try:
            plan = named(content.base, asked)
            here = screen(write(plan), self.lang)
            ways = pages.Ways(here, f"{here}/catatan", LIGHT.page(module_of(content.base, plan).id, self.lang))
            return _sent(pages.session_page(template, content, plan, self.lang, ways), 200)
        except PlanError as error:
            status = 404 if error.fault in _NOT_FOUND else 400
            return _sent(pages.page(pages.FAULT, content, self.lang, fault=sentence(error, self.lang)), status)


def _sent(text: str, status: int) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": light_policy([pages.style()], [pages.script()]),
        "X-Robots-Tag": "noindex",
    }
    return HTMLResponse(text, status, headers)
