"""The light edition as readers get it: every page and part is fetched from the real server."""

from __future__ import annotations

import base64
import gzip
import itertools
import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote_plus, urljoin, urlsplit

import httpx
import pytest

from app.content import Content
from app.light import split
from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.rendering.listing import LISTS, listing
from tests.app.document import Document
from tests.serving import DATA, Running

MOST_BYTES = 25_000
MOST_SENT_BYTES = 10_000
HELP_BAR = ["tel:110", "tel:129", "https://wa.me/628111129129"]
EXIT = "https://www.bmkg.go.id/"
ALARMING = re.compile(r"perdagangan|tppo|traffick", re.IGNORECASE)
NONSENSE = "qwxyvk"
QUERIES = ("P-21", "paspor ditahan", "restitusi", "nomor polisi", "uu 21/2007", NONSENSE)
NAMES = {Language.ID: "Panduan warga", Language.EN: "Residents' guide"}

Crawl = dict[str, tuple[httpx.Response, Document]]


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Encoding": "identity"}) as opened:
        yield opened


@pytest.fixture(scope="module")
def crawl(client: httpx.Client) -> Crawl:
    """Every address of the light edition that a reader can come to by links from its two front doors."""
    waiting = ["/ringan/", "/ringan/en/"]
    waiting += [f"{root}cari?q={query}" for root in ("/ringan/", "/ringan/en/") for query in QUERIES]
    seen: Crawl = {}
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = client.get(address)
        seen[address] = answer, Document(answer.text)
        found = [target for target in _inner(address, seen[address][1]) if target.startswith("/ringan/")]
        # A search leads to narrower searches and those to others, without end: one step is enough.
        waiting += [target for target in found if not ("/cari?" in address and "/cari?" in target)]
    return seen


def _inner(address: str, document: Document) -> list[str]:
    """Addresses of this site to which a page links, without anchors."""
    targets = [urljoin(address, href).partition("#")[0] for href in document.hrefs]
    return [target for target in targets if target.startswith("/")]


def _is_english(address: str) -> bool:
    return address.startswith("/ringan/en/")


def _where(crawl: Crawl, wrong: object) -> list[str]:
    """The addresses for which `wrong(answer, document)` holds."""
    assert callable(wrong)
    return [address for address, (answer, document) in crawl.items() if wrong(answer, document)]


@pytest.mark.parametrize("lang", list(Language))
def test_every_page_and_part_can_be_reached_by_links(crawl: Crawl, kb: KnowledgeBase, lang: Language):
    content = Content(kb)
    root = "/ringan/en/" if lang is Language.EN else "/ringan/"
    expected = {root, f"{root}cari"}
    for slug, page in kb.pages.items():
        keys = [piece.key for piece in split.pieces_of(content, page, lang)]
        keys += [part.key for part in split.parts_of(content, page, lang)]
        expected |= {f"{root}{slug}/{key}" if key else f"{root}{slug}" for key in keys}
    folders = {path.parent.name for path in DATA.glob("pages/*/*/id.md")}
    assert {f"{root}{slug}" for slug in folders} <= expected
    assert expected <= set(crawl)


def test_every_link_inside_the_light_edition_leads_to_a_page(crawl: Crawl):
    assert len(crawl) > 200
    assert _where(crawl, lambda answer, _: answer.status_code != 200) == []


def test_every_link_into_the_full_edition_leads_to_a_page(crawl: Crawl, client: httpx.Client):
    full = {target for address, (_, document) in crawl.items() for target in _inner(address, document)}
    full = {target for target in full if not target.startswith(("/ringan/", "/pdf/", "/bahan/", "/presentasi/"))}
    assert {"/", "/?lang=en", "/kemiskinan", "/kemiskinan?lang=en"} <= full
    assert [target for target in sorted(full) if client.get(target).status_code != 200] == []


def test_every_anchor_exists_on_the_page_to_which_its_link_leads(crawl: Crawl):
    missing = set()
    for address, (_, document) in crawl.items():
        for href in document.hrefs:
            target, _, anchor = urljoin(address, href).partition("#")
            if anchor and target in crawl and anchor not in crawl[target][1].ids:
                missing.add(f"{address}: {href}")
    assert sorted(missing) == []


def test_an_anchor_stands_once_on_a_page(crawl: Crawl):
    assert _where(crawl, lambda _, document: len(document.ids) != len(set(document.ids))) == []


