"""
The browser of the tests: one that the machine has, else one that can be had.

Run as a script (`make test` does), it makes sure that there is one: silent when all is well, else one
sentence on what to install, and exit status 2.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

INSTALLED = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
FLAGS = (
    "--no-sandbox",  # tests open nothing but our own server, and containers rarely allow a sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVICE = (
    "Pengujian peramban perlu Chromium: pasang Google Chrome atau Chromium "
    "(Debian/Ubuntu: sudo apt-get install chromium), atau arahkan variabel CHROMIUM ke berkas programnya."
)


def find_chromium() -> str | None:
    """
    The path of a Chromium that starts: named by `CHROMIUM`, else installed, else Playwright's own.

    Returns:
        None where the machine has none. A `CHROMIUM` that does not start counts as none: whoever
        named it wants that one and no other.
    """
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else _candidates()
    return next((path for path in candidates if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, INSTALLED))
    yield from (str(path) for path in APPLICATIONS if path.is_file())
    if _driver_starts():
        with sync_playwright() as playwright:
            yield playwright.chromium.executable_path


def _driver_starts() -> bool:
    """Whether Playwright's own driver runs: a bare Debian lacks a library that it needs (libatomic)."""
    return _succeeds(sys.executable, "-m", "playwright", "--version")


def _starts(path: str) -> bool:
    """Whether it says its version: on Ubuntu, `chromium-browser` may be a script that only names a snap."""
    return _succeeds(path, "--version")


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install() -> bool:
    """Fetch one where the user may: Playwright's, else, as root on Debian or Ubuntu, the system's package."""
    if _succeeds(sys.executable, "-m", "playwright", "install", "chromium") and ready():
        return True
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    silent = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    return _succeeds(*silent, "update") and _succeeds(*silent, "install", "-y", "chromium", "libatomic1") and ready()


def ready() -> bool:
    """Whether there is a Chromium, and a driver to lead it."""
    return find_chromium() is not None and _driver_starts()


def main() -> int:
    """Make sure that there is a browser; the exit status."""
    if ready() or (not os.environ.get("CHROMIUM") and install()):
        return 0
    print(ADVICE, file=sys.stderr)  # noqa: T201 (a script says what it needs)
    return 2


if __name__ == "__main__":
    sys.exit(main())
