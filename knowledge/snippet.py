"""The best few words of a passage for a query, with what was found marked."""

from __future__ import annotations

from html import escape

from knowledge.language import Lexicon, Word

WINDOW = 32


def snippet(lexicon: Lexicon, text: str, stems: frozenset[str]) -> str:
    """
    About 32 words of `text` around most of what was asked, as HTML with `<mark>`.

    Args:
        lexicon: how words are stemmed.
        text: a passage in plain text.
        stems: what the query looks for.
    """
    words = list(lexicon.words(text))
    if not words:
        return escape(text, quote=False)
    first = _best_start(words, stems)
    chosen = words[first : first + WINDOW]
    begin = chosen[0].start if first else 0
    end = len(text) if first + WINDOW >= len(words) else chosen[-1].end
    out = ["… " if first else ""]
    position = begin
    for word in chosen:
        if word.stem in stems and word.start >= position:
            out.append(escape(text[position : word.start], quote=False))
            out.append(f"<mark>{escape(text[word.start : word.end], quote=False)}</mark>")
            position = word.end
    out.append(escape(text[position:end], quote=False))
    out.append(" …" if end < len(text) else "")
    return "".join(out)


def _best_start(words: list[Word], stems: frozenset[str]) -> int:
    """Where the window with the most different stems of the query begins, a few words before the first."""
    hits = [i for i, word in enumerate(words) if word.stem in stems]
    if not hits or len(words) <= WINDOW:
        return 0
    best = max(hits, key=lambda i: (len({words[j].stem for j in hits if i <= j < i + WINDOW - 4}), -i))
    return max(0, min(best - 4, len(words) - WINDOW))
