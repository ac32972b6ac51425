"""The name of an organisation, as a trainer gives it to be printed on material."""

from __future__ import annotations

from app.words import translate
from knowledge.lang import Language

LONGEST_NAME = 80
"""Letters of an organisation's name: one line in the footer."""


class NameTooLongError(ValueError):
    """The name of an organisation does not fit on paper."""


def organisation_named(given: str) -> str:
    """
    The name of an organisation as it is printed: one line, white space squeezed; empty where none was given.

    Raises:
        NameTooLongError: it has more than 80 letters.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in given).split())
    if len(name) > LONGEST_NAME:
        raise NameTooLongError
    return name


def too_long(lang: Language) -> str:
    """The sentence for a name that is too long."""
    return translate("Nama lembaga paling panjang {most} huruf.", lang).format(most=LONGEST_NAME)
