"""What trainers take away, as they get it: by address, by command, on paper."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
import weasyprint
from pypdf import PdfReader

from app.export import materials
from app.export.kinds import Kind, address
from app.export.materials import Material
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.training.plan import named
from tests.app.document import Document
from tests.app.export import office
from tests.app.export.paper import content
from tests.serving import Running

DAY = date(2026, 11, 25)
BOTH = list(Language)
MODULES = list(content().base.training.modules)
PAPERS = [kind for kind in Kind if kind is not Kind.SLIDES]
SIGAP = str(Path(sys.executable).with_name("sigap"))


def _html(kind: Kind, module: str, lang: Language, organisation: str = "") -> str:
    asked = Material(kind, named(content().base, module))
    signed = materials.signed(content(), organisation)
    return materials.html(signed, asked, lang, DAY)


@pytest.mark.parametrize("lang", BOTH)
def test_every_leaflet_is_two_equal_halves_of_one_sheet_and_every_card_one_sheet(lang: Language):
    for module in MODULES:
        text = _html(Kind.LEAFLET, module, lang)
        first, second = re.split('<section class="kartu[^"]*">', text)[1:]
        assert first.partition("</section>")[0] == second.partition("</section>")[0], module
        (sheet,) = weasyprint.HTML(string=text).render().pages
        assert (round(sheet.width), round(sheet.height)) == (1123, 794), module
        assert len(weasyprint.HTML(string=_html(Kind.CARD, module, lang)).render().pages) == 1


def test_the_files_of_a_changed_plan_bear_a_name_of_their_own():
    base = content().base
    module = named(base, "modul-warga")
    assert Material(Kind.SLIDES, module).filename(base, Language.EN) == "slides-modul-warga.pptx"
    moved = Material(Kind.GUIDE, module.moved(0, 1))
    assert moved.filename(base, Language.ID) == "guide-modul-warga-disesuaikan-45.pdf"
    assert moved.filename(base, Language.EN) == "guide-modul-warga-adapted-45.pdf"
    # Seven minutes are left out with the first talk.
    assert Material(Kind.QUIZ, module.without(0)).filename(base, Language.ID) == "quiz-modul-warga-disesuaikan-38.pdf"


@pytest.mark.parametrize("lang", BOTH)
def test_papers_and_slides_of_a_changed_plan_say_that_it_was_adapted(lang: Language):
    base = content().base
    changed = named(base, "modul-sekolah").moved(0, 1)
    adapted = {
        Language.ID: "Modul untuk sekolah, murid dan orang tua, 60 menit (disesuaikan)",
        Language.EN: "(adapted)",
    }[lang]
    for kind in (Kind.GUIDE, Kind.HANDOUT, Kind.QUIZ, Kind.TEST):
        assert adapted in materials.html(content(), Material(kind, changed), lang, DAY), kind
        assert adapted not in materials.html(content(), Material(kind, named(base, "modul-sekolah")), lang, DAY), kind


@pytest.mark.parametrize("kind", [Kind.LEAFLET, Kind.CARD])
def test_on_leaflets_and_cards_no_word_lies_on_another_or_is_cut_off(kind: Kind, exported_kit: Path):
    if not office.ready():
        pytest.fail(office.ADVICE)
    for lang in BOTH:
        for module in MODULES:
            name = {
                (Kind.LEAFLET, Language.ID): "selebaran",
                (Kind.LEAFLET, Language.EN): "leaflet",
                (Kind.CARD, Language.ID): "kartu-nomor-bantuan",
                (Kind.CARD, Language.EN): "card-with-help-numbers",
            }[kind, lang]
            (sheet,) = office.sheets(exported_kit / "kertas" / lang / module / f"{name}.pdf")
            assert len(sheet.words) > 50
            assert [(a.text, b.text) for a, b in combinations(sheet.words, 2) if a.meets(b)] == [], (module, lang)
            assert all(word.right <= sheet.width and word.bottom <= sheet.height for word in sheet.words)


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_carries_help_numbers_the_organisation_the_version_and_the_day(kind: Kind, lang: Language):
    day = "25 November 2026"
    for module in MODULES:
        text = _html(kind, module, lang, "Karang Taruna <RW 05>")
        assert "110" in Document(text).text, module
        assert "Karang Taruna &lt;RW 05&gt;" in text
        assert "<RW 05>" not in text
        assert content().base.version[:7] in text
        assert day in text


@pytest.mark.parametrize("lang", BOTH)
def test_a_guide_holds_the_whole_safety_kit_and_what_participants_get_holds_their_words(lang: Language):
    base = content().base
    kit = base.training.safety
    assert kit is not None
    in_the_room, at_home = (base.site.label(key, lang) for key in ("deck-words", "deck-words-home"))
    for module in MODULES:
        guide = Document(_html(Kind.GUIDE, module, lang)).text
        for advice in (kit.opening, *kit.disclosure, kit.never, kit.closing, kit.care):
            assert advice.title.in_language(lang) in guide, module
        for kind, words in {Kind.HANDOUT: at_home, Kind.LEAFLET: at_home, Kind.QUIZ: in_the_room}.items():
            assert words in Document(_html(kind, module, lang)).text, module


@pytest.mark.parametrize("lang", BOTH)
def test_what_is_taken_home_does_not_say_what_is_true_in_the_room_alone(lang: Language):
    """ "You may leave at any time" on a leaflet could be read as advice to leave an employer."""
    base = content().base
    assert base.training.safety is not None
    (here,) = base.training.safety.closing.aloud
    leave = base.site.label("deck-words", lang).partition(".")[0]
    for module in MODULES:
        for kind in (Kind.HANDOUT, Kind.LEAFLET, Kind.CARD):
            told = Document(_html(kind, module, lang)).text
            assert without_citations(here.in_language(lang)) not in told, module
            assert leave not in told, module


@pytest.mark.parametrize("lang", BOTH)
def test_a_handout_holds_the_plan_for_staying_in_touch_and_not_the_questions_asked_in_the_room(lang: Language):
    exercises = content().base.training.exercises
    kept, left = exercises["rencana-kabar"], exercises["tiga-pertanyaan"]
    assert kept.title.in_language(lang) in Document(_html(Kind.HANDOUT, "modul-calon-pekerja-migran", lang)).text
    assert left.title.in_language(lang) not in Document(_html(Kind.HANDOUT, "modul-warga", lang)).text
    assert left.title.in_language(lang) in Document(_html(Kind.GUIDE, "modul-warga", lang)).text


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind is not Kind.GUIDE])
def test_beside_the_numbers_stands_which_of_them_send_somebody_at_once(kind: Kind, lang: Language):
    rescue = content().base.site.label("deck-rescue", lang)
    for module in MODULES:
        assert rescue in Document(_html(kind, module, lang)).text, module


@pytest.mark.parametrize("lang", BOTH)
def test_the_key_stands_on_a_page_of_its_own(lang: Language):
    key = "Key, for the trainer" if lang is Language.EN else "Kunci, untuk pelatih"
    for kind in (Kind.QUIZ, Kind.TEST):
        asked = Material(kind, named(content().base, "modul-warga"))
        pages = PdfReader(io.BytesIO(materials.written(content(), asked, lang, DAY))).pages
        with_key = [number for number, page in enumerate(pages) if key in page.extract_text()]
        assert len(with_key) == 1
        assert with_key[0] > 0


def test_each_module_page_leads_to_its_materials_and_each_address_gives_a_file(server: Running):
    with urllib.request.urlopen(f"{server.url}/ringan/modul-warga") as answer:
        hrefs = Document(answer.read().decode()).hrefs
    offered = [address(kind, "modul-warga", Language.ID) for kind in Kind]
    assert set(offered) <= set(hrefs)
    assert "/presentasi/modul-warga" in hrefs
    begins = {"pdf": b"%PDF-", "pptx": b"PK\x03\x04"}
    for path in (offered[0], address(Kind.CARD, "modul-warga", Language.EN, "RW 05 & warga")):
        with urllib.request.urlopen(server.url + path) as answer:
            assert answer.read().startswith(begins[path.partition("?")[0].rpartition(".")[2]])
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bahan/slides/modul-astronaut.pptx", 404),
        ("/bahan/en/slides/1.warga.o3.q2y.pptx", 400),
        ("/bahan/poster/modul-warga.pdf", 404),
        ("/bahan/slides/modul-warga.pdf", 404),
        ("/bahan/guide/modul-warga.pdf?nama=" + "x" * 81, 400),
        ("/bahan/guide", 404),
    ],
)
def test_what_cannot_be_had_is_told_in_a_sentence(server: Running, path: str, status: int):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server.url + path)
    with caught.value as answer:
        assert answer.status == status
        assert "<h1" in answer.read().decode()


def test_the_command_writes_a_file_or_says_why_not(tmp_path: Path):
    out = tmp_path / "selebaran.pdf"
    done = _export("leaflet", "modul-warga", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    for arguments in (
        ["guide", "modul-astronaut", "--out", str(out)],
        ["quiz", "modul-warga", "--organisation", "x" * 81, "--out", str(out)],
        ["test", "modul-warga", "--out", str(tmp_path / "tidak" / "ada.pdf")],
    ):
        done = _export(*arguments)
        assert done.returncode == 2, arguments
        assert len(done.stderr.strip().splitlines()) == 1


def _export(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SIGAP, "export", *arguments], capture_output=True, text=True, check=False)
