"""The forms of the light edition for deadlines and for the code that applies, as readers and as others send them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import httpx
import pytest

from tests.app.document import Document
from tests.serving import Running

MOST_BYTES = 25_000
DUE, LAW = "tenggat-waktu", "aturan-yang-berlaku"
ROOTS = pytest.mark.parametrize("root", ["/ringan/", "/ringan/en/"], ids=["id", "en"])
OLD_INVESTIGATION = "perbuatan=sebelum&laporan=sebelum&pada=penyidikan"
SCRIPT = "<script>alert(1)</script>"
ENGLISH = re.compile(r"\b(?:the|which|is not|Choose)\b")


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened:
        yield opened


def sent(client: httpx.Client, root: str = "/ringan/", **fields: str) -> httpx.Response:
    return client.post(f"{root}{DUE}", data={"aturan": "2025", **fields})


# What falls due


@ROOTS
def test_the_form_sends_by_post_so_that_no_date_stands_in_an_address(client: httpx.Client, root: str):
    document = Document(client.get(f"{root}{DUE}").text)
    (form,) = [form for form in document.all("form") if form.get("class") == "isian"]
    assert (form["method"], form["action"]) == ("post", f"{root}{DUE}")
    assert form["autocomplete"] == "off"


@pytest.mark.parametrize(("regime", "number"), [("2025", 35 + 2 + 5), ("1981", 10 + 5)])
def test_every_limit_of_a_code_can_be_chosen(client: httpx.Client, kb, regime: str, number: int):
    """35 limits of KUHAP 2025 and 2 office forms, 10 of KUHAP 1981, and 5 of other laws under both."""
    document = Document(client.get(f"/ringan/{DUE}?aturan={regime}").text)
    assert len({option["value"] for option in document.all("option")} & set(kb.limits)) == number


@ROOTS
def test_the_answer_shows_the_day_the_steps_and_other_readings(client: httpx.Client, root: str):
    answer = sent(client, root, peristiwa="tl-25-13", tanggal="2026-03-13")
    text = Document(answer.text).text
    words = {
        "/ringan/": ("Jumat, 27 Maret 2026", "Senin, 23 Maret 2026", "Hari Suci Nyepi", "Pasal 279", "Bila terlewat"),
        "/ringan/en/": (
            "Friday, 27 March 2026",
            "Monday, 23 March 2026",
            "Day of Silence",
            "Article 279",
            "When missed",
        ),
    }[root]
    assert [word for word in words if word not in text] == []
    assert answer.headers["cache-control"] == "no-store"
    assert len(answer.content) <= MOST_BYTES


def test_the_hour_counts_for_limits_in_hours(client: httpx.Client):
    answer = sent(client, peristiwa="tl-25-06", tanggal="2026-03-02", jam="14:30")
    assert "Selasa, 3 Maret 2026, 14.30 WIB" in Document(answer.text).text


def test_a_chain_asks_for_the_day_of_each_event(client: httpx.Client):
    first = Document(sent(client, peristiwa="rantai-berkas-2025", tanggal="2026-03-02").text)
    assert {"tl-25-16", "tl-25-17", "tl-25-18", "tl-25-19"} <= {field.get("name") for field in first.all("input")}
    answer = sent(client, **{"peristiwa": "rantai-berkas-2025", "tl-25-16": "2026-03-02", "tl-25-17": "2026-03-10"})
    text = Document(answer.text).text
    assert "Senin, 9 Maret 2026" in text
    assert "Selasa, 24 Maret 2026" in text
    assert text.count("hanya jumlah, tanpa tanggal akhir") == 2


def test_detention_is_shown_in_days_without_any_date(client: httpx.Client):
    text = Document(sent(client, peristiwa="penahanan").text).text
    assert "60 Hari / 120 Hari" in text
    assert text.count("90 Hari / 150 Hari") == 3
    assert not re.search(r"\b20[0-9]{2}\b.*hari terakhir menurut", text)


@pytest.mark.parametrize("event", ["tersangka-upaya-paksa", "upaya-hukum", "penahanan", "rantai-upaya-hukum-2025"])
def test_no_answer_weighs_more_than_25_kb(client: httpx.Client, event: str):
    for root in ("/ringan/", "/ringan/en/"):
        assert len(sent(client, root, peristiwa=event, tanggal="2026-03-13").content) <= MOST_BYTES


def test_the_calendar_file_holds_each_last_day_in_lines_of_at_most_75_octets(client: httpx.Client):
    """RFC 5545: CRLF, folded lines, an event for the request and one for the court's answer."""
    answer = sent(client, peristiwa="tl-25-13", tanggal="2026-03-13", bentuk="ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="tenggat.ics"'
    lines = answer.content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    whole = answer.text.replace("\r\n ", "").split("\r\n")
    assert [line for line in whole if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20260327",
        "DTSTART;VALUE=DATE:20260331",
    ]
    assert [line for line in whole if line.startswith("DTEND")] == [
        "DTEND;VALUE=DATE:20260328",
        "DTEND;VALUE=DATE:20260401",
    ]
    assert len({line for line in whole if line.startswith("UID:")}) == 2
    assert "SUMMARY:5 hari kerja: penyidik\\, meminta persetujuan ketua pengadilan negeri" in whole


def test_hours_stand_in_the_calendar_file_in_universal_time(client: httpx.Client):
    """Half past two in the afternoon in Jakarta is half past seven in the morning, UTC."""
    answer = sent(client, peristiwa="tl-25-06", tanggal="2026-03-02", jam="14:30", bentuk="ics")
    assert "DTSTART:20260303T073000Z" in answer.text


def test_the_json_is_that_of_the_command(client: httpx.Client):
    answer = sent(client, peristiwa="tl-25-16", tanggal="2026-03-02", bentuk="json")
    assert answer.headers["content-disposition"] == 'attachment; filename="tenggat.json"'
    (found,) = json.loads(answer.text)
    assert (found["id"], found["due"]) == ("tl-25-16", "2026-03-09")


def test_where_there_is_no_day_there_is_no_calendar_file(client: httpx.Client):
    answer = sent(client, peristiwa="tl-25-20", tanggal="2026-03-02", bentuk="ics")
    assert answer.headers["content-type"].startswith("text/html")
    assert "Unduh kalender" not in answer.text


# Bad input gets a sentence

MARCH = {"tanggal": "2026-03-02"}
BAD = {
    "31 February": ({"peristiwa": "tl-25-16", "tanggal": "2026-02-31"}, "tidak ada dalam", "not in the calendar"),
    "1890": ({"peristiwa": "tl-25-16", "tanggal": "1890-01-01"}, "terlalu lama", "too long ago"),
    "2090": ({"peristiwa": "tl-25-16", "tanggal": "2090-01-01"}, "terlalu jauh", "too far ahead"),
    "no date": ({"peristiwa": "tl-25-16"}, "tidak terbaca", "cannot be read"),
    "hour 25": ({"peristiwa": "tl-25-06", "jam": "25:00", **MARCH}, "tidak ada dalam kalender", "not in the calendar"),
    "no event": (MARCH, "Pilih dulu", "First choose"),
    "unknown event": ({"peristiwa": "tl-99-99", **MARCH}, "tidak dikenal", "is not known"),
    "forged event": ({"peristiwa": SCRIPT, **MARCH}, "tidak dikenal", "is not known"),
    "forged date": ({"peristiwa": "tl-25-16", "tanggal": SCRIPT}, "tidak terbaca", "cannot be read"),
    "forged code": ({"peristiwa": "tl-25-16", "aturan": "1945", **MARCH}, "tidak dikenal", "is not known"),
    "other code": ({"peristiwa": "tl-81-02", **MARCH}, "tidak ada dalam KUHAP", "does not exist under"),
    "chain of the other code": ({"peristiwa": "rantai-berkas-1981", **MARCH}, "tidak ada dalam", "does not exist"),
    "chain with 31 April": (
        {"peristiwa": "rantai-berkas-2025", "tl-25-16": "2026-04-31"}, "tidak ada dalam", "not in the calendar",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "indonesian", "english"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_sentence_in_the_readers_language(
    client, fields: dict[str, str], indonesian: str, english: str
):
    for root, words in (("/ringan/", indonesian), ("/ringan/en/", english)):
        answer = sent(client, root, **fields)
        assert answer.status_code == 200
        alerts = re.findall(r'role="alert">([^<]*)', answer.text)
        assert len(alerts) == 1
        assert words in alerts[0]
        assert SCRIPT not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe=\x00",
        b"a=" + b"x" * 100_000,
        b"&".join(b"f%d=1" % n for n in range(500)),
        b"peristiwa=a&peristiwa=b",
    ],
    ids=["empty", "bytes", "long", "many", "twice"],
)
def test_forged_bodies_get_a_page(client: httpx.Client, body: bytes):
    answer = client.post(f"/ringan/{DUE}", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_a_forged_field_does_not_come_back(client: httpx.Client):
    assert "zumrud" not in sent(client, peristiwa="tl-25-16", tanggal="2026-03-02", zumrud="zumrudwuling").text


def test_neither_dates_nor_events_reach_the_log(client: httpx.Client, server: Running):
    sent(client, peristiwa="tl-25-06", tanggal="2026-03-07", jam="03:33")
    client.get(f"/ringan/{LAW}?{OLD_INVESTIGATION}")
    log = server.log
    assert [word for word in ("2026-03-07", "03:33", "tl-25-06", "sebelum") if word in log] == []


# Which code applies


@ROOTS
def test_three_answers_give_the_code_with_its_article_beside_the_other_and_whom_to_ask(client: httpx.Client, root: str):
    answer = client.get(f"{root}{LAW}?{OLD_INVESTIGATION}")
    document = Document(answer.text)
    words = {
        "/ringan/": ("KUHAP 1981", "Pasal 361 huruf a", "r-06 · terbuka", "Jaksa, sebelum sidang", "Tidak dipakai"),
        "/ringan/en/": ("KUHAP 1981", "Article 361 letter a", "r-06 · open", "The prosecutor", "Does not apply"),
    }[root]  # fmt: skip
    assert [word for word in words if word not in document.text] == []
    assert f"{root}alur-penanganan/1981" in document.hrefs
    assert f"{root}{DUE}?aturan=1981" in document.hrefs
    assert len(answer.content) <= MOST_BYTES


def test_the_answers_stay_in_the_address_of_the_other_language_and_edition(client: httpx.Client):
    document = Document(client.get(f"/ringan/{LAW}?{OLD_INVESTIGATION}").text)
    assert f"/ringan/en/{LAW}?{OLD_INVESTIGATION}" in document.hrefs
    assert f"/{LAW}?{OLD_INVESTIGATION}" in document.hrefs


def test_where_the_law_is_silent_no_code_is_named(client: httpx.Client):
    text = Document(client.get(f"/ringan/{LAW}?perbuatan=sebelum&laporan=sebelum&pada=penyelidikan").text).text
    assert "Undang-undang tidak menjawab keadaan ini" in text
    assert text.count("Terbuka: tanyakan dulu") == 2


@ROOTS
@pytest.mark.parametrize(
    "query", ["perbuatan=sebelum", "perbuatan=x&laporan=y&pada=z", f"pada={SCRIPT}", "laporan=melewati"]
)
def test_missing_or_forged_answers_get_a_sentence_and_the_questions_again(client: httpx.Client, root: str, query: str):
    answer = client.get(f"{root}{LAW}?{query}")
    assert answer.status_code == 200
    assert answer.text.count('role="alert"') == 1
    assert answer.text.count("<fieldset>") == 3
    assert SCRIPT not in answer.text
    assert bool(ENGLISH.search(re.findall(r'role="alert">([^<]*)', answer.text)[0])) == (root == "/ringan/en/")
