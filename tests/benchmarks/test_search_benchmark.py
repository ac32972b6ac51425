"""The measured pipeline: its judged queries, its measures, and the search over any documents."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.search.judged import HALVES, KINDS, judged, plain_queries
from benchmarks.search.measures import quality
from tests.conftest import DATA

RANK = DATA.parent / "benchmarks/search/rank.py"
DOCUMENTS = [
    {"id": "a", "title": "Gaji ditahan", "text": "Majikan menahan gaji pekerja rumah tangga selama tiga bulan."},
    {"id": "b", "title": "Berangkat ke Kamboja", "text": "Lowongan kerja di Kamboja menjanjikan gaji besar."},
    {"id": "c", "text": "Panen padi tahun ini berlimpah."},
]


def test_there_are_enough_judged_queries_of_all_kinds_and_readers(kb):
    cases = judged(kb)
    assert len(cases) >= 250
    assert {case.kind for case in cases} == set(KINDS)
    assert {case.reader for case in cases} == {"resident", "officer", "trainer"}
    assert {case.lang.value for case in cases} == {"id", "en"}


def test_no_query_stands_in_both_halves_and_the_halves_are_alike(kb):
    cases = judged(kb)
    assert len({case.query.lower() for case in cases}) == len(cases)
    for kind in KINDS:
        halves = Counter(case.half for case in cases if case.kind == kind)
        assert abs(halves[HALVES[0]] - halves[HALVES[1]]) <= 1, kind


def test_only_queries_about_something_else_have_no_right_page(kb):
    assert {case.kind for case in judged(kb) if not case.right} == {"nothing"}


def test_there_are_queries_for_latency():
    assert len(plain_queries()) >= 100


def test_measures_are_those_worked_out_by_hand():
    # Right at rank 1 of 2 rights; right at rank 3; nothing right; nothing found.
    lists = [(["x", "y"], {"x", "z"}), (["p", "q", "r"], {"r"}), (["p"], {"z"}), ([], {"z"})]
    found = quality(lists)
    assert (found.queries, found.empty) == (4, 1)
    assert found.success_1 == pytest.approx(1 / 4)
    assert found.success_3 == pytest.approx(2 / 4)
    assert found.mrr == pytest.approx((1 + 1 / 3) / 4)
    # 1 / (1 + 1/log2(3)) = 0.6131 for the first, 1/log2(4) = 0.5 for the second.
    assert found.ndcg == pytest.approx((0.6131 + 0.5) / 4, abs=1e-4)


def rank(folder: Path, documents: Path, queries: str) -> subprocess.CompletedProcess[str]:
    (folder / "queries.tsv").write_text(queries, encoding="utf-8")
    command = (sys.executable, RANK, "--docs", documents, "--queries", folder / "queries.tsv", "--out", folder / "run")
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_any_documents_can_be_ranked(tmp_path, packed):
    lines = "".join(json.dumps(document) + "\n" for document in DOCUMENTS)
    documents = tmp_path / ("docs.jsonl.gz" if packed else "docs.jsonl")
    documents.write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())
    done = rank(tmp_path, documents, "q1\tloker kamboja gajinya gede\nq2\tpanenn padi\nq3\t???\n")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("\t") for line in (tmp_path / "run").read_text(encoding="utf-8").splitlines()]
    assert [row[:3] for row in rows if row[1] == "1"] == [["q1", "1", "b"], ["q2", "1", "c"]]
    assert [row[1:3] for row in rows if row[0] == "q1"] == [["1", "b"], ["2", "a"]]
    assert all(float(row[3]) > 0 for row in rows)


@pytest.mark.parametrize(
    ("line", "why"), [({"text": "padi"}, "'id'"), ({"id": 2, "title": ["padi"], "text": "padi"}, "title is no string")]
)
def test_a_line_that_is_no_document_is_told(tmp_path, line, why):
    documents = tmp_path / "docs.jsonl"
    documents.write_text('{"id": 1, "text": "padi"}\n' + json.dumps(line) + "\n", encoding="utf-8")
    done = rank(tmp_path, documents, "q1\tpadi\n")
    assert done.returncode == 2
    assert f"docs.jsonl:2: not a document with id and text ({why})" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_packed_file_that_was_cut_off_is_told(tmp_path):
    whole = gzip.compress("".join(json.dumps(document) + "\n" for document in DOCUMENTS).encode())
    (tmp_path / "docs.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    done = rank(tmp_path, tmp_path / "docs.jsonl.gz", "q1\tpadi\n")
    assert done.returncode == 2
    assert done.stderr.startswith("Cannot be read: ")
    assert "Traceback" not in done.stderr


def test_a_run_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "run").mkdir()
    documents = tmp_path / "docs.jsonl"
    documents.write_text(json.dumps(DOCUMENTS[0]) + "\n", encoding="utf-8")
    done = rank(tmp_path, documents, "q1\tgaji\n")
    assert done.returncode == 2
    assert done.stderr.startswith("Cannot be written: ")
