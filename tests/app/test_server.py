"""What the running server sends with its answers: headers, compression, and what it keeps closed."""

from __future__ import annotations

import asyncio
import base64
import gzip
import re
from hashlib import sha256

import httpx
import pytest
from starlette.responses import Response
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from app.security import SecurityHeaders, full_policy
from tests.app import raw
from tests.app.document import Document
from tests.serving import Running

STREAMLIT_FILE = re.compile(r'src="(/static/js/index\.[^"]+\.js)"')
EVERYWHERE = [
    "/",
    "/kemiskinan?lang=en",
    "/tidak-ada",
    "/ringan/",
    "/ringan/kemiskinan",
    "/ringan/en/cari?q=paspor",
    "/ringan/tidak-ada",
    "/sehat",
    "/siap",
    "/robots.txt",
    "/aset/tidak-ada.css",
    "/_stcore/health",
    "/_stcore/agent/openapi.json",
]


def directives(answer: raw.Answer) -> dict[str, str]:
    """The Content-Security-Policy, directive by directive."""
    pairs = (directive.strip().partition(" ") for directive in answer.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in pairs}


def source_hash(text: str) -> str:
    """As the policy names an inline script (CSP level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_carries_the_headers_that_protect_its_reader(server: Running, address: str):
    answer = raw.request(server, address)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    policy = directives(answer)
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "'unsafe-inline'" not in policy.get("script-src", policy["default-src"])
    assert not re.search(r"https?:|\*", answer.headers["content-security-policy"])
    assert "server" not in answer.headers


@pytest.mark.parametrize("address", ["/", "/?lang=en", "/kemiskinan", "/alur-penanganan?lang=en", "/cari?q=x"])
def test_the_full_edition_allows_its_inline_scripts_one_by_one(server: Running, address: str):
    answer = raw.request(server, address)
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert scripts
    allowed = directives(answer)["script-src"].split()
    assert [script for script in scripts if source_hash(script) not in allowed] == []
    assert sum(source.startswith("'sha256-") for source in allowed) == len(set(scripts))
    assert not any(name.startswith("on") for _, attributes in Document(answer.text).tags for name in attributes)


def test_the_full_edition_may_talk_to_this_server_alone(server: Running):
    host = server.url.removeprefix("http://")
    assert directives(raw.request(server, "/kemiskinan"))["connect-src"] == f"'self' ws://{host} wss://{host}"


def test_a_forged_host_says_nothing_in_the_policy():
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(SecurityHeaders(Response(), full_policy(())))
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.get("http://sigap/", headers={"Host": "a; script-src *"})

    policy = asyncio.run(asked()).headers["content-security-policy"]
    assert "connect-src 'self'; worker-src" in policy
    assert "*" not in policy


@pytest.mark.parametrize(
    "address", ["/", "/kemiskinan", "/tidak-ada", "/ringan/", "/ringan/en/kontak", "/sehat", "/siap"]
)
def test_no_page_may_be_kept_by_a_cache(server: Running, address: str):
    assert raw.request(server, address).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "address", ["/", "/kemiskinan", "/ringan/", "/ringan/kemiskinan", "/ringan/cari?q=x", "/sehat"]
)
def test_no_page_sets_a_cookie(server: Running, address: str):
    assert "set-cookie" not in raw.request(server, address).headers


def assets(server: Running) -> list[str]:
    """Style and script of the full edition, and Streamlit's own script."""
    document = Document(raw.request(server, "/").text)
    styles = [
        a["href"] for a in document.all("link") if a.get("rel") == "stylesheet" and a["href"].startswith("/aset/")
    ]
    scripts = [a["src"] for a in document.all("script") if "src" in a]
    assert len(styles) == 1
    assert len(scripts) == 2
    return [*styles, *scripts]


def test_assets_are_compressed_and_kept_for_good(server: Running):
    for address in assets(server):
        plain = raw.request(server, address)
        packed = raw.request(server, address, accept_encoding="gzip, br")
        assert plain.status == packed.status == 200, address
        assert packed.headers["content-encoding"] == "gzip", address
        assert "accept-encoding" in packed.headers["vary"].lower(), address
        assert gzip.decompress(packed.body) == plain.body, address
        assert len(packed.body) < len(plain.body) / 2, address
        assert packed.headers["cache-control"] == "public, max-age=31536000, immutable", address


def test_pages_are_compressed_where_the_reader_can_unpack_them(server: Running):
    packed = raw.request(server, "/ringan/kemiskinan", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in raw.request(server, "/ringan/kemiskinan").headers


@pytest.mark.parametrize("address", ["/static/js/tidak-ada.js", "/aset/000000000000.css", "/aset/000000000000.js"])
def test_an_asset_that_is_not_there_is_not_kept_for_good(server: Running, address: str):
    answer = raw.request(server, address)
    assert answer.status == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "address",
    [
        "/_stcore/agent",
        "/_stcore/agent/",
        "/_stcore/agent/openapi.json",
        "/%5fstcore/agent/openapi.json",
        "/./_stcore/agent/openapi.json",
        "/kemiskinan/_stcore/agent/openapi.json",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
    ],
)
def test_the_agent_api_metrics_and_uploads_are_closed(server: Running, address: str, method: str):
    answer = raw.request(server, address, method)
    assert answer.status in {404, 405}
    assert "openapi" not in answer.text


def test_the_agent_api_is_not_advertised(server: Running):
    text = raw.request(server, "/").text
    assert "service-desc" not in text
    assert "agent" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/a/b/c",
        "/kemiskinan/x",
        "/kemiskinan/_stcore/apa-saja",
        "/_stcore/apa-saja",
        "/_stcore/AGENT/openapi.json",
        "/_stcore/stream",
        "/media/x",
        "/component/x/y",
        "/static/",
        "/aset",
        "/index.html",
    ],
)
def test_no_address_shows_streamlits_own_page(server: Running, address: str):
    answer = raw.request(server, address)
    assert "<title>Streamlit</title>" not in answer.text
    assert "You need to enable JavaScript" not in answer.text
    assert 400 <= answer.status < 500


def test_a_page_of_somebody_else_cannot_open_the_websocket(server: Running):
    address = server.url.replace("http://", "ws://") + "/_stcore/stream"
    with pytest.raises(InvalidStatus), connect(address, origin="https://lain.example"):  # type: ignore[arg-type]
        pass


def test_a_message_beyond_measure_closes_its_websocket_alone(server: Running):
    address = server.url.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"]) as line:  # type: ignore[list-item]
        line.send(b"x" * 1_100_000)
        with pytest.raises(ConnectionClosed) as caught:
            line.recv(timeout=30)
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == 1009  # message too big
    assert server.status("/sehat") == 200


def test_search_engines_are_sent_to_the_light_edition_and_not_to_searches(server: Running):
    text = raw.request(server, "/robots.txt").text
    assert "Allow: /ringan/\n" in text
    assert "Disallow: /ringan/cari\n" in text
    assert "Disallow: /ringan/en/cari\n" in text
