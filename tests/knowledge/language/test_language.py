"""Indonesian text for searching: which words meet, which stay apart."""

from __future__ import annotations

import pytest

from knowledge.language.lexicon import as_json, from_json, load_lexicon
from knowledge.language.text import Lexicon, contains, fold


@pytest.fixture(scope="module")
def lexicon(data) -> Lexicon:
    return load_lexicon(data / "language")


def stems(lexicon: Lexicon, text: str) -> list[str]:
    return [word.stem for word in lexicon.words(text)]


def test_a_run_without_end_is_read_by_its_first_sixty_letters(lexicon):
    run, after = lexicon.words("ab" * 1500 + " paspor")
    assert (run.surface, run.start, run.end) == ("ab" * 30, 0, 3000)
    assert (after.surface, after.start) == ("paspor", 3001)


# Roots


@pytest.mark.parametrize(
    "family",
    [
        "penyidik penyidikan menyidik disidik",
        "penyelidik penyelidikan menyelidiki",
        "perdagangan diperdagangkan pedagang berdagang",
        "perekrut perekrutan merekrut direkrut",
        "penipuan menipu ditipu tertipu",
        "penahanan menahan ditahan tahanan",
        "kerja bekerja pekerjaan pekerja kerjaan",
        "penuntut penuntutan tuntutan dituntut",
        "korban korban-korban",
    ],
    ids=lambda family: family.split()[0],
)
def test_forms_of_one_root_meet(lexicon, family):
    assert len(set(stems(lexicon, family))) == 1, stems(lexicon, family)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("penyidikan", "penyelidikan"),
        ("penyidik", "penyelidik"),
        ("tahap 1", "tahap 2"),
        ("P-19", "P-21"),
        ("tersangka", "terdakwa"),
        ("tidak", "tindak"),
        ("uang", "utang"),
    ],
)
def test_what_law_keeps_apart_stays_apart(lexicon, one, other):
    assert not set(stems(lexicon, one)[:1]) & set(stems(lexicon, other)[:1])


def test_english_forms_meet_too(lexicon):
    assert len(set(stems(lexicon, "victim victims"))) == 1
    assert len(set(stems(lexicon, "threatened threatens"))) == 1


# Codes and phases are one word each


@pytest.mark.parametrize("written", ["P-21", "p21", "p 21", "P.21", "P\u201021", "P\u201321", "p\u00a021", "ｐ２１"])
def test_a_case_code_is_one_word_however_it_is_written(lexicon, written):
    assert [(word.surface, word.stem) for word in lexicon.words(f"apa itu {written} ya")][2] == ("p21", "p21")


@pytest.mark.parametrize(
    ("written", "word"), [("P-21A", "p21a"), ("BA-5", "ba5"), ("SP3", "sp3"), ("sp 3", "sp3"), ("T-6", "t6")]
)
def test_other_codes(lexicon, written, word):
    assert stems(lexicon, written) == [word]


@pytest.mark.parametrize("text", ["top 21", "step 2", "p 2024", "p21ab", "sp", "t"])
def test_what_only_looks_like_a_code_is_none(lexicon, text):
    assert [word.surface for word in lexicon.words(text)] == text.split()


@pytest.mark.parametrize("written", ["tahap II", "Tahap 2", "tahap dua", "tahap-2", "TAHAP  ii"])
def test_the_second_phase_is_found_under_all_its_names(lexicon, written):
    assert stems(lexicon, written)[0] == "tahap2"


def test_the_words_of_a_phase_are_found_alone_as_well(lexicon):
    assert stems(lexicon, "tahap II")[1:] == ["tahap", "ii"]


@pytest.mark.parametrize("written", ["UU 21/2007", "uu no 21 tahun 2007", "UU Nomor 21 Tahun 2007", "uu no. 21/2007"])
def test_a_law_is_found_under_all_its_names(lexicon, written):
    assert stems(lexicon, written)[0] == "uu21/2007"


def test_an_article_is_one_word_and_its_number_another(lexicon):
    assert stems(lexicon, "Pasal 455") == ["pasal455", "pasal", "455"]


