"""The addresses of what trainers take away: `/bahan/slides/modul-warga.pptx`, English `/bahan/en/…`."""

from __future__ import annotations

import asyncio
import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.content import Content, today
from app.export import materials
from app.export.kinds import Kind
from app.export.materials import Material
from app.export.organisation import NameTooLongError, organisation_named, too_long
from app.export.pdf import NoPdfError
from app.light import pages as light_pages
from app.light.routes import current, html
from app.plan_faults import sentence
from app.words import translate
from knowledge.lang import Language
from knowledge.training.plan import Fault, PlanError, named

LOG = logging.getLogger("sigap")
AT_A_TIME = 1
"""Materials that are made at once: readers of pages come first."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def routes() -> list[Route]:
    """Routes under `/bahan/`."""
    turn = asyncio.Semaphore(AT_A_TIME)
    listed: list[Route] = []
    for prefix, lang in (("/bahan/en", Language.EN), ("/bahan", Language.ID)):
        answer = _Edition(lang, turn)
        listed += [
            Route(f"{prefix}/{{kind}}/{{file}}", answer.material),
            Route(f"{prefix}/{{rest:path}}", answer.nothing),
        ]
    return listed


class _Edition:
    """The materials in one language."""

    def __init__(self, lang: Language, turn: asyncio.Semaphore) -> None:
        self.lang = lang
        self._turn = turn

    async def material(self, request: Request) -> Response:
        content = await current()
        text, _, extension = request.path_params["file"].rpartition(".")
        kind = next((kind for kind in Kind if kind == request.path_params["kind"]), None)
        if kind is None or not text or extension != kind.extension:
            return await self.nothing(request)
        try:
            asked = Material(kind, named(content.base, text))
            name = organisation_named(request.query_params.get("nama", ""))
        except PlanError as error:
            status = 404 if error.fault in {Fault.UNKNOWN_MODULE, Fault.NO_MATERIAL} else 400
            return self._refusal(content, sentence(error, self.lang), status)
        except NameTooLongError:
            return self._refusal(content, too_long(self.lang), 400)
        try:
            async with self._turn:
                made = await run_in_threadpool(materials.written, content, asked, self.lang, today(), name)
        except NoPdfError as error:
            LOG.warning("%s", error)
            return self._refusal(content, translate("PDF sedang tidak dapat dibuat di sini.", self.lang), 503)
        return self._file(asked.kind, asked.filename(content.base, self.lang), made)

    def _file(self, kind: Kind, name: str, written: bytes) -> Response:
        shown = "inline" if kind.extension == "pdf" else "attachment"
        headers = {
            "Cache-Control": "no-store",
            "Content-Disposition": f'{shown}; filename="{name}"',
            "Content-Language": self.lang.value,
            "Content-Security-Policy": _POLICY,
            "X-Robots-Tag": "noindex",
        }
        return Response(written, media_type=_TYPES[kind.extension], headers=headers)

    def _refusal(self, content: Content, words: str, status: int) -> Response:
        return html(light_pages.no_material(content, words, self.lang), status)

    async def nothing(self, request: Request) -> Response:
        content = await current()
        return html(light_pages.not_found(content, request.url.path[:200], self.lang), 404)
