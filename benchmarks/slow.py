"""The light edition over a slow network: 400 kbit/s and a round trip of 400 ms, as Chromium emulates them.

Chromium adds the round trip to each request, not to the opening of the connection: whoever comes for the first
time over TLS 1.3 waits two round trips (0.8 s) more than is measured here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.full import QUIET, chromium_path
from benchmarks.report import Figure
from benchmarks.served import fill, served

LOADS = 5
_BYTES_A_SECOND = 400_000 / 8
_ROUND_TRIP_MS = 400
_LONGEST_SECONDS = 2
_PAGES = {
    "home": "/ringan/",
    "butuh-bantuan": "/ringan/butuh-bantuan",
    "cek": "/ringan/cek",
    "cek-tawaran-kerja": "/ringan/cek-tawaran-kerja",
    "cari": "/ringan/cari?q=paspor+ditahan",
}
_FIRST_PAINT = """() => new Promise(done => new PerformanceObserver(list => {
    const found = list.getEntries().find(entry => entry.name === 'first-contentful-paint');
    if (found) done(found.startTime);
}).observe({type: 'paint', buffered: true}))"""


def figures() -> Iterator[Figure]:
    """
    Seconds from the press on a link until text shows, with an empty cache and a new connection.

    Raises:
        NoBrowserError: there is no Chromium on this machine.
    """
    with tempfile.TemporaryDirectory() as cache, sync_playwright() as playwright:
        path = chromium_path(playwright)
        fill(Path(cache))
        with served(Path(cache)) as server:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
            for name, address in _PAGES.items():
                seconds = tuple(_first_paint(browser, server.url + address) for _ in range(LOADS))
                yield Figure(f"{name}, first content", seconds, "s", bar=_LONGEST_SECONDS)
            browser.close()


def _first_paint(browser: Browser, url: str) -> float:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    conditions = {
        "offline": False,
        "latency": _ROUND_TRIP_MS,
        "downloadThroughput": _BYTES_A_SECOND,
        "uploadThroughput": _BYTES_A_SECOND,
    }
    network.send("Network.emulateNetworkConditions", conditions)
    page.goto(url)
    milliseconds: float = page.evaluate(_FIRST_PAINT)
    context.close()
    return milliseconds / 1000
