"""A PDF of ours as a machine reads it: language, title, structure, fonts; and what making it may never do."""

from __future__ import annotations

import io
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from app.export.pdf import PACKAGES, Apart, NoPdfError, make_pdf, make_pdfs, write_pdf
from knowledge.lang import Language
from tests.app.export.paper import broken_rules, content, made, opened, structure, texts

KINDS = ["kemiskinan", "penelitian-berkas", "peran-lembaga", "alur", "kartu-peran-lembaga", "kartu-rujukan-layanan"]
KINDS += ["kartu-restitusi", "nomor-penting", "dinding"]
"""A page, a stage with two codes and a table, a page that is long; the sheet; each kind of card; the wall."""
BOTH = list(Language)
SIMPLE = "<!doctype html><html lang=id><title>Uji</title><h1>Uji</h1><p>Satu dua tiga.</p></html>"
NO_FONTS = '<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>'


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_a_pdf_says_its_language_and_its_title_and_shows_the_title(name: str, lang: Language):
    pdf = opened(name, lang)
    assert str(pdf.Root.Lang) == lang.value
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"].endswith((" · SIGAP", " · Panduan warga", " · Residents' guide"))
        assert "Gugus Tugas" in about["dc:creator"][0] or "Task force" in about["dc:creator"][0]


