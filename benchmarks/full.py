"""The first load of both editions in a real Chromium with an empty cache."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from benchmarks.report import Figure
from benchmarks.served import fill, served

LOADS = 5
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
_EDITIONS = {"full edition": "/kemiskinan", "light edition": "/ringan/kemiskinan"}


class NoBrowserError(RuntimeError):
    """No Chromium was found."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one load fetched, and how long it took until the title of the page could be read."""

    requests: int
    kilobytes: float
    seconds: float


def figures() -> Iterator[Figure]:
    """
    Requests, bytes as they were sent, and time to the title, of one page in both editions.

    Raises:
        NoBrowserError: there is no Chromium on this machine.
    """
    with tempfile.TemporaryDirectory() as cache, sync_playwright() as playwright:
        found = chromium_path(playwright)
        fill(Path(cache))
        with served(Path(cache)) as server:
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *QUIET])
            for edition, path in _EDITIONS.items():
                _load(browser, server.url + path)
                loads = [_load(browser, server.url + path) for _ in range(LOADS)]
                yield Figure(f"{edition}, first load: requests", tuple(load.requests for load in loads))
                yield Figure(f"{edition}, first load: bytes sent", tuple(load.kilobytes for load in loads), "KB")
                yield Figure(
                    f"{edition}, first load: until the title shows", tuple(load.seconds for load in loads), "s"
                )
            browser.close()


def chromium_path(playwright: Playwright) -> str:
    """
    Where the Chromium of this machine is.

    Raises:
        NoBrowserError: there is none.
    """
    own = Path(playwright.chromium.executable_path)
    found = next(filter(None, map(shutil.which, _NAMES)), str(own) if own.is_file() else None)
    if found is None:
        raise NoBrowserError
    return found


def _load(browser: Browser, url: str) -> Load:
    """Load `url` in a window that has cached nothing, until nothing more is fetched."""
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    addresses: list[str] = []
    sizes: list[float] = []
    network.on("Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"]))
    network.on("Network.webSocketCreated", lambda event: addresses.append(event["url"]))
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda event: sizes.append(_frame_bytes(event["response"])))
    network.send("Network.enable")
    begun = time.perf_counter()
    page.goto(url)
    page.get_by_role("heading", level=1).first.wait_for()
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    fetched = [address for address in addresses if not address.startswith(("data:", "blob:"))]
    return Load(len(fetched), sum(sizes) / 1000, seconds)


def _frame_bytes(frame: dict[str, object]) -> float:
    """Bytes of a message over the web socket; binary ones come in base64, four letters for three bytes."""
    length = len(str(frame["payloadData"]))
    return length * 3 / 4 if frame["opcode"] == 2 else length
