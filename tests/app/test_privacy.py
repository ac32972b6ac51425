"""What a reader looks for and from where is kept nowhere: the log of a used server is read."""

from __future__ import annotations

from urllib.parse import quote

from tests.app import raw, session
from tests.serving import Running

RARE = "zumrudwuling"
READER = "203.0.113.77"


def test_the_log_holds_neither_what_was_looked_for_nor_from_where(server: Running):
    asked = [
        f"/ringan/cari?q={RARE}",
        f"/ringan/en/cari?q={RARE}",
        f"/cari?q={RARE}",
        f"/{RARE}",
        f"/ringan/{RARE}",
        f"/{RARE}/a/b",
        f"/_stcore/{RARE}",
        f"/aset/{RARE}",
        f"/static/{RARE}",
        f"/ringan/cari?q={RARE}{quote(chr(0))}",
    ]
    for target in asked:
        answer = raw.request(server, target, x_forwarded_for=READER, user_agent=f"Mozilla {RARE}")
        assert answer.status in {200, 404}, target
    assert raw.request(server, f"/kemiskinan?{RARE}={RARE}", "POST", referer=f"https://{RARE}.example/").status == 405
    assert RARE in raw.request(server, f"/ringan/cari?q={RARE}").text
    assert "<h1>" in session.shown(server, "cari", f"q={RARE}").html
    assert "<h1>" in session.shown(server, "kemiskinan", f"lang=en&x={RARE}").html
    log = server.log
    assert "Ready" in log
    assert RARE not in log
    assert READER not in log
    assert "127.0.0.1" not in log
    assert "Mozilla" not in log
