"""Interface strings: every one is translated, none is left over, none shows in the wrong language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from app.words import LOCALE, catalogue, translate
from knowledge.lang import Language
from tests.app import raw
from tests.serving import ROOT, Running

PO = LOCALE / "en" / "LC_MESSAGES" / "sigap.po"


@pytest.fixture(scope="module")
def extracted() -> dict[str, list[str]]:
    """Every interface string in code and templates, with the places where it stands."""
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    keywords = {**DEFAULT_KEYWORDS, "translate": None}
    found: dict[str, list[str]] = {}
    for file, line, message, _, _ in extract_from_dir(ROOT, methods, options, keywords=keywords):
        assert isinstance(message, str)
        found.setdefault(message, []).append(f"{file}:{line}")
    return found


@pytest.fixture(scope="module")
def translated() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file)


def test_the_extraction_finds_strings_in_code_and_in_templates(extracted: dict[str, list[str]]):
    places = {Path(place.rpartition(":")[0]) for place in extracted["Cari: gaji besar, paspor, P-21"]}
    assert places == {Path("app/light/templates/search_form.html"), Path("app/parts/search_box.py")}


def test_every_string_has_an_english_translation(extracted: dict[str, list[str]], translated: Catalog):
    known = {str(message.id) for message in translated if message.id and message.string and not message.fuzzy}
    assert {message: place for message, place in extracted.items() if message not in known} == {}


def test_no_translation_is_left_over(extracted: dict[str, list[str]], translated: Catalog):
    assert [message.id for message in translated if message.id and message.id not in extracted] == []
    assert translated.obsolete == {}


def test_code_asks_for_whole_sentences_that_the_extraction_can_see():
    """`translate(words, lang)` would be shown untranslated: the extraction reads no variables."""
    hidden = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "app").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "translate"
        if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    marked = "app/light/posted.py", "app/light/routes.py"  # `_` of posted.py marks words there, routes.py shows them
    assert tuple(hidden) == marked


def test_a_translation_keeps_the_placeholders_and_is_no_copy(translated: Catalog):
    same_word_in_both = {"Menu"}
    for message in translated:
        if message.id:
            indonesian, english = str(message.id), str(message.string)
            assert re.findall(r"%\(\w+\)s|\{\w*\}", indonesian) == re.findall(r"%\(\w+\)s|\{\w*\}", english)
            assert indonesian != english or indonesian in same_word_in_both


def test_indonesian_is_the_language_of_the_code():
    assert translate("Keluar", Language.ID) == "Keluar"
    assert translate("Keluar", Language.EN) == "Leave"
    assert not (LOCALE / "id").exists()


def test_an_unknown_string_is_shown_as_it_is_written():
    assert catalogue(Language.EN).gettext("belum diterjemahkan") == "belum diterjemahkan"


@pytest.mark.parametrize(
    "address",
    [
        "/ringan/en/",
        "/ringan/en/tanda-bahaya",
        "/ringan/en/penelitian-berkas",
        "/ringan/en/cari?q=passport",
        "/ringan/en/cari?q=qwxyvk",
        "/ringan/en/tidak-ada",
        "/kemiskinan?lang=en",
        "/?lang=en",
    ],
)
def test_no_indonesian_interface_string_shows_on_an_english_page(server: Running, translated: Catalog, address: str):
    text = raw.request(server, address).text
    shown = [
        str(message.id)
        for message in translated
        if message.id and message.id != message.string and re.search(rf"[>\"]{re.escape(str(message.id))}[<\"]", text)
    ]
    assert shown == []
