"""Search over the real content with the real index: what people type, and what they must be shown."""

from __future__ import annotations

import threading
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest

from knowledge.lang import Language
from knowledge.rendering import markup
from knowledge.search import documents
from knowledge.search.found import Found, Narrowed
from knowledge.search.opening import open_searcher

ID, EN = Language.ID, Language.EN
BOTH = pytest.mark.parametrize("lang", [ID, EN], ids=str)


def answers(found: Found) -> list[tuple[str, str]]:
    return [(item.kind, item.slug) for item in found.answers]


def slugs(found: Found) -> list[str]:
    return [item.slug for item in found.results]


# Direct answers


@BOTH
@pytest.mark.parametrize("query", ["p21", "P-21", "p 21", "P.21", "apa itu P-21?", "what is p21"])
def test_a_case_code_is_answered_however_it_is_written(searcher, query, lang):
    first = searcher.search(query, lang).answers[0]
    assert (first.kind, first.slug, first.lang) == ("code", "p-21", lang)
    assert first.url == ("/kode-berkas?lang=en#p-21" if lang is EN else "/kode-berkas#p-21")


def test_every_case_code_of_the_fact_base_is_answered_under_its_name(searcher, kb):
    found = {code.id: answers(searcher.search(code.code, ID)) for code in kb.codes.values()}
    assert [code for code, given in found.items() if ("code", code) not in given] == []


def test_two_codes_in_one_question_are_both_answered(searcher):
    assert set(answers(searcher.search("beda P-19 dan P-21", ID))) == {("code", "p-19"), ("code", "p-21")}


def test_a_page_number_is_no_code(searcher):
    assert searcher.search("halaman 21", ID).answers == ()


@pytest.mark.parametrize(
    ("query", "lang", "term", "title"),
    [
        ("restitusi", ID, "restitusi", "restitusi"),
        ("apa itu restitusi", ID, "restitusi", "restitusi"),
        ("restitution", ID, "restitusi", "restitusi"),
        ("restitusi", EN, "restitusi", "restitution"),
        ("LPSK", ID, "lpsk", "Lembaga Perlindungan Saksi dan Korban"),
        ("tahap 2", ID, "tahap-ii", "tahap II"),
    ],
)
def test_a_term_is_defined_in_the_language_of_the_reader(searcher, query, lang, term, title):
    item = searcher.search(query, lang).answers[0]
    assert (item.kind, item.slug, item.title) == ("term", term, title)


def test_a_question_that_only_mentions_a_term_gets_no_definition(searcher):
    assert searcher.search("berapa lama restitusi dibayar pelaku", ID).answers == ()


@pytest.mark.parametrize("query", ["Jakarta Siaga 112", "jakarta siaga 112", "112"])
def test_a_contact_is_answered_with_its_number(searcher, query):
    first = searcher.search(query, ID).answers[0]
    assert (first.kind, first.slug, first.url) == ("contact", "jakarta-112", "/kontak#jakarta-112")
    assert first.snippet_text.startswith("112.")


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("tolong", ID),
        ("TOLONGGGG", ID),
        ("saya disekap di rumah majikan", ID),
        ("anak saya tidak boleh keluar", ID),
        ("anak saya gak boleh keluar", ID),
        ("saya mau kabur tapi paspor diambil", ID),
        ("help", EN),
        ("i am locked up", EN),
        ("my friend was kidnapped", EN),
    ],
)
def test_somebody_in_danger_sees_110_and_129_above_everything(searcher, query, lang):
    found = searcher.search(query, lang)
    assert answers(found) == [("contact", "polri-110"), ("contact", "sapa-129-phone")]
    assert found.answers[0].snippet_text.startswith("110.")


@BOTH
@pytest.mark.parametrize("query", ["p-18 p-19 p-20 p-21", "tolong p-21 restitusi", "restitusi"])
def test_there_are_never_more_than_two_answers(searcher, query, lang):
    assert 1 <= len(searcher.search(query, lang).answers) <= 2


# Results


