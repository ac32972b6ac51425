"""HTML as tagged PDF (PDF/UA-1), in a process of its own.

WeasyPrint draws with the system's Pango. A process apart keeps the server small and quick while a PDF is
made, and whole where a library of the system fails; nothing but this file knows WeasyPrint. The process stays
for the next PDF, for starting it takes longer than drawing most papers, and goes when nobody asks any more.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from queue import SimpleQueue
from typing import IO, Any

from app.export.running_footers import as_artifacts

SECONDS = 120
"""Far more than the longest page takes, so that a busy machine is not taken for a broken one."""
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core", "fonts-noto-core")
"""What Debian and Ubuntu call what a PDF needs: layout of text, and fonts that know every sign of ours."""
ADVICE = (
    "PDF perlu Pango dan sebuah fon: pasang dengan "
    f"“sudo apt-get install {' '.join(PACKAGES)}” (Debian, Ubuntu) atau “brew install pango” (macOS)."
)
_STAYS = 120.0
"""Seconds that the process waits for the next PDF: a trainer fetches one paper after the other."""
_MOST = 100
"""PDFs that one process makes, so that what a library forgets to give back does not add up."""
_MADE, _MISSING, _FAILED = b"P", b"M", b"F"
"""How an answer of the process begins: with a PDF, because the system lacks something, with what went wrong."""
_HEAD = 9
"""Bytes before an answer: how it ends, and its length. A question is its length and its text."""


class NoPdfError(RuntimeError):
    """No PDF could be made; the message is a sentence for whoever runs SIGAP."""


class Apart:
    """A process apart that makes one PDF after the other; it starts when it is needed and goes when it is not."""

    def __init__(self, stays: float = _STAYS) -> None:
        """`stays`: seconds after which a process that nobody asked goes."""
        self._stays = stays
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self._going: threading.Timer | None = None

    def make(self, html: str) -> bytes:
        """
        A tagged PDF of a whole HTML document that brings its own style and fetches nothing.

        Raises:
            NoPdfError: Pango or fonts are missing, or WeasyPrint failed.
        """
        with self._lock:
            if self._going is not None:
                self._going.cancel()
            how, answer = self._asked(html.encode())
            self._made += 1
            if how != _MADE or self._made >= _MOST:
                self._end()
            else:
                self._going = threading.Timer(self._stays, self.close)
                self._going.daemon = True
                self._going.start()
        if how == _MADE:
            return answer
        raise NoPdfError(ADVICE if how == _MISSING else f"PDF tidak jadi: {answer.decode(errors='replace')}")

    def close(self) -> None:
        """Let the process go."""
        with self._lock:
            self._end()

    def _asked(self, html: bytes) -> tuple[bytes, bytes]:
        """What the process answers; where it falls or is too slow, that it did."""
        try:
            process = self._running()
        except OSError as error:
            return _FAILED, (error.strerror or "prosesnya tidak dapat dimulai").encode()
        late = threading.Timer(SECONDS, process.kill)
        late.start()
        try:
            return _exchanged(process, html)
        except OSError:
            return _FAILED, f"prosesnya berhenti, atau perlu lebih dari {SECONDS} detik".encode()
        finally:
            late.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "app.export.pdf"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603 (ourselves)
            self._made = 0
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._process.communicate()
            self._process = None


def _exchanged(process: subprocess.Popen[bytes], html: bytes) -> tuple[bytes, bytes]:
    """
    One question and its answer.

    Raises:
        OSError: the process is no longer there.
    """
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    process.stdin.write(len(html).to_bytes(_HEAD - 1) + html)
    process.stdin.flush()
    head = _read(process.stdout, _HEAD)
    return head[:1], _read(process.stdout, int.from_bytes(head[1:]))


def _read(stream: IO[bytes], count: int) -> bytes:
    """
    So many bytes.

    Raises:
        BrokenPipeError: the other side has gone.
    """
    found = stream.read(count)
    if len(found) < count:
        raise BrokenPipeError
    return found


_APART = Apart()


def make_pdf(html: str) -> bytes:
    """
    A tagged PDF of a whole HTML document that brings its own style and fetches nothing.

    Raises:
        NoPdfError: Pango or fonts are missing, or WeasyPrint failed.
    """
    return _APART.make(html)


def make_pdfs(htmls: Iterable[str]) -> Iterator[bytes]:
    """
    The PDFs of many documents, in their order: as many at once as there are processors.

    Raises:
        NoPdfError: one of them could not be made.
    """
    count = os.cpu_count() or 1
    free: SimpleQueue[Apart] = SimpleQueue()
    every = [Apart() for _ in range(count)]
    for each in every:
        free.put(each)

    def made(html: str) -> bytes:
        each = free.get()
        try:
            return each.make(html)
        finally:
            free.put(each)

    with ThreadPoolExecutor(count) as threads:
        try:
            yield from threads.map(made, htmls)
        finally:
            threads.shutdown(cancel_futures=True)
            for each in every:
                each.close()


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
    written = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_mended)
    return bytes(written or b"")


def _mended(_document: object, written: Any) -> None:  # noqa: ANN401 (WeasyPrint's PDF has no types)
    """Three things that WeasyPrint leaves out of the structure of a PDF/UA: see the three functions."""
    as_artifacts(written)
    listed: list[Any] = [thing for thing in written.objects if isinstance(thing, dict)]
    by_reference = {thing.reference: thing for thing in listed}
    for thing in listed:
        if thing.get("S") == "/TH":
            _head_of_column(thing)
        elif thing.get("S") == "/LI":
            _body_of_item(thing, by_reference, written)


def _head_of_column(cell: Any) -> None:  # noqa: ANN401
    """Say of a header cell that it heads its column: WeasyPrint names it in the cells below alone."""
    cell["A"]["Scope"] = "/Column"


def _body_of_item(item: Any, by_reference: dict[Any, Any], written: Any) -> None:  # noqa: ANN401
    """An item of a list has a label and a body: paragraphs that stand in it directly go into a body."""
    kids: list[Any] = []
    body: Any = None
    for reference in list(item.get("K", [])):
        kid = by_reference.get(reference)
        if kid is None or kid.get("S") in {"/Lbl", "/LBody"}:
            kids.append(reference)
            body = None
            continue
        if body is None:
            body = type(item)({"Type": "/StructElem", "S": "/LBody", "K": type(item["K"])(), "P": item.reference})
            if "Pg" in item:
                body["Pg"] = item["Pg"]
            written.add_object(body)
            kids.append(body.reference)
        body["K"].append(reference)
        kid["P"] = body.reference
    if "K" in item:
        item["K"][:] = kids


def main() -> int:
    """HTML from standard input, PDF to standard output, one after the other until there is no more."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while head := asked.read(_HEAD - 1):
        how, answer = _answered(asked.read(int.from_bytes(head)).decode())
        answers.write(how + len(answer).to_bytes(_HEAD - 1) + answer)
        answers.flush()
    return 0


def _answered(html: str) -> tuple[bytes, bytes]:
    try:
        return _MADE, write_pdf(html)
    except NoPdfError:
        return _MISSING, b""
    except Exception as error:  # noqa: BLE001 (whatever falls in there, the server is told and lives on)
        return _FAILED, f"{type(error).__name__}: {error}".encode()


if __name__ == "__main__":
    sys.exit(main())
