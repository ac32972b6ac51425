"""How far a command has come: told in a terminal, and nowhere else where one file is written."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

from tests.serving import SIGAP, environment


def _on_a_terminal(*command: str | Path, cache: Path) -> tuple[int, str]:
    """Exit status of `sigap`, and what a terminal on its stderr was sent."""
    outside, inside = pty.openpty()
    done = subprocess.run([SIGAP, *command], stdout=subprocess.PIPE, stderr=inside, check=False, env=environment(cache))
    os.close(inside)
    sent = b""
    try:
        while piece := os.read(outside, 65536):
            sent += piece
    except OSError:
        pass  # the other side is closed: all has been read
    os.close(outside)
    return done.returncode, sent.decode()


def test_a_paper_shows_a_bar_that_is_gone_at_the_end(small: Path, tmp_path: Path):
    paper = tmp_path / "a.pdf"
    status, sent = _on_a_terminal("export", "page", "kemiskinan", "--out", paper, "--data", small, cache=tmp_path)
    assert status == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert "[====        ] Membaca isi" in sent
    assert "[========    ] Menyusun berkas" in sent
    assert sent.endswith("\r\x1b[K")


def test_a_refusal_stands_alone_on_its_line(small: Path, tmp_path: Path):
    status, sent = _on_a_terminal(
        "export", "page", "tidak-ada", "--out", tmp_path / "a.pdf", "--data", small, cache=tmp_path
    )
    assert status == 2
    assert sent.rpartition("\x1b[K")[2].strip() == "Halaman “tidak-ada” tidak ada."


def test_no_bar_is_written_into_a_file(small: Path, tmp_path: Path):
    done = subprocess.run(
        [SIGAP, "export", "page", "kemiskinan", "--out", tmp_path / "a.pdf", "--data", small],
        capture_output=True,
        text=True,
        check=True,
        env=environment(tmp_path),
    )
    assert done.stderr == ""
