"""HTML as tagged PDF (PDF/UA-1), in a process of its own.

WeasyPrint draws with the system's Pango. A process apart keeps the server small and quick while a PDF is
made, and whole where a library of the system fails; nothing but this file knows WeasyPrint.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import warnings
from hashlib import sha256
from typing import Any

SECONDS = 120
"""Far more than the longest page takes, so that a busy machine is not taken for a broken one."""
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core", "fonts-noto-core")
"""What Debian and Ubuntu call what a PDF needs: layout of text, and fonts that know every sign of ours."""
ADVICE = (
    "PDF perlu Pango dan sebuah fon: pasang dengan "
    f"“sudo apt-get install {' '.join(PACKAGES)}” (Debian, Ubuntu) atau “brew install pango” (macOS)."
)
_MISSING = 3
"""Exit status of the process apart where the system lacks something."""


class NoPdfError(RuntimeError):
    """No PDF could be made; the message is a sentence for whoever runs SIGAP."""


def make_pdf(html: str) -> bytes:
    """
    A tagged PDF of a whole HTML document that brings its own style and fetches nothing.

    Raises:
        NoPdfError: Pango or fonts are missing, or WeasyPrint failed.
    """
    command = [sys.executable, "-m", "app.export.pdf"]
    try:
        done = subprocess.run(command, input=html.encode(), capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 (ourselves)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPdfError(f"PDF tidak jadi dalam {SECONDS} detik, atau prosesnya tidak dapat dimulai.") from error
    if done.returncode == _MISSING:
        raise NoPdfError(ADVICE)
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NoPdfError(f"PDF tidak jadi: {last or done.returncode}")
    return done.stdout


def write_pdf(html: str) -> bytes:
    """
    The same in this process: what the process apart does.

    The same HTML gives the same bytes. Nothing is fetched: addresses other than `data:` are refused.

    Raises:
        NoPdfError: Pango or fonts are missing.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            # Without any font WeasyPrint only warns, and then falls over in Pango.
            warnings.simplefilter("error", UserWarning)
            import weasyprint  # noqa: PLC0415 (serving must not need it)
            from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (OSError, UserWarning) as error:
        raise NoPdfError(ADVICE) from error
    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher, media_type="print")
    identifier = sha256(html.encode()).digest()[:16]
    written = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_head_columns)
    return bytes(written or b"")


def _head_columns(_document: object, written: Any) -> None:  # noqa: ANN401 (WeasyPrint's PDF has no types)
    """Say of every header cell that it heads its column: WeasyPrint names it in the cells below alone."""
    for thing in written.objects:
        if isinstance(thing, dict) and thing.get("S") == "/TH":
            thing["A"]["Scope"] = "/Column"


def main() -> int:
    """HTML from standard input, PDF to standard output; the exit status."""
    html = sys.stdin.buffer.read().decode()
    try:
        written = write_pdf(html)
    except NoPdfError:
        return _MISSING
    sys.stdout.buffer.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
