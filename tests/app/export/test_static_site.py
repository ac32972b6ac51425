"""The light edition as files: every link finds its file, nothing asks a server, nothing else is overwritten."""

from __future__ import annotations

import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from app.content import Content
from app.export import materials
from app.export.kinds import Kind
from app.export.materials import Material
from app.export.static import folder, kit, kit_materials
from app.export.static.places import Links, place_of, relative
from app.export.static.rewriting import Instead, as_file
from app.export.static.site import site
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.training.plan import of_module
from tests.app.document import Document
from tests.app.export.paper import broken_rules
from tests.app.test_cli import assert_one_sentence, sigap

OUTSIDE = {"https", "http", "tel", "sms", "mailto"}
"""Help lines, and sources where their publishers have them (one has no https)."""
DAY = date(2026, 11, 25)


@cache
def read(path: Path) -> Document:
    return Document(path.read_text(encoding="utf-8"))


def ids(path: Path) -> set[str]:
    return {attributes["id"] for _, attributes in read(path).tags if "id" in attributes}


def addresses(path: Path) -> list[str]:
    tags = read(path).tags
    return [a[name] for _, a in tags for name in ("href", "src", "action") if name in a]


def test_every_page_stands_there_in_both_languages(exported: Path, kb: KnowledgeBase):
    for slug in ("index", "cari", *kb.pages):
        for place, lang in ((exported, "id"), (exported / "en", "en")):
            html = read(place / f"{slug}.html")
            assert html.all("html")[0]["lang"] == lang
    assert (exported / "glosarium" / "a.html").is_file()
    assert (exported / "en" / "pustaka").is_dir()


def test_every_link_finds_its_file_and_its_anchor(exported: Path):
    lost: list[tuple[str, str]] = []
    for path in exported.rglob("*.html"):
        for address in addresses(path):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and parts.fragment not in ids(target)):
                lost.append((str(path.relative_to(exported)), address))
    assert lost == []


def test_nothing_leads_to_a_server_of_ours_and_nothing_outside_is_loaded(exported: Path):
    for path in exported.rglob("*.html"):
        assert [a for a in addresses(path) if a.startswith("/")] == []
        assert {urlsplit(a).scheme for a in addresses(path)} <= {"", "data", *OUTSIDE}, path
        loaded = [a.get("src", "") for tag, a in read(path).tags if tag in {"script", "img"}]
        loaded += [a["href"] for a in read(path).all("link") if a["rel"] == "stylesheet"]
        assert not any(urlsplit(address).scheme for address in loaded)
        assert [form for form in read(path).all("form") if form.get("method") == "post"] == [], path


def test_help_and_quick_exit_are_on_every_page(exported: Path, kb: KnowledgeBase):
    for path in exported.rglob("*.html"):
        links = read(path).all("a")
        assert any(link.get("href") == "tel:110" for link in links), path
        assert [link["href"] for link in links if link.get("class") == "keluar"] == [kb.site.exit_url], path
        assert any(script.get("src", "").endswith("aset/keluar.js") for script in read(path).all("script"))


@pytest.mark.parametrize("slug", ["tenggat-waktu", "aturan-yang-berlaku", "periksa-pesan", "pelatih"])
def test_a_tool_that_needs_the_server_says_so(exported: Path, slug: str):
    assert "hanya bekerja di situs SIGAP" in (exported / f"{slug}.html").read_text(encoding="utf-8")
    assert "works on the SIGAP site only" in (exported / "en" / f"{slug}.html").read_text(encoding="utf-8")


def test_the_check_does_not_speak_of_a_server(exported: Path):
    assert "dihitung di server ini" not in (exported / "cek.html").read_text(encoding="utf-8")
    assert "worked out on this device" in (exported / "en" / "cek.html").read_text(encoding="utf-8")


def test_without_a_script_the_check_lists_every_sign(exported: Path, kb: KnowledgeBase):
    text = " ".join(text for _, text in read(exported / "cek.html").texts)
    assert [sign.id for sign in kb.signs.values() if sign.text.id not in text] == []


