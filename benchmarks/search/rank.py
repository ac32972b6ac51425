"""`python benchmarks/search/rank.py`: the search of SIGAP over any documents, for public test collections."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.search.documents import pieces
from knowledge.search.findable import Passage
from knowledge.search.indexing import in_memory
from knowledge.search.searcher import Searcher

SHOWN = 10
WORD_LISTS = Path(__file__).resolve().parents[2] / "data" / "language"


def main() -> int:
    """Rank the documents for each query: a line `qid<TAB>rank<TAB>docid<TAB>score` a result, ten a query."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--docs", type=Path, required=True, help="JSONL, plain or .gz: {id, title?, text}")
    options.add_argument("--queries", type=Path, required=True, help="qid<TAB>query")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--lexicon", type=Path, default=WORD_LISTS, help="folder with the word lists")
    chosen = options.parse_args()
    try:
        lexicon = load_lexicon(chosen.lexicon)
        asked = list(read_queries(chosen.queries))
        store, names = in_memory(read_documents(chosen.docs), lexicon)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        print(f"Cannot be read: {error}", file=sys.stderr)
        return 2
    try:
        _write_ranks(Searcher(store, lexicon, names, []), asked, chosen.out)
    except OSError as error:
        print(f"Cannot be written: {error}", file=sys.stderr)
        return 2
    return 0


def _write_ranks(searcher: Searcher, asked: list[tuple[str, str]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for number, query in asked:
            for rank, (document, score) in enumerate(searcher.ranked(query, SHOWN), start=1):
                out.write(f"{number}\t{rank}\t{document}\t{score:.6f}\n")


def read_documents(path: Path) -> Iterator[Passage]:
    """
    The documents of a JSONL file in passages of about 80 words; lines with one id are one document.

    Raises:
        OSError, EOFError, zlib.error: the file cannot be read, or is packed and damaged.
        ValueError: a line is no document.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                document = json.loads(line)
                name, title, text = str(document["id"]), _string(document, "title"), _string(document, "text")
            except (ValueError, KeyError, AttributeError, TypeError) as error:
                raise ValueError(f"{path}:{number}: not a document with id and text ({error})") from error
            yield from document_passages(name, title, text)


def _string(document: dict[str, Any], key: str) -> str:
    """A value that may be missing but must be a string where it is not: TypeError."""
    value = document.get(key) or ""
    if not isinstance(value, str):
        raise TypeError(f"{key} is no string")
    return value


def document_passages(name: str, title: str, text: str) -> Iterator[Passage]:
    """A document as passages, each with its title."""
    for piece in list(pieces(text)) or [""]:
        yield Passage(
            kind="document", slug=name, lang=Language.ID, title=title, heading="", keywords="", summary="", text=piece,
            url="", names=(title,) if title else (),
        )  # fmt: skip


def read_queries(path: Path) -> Iterator[tuple[str, str]]:
    """(qid, query) for each line of a file; a line without a tab is an error."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            name, tab, query = line.rstrip("\r").partition("\t")
            if not tab:
                raise ValueError(f"{path}:{number}: no tab between qid and query")
            yield name, query


if __name__ == "__main__":
    sys.exit(main())
