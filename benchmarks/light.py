"""The light edition: how long the server needs for a page, and what all pages weigh."""

from __future__ import annotations

import gzip
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from benchmarks.report import Figure, in_ms
from benchmarks.served import Served, ask, fill, served

STARTS = 5
REQUESTS = 200
_PAGES = {
    "home": "/ringan/",
    "kemiskinan": "/ringan/kemiskinan",
    "penelitian-berkas": "/ringan/penelitian-berkas",
    "hak-korban": "/ringan/hak-korban",
    "search": "/ringan/cari?q=paspor+ditahan+majikan",
}
_SEEDS: tuple[str, ...] = (
    "/ringan/",
    "/ringan/en/",
    "/ringan/cari?q=kerja+luar+negeri",
    "/ringan/en/cari?q=work+abroad",
)
_LOADED_LINKS = {"stylesheet", "icon", "preload", "manifest"}


def figures() -> Iterator[Figure]:
    """Server time over loopback, connection kept open, gzip as browsers ask for it; then sizes."""
    first: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as cache:
        fill(Path(cache))
        for turn in range(STARTS):
            with served(Path(cache)) as server:
                _ask_first(server, turn, first)
                if turn == STARTS - 1:
                    yield from _server_time(server, first)
                    yield from _sizes(server)


def _ask_first(server: Served, turn: int, first: dict[str, list[float]]) -> None:
    """Ask each page once, another one first at every start: the first of all finds least that is drawn already."""
    names = list(_PAGES)
    connection = server.connection()
    for name in names[turn % len(names) :] + names[: turn % len(names)]:
        first[name].append(ask(connection, _PAGES[name]).seconds)
    connection.close()


def _server_time(server: Served, first: dict[str, list[float]]) -> Iterator[Figure]:
    connection = server.connection()
    for name, path in _PAGES.items():
        again = [ask(connection, path).seconds for _ in range(REQUESTS)]
        yield Figure(f"{name}, first request after a start", in_ms(first[name]), "ms", bar=20)
        yield Figure(f"{name}, later requests", in_ms(again), "ms", bar=20, tail=True)
    connection.close()


def _sizes(server: Served) -> Iterator[Figure]:
    pages = dict(_crawl(server))
    sizes = {path: len(body) / 1000 for path, body in pages.items()}
    heaviest = max(sizes, key=lambda path: sizes[path])
    packed = tuple(len(gzip.compress(body, 6)) / 1000 for body in pages.values())
    yield Figure("size of a page with its style", tuple(sizes.values()), "KB", tail=True)
    yield Figure(f"largest page: {heaviest.removeprefix('/ringan/')}", (sizes[heaviest],), "KB", bar=25)
    yield Figure("size of a page, gzip", packed, "KB", tail=True)
    yield Figure("largest page, gzip", (max(packed),), "KB")
    requests = max(1 + len(_Seen(body).loaded) for body in pages.values())
    yield Figure("most requests of a page", (requests,), bar=2)


def _crawl(server: Served) -> Iterator[tuple[str, bytes]]:
    """All pages that links within the light edition lead to, with their bytes before compression."""
    waiting, known = list(_SEEDS), set(_SEEDS)
    connection = server.connection()
    while waiting:
        path = waiting.pop()
        answer = ask(connection, path, compressed=False)
        if answer.status != 200:
            raise ValueError(f"{path} answers {answer.status}; a page of the light edition links to it")
        yield path, answer.body
        for href in _Seen(answer.body).links:
            there = urlsplit(urljoin(path, href))
            if not there.netloc and there.path.startswith("/ringan/") and there.path not in known:
                known.add(there.path)
                waiting.append(there.path)
    connection.close()


class _Seen(HTMLParser):
    """What a page links to, and what a browser fetches with it."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(given.get("href", ""))
            return
        is_loaded_link = tag == "link" and given.get("rel") in _LOADED_LINKS
        address = given.get("href" if is_loaded_link else "src", "")
        if address and not address.startswith("data:"):
            self.loaded.append(address)