def test_how_files_name_each_other():
    known = frozenset({"glosarium.html", "glosarium/a.html", "en/cari.html", "index.html"})
    links = Links(known, "glosarium/a.html")
    assert links.to("/ringan/glosarium#p-21") == "../glosarium.html#p-21"
    assert links.to("/ringan/en/cari?q=x") == "../en/cari.html?q=x"
    assert links.to("/ringan/") == "../index.html"
    assert links.to("/ringan/glosarium/zz") == "../glosarium.html"
    assert links.to("/ringan/tidak-ada") == ""
    assert place_of("/pdf/kemiskinan") is None
    assert relative("aset/gaya.css", "en/glosarium/a.html") == "../../aset/gaya.css"


def test_what_only_a_server_has_becomes_plain_words_or_goes():
    html = (
        '<p><a href="/api/v1/x.csv">CSV</a> &amp; <a href="/ringan/">depan</a></p><form class="isian a" method="post">'
        "<div><form></form></div></form><p class=cetak>PDF</p><footer><a href='/x'>Lengkap</a>"
        "</footer><svg><path d='m'/></svg>"
    )
    done = as_file(html, Links(frozenset({"index.html"}), "a.html"), Instead({"isian": "<p>!</p>"}), "", [])
    assert done == (
        "<p>CSV &amp; <a href=\"index.html\">depan</a></p><p>!</p><footer></footer><svg><path d='m'/></svg>"
    )


def test_a_knowledge_base_without_check_or_modules_can_be_exported(small: Path, tmp_path: Path):
    for kind in ("site", "kit"):
        done = sigap("export", kind, "--out", tmp_path / kind, "--data", small)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(str(tmp_path / kind))
        assert "0/" in done.stderr
    assert (tmp_path / "site" / "kemiskinan.html").is_file()
    assert (tmp_path / "kit" / kit.START).is_file()
    assert (tmp_path / "kit" / "situs" / "en" / "cari.html").is_file()
    assert zipfile.is_zipfile(tmp_path / "kit.zip")


# Writing


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "surat.txt").write_text("milik orang")
    for kind in ("site", "kit"):
        assert_one_sentence(sigap("export", kind, "--out", tmp_path), "sudah berisi hal lain", "--out")
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_a_file_in_the_way_a_missing_folder_and_broken_data_are_one_sentence(tmp_path: Path):
    file = tmp_path / "berkas"
    file.touch()
    assert_one_sentence(sigap("export", "site", "--out", file), "berkas")
    assert_one_sentence(sigap("export", "site"), "--out")
    assert_one_sentence(sigap("export", "kit", "--out", tmp_path / "k", "--data", tmp_path / "nowhere"), "sigap check")


def test_what_was_written_before_is_replaced_whole(tmp_path: Path):
    out = tmp_path / "baru" / "situs"
    assert folder.write(out, [("lama/a.html", b"1")]) == 1
    assert folder.write(out, [("b.html", b"2")]) == 1
    assert sorted(path.name for path in out.iterdir()) == [folder.MARK, "b.html"]
    assert [path.name for path in out.parent.iterdir()] == ["situs"]


def test_a_write_that_fails_leaves_the_old_folder(tmp_path: Path):
    out = tmp_path / "situs"
    folder.write(out, [("a.html", b"1")])

    def failing():
        yield "b.html", b"2"
        raise OSError("penuh")

    with pytest.raises(OSError, match="penuh"):
        folder.write(out, failing())
    assert (out / "a.html").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["situs"]


