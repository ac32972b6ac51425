"""
The office programs of the tests: LibreOffice, which opens a deck and prints it, and Poppler, which reads the print.

Run as a script (`make test` does), it makes sure that there are both: silent when all is well, else one
sentence on what to install, and exit status 2.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

NEEDED = ("soffice", "pdftotext")
PACKAGES = ("libreoffice-impress", "poppler-utils", "fonts-liberation")
ADVICE = (
    "Pengujian salindia perlu LibreOffice dan Poppler: pasang keduanya "
    "(Debian/Ubuntu: sudo apt-get install libreoffice-impress poppler-utils)."
)


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and the box it stands in, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Word) -> bool:
        """Whether two words lie on each other (a point of tolerance: letters reach out of their lines)."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 0.35 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page: its size and its words."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """All words, with single blanks."""
        return " ".join(word.text for word in self.words)


def printed(decks: Iterable[Path], folder: Path) -> dict[str, tuple[Sheet, ...]]:
    """The pages that LibreOffice prints of some decks, as Poppler reads them, by the name of the deck."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    files = [str(deck) for deck in decks]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return {pdf.stem: sheets(pdf) for pdf in sorted(folder.glob("*.pdf"))}


def sheets(pdf: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF, as Poppler reads them."""
    return tuple(_sheets(_boxes(pdf)))


def _boxes(pdf: Path) -> str:
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _sheets(boxes: str) -> list[Sheet]:
    found: list[Sheet] = []
    for page in re.findall(r"<page .*?</page>", boxes, re.DOTALL):
        width, height = map(float, re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', page)[0])
        words = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
        )
        found.append(Sheet(width, height, tuple(Word(unescape(w[4]), *map(float, w[:4])) for w in words)))
    return found


def ready() -> bool:
    """Whether both programs are there."""
    return all(map(shutil.which, NEEDED))


def install() -> bool:
    """Install them as root on Debian or Ubuntu."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    silent = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    done = [
        subprocess.run([*silent, "update"], capture_output=True, check=False).returncode,
        subprocess.run(
            [*silent, "install", "-y", "--no-install-recommends", *PACKAGES], capture_output=True, check=False
        ).returncode,
    ]
    return not any(done) and ready()


def main() -> int:
    """Make sure that there are both; the exit status."""
    if ready() or install():
        return 0
    print(ADVICE, file=sys.stderr)  # noqa: T201 (a script says what it needs)
    return 2


if __name__ == "__main__":
    sys.exit(main())
