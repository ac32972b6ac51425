"""The one renderer: Markdown with citations becomes HTML, plain text and Markdown with footnotes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from knowledge.addresses import FULL, LIGHT, Addresses
from knowledge.lang import Language
from knowledge.rendering import blocks, markup

BOTH = pytest.mark.parametrize("lang", list(Language), ids=str)


class Seen(HTMLParser):
    """Ids, links and open tags of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if "href" in given:
            self.links.append(given["href"] or "")


def render(kb, body: str, lang: Language = Language.ID, links: Addresses = FULL) -> markup.RenderedPage:
    """`body` as if it were a page of the small folder."""
    return markup.render_page(kb, kb.pages["kemiskinan"], lang, links, body=body)


def html_of(kb, body: str, lang: Language = Language.ID, links: Addresses = FULL) -> str:
    return render(kb, body, lang, links).html.strip()


# Citations


def test_a_citation_becomes_a_small_number_that_leads_to_its_note(small_kb):
    page = render(small_kb, "Utang tidak dapat ditagih. [@uu-21-2007, pasal 27]")
    assert page.html == "<p>Utang tidak dapat ditagih.<sup><a href=#c1 id=r1>1</a></sup></p>\n"
    assert page.notes_html == (
        '<ul class="catatan"><li><a href="/pustaka#uu-21-2007">UU 21/2007</a>'
        "<ol><li value=1 id=c1>Pasal 27 <a href=#r1>↩</a></ol></ul>"
    )


def test_the_same_place_cited_again_keeps_its_number_and_leads_back_to_its_first_use(small_kb):
    first, second = "[@uu-21-2007, pasal 27]", "[@uu-21-2007, pasal 48]"
    page = render(small_kb, f"Satu. {first}\n\nDua. {second}\n\nTiga. {first}")
    assert re.findall(r"<a [^>]*>\d</a>", page.html) == [
        "<a href=#c1 id=r1>1</a>",
        "<a href=#c2 id=r2>2</a>",
        "<a href=#c1>1</a>",
    ]
    notes = [(note.number, note.citation.locator, note.uses) for note in page.notes]
    assert notes == [(1, "pasal 27", 2), (2, "pasal 48", 1)]


def test_several_citations_in_one_pair_of_brackets_are_several_numbers(small_kb):
    assert html_of(small_kb, "Satu. [@uu-21-2007, pasal 27; @uu-1-2023]") == (
        "<p>Satu.<sup><a href=#c1 id=r1>1</a></sup><sup><a href=#c2 id=r2>2</a></sup></p>"
    )


def test_notes_stand_together_by_source(small_kb):
    page = render(small_kb, "[@uu-21-2007, pasal 27] [@uu-1-2023, pasal 455(1)] [@uu-21-2007, pasal 48]")
    assert re.findall(r'href="/pustaka#([^"]+)"|<li value=(\d)', page.notes_html) == [
        ("uu-21-2007", ""), ("", "1"), ("", "3"), ("uu-1-2023", ""), ("", "2"),
    ]  # fmt: skip


def test_a_statement_of_the_founding_article_is_marked_in_the_text_and_in_the_note(small_kb):
    page = render(small_kb, "Kemiskinan dimanfaatkan. [@artikel-2018]")
    assert page.html == '<p>Kemiskinan dimanfaatkan.<sup class="artikel"><a href=#c1 id=r1>1 artikel</a></sup></p>\n'
    assert "Artikel asal (2018)</a> (dari artikel asal)" in page.notes_html
    assert page.notes_text == "[1] Artikel asal (2018) (dari artikel asal)."
    assert "1 article</a>" in html_of(small_kb, "Poverty is used. [@artikel-2018]", Language.EN)


def test_a_note_to_revoked_law_says_so(small_kb):
    page = render(small_kb, "Dahulu begini. [@uu-8-1981, pasal 108]")
    assert "Pasal 108 (sudah dicabut) <a" in page.notes_html
    assert page.notes_text == "[1] KUHAP 1981, Pasal 108 (sudah dicabut). https://example.org/uu-8-1981"


