"""Long lists are narrowed by what was chosen, in both languages, and nonsense counts as not asked."""

from __future__ import annotations

import pytest

from knowledge.lang import Language
from knowledge.rendering.listing import FACETS, LISTS, QUERY, listing


def ids(kb, slug: str, lang: Language = Language.ID, **asked: str) -> list[str]:
    return [row.id for row in listing(kb, slug, asked, lang).rows]


@pytest.mark.parametrize("slug", list(LISTS))
@pytest.mark.parametrize("lang", list(Language))
def test_a_list_that_nobody_narrowed_is_whole(kb, slug: str, lang: Language):
    whole = {"kontak": kb.contacts, "pustaka": kb.sources, "kasus": kb.cases, "skenario": kb.training.scenarios}[slug]
    found = listing(kb, slug, {}, lang)
    assert not found.narrowed
    assert sorted(row.id for row in found.rows) == sorted(whole)


@pytest.mark.parametrize("slug", list(LISTS))
def test_every_choice_finds_as_many_entries_as_it_says(kb, slug: str):
    for facet in listing(kb, slug, {}, Language.ID).facets:
        assert facet.choices
        for choice in facet.choices:
            assert len(ids(kb, slug, **{facet.key: choice.value})) == choice.count > 0


def test_contacts_for_jakarta_are_those_of_jakarta_and_of_the_whole_country(kb):
    found = ids(kb, "kontak", kebutuhan="darurat", tempat="jakarta")
    assert found == ["polri-110", "jakarta-112"]
    assert ids(kb, "kontak", kebutuhan="darurat", tempat="indonesia") == ["polri-110"]
    abroad = {kb.contacts[key].place.id for key in ids(kb, "kontak", tempat="luar-negeri")}
    assert "Kamboja" in abroad
    assert "DKI Jakarta" not in abroad


def test_cases_by_theme_year_and_court(kb):
    found = ids(kb, "kasus", tema="daring-scam", tahun="2026")
    assert found
    assert {(kb.cases[key].theme, kb.cases[key].year) for key in found} == {("daring-scam", 2026)}
    brebes = ids(kb, "kasus", pengadilan="PN Brebes")
    assert len(brebes) == 3
    cassation = ids(kb, "kasus", pengadilan="Mahkamah Agung (kasasi)")
    assert {kb.cases[key].court for key in cassation} == {
        "PN Maumere; Mahkamah Agung (kasasi)",
        "PN Stabat; Mahkamah Agung (kasasi)",
    }


def test_sources_by_status_and_by_words(kb):
    revoked = ids(kb, "pustaka", status="revoked")
    assert revoked
    assert {kb.sources[key].legal_status.value for key in revoked} == {"revoked"}
    assert "uu-21-2007" in ids(kb, "pustaka", **{QUERY: "undang-undang 21 perdagangan orang"})
    assert ids(kb, "pustaka", **{QUERY: "kata yang tidak pernah ada"}) == []


@pytest.mark.parametrize(
    "asked", [{"tahun": "1700"}, {"tema": "'; --"}, {"lain": "x"}, {QUERY: " \x00 "}, {"tahun": ""}]
)
def test_nonsense_counts_as_not_asked(kb, asked: dict[str, str]):
    assert not listing(kb, "kasus", asked, Language.ID).narrowed


def test_a_very_long_query_is_cut(kb):
    assert len(listing(kb, "pustaka", {QUERY: "a" * 10_000}, Language.EN).query) == 100


def test_every_list_has_its_facets():
    assert set(FACETS) == set(LISTS)
