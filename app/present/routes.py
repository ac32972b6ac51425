"""The addresses of the slides on screen: `/presentasi/PLAN`, English `/presentasi/en/PLAN`."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app import look
from app.current import Content
from app.light.routes import current
from app.parts.templates import LIGHT, render
from app.plan_faults import sentence
from app.security import light_policy
from knowledge.lang import Language
from knowledge.training.deck import SlideKind, slides
from knowledge.training.plan import Fault, Plan, PlanError, of_module, read

_NOT_FOUND = {Fault.UNKNOWN_MODULE, Fault.NO_MATERIAL}


def routes() -> list[Route]:
    """Routes under `/presentasi/`."""
    return [Route("/presentasi/en/{plan}", _english), Route("/presentasi/{plan}", _indonesian)]


def plan_named(content: Content, text: str) -> Plan:
    """
    The plan that an address names: a plan's own text, or the name of a module.

    Raises:
        PlanError: it is neither.
    """
    return read(content.base, text) if "." in text else of_module(content.base, text)


async def _indonesian(request: Request) -> Response:
    return await _answer(request, Language.ID)


async def _english(request: Request) -> Response:
    return await _answer(request, Language.EN)


async def _answer(request: Request, lang: Language) -> Response:
    content = await current()
    style, status, fault = look.stylesheet("present"), 200, ""
    try:
        listed = slides(content.base, plan_named(content, request.path_params["plan"][:600]), lang)
    except PlanError as error:
        listed, fault = (), sentence(error, lang)
        status = 404 if error.fault in _NOT_FOUND else 400
    shown = [slide for slide in listed if slide.kind is not SlideKind.TRAINER]
    css = Markup(style)  # noqa: S704 (our own file)
    text = render("present.html", content, lang, LIGHT, slides=shown, fault=fault, style=css)
    return HTMLResponse(
        text,
        status,
        {"Cache-Control": "no-store", "Content-Security-Policy": light_policy([style], []), "X-Robots-Tag": "noindex"},
    )