def test_notes_speak_the_language_of_the_reader_and_lead_to_the_library_of_the_same_edition(small_kb):
    page = render(small_kb, "The offender cannot collect. [@uu-20-2025, pasal 61(1)]", Language.EN, LIGHT)
    assert '<a href="/ringan/en/pustaka/uu#uu-20-2025">Code of Criminal Procedure (Law 20/2025)</a>' in page.notes_html
    assert ">Article 61(1) <a href=#r1>" in page.notes_html


def test_a_citation_that_names_no_source_still_shows_its_key(small_kb):
    assert "uu-21-2008, Pasal 2" in render(small_kb, "Satu. [@uu-21-2008, pasal 2]").notes_text


def test_a_fragment_names_its_sources_in_words(small_kb):
    text = "Dipakai untuk perkara lama [@uu-20-2025, pasal 361; @artikel-2018]."
    assert markup.render_fragment(small_kb, text, Language.ID) == (
        '<p>Dipakai untuk perkara lama <small class="sumber">'
        "(KUHAP (UU 20/2025), Pasal 361; Artikel asal (2018))</small>.</p>\n"
    )


def test_a_page_without_citations_has_no_notes(small_kb):
    page = render(small_kb, "Kata-kata sendiri.")
    assert (page.notes, page.notes_html, page.notes_text) == ((), "", "")


# Links


@pytest.mark.parametrize(
    ("link", "lang", "full", "light"),
    [
        ("/kontak", "id", "/kontak", "/ringan/kontak"),
        ("/kontak", "en", "/kontak?lang=en", "/ringan/en/kontak"),
        ("/kemiskinan#hak-anda", "id", "/kemiskinan#hak-anda", "/ringan/kemiskinan#hak-anda"),
        ("/kemiskinan#hak-anda", "en", "/kemiskinan?lang=en#hak-anda", "/ringan/en/kemiskinan#hak-anda"),
        ("/glosarium#korban", "id", "/glosarium#korban", "/ringan/glosarium/k#korban"),
        ("/glosarium#korban", "en", "/glosarium?lang=en#korban", "/ringan/en/glosarium/v#korban"),
        ("/kontak#polri-110", "id", "/kontak#polri-110", "/ringan/kontak/darurat#polri-110"),
        ("/kode-berkas#p-21", "id", "/kode-berkas#p-21", "/ringan/kode-berkas/p#p-21"),
        ("/pustaka#uu-8-1981", "id", "/pustaka#uu-8-1981", "/ringan/pustaka/uu#uu-8-1981"),
    ],
)
def test_a_link_between_pages_is_addressed_as_its_edition_does(small_kb, link, lang, full, light):
    """The glossary stands under the first letter of the term in each language: korban, victim."""
    for links, address in ((FULL, full), (LIGHT, light)):
        html = html_of(small_kb, f"[ke sana]({link})", Language(lang), links)
        assert html == f'<p><a href="{address}">ke sana</a></p>'


def test_telephone_numbers_and_places_on_the_page_stay_as_they_are(small_kb):
    html = html_of(small_kb, "[110](tel:110) [bawah](#hak-anda)\n\n## Hak {#hak-anda}", links=LIGHT)
    assert html.startswith('<p><a href="tel:110">110</a> <a href="#hak-anda">bawah</a></p>')


def test_a_place_in_another_piece_of_the_page_is_linked_through_the_page(small_kb):
    assert '<a href="/ringan/kemiskinan#hak-anda">' in html_of(small_kb, "[bawah](#hak-anda)", links=LIGHT)


def test_a_link_to_the_world_outside_tells_it_nothing(small_kb):
    assert html_of(small_kb, "[WhatsApp](https://wa.me/628111129129)") == (
        '<p><a href="https://wa.me/628111129129" rel="noopener noreferrer">WhatsApp</a></p>'
    )


# Boxes, tables, headings


def test_a_box_has_the_readers_heading(small_kb):
    assert html_of(small_kb, "::: lakukan\nTanya dulu.\n:::") == (
        '<div class="kotak lakukan"><p class="judul-kotak">Lakukan</p>\n<p>Tanya dulu.</p>\n</div>'
    )
    assert '<p class="judul-kotak">Short answer</p>' in html_of(small_kb, "::: jawaban\nYes.\n:::", Language.EN)


