"""Headers of every answer, and addresses of Streamlit that SIGAP does not offer."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CLOSED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/upload_file")
"""Parts of Streamlit's server that nobody here needs."""

_WEBSOCKETS = "OWN-WEBSOCKETS"
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]+)?", re.IGNORECASE)

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}


def source_hash(text: str) -> str:
    """The hash by which a Content-Security-Policy allows one inline script or style."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def light_policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Nothing but the page itself: its own style, its own script, its own forms."""
    allowed, run = (" ".join(source_hash(text) for text in texts) for texts in (styles, scripts))
    return (
        f"default-src 'none'; style-src {allowed}; script-src {run}; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def full_policy(inline_scripts: Iterable[str]) -> str:
    """What Streamlit needs from its own server, and nothing from anybody else; for `SecurityHeaders`."""
    hashes = " ".join(source_hash(text) for text in inline_scripts)
    return (
        f"default-src 'self'; script-src 'self' 'unsafe-eval' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{_WEBSOCKETS}; worker-src 'self' blob:; "
        "object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
    )


def _own_websockets(host: str) -> str:
    """The websockets of this server as it was asked for; Safari before 15.4 does not count them to `'self'`."""
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def _same_origin(scope: Scope) -> bool:
    """Whether a websocket comes from a page of this server (or from a program, which names no origin)."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


class SecurityHeaders:
    """Adds the headers to every HTTP answer and closes what is not offered."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        """`policy` is the Content-Security-Policy of answers that bring none of their own."""
        self.app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of any kind; only HTTP is touched."""
        if scope["type"] == "websocket" and not _same_origin(scope):
            # Streamlit would ask an outside service for its own address to judge a foreign origin.
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = path.startswith("/static/") and message["status"] == 200
                host = Headers(scope=scope).get("host", "")
                self._add(MutableHeaders(scope=message), host, kept=kept)
            await send(message)

        if path.startswith(_CLOSED):
            await PlainTextResponse("Not found", 404)(scope, receive, send_with_headers)
        else:
            await self.app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, host: str, *, kept: bool) -> None:
        for name, value in _COMMON.items():
            headers[name] = value
        if "Content-Security-Policy" not in headers:
            headers["Content-Security-Policy"] = self._policy.replace(_WEBSOCKETS, _own_websockets(host))
        if kept:
            # Streamlit's files carry a hash in their name.
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
