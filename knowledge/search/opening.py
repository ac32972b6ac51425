"""Where indexes stand, and a searcher over the one of this version of the content, built where it is missing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import index

from knowledge.lang import Language
from knowledge.language import lexicon as wordlists
from knowledge.loading.version import content_hash
from knowledge.search import postings
from knowledge.search.found import Stored, thing_from
from knowledge.search.searcher import Searcher
from knowledge.search.store import ArrayStore

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase

FORMAT = "15"
"""Changes whenever `indexing.py` would write another index from the same content."""

DATABASE_AWAY = (
    "Basis data pencarian (SIGAP_SEARCH) tidak dapat dipakai. Periksa alamatnya dan apakah PostgreSQL berjalan."
)


def cache_folder() -> Path:
    """Where indexes are kept: `SIGAP_CACHE`, else `sigap` in the user's cache folder."""
    chosen = os.environ.get("SIGAP_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sigap"


def index_folder(version: str) -> Path:
    """Where the index of one version of the content stands, or will stand."""
    return cache_folder() / f"index-{FORMAT}-{version}"


class NoPlaceForIndexError(RuntimeError):
    """The index cannot be written where it should be; the message says what to do."""


def prepare_cache() -> Path:
    """
    The cache folder, made where it is missing.

    Raises:
        NoPlaceForIndexError: the folder cannot be made or written to.
    """
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise _unwritable(folder)
    return folder


def _unwritable(folder: Path, why: str = "") -> NoPlaceForIndexError:
    reason = f" ({why})" if why else ""
    return NoPlaceForIndexError(
        f"Indeks pencarian tidak dapat ditulis di {folder}{reason}. Pilih folder lain dengan SIGAP_CACHE=..."
    )


def open_searcher(data: Path, base: KnowledgeBase | None = None) -> Searcher:
    """
    A searcher over `data`, building the index where there is none for this version of the content.

    Args:
        data: the data folder.
        base: the knowledge base in it, where it is loaded already.

    Raises:
        BrokenDataError: the index has to be built and the data cannot be read.
        NoPlaceForIndexError: the index has to be built and cannot be written.
    """
    version = base.version if base is not None else content_hash(data)
    address = os.environ.get("SIGAP_SEARCH", "")
    if address:
        return _open_database(address, f"{FORMAT}-{version}", data, base)
    folder = index_folder(version)
    if folder.is_dir():
        try:
            return open_folder(folder)
        except (OSError, ValueError, KeyError, index.EmptyIndexError):  # a clean-up of caches took parts of it
            shutil.rmtree(folder, ignore_errors=True)
    from knowledge.loading import load  # noqa: PLC0415 (heavy, and not needed where the index stands)
    from knowledge.search import indexing  # noqa: PLC0415 (heavy, and not needed where the index stands)

    prepare_cache()
    lexicon = wordlists.load_lexicon(data / "language")
    base = base if base is not None else load.load(data)
    try:
        indexing.build_index(base, lexicon, folder)
    except OSError as error:  # a full disk
        raise _unwritable(folder.parent, error.strerror or "") from error
    return open_folder(folder)


def _open_database(address: str, version: str, data: Path, base: KnowledgeBase | None) -> Searcher:
    """A searcher over the index that PostgreSQL keeps, written where this version is not there yet."""
    try:
        from knowledge.search import shared_index  # noqa: PLC0415 (only where it is asked for)
    except ImportError as error:
        raise NoPlaceForIndexError(
            "SIGAP_SEARCH memerlukan psycopg. Pasang dengan: uv sync --extra postgresql."
        ) from error
    try:
        return shared_index.open_shared(address, version, data, base)
    except shared_index.UNREACHABLE as error:
        raise NoPlaceForIndexError(DATABASE_AWAY) from error


def open_folder(folder: Path) -> Searcher:
    """
    A searcher over the index in `folder`.

    Raises:
        OSError, ValueError, KeyError, EmptyIndexError: something is missing or damaged.
    """

    def kept(name: str) -> Any:  # noqa: ANN401 (what the file holds)
        return json.loads((folder / name).read_text(encoding="utf-8"))

    reader: Any = index.open_dir(str(folder), readonly=True).reader()  # typed in part only

    def stored(passage: int) -> Stored:
        fields = reader.stored_fields(passage)
        return Stored(**{**fields, "lang": Language(fields["lang"])})

    lexicon = wordlists.from_json((folder / "lexicon.json").read_text(encoding="utf-8"))
    things = [thing_from(entry) for entry in kept("things.json")]
    owners, english = np.load(folder / "owners.npy"), np.load(folder / "english.npy")
    store = ArrayStore(postings.load(folder), things, owners, english, stored)
    return Searcher(store, lexicon, kept("names.json"), kept("answers.json"))