def test_sigaps_own_words_need_no_heading(small_kb):
    assert html_of(small_kb, "::: sigap\nLihat kontak.\n:::") == '<div class="kotak sigap"><p>Lihat kontak.</p>\n</div>'


def test_a_folded_box_opens_under_its_title(small_kb):
    assert html_of(small_kb, "::: lipat Bila Anda anak-anak\nMinta tolong.\n:::") == (
        '<details class="kotak lipat"><summary>Bila Anda anak-anak</summary>\n<p>Minta tolong.</p>\n</details>'
    )


def test_a_box_within_a_folded_one_is_closed_before_it(small_kb):
    assert html_of(small_kb, ":::: lipat Judul\n::: sigap\nSatu.\n:::\n\nDua.\n::::\n\nTiga.") == (
        '<details class="kotak lipat"><summary>Judul</summary>\n<div class="kotak sigap"><p>Satu.</p>\n</div>\n'
        "<p>Dua.</p>\n</details>\n<p>Tiga.</p>"
    )


def test_a_box_of_an_unknown_name_stays_text(small_kb):
    assert html_of(small_kb, "::: lain\nSatu.\n:::").startswith("<p>::: lain")


def test_what_the_search_reads_of_a_page_has_headings_and_text_and_no_notes(small_kb):
    source = "Awal [@uu-21-2007, pasal 1].\n\n## Dua {#dua}\n\n- *satu*\n- [dua](/kemiskinan)\n"
    assert list(markup.plain_sections(small_kb, source, Language.ID)) == [
        ("", "", "Awal ."),
        ("dua", "Dua", "Dua\n- satu\n- dua"),
    ]


def test_a_box_after_a_folded_one_is_closed_as_what_it_is(small_kb):
    html = html_of(small_kb, "::: lipat Satu\nA.\n:::\n\n::: jangan\nB.\n:::")
    assert re.findall(r"</?(?:details|div)", html) == ["<details", "</details", "<div", "</div"]


def test_a_cell_of_three_columns_or_more_says_its_column_as_a_phone_shows_rows_as_lists(small_kb):
    wide = markup.render_fragment(
        small_kb, "| Siapa | Bisa *apa* | Kapan |\n|-|:-:|-|\n| 110 | datang | 24 jam |", Language.ID
    )
    assert '<table class="kolom">' in wide
    assert "<td>110</td>" in wide
    assert '<td data-k="Bisa apa">datang</td>' in wide
    assert '<td data-k="Kapan">24 jam</td>' in wide
    narrow = markup.render_fragment(small_kb, "| Tahun | Kasus |\n|-|-|\n| 2024 | 87 |", Language.ID)
    assert "<table>" in narrow
    assert "data-k" not in narrow


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name(small_kb):
    html = html_of(small_kb, "| Hak | Dasar |\n| --- | --- |\n| Ganti rugi | [@uu-21-2007, pasal 48] |")
    assert html.startswith('<div class="tabel" role="group" tabindex="0" aria-label="Tabel"><table>')
    assert "<th>Hak</th>" in html
    assert "<td>Ganti rugi</td>\n<td><sup><a href=#c1 id=r1>1</a></sup></td>" in html
    assert html.endswith("</table></div>")


def test_a_page_is_cut_into_sections_at_headings_of_the_second_level(small_kb):
    body = "Awal.\n\n## Hak Anda {#hak}\n\nIsi.\n\n### Rinci {#rinci}\n\nLagi.\n\n## Lain {#lain}\n\nAkhir."
    page = render(small_kb, body)
    titles = [(section.anchor, section.title) for section in page.sections]
    assert titles == [("", ""), ("hak", "Hak Anda"), ("lain", "Lain")]
    rights = page.section("hak")
    assert rights is not None
    assert rights.html == '<h2 id="hak">Hak Anda</h2>\n<p>Isi.</p>\n<h3 id="rinci">Rinci</h3>\n<p>Lagi.</p>\n'
    assert page.section("rinci") is None


def test_lists_in_lists_and_numbers_keep_their_order(small_kb):
    assert html_of(small_kb, "1. satu\n2. dua\n   - dalam") == (
        "<ol><li>satu</li>\n<li>dua<ul><li>dalam</li>\n</ul>\n</li>\n</ol>"
    )


# Generated blocks


