"""What all tests share: the real content, read once, and an index of it that this run alone has (`tests/run.py`)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.checks.check import examine
from knowledge.loading import load
from knowledge.loading.problem import Problem
from knowledge.search.opening import index_folder, open_searcher
from knowledge.search.searcher import Searcher
from tests import run

DATA = Path(__file__).resolve().parent.parent / "data"
TODAY = date(2026, 11, 24)


def pytest_unconfigure() -> None:
    """Nothing of this run stays behind."""
    run.end()


@pytest.fixture(scope="session")
def data() -> Path:
    """The real content."""
    return DATA


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The real content, loaded."""
    return load.load(DATA)


@pytest.fixture(scope="session")
def searcher(kb: KnowledgeBase) -> Searcher:
    """The real search over the real content."""
    return open_searcher(DATA, kb)


@pytest.fixture(scope="session")
def examined() -> tuple[KnowledgeBase | None, list[Problem]]:
    """What the check reads of the real content, and says of it on `TODAY`."""
    return examine(DATA, TODAY)


@pytest.fixture
def indexed(kb: KnowledgeBase, searcher: Searcher, tmp_path: Path) -> Path:
    """A cache for one test alone, in which the index of the real content, that of `searcher`, stands already."""
    built = index_folder(kb.version)
    return shutil.copytree(built, tmp_path / "indexed" / built.name).parent


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small valid data folder, to be changed at will."""
    from tests.broken.folder import small_folder

    return small_folder(tmp_path / "data")


@pytest.fixture(scope="session")
def small_kb(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The small valid folder, loaded: for tests that work out by hand what must come of it."""
    from tests.broken.folder import small_folder

    return load.load(small_folder(tmp_path_factory.mktemp("small") / "data"))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for one test."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("SIGAP_CACHE", str(cache))
    return cache
