"""The forms of the light edition's tools; they stand above the text of their page and below every answer."""

from __future__ import annotations

from collections.abc import Mapping

from app.content import Content
from app.parts import deadlines as due
from app.parts import trainer
from app.parts import which_law as law
from app.parts.templates import regime_path, render
from knowledge.addresses import LIGHT, SAVE
from knowledge.handling.deadlines import date_range
from knowledge.handling.process import regime_of
from knowledge.lang import Language
from knowledge.training.plan import LONGEST

Given = Mapping[str, str]
_NOTHING = trainer.Asked()


def deadline_form(content: Content, lang: Language, given: Given) -> str:
    """The form above the page, or below a result with what was given."""
    base = content.base
    regime = regime_of(given.get("aturan"))
    event = given.get("peristiwa", "")
    chain = due.chain_named(base, event)
    first, last = date_range(base)
    return render(
        "deadline_form.html",
        content,
        lang,
        LIGHT,
        action=LIGHT.page(due.SLUG, lang),
        regime=regime.value,
        regimes=[
            (regime_path(LIGHT, due.SLUG, lang, info.id), info.title.in_language(lang), info.id is regime)
            for info in base.process.regimes
        ],
        event=event,
        chain=[
            (limit.id, limit.starts.event.in_language(lang), given.get(limit.id, ""))
            for limit in (due.asked_of_chain(base, chain) if chain else ())
        ],
        choices=due.choices(base, regime, lang),
        day=given.get("tanggal", ""),
        hour=given.get("jam", ""),
        first=first,
        last=last,
    )


def which_law_form(content: Content, lang: Language, given: Given) -> str:
    """The three questions, with the answers that were given."""
    return render(
        "which_law_form.html",
        content,
        lang,
        LIGHT,
        action=LIGHT.page(law.SLUG, lang),
        questions=law.questions(content.base, lang),
        given=given,
    )


def plan_form(content: Content, lang: Language, asked: trainer.Asked = _NOTHING) -> str:
    """The questions from which a session is made, with what was chosen; nothing where there is no training material."""
    base = content.base
    if not base.training.modules:
        return ""
    return render(
        "plan_start.html",
        content,
        lang,
        LIGHT,
        slug=trainer.SLUG,
        asked=asked,
        listeners=trainer.listeners(base, lang),
        subjects=trainer.subjects(base, lang),
        usual=trainer.USUAL_MINUTES,
        longest=LONGEST,
    )


def save_buttons(content: Content, lang: Language) -> str:
    """The buttons that keep some pages on the phone, and remove them."""
    return render("saved.html", content, lang, LIGHT, worker=worker_address(lang))


def worker_address(lang: Language) -> str:
    """Where the worker is had that keeps pages in `lang`; both have one scope, so that one replaces the other."""
    return f"/ringan/{SAVE}.js?bahasa={lang.value}"


def before(content: Content, slug: str, lang: Language, given: Given) -> str:
    """The form that stands above the text of a page; nothing for other pages."""
    if slug == due.SLUG:
        return deadline_form(content, lang, given)
    if slug == SAVE:
        return save_buttons(content, lang)
    return which_law_form(content, lang, {}) if slug == law.SLUG else ""