def test_a_block_stands_where_its_line_stood(small_kb):
    page = markup.render_page(small_kb, small_kb.pages["glosarium"], Language.EN)
    assert re.findall(r'<h([34]) id="([^"]+)">([^<]+)<', page.html)[:2] == [
        ("3", "bagian-i", "I"),
        ("4", "penyidikan", "investigation"),
    ]


def test_a_block_that_does_not_exist_stays_the_line_that_it_is(small_kb):
    assert blocks.expand(small_kb, "Satu\n{{kontakk}}\n{{kontak kebutuhan=gempa}}", Language.ID) == (
        "Satu\n{{kontakk}}\n{{kontak kebutuhan=gempa}}"
    )


# Safety


OUR_TAGS = {"p", "h2", "div", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "code", "pre", "a"}


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "Teks <img src=x onerror=alert(1)> teks",
        "## Judul <script>x</script> {#judul}",
        "| <script>a</script> | b |\n| --- | --- |\n| <iframe src=x> | d |",
        "::: lipat <script>x</script>\nisi\n:::",
        "`<script>x</script>`",
        "    <script>x</script>",
        "```\n<script>x</script>\n```",
        "[<script>x</script>](/kontak)",
        "![<script>x</script>](/gambar.png)",
        '[x](/kontak"onmouseover="alert(1))',
        "[x](</kontak><script>)",
        "&lt;script&gt;x&lt;/script&gt;",
    ],
)
def test_html_in_the_content_is_shown_and_never_run(small_kb, body):
    page = render(small_kb, body)
    assert Seen(page.html).tags <= OUR_TAGS
    assert not re.search(r"<[^>]*\son\w+\s*=", page.html)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x"])
def test_an_address_that_would_run_something_is_no_link(small_kb, address):
    assert Seen(html_of(small_kb, f"[x]({address})")).links == []


def test_signs_of_html_are_shown_as_written(small_kb):
    assert html_of(small_kb, 'A & B < C > D "E"') == '<p>A &amp; B &lt; C &gt; D "E"</p>'


# Plain text and Markdown


def test_plain_text_has_headings_lists_rows_and_numbers_of_notes(small_kb):
    page = markup.render_page(small_kb, small_kb.pages["kemiskinan"], Language.ID)
    assert (
        page.text
        == """\
Jawaban singkat
Kemiskinan dimanfaatkan perekrut dengan janji kerja, sekolah, atau uang. [1] Membutuhkan uang bukan kesalahan. [2]

Seperti apa di sini
Perekrut mencari orang yang pilihannya sedang sedikit. [3]
Uang muka dibayar kepada orang tua. [4]
Tanda bahwa kebutuhan Anda dipakai orang lain: [5]
- Ongkos ditanggung dulu, lalu menjadi utang.
- Bila batal, Anda disuruh mengganti semua biaya.

Hak Anda
Hak | Dasar
Utang tidak dapat ditagih pelaku | [6]
Ganti kerugian dari pelaku | [7]
Lakukan
Minta semua biaya di atas kertas. [6]
Baca hak saat melapor. [8] Baca arti korban. [9]

Hukum lama
Hukum lama, untuk perkara lama
KUHAP 1981 berlaku sampai 1 Januari 2026. [10] Pasal 2 sudah diganti. [11]

Dasar hukum
Perdagangan orang dilarang. [12]

Hubungi
Bahaya sekarang: 110. Lihat semua kontak."""
    )
    assert page.notes_text.splitlines()[5] == "[6] UU 21/2007, Pasal 27. https://example.org/uu-21-2007"


def test_markdown_has_footnotes_that_say_the_source_in_words(small_kb):
    lines = markup.page_as_markdown(small_kb, small_kb.pages["kemiskinan"], Language.EN).splitlines()
    assert lines[:5] == [
        "# Poverty opens the door to recruiters",
        "",
        "Recruiters look for families in need. Know the signs.",
        "",
        "::: jawaban",
    ]
    assert lines[5] == "Recruiters use poverty with promises of work, school or money. [^1]"
    assert "| The offender cannot collect the debt | [^6] |" in lines
    assert lines[-12] == "[^1]: Founding article (2018) (from the founding article)."
    assert lines[-1] == "[^12]: Criminal Code (Law 1/2023), Article 455(1). https://example.org/uu-1-2023"


