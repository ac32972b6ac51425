"""The `sigap` command as people and scripts run it."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli import cli
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.loading import load
from tests.app.document import Document
from tests.conftest import DATA
from tests.run import CACHE
from tests.serving import SIGAP, environment

SEARCH_KEYS = ["query", "lang", "total", "did_you_mean", "answers", "results"]
ITEM_KEYS = ["kind", "slug", "lang", "title", "snippet", "url", "score"]
PROBLEM_LINE = re.compile(r"^[^\s:]+:\d+: .+ \[[a-z0-9-]+\]$")
STAGES = 29


def sigap(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `sigap` as a process of its own, with the cache of this test run."""
    return subprocess.run(
        [SIGAP, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(CACHE) | variables,
        timeout=120,
        check=False,
    )


def assert_one_sentence(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The command refused: nothing on stdout, one line on stderr that says what and what to do, exit 2."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


# sigap check


def test_check_finds_no_error_in_the_real_content():
    done = sigap("check")
    assert done.returncode == 0, done.stdout
    assert done.stderr.startswith("0 kesalahan")


def _spoiled(data: Path) -> Path:
    """A link that leads nowhere, two lines below the end of a page."""
    page = data / "pages" / "tahap" / "sidang" / "id.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    lines += ["", "Lihat [ini](/halaman-hilang). [@uu-20-2025, pasal 1]", ""]
    page.write_text("\n".join(lines), encoding="utf-8")
    return data


def test_check_prints_a_line_a_problem_and_exits_1(small: Path):
    before = len((small / "pages/tahap/sidang/id.md").read_text(encoding="utf-8").splitlines())
    done = sigap("check", "--data", _spoiled(small))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert all(PROBLEM_LINE.match(line) for line in lines), lines
    place = f"pages/tahap/sidang/id.md:{before + 2}: "
    assert [line for line in lines if line.partition(" ")[0].endswith(place.strip()) and "halaman-hilang" in line]
    assert len(lines) == 2  # the translation has become older than the page, too
    assert done.stderr.splitlines()[0] == "1 kesalahan, 1 peringatan."


def test_check_says_in_one_line_what_a_missing_address_leaves_out(small: Path):
    counted, left_out = sigap("check", "--data", small).stderr.splitlines()
    assert counted == "0 kesalahan, 0 peringatan."
    for word in ("address", "site.yaml", "QR", "WhatsApp", "docs/operator.md"):
        assert word in left_out
    with (small / "site.yaml").open("a", encoding="utf-8") as site:
        site.write("\naddress: https://sigap.example.go.id\n")
    assert sigap("check", "--data", small).stderr.splitlines() == [counted]


def test_check_reports_as_json_on_stdout_and_as_a_page_into_a_file(small: Path, tmp_path: Path):
    report = tmp_path / "laporan.html"
    done = sigap("check", "--json", "--report", report, "--data", _spoiled(small))
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    page = Document(report.read_text(encoding="utf-8"))
    assert "1 kesalahan harus diperbaiki" in page.text
    assert problems[0]["message"] in page.text
    broken = [problem for problem in problems if problem["code"] == "broken-link"]
    assert [problem["path"] for problem in broken] == ["pages/tahap/sidang/id.md"]
    assert {"path", "line", "code", "message", "severity"} <= set(broken[0])
    assert broken[0]["severity"] == "error"


def test_check_exits_0_where_there_are_only_warnings(small: Path):
    page = small / "pages" / "tahap" / "sidang" / "id.md"
    text = page.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^review_by: .*$", "review_by: 2020-01-01", text)
    assert changed != text
    page.write_text(changed, encoding="utf-8")
    done = sigap("check", "--data", small)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "2020-01-01" in done.stdout
    assert "peringatan" in done.stdout


def test_check_says_so_where_the_report_cannot_be_written(tmp_path: Path):
    assert_one_sentence(sigap("check", "--report", tmp_path / "tidak-ada" / "laporan.json"), "laporan.json")


# sigap search


def found(*arguments: str | Path, **variables: str) -> dict[str, Any]:
    done = sigap("search", *arguments, "--json", **variables)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_what_is_printed_is_utf_8_whatever_the_console_speaks():
    """`↩` of the notes is no letter of Windows' western code; the helper reads what was printed as UTF-8."""
    done = sigap("page", "kemiskinan", "--format", "html", PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, "")
    assert "↩" in done.stdout


def test_search_answers_with_exactly_the_keys_of_the_contract():
    answer = found("P-21")
    assert list(answer) == SEARCH_KEYS
    assert answer["query"] == "P-21"
    assert answer["lang"] == "id"
    assert answer["did_you_mean"] is None
    assert 1 <= len(answer["answers"]) <= 2
    assert answer["total"] >= len(answer["results"]) > 0
    for item in [*answer["answers"], *answer["results"]]:
        assert list(item) == ITEM_KEYS
        assert isinstance(item["score"], float)
        assert item["url"].startswith("/")


def test_search_answers_p_21_with_the_code_and_its_stage():
    answer = found("P-21")
    code = answer["answers"][0]
    assert (code["kind"], code["slug"], code["url"]) == ("code", "p-21", "/kode-berkas#p-21")
    stages = [item["slug"] for item in answer["results"] if item["kind"] == "stage"]
    assert "berkas-lengkap-p21" in stages


def test_search_shows_the_language_that_was_asked_for_and_understands_both():
    answer = found("paspor ditahan majikan", "--lang", "en")
    assert answer["lang"] == "en"
    assert answer["results"]
    for item in [*answer["answers"], *answer["results"]]:
        assert item["lang"] == "en"
        assert "?lang=en" in item["url"]


def test_search_gives_at_most_as_many_results_as_asked_for_and_still_counts_all():
    few, many = found("korban", "--limit", "3"), found("korban", "--limit", "50")
    assert len(few["results"]) == 3
    assert len(many["results"]) > 10
    assert few["total"] == many["total"]
    assert few["results"] == many["results"][:3]


def test_search_has_one_result_a_page():
    places = [(item["kind"], item["slug"]) for item in found("korban", "--limit", "100")["results"]]
    assert len(places) == len(set(places))


def test_search_proposes_what_was_probably_meant():
    answer = found("penyidkan")
    assert answer["did_you_mean"] == "penyidikan"
    assert answer["results"]


@pytest.mark.parametrize("query", ["", "   ", "AND (", "*", '"', "\t\x07", "a" * 10_000, "<script>alert(1)</script>"])
def test_search_takes_any_query(query: str):
    answer = found(query)
    assert answer["query"] == query
    assert "<script>" not in json.dumps([item["snippet"] for item in answer["results"]])


def test_search_prints_titles_and_addresses_for_people():
    done = sigap("search", "P-21", "--limit", "2")
    assert done.returncode == 0
    assert "  /kode-berkas#p-21\n" in done.stdout
    assert "<mark>" not in done.stdout
    assert "&quot;" not in done.stdout


@pytest.mark.parametrize("command", [("search", "paspor"), ("page", "kemiskinan")])
def test_an_unknown_language_is_refused_in_one_sentence(command: tuple[str, str]):
    assert_one_sentence(sigap(*command, "--lang", "fr"), "“fr”", "id", "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "x", "--limit", "0"),
        ("search", "x", "--limit", "banyak"),
        ("search",),
        ("page", "kemiskinan", "--bentuk", "md"),
        ("serve", "--port", "99999"),
        ("cari", "x"),
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_refused_in_one_sentence(arguments: tuple[str, ...]):
    assert_one_sentence(sigap(*arguments))


def test_help_names_every_command():
    done = sigap("--help")
    assert done.returncode == 0
    for command in ("serve", "check", "search", "page"):
        assert f"  {command} " in done.stdout


# sigap page


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is read from the disk once for a whole loop of commands in this process."""
    monkeypatch.setattr(load, "load", cache(load.load))


def page(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["page", *arguments])
    assert done.exit_code == 0, (arguments, done.output)
    return done.stdout


def slugs(kb: KnowledgeBase) -> list[str]:
    folders = sorted(path.parent.name for path in DATA.glob("pages/*/*/id.md"))
    assert folders == sorted(kb.pages)
    assert sum(path.parent.parent.name == "tahap" for path in DATA.glob("pages/*/*/id.md")) == STAGES
    return folders


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_prints_as_markdown_with_a_footnote_for_each_citation(kb: KnowledgeBase, lang: str):
    for slug in slugs(kb):
        text = page(slug, "--lang", lang)
        assert text.startswith("# "), slug
        assert "[@" not in text, slug
        assert not re.search(r"(?m)^\{\{", text), slug
        used, defined = set(re.findall(r"\[\^(\d+)\](?!:)", text)), re.findall(r"(?m)^\[\^(\d+)\]: \S", text)
        assert sorted(used, key=int) == defined, slug


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_prints_as_text_with_a_line_for_each_citation(kb: KnowledgeBase, lang: str):
    for slug in slugs(kb):
        text = page(slug, "--lang", lang, "--format", "text")
        assert "[@" not in text, slug
        assert "{{" not in text, slug
        assert not re.search(r"</?(p|a|li|ul|h2|sup|details)\b", text), slug
        defined = re.findall(r"(?m)^\[(\d+)\] \S", text)
        assert {*re.findall(r"\[(\d+)\]", text)} == set(defined), slug
        assert defined == [str(number) for number in range(1, len(defined) + 1)], slug


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_prints_as_html_whose_notes_and_ways_back_exist(kb: KnowledgeBase, lang: str):
    for slug in slugs(kb):
        document = Document(page(slug, "--lang", lang, "--format", "html"))
        assert len(document.all("h1")) == 1, slug
        assert "[@" not in document.text, slug
        assert "{{" not in document.text, slug
        notes = {href[1:] for href in document.hrefs if href.startswith("#")}
        assert notes <= set(document.ids), slug
        assert len(document.ids) == len(set(document.ids)), slug


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("output", ["md", "html", "text"])
def test_generated_lists_are_printed_whole(kb: KnowledgeBase, output: str):
    printed = {slug: page(slug, "--format", output) for slug in ("kontak", "kode-berkas", "pustaka", "glosarium")}
    plain = {slug: Document(text).text if output == "html" else text for slug, text in printed.items()}
    for contact in kb.contacts.values():
        assert contact.name.id in plain["kontak"], contact.id
        for channel in contact.channels:
            assert channel.number in plain["kontak"], contact.id
    assert [code.code for code in kb.codes.values() if f"{code.code}: " not in plain["kode-berkas"]] == []
    assert [source.id for source in kb.sources.values() if source.title not in plain["pustaka"]] == []
    assert [term.id for term in kb.terms.values() if term.term.id not in plain["glosarium"]] == []


@pytest.mark.usefixtures("read_once")
def test_a_heading_after_a_list_begins_at_the_margin_of_the_text(kb: KnowledgeBase):
    lines = page("kontak", "--format", "text").splitlines()
    assert [contact.id for contact in kb.contacts.values() if contact.name.id not in lines] == []


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("output", ["md", "html", "text"])
def test_a_stage_is_printed_with_what_the_data_says_of_it_under_both_codes(output: str):
    """UU 20/2025 Pasal 61 (1): the prosecutor answers within 7 days; KUHAP 1981 Pasal 138 (1): 7 days."""
    text = page("penelitian-berkas", "--format", output)
    plain = Document(text).text if output == "html" else text
    assert "7 Hari" in plain
    assert "Pasal 61" in plain
    assert "Ringkasan untuk perkara lama (KUHAP 1981)" in plain
    assert "Pasal 138" in plain


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("output", ["md", "html", "text"])
def test_folded_historic_and_unsettled_parts_are_printed(kb: KnowledgeBase, output: str):
    """The first words of every box that a screen folds or sets apart stand in what is printed."""
    looked_at = 0
    for slug, found_page in kb.pages.items():
        body = found_page.text(Language.ID).body
        boxes = re.findall(r"(?m)^:::+ (?:lipat|historis|belum-pasti)[^\n]*\n+(\w[\w ,]+)", body)
        if not boxes:
            continue
        text = re.sub("<span class=arti.*?</span>|<a class=istilah.*?>|</a>", "", page(slug, "--format", output))
        for words in boxes:
            looked_at += 1
            assert words.strip() in text, slug
    assert looked_at > 20


def test_page_prints_one_page_in_the_language_that_was_asked_for():
    done = sigap("page", "kemiskinan", "--lang", "en", "--format", "text")
    title = next(
        line.partition(": ")[2].strip('"')
        for line in (DATA / "pages/kenali/kemiskinan/en.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("title: ")
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == title


@pytest.mark.parametrize(("wrong", "right"), [("kemiskinn", "kemiskinan"), ("berkas-lengkap", "berkas-lengkap-p21")])
def test_an_unknown_page_is_refused_with_a_suggestion(wrong: str, right: str):
    assert_one_sentence(sigap("page", wrong), f"“{wrong}”", f"Maksud Anda “{right}”?")


def test_a_page_like_nothing_else_is_refused_without_a_suggestion():
    done = sigap("page", "zzzzzzzz")
    assert_one_sentence(done, "“zzzzzzzz”")
    assert "Maksud" not in done.stderr


def test_an_unknown_format_is_refused_in_one_sentence():
    assert_one_sentence(sigap("page", "kemiskinan", "--format", "pdf"), "“pdf”", "md", "html", "text")


def test_a_reader_of_a_pipe_may_stop_early():
    command = f'"{SIGAP}" page pustaka --format text | head -n 1'
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, env=environment(CACHE), timeout=120, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


# Another data folder


def test_data_and_sigap_data_point_every_command_at_another_knowledge_base(small: Path):
    page_of_small = (small / "pages/kenali/kemiskinan/id.md").read_text(encoding="utf-8")
    title = next(line[7:].strip('"') for line in page_of_small.splitlines() if line.startswith("title: "))
    for given in ({"arguments": ("--data", str(small))}, {"SIGAP_DATA": str(small)}):
        arguments, variables = given.pop("arguments", ()), given
        shown = sigap("page", "kemiskinan", "--format", "text", *arguments, **variables)
        assert shown.stdout.splitlines()[0] == title
        assert sigap("check", *arguments, **variables).returncode == 0
        results = found(title, *arguments, **variables)["results"]
        assert results[0]["slug"] == "kemiskinan"
        assert_one_sentence(sigap("page", "tanda-bahaya", *arguments, **variables), "“tanda-bahaya”")


def test_data_on_the_command_line_wins_over_sigap_data(small: Path, tmp_path: Path):
    done = sigap("check", "--data", small, SIGAP_DATA=str(tmp_path / "tidak-ada"))
    assert done.returncode == 0


@pytest.mark.parametrize("command", [("search", "paspor"), ("page", "kemiskinan")], ids=lambda command: command[0])
def test_data_that_cannot_be_read_is_refused_in_one_sentence(small: Path, command: tuple[str, str]):
    with (small / "glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write("\n- id: [\n")
    assert_one_sentence(sigap(*command, "--data", small), "glossary.yaml:", "sigap check")


@pytest.mark.parametrize("command", [("search", "paspor"), ("page", "kemiskinan")], ids=lambda command: command[0])
def test_a_data_folder_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path, command: tuple[str, str]):
    assert_one_sentence(sigap(*command, "--data", tmp_path / "tidak-ada"), "tidak-ada", "--data")


def test_a_cache_that_cannot_be_written_is_refused_in_one_sentence(tmp_path: Path):
    file = tmp_path / "bukan-folder"
    file.touch()
    assert_one_sentence(sigap("search", "paspor", SIGAP_CACHE=str(file)), "SIGAP_CACHE")


def test_no_command_writes_into_the_data_folder(small: Path):
    before = sorted((path.relative_to(small), path.stat().st_mtime_ns) for path in small.rglob("*"))
    for command in (("check",), ("search", "paspor"), ("page", "kemiskinan")):
        sigap(*command, "--data", small)
    assert sorted((path.relative_to(small), path.stat().st_mtime_ns) for path in small.rglob("*")) == before


# sigap export page


def test_export_page_writes_a_pdf_or_one_html_file(tmp_path: Path):
    for name, start in (("a.pdf", b"%PDF-1.7"), ("a.html", b"<!doctype html>")):
        done = sigap("export", "page", "kemiskinan", "--lang", "en", "--out", tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (tmp_path / name).read_bytes().lstrip().startswith(start)
    assert Document((tmp_path / "a.html").read_text(encoding="utf-8")).lang == "en"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kemiskinn", "--out", "a.pdf"], ["kemiskinn", "Maksud Anda “kemiskinan”?"]),
        (["kemiskinan", "--out", "a.docx"], ["a.docx", ".pdf atau .html"]),
        (["kemiskinan", "--out", "a"], ["“a”", ".pdf atau .html"]),
        (["kemiskinan", "--lang", "jv", "--out", "a.pdf"], ["“jv”", "id atau en"]),
        (["alur", "--out", "a.html"], ["“alur” hanya ada sebagai PDF"]),
        (["kemiskinan", "--out", "tidak/ada/a.html"], ["tidak/ada/a.html"]),
        (["kemiskinan"], ["--out"]),
    ],
)
def test_export_page_refuses_with_one_sentence(arguments: list[str], words: list[str]):
    assert_one_sentence(sigap("export", "page", *arguments), *words)


def test_export_page_from_a_folder_that_does_not_exist_is_one_sentence(tmp_path: Path):
    done = sigap("export", "page", "kemiskinan", "--out", tmp_path / "a.html", "--data", tmp_path / "nowhere")
    assert_one_sentence(done, "sigap check")


# sigap deadlines


def test_deadlines_prints_the_prosecutors_seven_days_as_json():
    """UU 20/2025 Pasal 61 (1) and 279: received on Monday 2 March 2026, due on Monday 9 March."""
    done = sigap("deadlines", "--event", "tl-25-16", "--date", "2026-03-02", "--json")
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)
    assert (found["id"], found["stage"], found["due"], found["number"], found["unit"], found["regime"]) == (
        "tl-25-16", "penelitian-berkas", "2026-03-09", 7, "hari", "2025",
    )  # fmt: skip
    assert [reading["due"] for reading in found["readings"]] == ["2026-03-08"]
    assert found["actor"] == "penuntut umum"
    assert "61 ayat (1)" in found["article"]
    assert [step["n"] for step in found["steps"]] == [1, 2, 3]


def test_deadlines_of_a_stage_under_the_old_code_in_english():
    done = sigap(
        "deadlines", "--event", "penelitian-berkas", "--date", "2026-02-02", "--regime", "1981", "--lang", "en"
    )
    assert done.returncode == 0, done.stderr
    assert "tl-81-02  2026-02-09  7 hari  public prosecutor" in done.stdout
    assert "Day 1 is Tuesday, 3 February 2026. [old KUHAP (Law 8/1981): Article 228]" in done.stdout


@pytest.mark.parametrize(
    ("event", "date", "more", "words"),
    [
        ("tl-25-16", "2026-02-31", (), ("2026-02-31", "tidak ada dalam kalender")),
        ("tl-25-16", "1890-05-01", (), ("1890-05-01", "1981-12-31")),
        ("tl-25-16", "2090-05-01", (), ("2090-05-01", "terlalu jauh")),
        ("tl-25-16", "besok", (), ("besok", "2026-03-02")),
        ("tl-25-61", "2026-03-02", (), ("tl-25-61", "tl-25-16")),
        ("tl-25-16", "2026-03-02", ("--regime", "1945"), ("1945", "2025")),
        ("tl-25-16", "2026-03-02", ("--regime", "1981"), ("tl-25-16", "2025")),
        ("tl-25-16", "2026-03-02", ("--lang", "fr"), ("fr",)),
    ],
)
def test_deadlines_refuses_in_one_sentence(event: str, date: str, more: tuple[str, ...], words: tuple[str, ...]):
    assert_one_sentence(sigap("deadlines", "--event", event, "--date", date, *more), *words)


def test_deadlines_refuses_in_english_where_english_is_asked_for():
    done = sigap("deadlines", "--event", "tl-25-16", "--date", "2026-02-31", "--lang", "en")
    assert_one_sentence(done, "2026-02-31", "is not in the calendar")
