"""Which version of the original a translation was made from."""

from __future__ import annotations

from hashlib import sha256

from knowledge.model.content import PageText

LENGTH = 8


def stamp(original: PageText) -> str:
    """
    Eight hexadecimal digits that stand for what is translated: title, summary and body.

    Line breaks and spaces do not count, so that a new line width does not make a translation old.
    """
    words = " ".join(f"{original.title}\n{original.summary}\n{original.body}".split())
    return sha256(words.encode()).hexdigest()[:LENGTH]
