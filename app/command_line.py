"""What all commands of `sigap` share: options, and the one sentence with which a command refuses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app.settings import data_folder
from knowledge.lang import Language
from knowledge.loading.problem import BrokenDataError, told

if TYPE_CHECKING:
    from app.content import Content

DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Folder with another knowledge base (else SIGAP_DATA, else the built-in one)."),
]
LangOption = Annotated[str, typer.Option("--lang", help="Language of what is shown: id or en.")]


def progress(words: str, *, in_files: bool = True) -> None:
    """
    Tell on stderr how far a command has come.

    In a terminal it is one line that the next words are written over, unless they are a sentence; empty words clear it.
    Elsewhere each is a line of its own, left out where it is not wanted `in_files`.
    """
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", file=sys.stderr, end="\n" if words.endswith(".") else "", flush=True)
    elif words and in_files:
        print(words, file=sys.stderr, flush=True)


def step(number: int, of: int, words: str) -> None:
    """A bar for a command that takes a second or more, in a terminal alone: `[===   ] Menulis berkas`."""
    wide = 12 * number // of
    progress(f"[{'=' * wide}{' ' * (12 - wide)}] {words}", in_files=False)


def refuse(sentence: str) -> NoReturn:
    """One sentence on stderr, exit 2."""
    progress("", in_files=False)
    print(sentence, file=sys.stderr)
    raise typer.Exit(2)


def refuse_data(error: BrokenDataError, data: Path) -> NoReturn:
    """The first of the problems that keep the data from being read."""
    refuse(f"Data tidak dapat dibaca. Jalankan “sigap check”. Yang pertama: {told(error.problems[0], data)}")


def language(text: str) -> Language:
    """The language of that name; refuses any other."""
    try:
        return Language(text)
    except ValueError:
        refuse(f"Bahasa “{text}” tidak dikenal; pilih id atau en.")


def content(data: Path | None) -> Content:
    """The content that is exported, without its search."""
    from app.content import Content
    from knowledge.loading import load

    folder = data_folder(data)
    try:
        return Content(load.load(folder))
    except BrokenDataError as error:
        refuse_data(error, folder)
