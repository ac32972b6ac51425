"""Building the index: Whoosh holds it, kept under the hash of the content.

It is written beside its place and put there by a rename, so that a half-built one is never read.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer

from knowledge import lexicon as wordlists
from knowledge.base import KnowledgeBase
from knowledge.documents import direct_answers, passages
from knowledge.findable import Passage
from knowledge.language import Lexicon

_KEPT_VERSIONS = 2


def build_index(base: KnowledgeBase, lexicon: Lexicon, folder: Path) -> None:
    """Write the index of `base` to `folder`: beside it first, then renamed into place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
    try:
        store = index.create_in(str(building), _schema())
        writer = store.writer()
        first: dict[str, int] = {}
        stems = cache(partial(_stems, lexicon))  # titles and keywords come back with every passage of a page
        for number, passage in enumerate(passages(base)):
            thing = f"{passage.kind}/{passage.slug}/{passage.lang.value}"
            opens = first.setdefault(thing, number) == number
            writer.add_document(**_document(passage, lexicon, stems, opens=opens))
        writer.commit(optimize=True)
        store.close()
        (building / "lexicon.json").write_text(wordlists.as_json(lexicon), encoding="utf-8")
        (building / "first.json").write_text(json.dumps(first), encoding="utf-8")
        _write_answers(building / "answers.json", base, lexicon)
        try:
            building.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster: its index is as good
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _forget_old(folder)


def _schema() -> fields.Schema:
    split = SpaceSeparatedTokenizer()
    searched = fields.TEXT(analyzer=split, phrase=False)  # pyright: ignore[reportArgumentType] (a tokenizer is one)
    return fields.Schema(
        stem=searched,
        word=searched,
        title=searched,
        keywords=searched,
        heading=searched,
        kind=fields.STORED,
        slug=fields.STORED,
        lang=fields.STORED,
        shown_title=fields.STORED,
        text=fields.STORED,
        url=fields.STORED,
    )


def _stems(lexicon: Lexicon, text: str) -> str:
    return " ".join(word.stem for word in lexicon.words(text))


def _document(passage: Passage, lexicon: Lexicon, stems: Callable[[str], str], *, opens: bool) -> dict[str, str]:
    """A passage as the index takes it; the one that opens a page carries its summary too."""
    body = list(lexicon.words(f"{passage.summary} {passage.text}" if opens else passage.text))
    return {
        "stem": " ".join(word.stem for word in body),
        "word": " ".join(word.surface for word in body),
        "title": stems(passage.title),
        "keywords": stems(passage.keywords),
        "heading": stems(passage.heading),
        "kind": passage.kind,
        "slug": passage.slug,
        "lang": passage.lang.value,
        "shown_title": passage.title,
        "text": passage.text,
        "url": passage.url,
    }


def _write_answers(path: Path, base: KnowledgeBase, lexicon: Lexicon) -> None:
    def stems(names: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = (tuple(word.stem for word in lexicon.words(name)) for name in names)
        return list(dict.fromkeys(name for name in found if name))

    listed = [
        {
            "kind": answer.kind,
            "slug": answer.slug,
            "titles": answer.titles,
            "texts": answer.texts,
            "urls": answer.urls,
            "names": answer.names,
            "stems": stems(answer.names),
        }
        for answer in direct_answers(base)
    ]
    path.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


def _forget_old(newest: Path) -> None:
    """Remove indexes of former versions, all but the latest one."""
    found = sorted(newest.parent.glob("index-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in found if path != newest][_KEPT_VERSIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
