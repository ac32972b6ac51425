"""The two languages; a module of its own, so that commands that need no more start fast."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language that SIGAP speaks; Indonesian is written first."""

    ID = "id"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language on the other side of the switch."""
        return Language.EN if self is Language.ID else Language.ID
