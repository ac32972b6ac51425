"""The index on disk: kept by content, rebuilt when content changes, never half-built."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from whoosh import index

from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.search import indexing, postings
from knowledge.search.documents import passages
from knowledge.search.findable import Passage
from knowledge.search.opening import index_folder, open_searcher
from tests.conftest import DATA

OPEN = """
import sys
from pathlib import Path
from knowledge.lang import Language
from knowledge.search.opening import open_searcher
found = open_searcher(Path(sys.argv[1])).search("kemiskinan", Language.ID)
print(found.results[0].slug)
"""
SMALL_FILES_ONLY = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
"""As a full disk does: no file can grow beyond 2,000 bytes."""


def start(code: str, data: Path, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(data)],
        cwd=DATA.parent,
        env={**os.environ, "SIGAP_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def indexes(cache: Path) -> list[Path]:
    return sorted(cache.glob("index-*"))


def edit(data: Path, old: str, new: str) -> None:
    page = data / "pages/kenali/kemiskinan/id.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def test_an_index_is_built_once_and_kept(small, own_cache):
    open_searcher(small)
    (folder,) = indexes(own_cache)
    before = folder.stat()
    open_searcher(small)
    assert indexes(own_cache) == [folder]
    assert (folder.stat().st_ino, folder.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_changed_content_is_found_at_once_and_the_old_words_no_more(small, own_cache):
    edit(small, "Uang muka dibayar", "Panjar dibayar")
    assert "kemiskinan" in [item.slug for item in open_searcher(small).search("panjar", Language.ID).results]
    edit(small, "Panjar dibayar", "Komisi dibayar")
    assert "kemiskinan" in [item.slug for item in open_searcher(small).search("komisi", Language.ID).results]
    assert open_searcher(small).search("panjar", Language.ID).results == ()


def test_changed_word_lists_make_a_new_index(small, own_cache):
    open_searcher(small)
    (small / "language").mkdir()
    (small / "language/slang.csv").write_text("slang,standard\nduit,uang\n", encoding="utf-8")
    assert "kemiskinan" in [item.slug for item in open_searcher(small).search("duit", Language.ID).results]
    assert len(indexes(own_cache)) == 2


def test_only_the_last_two_versions_are_kept(small, own_cache):
    for old, new in (("Uang muka", "Panjar"), ("Panjar", "Komisi"), ("Komisi", "Bonus"), ("Bonus", "Hadiah")):
        edit(small, f"{old} dibayar", f"{new} dibayar")
        open_searcher(small)
    assert len(indexes(own_cache)) == 2


def test_a_build_that_fails_leaves_nothing_behind_and_the_next_one_succeeds(small, own_cache):
    failed = start(SMALL_FILES_ONLY + OPEN, small, own_cache)
    failed.communicate()
    assert failed.returncode != 0
    assert list(own_cache.iterdir()) == []
    assert open_searcher(small).search("kemiskinan", Language.ID).results[0].slug == "kemiskinan"


def test_a_build_that_is_killed_leaves_no_index_that_could_be_read(own_cache, searcher):
    building = start(OPEN, DATA, own_cache)
    while building.poll() is None and not list(own_cache.glob("building-*")):
        time.sleep(0.005)
    building.send_signal(signal.SIGKILL)
    building.communicate()
    assert building.returncode == -signal.SIGKILL
    after = open_searcher(DATA).search("restitusi", Language.ID)
    assert after == searcher.search("restitusi", Language.ID)


def test_two_processes_that_build_at_once_share_one_index(small, own_cache):
    both = [start(OPEN, small, own_cache) for _ in range(2)]
    said = [process.communicate() for process in both]
    assert [out.strip() for out, _ in said] == ["kemiskinan", "kemiskinan"], said
    assert len(indexes(own_cache)) == 1
    assert list(own_cache.glob("building-*")) == []


@pytest.mark.parametrize("lost", ["answers.json", "lexicon.json", "things.json", "stems_scores.npy", "all"])
def test_an_index_that_somebody_damaged_is_built_anew(small, own_cache, lost):
    before = open_searcher(small).search("kemiskinan", Language.ID)
    (folder,) = indexes(own_cache)
    for path in folder.iterdir():
        if lost in {path.name, "all"}:
            path.unlink()
    assert open_searcher(small).search("kemiskinan", Language.ID) == before


def test_whoosh_holds_every_word_of_every_field_and_how_often_it_stands_there(tmp_path):
    texts = ("Kapal kapal laut", "laut lepas")
    found = [Passage("page", str(i), Language.ID, "Kapal", "", "", "", text, f"/{i}") for i, text in enumerate(texts)]
    indexing.write_index(indexing.read(found, load_lexicon(tmp_path)), tmp_path)
    reader = index.open_dir(str(tmp_path), readonly=True).reader()

    def postings_of(field: str, word: str) -> list[tuple[int, float]]:
        matcher, listed = reader.postings(field, word), []
        while matcher.is_active():
            listed.append((matcher.id(), matcher.weight()))
            matcher.next()
        return listed

    assert postings_of("word", "kapal") == [(0, 2.0)]
    assert postings_of("word", "laut") == [(0, 1.0), (1, 1.0)]
    assert postings_of("title", "kapal") == [(0, 1.0), (1, 1.0)]
    assert {field for field, _ in reader.all_terms()} == {"stem", "word", "title"}
    assert reader.stored_fields(1)["text"] == "laut lepas"


def test_the_arrays_laid_out_from_whoosh_are_those_counted_without_it_to_the_last_bit(searcher, kb):
    kept = postings.load(index_folder(kb.version))
    counted = indexing.arrays_of(indexing.read(passages(kb), load_lexicon(DATA / "language")))
    for one, other in ((kept.stems, counted.stems), (kept.words, counted.words)):
        assert one.words == other.words
        assert np.array_equal(one.bounds, other.bounds)
        assert np.array_equal(one.passages, other.passages)
        assert one.scores.tobytes() == other.scores.tobytes()
    assert np.array_equal(kept.tokens, counted.tokens)
    assert np.array_equal(kept.places, counted.places)


def test_two_builds_of_the_same_content_write_the_same_files(small_kb, tmp_path):
    lexicon = load_lexicon(DATA / "language")
    for name in ("one", "other"):
        indexing.build_index(small_kb, lexicon, tmp_path / name)
    ours = sorted(path.name for path in (tmp_path / "one").iterdir() if path.suffix in {".npy", ".json", ".txt"})
    assert "names.json" in ours
    assert "stems_scores.npy" in ours
    for name in ours:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


@pytest.mark.parametrize("collecting", [True, False], ids=["collecting", "at rest"])
def test_a_build_leaves_the_collector_of_garbage_as_it_was(small_kb, tmp_path, collecting):
    (gc.enable if collecting else gc.disable)()
    try:
        indexing.build_index(small_kb, load_lexicon(DATA / "language"), tmp_path / "index")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
