"""
A resident's phone whose screen is filmed where `SIGAP_RECORD` names a folder: `SIGAP_RECORD=recordings pytest …`.

Playwright films with an ffmpeg of its own (`playwright install ffmpeg`).
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.browser.views import PHONE

FOLDER = "SIGAP_RECORD"


@dataclass(slots=True)
class Phone:
    """A phone of 360 pixels that counts how often its screen is touched."""

    page: Page
    begun: float = field(default_factory=time.monotonic)
    taps: int = 0

    def tap(self, place: Locator) -> None:
        """Touch `place` with a thumb."""
        self.taps += 1
        place.tap()

    def put_down(self, name: str) -> None:
        """End the film, if there is one: it is called by `name` and the seconds since the phone was taken up."""
        seconds = time.monotonic() - self.begun
        film = self.page.video
        self.page.context.close()
        if film is not None:
            made = Path(film.path())
            made.rename(made.with_name(f"{name}-{seconds:.1f}s{made.suffix}"))


def take_up(browser: Browser, address: str) -> Phone:
    """A phone with nothing in it, whose browser reads the site at `address`."""
    width, height = PHONE
    film = os.environ.get(FOLDER)
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        has_touch=True,
        is_mobile=True,
        record_video_dir=film or None,
        record_video_size={"width": width, "height": height} if film else None,
    )
    return Phone(context.new_page())
