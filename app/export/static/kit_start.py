"""The page of the offline kit that is opened first: everything that is in it, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from app import look
from app.content import Content
from app.export.offline import OfflineAddresses
from app.export.static import kit_words
from app.export.static.kit_materials import FILES, Entry
from app.parts.templates import render
from knowledge.lang import Language

SITE = "situs"


@dataclass(frozen=True, slots=True)
class Group:
    """Files under one heading: addresses and words."""

    heading: str
    files: list[tuple[str, str]]


def start_page(content: Content, day: date, listed: Iterable[Entry]) -> str:
    """The start page for the files that were made."""
    entries = list(listed)
    return render(
        "kit_start.html",
        content,
        Language.ID,
        OfflineAddresses(content.base),
        style=Markup(look.stylesheet("style", "light")),  # noqa: S704 (our own file)
        script=Markup(look.script("safe")),  # noqa: S704 (our own file)
        parts=[_part(content, day, entries, each) for each in Language],
    )


def _part(content: Content, day: date, entries: list[Entry], lang: Language) -> dict[str, object]:
    """What the start page says in one language."""
    own = [entry for entry in entries if entry.lang is lang]
    pages = [entry for entry in own if entry.name.startswith(FILES)]
    sheets = [entry for entry in own if not entry.module and entry not in pages]
    groups = [_of_module(content, module, own, lang) for module in content.base.training.modules]
    groups += [
        Group(kit_words.sheets(lang), _links(sheets)),
        Group(kit_words.single_pages(lang), _links(pages)),
    ]
    return {
        "lang": lang.value,
        "title": kit_words.title(lang),
        "doors": kit_words.doors(f"{SITE}/en/" if lang is Language.EN else f"{SITE}/", lang),
        "groups": [group for group in groups if group.files],
        "about_kit": kit_words.about(lang),
        "read_me": kit_words.read_me(content, day, lang)[1:],
    }


def _of_module(content: Content, module: str, entries: list[Entry], lang: Language) -> Group:
    """Deck and papers of a module, below its title."""
    files = _links(entry for entry in entries if entry.module == module)
    return Group(content.base.pages[module].text(lang).title, files)


def _links(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    return [(quote(entry.name), entry.words) for entry in entries]
