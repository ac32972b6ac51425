"""The whole light edition as files, in both languages, with a search and a check that need no server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from app import look
from app.content import Content
from app.export.static import check, index, index_words
from app.export.static.places import ASSETS, SEARCH, Links, Place, places, relative
from app.export.static.rewriting import Instead, as_file
from app.light import pages
from app.parts.checking import CHECK, MESSAGE
from app.parts.qr import public_address
from app.parts.templates import render
from app.search_request import SearchRequest
from app.words import translate
from knowledge.addresses import SAVE
from knowledge.lang import Language
from knowledge.language.text import Lexicon

Told = Callable[[str], None]
"""Takes a sentence about how far the work has come."""
_STYLES = ("style", "finding", "results", "light", "list", "check", "tool", "chart", "flow")
_ANSWERS = re.compile(r'(<h2 id="jawaban-anda">.*?</h2>).*?(?=<h2|<details class="kotak" id="_sumber")', re.DOTALL)
"""What the page of the check says of the server, which is not there."""


def site(content: Content, lexicon: Lexicon, told: Told) -> Iterator[tuple[str, bytes]]:
    """
    Every file of the site: its name (with slashes) and what is in it.

    Args:
        content: the content.
        lexicon: the word lists of its search.
        told: is told how far the work has come.
    """
    listed = list(places(content))
    known = frozenset(place.path for place in listed)
    for number, place in enumerate(listed):
        if number % 200 == 0:
            told(f"{number}/{len(listed)}")
        yield place.path, _page(content, place, known).encode()
    assets = {"gaya.css": look.stylesheet(*_STYLES), **dict(search_files(content, lexicon, known))}
    for name, parts in _SCRIPTS.items():
        assets[name] = "\n".join(map(look.script, parts))
    for lang in Language if content.base.situations else ():
        assets[f"cek-{lang.value}.js"] = _check_script(content, lang, known)
    for name, text in assets.items():
        yield f"{ASSETS}/{name}", text.encode()


_SCRIPTS = {
    "keluar.js": ("safe",),
    "baca.js": ("speak",),
    "cek.js": ("site_check",),
}
"""Scripts by file: quick exit stands on every page."""
_SEARCH = ("words", "held", "asked", "pages", "shown")
"""The parts of the search, in the order in which each needs the one before."""


def search_files(content: Content, lexicon: Lexicon, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """
    The scripts of the search by name: words and weights, what is shown in each language, the search itself.

    Args:
        content: the content.
        lexicon: its word lists.
        known: the files of the site, to which results lead.
    """
    built = index.index(content, lexicon)
    yield "kata.js", index_words.words_script(built)
    yield "bobot.js", index.weights_script(built)
    for lang in Language:
        links = Links(known, Place(SEARCH, lang).path)
        yield f"indeks-{lang.value}.js", index.index_script(content, built, lang, links, _search_words(content, lang))
    yield "cari.js", _search_script()


def _search_script() -> str:
    """The script of the search, its parts in one function: it leaves nothing but `SIGAP_CARI` behind."""
    parts = "\n".join(look.script(f"site_search_{part}") for part in _SEARCH)
    return f"{look.script('keys')}\n(function () {{\n'use strict';\n{parts}\n}})();"


def _page(content: Content, place: Place, known: frozenset[str]) -> str:
    """One page as a file."""
    html = _as_served(content, place)
    links = Links(known, place.path)
    scripts = ["keluar.js"]
    if " data-baca=" in html:
        scripts.append("baca.js")
    if place.slug == SEARCH:
        html = html.replace("</main>", f"{_results(content, place.lang)}</main>")
        scripts += ["kata.js", "bobot.js", f"indeks-{place.lang.value}.js", "cari.js"]
    if place.slug == CHECK and not place.part and content.base.situations:
        told = translate("Jawaban dihitung di perangkat ini. Tidak ada yang disimpan atau dikirim.", place.lang)
        html = _ANSWERS.sub(lambda m: f"{m[1]}<p>{escape(told)}</p>", html)
        scripts += [f"cek-{place.lang.value}.js", "cek.js"]
    instead = _instead(content, place, links)
    return as_file(html, links, instead, _asset("gaya.css", place), [_asset(name, place) for name in scripts])


def _asset(name: str, place: Place) -> str:
    return relative(f"{ASSETS}/{name}", place.path)


def _as_served(content: Content, place: Place) -> str:
    """The page as the server sends it."""
    if not place.slug:
        return pages.home(content, place.lang)
    if place.slug == SEARCH:
        return pages.search(content, SearchRequest(), None, place.lang)
    html = pages.page(content, content.base.pages[place.slug], place.lang, place.part)
    if html is None:
        raise LookupError(f"no page {place}")
    return html


def _instead(content: Content, place: Place, links: Links) -> Instead:
    """What stands in the place of what only a server can do."""
    lang = place.lang
    server = _sentence(
        content, place, translate("Alat ini hanya bekerja di situs SIGAP: jawabannya dihitung di sana.", lang)
    )
    checked = ""
    if place.slug == CHECK:
        checked = as_file(check.tool(content, lang), links, Instead(), "", [])
    elif place.slug == MESSAGE:
        checked = server
    listed = translate("Daftar ini tidak dapat disaring dari berkas. Pakai Cari, atau cari di halaman ini.", lang)
    saved = translate("Halaman ini sudah berupa berkas, jadi tidak perlu disimpan lagi.", lang)
    return Instead(
        by_class={"cek": checked, "isian": server, "saring": f"<p>{escape(listed)}</p>"},
        by_id={"simpanan": f'<p class="kotak">{escape(saved)}</p>'} if place.slug == SAVE else {},
    )


def _sentence(content: Content, place: Place, words: str) -> str:
    """A sentence in a box, with a link to the page on the site where that has a public address."""
    public = public_address(content.base, place.slug, place.lang)
    opened = translate("Buka di situs", place.lang)
    link = f' <a href="{escape(public)}" rel="noopener noreferrer">{escape(opened)}</a>' if public else ""
    return f'<p class="kotak belum-pasti">{escape(words)}{link}</p>'


def _results(content: Content, lang: Language) -> str:
    """Where the script of the search shows what it found, and what helps where that is nothing."""
    return render("search_file.html", content, lang, pages.addresses_of(content))


def _search_words(content: Content, lang: Language) -> dict[str, str]:
    kinds = ("page", "stage", "module", "source", "case", "code", "term", "contact")
    return {kind: content.base.site.label(f"kind-{kind}", lang) for kind in kinds} | {
        "dibaca": translate("Dicari sebagai", lang),
        "juga": translate("Dibaca juga sebagai", lang),
        "ketik": translate("Cari persis seperti diketik", lang),
        "persis": translate("Dicari persis seperti diketik.", lang),
        "mirip": translate("Cari juga kata yang mirip", lang),
        "jawaban": translate("Jawaban langsung", lang),
        "hasil": translate("Hasil pencarian", lang),
        "mungkin": translate("Mungkin belum ada halaman tentang ini.", lang),
        "nihil": translate("Tidak ada yang cocok.", lang),
    }


def _check_script(content: Content, lang: Language, known: frozenset[str]) -> str:
    links = Links(known, Place(CHECK, lang).path)
    return check.script(content, lang, links, lambda html: as_file(html, links, Instead(), "", []))
