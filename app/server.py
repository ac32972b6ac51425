"""The ASGI application: Streamlit's full edition, the light edition and health answers on one port."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from app import collector, light, look, shell, waking
from app.api import routes as api_routes
from app.current import CURRENT
from app.export import material_routes
from app.export import routes as export_routes
from app.failing import FailureAnswers
from app.light import pages as light_pages
from app.light import routes as light_routes
from app.parts import trainer
from app.present import routes as present_routes
from app.security import SecurityHeaders, full_policy, light_policy
from knowledge.lang import Language

LOG = logging.getLogger("sigap")
RELOAD_EVERY_SECONDS = 2.0
_ROOMS = {"ringan", "presentasi", "pdf", "bahan", "aset", "media", "component", "api"}
_ANSWERED = ("_stcore/health", "_stcore/host-config", "_stcore/script-health-check")
_LONGEST_FILE = 200
_SEARCHES = ("/ringan/cari", "/ringan/en/cari", "/cari", "/api/v1/search.json")
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}

STREAMLIT_OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 1,
    **look.streamlit_theme(),
}
for option, value in STREAMLIT_OPTIONS.items():
    config.set_option(option, value)
# Streamlit's logger revives uvicorn's access log, which would keep addresses and queries of readers.
logging.getLogger("uvicorn.access").disabled = True
logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


async def alive(_: Request) -> Response:
    """`/sehat`: the process lives."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def ready(_: Request) -> Response:
    """`/siap`: content is loaded and the index ready (200), or not yet (503)."""
    state = {"siap": CURRENT.ready}
    return JSONResponse(state, 200 if CURRENT.ready else 503, {"Cache-Control": "no-store"})


async def full(request: Request) -> Response:
    """A page of the full edition, or a helpful page where there is none at this address."""
    content = await light_routes.current()
    slug = request.path_params.get("slug", "")
    lang = Language.EN if request.query_params.get("lang") == Language.EN else Language.ID
    if not shell.knows(content, slug):
        text = light_pages.not_found(content, slug[:200], lang)
        return light_routes.html(text, 404)
    query = request.query_params.get("q", "")[:400]
    plan = trainer.carried(request.query_params.multi_items()) if slug == trainer.SLUG else {}
    return HTMLResponse(shell.shell(content, slug, lang, query, plan), headers={"Cache-Control": "no-store"})


async def asset(request: Request) -> Response:
    """Stylesheet and script of the full edition, under a name that changes with them."""
    name = request.path_params["name"]
    js = shell.script()
    for css in shell.styles():
        if name == f"{look.fingerprint(css)}.css":
            return Response(css, media_type="text/css", headers=FOREVER)
    if name == f"{look.fingerprint(js)}.js":
        return Response(js, media_type="text/javascript", headers=FOREVER)
    return PlainTextResponse("Not found", 404)


async def robots(_: Request) -> Response:
    """Search engines are welcome in the light edition."""
    closed = "".join(f"Disallow: {path}\n" for path in _SEARCHES)
    return PlainTextResponse(f"User-agent: *\nAllow: /ringan/\n{closed}")


class LightPolicy:
    """Gives light pages the strict policy of a page without foreign parts, where they bring none of their own."""

    def __init__(self, app: ASGIApp) -> None:
        """Work the policy out once: style and script of a light page never change while the process lives."""
        self.app = app
        self._policy = light_policy(*light_pages.outfits())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the header where the answer is a light page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_policy(message: Any) -> None:  # noqa: ANN401 (an ASGI message)
            if message["type"] == "http.response.start" and _is_light(scope, message):
                MutableHeaders(scope=message).setdefault("Content-Security-Policy", self._policy)
            await send(message)

        await self.app(scope, receive, send_with_policy)


class KnownPaths:
    """Answers deeper addresses that nobody has with our page; Streamlit would send its empty shell."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what some route answers."""
        if scope["type"] == "http" and _leads_nowhere(scope["path"]):
            content = await light_routes.current()
            answer = light_routes.html(light_pages.not_found(content, scope["path"][:200], Language.ID), 404)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _leads_nowhere(path: str) -> bool:
    """Whether a path has several parts and none of our or Streamlit's rooms at its front, or names no file."""
    asked = path.strip("/")
    first, _, rest = asked.partition("/")
    if first == "static":
        return len(asked) > _LONGEST_FILE or not (shell.INDEX.parent / asked).is_file()
    if "_stcore" in asked.split("/"):
        return not asked.endswith(_ANSWERED)
    return bool(rest) and first not in _ROOMS


def _is_light(scope: Scope, message: Any) -> bool:  # noqa: ANN401 (an ASGI message)
    """Pages under `/ringan`, `/pdf/` and `/bahan/`, and those that tell of what is not there or has failed."""
    headers = dict(message["headers"])
    is_page = headers.get(b"content-type", b"").startswith(b"text/html")
    return is_page and (scope["path"].startswith(("/ringan", "/pdf/", "/bahan/")) or message["status"] in {404, 500})


@contextlib.asynccontextmanager
async def lifespan(_: Any) -> AsyncGenerator[None]:  # noqa: ANN401 (Streamlit's own class)
    """Open the index in the background, then watch the files."""
    watching = asyncio.create_task(_open_and_watch())
    yield
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


async def _open_and_watch() -> None:
    CURRENT.wake = waking.wake
    await run_in_threadpool(CURRENT.get)
    collector.settle()
    if CURRENT.ready:
        LOG.info("Ready: content %s", CURRENT.get().base.version)
    fresh = True
    while True:
        try:
            if fresh:
                fresh = False
                await waking.cut_the_rest(CURRENT.get())
            await asyncio.sleep(RELOAD_EVERY_SECONDS)
            fresh = await run_in_threadpool(CURRENT.reload_if_changed)
            if fresh:
                await run_in_threadpool(collector.replaced)
        except Exception:
            LOG.exception("Content could not be looked at again; the last good version stays")


app = st.App(
    Path(__file__).with_name("main.py"),
    lifespan=lifespan,
    routes=[
        Route("/sehat", alive),
        Route("/siap", ready),
        Route("/robots.txt", robots),
        Route("/aset/{name}", asset),
        *api_routes.routes(),
        *light.routes.routes(),
        *export_routes.routes(),
        *material_routes.routes(),
        *present_routes.routes(),
        Route("/", full),
        Route("/{slug}", full),
    ],
    middleware=[
        Middleware(SecurityHeaders, policy=full_policy(shell.inline_scripts())),
        Middleware(LightPolicy),
        Middleware(GZipMiddleware, minimum_size=600, compresslevel=6),
        Middleware(FailureAnswers),
        Middleware(KnownPaths),
    ],
)
