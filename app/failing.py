"""What somebody gets for whom the program fails: a page with ways on, and no words of the error anywhere."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api import problem
from app.light import pages, routes
from app.words import translate
from knowledge.lang import Language
from knowledge.open_data.shape import ROOT

LOG = logging.getLogger("sigap")


def tell(what: str, error: Exception) -> None:
    """
    Put an error of the program into the log: where it happened and of which kind it is.

    The error's own words are left out: they may hold what somebody typed.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("%s (%s):\n%s", what, type(error).__name__, where)


class BrokenOffError(RuntimeError):
    """An answer failed after its beginning had been sent; the connection has to end here."""


class FailureAnswers:
    """Answers for a route that failed; Starlette would send one English line, and the log would hold the error."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let everything through that goes well."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except ClientDisconnect:
            return  # nobody is there to be told
        except Exception as error:  # noqa: BLE001 (every error: a reader must never see one)
            tell("An answer failed", error)
            if begun:
                raise BrokenOffError from None
            answer = await _answer(Request(scope))
            await answer(scope, receive, send)


async def _answer(request: Request) -> Response:
    lang = _language(request)
    title = translate("Bagian ini tidak dapat ditampilkan", lang)
    advice = translate("Coba lagi sebentar lagi. Halaman lain tetap dapat dibuka.", lang)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    if request.url.path.startswith(ROOT):
        return problem.answer(problem.RefusedError(status, advice, lang), {"Access-Control-Allow-Origin": "*"})
    try:
        return routes.html(pages.failed(await routes.current(), title, advice, lang), status)
    except Exception as error:  # noqa: BLE001 (what failed may be what every page is made of)
        tell("The page about a failure failed", error)
        return PlainTextResponse(f"{title}. {advice}", status, {"Cache-Control": "no-store"})


def _language(request: Request) -> Language:
    """The language of an address: `/ringan/en/…`, `/pdf/en/…`, `?lang=en`."""
    english = request.url.path.split("/")[2:3] == ["en"] or request.query_params.get("lang") == Language.EN
    return Language.EN if english else Language.ID
