"""A field of Whoosh that takes words already counted: our own code has cut and stemmed them, once for everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from typing import Any

from whoosh import fields, formats
from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer


class Counted(fields.FieldType):
    """
    Words and how often each stands in a document; nothing else, for scores are worked out from these counts.

    Whoosh keeps this class by its name in the index: whoever moves it raises `FORMAT` in `opening.py`.
    """

    def __init__(self) -> None:
        """The analyzer is for whoever asks the index by Whoosh's own queries."""
        split: Any = SpaceSeparatedTokenizer()  # a tokenizer alone is an analyzer
        super().__init__(formats.Existence(), split)

    def index(self, value: Counter[str], **_: Any) -> Generator[tuple[bytes, int, float, bytes]]:  # noqa: ANN401 (as in Whoosh)
        """For each word, as Whoosh wants it: how often it stands there, twice, and its places, which are kept elsewhere."""
        for word, often in value.items():
            yield word.encode(), often, float(often), b""