def test_reading_time_is_never_less_than_a_minute_and_grows_with_the_text(small_kb):
    assert render(small_kb, "Pendek.").minutes == 1
    assert render(small_kb, "kata " * 900).minutes == 5  # at 180 words a minute


# Stages


def test_a_stage_page_opens_with_its_facts_and_folds_those_of_the_old_code(small_kb):
    page = markup.render_page(small_kb, small_kb.pages["penyidikan"], Language.ID)
    assert page.html.startswith('<div class="kotak fakta"><p class="judul-kotak">Ringkasan tahap</p>')
    assert "<summary>Ringkasan untuk perkara lama (KUHAP 1981)</summary>" in page.html
    assert "<strong>7 Hari</strong>: penyidik, mengirim SPDP. Dihitung sejak: Penyidikan dimulai.<sup>" in page.html
    assert 'Bukti cukup: <a href="/pemberkasan">Pemberkasan</a> (SPDP).' in page.html


def test_the_facts_of_a_stage_name_their_code_and_lead_to_the_questions_that_tell_which_applies(kb):
    text = markup.whole_markdown(kb, kb.pages["penelitian-berkas"], Language.ID)
    now, before = text.split("Ringkasan untuk perkara lama", 1)
    which = "[Aturan mana yang berlaku untuk perkara ini?](/aturan-yang-berlaku)"
    assert f"**Aturan**: Berlaku sekarang (KUHAP 2025). {which}" in now
    assert f"**Aturan**: Perkara lama (KUHAP 1981). {which}" in before


def test_a_stage_that_the_old_code_did_not_know_has_one_box_of_facts(small_kb):
    page = markup.render_page(small_kb, small_kb.pages["pemberkasan"], Language.ID)
    assert page.html.count("kotak fakta") == 1
    assert "kotak historis" not in page.html


# The real content


@BOTH
@pytest.mark.parametrize("links", [FULL, LIGHT], ids=["full", "light"])
def test_every_link_on_every_real_page_leads_somewhere(kb, lang, links):
    pages = {slug: markup.render_page(kb, page, lang, links) for slug, page in kb.pages.items()}
    seen = {slug: Seen(page.html + page.notes_html) for slug, page in pages.items()}
    address = re.compile(r"^(?:/ringan)?(?:/en)?/([a-z0-9-]+)(?:/([a-z0-9-]+))?(?:\?lang=en)?(?:#(.+))?$")
    for slug, here in seen.items():
        for link in here.links:
            if link.startswith("#"):
                assert link[1:] in here.ids, f"{slug}: {link}"
            elif link.startswith("/api/"):
                assert re.fullmatch(r"/api/v1/figures/([a-z0-9-]+)\.csv", link)[1] in kb.figures, link
            elif link.startswith("/"):
                match = address.match(link)
                assert match, f"{slug}: {link}"
                target, part, anchor = match.groups()
                assert target in kb.pages, f"{slug}: {link}"
                assert not anchor or anchor in seen[target].ids, f"{slug}: {link}"
                assert not part or anchor in part_anchors(kb, target, part, lang), f"{slug}: {link}"


def part_anchors(kb, slug: str, key: str, lang: Language) -> set[str]:
    """The entries that stand in a part of a list, as they are drawn there."""
    (part,) = [part for part in blocks.whole_list(kb, slug, lang) if part.key == key]
    return set(re.findall(r"(?:\{#|^::: grafik )([a-z0-9-]+)", part.markdown, re.MULTILINE))


@BOTH
def test_no_anchor_stands_twice_on_a_real_page(kb, lang):
    for slug, page in kb.pages.items():
        rendered = markup.render_page(kb, page, lang)
        ids = Seen(rendered.html + rendered.notes_html).ids
        assert len(ids) == len(set(ids)), slug


@BOTH
def test_every_real_page_has_a_note_for_each_number_and_none_besides(kb, lang):
    for slug, page in kb.pages.items():
        rendered = markup.render_page(kb, page, lang)
        numbers = {int(number) for number in re.findall(r"<a href=#c(\d+)", rendered.html)}
        assert numbers == {note.number for note in rendered.notes} == set(range(1, len(rendered.notes) + 1)), slug