@BOTH
def test_every_page_and_stage_is_among_the_first_five_for_its_own_title(searcher, kb, lang):
    missed = {
        page.slug: slugs(found)
        for page in kb.pages.values()
        if page.slug not in slugs(found := searcher.search(page.text(lang).title, lang, 5))
    }
    assert missed == {}


def test_a_page_is_called_a_stage_where_it_is_one(searcher):
    assert {(item.kind, item.slug) for item in searcher.search("penyidikan", ID).results} >= {("stage", "penyidikan")}
    assert ("page", "kemiskinan") in {(item.kind, item.slug) for item in searcher.search("kemiskinan", ID).results}


@pytest.mark.parametrize(
    ("query", "first", "never_marked"),
    [
        ("penyidik", "penyidikan", "penyelidik"),
        ("penyidikan", "penyidikan", "penyelidikan"),
        ("penyelidik", "penyelidikan", "penyidik"),
        ("penyelidikan", "penyelidikan", "penyidikan"),
    ],
)
def test_investigation_and_inquiry_stay_apart(searcher, query, first, never_marked):
    found = searcher.search(query, ID)
    assert slugs(found)[0] == first
    assert not any(f"<mark>{never_marked}</mark>" in item.snippet.lower() for item in found.results)


def test_forms_of_a_word_find_the_same_pages(searcher):
    asked = [slugs(searcher.search(query, ID, 5))[0] for query in ("perekrut masuk desa", "perekrutan di desa")]
    assert asked == ["perekrut-masuk-desa", "perekrut-masuk-desa"]


@pytest.mark.parametrize(
    ("query", "among_the_first_three"),
    [
        ("paspor saya diambil majikan", "tanda-bahaya"),
        ("gmn cara lapor", "cara-melapor"),
        ("ditawarin kerja gaji gede di luar negeri", "janji-kerja"),
        ("P-19", "pengembalian-p19"),
        ("tahap II", "tahap-2"),
        ("ganti rugi korban", "restitusi"),
    ],
)
def test_questions_as_people_ask_them(searcher, query, among_the_first_three):
    assert among_the_first_three in slugs(searcher.search(query, ID, 3))


def test_each_thing_is_listed_once_best_first_and_the_limit_does_not_change_the_total(searcher):
    everything = searcher.search("korban", ID, 100)
    assert len(set(slugs(everything))) == len(everything.results) == everything.total > 10
    scores = [item.score for item in everything.results]
    assert scores == sorted(scores, reverse=True)
    few = searcher.search("korban", ID, 3)
    assert (slugs(few), few.total) == (slugs(everything)[:3], everything.total)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("penyidkan", "penyidikan"), ("kemiskinn", "kemiskinan"), ("perdagagan orang", "perdagangan orang")],
)
def test_a_misspelt_word_is_mended_and_said_to_be(searcher, query, meant):
    found = searcher.search(query, ID)
    assert found.did_you_mean == meant
    assert slugs(found)[0] == slugs(searcher.search(meant, ID))[0]


@pytest.mark.parametrize("query", ["penyidikan", "P-21", "restitution", "gak", "komputer"])
def test_a_word_that_somebody_knows_is_not_mended(searcher, query):
    assert searcher.search(query, ID).did_you_mean is None


# Language


@BOTH
@pytest.mark.parametrize("query", ["restitusi", "restitution", "korban", "victim", "p21"])
def test_everything_shown_is_in_the_language_asked_for(searcher, query, lang):
    found = searcher.search(query, lang, 50)
    assert found.results
    for item in (*found.answers, *found.results):
        assert item.lang is lang
        assert ("?lang=en" in item.url) == (lang is EN), item.url


def test_words_of_the_other_language_find_the_same_page(searcher):
    assert "hak-korban" in slugs(searcher.search("restitution for victims", ID))
    assert "hak-korban" in slugs(searcher.search("hak korban atas restitusi", EN))


def test_titles_are_those_of_the_reader(searcher, kb):
    for item in searcher.search("kemiskinan", EN, 20).results:
        if item.kind in {"page", "stage"}:
            assert item.title == kb.pages[item.slug].text(EN).title