def test_an_amount_of_money_is_a_number_and_a_word(lexicon):
    assert stems(lexicon, "gaji 15jt") == [*stems(lexicon, "gaji"), "15", "juta"]


# As people write


@pytest.mark.parametrize(
    ("slang", "standard"),
    [("gak", "tidak"), ("nggak", "tidak"), ("gabisa", "tidak bisa"), ("dijanjiin", "dijanjikan"), ("nipu", "menipu")],
)
def test_everyday_words_stand_for_ordinary_ones(lexicon, slang, standard):
    (word,) = lexicon.words(slang)
    assert list(lexicon.standard(word)) == stems(lexicon, standard)


def test_an_abbreviation_stands_for_its_words(lexicon):
    (word,) = lexicon.words("LPSK")
    assert list(lexicon.standard(word)) == stems(lexicon, "lembaga perlindungan saksi dan korban")


def test_an_ordinary_word_stands_for_nothing_else(lexicon):
    (word,) = lexicon.words("korban")
    assert lexicon.standard(word) == ()


@pytest.mark.parametrize(
    ("written", "read"), [("TOLONGGGG", "tolong"), ("Café", "cafe"), ("ﬁle", "file"), ("massa", "massa"), ("Ａ", "a")]
)
def test_letters_are_folded(written, read):
    assert fold(written) == read


# What a question is about


def test_question_words_are_left_out(lexicon):
    kept = lexicon.content("apa itu restitusi dan siapa yang membayar?", 24)
    assert [word.surface for word in kept] == ["restitusi", "membayar"]


def test_question_words_with_a_particle_are_left_out_too(lexicon):
    kept = lexicon.content("kapankah dan dimanakah sekolah itupun melapor, bukankah begitu?", 24)
    assert [word.surface for word in kept] == ["sekolah", "melapor", "bukankah"]


def test_a_question_of_nothing_but_such_words_keeps_them(lexicon):
    assert [word.surface for word in lexicon.content("apa itu", 24)] == ["apa", "itu"]


@pytest.mark.parametrize("word", ["tidak", "bukan", "jangan", "belum", "gak"])
def test_negation_is_never_left_out(lexicon, word):
    assert word in [kept.surface for kept in lexicon.content(f"paspor {word} dikembalikan", 24)]


def test_a_long_text_is_cut_to_its_first_words_that_mean_something(lexicon):
    assert len(lexicon.content("utang " * 5000, 24)) == 24


def test_words_know_where_they_stand(lexicon):
    text = "Berkas P-21, lalu tahap II."
    places = [text[word.start : word.end] for word in lexicon.words(text)]
    assert places == ["Berkas", "P-21", "lalu", "tahap II", "tahap", "II"]


def test_words_follow_each_other_or_they_do_not():
    assert contains(("saya", "mau", "kabur"), ("mau", "kabur"))
    assert not contains(("mau", "tidak", "kabur"), ("mau", "kabur"))
    assert not contains((), ("mau",))


@pytest.mark.parametrize(
    "phrase", ["tolong", "saya disekap", "tidak boleh keluar", "gak boleh keluar", "mau kabur dari sini", "help me"]
)
def test_words_of_somebody_in_danger_bring_110_first(lexicon, phrase):
    assert lexicon.emergency(tuple(stems(lexicon, phrase))).contacts[0] == "polri-110"


def test_other_questions_bring_no_emergency(lexicon):
    assert lexicon.emergency(tuple(stems(lexicon, "apa itu restitusi"))) is None


# The lists


def test_the_lists_kept_with_an_index_are_the_lists_that_were_read(lexicon):
    assert from_json(as_json(lexicon)) == lexicon


def test_without_word_lists_words_are_read_all_the_same(tmp_path):
    bare = load_lexicon(tmp_path)
    assert stems(bare, "Korban P-21") == ["korban", "p21"]
    assert bare.emergency(("tolong",)) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x07", '()*"AND', "tahap ı", "TAHAP İ", "P-٢١", "\ud800", "🙏", "a\u0301" * 500, "\u200b"]
)
def test_any_characters_can_be_read(lexicon, text):
    for word in lexicon.words(text):
        assert word.surface
        assert 0 <= word.start < word.end <= len(text)
