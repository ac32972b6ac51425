"""What the search of the files is given: the lists of `data/language/` and roots, and no word in its scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.look import ASSETS
from app.settings import DEFAULT_DATA
from knowledge.language.lexicon import load_lexicon


@pytest.fixture(scope="module")
def words(exported: Path) -> dict[str, Any]:
    """`SIGAP_KATA`."""
    _, _, told = (exported / "aset" / "kata.js").read_text(encoding="utf-8").partition("=")
    return json.loads(told.strip().removesuffix(";"))


def test_every_list_of_the_server_is_there(words: dict[str, Any]):
    lexicon = load_lexicon(DEFAULT_DATA / "language")
    assert set(words["pribadi"].split()) == lexicon.personal
    assert set(words["henti"].split()) == lexicon.stopwords
    assert words["sehari"] == {word: " ".join(forms) for word, forms in lexicon.everyday.items()}
    assert words["daerah"].keys() == lexicon.regional.keys()
    assert len(words["bahaya"]) == len(lexicon.emergencies)
    assert ["tolong", ["polri-110", "sapa-129-phone"], 0, "butuh-bantuan"] in words["bahaya"]


@pytest.mark.parametrize(
    ("word", "root"),
    [
        pytest.param("penyidikan", "sidik", id="exception-of-law"),
        pytest.param("penyelidikan", "selidik", id="not-the-same-as-the-one-before"),
        pytest.param("diperdagangkan", "dagang", id="form-of-a-text"),
        pytest.param("passports", "passport", id="english"),
    ],
)
def test_forms_have_their_root_in_the_table(words: dict[str, Any], word: str, root: str):
    (line,) = (line.split() for line in words["akar"].split("\n") if f" {word} " in f"{line} ")
    assert line[0] == root


def test_real_words_that_look_like_a_slip_are_known(words: dict[str, Any]):
    assert {"salon", "booking"} <= set(words["nyata"].split())
    assert "perdagagan" not in words["nyata"].split()


def test_the_scripts_hold_no_word_list():
    """Every list is data: a script may name keys, classes and patterns of codes, but no three words in a row."""
    for path in ASSETS.glob("site_search_*.js"):
        lines = path.read_text(encoding="utf-8").splitlines()
        code = "\n".join(line for line in lines if not line.strip().startswith("//"))
        assert not re.search(r"(?:'[a-z]{3,}',\s*){3}", code), path.name
        assert not re.search(r"'[a-z]+(?: [a-z]+){2,}'", code), path.name
