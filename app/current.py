"""The content that is being served: loaded at the start, replaced as a whole when the files change.

A version that has errors never replaces a good one: the list of problems goes to the log, and readers
go on with what they had.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from app.content import Content, today
from app.settings import data_folder
from knowledge.base import KnowledgeBase
from knowledge.checks.check import usable
from knowledge.loading.load import load
from knowledge.loading.problem import BrokenDataError
from knowledge.loading.version import content_hash
from knowledge.search.opening import NoPlaceForIndexError, index_folder, open_searcher
from knowledge.search.searcher import Searcher

LOG = logging.getLogger("sigap")
_REST = 10
"""After an attempt to write the index that failed, so many times as long as it took nothing is tried: a full disk must
not keep a core busy."""
Signature = tuple[tuple[str, int, int], ...]


class Current:
    """Holds the content that is served now."""

    def __init__(self, data: Path) -> None:
        """Nothing is read before `load`."""
        self.data = data
        self.wake: Callable[[Content, Searcher], None] = lambda _, searcher: searcher.wake()
        """What is done with content and its searcher before they are served."""
        self._content: Content | None = None
        self._signature: Signature = ()
        self._lock = threading.Lock()
        self._unopened = False
        self._not_before = 0.0

    @property
    def ready(self) -> bool:
        """Whether content is loaded and can be searched."""
        return self._content is not None and self._content.searcher is not None

    def load(self) -> KnowledgeBase:
        """
        Read and check the content, which is returned.

        Raises:
            BrokenDataError: the data has errors.
        """
        signature = _signature(self.data)
        if self.data.is_dir() and _passed(content_hash(self.data)).is_file():
            self._content, self._signature = Content(load(self.data)), signature
            return self._content.base
        base, problems = usable(self.data, today())
        if base is None:
            raise BrokenDataError(problem for problem in problems if problem.severity == "error")
        for problem in problems:
            LOG.warning("%s", problem)
        self._content, self._signature = Content(base), signature
        return base

    def open_search(self) -> None:
        """Open the index of the loaded content, building it where needed."""
        content = self._content
        if content is not None and content.searcher is None:
            searcher = open_searcher(self.data, content.base)
            self.wake(content, searcher)
            content.searcher = searcher
            _note_passed(content.base.version)

    def get(self) -> Content:
        """
        The content with its searcher; loads both where nothing has been loaded yet.

        Where the index cannot be opened the content comes without a searcher, and `reload_if_changed` tries again.
        """
        if not self.ready and not self._unopened:
            with self._lock:
                if self._content is None:
                    self.load()
                if not self._unopened:
                    self._try_search()
        if self._content is None:
            raise RuntimeError("no content after loading")
        return self._content

    def _try_search(self) -> None:
        """Open the index; where that is not possible now, say so once in the log."""
        began = time.monotonic()
        if began < self._not_before:
            return
        try:
            self.open_search()
        except NoPlaceForIndexError as error:
            if not self._unopened:
                LOG.error("%s", error)  # noqa: TRY400 (one sentence, not a traceback)
            self._unopened = True
            self._not_before = time.monotonic() + _REST * (time.monotonic() - began)
        else:
            self._unopened = False

    def reload_if_changed(self) -> bool:
        """Take up changed files if they are without error; say whether the content was replaced."""
        if self._unopened:
            self._try_search()
        signature = _signature(self.data)
        if signature == self._signature:
            return False
        self._signature = signature
        base, problems = usable(self.data, today())
        if base is None:
            errors = [problem for problem in problems if problem.severity == "error"]
            LOG.error("Content changed but has %d errors; the last good version stays:", len(errors))
            for problem in errors:
                LOG.error("%s", problem)
            return False
        try:
            searcher = open_searcher(self.data, base)
        except NoPlaceForIndexError as error:
            LOG.error("%s", error)  # noqa: TRY400 (one sentence, not a traceback)
            self._signature = ()  # try again
            return False
        self._unopened = False
        _note_passed(base.version)
        fresh = Content(base, searcher)
        self.wake(fresh, searcher)
        self._content = fresh
        LOG.info("Content %s taken up", base.version)
        return True


def _passed(version: str) -> Path:
    """
    A mark beside the index: this very content has passed the check, so that a restart need not repeat it.

    What a change of our own code might find anew, `make check` finds.
    """
    return index_folder(version) / "checked"


def _note_passed(version: str) -> None:
    mark = _passed(version)
    with contextlib.suppress(OSError):  # without the mark the next start checks the content once more
        mark.parent.mkdir(parents=True, exist_ok=True)  # an index in a database has no folder of its own
        mark.touch()


def _signature(data: Path) -> Signature:
    """Names, sizes and times of all files: changes when any of them does."""
    found: list[tuple[str, int, int]] = []
    for path in sorted(data.rglob("*")):
        if path.is_file():
            about = path.stat()
            found.append((str(path), about.st_size, about.st_mtime_ns))
    return tuple(found)


CURRENT = Current(data_folder())
"""The content of this process: the server, the light edition and the Streamlit script share it."""
