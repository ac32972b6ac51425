"""The quiz and the stories as readers of both editions get them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from knowledge.lang import Language
from tests.app.test_views import opened, run, seen
from tests.serving import Running

MOST_BYTES = 25_000
ROOTS = {Language.ID: "/ringan", Language.EN: "/ringan/en"}
LANGUAGES = pytest.mark.parametrize("lang", list(Language))


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened_client:
        yield opened_client


@LANGUAGES
def test_a_round_is_answered_without_javascript_and_explained(client, lang):
    asked = client.get(f"{ROOTS[lang]}/kuis?soal=setuju-di-awal")
    assert 'type="radio" name="j-setuju-di-awal" value="2"' in asked.text
    told = client.post(f"{ROOTS[lang]}/kuis", data={"soal": "setuju-di-awal", "j-setuju-di-awal": "2"})
    words = {Language.ID: ("Hasil: 1/1", "Tepat.", "Pasal 26"), Language.EN: ("Result: 1/1", "Right.", "Article 26")}
    assert [word for word in words[lang] if word not in told.text] == []
    assert told.headers["cache-control"] == "no-store"
    wrong = client.post(f"{ROOTS[lang]}/kuis", data={"soal": "setuju-di-awal", "j-setuju-di-awal": "0"})
    assert {Language.ID: "Belum tepat.", Language.EN: "Not quite."}[lang] in wrong.text
    assert "✓" in wrong.text


@LANGUAGES
def test_every_round_of_ten_and_its_answers_are_light(kb, client, lang):
    for number in range(1, 12):
        chosen = {"jumlah": "10", "putaran": str(number)}
        asked = client.get(f"{ROOTS[lang]}/kuis", params=chosen)
        names = re.findall(r'<fieldset class="centang"', asked.text)
        assert len(names) == (10 if number < 11 else 8)
        answers = {f"j-{name}": "0" for name in kb.training.questions}
        told = client.post(f"{ROOTS[lang]}/kuis", data=chosen | answers)
        assert max(len(asked.content), len(told.content)) <= MOST_BYTES
        assert "tel:110" in told.text


@pytest.mark.parametrize(
    "body",
    [
        "soal=tidak-ada&j-tidak-ada=1",
        "topik=" + "x" * 10_000,
        "j-setuju-di-awal=2",
        "",
        "soal=&jumlah=-5&untuk=%00%ff",
    ],
    ids=["unknown question", "long", "no question", "empty", "odd"],
)
def test_forged_answers_get_a_sentence_and_the_choice_again(client, body):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    told = client.post("/ringan/kuis", content=body, headers=kind)
    assert told.status_code == 200
    assert "belum-pasti" in told.text
    assert "Mulai kuis" in told.text
    assert "xxxx" not in told.text


def test_repeated_and_impossible_answers_count_as_not_answered(client):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    body = "soal=setuju-di-awal&j-setuju-di-awal=2&j-setuju-di-awal=0"
    assert "Belum dijawab." in client.post("/ringan/kuis", content=body, headers=kind).text
    body = f"soal=setuju-di-awal&soal=x&j-setuju-di-awal={'9' * 10_000}"
    assert "Belum dijawab." in client.post("/ringan/kuis", content=body, headers=kind).text


@pytest.mark.parametrize("query", ["soal=tidak-ada", "topik=tidak-ada", "untuk=" + "x" * 5_000])
def test_an_address_that_names_what_there_is_not_says_so(client, query):
    told = client.get(f"/ringan/kuis?{query}")
    assert (told.status_code, "itu tidak ada. Pilih dari daftar" in told.text) == (200, True)


@LANGUAGES
def test_every_story_has_a_light_page_that_says_it_is_invented(kb, client, lang):
    words = {Language.ID: "Cerita rekaan.", Language.EN: "Invented story."}[lang]
    assert len(kb.training.scenarios) >= 24
    for story in kb.training.scenarios.values():
        page = client.get(f"{ROOTS[lang]}/skenario/{story.id}")
        assert page.status_code == 200
        assert words in page.text
        assert "<details" in page.text
        assert len(page.content) <= MOST_BYTES


def test_an_unknown_story_is_a_page_that_helps(client):
    told = client.get("/ringan/skenario/tidak-ada")
    assert told.status_code == 404
    assert "Halaman ini tidak ada" in told.text


def test_stories_are_narrowed_by_topic(client):
    told = client.get("/ringan/skenario?topik=awak-kapal")
    assert "Yang cocok" in told.text
    assert len(told.content) <= MOST_BYTES


def quiz_view() -> None:
    from app.current import CURRENT
    from app.views import quiz

    content = CURRENT.get()
    quiz.render(content, content.base.pages["kuis"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_full_edition_marks_an_answer_and_keeps_it_out_of_the_address(lang):
    view = opened(quiz_view, lang=lang, soal="setuju-di-awal")
    view.radio[0].set_value("2")
    view.button[0].click()
    run(view)
    assert {"id": "Hasil: 1/1", "en": "Result: 1/1"}[lang] in seen(view).text
    assert dict(view.query_params.items()) == {"lang": lang, "soal": "setuju-di-awal"}


def test_the_full_edition_puts_what_was_chosen_into_the_address():
    view = opened(quiz_view)
    view.selectbox[0].set_value("restitusi")
    run(view)
    assert view.query_params["topik"] in ("restitusi", ["restitusi"])
    assert len(view.radio) == 5


def test_the_full_edition_leads_to_the_next_round_and_after_the_last_to_the_first():
    view = opened(quiz_view, topik="anak", jumlah="10")
    first = [choice.label for choice in view.radio]
    questions = content_questions("anak")
    rounds = -(-questions // 10)
    assert rounds > 1
    for number in [*range(2, rounds + 1), 1]:
        view.button[0].click()
        run(view)
        assert view.button[1].label == "Putaran berikutnya"
        view.button[1].click()
        run(view)
        assert view.query_params["putaran"] in (str(number), [str(number)])
        assert "Hasil:" not in seen(view).text
        assert ([choice.label for choice in view.radio] == first) == (number == 1)


def content_questions(topic: str) -> int:
    """How many questions there are about a topic."""
    from app.current import CURRENT

    questions = CURRENT.get().base.training.questions.values()
    return sum(topic in question.topics for question in questions)


def test_the_full_edition_says_that_a_question_does_not_exist():
    assert "itu tidak ada" in seen(opened(quiz_view, soal="x" * 300)).text
