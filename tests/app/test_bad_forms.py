"""Whatever is sent to the check and to the pasted message, in either edition: an answer, and no trace in the log."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from knowledge.base import KnowledgeBase
from tests.app import session
from tests.serving import Running

RARE = "zumrudwuling"
SCRIPT = f"<script>alert('{RARE}')</script>"
MESSAGES = {
    "10,000 characters": f"{RARE} " * 770,
    "a million characters": f"{RARE} visa turis untuk kerja. " * 27_000,
    "HTML": f'</p>{SCRIPT}<img src=x onerror="alert(1)">{RARE} visa turis untuk kerja',
    "emoji": f"😀👩‍👩‍👧 gaji 800$ 💸 {RARE} ✈️",
    "control characters": f"{RARE}\x00\x07\x1b[31m\u202e visa turis\r\n",
    "template": f"{{{{7*7}}}} {{% raw %}} ${{7*7}} {RARE}",
}
ROOTS = ("/ringan/", "/ringan/en/")


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened:
        yield opened


def filled(**widgets: str | bool | int) -> session.Step:
    """Fill in the first widget of each named kind; `button` presses it."""

    def step(elements: tuple[Element, ...]) -> list[WidgetState]:
        states: list[WidgetState] = []
        for kind, value in widgets.items():
            drawn = next(element for element in elements if element.WhichOneof("type") == kind)
            state = WidgetState(id=getattr(drawn, kind).id)
            if kind == "button":
                state.trigger_value = True
            elif isinstance(value, bool):
                state.bool_value = value
            elif isinstance(value, int):
                state.int_value = value
            else:
                state.string_value = value
            states.append(state)
        return states

    return step


# Pasted messages


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_the_light_edition_answers_any_message_without_running_it(client: httpx.Client, root: str, message: str):
    answer = client.post(f"{root}periksa-pesan", data={"pesan": message})
    too_big = len(message) > 100_000
    assert answer.status_code == (413 if too_big else 200)
    assert (RARE in answer.text) is not too_big
    _is_whole_and_tame(answer.text)
    assert len(answer.content) <= 25_000


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_the_full_edition_answers_any_message_without_running_it(server: Running, lang: str, message: str):
    shown = session.used(server, "periksa-pesan", f"lang={lang}", filled(text_area=message, button=True))
    assert "exception" not in shown.kinds
    assert 'class="pesan"' in shown.html
    assert RARE in shown.html
    _is_tame(shown.html)


def test_a_message_sent_twice_is_read_once(client: httpx.Client):
    answer = client.post("/ringan/periksa-pesan", data={"pesan": ["visa turis untuk kerja", RARE]})
    assert "<mark>visa turis</mark>" in answer.text
    assert RARE not in answer.text


def test_an_empty_message_is_asked_for_in_both_editions(client: httpx.Client, server: Running):
    asked = "Tempel dulu pesannya di kotak ini."
    assert asked in client.post("/ringan/periksa-pesan", data={"pesan": " \n\t"}).text
    assert asked in session.used(server, "periksa-pesan", "", filled(text_area=" \n\t", button=True)).html


@pytest.mark.parametrize("tool", ["cek", "periksa-pesan"])
def test_bodies_of_another_kind_get_a_sentence_in_the_readers_language(client: httpx.Client, tool: str):
    address = f"/ringan/en/{tool}"
    answers = [
        client.post(address, json={"pesan": RARE, "keadaan": RARE}),
        client.post(address, files={"pesan": (RARE, RARE.encode())}),
        client.post(address, content=RARE, headers={"Content-Type": "application/xml; charset=utf-8"}),
        client.post(address, content=RARE),
    ]
    for answer in answers:
        assert answer.status_code == 415
        assert "This could not be read" in answer.text
        assert RARE not in answer.text
        _is_whole_and_tame(answer.text)


@pytest.mark.parametrize("tool", ["cek", "periksa-pesan"])
def test_the_full_edition_takes_no_form_by_post(client: httpx.Client, tool: str):
    answer = client.post(f"/{tool}", data={"pesan": RARE})
    assert answer.status_code == 405
    assert RARE not in answer.text


# The check


def test_repeated_and_forged_answers_of_the_light_check_count_once_or_not_at_all(
    client: httpx.Client, kb: KnowledgeBase
):
    fields = {
        "keadaan": ["job-abroad", "marriage"],
        "tanda": ["ja-02", "ja-02", "ja-02 ja-02", RARE, SCRIPT, "ex-01"],
        "hasil": ["1", "2"],
        "anak": ["", "1"],
    }
    answer = client.post("/ringan/cek", data=fields)
    assert answer.status_code == 200
    assert answer.text.count(kb.signs["ja-02"].text.id) == 1
    assert kb.signs["ex-01"].text.id not in answer.text
    assert RARE not in answer.text
    assert '<input type="hidden" name="tanda" value="ja-02">' in answer.text


@pytest.mark.parametrize("situation", [RARE, SCRIPT, "", 99, -1, True], ids=str)
def test_a_forged_situation_of_the_full_check_gets_the_questions_or_a_sentence(server: Running, situation: str | int):
    shown = session.used(server, "cek", "", filled(radio=situation))
    assert "exception" not in shown.kinds
    assert "radio" in shown.kinds or "Muat ulang halaman ini" in shown.html
    assert RARE not in shown.html
    _is_tame(shown.html)


def test_a_view_that_fails_says_so_in_english_and_leads_to_its_light_page(server: Running):
    shown = session.used(server, "cek", "lang=en", filled(radio=99))
    assert "Load this page again, or open its light version." in shown.html
    assert 'href="/ringan/en/cek"' in shown.html


def test_the_log_knows_nothing_of_all_this(server: Running, client: httpx.Client):
    for message in MESSAGES.values():
        client.post("/ringan/periksa-pesan", data={"pesan": message})
        session.used(server, "periksa-pesan", "", filled(text_area=message, button=True))
    session.used(server, "cek", "", filled(radio=RARE))
    session.used(server, "cek", "", filled(radio=77_123))
    log = server.log
    assert "A view failed" in log
    for word in (RARE, "visa turis", "77123", "alert("):
        assert word not in log


def _is_whole_and_tame(page: str) -> None:
    assert page.count("<h1>") == 1
    assert 'href="tel:110"' in page
    _is_tame(page)


def _is_tame(html: str) -> None:
    """Nothing that was typed runs or is worked out."""
    for wicked in ("<script>alert", "<img src=x", "Traceback", ">49 "):
        assert wicked not in html
