"""The commands that write many files: `sigap export site` and `sigap export kit`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.command_line import DataOption, content, progress, refuse

if TYPE_CHECKING:
    from app.content import Content

OutOption = Annotated[Path, typer.Option("--out", help="The folder to write; it must be new, empty, or ours.")]


def register(export: typer.Typer) -> None:
    """Add both commands to `sigap export`."""

    @export.command("site")
    def site(out: OutOption, data: DataOption = None) -> None:  # pyright: ignore[reportUnusedFunction] (Typer keeps it)
        """Write the light edition in both languages as files for a web server, a CDN or a USB stick."""
        from app.export.static.kit import write_site

        _written(out, data, write_site)

    @export.command("kit")
    def kit(out: OutOption, data: DataOption = None) -> None:  # pyright: ignore[reportUnusedFunction] (Typer keeps it)
        """Write the offline kit: the site, single pages, decks and papers, in a folder and in a zip beside it."""
        from app.export.static.kit import write_kit

        _written(out, data, write_kit)


def _written(out: Path, data: Path | None, write: Callable[[Content, Path, Path, Callable[[str], None]], str]) -> None:
    """Write, tell how far it has come, and say at the end what there is."""
    from app.export.pdf import NoPdfError
    from app.export.static.folder import FolderInTheWayError, refuse_others
    from app.settings import data_folder

    try:
        refuse_others(out)
        told = write(content(data), data_folder(data), out, progress)
    except (FolderInTheWayError, NoPdfError) as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"Folder {out} tidak dapat ditulis: {error.strerror}.")
    progress("")
    print(told)