def test_the_title_of_a_residents_page_does_not_alarm_on_paper_either():
    with opened("kemiskinan", Language.ID).open_metadata() as about:
        assert not re.search("perdagangan|tppo|traffick", about["dc:title"], re.IGNORECASE)


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_a_pdf_is_tagged_has_one_main_heading_and_skips_no_level(name: str, lang: Language):
    pdf = opened(name, lang)
    assert bool(pdf.Root.MarkInfo.Marked)
    levels = [int(element.tag[1]) for element in structure(pdf) if re.fullmatch("H[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_headings_and_tables_are_those_that_the_page_has():
    """Peran lembaga: five sections, eleven cards, a table of six rows by three; then sources, perhaps terms."""
    tags = [element.tag for element in structure(opened("peran-lembaga", Language.ID))]
    body = content().base.pages["peran-lembaga"].text(Language.ID).body
    assert tags.count("H3") == body.count("\n### ") == 11
    own = body.count("\n## ")
    assert own == 5
    assert own + 1 <= tags.count("H2") <= own + 2
    assert tags.count("Table") == 1
    assert tags.count("TH") == 3
    assert tags.count("TD") == 3 * 6


@pytest.mark.parametrize("lang", BOTH)
def test_every_head_of_a_table_says_what_it_heads_and_every_cell_which_heads_it_has(lang: Language):
    for name in ("peran-lembaga", "penelitian-berkas", "rujukan-layanan"):
        cells = [element for element in structure(opened(name, lang)) if element.tag in {"TH", "TD"}]
        assert cells
        for cell in cells:
            assert str(cell.about.A.Scope) == "/Column" if cell.tag == "TH" else len(cell.about.A.Headers) == 1


@pytest.mark.parametrize("name", ["alur", "alur-1981"])
@pytest.mark.parametrize("lang", BOTH)
def test_the_drawing_of_the_flow_has_a_description_that_names_every_stage(name: str, lang: Language):
    figures = [element for element in structure(opened(name, lang)) if element.tag == "Figure"]
    assert len(figures) == 1
    described = str(figures[0].about.Alt)
    regime = "1981" if name == "alur-1981" else "2025"
    stages = [stage for stage in content().base.process.stages if regime in stage.regimes]
    assert len(stages) == (26 if name == "alur-1981" else 29)
    assert [stage.id for stage in stages if stage.title.in_language(lang) not in described] == []


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_every_font_is_embedded_with_the_letters_that_its_signs_stand_for(name: str, lang: Language):
    pdf = opened(name, lang)
    fonts = {font.objgen: font for page in pdf.pages for font in _fonts(page.obj)}
    assert fonts
    for font in fonts.values():
        described = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(described.keys()), font.BaseFont
        assert "/ToUnicode" in font


def _fonts(holder: pikepdf.Object) -> list[pikepdf.Object]:
    resources = holder.get("/Resources", pikepdf.Dictionary())
    found = list(resources.get("/Font", pikepdf.Dictionary()).values())
    for inner in resources.get("/XObject", pikepdf.Dictionary()).values():
        found += _fonts(inner)
    return found


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_no_sign_is_drawn_as_the_box_that_stands_for_a_missing_one(name: str, lang: Language):
    drawn = 0
    for page in opened(name, lang).pages:
        for holder in _streams(page):
            for instruction in pikepdf.parse_content_stream(holder):
                for glyphs in _strings(instruction):
                    numbers = [glyphs[i : i + 2] for i in range(0, len(glyphs), 2)]
                    drawn += len(numbers)
                    assert b"\0\0" not in numbers
    assert drawn > 300


def _streams(page: pikepdf.Page) -> list[pikepdf.Page | pikepdf.Object]:
    forms = [x for x in page.resources.get("/XObject", pikepdf.Dictionary()).values() if x.get("/Subtype") == "/Form"]
    return [page, *forms]


def _strings(instruction: pikepdf.ContentStreamInstruction) -> list[bytes]:
    if str(instruction.operator) == "Tj":
        return [bytes(instruction.operands[0])]
    if str(instruction.operator) == "TJ":
        return [bytes(part) for part in instruction.operands[0] if isinstance(part, pikepdf.String)]
    return []


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", ["kemiskinan", "penelitian-berkas", "kontak"])
def test_every_page_of_a_pdf_has_version_date_and_number_in_its_footer(name: str, lang: Language):
    pages = texts(name, lang)
    version, reviewed = content().base.version[:8], content().base.pages[name].reviewed_on
    words = ("Halaman", "dari", "versi", "ditinjau") if lang is Language.ID else ("Page", "of", "version", "reviewed")
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert f"{words[2]} {version} · {words[3]} {reviewed.day} " in text
        assert f"{words[0]} {number} {words[1]} {len(pages)}" in text


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", ["kemiskinan", "kontak"])
def test_the_footer_is_an_artifact_of_each_page_and_all_other_text_is_read_aloud(name: str, lang: Language):
    document = opened(name, lang)
    read = set(_marked_in_the_tree(document.Root.StructTreeRoot))
    drawn: set[tuple[int, int]] = set()
    for page in document.pages:
        footer = 0
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "BDC":
                tag, about = instruction.operands
                if "/MCID" in about:
                    drawn.add((page.obj.objgen[0], int(about["/MCID"])))
                else:
                    assert (str(tag), str(about["/Type"])) == ("/Artifact", "/Pagination")
                    footer += 1
        assert footer >= 1
    assert drawn == read


def _marked_in_the_tree(element: pikepdf.Object, page: int = 0) -> Iterator[tuple[int, int]]:
    """Page and number of every piece of text that the structure leads to."""
    page = element["/Pg"].objgen[0] if "/Pg" in element else page
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield page, kid
        else:
            yield from _marked_in_the_tree(kid, page)


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_links_say_where_they_lead_and_lead_into_the_file_or_out_of_it_never_to_a_bare_path(name: str, lang: Language):
    for page in opened(name, lang).pages:
        for link in page.obj.get("/Annots", []):
            assert "/Contents" in link
            action = link.get("/A")
            if action is not None:
                assert re.match(r"(https?://|tel:|sms:|mailto:)", str(action.URI)), action.URI


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", KINDS)
def test_the_automatic_rules_of_a_public_checker_find_nothing(name: str, lang: Language):
    assert broken_rules(made(name, lang)) == []


def test_the_public_checker_finds_what_is_wrong():
    untagged = pikepdf.open(io.BytesIO(made("kemiskinan", Language.ID)))
    del untagged.Root.StructTreeRoot
    out = io.BytesIO()
    untagged.save(out)
    assert broken_rules(out.getvalue())


def test_a_process_apart_makes_the_same_bytes_each_time_alone_or_beside_others():
    first = make_pdf(SIMPLE)
    assert first.startswith(b"%PDF-1.7")
    assert make_pdf(SIMPLE) == first == write_pdf(SIMPLE)
    three = [SIMPLE, SIMPLE.replace("tiga", "empat"), SIMPLE]
    together = list(make_pdfs(three))
    assert together[0] == together[2] == first
    assert together[1] == write_pdf(three[1]) != first


def test_the_process_apart_stays_for_the_next_and_goes_when_nobody_asks():
    apart = Apart(stays=0.5)
    apart.make(SIMPLE)
    process = apart._process
    assert process is not None
    apart.make(SIMPLE)
    assert apart._process is process
    assert process.wait(timeout=30) == 0
    assert apart.make(SIMPLE).startswith(b"%PDF")
    apart.close()


def test_where_the_process_apart_falls_a_sentence_is_told_and_the_next_starts_anew():
    apart = Apart()
    apart.make(SIMPLE)
    process = apart._process
    assert process is not None
    long = SIMPLE.replace("</html>", "<p>Satu dua tiga.</p>" * 50_000 + "</html>")
    with ThreadPoolExecutor() as threads:
        made = threads.submit(apart.make, long)
        threads.submit(lambda: (time.sleep(0.5), process.kill()))
        with pytest.raises(NoPdfError, match="prosesnya berhenti"):
            made.result()
    assert apart.make(SIMPLE).startswith(b"%PDF")
    apart.close()


def test_nothing_is_fetched_neither_from_the_network_nor_from_the_disk(tmp_path: Path):
    secret = tmp_path / "secret.css"
    secret.write_text("h1{content:'rahasia'}", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        port = listening.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        written = write_pdf(
            f"<!doctype html><html lang=id><title>Uji</title><link rel=stylesheet href='{address}/a.css'>"
            f"<link rel=stylesheet href='{secret.as_uri()}'><style>@import url({address}/b.css);"
            f"p{{background:url({address}/c.png)}}</style><h1>Uji</h1><p>Teks</p>"
            f"<img alt=x src='{address}/d.png'><img alt=y src='{secret.as_uri()}'></html>"
        )
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert b"rahasia" not in written


def test_where_there_is_no_font_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS, encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with pytest.raises(RuntimeError, match=r"sudo apt-get install .*libpango-1\.0-0 .*fonts-dejavu-core") as caught:
        Apart().make(SIMPLE)
    assert all(package in str(caught.value) for package in PACKAGES)
