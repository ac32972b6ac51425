"""The commands `sigap export slides`, `leaflet`, `handout`, …: what a trainer takes away, as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.command_line import DataOption, LangOption, content, language, progress, refuse, step

_ABOUT = {
    "slides": "Write the deck of a session for PowerPoint and LibreOffice.",
    "leaflet": "Write the leaflet of a session: A5, two on an A4 sheet.",
    "handout": "Write the handout of a session for participants.",
    "card": "Write the card with help numbers (A6).",
    "guide": "Write the facilitator's guide of a session.",
    "quiz": "Write the quiz sheet of a session, with its key.",
    "test": "Write the test before and after a session, with its key.",
}


def register(group: typer.Typer) -> None:
    """Add a command for each kind of material to `sigap export`."""
    for name, about in _ABOUT.items():
        group.command(name, help=about)(_command(name))


def _command(kind: str) -> Callable[..., None]:
    def export(
        module: Annotated[str, typer.Argument(help="A module, such as modul-warga, or the text of a plan.")],
        out: Annotated[Path, typer.Option("--out", help="The file to write (.pptx for slides, else .pdf).")],
        lang: LangOption = "id",
        organisation: Annotated[str, typer.Option(help="A name in the place of the one in site.yaml.")] = "",
        data: DataOption = None,
    ) -> None:
        _write(kind, module, out, lang, organisation, data)

    return export


def _write(kind: str, module: str, out: Path, lang: str, organisation: str, data: Path | None) -> None:
    from app.export import materials
    from app.export.kinds import Kind
    from app.export.organisation import NameTooLongError, organisation_named, too_long
    from app.export.pdf import NoPdfError
    from app.plan_faults import sentence
    from knowledge.training.plan import PlanError, named

    spoken = language(lang)
    step(1, 3, "Membaca isi")
    base = (found := content(data)).base
    step(2, 3, "Menyusun berkas")
    try:
        asked = materials.Material(Kind(kind), named(base, module))
        name = organisation_named(organisation)
        out.write_bytes(materials.written(found, asked, spoken, date.today(), name))
        progress("")
    except PlanError as error:
        refuse(sentence(error, spoken))
    except NameTooLongError:
        refuse(too_long(spoken))
    except NoPdfError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"Berkas tidak dapat ditulis ke {out}: {error.strerror}.")
