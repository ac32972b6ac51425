"""A folder of files that appears whole or not at all, and a zip of it that is the same for the same content."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

MARK = ".sigap-ekspor"
"""A file by which a folder that was written here is known: only such a folder is written anew."""


class FolderInTheWayError(ValueError):
    """What is to be written would replace something else; the message is a sentence for who asked."""


def refuse_others(folder: Path) -> None:
    """
    Make sure that a folder may be written.

    Raises:
        FolderInTheWayError: something else is there.
    """
    if not folder.exists():
        return
    empty = folder.is_dir() and not any(folder.iterdir())
    if not empty and not (folder / MARK).is_file():
        raise FolderInTheWayError(f"“{folder}” sudah berisi hal lain. Pilih folder baru atau kosong dengan --out.")


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """
    Write files to `folder`: to a neighbour first, which then takes its place.

    Args:
        folder: where they go; what an earlier export wrote there is replaced.
        files: names with slashes, and contents.

    Returns:
        The number of files.

    Raises:
        FolderInTheWayError: something else is there.
        OSError: it cannot be written.
    """
    refuse_others(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    count = 0
    try:
        building.chmod(0o755)
        for name, data in files:
            place = building / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            count += 1
        (building / MARK).write_text("SIGAP\n", encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return count


def zipped(folder: Path, target: Path, day: date) -> None:
    """
    A zip of `folder` beside it; the same files give the same bytes.

    Args:
        folder: what is packed, under its own name.
        target: the file to write, by a rename.
        day: the date that every file in it carries.
    """
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    building = target.with_name(f".{target.name}.baru")
    try:
        with zipfile.ZipFile(building, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != MARK:
                    about = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(folder).as_posix()}", stamp)
                    about.compress_type = zipfile.ZIP_DEFLATED
                    about.external_attr = 0o644 << 16
                    packed.writestr(about, path.read_bytes())
        building.replace(target)
    finally:
        building.unlink(missing_ok=True)


def with_date(packed: bytes, day: date) -> bytes:
    """A file that is a zip (a deck) with one date on all that is in it: the same content gives the same bytes."""
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for about in old.infolist():
            fresh = zipfile.ZipInfo(about.filename, stamp)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, old.read(about))
    return out.getvalue()
