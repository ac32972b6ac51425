"""`sigap check`: every defect is told in words an editor can act on, at its line, and all of them at once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from knowledge.checks.check import check, usable
from tests.broken.folder import Defect, defects
from tests.conftest import DATA, TODAY
from tests.source import problem_codes

ALL = defects()


def reported(data: Path) -> list[str]:
    return [str(problem) for problem in check(data, TODAY)]


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command, as an editor starts it."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "check", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=DATA.parent,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def test_the_real_content_has_no_error(examined):
    base, problems = examined
    assert base is not None
    assert [problem for problem in problems if "peringatan" not in str(problem)] == []


def test_the_small_folder_is_valid_before_a_defect_is_put_into_it(small):
    assert reported(small) == []


@pytest.mark.parametrize("defect", ALL, ids=lambda defect: defect.name)
def test_a_defect_causes_exactly_its_message_at_its_line(defect: Defect, small):
    defect.put_into(small)
    assert sorted(reported(small)) == sorted(defect.reports)


def test_all_defects_in_one_folder_are_all_reported_at_their_lines(small):
    for defect in ALL:
        defect.put_into(small)
    expected = [line for defect in ALL for line in defect.reports]
    assert sorted(reported(small)) == sorted(expected)


def test_every_code_that_the_checks_can_report_has_a_defect_that_causes_it():
    shown = {line.rpartition("[")[2].rstrip("]") for defect in ALL for line in defect.reports}
    assert problem_codes() - shown == {"no-data"}  # a folder that is not there has no line: see test_load.py


def test_problems_come_sorted_by_file_and_line(small):
    for defect in ALL:
        defect.put_into(small)
    places = [(problem.path, problem.line) for problem in check(small, TODAY)]
    assert places == sorted(places)


def test_a_review_is_overdue_only_after_its_day(small):
    source = small / "sources.yaml"
    source.write_text(source.read_text().replace("review_by: 2099-01-05", "review_by: 2026-11-24"))
    assert check(small, date(2026, 11, 24)) == []
    assert [problem.code for problem in check(small, date(2026, 11, 25))] == ["review-overdue"]


def test_a_source_is_looked_up_again_after_twelve_months_not_sooner(small):
    assert check(small, date(2027, 11, 23)) == []
    assert {problem.code for problem in check(small, date(2027, 11, 24))} == {"source-unchecked"}


def test_those_who_serve_content_are_not_told_of_habits(small):
    by_name = {defect.name: defect for defect in ALL}
    for name in ("old-translation", "long-sentence", "swapped-letters"):
        by_name[name].put_into(small)
    assert len(check(small, TODAY)) == 3
    base, problems = usable(small, TODAY)
    assert base is not None
    assert problems == []


def test_a_stamp_may_be_copied_from_the_warning_into_the_front_matter(small):
    translation = small / "pages/tahap/sidang/en.md"
    original = small / "pages/tahap/sidang/id.md"
    original.write_text(original.read_text(encoding="utf-8").replace("salah satu", "sebuah"), encoding="utf-8")
    (problem,) = check(small, TODAY)
    line = re.search(r'translates: "[0-9a-f]{8}"', problem.message)
    assert line
    text = translation.read_text(encoding="utf-8")
    translation.write_text(re.sub(r"translates: .*", line[0], text), encoding="utf-8")
    assert check(small, TODAY) == []


def test_new_line_breaks_do_not_make_a_translation_old(small):
    original = small / "pages/tahap/sidang/id.md"
    original.write_text(original.read_text(encoding="utf-8").replace("satu tahap", "satu\ntahap"), encoding="utf-8")
    assert check(small, TODAY) == []


def test_content_with_warnings_alone_is_usable_and_with_errors_is_not(small):
    by_name = {defect.name: defect for defect in ALL}
    by_name["overdue-page"].put_into(small)
    base, problems = usable(small, TODAY)
    assert base is not None
    assert [problem.severity for problem in problems] == ["warning"]
    by_name["broken-link"].put_into(small)
    base, problems = usable(small, TODAY)
    assert base is None
    assert {problem.severity for problem in problems} == {"warning", "error"}


# The command


def test_the_command_prints_warnings_and_exits_with_0(small):
    for defect in ALL:
        if defect.name in {"overdue-page", "overdue-source"}:
            defect.put_into(small)
    done = run_check("--data", str(small))
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        f"{small}/pages/tahap/eksekusi/id.md:9: peringatan: Halaman ini harus ditinjau sebelum 2026-11-23. "
        "Periksa lagi, lalu perbarui reviewed_on dan review_by. [review-overdue]",
        f"{small}/sources.yaml:79: peringatan: Sumber ini harus ditinjau sebelum 2026-11-23. "
        "Periksa lagi, lalu perbarui checked_on dan review_by. [review-overdue]",
    ]


def test_the_command_exits_with_1_where_there_is_an_error(small):
    for defect in ALL:
        defect.put_into(small)
    done = run_check("--data", str(small))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert set(done.stdout.splitlines()) == {f"{small}/{line}" for defect in ALL for line in defect.reports}


def test_the_command_prints_json(small):
    next(defect for defect in ALL if defect.name == "broken-link").put_into(small)
    done = run_check("--data", str(small), "--json")
    assert done.returncode == 1
    expected = [
        {
            "path": "pages/kenali/kemiskinan/id.md",
            "line": 39,
            "code": "broken-link",
            "message": "Halaman “/laporan-pengaduann” tidak ada. Maksud Anda “laporan-pengaduan”? Perbaiki tautannya.",
            "severity": "error",
        }
    ]
    assert json.loads(done.stdout) == expected


# Word lists


@pytest.mark.parametrize("name", ["slang.csv", "synonyms.txt", "stopwords.txt", "emergencies.yaml"])
def test_a_word_list_in_another_encoding_is_told(small, name):
    (small / "language").mkdir()
    (small / "language" / name).write_bytes("kafé\n".encode("latin-1"))
    assert reported(small) == [
        f"language/{name}:1: Berkas ini bukan UTF-8 (bita ke-3). Simpan ulang sebagai UTF-8. [not-utf8]"
    ]


# What is broken already is not blamed twice


def test_a_stage_that_cannot_be_read_is_told_once_and_the_steps_around_it_are_not_blamed(small):
    process = small / "process.yaml"
    text = process.read_text(encoding="utf-8")
    process.write_text(text.replace("short: {id: Sidang, en: Trial}", "short: {id: Sidang}"), encoding="utf-8")
    assert reported(small) == ["process.yaml:67: short.en: kunci wajib ini belum ada; tambahkan. [bad-value]"]


def test_a_source_that_cannot_be_read_is_told_once_and_those_who_cite_it_are_not_blamed(small):
    sources = small / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("legal_status: amended", "legal_status: changed"), encoding="utf-8")
    (line,) = reported(small)
    assert line.startswith("sources.yaml:9: legal_status: nilai ini tidak dikenal; pilih 'in_force', 'amended'")


@pytest.mark.parametrize("value", ["[]", "'2026-13-12'", "7"], ids=["empty", "month 13", "number"])
@pytest.mark.parametrize(
    "name",
    ["site.yaml", "sources.yaml", "glossary.yaml", "contacts.yaml", "process.yaml", "indicators.yaml", "tactics.yaml"],
)
def test_no_wrong_value_in_any_key_can_crash_the_check(small, name, value):
    """Each key of each file in turn gets a value that means nothing there; the check ends, whatever it says."""
    whole = (small / name).read_text(encoding="utf-8")
    lines = whole.split("\n")
    tried: set[str] = set()
    for number, line in enumerate(lines):
        match = re.match(r"^(\s*(?:- )?)([A-Za-z_]+): \S", line)
        if match is None or match[2] in tried or match[2].startswith(("box", "kind", "unit", "law")):
            continue
        tried.add(match[2])
        changed = [*lines[:number], f"{match[1]}{match[2]}: {value}", *lines[number + 1 :]]
        (small / name).write_text("\n".join(changed), encoding="utf-8")
        check(small, TODAY)
    assert len(tried) >= 5