def test_a_page_weighs_at_most_25_kb_with_style_script_and_drawing(crawl: Crawl):
    heavy = {address: len(answer.content) for address, (answer, _) in crawl.items()}
    assert {address: weight for address, weight in heavy.items() if weight > MOST_BYTES} == {}


def test_a_page_weighs_at_most_10_kb_as_it_is_sent(crawl: Crawl):
    heavy = {address: len(gzip.compress(answer.content, 6)) for address, (answer, _) in crawl.items()}
    assert {address: weight for address, weight in heavy.items() if weight > MOST_SENT_BYTES} == {}


# Without its style


def test_read_from_top_to_bottom_a_page_has_its_exit_first_then_its_text_and_its_help_last(crawl: Crawl):
    wanted = ["skip", "header", "exit", "menu", "main", "h1", "footer", "help"]
    for address, (_, document) in crawl.items():
        assert [name for name in map(_landmark, document.tags) if name] == wanted, address


def _landmark(tag: tuple[str, dict[str, str]]) -> str:
    """What a tag is to somebody who reads without style; empty for all that has no such part."""
    name, attributes = tag
    named = {"lompat": "skip", "keluar": "exit", "menu": "menu", "bilah": "help"}
    if name == "nav":
        assert attributes.get("aria-label")
    return named.get(attributes.get("class", ""), name if name in {"header", "main", "h1", "footer"} else "")


def test_headings_go_down_a_step_at_a_time(crawl: Crawl):
    jumping: dict[str, list[int]] = {}
    for address, (_, document) in crawl.items():
        levels = [0, *(int(name[1]) for name, _ in document.tags if re.fullmatch("h[1-6]", name))]
        if any(after - before > 1 for before, after in itertools.pairwise(levels)):
            jumping[address] = levels
    assert jumping == {}


def test_every_field_has_a_name_and_every_picture_its_words(crawl: Crawl):
    for address, (answer, document) in crawl.items():
        labelled = {attributes.get("for") for attributes in document.all("label")}
        around = len(re.findall(r"<label>[^<]*(?:<strong>)?[^<]*<(?:input|select)|<label><input", answer.text))
        fields = [a for name in ("input", "select", "textarea") for a in document.all(name)]
        seen = [a for a in fields if a.get("type") != "hidden"]
        alone = [a for a in seen if not (a.get("aria-label") or a.get("id") in labelled)]
        assert len(alone) <= around, (address, alone)
        assert all("alt" in picture for picture in document.all("img")), address


def test_the_drawing_of_the_flow_stands_on_its_page(crawl: Crawl):
    for address in ("/ringan/alur-penanganan", "/ringan/en/alur-penanganan", "/ringan/alur-penanganan/1981"):
        drawn = [attributes for attributes in crawl[address][1].all("svg") if "alur" in attributes.get("class", "")]
        assert len(drawn) == 1, address


def test_a_page_says_its_language(crawl: Crawl):
    for address, (_, document) in crawl.items():
        assert document.lang == ("en" if _is_english(address) else "id"), address


def test_a_page_has_title_description_and_one_main_heading(crawl: Crawl):
    assert _where(crawl, lambda _, document: not document.title) == []
    assert _where(crawl, lambda _, document: not document.meta("description")) == []
    assert _where(crawl, lambda _, document: len(document.all("h1")) != 1) == []
    assert _where(crawl, lambda _, document: not document.inside("h1").strip()) == []


def test_each_page_has_a_title_of_its_own(crawl: Crawl, kb: KnowledgeBase):
    for root in ("/ringan/", "/ringan/en/"):
        titles = [crawl[f"{root}{slug}"][1].title for slug in kb.pages]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("section", ["kenali", "bantuan"])
def test_titles_of_residents_pages_do_not_alarm(crawl: Crawl, section: str, lang: Language):
    root = "/ringan/en/" if lang is Language.EN else "/ringan/"
    slugs = [path.parent.name for path in (DATA / "pages" / section).glob("*/id.md")]
    assert len(slugs) >= 4
    for slug in slugs:
        shown = [
            document.title
            for address, (answer, document) in crawl.items()
            if f"{address}/".startswith(f"{root}{slug}/") and answer.status_code == 200
        ]
        assert shown
        for title in shown:
            assert not ALARMING.search(title), title
            assert title.endswith(f" · {NAMES[lang]}"), title


