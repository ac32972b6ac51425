"""The check and the pasted message as HTML: the parts that both editions draw from the same results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.content import Content
from app.current import CURRENT
from app.parts.templates import render
from knowledge.addresses import LIGHT, Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.model.content import Page
from knowledge.model.screening import Reason, Sign, Situation, Strength, Tactic
from knowledge.rendering.markup import render_fragment
from knowledge.screening.offers import LONGEST_MESSAGE, Finding, ReadOffer, read_offer
from knowledge.screening.signs import Result, signs_of
from knowledge.screening.tactics import MessageReader
from knowledge.wording import basis_in_words, partial_date_in

CHECK = "cek"
MESSAGE = "periksa-pesan"


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with why it matters; the reason stands at the first finding that has it."""

    number: int
    tactic: Tactic
    sign: Sign
    reason: Reason
    why_here: bool


def read_message(content: Content, message: str) -> ReadOffer:
    """A message as the rules of this content read it."""
    reader = content.drawn(
        "message reader", lambda: MessageReader(content.base, load_lexicon(CURRENT.data / "language"))
    )
    return read_offer(content.base, reader, message)


def start_html(content: Content, page: Page, lang: Language) -> str:
    """A tool's title and first question, without the page's text: where a form could not be read."""
    return render(
        "tool_start.html",
        content,
        lang,
        LIGHT,
        text=page.text(lang),
        questions=Markup(questions_html(content, page, lang)),  # noqa: S704 (our own templates)
    )


def questions_html(content: Content, page: Page, lang: Language) -> str:
    """What a tool asks on its page in the light edition; nothing on any other page."""
    if page.slug == CHECK and content.base.situations:
        return render("check_situations.html", content, lang, LIGHT, situations=content.base.screening.situations)
    if page.slug == MESSAGE and content.base.tactics:
        return render("offer_form.html", content, lang, LIGHT, longest=LONGEST_MESSAGE)
    return ""


def signs_html(
    content: Content, page: Page, lang: Language, situation: Situation, ticked: Collection[str], *, child: bool
) -> str:
    """The signs of a situation, as a form of the light edition."""
    return render(
        "check_signs.html",
        content,
        lang,
        LIGHT,
        text=page.text(lang),
        situation=situation,
        signs=signs_of(content.base, situation),
        ticked=ticked,
        child=child,
    )


def check_page_html(
    content: Content, page: Page, lang: Language, situation: Situation, result: Result, *, child: bool
) -> str:
    """The result page of the light edition, with a form that leads back to the answers."""
    values = _values(content, result, lang, LIGHT)
    ticked = [ticked.sign.id for group in result.groups for ticked in group.ticked]
    return render(
        "check_result.html",
        content,
        lang,
        LIGHT,
        text=page.text(lang),
        situation=situation,
        ticked=ticked,
        child=child,
        **values,
    )


def result_html(content: Content, situation: Situation, result: Result, lang: Language, links: Addresses) -> str:
    """A result alone, under the name of its situation."""
    return render("check_told.html", content, lang, links, situation=situation, **_values(content, result, lang, links))


def message_page_html(content: Content, page: Page, read: ReadOffer, lang: Language, links: Addresses) -> str:
    """The result page of a message in the light edition, with a way to another one."""
    values = _message_values(content, read, lang, links)
    return render("offer_page.html", content, lang, links, text=page.text(lang), **values)


def message_html(content: Content, read: ReadOffer, lang: Language, links: Addresses) -> str:
    """A message with its marks, and what they mean."""
    return render("offer_result.html", content, lang, links, **_message_values(content, read, lang, links))


def _message_values(content: Content, read: ReadOffer, lang: Language, links: Addresses) -> dict[str, object]:
    values = _values(content, read.result, lang, links)
    return values | {"read": read, "findings": list(_explained(content.base, read.findings))}


def _values(content: Content, result: Result, lang: Language, links: Addresses) -> dict[str, object]:
    base = content.base

    def fragment(text: str) -> Markup:
        return Markup(render_fragment(base, text, lang, links))  # noqa: S704 (from the one renderer, which escapes)

    def cited(citations: str) -> str:
        return basis_in_words(base, citations, lang)

    def counted(strengths: Iterable[Strength]) -> str:
        counts = Counter(strengths)
        return ", ".join(f"{counts[s]} {base.site.label(f'weight-{s}', lang)}" for s in Strength if counts[s])

    def seen(day: str) -> str:
        return partial_date_in(day, lang)

    return {
        "result": result,
        "findings": [],
        "fragment": fragment,
        "cited": cited,
        "counted": counted,
        "seen": seen,
    }


def _explained(base: KnowledgeBase, findings: Iterable[Finding]) -> Iterator[Explained]:
    told: set[str] = set()
    for finding in findings:
        reason = base.reasons[finding.sign.reason]
        yield Explained(finding.number, finding.tactic, finding.sign, reason, reason.id not in told)
        told.add(reason.id)
