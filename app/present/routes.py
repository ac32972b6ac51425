"""The addresses of the slides on screen: `/presentasi/PLAN`, English `/presentasi/en/PLAN`, and their notes."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app import look
from app.current import Content
from app.export.kinds import SCREEN, screen
from app.light.routes import current
from app.parts.templates import LIGHT, render
from app.plan_faults import sentence
from app.present.sheets import sheets
from app.security import light_policy
from knowledge.lang import Language
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
        return await run_in_threadpool(self._answer, await current(), request, "present.html")

    async def notes(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, await current(), request, "present_notes.html")

    def _answer(self, content: Content, request: Request, template: str) -> Response:
        asked = request.path_params["plan"][:LONGEST_TEXT]
        try:
            plan = named(content.base, asked)
            shown, for_trainer = sheets(content, plan, self.lang)
        except PlanError as error:
            fault = sentence(error, self.lang)
            return self._page(content, "present_fault.html", 404 if error.fault in _NOT_FOUND else 400, fault=fault)
        address = screen(write(plan), self.lang)
        return self._page(content, template, 200, sheets=shown, for_trainer=for_trainer, here=address)

    def _page(self, content: Content, template: str, status: int, **values: object) -> Response:
        style, script = _style(), _script()
        marked = {"style": Markup(style), "script": Markup(script)}  # noqa: S704 (our own files)
        text = render(template, content, self.lang, LIGHT, **marked, **values)
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": light_policy([style], [script]),
            "X-Robots-Tag": "noindex",
        }
        return HTMLResponse(text, status, headers)


@cache
def _style() -> str:
    """Ink ground at any hour: a projector in a hall does not ask the computer for its mode."""
    files = "".join((look.ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("chart", "present"))
    return look.squeezed(f":root{{{look.variables(look.DARK)}}}{files}")


@cache
def _script() -> str:
    return "\n".join(map(look.script, ("safe", "present")))
