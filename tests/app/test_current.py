"""The content changes while it is served: good changes are taken up, bad ones are told and change nothing."""

from __future__ import annotations

from pathlib import Path

from tests.app import raw, session
from tests.app.document import Document
from tests.serving import Running, running, wait_until


def _retitle(page: Path, title: str) -> None:
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"title: {title}\n" if line.startswith("title: ") else line for line in lines]
    page.write_text("".join(lines), encoding="utf-8")


def _title(server: Running, address: str) -> str:
    return Document(raw.request(server, address).text).title.partition(" · ")[0]


def test_a_change_is_served_within_seconds_and_a_broken_one_never(small: Path, tmp_path: Path):
    page = small / "pages" / "kenali" / "kemiskinan" / "id.md"
    with running(small) as server:
        english = _title(server, "/ringan/en/kemiskinan")
        _retitle(page, "Tujuh ember rupa")
        wait_until(lambda: _title(server, "/ringan/kemiskinan") == "Tujuh ember rupa", server)
        assert _title(server, "/kemiskinan") == "Tujuh ember rupa"
        assert "Tujuh ember rupa" in session.shown(server, "kemiskinan").html
        assert "/ringan/kemiskinan" in Document(raw.request(server, "/ringan/cari?q=tujuh+ember").text).hrefs
        assert _title(server, "/ringan/en/kemiskinan") == english

        good = page.read_text(encoding="utf-8")
        line = len(good.splitlines()) + 2
        page.write_text(f"{good.rstrip()}\n\nLihat [ini](/halaman-hilang). [@tidak-ada]\n", encoding="utf-8")
        wait_until(lambda: f"pages/kenali/kemiskinan/id.md:{line}: " in server.log, server)
        told = [text for text in server.log.splitlines() if f"kemiskinan/id.md:{line}: " in text]
        assert [("halaman-hilang" in text, "tidak-ada" in text) for text in told] == [(True, False), (False, True)]
        assert server.status("/siap") == 200
        assert _title(server, "/ringan/kemiskinan") == "Tujuh ember rupa"
        assert "halaman-hilang" not in raw.request(server, "/ringan/kemiskinan").text
        assert "Tujuh ember rupa" in session.shown(server, "kemiskinan").html

        (small / "process.yaml").rename(tmp_path / "process.yaml")
        wait_until(lambda: "process.yaml:1: " in server.log, server)
        assert server.status("/ringan/alur-penanganan") == 200
        (tmp_path / "process.yaml").rename(small / "process.yaml")

        page.write_text(good.replace("Tujuh ember rupa", "Delapan ember rupa"), encoding="utf-8")
        wait_until(lambda: _title(server, "/ringan/kemiskinan") == "Delapan ember rupa", server)
        assert "Traceback" not in server.log