def test_the_same_files_give_the_same_zip(tmp_path: Path):
    made: list[bytes] = []
    for names in (("a.html", "b/c.html"), ("b/c.html", "a.html")):
        out = tmp_path / names[0][0] / "kit"
        folder.write(out, [(name, name.encode()) for name in names])
        folder.zipped(out, out.with_name("kit.zip"), DAY)
        made.append(out.with_name("kit.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "a" / "kit.zip") as packed:
        assert packed.namelist() == ["kit/a.html", "kit/b/c.html"]
        assert {about.date_time for about in packed.infolist()} == {(2026, 11, 25, 0, 0, 0)}


# The kit


def test_the_site_in_the_kit_is_the_one_that_is_exported_alone(kb: KnowledgeBase, data: Path, exported: Path):
    alone = dict(site(Content(kb), load_lexicon(data / "language"), lambda _: None))
    in_kit = {path.relative_to(exported).as_posix(): path.read_bytes() for path in exported.rglob("*.*")}
    assert in_kit == alone


def test_the_kit_holds_every_deck_and_paper_of_each_module_in_both_languages(kb: KnowledgeBase, exported_kit: Path):
    assert {path.name for path in (exported_kit / "kertas" / "id" / "modul-warga").iterdir()} == {
        "kartu-nomor-bantuan.pdf",
        "lembar-kuis.pdf",
        "lembar-peserta.pdf",
        "panduan-fasilitator.pdf",
        "selebaran.pdf",
        "uji-sebelum-dan-sesudah.pdf",
    }
    for lang in Language:
        for module in kb.training.modules:
            assert (exported_kit / "salindia" / lang / f"{module}.pptx").read_bytes().startswith(b"PK")
            assert (exported_kit / "kertas" / lang / f"{module}.pdf").read_bytes().startswith(b"%PDF")
            made = list((exported_kit / "kertas" / lang / module).iterdir())
            assert len(made) == 6
            assert all(file.read_bytes().startswith(b"%PDF") for file in made)


def test_every_paper_in_the_kit_keeps_the_rules_of_tagged_pdf_that_a_machine_can_check(exported_kit: Path):
    files = sorted((exported_kit / "kertas").rglob("*.pdf"))
    assert len(files) == 2 * (5 * 7 + 4)
    assert {file.name: broken for file in files if (broken := broken_rules(file.read_bytes()))} == {}


def test_the_kit_weighs_at_most_10_mb_zipped_without_its_decks(exported_kit: Path):
    with zipfile.ZipFile(exported_kit.with_name("kit.zip")) as packed:
        files = packed.infolist()
    assert len(files) > 1000
    assert sum(file.compress_size for file in files if not file.filename.endswith(".pptx")) < 10_000_000


def test_the_start_page_leads_to_every_file_that_a_trainer_hands_out(exported_kit: Path):
    page = (exported_kit / kit.START).read_text(encoding="utf-8")
    links = {unquote(link["href"]) for link in Document(page).all("a") if ":" not in link["href"]} - {"#en"}
    assert [name for name in links if not (exported_kit / name).is_file()] == []
    handed = {
        path
        for folder in ("tayang", "salindia", "kertas", "satu-berkas")
        for path in (exported_kit / folder).rglob("*.*")
    }
    assert handed == {exported_kit / name for name in links if not name.startswith("situs/")}


def test_the_decks_and_papers_of_the_kit_are_the_same_bytes_each_time(kb: KnowledgeBase, exported_kit: Path):
    content = Content(kb)
    day = kit.content_date(content)
    for entry, written in kit_materials.decks(content, day, print):
        assert (exported_kit / entry.name).read_bytes() == written
    leaflet = Material(Kind.LEAFLET, of_module(kb, "modul-asn"))
    made = materials.written(content, leaflet, Language.ID, day)
    assert (exported_kit / "kertas" / "id" / "modul-asn" / "selebaran.pdf").read_bytes() == made


def test_every_page_is_there_as_one_file_of_at_most_60_kb(kb: KnowledgeBase, exported_kit: Path):
    for lang in Language:
        files = {path.stem: path.stat().st_size for path in (exported_kit / "satu-berkas" / lang).iterdir()}
        assert files.keys() == kb.pages.keys()
        assert max(files.values()) <= 60_000


def test_the_read_me_says_how_to_open_how_old_it_is_and_that_a_stick_can_be_found(
    kb: KnowledgeBase, exported_kit: Path
):
    day = kit.content_date(Content(kb))
    assert day == max(page.reviewed_on for page in kb.pages.values())
    page = (exported_kit / kit.START).read_text(encoding="utf-8")
    for words in ("buka-ini.html", kb.version[:8], "bisa ditemukan orang lain", "can be found by others"):
        assert words in page
