"""The session builder of the light edition: forms by GET, every change an address of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from app.content import Content
from app.export import kinds
from app.export.kinds import Kind
from app.export.organisation import LONGEST_NAME
from app.light import pages
from app.light.forms import plan_form
from app.parts import trainer
from app.parts.templates import render
from app.parts.trainer import Asked
from app.plan_faults import sentence
from app.words import translate
from knowledge.addresses import LIGHT
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.training.changing import changed
from knowledge.training.deck import title_of
from knowledge.training.plan import LONGEST, Plan, PlanError, write

_CHANGE, _TAKE, _LOOK = "ubah", "unduh", "lihat"
"""What is pressed: a change, a material, a row of a long plan."""
_ADD = "pilih"
"""The press that shows what may be added."""


@dataclass(frozen=True, slots=True)
class Onward:
    """An address that answers instead."""

    address: str


def answer(
    content: Content, found: Page, pairs: Iterable[tuple[str, str]], lang: Language, origin: str
) -> str | Onward | None:
    """
    What the builder says to an address.

    Args:
        content: the content that is served.
        found: the page of the builder.
        pairs: the parameters of the address.
        lang: the language.
        origin: scheme and host of the reader's address, for the link that is passed on.

    Returns:
        A page, or where the reader is sent: to the plan after a change, to the file that was pressed. None where the
        address asks nothing of the builder.
    """
    listed = [(key, value) for key, value in pairs if value]
    asked = trainer.asked_in(listed)
    if not (asked.plan or asked.starts):
        return None
    desk = _Desk(content, found, asked, lang, origin)
    session = trainer.opened(content.base, asked, lang)
    if session.plan is None:
        return desk.start(session.trouble)
    return (
        desk.about(session.plan, session.trouble, dict(reversed(listed))) if asked.plan else desk.onward(session.plan)
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every answer of the builder needs."""

    content: Content
    found: Page
    asked: Asked
    lang: Language
    origin: str

    def start(self, trouble: str) -> str:
        """The three questions again, with the sentence that says why they must be asked."""
        html = plan_form(self.content, self.lang, self.asked)
        return self._page(self.found.text(self.lang).short, html, trouble)

    def about(self, plan: Plan, trouble: str, given: dict[str, str]) -> str | Onward:
        """What is answered to whatever was pressed, or typed into an address, for a plan."""
        if given.get(_TAKE) and not trouble:
            return self.taken(plan, given[_TAKE])
        if given.get(_CHANGE) and not trouble:
            return self.after(plan, given[_CHANGE])
        if given.get(_LOOK) and not trouble:
            return self.onward(plan, trainer.number(given[_LOOK]))
        return self.builder(plan, trouble, trainer.number(given.get(trainer.CHOSEN, "")))

    def onward(self, plan: Plan, number: int = 0) -> Onward:
        """The address of a plan, at the block that the reader was at; a long plan shows that block's buttons."""
        said = trainer.parameters(plan, self.asked)
        if number and len(plan.blocks) > trainer.MOST_OPEN:
            said[trainer.CHOSEN] = str(number)
        return Onward(trainer.path(LIGHT, self.lang, said) + (f"#blok-{number}" if number else ""))

    def taken(self, plan: Plan, take: str) -> str | Onward:
        """The address of the material that was pressed."""
        kind = next((kind for kind in Kind if kind == take), None)
        if kind is None:
            return self.builder(plan, translate("Bahan itu tidak ada. Pilih salah satu di bawah.", self.lang))
        name = trainer.parameters(plan, self.asked).get(trainer.NAME, "")
        return Onward(kinds.address(kind, write(plan), self.lang, name))

    def after(self, plan: Plan, change: str) -> str | Onward:
        """The plan after a change; what may be added; or why nothing changes."""
        if change == _ADD:
            return self.adding(plan)
        try:
            after = changed(self.content.base, plan, change)
        except PlanError as error:
            return self.builder(plan, sentence(error, self.lang))
        return self.onward(after.plan, after.number)

    def adding(self, plan: Plan) -> str:
        """What may be added."""
        said = trainer.parameters(plan, self.asked)
        html = render(
            "plan_add.html",
            self.content,
            self.lang,
            LIGHT,
            slug=trainer.SLUG,
            said=said,
            own=trainer.offered(self.content.base, plan, self.lang, fits=True),
            others=trainer.offered(self.content.base, plan, self.lang, fits=False),
        )
        return self._page(translate("Tambah bagian", self.lang), html, "", urlencode(said))

    def builder(self, plan: Plan, trouble: str = "", chosen: int = 0) -> str:
        """The plan and all that can be done to it; `chosen` is the block that a long plan shows with its buttons."""
        content, lang = self.content, self.lang
        said = trainer.parameters(plan, self.asked)
        html = render(
            "plan_builder.html",
            content,
            lang,
            LIGHT,
            slug=trainer.SLUG,
            text=said[trainer.PLAN],
            room=said.get(trainer.MINUTES, ""),
            organisation=said.get(trainer.NAME, ""),
            rows=trainer.rows(content.base, plan, lang, chosen),
            told=Markup(trainer.told_html(content, plan, self.asked, lang, LIGHT)),  # noqa: S704 (our own template)
            kit=Markup(trainer.kit_html(content, lang, LIGHT)),  # noqa: S704 (our own template)
            screen=kinds.screen(said[trainer.PLAN], lang),
            materials=[(kind, kinds.words(kind, lang)) for kind in Kind],
            link=trainer.shared(content.base, lang, said, self.origin),
            share=Markup(trainer.share_html(content, plan, lang, said, LIGHT)),  # noqa: S704 (our own template)
            longest=LONGEST,
            longest_name=LONGEST_NAME,
        )
        return self._page(title_of(content.base, plan, lang), html, trouble, urlencode(said))

    def _page(self, title: str, html: str, trouble: str, suffix: str = "") -> str:
        return pages.tool_page(
            self.content,
            self.found,
            self.lang,
            "plan_page.html",
            suffix,
            title_of_session=title,
            results=Markup(html),  # noqa: S704 (our own templates)
            trouble=trouble,
        )
