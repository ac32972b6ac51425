"""The session builder as trainers of both editions get it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from knowledge.lang import Language
from knowledge.model.training import BlockKind, Listener
from knowledge.training import plan
from knowledge.training.plan import MOST_BLOCKS, Plan, PlannedBlock, short_name
from tests.app.document import Document
from tests.app.test_views import opened, run, seen
from tests.serving import Running

MOST_BYTES = 25_000
ROOTS = {Language.ID: "/ringan", Language.EN: "/ringan/en"}
LANGUAGES = pytest.mark.parametrize("lang", list(Language))
OPENING = PlannedBlock(BlockKind.OPENING, "", 3)
CLOSING = PlannedBlock(BlockKind.CLOSING, "", 4)
TALK = PlannedBlock(BlockKind.TALK, "apa-yang-terjadi", 7)
STORY = PlannedBlock(BlockKind.SCENARIO, "anak-di-rumah-orang", 12)
SHORT = plan.write(Plan(Listener.RESIDENTS, (OPENING, TALK, STORY, CLOSING)))
"""3 + 7 + 12 + 4 = 26 minutes."""


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened_client:
        yield opened_client


def asked(client: httpx.Client, lang: Language, follow: bool = True, **given: str) -> httpx.Response:
    return client.get(f"{ROOTS[lang]}/pelatih", params=given, follow_redirects=follow)


def led_to(answer: httpx.Response) -> tuple[Plan | str, dict[str, str], str]:
    """Where an answer sends the reader: the text of the plan, the other parameters, the anchor."""
    assert answer.status_code == 303
    where = urlsplit(answer.headers["location"])
    said = {key: values[0] for key, values in parse_qs(where.query).items()}
    return said.pop("rencana"), said, where.fragment


def longest_plan(kb, minutes: int = 8) -> str:
    """As many blocks as there may be, with the longest titles there are."""
    pieces = [(kind, piece) for kind in BlockKind for piece in kb.training.pieces(kind).values()]
    pieces.sort(key=lambda found: -len(found[1].title.en.encode()))
    inner = [PlannedBlock(kind, piece.id, minutes) for kind, piece in pieces[: MOST_BLOCKS - 2]]
    return plan.write(Plan(Listener.MIGRANT_WORKERS, (OPENING, *inner, CLOSING)))


# Light: from three questions to a plan


@LANGUAGES
def test_the_page_asks_three_questions(client, lang):
    document = Document(client.get(f"{ROOTS[lang]}/pelatih").text)
    assert {field.get("name") for tag, field in document.tags if tag in {"select", "input"}} == {
        "untuk",
        "menit",
        "topik",
    }
    words = {Language.ID: "Siapa pendengarnya?", Language.EN: "Who is listening?"}
    assert words[lang] in document.text


@LANGUAGES
def test_three_answers_become_a_plan_that_stands_in_the_address_alone(kb, client, lang):
    address = f"{ROOTS[lang]}/pelatih?untuk=warga&menit=60&topik=awak-kapal&topik=melapor"
    text, said, _ = led_to(client.get(address))
    made = plan.read(kb, text)
    assert made.listener is Listener.RESIDENTS
    assert made.minutes <= 60
    topics = {topic for block in made.inner for topic in plan.piece_of(kb, block).topics}
    assert {"awak-kapal", "melapor"} <= topics
    assert said == {"menit": "60"}
    again = client.get(f"{ROOTS[lang]}/pelatih", params={"rencana": text, **said})
    assert again.status_code == 200
    assert "set-cookie" not in again.headers
    assert again.headers["cache-control"] == "no-store"


@LANGUAGES
def test_too_few_minutes_make_a_plan_of_core_talks_that_says_how_many_minutes_it_is_over(client, lang):
    text = Document(asked(client, lang, untuk="asn", menit="20").text).text
    words = {
        Language.ID: ("32 dari 20 menit", "Bagian pokok saja sudah 12 menit lebih lama", "Satu jam pertama"),
        Language.EN: ("32 of 20 minutes", "The core parts alone take 12 min more", "The first hour"),
    }[lang]
    assert [word for word in words if word not in text] == []


@LANGUAGES
def test_a_changed_plan_of_equal_length_does_not_bear_the_name_of_its_module(kb, client, lang):
    module = plan.of_module(kb, "modul-warga")
    title = Document(asked(client, lang, rencana="modul-warga").text).inside("h1")
    answer = asked(client, lang, rencana=plan.write(module.moved(0, 1)))
    adapted = {Language.ID: "(disesuaikan)", Language.EN: "(adapted)"}[lang]
    assert Document(answer.text).inside("h1") == f"{title} {adapted}"
    same = asked(client, lang, rencana=plan.write(module))
    assert Document(same.text).inside("h1") == title


@LANGUAGES
def test_a_plan_shows_its_blocks_with_clock_minutes_and_sum(client, lang):
    text = Document(asked(client, lang, rencana=SHORT, menit="30").text).text
    words = {
        Language.ID: (
            "0.03–0.10",
            "Apa yang terjadi",
            "12 menit",
            "26 dari 30 menit",
            "Masih ada 4 menit",
            "0.22–0.26",
        ),
        Language.EN: ("0:03–0:10", "What happens", "12 minutes", "26 of 30 minutes", "There are 4 minutes left"),
    }[lang]
    assert [word for word in words if word not in text] == []


@LANGUAGES
def test_the_clock_passes_the_hour(client, lang):
    long_talk = PlannedBlock(TALK.kind, TALK.use, 62)
    text = plan.write(Plan(Listener.RESIDENTS, (OPENING, long_talk, CLOSING)))
    words = {Language.ID: ("0.03–1.05", "1.05–1.09"), Language.EN: ("0:03–1:05", "1:05–1:09")}[lang]
    shown = Document(asked(client, lang, rencana=text).text).text
    assert [word for word in words if word not in shown] == []


@LANGUAGES
def test_the_name_of_a_module_is_taken_as_a_plan(kb, client, lang):
    document = Document(asked(client, lang, rencana="modul-warga").text)
    hidden = [field["value"] for field in document.all("input") if field.get("name") == "rencana"]
    assert hidden == [plan.write(plan.of_module(kb, "modul-warga"))]


# Light: a plan is changed


@LANGUAGES
@pytest.mark.parametrize(
    ("change", "blocks", "anchor"),
    [
        ("naik-3", (OPENING, STORY, TALK, CLOSING), "blok-2"),
        ("turun-2", (OPENING, STORY, TALK, CLOSING), "blok-3"),
        ("keluar-2", (OPENING, STORY, CLOSING), "blok-2"),
        ("tambah-2", (OPENING, PlannedBlock(TALK.kind, TALK.use, 12), STORY, CLOSING), "blok-2"),
        ("kurang-3", (OPENING, TALK, PlannedBlock(STORY.kind, STORY.use, 7), CLOSING), "blok-3"),
        (
            f"masuk-{short_name(BlockKind.QUIZ, 'kuis-warga')}",
            (OPENING, TALK, STORY, PlannedBlock(BlockKind.QUIZ, "kuis-warga", 5), CLOSING),
            "blok-4",
        ),
    ],
)
def test_a_press_leads_to_the_plan_after_it_at_the_block_that_moved(kb, client, lang, change, blocks, anchor):
    answer = asked(client, lang, follow=False, rencana=SHORT, menit="45", nama="RW 05", ubah=change)
    text, said, fragment = led_to(answer)
    assert plan.read(kb, text).blocks == blocks
    assert said == {"menit": "45", "nama": "RW 05"}
    assert fragment == anchor
    assert f'id="{anchor}"' in client.get(answer.headers["location"]).text


@LANGUAGES
def test_what_may_be_added_are_all_pieces_and_the_page_is_light(kb, client, lang):
    answer = asked(client, lang, rencana=SHORT, ubah="pilih")
    pressed = {field["value"] for field in Document(answer.text).all("button") if field.get("name") == "ubah"}
    assert pressed == {f"masuk-{name}" for name in plan.short_names(kb)}
    assert len(answer.content) <= MOST_BYTES


@LANGUAGES
def test_opening_and_contacts_have_no_button_that_takes_them_out_and_the_page_says_why(client, lang):
    document = Document(asked(client, lang, rencana=SHORT).text)
    pressed = {field["value"] for field in document.all("button") if field.get("name") == "ubah"}
    assert {"keluar-2", "keluar-3"} <= pressed
    assert not {"keluar-1", "keluar-4", "naik-1", "turun-4"} & pressed
    words = {
        Language.ID: ("selalu ada", "Selalu ikut, tidak dapat dikeluarkan", "tidak pernah ditanyakan", "Merawat diri"),
        Language.EN: ("always there", "cannot be taken out", "never asked", "Care for yourself"),
    }[lang]
    assert [word for word in words if word not in document.text] == []


@LANGUAGES
def test_a_plan_above_its_time_is_cautioned_against_in_words(client, lang):
    text = Document(asked(client, lang, rencana=SHORT, menit="20").text).text
    words = {Language.ID: "6 menit lebih lama daripada waktu Anda", Language.EN: "6 minutes longer than the time"}
    assert words[lang] in text


# Light: what is taken away


@LANGUAGES
@pytest.mark.parametrize("kind", ["slides", "guide", "handout", "leaflet", "card", "quiz", "test"])
def test_a_press_on_a_material_leads_to_its_file_with_the_name_that_was_typed(client, lang, kind):
    answer = asked(client, lang, follow=False, rencana=SHORT, menit="30", nama="RW 05 & PKK", unduh=kind)
    ending = "pptx" if kind == "slides" else "pdf"
    room = {Language.ID: "/bahan", Language.EN: "/bahan/en"}[lang]
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{room}/{kind}/{SHORT}.{ending}?nama=RW%2005%20%26%20PKK"


def test_the_deck_of_a_plan_of_ones_own_is_had(client):
    answer = asked(client, Language.ID, rencana=SHORT, unduh="slides")
    assert answer.content.startswith(b"PK")
    assert answer.headers["content-disposition"].startswith("attachment")


@LANGUAGES
def test_the_session_is_presented_and_its_link_is_whole(client, server, lang):
    document = Document(asked(client, lang, rencana=SHORT, menit="30").text)
    room = {Language.ID: "/presentasi", Language.EN: "/presentasi/en"}[lang]
    assert f"{room}/{SHORT}" in document.hrefs
    assert client.get(f"{room}/{SHORT}").status_code == 200
    link = next(field["value"] for field in document.all("input") if field.get("id") == "tautan")
    assert client.get(link).status_code == 200
    assert SHORT in link
    assert urlsplit(link).netloc == urlsplit(server.url).netloc


@LANGUAGES
def test_the_plan_is_sent_on_by_whatsapp_and_nothing_leads_there_before_the_press(client, lang):
    answer = asked(client, lang, rencana=SHORT, menit="30")
    (sent,) = [href for href in Document(answer.text).hrefs if href.startswith("https://wa.me/?text=")]
    (message,) = parse_qs(urlsplit(sent).query)["text"]
    names = {Language.ID: "Sesi: Warga, 26 menit · Panduan warga", Language.EN: "Session: Residents, 26 minutes · "}
    assert message.startswith(names[lang])
    assert "http" not in message
    assert answer.text.count("wa.me/?text=") == 1


@LANGUAGES
def test_the_other_language_and_the_full_edition_show_the_same_plan(client, lang):
    document = Document(asked(client, lang, rencana=SHORT, menit="30").text)
    carried = [href for href in document.hrefs if f"rencana={SHORT}" in href and "menit=30" in href]
    assert [urlsplit(href).path for href in carried] == [f"{ROOTS[lang.other]}/pelatih", "/pelatih"]


# Light: long plans


@LANGUAGES
@pytest.mark.parametrize("chosen", ["", "2", "59"])
def test_sixty_blocks_survive_and_weigh_no_more_than_a_light_page_may(kb, client, lang, chosen):
    text = longest_plan(kb)
    assert len(text) > 400
    answer = asked(client, lang, rencana=text, menit="45", nama="x" * 80, blok=chosen)
    assert answer.status_code == 200
    assert len(answer.content) <= MOST_BYTES
    hidden = [field["value"] for field in Document(answer.text).all("input") if field.get("name") == "rencana"]
    assert hidden == [text]


@LANGUAGES
def test_the_most_blocks_that_show_all_their_buttons_are_light(kb, client, lang):
    whole = plan.read(kb, longest_plan(kb))
    text = plan.write(Plan(whole.listener, (*whole.blocks[:13], whole.blocks[-1])))
    answer = asked(client, lang, rencana=text, menit="45", nama="x" * 80)
    assert answer.text.count('value="naik-') == 12
    assert len(answer.content) <= MOST_BYTES


def test_a_long_plan_shows_the_buttons_of_the_row_that_was_pressed_and_follows_it(kb, client):
    text = longest_plan(kb)
    answer = asked(client, Language.ID, follow=False, rencana=text, lihat="30")
    shown, said, anchor = led_to(answer)
    assert (shown, said, anchor) == (text, {"blok": "30"}, "blok-30")
    page = client.get(answer.headers["location"]).text
    assert page.count('value="naik-') == 1
    _, said, anchor = led_to(asked(client, Language.ID, follow=False, rencana=text, ubah="naik-30"))
    assert (said, anchor) == ({"blok": "29"}, "blok-29")


# Light: bad input

CUT = SHORT[: len(SHORT) // 2]
BAD = {
    "unknown module": {"rencana": "modul-astronaut"},
    "plan cut in half": {"rencana": CUT},
    "plan changed": {"rencana": SHORT.replace("o3", "o4")},
    "500 blocks": {"rencana": "1.warga." + "abcde5." * 500 + "xyz"},
    "10,000 characters": {"rencana": "x" * 10_000},
    "markup": {"rencana": "<script>alert(1)</script>"},
    "control characters": {"rencana": "\x00\x1b[31m\r\n\x7f"},
    "unknown audience": {"untuk": "astronaut", "menit": "45"},
    "unknown topic": {"untuk": "warga", "menit": "45", "topik": "bulan"},
    "0 minutes": {"untuk": "warga", "menit": "0"},
    "negative minutes": {"untuk": "warga", "menit": "-45"},
    "minutes in words": {"untuk": "warga", "menit": "satu jam"},
    "too many minutes": {"untuk": "warga", "menit": "9999999999"},
    "long audience": {"untuk": "x" * 10_000},
}
BAD_PRESSES = {
    "unknown change": {"ubah": "terbang-2"},
    "block that is not there": {"ubah": "naik-99"},
    "opening out": {"ubah": "keluar-1"},
    "unknown piece": {"ubah": "masuk-zzzzz"},
    "unknown material": {"unduh": "film"},
    "0 minutes": {"menit": "0"},
    "negative minutes": {"menit": "-5"},
    "long name": {"nama": "x" * 200},
}


@LANGUAGES
@pytest.mark.parametrize("given", BAD.values(), ids=BAD.keys())
def test_what_makes_no_plan_gets_a_sentence_and_the_three_questions(client, lang, given):
    answer = client.get(f"{ROOTS[lang]}/pelatih?" + "&".join(f"{k}={quote(v)}" for k, v in given.items()))
    assert answer.status_code == 200
    assert "Traceback" not in answer.text
    assert "<script>alert" not in answer.text
    assert 'role="alert"' in answer.text
    assert 'name="untuk"' in answer.text
    assert "x" * 50 not in answer.text
    assert len(answer.content) <= MOST_BYTES


@LANGUAGES
@pytest.mark.parametrize("given", BAD_PRESSES.values(), ids=BAD_PRESSES.keys())
def test_a_press_that_makes_no_sense_gets_a_sentence_and_the_plan_as_it_was(client, lang, given):
    answer = asked(client, lang, rencana=SHORT, **given)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert f'value="{SHORT}"' in answer.text
    assert len(answer.content) <= MOST_BYTES


@LANGUAGES
def test_the_sentences_are_in_the_language_of_the_reader(client, lang):
    words = {
        Language.ID: ("Alamat rencana ini terpotong atau berubah.", "Tulis waktunya dalam menit"),
        Language.EN: ("The address of this plan was cut or changed.", "Write the time in minutes"),
    }[lang]
    assert words[0] in asked(client, lang, rencana=CUT).text
    assert words[1] in asked(client, lang, untuk="warga", menit="0").text


def test_an_address_that_asks_nothing_of_the_builder_shows_its_page(client):
    answer = client.get("/ringan/pelatih?dari=tetangga&rencana=&menit=")
    assert answer.status_code == 200
    assert "Siapa pendengarnya?" in answer.text
    assert 'role="alert"' not in answer.text


# Full


def builder_view() -> None:
    from app.current import CURRENT
    from app.views import trainer

    content = CURRENT.get()
    trainer.render(content, content.base.pages["pelatih"])


def button(view, ending: str):
    return next(found for found in view.button if f"ubah-{ending}" in found.key or ending in found.key)


def planned(kb, view) -> Plan:
    text = view.query_params["rencana"]
    return plan.read(kb, text if isinstance(text, str) else text[0])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_full_edition_makes_a_plan_of_three_answers(kb, lang):
    view = opened(builder_view, lang=lang)
    view.selectbox[0].set_value("sekolah")
    view.number_input[0].set_value(60)
    view.multiselect[0].set_value(["magang"])
    view.button[0].click()
    run(view)
    made = planned(kb, view)
    assert (made.listener, made.minutes) == (Listener.SCHOOL, 60)
    assert "magang" in {topic for block in made.inner for topic in plan.piece_of(kb, block).topics}
    words = {"id": "Lama sesi: 60 dari 60 menit.", "en": "Length of the session: 60 of 60 minutes."}
    assert words[lang] in seen(view).text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_full_edition_moves_a_block_and_keeps_time_and_language(kb, lang):
    view = opened(builder_view, lang=lang, rencana=SHORT, menit="30")
    button(view, "naik-scenario-anak-di-rumah-orang-1").click()
    run(view)
    assert planned(kb, view).blocks == (OPENING, STORY, TALK, CLOSING)
    assert {key: view.query_params[key] for key in ("lang", "menit")} in (
        {"lang": lang, "menit": "30"},
        {"lang": [lang], "menit": ["30"]},
    )


def test_the_full_edition_makes_blocks_longer_takes_them_out_and_adds_one(kb):
    view = opened(builder_view, rencana=SHORT)
    button(view, "tambah-talk-apa-yang-terjadi-1").click()
    run(view)
    assert planned(kb, view).blocks[1].minutes == 12
    button(view, "keluar-talk-apa-yang-terjadi-1").click()
    run(view)
    assert planned(kb, view).blocks == (OPENING, STORY, CLOSING)
    view.selectbox[1].set_value(short_name(BlockKind.QUIZ, "kuis-warga"))
    run(view)
    button(view, "sesi-tambah").click()
    run(view)
    assert planned(kb, view).blocks == (OPENING, STORY, PlannedBlock(BlockKind.QUIZ, "kuis-warga", 5), CLOSING)


def test_the_full_edition_has_no_button_that_takes_the_safety_kit_out():
    view = opened(builder_view, rencana=SHORT)
    keys = [found.key for found in view.button]
    assert [key for key in keys if key.startswith(("keluar-opening", "keluar-closing", "naik-opening"))] == []
    assert "Selalu ikut, tidak dapat dikeluarkan" in seen(view).text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_full_edition_offers_every_material_in_the_name_that_was_given(lang):
    view = opened(builder_view, lang=lang, rencana=SHORT)
    view.text_input[0].set_value("RW 05")
    run(view)
    room = {"id": "", "en": "/en"}[lang]
    hrefs = seen(view).hrefs
    assert f"/presentasi{room}/{SHORT}" in hrefs
    assert f"/bahan{room}/slides/{SHORT}.pptx?nama=RW%2005" in hrefs
    assert f"/bahan{room}/guide/{SHORT}.pdf?nama=RW%2005" in hrefs
    assert sum(href.startswith("https://wa.me/?text=") for href in hrefs) == 1
    assert view.query_params["nama"] in ("RW 05", ["RW 05"])
    assert "rencana=" in view.code[0].value


def test_the_full_edition_keeps_sixty_blocks_and_opens_the_one_that_is_chosen(kb):
    text = longest_plan(kb)
    view = opened(builder_view, rencana=text, menit="45")
    assert len([found for found in view.button if found.key.startswith("naik-")]) == 0
    button(view, "buka-30").click()
    run(view)
    assert len([found for found in view.button if found.key.startswith("naik-")]) == 1
    assert planned(kb, view) == plan.read(kb, text)
    next(found for found in view.button if found.key.startswith("naik-")).click()
    run(view)
    assert planned(kb, view).blocks[28] == plan.read(kb, text).blocks[29]
    assert view.query_params["blok"] in ("29", ["29"])


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("given", BAD.values(), ids=BAD.keys())
def test_the_full_edition_says_what_makes_no_plan_and_asks_again(lang, given):
    view = opened(builder_view, lang=lang, **given)
    document = seen(view)
    assert "alert" in [attributes.get("role") for attributes in document.all("p")]
    assert "x" * 50 not in document.text
    view.selectbox[0].set_value("warga")
    view.number_input[0].set_value(45)
    view.button[0].click()
    run(view)
    assert "rencana" in view.query_params


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_full_edition_keeps_the_plan_where_the_time_makes_no_sense(kb, lang):
    view = opened(builder_view, lang=lang, rencana=SHORT, menit="-5")
    words = {"id": "Tulis waktunya dalam menit", "en": "Write the time in minutes"}
    assert words[lang] in seen(view).text
    assert planned(kb, view) == plan.read(kb, SHORT)


@LANGUAGES
def test_a_browser_without_javascript_is_sent_to_the_same_plan_in_the_light_edition(client, lang):
    query = f"rencana={SHORT}&menit=30" + ("&lang=en" if lang is Language.EN else "")
    page = client.get(f"/pelatih?{query}").text
    assert f'content="0;url={ROOTS[lang]}/pelatih?rencana={SHORT}&amp;menit=30"' in page
