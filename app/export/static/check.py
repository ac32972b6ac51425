"""The check of warning signs for the files: what `knowledge/screening/signs.py` works on, as data for a script.

All texts are rendered here by the templates and the renderer of the server; `site_check.js` follows `conclude` and
puts them together in the same order as `result.html`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from app.content import Content
from app.export.static.places import Links
from app.light.pages import addresses_of
from app.parts.checking import CHECK
from app.parts.templates import render
from app.words import translate
from knowledge.lang import Language
from knowledge.model.citation import Citation, citations_in, locator_in
from knowledge.model.content import Contact
from knowledge.model.screening import Advice, Element, Level, Reason, Sign, Strength
from knowledge.rendering.markup import render_fragment
from knowledge.screening.signs import signs_of
from knowledge.wording import cited_as, partial_date_in

_LABELS = (
    "check-together",
    "check-met",
    "check-met-ours",
    "check-not-met",
    "check-points-to",
    "check-no-proof",
    "check-own-weight",
    "check-call-traces",
    "box-lakukan",
    "box-jangan",
    "notes",
    "last-seen",
    "danger-first",
)


def tool(content: Content, lang: Language) -> str:
    """What stands in the place of the check's form: the signs of every situation, which the script makes a form of."""
    base = content.base
    listed = [(situation, signs_of(base, situation)) for situation in base.screening.situations]
    return render("check_file.html", content, lang, addresses_of(content), listed=listed, reasons=base.reasons)


def script(content: Content, lang: Language, links: Links, to_file: Callable[[str], str]) -> str:
    """
    `SIGAP_CEK`: signs, reasons, advice and contacts of the check in one language.

    Args:
        content: the content.
        lang: the language of what is shown.
        links: from the page of the check to the other files.
        to_file: makes HTML of the light edition into HTML of the files.
    """
    base = content.base
    pages = addresses_of(content)

    def fragment(text: str) -> str:
        return to_file(render_fragment(base, text, lang, pages))

    def page(slug: str) -> list[str]:
        return [links.to(pages.page(slug, lang)), base.pages[slug].text(lang).short]

    data = {
        "label": {name: base.site.label(name, lang) for name in _LABELS}
        | {f"strength-{s}": base.site.label(f"strength-{s}", lang) for s in Strength}
        | {f"weight-{s}": base.site.label(f"weight-{s}", lang) for s in Strength}
        | {f"element-{e}": base.site.label(f"element-{e}", lang) for e in Element},
        "kata": _words(lang),
        "tautan": {
            "nilai": links.to(pages.page(CHECK, lang, "penilaian")),
            "bantuan": links.to(pages.page("butuh-bantuan", lang)),
            "kontak": links.to(pages.page("kontak", lang)),
        },
        "gabungan": [list(combination.strengths) for combination in base.screening.combinations],
        "kelompok": [[d.id, d.title.in_language(lang)] for d in base.dimensions.values()],
        "unsur": [element.value for element in Element],
        "urutan": [situation.id for situation in base.screening.situations],
        "keadaan": {
            situation.id: {
                "judul": situation.title.in_language(lang),
                "anak": situation.child,
                "nasihat": situation.advice,
                "kontak": list(situation.contacts),
                "tanda": [_sign(content, sign, lang) for sign in signs_of(base, situation)],
            }
            for situation in base.screening.situations
        },
        "alasan": {reason.id: _reason(content, reason, lang, page) for reason in base.reasons.values()},
        "nasihat": {advice.id: _advice(advice, lang, fragment) for advice in base.advice.values()},
        "orang": {
            identity: _contact(content, base.contacts[identity], lang)
            for identity in dict.fromkeys(c for s in base.screening.situations for c in s.contacts)
        },
    }
    return f"var SIGAP_CEK={json.dumps(data, ensure_ascii=False, separators=(',', ':'), sort_keys=True)};\n"


def _words(lang: Language) -> dict[str, str]:
    """The interface strings of the script."""
    return {
        "apa": translate("Tentang apa?", lang),
        "centang": translate("centang yang cocok", lang),
        "anak": translate("Orangnya belum 18 tahun", lang),
        "hasil": translate("Lihat hasil", lang),
        "lain": translate("Keadaan lain", lang),
        "ubah": translate("Ubah jawaban", lang),
        "dicentang": translate("Yang Anda centang", lang),
        "dinilai": translate("Bagaimana dinilai", lang),
        "hubungi": translate("Hubungi", lang),
        "dikatakan": translate("Apa yang dikatakan", lang),
        "kontak": translate("Semua kontak", lang),
        "simpan": translate("Yang disimpan", lang),
        "baca": translate("Baca juga", lang),
        "lokal": translate("Jawaban dihitung di perangkat ini. Tidak ada yang disimpan atau dikirim.", lang),
    }


def _sign(content: Content, sign: Sign, lang: Language) -> dict[str, Any]:
    return {
        "id": sign.id,
        "teks": sign.text.in_language(lang),
        "kuat": sign.strength.value,
        "kuatAnak": sign.strength_child.value,
        "kami": sign.basis.value == "judgement",
        "kelompok": sign.dimension,
        "unsur": [element.value for element in sign.points_to],
        "alasan": sign.reason,
        "sumber": _cited(content, sign.source, lang),
    }


def _reason(content: Content, reason: Reason, lang: Language, page: Callable[[str], list[str]]) -> dict[str, Any]:
    return {
        "mengapa": reason.why.in_language(lang),
        "sumber": _cited(content, reason.source, lang),
        "halaman": [page(slug) for slug in reason.pages],
    }


def _cited(content: Content, citations: str, lang: Language) -> list[list[str]]:
    """Each citation as the name of its source and the place there: `basis_in_words` puts them together."""
    return [
        [cited_as(content.base, Citation(citation.source_id), lang), locator_in(citation.locator, lang)]
        for citation in citations_in(citations)
    ]


def _advice(advice: Advice, lang: Language, fragment: Callable[[str], str]) -> dict[str, Any]:
    return {
        "kata": {
            level.value: [advice.levels[level].title.in_language(lang), advice.levels[level].text.in_language(lang)]
            for level in Level
        },
        "sekarang": fragment(advice.now.in_language(lang)),
        "jangan": fragment(advice.never.in_language(lang)),
        "simpan": fragment(advice.keep.in_language(lang)),
    }


def _contact(content: Content, contact: Contact, lang: Language) -> dict[str, Any]:
    last_seen = content.base.site.label("last-seen", lang)
    about = (contact.when, contact.hours, contact.cost)
    told = " · ".join(text.in_language(lang) for text in about)
    return {
        "nama": contact.name.in_language(lang),
        "jalan": [[way.number, way.link or "", way.kind] for way in contact.channels if way.number],
        "keterangan": f"{told} · {last_seen} {partial_date_in(contact.seen_on, lang)}",
    }
