"""Decks that trainers take away: whole, in either language, and printed by LibreOffice without a word cut off."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from app.export.fitting import Room, largest, spread
from app.export.slides import powerpoint
from knowledge.lang import Language
from knowledge.training import deck, plan
from knowledge.training.deck import SlideKind
from knowledge.training.session import suggest
from tests.app.export import office
from tests.app.test_cli import assert_one_sentence, sigap

DAY = date(2026, 11, 25)
MODULES = ("modul-warga", "modul-asn", "modul-sekolah", "modul-calon-pekerja-migran", "panduan-pelatih")
DECKS = [(slug, lang) for slug in MODULES for lang in Language]
_STAGE = re.compile(r"\d+\. ")
FOOTERS = {
    Language.ID: ("Gugus Tugas Pencegahan dan Penanganan TPPO, Jakarta Pusat", "SIGAP versi", "25 November 2026"),
    Language.EN: ("Task force against trafficking in persons, Central Jakarta", "SIGAP version", "25 November 2026"),
}


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def shown(presentation: Any) -> list[Any]:
    return [slide for slide in presentation.slides if slide._element.get("show") != "0"]


def text_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.fixture(scope="session")
def decks(kb) -> dict[tuple[str, Language], bytes]:
    """The decks of all modules in both languages."""
    return {(slug, lang): powerpoint(kb, plan.of_module(kb, slug), lang, DAY) for slug, lang in DECKS}


# What stands on the slides


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_a_deck_has_at_least_twelve_slides_to_show_and_each_is_signed(decks, slug, lang):
    slides = shown(opened(decks[slug, lang]))
    assert len(slides) >= 12
    for slide in slides:
        for words in FOOTERS[lang]:
            assert words in text_of(slide)


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_every_piece_of_text_says_its_language(decks, slug, lang):
    for slide in opened(decks[slug, lang]).slides:
        runs = list(slide._element.iter(qn("a:r")))
        assert {run.rPr.get("lang") for run in runs} == {"id-ID" if lang is Language.ID else "en-GB"}


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_the_safety_kit_is_in_every_deck(kb, decks, slug, lang):
    presentation = opened(decks[slug, lang])
    to_show = "\n".join(map(text_of, shown(presentation)))
    whole = "\n".join(map(text_of, presentation.slides))
    for key, advice in kb.training.safety.lists():
        assert advice.title.in_language(lang) in (to_show if key in {"opening", "closing"} else whole)
    assert "110" in text_of(shown(presentation)[-1])


def test_what_is_for_the_trainer_alone_is_hidden(kb, decks):
    hidden = [s for s in opened(decks["modul-warga", Language.ID]).slides if s._element.get("show") == "0"]
    assert len(hidden) >= 8
    assert all("Untuk pelatih, tidak ditayangkan" in text_of(slide) for slide in hidden)


def test_a_talk_shows_its_lines_its_sources_and_what_to_say_in_the_notes(decks):
    slide = next(s for s in shown(opened(decks["modul-warga", Language.ID])) if "Tiga janji" in text_of(s))
    words = text_of(slide)
    assert "Perekrut menjanjikan kerja, sekolah, atau uang." in words
    assert "[@" not in words
    assert "Sumber: " in words
    notes = slide.notes_slide.notes_text_frame.text
    assert "Minta peserta menyebut satu kalimat rayuan" in notes
    assert "UU 21/2007: Pasal 44" in notes


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_every_slide_names_its_sources_on_itself_and_in_its_notes(decks, slug, lang):
    words = "Sumber: " if lang is Language.ID else "Sources: "
    for slide in opened(decks[slug, lang]).slides:
        title = slide.shapes.title.text
        assert words in text_of(slide), title
        assert words in slide.notes_slide.notes_text_frame.text, title


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_every_shape_is_text_or_says_in_words_what_it_shows(decks, slug, lang):
    for slide in opened(decks[slug, lang]).slides:
        for shape in slide.shapes:
            described = shape._element.xpath(".//p:cNvPr/@descr")
            assert described or (shape.has_text_frame and shape.text_frame.text), (slide.shapes.title.text, shape.name)


def test_a_story_says_that_it_is_invented_on_each_of_its_slides(decks):
    for lang, words in ((Language.ID, "Cerita rekaan."), (Language.EN, "Invented story.")):
        title = {"id": "Anak di rumah orang", "en": "A child in somebody's house"}[lang]
        stories = [s for s in shown(opened(decks["modul-warga", lang])) if s.shapes.title.text.startswith(f"{title} (")]
        assert stories
        assert all(words in text_of(slide) for slide in stories)


def test_the_flow_is_drawn_with_native_shapes_that_are_joined_and_large_enough_for_the_back_row(decks):
    boxes: list[str] = []
    for slide in shown(opened(decks["modul-asn", Language.ID])):
        stages = [shape for shape in slide.shapes if shape.has_text_frame and _STAGE.match(shape.text_frame.text)]
        joined = [shape for shape in slide.shapes if shape.shape_type is not None and shape.shape_type.name == "LINE"]
        if joined:
            assert len(joined) == len(stages) - 1
            assert len(stages) <= 8
            assert all(shape.text_frame.paragraphs[0].font.size >= Pt(18) for shape in stages)
            boxes += [shape.text_frame.text for shape in stages]
    assert boxes[0] == "1. Laporan"
    assert boxes[-1].startswith(f"{len(boxes)}. ")
    assert any(box.endswith("Berkas dikembalikan") for box in boxes)
    assert len(boxes) == 16


def test_the_numbers_of_the_last_slide_stand_out(decks):
    last = shown(opened(decks["modul-sekolah", Language.ID]))[-1]
    strong = [paragraph.runs[0].text for paragraph in last.placeholders[1].text_frame.paragraphs]
    assert strong[0] == "110"
    assert all(paragraph.runs[0].font.bold for paragraph in last.placeholders[1].text_frame.paragraphs)


def test_a_question_is_asked_before_its_answer_is_shown(kb):
    listed = deck.slides(kb, plan.of_module(kb, "panduan-pelatih"), Language.EN)
    asked = [slide for slide in listed if slide.kind in {SlideKind.QUESTION, SlideKind.ANSWER}]
    assert [slide.kind for slide in asked] == [SlideKind.QUESTION, SlideKind.ANSWER] * 10
    first, answer = asked[:2]
    assert first.title == answer.title == 'May a trainer ask "who here has been through this?"'
    assert first.right == frozenset()
    assert [answer.lines[index] for index in answer.right] == [
        next(line for line in first.lines if "Never; offer a way to talk afterwards, alone." in line)
    ]


def test_no_line_of_a_list_is_smaller_than_20_points(decks):
    for content in decks.values():
        for slide in opened(content).slides:
            for shape in slide.placeholders:
                if shape.placeholder_format.idx == 1:
                    sizes = [paragraph.font.size for paragraph in shape.text_frame.paragraphs]
                    assert all(size is not None and size >= Pt(20) for size in sizes), slide.shapes.title.text


def test_a_deck_of_a_plan_of_one_s_own_follows_the_plan(kb):
    made = suggest(kb, "warga", 40, ["awak-kapal"])
    titles = [slide.title for slide in deck.slides(kb, made, Language.ID)]
    assert titles[0] == "Sesi: Warga, 40 menit"
    assert "Sebelum naik kapal" in titles
    assert "Modul untuk warga, sesi 45 menit" not in titles


# Printed


@pytest.fixture(scope="session")
def prints(decks, tmp_path_factory) -> dict[tuple[str, Language], tuple[office.Sheet, ...]]:
    """All decks as LibreOffice prints them."""
    if not office.ready():
        pytest.fail(office.ADVICE)
    folder = tmp_path_factory.mktemp("decks")
    names = {f"{slug}-{lang}": (slug, lang) for slug, lang in decks}
    for name, key in names.items():
        (folder / f"{name}.pptx").write_bytes(decks[key])
    sheets = office.printed(sorted(folder.glob("*.pptx")), folder)
    return {key: sheets[name] for name, key in names.items()}


@pytest.mark.parametrize(("slug", "lang"), DECKS, ids=str)
def test_every_slide_is_printed_whole_and_no_word_lies_on_another(decks, prints, slug, lang):
    slides, sheets = shown(opened(decks[slug, lang])), prints[slug, lang]
    assert len(sheets) == len(slides)
    for slide, sheet in zip(slides, sheets, strict=True):
        title = slide.shapes.title.text
        assert sum(len(word.text) for word in sheet.words) >= 30, title
        for word in sheet.words:
            assert word.left >= 0, (title, word)
            assert word.right <= sheet.width, (title, word)
            assert word.bottom <= sheet.height, (title, word)
        on_each_other = [(a.text, b.text) for a, b in combinations(sheet.words, 2) if a.meets(b)]
        assert on_each_other == [], title


# Fitting


def test_lines_are_set_as_large_as_they_fit():
    # 100 letters of 10 points' font are 500 points: two rows of 12 points.
    room = Room(width=300, height=24)
    assert largest(room, ("a" * 100,), (20, 10, 5)) == 10
    assert largest(room, ("a" * 1000,), (20, 10)) == 10


def test_too_many_lines_are_spread_evenly_and_none_is_lost():
    room = Room(width=300, height=50)
    lines = tuple("abcde")
    # A line of 10 points is 12 high, the gap 6.5: three fit (49), four do not.
    assert list(spread(room, lines, 10)) == [("a", "b", "c"), ("d", "e")]
    assert list(spread(room, ("a",), 10)) == [("a",)]


# The command


def test_the_command_writes_a_deck_for_a_module_and_for_a_plan(kb, tmp_path: Path):
    out = tmp_path / "deck.pptx"
    done = sigap("export", "slides", "modul-warga", "--lang", "en", "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Opening safely (1/2)" in [slide.shapes.title.text for slide in opened(out.read_bytes()).slides]
    text = plan.write(suggest(kb, "warga", 30))
    assert sigap("export", "slides", text, "--out", out).returncode == 0
    assert opened(out.read_bytes()).core_properties.title == "Sesi: Warga, 30 menit"


def test_the_command_refuses_what_cannot_be_written_in_one_sentence(kb, tmp_path: Path):
    out = str(tmp_path / "deck.pptx")
    assert_one_sentence(sigap("export", "slides", "modul-astronaut", "--out", out), "modul-astronaut")
    cut = plan.write(plan.of_module(kb, "modul-warga"))[:25]
    assert_one_sentence(sigap("export", "slides", cut, "--lang", "en", "--out", out), "cut or changed")
    assert_one_sentence(sigap("export", "slides", "modul-warga", "--lang", "fr", "--out", out), "fr")
    nowhere = str(tmp_path / "nowhere" / "deck.pptx")
    assert_one_sentence(sigap("export", "slides", "modul-warga", "--out", nowhere), "nowhere")
    assert not Path(out).exists()


def test_a_slide_with_a_title_alone_is_one_slide():
    assert list(spread(Room(400, 300), (), 24)) == [()]
