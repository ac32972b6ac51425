"""Interface strings: written in Indonesian in the code, translated in `app/locale/` (gettext catalogues)."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from knowledge.lang import Language

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "sigap"


class _Catalogue(gettext.NullTranslations):
    """A catalogue read from its `.po` file, so that nothing has to be compiled."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        with path.open("rb") as file:
            catalogue = read_po(file)
        self._texts = {
            str(message.id): str(message.string)
            for message in catalogue
            if message.id and message.string and not message.fuzzy
        }

    def gettext(self, message: str) -> str:
        """The translation of `message`, or itself where there is none (a test sees to it that there is)."""
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Indonesian has one form; English ones are written as sentences that need no plural."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def catalogue(lang: Language) -> gettext.NullTranslations:
    """The interface strings in `lang`; Indonesian is the language of the code."""
    path = LOCALE / lang.value / "LC_MESSAGES" / f"{DOMAIN}.po"
    return _Catalogue(path) if path.is_file() else gettext.NullTranslations()


def translate(text: str, lang: Language) -> str:
    """One interface string in `lang`."""
    return catalogue(lang).gettext(text)
