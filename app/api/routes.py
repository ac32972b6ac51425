"""The addresses of open data: read-only, and the same for everybody. Deadlines are asked by POST and change nothing.

Any web page may read it (`Access-Control-Allow-Origin: *`). That is safe here: no answer depends on an account or
a cookie, browsers send none along with such requests, and nothing can be changed.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from app.api import deadlines, problem
from app.api.bodies import Body, body
from app.api.problem import RefusedError
from app.current import CURRENT
from app.light.routes import fields
from knowledge.lang import Language
from knowledge.open_data.openapi import MOST_RESULTS, USUAL_RESULTS
from knowledge.open_data.shape import ROOT
from knowledge.search.store import SearchAwayError

_ROOM = "/api/"
_SEARCH = f"{ROOT}search.json"
_DEADLINES = f"{ROOT}deadlines.json"
_READING = ("GET", "HEAD")
_OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
_PREFLIGHT = {
    **_OPEN,
    "Access-Control-Allow-Methods": ", ".join((*_READING, "POST")),
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def routes() -> list[BaseRoute]:
    """Everything under `/api`."""
    return [Route(_ROOM.rstrip("/"), _front_door), Mount(_ROOM, app=open_data)]


async def _front_door(_: Request) -> Response:
    return RedirectResponse(ROOT, HTTPStatus.PERMANENT_REDIRECT)


async def open_data(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request below `/api/`; there is nothing to talk about over a websocket."""
    if scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1008})
        return
    answer = await _answer(Request(scope, receive))
    await answer(scope, receive, send)


async def _answer(request: Request) -> Response:
    """The data, or a problem in the language of the person who asked."""
    lang = _preferred(request)
    try:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)
        if request.scope["path"] == _DEADLINES:
            return await _deadlines(request, lang)
        if request.method not in _READING:
            raise problem.not_allowed(lang)
        asked = _asked_language(request, lang)
        lang = asked or lang
        path: str = request.scope["path"]
        if path in {_ROOM, ROOT.rstrip("/")}:
            return await _front_door(request)
        if path == _SEARCH:
            return await _search(request, asked, lang)
        return _sent(request, await run_in_threadpool(_body, path, lang))
    except RefusedError as error:
        methods = "POST, OPTIONS" if request.scope["path"] == _DEADLINES else "GET, HEAD, OPTIONS"
        allow = {"Allow": methods} if error.status is HTTPStatus.METHOD_NOT_ALLOWED else {}
        return problem.answer(error, {**_OPEN, **allow})


def _body(path: str, lang: Language) -> Body:
    return body(CURRENT.get(), path, lang)


def _sent(request: Request, found: Body) -> Response:
    """A body, packed where the client can unpack it; nothing where the client has it already."""
    headers = {**_OPEN, "Cache-Control": "no-cache", "ETag": found.tag}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if known & {"*", found.tag.removeprefix("W/")}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if found.file_name:
        headers["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
    if "gzip" in request.headers.get("accept-encoding", ""):
        packed = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(found.packed, headers={**headers, **packed}, media_type=found.media_type)
    return Response(found.plain, headers=headers, media_type=found.media_type)


async def _search(request: Request, asked: Language | None, lang: Language) -> Response:
    """The same as `sigap search --json`; nobody keeps what was asked."""
    query = request.query_params.get("q")
    if query is None:
        raise problem.no_query(lang)
    limit = _limit(request.query_params.get("limit", str(USUAL_RESULTS)), lang)
    content = await run_in_threadpool(CURRENT.get)
    try:
        if content.searcher is None:
            raise SearchAwayError
        found = await run_in_threadpool(content.searcher.search, query, asked or Language.ID, limit)
    except SearchAwayError as error:
        contacts = (label.in_language(lang) for contact in content.base.help_bar if (label := contact.bar_label))
        raise problem.search_away(contacts, lang) from error
    return JSONResponse(found.as_dict(), headers={**_OPEN, "Cache-Control": "no-store"})


async def _deadlines(request: Request, lang: Language) -> Response:
    """The same as `sigap deadlines --json`; nobody keeps what was asked."""
    if request.method != "POST":
        raise problem.post_only(lang)
    given = await fields(request)
    content = await run_in_threadpool(CURRENT.get)
    found = await run_in_threadpool(deadlines.counted, content.base, given, lang)
    return JSONResponse(found, headers={**_OPEN, "Cache-Control": "no-store"})


def _limit(given: str, lang: Language) -> int:
    """How many results are asked for."""
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(MOST_RESULTS))):
        raise problem.bad_limit(given, lang)
    if not 1 <= int(given) <= MOST_RESULTS:
        raise problem.bad_limit(given, lang)
    return int(given)


def _preferred(request: Request) -> Language:
    """The language that the client names first, where it is one of ours; else Indonesian."""
    first = request.headers.get("accept-language", "").split(",")[0].split("-")[0].strip().lower()
    return Language.EN if first == Language.EN else Language.ID


def _asked_language(request: Request, lang: Language) -> Language | None:
    """The language named in the address; None where none is named."""
    given = request.query_params.get("lang")
    if given is None:
        return None
    if given not in set(Language):
        raise problem.unknown_language(given, lang)
    return Language(given)
