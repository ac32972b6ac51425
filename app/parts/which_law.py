"""Which code applies, as both editions show it: the questions, and the rows that hold, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from app.content import Content
from app.parts.templates import regime_path, render
from app.words import translate
from knowledge.addresses import Addresses
from knowledge.base import KnowledgeBase
from knowledge.handling.which_law import Answers, Verdict, which_law
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from knowledge.model.process import RegimeInfo, StageThen, TransitionRule, WhenDone
from knowledge.rendering.markup import render_fragment

SLUG = "aturan-yang-berlaku"


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions: its name in the address, its words, and answer → words."""

    name: str
    words: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the transition rule that holds."""

    id: str
    part: str
    situation: str
    text: Markup
    ask: str
    open: bool


@dataclass(frozen=True, slots=True)
class Code:
    """One of the two codes, side by side with the other."""

    title: str
    place: str
    note: Markup
    criminal: Markup
    address: str
    limits: str


def questions(base: KnowledgeBase, lang: Language) -> tuple[Question, Question, Question]:
    """The three questions in the words of one language."""

    def words(family: str, answers: type[StrEnum], *without: StrEnum) -> dict[str, str]:
        return {each.value: base.site.label(f"{family}-{each}", lang) for each in answers if each not in without}

    return (
        Question("perbuatan", translate("1. Kapan perbuatannya?", lang), words("time", WhenDone)),
        Question("laporan", translate("2. Kapan laporannya?", lang), words("time", WhenDone, WhenDone.ACROSS)),
        Question(
            "pada", translate("3. Sampai di mana perkaranya pada 2 Januari 2026?", lang), words("then", StageThen)
        ),
    )


def answers_in(given: Mapping[str, str]) -> Answers | None:
    """The answers of an address, None where one is missing or means nothing."""
    try:
        report = WhenDone(given.get("laporan", ""))
        if report is WhenDone.ACROSS:
            return None
        return Answers(WhenDone(given.get("perbuatan", "")), report, StageThen(given.get("pada", "")))
    except ValueError:
        return None


def address_of(answers: Answers) -> str:
    """The answers as they stand in an address."""
    return f"perbuatan={answers.act}&laporan={answers.report}&pada={answers.stage}"


def verdict(content: Content, answers: Answers, lang: Language, links: Addresses) -> str:
    """What holds under these answers, as HTML."""
    base = content.base
    found = which_law(base, answers)
    codes = [_code(base, info, found, lang, links) for info in base.process.regimes]
    return render(
        "which_law.html",
        content,
        lang,
        links,
        codes=codes,
        regime=found.regime,
        chosen=next((info for info in base.process.regimes if info.id is found.regime), None),
        wrong=_row(base, found.contradiction, lang, links) if found.contradiction else None,
        procedure=[_row(base, rule, lang, links) for rule in found.procedure],
        criminal=[_row(base, rule, lang, links) for rule in found.criminal],
        beside=[_row(base, rule, lang, links) for rule in found.beside],
    )


def _html(base: KnowledgeBase, text: str, lang: Language, links: Addresses) -> Markup:
    rendered = render_fragment(base, text, lang, links).strip()
    return Markup(rendered.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 (from the one renderer)


def _row(base: KnowledgeBase, rule: TransitionRule, lang: Language, links: Addresses) -> Row:
    return Row(
        id=rule.id,
        part=base.site.label(f"about-{rule.about}", lang),
        situation=rule.situation.in_language(lang),
        text=_html(base, rule.text.in_language(lang), lang, links),
        ask=rule.ask.in_language(lang) if rule.ask else "",
        open=rule.applies == "unclear",
    )


def _code(base: KnowledgeBase, info: RegimeInfo, found: Verdict, lang: Language, links: Addresses) -> Code:
    if found.regime is None:
        place = translate("Terbuka: tanyakan dulu", lang)
    elif found.regime is info.id:
        place = translate("Dipakai", lang)
    else:
        place = translate("Tidak dipakai", lang)
    return Code(
        title=info.title.in_language(lang),
        place=place,
        note=_html(base, info.note.in_language(lang), lang, links),
        criminal=_html(base, info.criminal.in_language(lang), lang, links) if info.criminal else Markup(""),
        address=regime_path(links, "alur-penanganan", lang, Regime(info.id)),
        limits=regime_path(links, "tenggat-waktu", lang, Regime(info.id)),
    )
