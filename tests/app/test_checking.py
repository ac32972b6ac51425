"""The check and the pasted message in the light edition: plain forms, helpful answers to any input, nothing kept."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from html import escape

import httpx
import pytest
import yaml

from app.light.posted import MOST_BYTES
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.screening.signs import signs_of
from tests.app.document import Document
from tests.serving import ROOT, Running

MOST_PAGE_BYTES = 25_000
MOST_SENT_BYTES = 10_000
OFFER = "Butuh 50 org admin kamboja gaji 800$ tanpa dok, tiket ditanggung"
TOOLS = {"cek": "Memeriksa tawaran kerja · Panduan warga", "periksa-pesan": "Memeriksa pesan lowongan · Panduan warga"}
MESSAGES = ROOT / "tests" / "knowledge" / "screening" / "messages.yaml"
RARE = "zumrudwuling"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened:
        yield opened


def check(client: httpx.Client, **fields: str | list[str]) -> httpx.Response:
    return client.post("/ringan/cek", data=fields)


def paste(client: httpx.Client, message: str, root: str = "/ringan/") -> httpx.Response:
    return client.post(f"{root}periksa-pesan", data={"pesan": message})


# Step by step


def test_the_check_asks_first_what_it_is_about_then_for_signs_then_tells(client: httpx.Client, kb: KnowledgeBase):
    start = client.get("/ringan/cek")
    for situation in kb.situations.values():
        assert f'<button name="keadaan" value="{situation.id}">{situation.title.id}</button>' in start.text
    asked = check(client, keadaan="job-abroad")
    for sign in signs_of(kb, kb.situations["job-abroad"]):
        assert f'value="{sign.id}">{sign.text.id}</label>' in asked.text
    told = check(client, keadaan="job-abroad", tanda=["ja-01", "ja-02"], hasil="1")
    assert "Beberapa tanda saling menguatkan" in told.text
    assert kb.signs["ja-01"].text.id in told.text
    assert kb.reasons["lie"].why.id in told.text
    assert 'href="tel:08001000"' in told.text


def test_nothing_ticked_gets_an_answer_that_promises_nothing(client: httpx.Client):
    told = check(client, keadaan="already-working", hasil="1")
    assert "Itu bukan jaminan aman" in told.text
    assert 'href="tel:110"' in told.text


def test_answers_can_be_changed_without_being_lost(client: httpx.Client):
    told = check(client, keadaan="job-abroad", tanda=["ja-08", "ja-01"], anak="1", hasil="1")
    assert '<input type="hidden" name="tanda" value="ja-01 ja-08">' in told.text
    again = check(client, keadaan="job-abroad", tanda="ja-01 ja-08", anak="1")
    assert again.text.count(" checked>") == 3


def test_an_age_under_18_changes_what_is_said(client: httpx.Client):
    adult = check(client, keadaan="job-abroad", tanda="ja-08", hasil="1")
    child = check(client, keadaan="job-abroad", tanda="ja-08", anak="1", hasil="1")
    assert "Ada tanda yang perlu dijawab dulu" in adult.text
    assert "Ada tanda kuat" in child.text


def test_a_message_comes_back_with_its_phrases_marked_and_explained(client: httpx.Client, kb: KnowledgeBase):
    told = paste(client, OFFER)
    assert "<mark>tanpa dok</mark>" in told.text
    assert "<mark>gaji 800$</mark><sup>1</sup>" in told.text
    assert kb.tactics["gaji-dolar"].name.id in told.text
    assert 'href="/ringan/lowongan-daring-palsu"' in told.text


def test_a_message_without_a_mark_is_not_called_safe(client: httpx.Client):
    told = paste(client, "Rapat RT Sabtu sore, mohon datang")
    assert "Itu tidak berarti tawarannya aman" in told.text
    assert "<mark>" not in told.text


def test_both_tools_speak_english(client: httpx.Client):
    told = client.post("/ringan/en/cek", data={"keadaan": "job-abroad", "tanda": "ja-02", "hasil": "1"})
    assert "There is a strong sign" in told.text
    assert 'lang="en"' in told.text
    assert "Pay quoted in dollars" in paste(client, OFFER, "/ringan/en/").text


# Every answer is a light page


@pytest.mark.parametrize("lang", list(Language))
def test_the_longest_results_stay_within_25_kilobytes(client: httpx.Client, kb: KnowledgeBase, lang: Language):
    root = "/ringan/en/" if lang is Language.EN else "/ringan/"
    for situation in kb.situations.values():
        every = [sign.id for sign in signs_of(kb, situation)]
        asked = client.post(f"{root}cek", data={"keadaan": situation.id, "tanda": every})
        told = client.post(f"{root}cek", data={"keadaan": situation.id, "tanda": every, "hasil": "1", "anak": "1"})
        assert max(len(asked.content), len(told.content)) <= MOST_PAGE_BYTES, situation.id
        assert max(len(gzip.compress(answer.content, 6)) for answer in (asked, told)) <= MOST_SENT_BYTES, situation.id
    judged = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    offers = [entry["message"] for entry in judged if entry["marks"]]
    for message in (
        OFFER,
        ". ".join(offers[:8]),
        ". ".join(offers),
        ". ".join(offers[::-1]),
        "potong gaji <<<<<<<< " * 150,
    ):
        answer = paste(client, message, root).content
        assert len(answer) <= MOST_PAGE_BYTES, message[:60]
        assert len(gzip.compress(answer, 6)) <= MOST_SENT_BYTES, message[:60]


@pytest.mark.parametrize(("tool", "title"), TOOLS.items())
def test_every_step_keeps_title_help_exit_and_headers(client: httpx.Client, tool: str, title: str):
    steps = [
        client.get(f"/ringan/{tool}"),
        client.post(f"/ringan/{tool}", data={}),
        client.post(f"/ringan/{tool}", data={"keadaan": "job-abroad", "pesan": OFFER}),
        client.post(f"/ringan/{tool}", data={"keadaan": "job-abroad", "tanda": "ja-01", "hasil": "1", "pesan": "halo"}),
        client.post(f"/ringan/{tool}", content=b"x" * (MOST_BYTES + 1), headers=FORM),
    ]  # fmt: skip
    for step in steps:
        assert f"<title>{title}</title>" in step.text
        assert step.headers["cache-control"] == "no-store"
        assert step.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in step.headers["content-security-policy"]
        assert "set-cookie" not in step.headers
        hrefs = Document(step.text).hrefs
        assert {"tel:110", "tel:129", "https://www.bmkg.go.id/"} <= set(hrefs)
        assert "<h1>" in step.text


# Bad input


def test_forged_fields_get_a_helpful_page_and_no_trace_of_themselves(client: httpx.Client):
    for fields in (
        {"keadaan": RARE},
        {"keadaan": "job-abroad", "tanda": [RARE, "ex-01", "<b>"], "hasil": "1"},
        {"keadaan": ["job-abroad", RARE], "hasil": "1"},
        {RARE: RARE},
    ):
        answer = client.post("/ringan/cek", data=fields)
        assert answer.status_code == 200
        assert RARE not in answer.text
        assert "<b>" not in answer.text
    asked = client.post("/ringan/cek", data={"keadaan": RARE})
    assert "Pilih dulu tentang apa" in asked.text
    assert '<button name="keadaan" value="job-abroad">' in asked.text


@pytest.mark.parametrize("message", ["a" * 10_000, "kerja di mana? " * 700, "😀" * 10_000])
def test_ten_thousand_characters_get_an_answer_that_says_what_was_read(client: httpx.Client, message: str):
    answer = paste(client, message)
    assert answer.status_code == 200
    assert "Hanya bagian awalnya yang diperiksa" in answer.text
    assert len(answer.content) <= MOST_PAGE_BYTES


def test_html_in_a_message_is_shown_not_run(client: httpx.Client):
    wicked = '</p><script>alert(1)</script><img src=x onerror="alert(2)"> visa turis untuk kerja & "dolar"'
    answer = paste(client, wicked)
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert escape("<script>alert(1)</script>", quote=False) in answer.text
    assert "<mark>visa turis</mark>" in answer.text


def test_what_is_no_text_at_all_is_answered(client: httpx.Client):
    for body in (b"pesan=%00%ff%fe", b"pesan=%", b"&&&===", b"\xff\xfe\x00", b"", b"pesan"):
        answer = client.post("/ringan/periksa-pesan", content=body, headers=FORM)
        assert answer.status_code == 200
        assert "<h1>Memeriksa pesan lowongan</h1>" in answer.text


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_another_kind_of_body_gets_the_form_again(client: httpx.Client, tool: str, kind: str):
    answer = client.post(f"/ringan/{tool}", content=b'{"pesan": "halo"}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert "Kiriman ini tidak dapat dibaca" in answer.text
    assert f'action="/ringan/{tool}"' in answer.text


@pytest.mark.parametrize("tool", TOOLS)
def test_a_body_that_is_too_large_is_refused_while_it_comes(client: httpx.Client, tool: str):
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"pesan=" + b"a" * 65_536

    answer = client.post(f"/ringan/{tool}", content=endless(), headers=FORM)
    assert answer.status_code == 413
    assert "terlalu panjang untuk dibaca" in answer.text


def test_too_many_fields_are_refused(client: httpx.Client):
    answer = client.post("/ringan/cek", content=b"tanda=a&" * 5000, headers=FORM)
    assert answer.status_code == 413


# Nothing is kept


def test_the_log_knows_neither_answers_nor_messages(client: httpx.Client, server: Running):
    assert RARE in paste(client, f"{RARE} visa turis untuk kerja").text
    check(client, keadaan="already-working", tanda="ex-01", hasil="1")
    client.post("/ringan/cek", content=RARE.encode() * 20_000, headers=FORM)
    client.post("/ringan/periksa-pesan", content=RARE.encode(), headers={"Content-Type": "text/plain"})
    log = server.log
    assert "Ready" in log
    for word in (RARE, "ex-01", "visa turis", "periksa-pesan", "/cek"):
        assert word not in log


def test_a_message_in_the_address_is_not_read(client: httpx.Client):
    answer = client.get(f"/ringan/periksa-pesan?pesan={RARE}+visa+turis")
    assert RARE not in answer.text
    assert "<mark>" not in answer.text
