"""The best few words of a passage for a query, with what was found marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from knowledge.language.text import Lexicon

WINDOW = 32

Span = tuple[int, int, int]
"""A word of a text: where it begins, where it ends, and the number of what it is looked for as; -1 for nothing."""


def snippet(text: str, spans: Sequence[Span]) -> str:
    """
    About 32 words of `text` around most of what was asked, as HTML with `<mark>`.

    Args:
        text: a passage in plain text.
        spans: its words in order.
    """
    if not spans:
        return escape(text, quote=False)
    first = _best_start(spans)
    chosen = spans[first : first + WINDOW]
    begin = chosen[0][0] if first else 0
    end = len(text) if first + WINDOW >= len(spans) else chosen[-1][1]
    out = ["… " if first else ""]
    position = begin
    for start, stop, wanted in chosen:
        if wanted >= 0 and start >= position:
            out.append(escape(text[position:start], quote=False))
            out.append(f"<mark>{escape(text[start:stop], quote=False)}</mark>")
            position = stop
    out.append(escape(text[position:end], quote=False))
    out.append(" …" if end < len(text) else "")
    return "".join(out)


def spans_of(lexicon: Lexicon, text: str, stems: frozenset[str]) -> list[Span]:
    """The words of `text`, those with one of `stems` numbered."""
    numbers = {stem: number for number, stem in enumerate(stems)}
    return [(word.start, word.end, numbers.get(word.stem, -1)) for word in lexicon.words(text)]


def _best_start(spans: Sequence[Span]) -> int:
    """Where the window with the most different things that are looked for begins, a few words before the first."""
    hits = [i for i, span in enumerate(spans) if span[2] >= 0]
    if not hits or len(spans) <= WINDOW:
        return 0
    best = max(hits, key=lambda i: (len({spans[j][2] for j in hits if i <= j < i + WINDOW - 4}), -i))
    return max(0, min(best - 4, len(spans) - WINDOW))