def test_front_door_and_search_do_not_alarm_and_never_repeat_what_was_asked(crawl: Crawl):
    for address, (_, document) in crawl.items():
        if "/cari" in address or address in {"/ringan/", "/ringan/en/"}:
            assert not ALARMING.search(document.title), address
            assert not any(query in document.title for query in QUERIES), address


def test_help_bar_and_quick_exit_stand_on_every_page(crawl: Crawl):
    for address, (_, document) in crawl.items():
        hrefs = document.hrefs
        assert hrefs[-3:] == HELP_BAR, address
        leaving = [a for a in document.all("a") if a.get("class") == "keluar"]
        assert [a["href"] for a in leaving] == [EXIT], address


def test_a_page_loads_nothing_but_itself(crawl: Crawl):
    """One request: no file of ours, none of anybody else's. Links out are allowed."""
    loading = {"img", "iframe", "object", "embed", "audio", "video", "source", "frame", "input", "image", "use"}
    for address, (_, document) in crawl.items():
        loaded = [
            value
            for tag, attributes in document.tags
            for name, value in attributes.items()
            if name in {"src", "srcset", "data", "poster", "background"}
            or (name in {"href", "xlink:href"} and tag in loading)
        ]
        loaded += [a["href"] for a in document.all("link") if a.get("rel") != "alternate"]
        assert [value for value in loaded if not value.startswith("data:image/svg+xml,")] == [], address
        assert not re.search(r"url\(|@import", document.inside("style")), address


def test_the_policy_allows_the_style_and_the_script_of_every_page_and_nothing_else(crawl: Crawl):
    used: set[str] = set()
    directives: dict[str, str] = {}
    for address, (answer, document) in crawl.items():
        directives = dict(
            directive.strip().split(" ", 1) for directive in answer.headers["content-security-policy"].split(";")
        )
        assert directives["default-src"] == "'none'", address
        assert "unsafe" not in answer.headers["content-security-policy"], address
        assert len(document.all("style")) == len(document.all("script")) == 1, address
        assert _hash(document.inside("style")) in directives["style-src"].split(), address
        assert _hash(document.inside("script")) in directives["script-src"].split(), address
        used.add(_hash(document.inside("script")))
    assert used == set(directives["script-src"].split())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_has_nothing_that_its_policy_would_refuse(crawl: Crawl):
    for address, (_, document) in crawl.items():
        refused = [name for _, a in document.tags for name in a if name == "style" or name.startswith("on")]
        assert refused == [], address


def test_no_page_sets_a_cookie_or_may_be_kept(crawl: Crawl):
    assert _where(crawl, lambda answer, _: "set-cookie" in answer.headers) == []
    assert _where(crawl, lambda answer, _: answer.headers["cache-control"] != "no-store") == []


def test_the_language_switch_leads_to_the_same_page_or_part(crawl: Crawl):
    """Where the other language has no such part (a letter of the glossary), to the page of which it is one."""
    for address, (answer, document) in crawl.items():
        switch = [unquote_plus(a["href"]) for a in document.all("a") if "hreflang" in a]
        twin = address.replace("/ringan/en/", "/ringan/") if _is_english(address) else f"/ringan/en/{address[8:]}"
        known = {unquote_plus(other) for other, (found, _) in crawl.items() if found.status_code == 200}
        twin = unquote_plus(twin)
        assert answer.status_code == 200, address
        assert switch == [twin if twin in known or "/cari?" in twin else twin.rpartition("/")[0]], address


def test_only_pages_that_search_engines_may_keep_are_offered_to_them(crawl: Crawl):
    hidden = _where(crawl, lambda _, document: document.meta("robots") == "noindex")
    assert hidden
    assert all(re.search(r"/cari|/(kuis|pelatih)\?", address) for address in hidden)
    assert {"/ringan/cari", "/ringan/en/cari"} <= set(hidden)


def test_a_search_by_get_finds_the_code_and_leads_to_where_it_stands(crawl: Crawl):
    document = crawl["/ringan/cari?q=P-21"][1]
    answers = [href for href in document.hrefs if href.endswith("#p-21")]
    assert urlsplit(answers[0]).path.rpartition("/")[0] == "/ringan/kode-berkas"
    assert "P-21: " in document.text
    assert document.all("input")[0]["value"] == "P-21"


