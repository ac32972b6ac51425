"""QR codes: on a page and on paper, of the address at which that page can be read."""

from __future__ import annotations

import segno
from markupsafe import Markup

from knowledge.addresses import LIGHT
from knowledge.base import KnowledgeBase
from knowledge.lang import Language


def public_address(base: KnowledgeBase, slug: str, lang: Language) -> str:
    """Where a page (or, for an empty `slug`, the front door) can be read by anybody; empty where nobody said so."""
    return base.site.address + LIGHT.page(slug, lang) if base.site.address else ""


def qr_code(text: str) -> Markup:
    """`text` as a QR code (ISO/IEC 18004, 15 % may be lost), drawn as SVG of dark squares on white."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="kode-qr", lineclass=None, light="#fff")
    return Markup(drawn)  # noqa: S704 (drawn from squares alone)


def qr_picture(text: str) -> str:
    """
    `text` as a QR code (7 % may be lost: a screen has no stains), as the `data:` address of a picture.

    Not drawn into the page: Streamlit lets no drawing through.
    """
    code = segno.make(text, error="l", boost_error=False, micro=False)
    drawn = code.svg_data_uri(
        border=4,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        light="#fff",
        nl=False,
        omit_charset=True,
        encode_minimal=True,
    )
    return drawn.replace("'", "%22")  # an apostrophe takes five bytes in an attribute
