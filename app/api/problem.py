"""Why there is no data, as JSON with one sentence for the person who asked (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from http import HTTPStatus

from starlette.responses import Response

from app.words import translate
from knowledge.lang import Language
from knowledge.open_data.openapi import MOST_RESULTS, PROBLEM_JSON

_LONGEST = 40


class RefusedError(Exception):
    """A request that cannot be answered: its status, and what to do about it."""

    def __init__(self, status: HTTPStatus, detail: str, lang: Language) -> None:
        """`detail` is a sentence in `lang`, the language of the person who asked."""
        self.status = status
        self.detail = detail
        self.lang = lang
        super().__init__(detail)


def answer(error: RefusedError, headers: Mapping[str, str]) -> Response:
    """The answer that tells of `error`."""
    said = {
        "type": "about:blank",
        "title": _titles(error.lang).get(error.status, error.status.phrase),
        "status": error.status.value,
        "detail": error.detail,
    }
    body = json.dumps(said, ensure_ascii=False).encode()
    own = {"Cache-Control": "no-store", "Content-Language": error.lang.value}
    return Response(body, error.status.value, {**headers, **own}, PROBLEM_JSON)


def _titles(lang: Language) -> dict[HTTPStatus, str]:
    return {
        HTTPStatus.BAD_REQUEST: translate("Permintaan tidak dapat dibaca", lang),
        HTTPStatus.NOT_FOUND: translate("Tidak ada", lang),
        HTTPStatus.METHOD_NOT_ALLOWED: translate("Data ini hanya dapat dibaca", lang),
        HTTPStatus.SERVICE_UNAVAILABLE: translate("Belum siap", lang),
    }


def unknown_id(given: str, known: Iterable[str], lang: Language) -> RefusedError:
    """No entry has this id."""
    words = translate("Id “{given}” tidak ada dalam daftar ini.", lang).format(given=shown(given))
    return RefusedError(HTTPStatus.NOT_FOUND, words + _meant(given, known, lang), lang)


def unknown_list(given: str, known: Iterable[str], lang: Language) -> RefusedError:
    """Nothing stands at this address."""
    words = translate("Tidak ada data di alamat “{given}”. Yang ada tercantum di /api/v1/.", lang)
    return RefusedError(HTTPStatus.NOT_FOUND, words.format(given=shown(given)) + _meant(given, known, lang), lang)


def unknown_language(given: str, lang: Language) -> RefusedError:
    """`lang` is neither of the two."""
    words = translate("Bahasa “{given}” tidak dikenal. Pilih lang=id atau lang=en.", lang)
    return RefusedError(HTTPStatus.BAD_REQUEST, words.format(given=shown(given)), lang)


def no_query(lang: Language) -> RefusedError:
    """A search for nothing."""
    words = translate("Tulis apa yang dicari, misalnya search.json?q=paspor.", lang)
    return RefusedError(HTTPStatus.BAD_REQUEST, words, lang)


def bad_limit(given: str, lang: Language) -> RefusedError:
    """`limit` is no number within what is allowed."""
    words = translate("Batas “{given}” tidak dapat dipakai. Tulis angka dari 1 sampai {most}.", lang)
    return RefusedError(HTTPStatus.BAD_REQUEST, words.format(given=shown(given), most=MOST_RESULTS), lang)


def post_only(lang: Language) -> RefusedError:
    """Deadlines are asked by a form, never by an address."""
    words = translate("Kirim tanggal sebagai formulir dengan POST, supaya tidak tertulis di alamat.", lang)
    return RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, words, lang)


def not_allowed(lang: Language) -> RefusedError:
    """Another method than reading."""
    words = translate("Data ini hanya dapat dibaca. Pakai GET.", lang)
    return RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, words, lang)


def search_away(contacts: Iterable[str], lang: Language) -> RefusedError:
    """The index does not answer now; `contacts` are those of the help bar."""
    words = translate("Pencarian sedang tidak dapat dipakai. Coba lagi sebentar lagi. Bantuan: {contacts}.", lang)
    return RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, words.format(contacts=", ".join(contacts)), lang)


def shown(given: str) -> str:
    """What somebody sent, cut short and without what cannot be printed."""
    return "".join(c for c in given if c.isprintable())[:_LONGEST]


def _meant(given: str, known: Iterable[str], lang: Language) -> str:
    near = get_close_matches(given[:200], list(known), n=1)
    return " " + translate("Maksud Anda “{near}”?", lang).format(near=near[0]) if near else ""
