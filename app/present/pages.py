"""The pages of a session on screen, for the server and for the offline kit: each brings its style and script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from app import look
from app.content import Content
from app.parts.templates import render
from app.present.sheets import sheets
from knowledge.addresses import LIGHT, Addresses
from knowledge.lang import Language
from knowledge.training.plan import Plan

SLIDES, NOTES, FAULT = "present.html", "present_notes.html", "present_fault.html"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the slides lead: `here` is the name by which slides and notes find each other; back to their module."""

    here: str
    notes: str
    back: str


def page(template: str, content: Content, lang: Language, links: Addresses = LIGHT, **values: object) -> str:
    """A page with the look of the slides."""
    marked = {"style": Markup(style()), "script": Markup(script())}  # noqa: S704 (our own files)
    return render(template, content, lang, links, **marked, **values)


def session_page(
    template: str, content: Content, plan: Plan, lang: Language, ways: Ways, links: Addresses = LIGHT
) -> str:
    """
    The slides of a session, or their notes.

    Args:
        template: `SLIDES` or `NOTES`.
        content: the content.
        plan: the session.
        lang: the language.
        ways: where the slides lead.
        links: how pages are addressed.

    Raises:
        PlanError: this knowledge base has no module for these listeners.
    """
    shown, for_trainer = sheets(content, plan, lang)
    return page(template, content, lang, links, sheets=shown, for_trainer=for_trainer, ways=ways)


@cache
def style() -> str:
    """Ink ground at any hour: a projector in a hall does not ask the computer for its mode."""
    files = "".join((look.ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("chart", "present"))
    return look.squeezed(f":root{{{look.variables(look.DARK)}}}{files}")


@cache
def script() -> str:
    """Quick exit, and the slides one at a time."""
    return "\n".join(map(look.script, ("safe", "present")))