# Addresses


class Ids(HTMLParser):
    """The ids of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}


@BOTH
def test_every_address_that_the_search_can_give_leads_to_a_place_on_the_page(kb, lang):
    ids = {slug: Ids(markup.render_page(kb, page, lang).html).found for slug, page in kb.pages.items()}
    addresses = [passage.url for passage in documents.passages(kb) if passage.lang is lang]
    addresses += [answer.urls[lang] for answer in documents.direct_answers(kb)]
    assert len(addresses) > 500
    for address in addresses:
        path, _, anchor = address.partition("#")
        slug, _, asked = path.removeprefix("/").partition("?")
        assert slug in kb.pages, address
        if anchor.startswith("soal-"):
            question = parse_qs(asked)["soal"][0]
            assert question in kb.training.questions, address
            assert anchor == f"soal-{question}", address
            continue
        assert not anchor or anchor in ids[slug], address


def test_a_result_leads_to_the_heading_under_which_its_passage_stands(searcher):
    (item,) = [item for item in searcher.search("bantuan hukum orang miskin", ID).results if item.slug == "kemiskinan"]
    assert (item.url, item.anchor) == ("/kemiskinan#hak-anda", "hak-anda")


# Snippets


def test_what_was_asked_is_marked(searcher):
    snippets = " ".join(item.snippet for item in searcher.search("restitusi", ID).results)
    assert "<mark>restitusi</mark>" in snippets.lower()


def test_nothing_but_marks_is_html(small, own_cache):
    page = small / "pages/kenali/kemiskinan/id.md"
    text = page.read_text(encoding="utf-8")
    hostile = 'Iklan <img src=x onerror=alert(1)> & "gaji besar" </mark><script>x</script>. [@artikel-2018]'
    page.write_text(text + f"\n{hostile}\n", encoding="utf-8")
    item = open_searcher(small).search("gaji besar di iklan", ID).results[0]
    assert item.slug == "kemiskinan"
    assert "<mark>gaji</mark> <mark>besar</mark>" in item.snippet
    assert "&lt;img src=x onerror=alert(1)&gt; &amp;" in item.snippet
    assert "<" not in item.snippet.replace("<mark>", "").replace("</mark>", "")
    assert '<img src=x onerror=alert(1)> & "gaji besar" </mark><script>' in item.snippet_text


def test_a_snippet_is_short(searcher):
    for item in searcher.search("korban", ID, 50).results:
        assert len(item.snippet_text.split()) <= 60


# Whatever is typed


HOSTILE = [
    "AND (", "*", '"', "korban NOT utang", "title:korban", "[a TO z]", "~", "utang^2", "???", "kor*an", "OR OR", "\\",
    "'; DROP TABLE pages; --", "<script>alert(1)</script>", "%00", "\x00\x07\x1b[31m", "utang\x00", "\u202eutang",
    "\ud800", "🙏🙏", "tahap ı", "P-٢١", "é" * 300, "((((" * 2500, "utang " * 2000, "a" * 10_000, "🙏" * 10_000,
]  # fmt: skip


@BOTH
@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_can_break_the_search(searcher, query, lang):
    found = searcher.search(query, lang)
    assert found.query == query
    assert len(found.results) <= 10
    assert len(found.results) <= found.total


def test_signs_of_other_search_engines_are_no_syntax_here(searcher):
    assert slugs(searcher.search('"utang" AND (korban) *', ID))[0] == slugs(searcher.search("utang korban", ID))[0]
    assert "kemiskinan" in slugs(searcher.search("korban NOT utang", ID))


def test_a_very_long_query_is_read_from_its_beginning(searcher):
    assert slugs(searcher.search("utang " * 2000, ID)) == slugs(searcher.search("utang", ID))


def test_control_characters_are_no_part_of_a_word(searcher):
    assert slugs(searcher.search("utang\x00 \x07", ID)) == slugs(searcher.search("utang", ID))


@BOTH
@pytest.mark.parametrize("query", ["", " ", "\n\t", "?!", "***"], ids=repr)
def test_nothing_asked_finds_nothing(searcher, query, lang):
    found = searcher.search(query, lang)
    assert (found.total, found.results, found.answers, found.did_you_mean) == (0, (), (), None)


def test_many_readers_at_once_find_what_one_finds(searcher):
    queries = ["restitusi", "p21", "paspor diambil", "penyelidikan", "korban anak", "victim rights", "tolong"]
    alone = {query: searcher.search(query, ID) for query in queries}
    together: dict[str, list[Found]] = {query: [] for query in queries}

    def ask(query: str) -> None:
        for _ in range(5):
            together[query].append(searcher.search(query, ID))

    threads = [threading.Thread(target=ask, args=(query,)) for query in queries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for query in queries:
        assert together[query] == [alone[query]] * 5


# What scripts rely on


def test_the_json_has_the_keys_of_the_contract(searcher):
    found = searcher.search("p21", ID, 2).as_dict()
    assert list(found) == ["query", "lang", "total", "did_you_mean", "answers", "results"]
    assert (found["query"], found["lang"], found["did_you_mean"]) == ("p21", "id", None)
    assert len(found["results"]) == 2
    for item in (*found["answers"], *found["results"]):
        assert list(item) == ["kind", "slug", "lang", "title", "snippet", "url", "score"]
        assert item["url"].startswith("/")
    assert found["results"][0]["kind"] == "stage"


# What was changed, and what leads on


def test_words_as_typed_are_on_offer(searcher):
    mended = searcher.search("kemiskinn", ID)
    assert mended.corrected == (("kemiskinn", "kemiskinan"),)
    as_typed = searcher.search("kemiskinn", ID, exact=True)
    assert (as_typed.total, as_typed.did_you_mean, as_typed.exact) == (0, None, True)


@BOTH
def test_results_can_be_narrowed(searcher, kb, lang):
    stages = searcher.search("polisi", lang, 50, wanted=Narrowed(kind="stage"))
    assert {item.kind for item in stages.results} == {"stage"}
    trainers = searcher.search("korban", lang, 50, wanted=Narrowed(audience="pelatih", kind="page"))
    assert trainers.results
    assert all("pelatih" in kb.pages[item.slug].audience for item in trainers.results)
    section = searcher.search("korban", lang, 50, wanted=Narrowed(section="latih"))
    assert {kb.pages[item.slug].section for item in section.results} == {"latih"}


@pytest.mark.parametrize(
    "query", ["resep rendang padang", "klasemen liga champion", "qwxzv plmkj", "jadwal kereta surabaya"]
)
def test_a_question_about_something_else_brings_help_first(searcher, query):
    assert searcher.search(query, ID).helpful


@pytest.mark.parametrize(
    "query", ["paspor diambil majikan", "p21", "restitusi", "boss keeps my passport", "gugus tugas"]
)
def test_a_question_that_is_answered_needs_no_such_help(searcher, query):
    assert not searcher.search(query, ID).helpful


@BOTH
def test_related_terms_lead_on_and_can_be_searched_for(searcher, lang):
    found = searcher.search("ganti rugi dari pelaku", lang)
    assert 1 <= len(found.related) <= 4
    for term in found.related:
        assert term in [item.title for item in searcher.search(term, lang).answers]


@pytest.mark.parametrize(
    ("query", "lang", "among_the_first_three"),
    [
        ("boss keeps my passport", EN, "tanda-bahaya"),
        ("UU 21/2007", ID, "uu-21-2007"),
        ("apakah tppo delik aduan", ID, "laporan-pengaduan"),
        ("ditawarin kerja kamboja gaji 15jt paspor dipegang agen", ID, "tanda-bahaya"),
        ("berkas bolak balik jaksa", ID, "pengembalian-p19"),
        ("beda penyelidikan penyidikan", ID, "penyelidikan"),
    ],
)
def test_questions_that_were_hard(searcher, query, lang, among_the_first_three):
    assert among_the_first_three in slugs(searcher.search(query, lang, 3))
