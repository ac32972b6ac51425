"""The version of a knowledge base: a hash of its files."""

from __future__ import annotations

import hashlib
from pathlib import Path


def content_hash(data: Path) -> str:
    """A hash over names and bytes of all content files: the version of the knowledge base."""
    digest = hashlib.sha256()
    for path in _content_files(data):
        digest.update(path.relative_to(data).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def _content_files(data: Path) -> list[Path]:
    return sorted(path for path in data.rglob("*") if path.suffix in {".yaml", ".md", ".csv", ".json", ".txt"})
