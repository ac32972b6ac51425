"""Pages that a reader may keep for reading without a network: a service worker, only where it is asked for.

What is kept is the page `simpan`, the pages to which it is related, and the signs of each situation of the
check. A worker changes nothing while there is a network, and is removed by one press.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from app import look
from app.content import Content
from app.light import split
from app.parts import checking
from knowledge.addresses import LIGHT, SAVE
from knowledge.lang import Language

INSTEAD = "tanda-bahaya"
"""What stands in for the result of the check, which cannot be worked out without a network."""


def worker(content: Content, lang: Language) -> str:
    """The script of the service worker, with the addresses of what it keeps."""
    check = LIGHT.page(checking.CHECK, lang)
    situations = [situation.id for situation in content.base.screening.situations]
    values = {
        "NAME": f"{SAVE}-{lang.value}-{content.base.version[:8]}",
        "PAGES": list(kept(content, lang)),
        "FORMS": {check: situations} if situations else {},
        "HOME": LIGHT.page(SAVE, lang),
        "INSTEAD": LIGHT.page(INSTEAD, lang),
    }
    named = "\n".join(f"const {name} = {json.dumps(value)};" for name, value in values.items())
    return f"{named}\n{look.script('saved')}"


def kept(content: Content, lang: Language) -> Iterator[str]:
    """The addresses of the pages that are kept, with all their pieces and parts."""
    pages = content.base.pages
    for slug in (SAVE, *pages[SAVE].related):
        for piece in (*split.pieces_of(content, pages[slug], lang), *split.parts_of(content, pages[slug], lang)):
            yield LIGHT.page(slug, lang, "", piece.key)
