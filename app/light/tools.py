"""The tools of the light edition as plain forms: what falls due, and which code applies."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.content import Content
from app.light import pages
from app.light.forms import Given, deadline_form, which_law_form
from app.parts import deadlines as due
from app.parts import which_law as law
from app.refusals import refusal, unknown_regime
from app.words import translate
from knowledge.addresses import LIGHT
from knowledge.handling.calendar import DateGivenError, Moment, moment
from knowledge.handling.deadlines import CannotCountError, Deadline, date_range
from knowledge.lang import Language
from knowledge.model.nouns import Regime

_FIELDS = ("aturan", "peristiwa", "tanggal", "jam")


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be sent instead of a page."""

    text: str
    media_type: str
    name: str


# What falls due


def deadline_answer(content: Content, lang: Language, given: Given) -> str | Download:
    """
    The page that answers the form, or a file where one is asked for (`bentuk`).

    Whatever is given, a sentence says what is wrong with it; nothing of it is kept.
    """
    found, refused = _counted(content, lang, given)
    base = content.base
    if found and given.get("bentuk") == "json":
        return Download(due.as_download(base, found, lang), "application/json; charset=utf-8", "tenggat.json")
    calendar = due.as_calendar(base, found, lang) if found else ""
    if calendar and given.get("bentuk") == "ics":
        return Download(calendar, "text/calendar; charset=utf-8", "tenggat.ics")
    page = base.pages[due.SLUG]
    # A long answer leaves no room for the form, which stands on the page itself.
    form = "" if found and len(found) >= due.MOST_IN_FULL else deadline_form(content, lang, given)
    results = due.cards(content, found, lang, pages.addresses_of(content)) if found is not None else ""
    return pages.tool_page(
        content,
        page,
        lang,
        "deadline_result.html",
        refused=refused,
        results=Markup(results),  # noqa: S704 (our own template)
        form=Markup(form),  # noqa: S704 (our own template)
        action=LIGHT.page(due.SLUG, lang),
        sent=[(name, value) for name, value in given.items() if name in {*_FIELDS, *base.limits}] if found else (),
        calendar=bool(calendar),
    )


def _counted(content: Content, lang: Language, given: Given) -> tuple[tuple[Deadline, ...] | None, str]:
    """The deadlines, or None with the sentence that says why there are none."""
    base = content.base
    event, asked = given.get("peristiwa", ""), given.get("aturan", "")
    if asked and asked not in set(Regime):
        return None, unknown_regime(asked, lang)
    if not event:
        return None, translate("Pilih dulu apa yang terjadi.", lang)
    try:
        return due.counted(base, event, _moments(content, event, given), Regime(asked) if asked else None, lang), ""
    except (DateGivenError, CannotCountError) as error:
        return None, refusal(base, error, lang)


def _moments(content: Content, event: str, given: Given) -> dict[str, Moment]:
    """The days that were given: for a chain one for each event that has happened, else one."""
    base = content.base
    chain = due.chain_named(base, event)
    day = given.get("tanggal", "")
    if chain is not None:
        asked = due.asked_of_chain(base, chain)
        dates = {limit.id: given.get(limit.id, "") for limit in asked}
        if day and not any(dates.values()):
            dates[asked[0].id] = day
        return {limit: moment(date) for limit, date in dates.items() if date}
    if event == due.DETENTION and not day:
        return {event: Moment(date_range(base)[1])}  # a number of days depends on no date
    hour = given.get("jam", "")
    return {event: moment(f"{day}T{hour}" if hour and due.in_hours(base, event) else day)}


# Which code applies


def which_law_answer(content: Content, lang: Language, given: Given) -> str:
    """The page that answers the three questions."""
    answers = law.answers_in(given)
    page = content.base.pages[law.SLUG]
    results = law.verdict(content, answers, lang, pages.addresses_of(content)) if answers else ""
    return pages.tool_page(
        content,
        page,
        lang,
        "which_law_result.html",
        suffix=law.address_of(answers) if answers else "",
        refused="" if answers else translate("Jawab ketiga pertanyaan dengan salah satu pilihan di bawah.", lang),
        results=Markup(results),  # noqa: S704 (our own template)
        form=Markup(which_law_form(content, lang, given)),  # noqa: S704 (our own template)
    )
