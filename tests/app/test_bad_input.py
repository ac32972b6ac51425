"""Whatever somebody sends, either edition answers with a page: no crash, no traceback, nothing unescaped."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.app import raw, session
from tests.app.document import Document
from tests.serving import Running

SCRIPT = "<script>alert(1)</script>"
QUERIES = {
    "empty": "",
    "10,000 characters": "a" * 10_000,
    "10,000 words": "paspor " * 1_500,
    "search syntax": "AND (",
    "star": "*",
    "quote": '"',
    "field syntax": "title:[a TO z] ~2 ^5 ?",
    "control characters": "pas\x07por\x1b[31m\x7f\r\n",
    "NUL": "pas\x00por",
    "script": SCRIPT,
    "misspelt with markup": f"penyidkan {SCRIPT}",
    "attribute": '"><svg onload=alert(1)>',
    "template": "{{7*7}} {% raw %} ${7*7}",
    "right to left": "\u202eropsap\u2066",
    "half a character": "\U0001f469\u200d\U0001f469 ک",
}
ROOMS = ["/ringan/cari?q=", "/ringan/en/cari?q=", "/cari?q=", "/cari?lang=en&q=", "/?q="]


def assert_is_a_page(answer: raw.Answer) -> None:
    assert answer.status < 500
    assert "Traceback" not in answer.text
    assert SCRIPT not in answer.text
    assert "<svg onload" not in answer.text


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_any_query_gets_a_page(server: Running, room: str, query: str):
    answer = raw.request(server, room + quote(query))
    assert_is_a_page(answer)
    assert answer.status == 200
    assert len(Document(answer.text).all("html")) == 1
    assert "49" not in Document(answer.text).text or "7*7" not in query


@pytest.mark.parametrize("query", [SCRIPT, '"><svg onload=alert(1)>', "{{7*7}}", "AND (", "*", '"'])
def test_the_light_edition_shows_the_query_again_as_it_was_typed(server: Running, query: str):
    document = Document(raw.request(server, f"/ringan/cari?q={quote(query)}").text)
    assert [field["value"] for field in document.all("input")] == [query]


def test_a_long_query_is_cut_in_the_light_edition_before_it_makes_the_page_heavy(server: Running):
    answer = raw.request(server, f"/ringan/cari?q={'a' * 10_000}")
    assert len(answer.body) <= 25_000


@pytest.mark.parametrize(
    "target", ["/ringan/cari?q=", "/cari?q=", "/", "/ringan/", "/ringan/en/", "/aset/", "/static/"]
)
@pytest.mark.parametrize(
    "ending",
    ["%", "%zz", "%e0%a4%a", "%ff%fe", "%00", "%0d%0aSet-Cookie:%20a=b", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "a" * 5_000],
)
def test_broken_escapes_nul_and_long_paths_get_a_page(server: Running, target: str, ending: str):
    answer = raw.request(server, target + ending)
    assert_is_a_page(answer)
    assert "set-cookie" not in answer.headers
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/", "/ringan/", "/ringan/en/"])
def test_an_address_made_of_markup_is_shown_nowhere_unescaped(server: Running, path: str):
    answer = raw.request(server, path + quote(SCRIPT, safe=""))
    assert_is_a_page(answer)
    assert answer.status == 404


@pytest.mark.parametrize("lang", ["xx", "EN", "", SCRIPT, "id-ID", "\x00"])
def test_an_unknown_language_gets_the_page_in_indonesian(server: Running, lang: str):
    answer = raw.request(server, f"/kemiskinan?lang={quote(lang)}")
    assert_is_a_page(answer)
    assert answer.status == 200
    assert Document(answer.text).lang == "id"


def test_an_unknown_language_in_the_path_gets_a_helpful_page(server: Running):
    answer = raw.request(server, "/ringan/xx/kemiskinan")
    assert answer.status == 404
    assert "/ringan/kemiskinan" in Document(answer.text).hrefs


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "SIGAP"])
@pytest.mark.parametrize("path", ["/", "/kemiskinan", "/ringan/", "/ringan/cari?q=x", "/sehat"])
def test_other_methods_are_turned_away(server: Running, method: str, path: str):
    assert 300 <= raw.request(server, path, method).status < 500


@pytest.mark.parametrize("path", ["/", "/kemiskinan", "/ringan/", "/ringan/kemiskinan", "/sehat", "/siap"])
def test_head_answers_like_get_without_a_body(server: Running, path: str):
    answer = raw.request(server, path, "HEAD")
    assert answer.status == 200
    assert answer.body == b""


@pytest.mark.parametrize(
    "target", ["//lain.example/", "//lain.example/%2e%2e/", "/\\lain.example/", "/ringan//lain.example/"]
)
def test_no_address_of_ours_sends_a_reader_to_another_site(server: Running, target: str):
    answer = raw.request(server, target)
    assert answer.status < 500
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_any_query_gets_an_answer_in_the_full_edition(server: Running, query: str):
    shown = session.shown(server, "cari", f"q={quote(query)}")
    assert "<h1>Cari</h1>" in shown.html
    assert "exception" not in shown.kinds
    assert SCRIPT not in shown.html
    assert "<svg onload" not in shown.html


def test_the_full_edition_falls_back_where_the_address_says_nonsense(server: Running):
    shown = session.shown(server, "alur-penanganan", f"lang=xx&aturan=1850&tahap={quote(SCRIPT)}")
    assert "exception" not in shown.kinds
    assert "KUHAP 2025" in shown.html
    assert "alert(1)" not in shown.html


@pytest.mark.parametrize("asked", ["rencana=", "untuk="])
def test_markup_in_the_address_of_a_plan_is_repeated_as_text(server: Running, asked: str):
    shown = session.shown(server, "pelatih", asked + quote("<a href=tel:0900123>Telepon 129</a>"))
    assert "&lt;a href=tel:0900123&gt;" in shown.html
    assert "<a href=tel:0900123>" not in shown.html
