"""`data/` becomes one knowledge base, or every problem at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from knowledge.base import Position
from knowledge.lang import Language
from knowledge.loading import load
from knowledge.loading.problem import BrokenDataError
from knowledge.loading.version import content_hash
from knowledge.model.nouns import Audience, LegalStatus, Regime
from tests.broken.folder import defects

SLUGS_OF_THE_FIRST_SET = [
    "apa-itu-tppo", "faktor-risiko", "kemiskinan", "ketidakberdayaan", "budaya", "pendidikan-rendah",
    "modus-perekrutan", "janji-kerja", "janji-sekolah", "janji-uang", "perekrut-masuk-desa",
    "membujuk-orang-tua", "tanda-bahaya", "mengapa-laporan-naik", "butuh-bantuan", "cara-melapor", "hak-korban",
    "kontak", "alur-penanganan", "kode-berkas", "kuhap-baru", "gugus-tugas", "jejaring-lintas-sektor",
    "pustaka", "glosarium", "artikel-asal", "tentang",
]  # fmt: skip


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def problems_of(data: Path) -> list[str]:
    with pytest.raises(BrokenDataError) as caught:
        load.load(data)
    return [str(problem) for problem in caught.value.problems]


# What is read


def test_the_front_matter_of_a_page_is_read_from_both_languages(small):
    page = load.load(small).pages["kemiskinan"]
    assert (page.slug, page.section, page.order) == ("kemiskinan", "kenali", 10)
    assert page.audience == (Audience.RESIDENT, Audience.TRAINER)
    assert page.related == ("kontak", "laporan-pengaduan")
    assert (page.reviewed_on, page.review_by) == (date(2026, 11, 24), date(2099, 1, 1))
    assert page.text(Language.ID).title == "Kemiskinan membuka pintu bagi perekrut"
    assert page.text(Language.EN).title == "Poverty opens the door to recruiters"
    assert page.text(Language.EN).keywords == ("poverty", "debt")


def test_the_body_begins_on_the_line_after_the_front_matter(small):
    text = load.load(small).pages["kemiskinan"].text(Language.ID)
    assert text.body_line == 12
    assert text.body.split("\n")[0] == "::: jawaban"
    assert text.path == "pages/kenali/kemiskinan/id.md"


def test_lines_of_three_dashes_in_the_body_end_nothing(small):
    page = small / "pages/kenali/kemiskinan/id.md"
    write(page, page.read_text(encoding="utf-8") + "\n---\n\nSesudah garis. [@uu-21-2007]\n")
    assert load.load(small).pages["kemiskinan"].text(Language.ID).body.endswith("---\n\nSesudah garis. [@uu-21-2007]\n")


def test_files_with_the_line_ends_of_windows_are_read_alike(small):
    before = load.load(small).pages["kemiskinan"].text(Language.ID)
    page = small / "pages/kenali/kemiskinan/id.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert load.load(small).pages["kemiskinan"].text(Language.ID) == before


def test_sources_know_their_legal_status_and_what_of_them_is_revoked(small):
    sources = load.load(small).sources
    assert sources["uu-8-1981"].legal_status is LegalStatus.REVOKED
    assert sources["uu-8-1981"].revoked_by == "uu-20-2025"
    (gone,) = sources["uu-21-2007"].revoked_provisions
    assert (gone.locator, gone.since, gone.by) == ("pasal 2", date(2026, 1, 2), "uu-1-2023")
    assert [source.id for source in sources.values() if source.founding] == ["artikel-2018"]


def test_entries_know_where_they_stand(small):
    positions = load.load(small).positions
    assert positions["Stage", "sidang"] == Position("process.yaml", 65)
    assert positions["Source", "artikel-2018"] == Position("sources.yaml", 70)
    assert positions["Page", "kemiskinan"] == Position("pages/kenali/kemiskinan/id.md", 1)


def test_what_is_read_cannot_be_changed(small):
    with pytest.raises(ValidationError, match="frozen"):
        load.load(small).pages["kemiskinan"].order = 5


def test_the_real_content_has_the_pages_of_the_first_set_and_one_for_each_stage(kb):
    assert set(SLUGS_OF_THE_FIRST_SET) <= set(kb.pages)
    assert len(kb.stages) == 29
    assert set(kb.stages) <= set(kb.pages)


def test_every_real_page_is_in_both_languages_and_lies_in_a_section(kb):
    listed = {page.slug for section in kb.site.sections for page in kb.pages_of(section)}
    for page in kb.pages.values():
        assert set(page.texts) == {Language.ID, Language.EN}, page.slug
        assert page.slug in listed


def test_the_help_bar_holds_110_and_129(kb):
    links = [channel.link for contact in kb.help_bar for channel in contact.channels]
    assert {"tel:110", "tel:129"} <= set(links)


def test_time_limits_keep_their_ids_and_the_numbers_of_the_law(kb):
    limit = kb.limits["tl-25-16"]
    assert (limit.stage, limit.regimes) == ("penelitian-berkas", (Regime.KUHAP_2025,))
    assert [(step.value, step.unit.value) for step in limit.steps] == [(7, "hari")]
    assert limit.starts.counted_from == "next_day"


# The version


def test_the_version_changes_with_any_content_and_only_then(small):
    before = content_hash(small)
    assert load.load(small).version == before
    (small / "notes.bak").write_text("no content", encoding="utf-8")
    assert content_hash(small) == before
    page = small / "pages/kenali/kemiskinan/en.md"
    write(page, page.read_text(encoding="utf-8").replace("no fault", "not a fault"))
    assert content_hash(small) != before


# What is wrong with it


def test_all_problems_are_told_at_once_sorted_by_place(small):
    by_name = {defect.name: defect for defect in defects()}
    chosen = ["bad-yaml", "unknown-audience", "duplicate-id", "missing-original", "not-utf8"]
    for name in chosen:
        by_name[name].put_into(small)
    assert problems_of(small) == sorted(line for name in chosen for line in by_name[name].reports)


def test_a_folder_that_is_not_there_is_one_problem(tmp_path):
    with pytest.raises(BrokenDataError) as caught:
        load.load(tmp_path / "nowhere")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == (
        "no-data",
        "Folder data ini tidak ada. Periksa --data atau SIGAP_DATA.",
    )


def test_an_empty_folder_misses_five_files(tmp_path):
    missing = "1: Berkas ini tidak ada. Buat berkasnya atau pulihkan dari riwayat. [missing-file]"
    files = ["contacts.yaml", "glossary.yaml", "process.yaml", "site.yaml", "sources.yaml"]
    assert problems_of(tmp_path) == [f"{name}:{missing}" for name in files]


@pytest.mark.parametrize("name", ["site.yaml", "sources.yaml", "glossary.yaml", "contacts.yaml", "process.yaml"])
@pytest.mark.parametrize("text", ["", "tulisan", "- satu\n- dua", "a: b"], ids=["empty", "text", "list", "mapping"])
def test_a_file_of_another_shape_is_told_and_never_a_crash(small, name, text):
    write(small / name, text)
    assert problems_of(small)[0].startswith(f"{name}:1: ")


def test_an_unknown_list_in_the_process_is_told_at_its_line(small):
    process = small / "process.yaml"
    write(process, process.read_text(encoding="utf-8") + "tahapan: []\n")
    assert problems_of(small) == ["process.yaml:270: tahapan: kunci ini tidak dikenal; periksa ejaannya. [bad-value]"]


def test_a_page_whose_translation_is_missing_still_speaks_its_own_language(small):
    (small / "pages/kenali/kemiskinan/en.md").unlink()
    reading = load.read(small)
    assert reading.base is not None
    assert reading.base.pages["kemiskinan"].text(Language.EN).title == "Kemiskinan membuka pintu bagi perekrut"


def test_an_entry_that_cannot_be_read_is_remembered_as_broken(small):
    glossary = small / "glossary.yaml"
    write(glossary, glossary.read_text(encoding="utf-8").replace("see: [kontak]", "lihat: [kontak]"))
    reading = load.read(small)
    assert ("Term", "restitusi") in reading.unreadable
    assert reading.base is not None
    assert "restitusi" not in reading.base.terms