def test_a_search_without_results_offers_help(crawl: Crawl):
    document = crawl[f"/ringan/cari?q={NONSENSE}"][1]
    assert "Tidak ada yang cocok" in document.text
    assert "/ringan/butuh-bantuan" in document.hrefs


@pytest.mark.parametrize(
    ("address", "lang", "words", "near"),
    [
        ("/ringan/kemiskinn", "id", "Halaman ini tidak ada", "/ringan/kemiskinan"),
        ("/ringan/en/kemiskinn", "en", "There is no such page", "/ringan/en/kemiskinan"),
        ("/ringan/tanda-bahaya/99", "id", "Halaman ini tidak ada", "/ringan/butuh-bantuan"),
        ("/ringan/en/glosarium/xx", "en", "There is no such page", "/ringan/en/butuh-bantuan"),
        ("/ringan/en/a/b/c", "en", "There is no such page", "/ringan/en/butuh-bantuan"),
        ("/kemiskinn", "id", "Halaman ini tidak ada", "/ringan/kemiskinan"),
        ("/kemiskinn?lang=en", "en", "There is no such page", "/ringan/en/kemiskinan"),
    ],
)
def test_an_unknown_address_gets_a_helpful_page_in_its_language(
    client: httpx.Client, address: str, lang: str, words: str, near: str
):
    answer = client.get(address)
    document = Document(answer.text)
    assert answer.status_code == 404
    assert document.lang == lang
    assert words in document.inside("h1")
    assert near in document.hrefs
    assert document.hrefs[-3:] == HELP_BAR
    assert document.meta("robots") == "noindex"
    assert document.title.startswith(f"{words} · ")
    assert not ALARMING.search(document.title)


@pytest.mark.parametrize(("address", "target"), [("/ringan", "/ringan/"), ("/ringan/en", "/ringan/en/")])
def test_the_front_door_without_its_slash_leads_to_the_front_door(client: httpx.Client, address: str, target: str):
    answer = client.get(address)
    assert answer.is_redirect
    assert answer.headers["location"] == target


# Narrowed lists


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("slug", list(LISTS))
def test_a_narrowed_list_is_light_whatever_is_chosen(
    client: httpx.Client, kb: KnowledgeBase, slug: str, lang: Language
):
    path = LIGHT.page(slug, lang)
    for facet in listing(kb, slug, {}, lang).facets:
        for choice in facet.choices:
            answer = client.get(path, params={facet.key: choice.value})
            assert answer.status_code == 200
            assert len(answer.content) <= MOST_BYTES
            assert Document(answer.text).all("option")
            assert 'name="robots" content="noindex"' in answer.text


def test_a_narrowed_list_says_how_many_fit_keeps_the_choice_and_links_to_the_cards(client: httpx.Client):
    answer = client.get("/ringan/kontak?kebutuhan=darurat&tempat=jakarta")
    document = Document(answer.text)
    assert "Yang cocok: 2" in document.text
    chosen = [option["value"] for option in document.all("option") if "selected" in option]
    assert chosen == ["darurat", "jakarta"]
    assert [href for href in document.hrefs if "#jakarta-112" in href] == ["/ringan/kontak/darurat#jakarta-112"]


def test_a_narrowed_list_without_any_entry_says_what_to_do(client: httpx.Client):
    answer = client.get("/ringan/en/pustaka", params={"kata": "<script>alert(1)</script>"})
    assert "Nothing matches. Choose less." in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("query", ["kebutuhan=nonsens", "kata=%00", "kebutuhan", "tempat=" + "x" * 5000])
def test_a_broken_choice_shows_the_whole_page(client: httpx.Client, query: str):
    answer = client.get(f"/ringan/kontak?{query}")
    assert answer.status_code == 200
    assert "Yang cocok" not in answer.text


# Telling of an error


def test_every_page_has_a_form_for_telling_of_an_error(crawl: Crawl, kb: KnowledgeBase):
    for slug in kb.pages:
        answer, document = crawl[f"/ringan/{slug}"]
        assert f"SIGAP: {slug} (id), {kb.version[:8]}\nKalimat yang keliru:" in answer.text
        assert any(href.startswith("mailto:") and slug in href for href in document.hrefs)
