"""Open data from the running server: whole, described, cited, dated, the same as the command's, blind to who asks."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from knowledge.base import KnowledgeBase
from tests.app import raw
from tests.app.api import Reader
from tests.app.document import Document
from tests.run import CACHE
from tests.serving import DATA, ROOT, SIGAP, Running, environment

LISTS = ["pages", "stages", "limits", "codes", "regimes", "sources", "terms", "contacts", "cases", "figures", "words"]
DAY = re.compile(r"^\d{4}(-\d{2}){0,2}$")


@pytest.fixture(scope="module")
def reader(server: Running) -> Reader:
    return Reader(server)


@pytest.fixture(scope="module")
def lists(reader: Reader) -> dict[str, dict[str, Any]]:
    """Every list by name, as one gets it by following the index."""
    resources = reader.get("/api/v1/")["resources"]
    return {resource["id"]: reader.get(resource["data"]) for resource in resources}


def item(reader: Reader, name: str, id: str) -> dict[str, Any]:
    return reader.get(f"/api/v1/{name}/{id}.json")["item"]


def printed(*arguments: str) -> str:
    done = subprocess.run(
        [SIGAP, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(CACHE),
        check=True,
        timeout=120,
    )
    return done.stdout


# The description


def test_a_page_is_of_the_same_kind_in_the_list_as_in_the_search(lists: dict[str, Any]):
    kinds = {page["id"]: page["kind"] for page in lists["pages"]["items"]}
    assert kinds["modul-warga"] == kinds["skenario"] == "module"
    assert kinds["kemiskinan"] == "page"
    assert kinds["penelitian-berkas"] == "stage"


def test_the_description_is_sound_openapi_3_1(reader: Reader):
    assert reader.description["openapi"].startswith("3.1")
    assert [str(error) for error in OpenAPIV31SpecValidator(reader.description).iter_errors()] == []


def test_the_index_names_every_list_and_how_much_it_holds(reader: Reader, lists: dict[str, Any], kb: KnowledgeBase):
    index = reader.get("/api/v1/")
    assert reader.faults("/api/v1/", index) == []
    assert [resource["id"] for resource in index["resources"]] == LISTS
    held = {resource["id"]: resource["total"] for resource in index["resources"]}
    assert held == {name: len(lists[name]["items"]) for name in LISTS}
    assert held["pages"] == len(kb.pages)
    assert held["stages"] == 29
    assert held["contacts"] == len(kb.contacts)
    assert all(resource["title"]["id"] != resource["title"]["en"] for resource in index["resources"])


def test_the_description_covers_every_address_and_no_other(reader: Reader):
    expected = {"/api/v1/", "/api/v1/search.json", "/api/v1/deadlines.json", "/api/v1/figures/{id}.csv"}
    expected |= {f"/api/v1/{name}.json" for name in LISTS} | {f"/api/v1/{name}/{{id}}.json" for name in LISTS}
    assert set(reader.description["paths"]) == expected


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_as_described(reader: Reader, lists: dict[str, Any], name: str):
    answer = lists[name]
    assert reader.faults(f"/api/v1/{name}.json", answer) == []
    assert answer["total"] == len(answer["items"]) > 0
    ids = [entry["id"] for entry in answer["items"]]
    assert len(ids) == len(set(ids))


def test_every_page_is_as_described_whole_and_in_both_languages(reader: Reader, lists: dict[str, Any]):
    for line in lists["pages"]["items"]:
        answer = reader.get(line["links"]["data"])
        assert reader.faults(line["links"]["data"], answer) == [], line["id"]
        page = answer["item"]
        assert {key: page[key] for key in line} == line
        for lang in ("id", "en"):
            text = page["texts"][lang]
            assert text["title"] == page["title"][lang]
            assert text["markdown"].startswith(f"# {text['title']}\n")
            assert len(text["text"]) > 300, (line["id"], lang)
            assert "[@" not in json.dumps(text), (line["id"], lang)


@pytest.mark.parametrize("name", [name for name in LISTS if name != "pages"])
def test_an_entry_alone_is_the_entry_of_the_list(reader: Reader, lists: dict[str, Any], name: str):
    for entry in (lists[name]["items"][0], lists[name]["items"][-1]):
        answer = reader.get(entry["links"]["data"])
        assert reader.faults(entry["links"]["data"], answer) == []
        assert answer["item"] == entry


def test_a_wrong_answer_would_be_noticed(reader: Reader, lists: dict[str, Any]):
    spoiled = json.loads(json.dumps(lists["limits"]))
    del spoiled["items"][0]["when_missed"]
    spoiled["items"][1]["as_of"]["review_by"] = "31 February"
    assert len(reader.faults("/api/v1/limits.json", spoiled)) >= 2


# Whose, under which licence, as of when


def test_every_answer_says_whose_it_is_under_which_licence_and_as_of_when(
    lists: dict[str, Any], kb: KnowledgeBase, reader: Reader
):
    for answer in [*lists.values(), reader.get("/api/v1/"), reader.get("/api/v1/stages/sp3.json")]:
        about = answer["about"]
        assert about["name"] == "SIGAP"
        assert about["licence"]["words"]["en"] == "The content may be reused with attribution (CC BY 4.0)."
        assert about["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
        assert about["disclaimer"]["en"] == "General information, not legal advice."
        assert about["as_of"]["version"] == kb.version


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_says_how_old_it_is_and_the_list_from_when_to_when(lists: dict[str, Any], name: str):
    days = [entry["as_of"]["date"] for entry in lists[name]["items"]]
    assert [day for day in days if not DAY.match(day)] == []
    freshness = lists[name]["about"]["as_of"]
    assert (freshness["earliest"], freshness["latest"]) == (min(days), max(days))
    due = [entry["as_of"]["review_by"] for entry in lists[name]["items"] if entry["as_of"]["review_by"]]
    assert freshness["review_by"] == min(due, default=None)


def test_contacts_are_the_publishable_ones_each_with_the_day_last_seen(lists: dict[str, Any]):
    police = lists["contacts"]["items"][0]
    assert police["id"] == "polri-110"
    assert police["channels"] == [{"kind": "phone", "number": "110", "link": "tel:110"}]
    assert police["seen_on"] == police["as_of"]["date"] == "2026-01-12"
    assert police["as_of"]["how"] == "seen"
    assert all(DAY.match(contact["seen_on"]) for contact in lists["contacts"]["items"])


def test_no_case_in_which_a_child_suffered_has_a_docket_number(lists: dict[str, Any], kb: KnowledgeBase):
    of_children = {case.id for case in kb.cases.values() if case.child}
    shown = {case["id"]: case["docket"] for case in lists["cases"]["items"]}
    assert len(of_children) > 5
    assert {key for key in of_children if shown[key]} == set()
    assert shown["bangka-myanmar-2026"] == "390/Pid.Sus/2025/PN Sgl"


# What the entries say


def test_the_first_limit_says_how_long_from_when_and_after_which_article(reader: Reader):
    limit = item(reader, "limits", "tl-25-01")
    (step,) = limit["steps"]
    assert (step["value"], step["unit"]) == (14, "hari")
    assert limit["starts"]["counted_from"] == "next_day"
    assert [cited["words"]["en"] for cited in limit["starts"]["citations"]] == ["KUHAP (Law 20/2025), Article 279"]
    first = limit["citations"][0]
    assert (first["source"], first["locator"], first["revoked"]) == ("uu-20-2025", "pasal 23(6)", False)
    assert first["words"]["id"] == "KUHAP (UU 20/2025), Pasal 23 ayat (6)"


def test_a_stage_has_its_limits_codes_letters_and_what_may_follow(reader: Reader):
    stage = item(reader, "stages", "laporan-pengaduan")
    assert "lp" in stage["codes"]
    assert [letter["id"] for letter in stage["letters"]] == ["sp2hp-a1"]
    assert "tl-25-01" in stage["limits"]
    steps = {step["id"]: step for step in stage["transitions"]}
    assert (steps["t-01"]["start"], steps["t-01"]["to"]) == ("laporan-pengaduan", "penyelidikan")
    assert steps["t-02"]["limits"] == [{"regime": "2025", "limit": "tl-25-01"}]
    assert "[@" not in steps["t-02"]["note"]["en"]
    assert [cited["source"] for cited in steps["t-02"]["citations"]] == ["uu-20-2025", "cnn-2026-uji-kuhap"]
    assert {step["start"] for step in stage["transitions"]} <= {"laporan-pengaduan", "*"}


def test_law_that_no_longer_applies_is_marked_so_in_each_citation(reader: Reader):
    stage = item(reader, "stages", "laporan-pengaduan")
    old = next(basis for basis in stage["basis"] if basis["regime"] == "1981")
    revoked = {cited["source"]: cited["revoked"] for cited in old["citations"]}
    assert revoked["uu-8-1981"] is True
    assert revoked["uu-21-2007"] is False


def test_what_an_entry_points_to_exists(lists: dict[str, Any]):
    ids = {name: {entry["id"] for entry in answer["items"]} for name, answer in lists.items()}
    for stage in lists["stages"]["items"]:
        assert set(stage["limits"]) <= ids["limits"]
        assert set(stage["codes"]) <= ids["codes"]
        assert stage["id"] in ids["pages"]
        ends = {step["end"]["id"] for step in stage["transitions"] if step["end"]}
        assert {step["to"] for step in stage["transitions"]} - ends <= ids["stages"]
    for page in lists["pages"]["items"]:
        assert set(page["related"]) <= ids["pages"]
    assert {cited["source"] for cited in citations(lists)} <= ids["sources"]
    assert {f"unit-{step['unit']}-other" for limit in lists["limits"]["items"] for step in limit["steps"]} <= ids[
        "words"
    ]


def citations(value: Any) -> list[dict[str, Any]]:
    """Every citation anywhere inside."""
    if isinstance(value, list):
        return [cited for part in value for cited in citations(part)]
    if not isinstance(value, dict):
        return []
    if {"source", "locator", "revoked"} <= value.keys():
        return [value]
    return citations(list(value.values()))


def test_no_entry_holds_a_citation_that_is_not_resolved(lists: dict[str, Any]):
    assert [name for name, answer in lists.items() if "[@" in json.dumps(answer)] == []


@pytest.mark.parametrize("name", [name for name in LISTS if name != "words"])
def test_the_addresses_for_readers_lead_to_the_entry(server: Running, lists: dict[str, Any], name: str):
    for entry in (lists[name]["items"][0], lists[name]["items"][-1]):
        for lang in ("id", "en"):
            path, _, anchor = entry["links"]["light"][lang].partition("#")
            answer = raw.request(server, path)
            assert answer.status == 200, path
            document = Document(answer.text)
            assert document.lang == lang
            assert not anchor or anchor in {attributes.get("id") for _, attributes in document.tags}, (path, anchor)
            assert raw.request(server, entry["links"]["full"][lang].partition("#")[0]).status == 200


def test_a_series_says_what_is_missing_and_what_it_does_not_count(reader: Reader):
    series = item(reader, "figures", "kbri-phnom-penh")
    values = {row["year"]: row["value"] for row in series["rows"]}
    assert values == {2020: 56, 2021: None, 2022: None, 2023: None, 2024: 3310, 2025: 5088}
    assert series["not_counted"]["id"]
    applications = {row["period"]: row for row in item(reader, "figures", "lpsk-permohonan")["rows"]}
    assert [row["partial"] for row in applications.values() if row["year"] == 2025] == [True]


def test_a_series_comes_as_the_file_of_the_data_package_too(server: Running, reader: Reader):
    address = item(reader, "figures", "kbri-phnom-penh")["csv"]
    answer = raw.request(server, address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="kbri-phnom-penh.csv"'
    assert answer.body == (DATA / "statistics" / "kbri-phnom-penh.csv").read_bytes()
    assert raw.request(server, address, if_none_match=answer.headers["etag"]).status == 304
    missing = raw.request(server, "/api/v1/figures/kbri-phnom-pen.csv?lang=en")
    assert json.loads(missing.body)["detail"] == "This list has no id “kbri-phnom-pen”. Did you mean “kbri-phnom-penh”?"


# The same as the command's


def test_a_page_is_what_the_command_prints(reader: Reader):
    for slug, lang in (("kemiskinan", "id"), ("berkas-lengkap-p21", "en")):
        text = item(reader, "pages", slug)["texts"][lang]
        for form, key in (("md", "markdown"), ("html", "html"), ("text", "text")):
            assert printed("page", slug, "--lang", lang, "--format", form) == text[key] + "\n", (slug, form)


def test_a_search_is_what_the_command_prints(reader: Reader):
    address = f"/api/v1/search.json?q={quote('paspor ditahan majikan')}&lang=en&limit=3"
    answer = reader.get(address)
    assert reader.faults(address, answer) == []
    command = printed("search", "paspor ditahan majikan", "--lang", "en", "--limit", "3", "--json")
    assert answer == json.loads(command)
    assert len(answer["results"]) == 3


def test_a_search_speaks_indonesian_and_gives_ten_unless_asked_otherwise(reader: Reader):
    answer = reader.get("/api/v1/search.json?q=korban")
    assert answer["lang"] == "id"
    assert len(answer["results"]) == 10


def posted(server: Running, **fields: str) -> raw.Answer:
    """A form sent to where deadlines are counted."""
    answer = httpx.post(f"{server.url}/api/v1/deadlines.json", data=fields, headers={"accept-encoding": "identity"})
    return raw.Answer(
        answer.status_code, {name.lower(): value for name, value in answer.headers.items()}, answer.content
    )


def test_deadlines_are_what_the_command_prints(server: Running, reader: Reader):
    answer = posted(server, event="tl-25-16", date="2026-03-02", lang="en")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    found = json.loads(answer.body)
    assert [deadline["due"] for deadline in found] == ["2026-03-09"]
    command = printed("deadlines", "--event", "tl-25-16", "--date", "2026-03-02", "--lang", "en", "--json")
    assert found == json.loads(command)


@pytest.mark.parametrize("event", ["tl-25-16", "sp3", "penahanan", "laporan-pengaduan"])
def test_deadlines_are_as_described(server: Running, reader: Reader, event: str):
    found = json.loads(posted(server, event=event, date="2026-03-02").body)
    assert found
    assert reader.faults("/api/v1/deadlines.json", found, method="post") == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Kirim event dan date, misalnya event=tl-25-16&date=2026-03-02."),
        ({"event": "tl-25-16", "date": "2026-02-31", "lang": "en"}, "“2026-02-31” is not in the calendar."),
        ({"event": "tl-25-61x", "date": "2026-03-02", "lang": "en"}, "“tl-25-61x”"),
        ({"event": "tl-25-16", "date": "1890-03-02"}, "1890-03-02 terlalu lama."),
        ({"event": "tl-25-16", "date": "2026-03-02", "regime": "1850"}, "KUHAP “1850” tidak dikenal."),
        ({"event": "tl-25-16", "date": "2026-03-02", "lang": "fr"}, "Bahasa “fr” tidak dikenal."),
    ],
)
def test_a_deadline_that_cannot_be_counted_is_a_problem_with_a_sentence(
    server: Running, reader: Reader, fields: dict[str, str], sentence: str
):
    answer = posted(server, **fields)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    said = json.loads(answer.body)
    assert sentence in said["detail"]
    assert answer.headers["content-language"] == fields.get("lang", "id").replace("fr", "id")
    assert reader.faults("/api/v1/deadlines.json", said, 400, "post") == []


def test_no_date_of_a_case_is_taken_from_an_address_or_kept(server: Running):
    asked = raw.request(server, "/api/v1/deadlines.json?event=tl-25-16&date=2026-03-02")
    assert (asked.status, asked.headers["allow"]) == (405, "POST, OPTIONS")
    posted(server, event="wulingzumrud", date="2026-03-02")
    assert "wulingzumrud" not in server.log
    assert "2026-03-02" not in server.log


def test_every_note_of_a_page_names_a_source_and_has_its_number_in_the_text(reader: Reader):
    text = item(reader, "pages", "kemiskinan")["texts"]["en"]
    assert [note["number"] for note in text["notes"]] == list(range(1, len(text["notes"]) + 1))
    for note in text["notes"]:
        assert f"[{note['number']}] {note['text']}" in text["text"]
        assert note["text"].startswith(note["citation"]["words"]["en"])


# Not found, not understood

REFUSED = {
    "unknown id": ("/api/v1/stages/sp4.json", 404, "Id “sp4” tidak ada dalam daftar ini. Maksud Anda “sp3”?"),
    "unknown id in English": (
        "/api/v1/stages/sp4.json?lang=en",
        404,
        "This list has no id “sp4”. Did you mean “sp3”?",
    ),
    "unknown list": (
        "/api/v1/stage.json?lang=en",
        404,
        "There is no data at “/api/v1/stage.json”. What there is stands at /api/v1/. "
        "Did you mean “/api/v1/stages.json”?",
    ),
    "unknown language": (
        "/api/v1/stages.json?lang=fr",
        400,
        "Bahasa “fr” tidak dikenal. Pilih lang=id atau lang=en.",
    ),
    "no query": (
        "/api/v1/search.json?lang=en",
        400,
        "Say what to look for, such as search.json?q=passport.",
    ),
    "limit of nothing": (
        "/api/v1/search.json?q=x&limit=0&lang=en",
        400,
        "The limit “0” cannot be used. Write a number from 1 to 100.",
    ),
    "limit in words": (
        "/api/v1/search.json?q=x&limit=banyak",
        400,
        "Batas “banyak” tidak dapat dipakai. Tulis angka dari 1 sampai 100.",
    ),
    "limit too high": (
        "/api/v1/search.json?q=x&limit=101&lang=en",
        400,
        "The limit “101” cannot be used. Write a number from 1 to 100.",
    ),
}


@pytest.mark.parametrize(("address", "status", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_answered_is_a_problem_with_a_sentence(
    server: Running, reader: Reader, address: str, status: int, sentence: str
):
    answer = raw.request(server, address)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    said = json.loads(answer.body)
    assert (said["status"], said["detail"]) == (status, sentence)
    assert answer.headers["content-language"] == ("en" if "lang=en" in address else "id")
    described = address if address.startswith("/api/v1/search") else "/api/v1/stages/x.json"
    assert reader.faults(described, said, 400) == []


@pytest.mark.parametrize("preferred", ["en", "en-GB,en;q=0.9,id;q=0.8"])
def test_the_clients_own_language_decides_where_none_is_asked_for(server: Running, preferred: str):
    answer = raw.request(server, "/api/v1/codes/p-999.json", accept_language=preferred)
    assert json.loads(answer.body)["detail"].startswith("This list has no id “p-999”.")


@pytest.mark.parametrize("ending", ["%", "%zz", "%e0%a4%a", "%ff%fe", "%1b", "a" * 5_000, "x/y/z"])
@pytest.mark.parametrize(
    "room", ["/api/", "/api/v1/", "/api/v1/pages/", "/api/v1/search.json?limit=", "/api/v1/stages.json?lang="]
)
def test_whatever_is_asked_gets_a_problem_in_json_and_no_traceback(server: Running, room: str, ending: str):
    answer = raw.request(server, room + ending)
    assert 400 <= answer.status < 500
    assert json.loads(answer.body)["detail"]
    assert len(answer.body) < 1_000
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "ending", ["%00", "%0d%0aSet-Cookie:%20a=b", "%2e%2e%2fsite.yaml", "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd"]
)
@pytest.mark.parametrize("room", ["/api/", "/api/v1/", "/api/v1/pages/"])
def test_a_path_that_climbs_or_holds_nul_or_a_line_break_gets_nothing(server: Running, room: str, ending: str):
    answer = raw.request(server, room + ending)
    assert 400 <= answer.status < 500
    assert len(answer.body) < 1_000
    assert "licence" not in answer.text
    assert "set-cookie" not in answer.headers
    assert "root:" not in answer.text


@pytest.mark.parametrize("query", ["", "AND (", "*", "<script>alert(1)</script>", "pas\x00por", "a" * 10_000, "\ud83d"])
def test_a_search_takes_any_words(reader: Reader, query: str):
    address = f"/api/v1/search.json?q={quote(query, errors='surrogatepass')}"
    answer = reader.get(address)
    assert reader.faults(address, answer) == []
    assert "<script>" not in json.dumps([found["snippet"] for found in answer["results"]])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "SIGAP"])
@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/stages.json", "/api/v1/search.json?q=x"])
def test_nothing_can_be_changed(server: Running, method: str, address: str):
    answer = raw.request(server, address, method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(answer.body)["detail"] == "Data ini hanya dapat dibaca. Pakai GET."


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v1"])
def test_the_front_door_leads_to_the_index(server: Running, address: str):
    answer = raw.request(server, address)
    assert (answer.status, answer.headers["location"]) == (308, "/api/v1/")


# Over the line


def test_data_that_a_client_has_already_is_not_sent_again(server: Running):
    first = raw.request(server, "/api/v1/sources.json")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = raw.request(server, "/api/v1/sources.json", if_none_match=known)
        assert (again.status, again.body) == (304, b""), known
        assert again.headers["etag"] == tag
    assert raw.request(server, "/api/v1/sources.json", if_none_match='"other"').status == 200
    assert raw.request(server, "/api/v1/terms.json").headers["etag"] != tag


def test_packed_data_is_the_same_data(server: Running):
    plain = raw.request(server, "/api/v1/pages/pustaka.json")
    packed = raw.request(server, "/api/v1/pages/pustaka.json", accept_encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3
    assert packed.headers["etag"] == plain.headers["etag"]


def test_any_web_page_may_read_the_data_and_none_may_send_credentials(server: Running):
    for address in ("/api/v1/", "/api/v1/contacts.json", "/api/v1/search.json?q=x", "/api/v1/stages/x.json"):
        answer = raw.request(server, address, origin="https://lain.example")
        assert answer.headers["access-control-allow-origin"] == "*", address
        assert "access-control-allow-credentials" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
    asked = raw.request(server, "/api/v1/stages.json", "OPTIONS", access_control_request_headers="if-none-match")
    assert asked.status == 204
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    assert asked.headers["access-control-allow-headers"] == "If-None-Match"


def test_no_other_address_may_be_read_by_foreign_pages(server: Running):
    for address in ("/", "/ringan/", "/ringan/cari?q=x", "/siap"):
        answer = raw.request(server, address, origin="https://lain.example")
        assert "access-control-allow-origin" not in answer.headers, address


def test_what_was_searched_for_is_kept_nowhere(server: Running):
    rare = "wulingzumrud"
    answer = raw.request(server, f"/api/v1/search.json?q={rare}")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    raw.request(server, f"/api/v1/stages/{rare}.json?lang={rare}")
    assert rare not in server.log
    robots = raw.request(server, "/robots.txt").text
    assert "Disallow: /api/v1/search.json\n" in robots


# The documentation


def test_the_documentation_names_every_list_and_each_of_its_examples_answers(reader: Reader):
    text = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)\.json` \|", text, re.MULTILINE) == LISTS
    examples = re.findall(r"^curl '?http://localhost:8501(/api/v1/[^'\s]*)", text, re.MULTILINE)
    assert len(examples) == 6
    assert all(reader.get(address) for address in examples)
