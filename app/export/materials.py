"""What a trainer takes away of a session: which kinds there are, where they are had, and how each is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.content import Content
from app.export import session_papers
from app.export.kinds import Kind
from app.export.pdf import make_pdf
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.nouns import Bilingual
from knowledge.training.deck import module_of
from knowledge.training.plan import Plan, of_module


@dataclass(frozen=True, slots=True)
class Material:
    """What is asked for: a kind, for a session."""

    kind: Kind
    plan: Plan

    def filename(self, base: KnowledgeBase, lang: Language) -> str:
        """`slides-modul-warga.pptx`; of a plan that is not the module's, `slides-modul-warga-disesuaikan-40.pptx`."""
        name = module_of(base, self.plan).id
        if self.plan != of_module(base, name):
            adapted = re.sub(r"\W+", "-", base.site.label("deck-adapted", lang), flags=re.ASCII)
            name = f"{name}-{adapted}-{self.plan.minutes}"
        return f"{self.kind}-{name}.{self.kind.extension}"


def written(content: Content, material: Material, lang: Language, today: date, organisation: str = "") -> bytes:
    """
    The file of a material.

    Args:
        content: the content.
        material: what is asked for.
        lang: the language of the material.
        today: the date in the footer.
        organisation: a name in the place of the one in `site.yaml`, see `organisation.organisation_named`.

    Nothing is kept: what is made for one trainer is made again for the next.

    Raises:
        NoPdfError: no PDF can be made here.
    """
    own = signed(content, organisation)
    if material.kind is Kind.SLIDES:
        from app.export.slides import powerpoint  # noqa: PLC0415 (a server that is asked for no deck needs no lxml)

        return powerpoint(own.base, material.plan, lang, today)
    return make_pdf(html(own, material, lang, today))


def signed(content: Content, organisation: str) -> Content:
    """The same content in the name of another organisation."""
    if not organisation:
        return content
    site = content.base.site.model_copy(update={"organisation": Bilingual(id=organisation, en=organisation)})
    return Content(replace(content.base, site=site))


def html(content: Content, material: Material, lang: Language, today: date) -> str:
    """A material other than slides as the HTML document from which its PDF is made."""
    makers: dict[Kind, Callable[[Content, Plan, Language, date], str]] = {
        Kind.GUIDE: session_papers.guide,
        Kind.HANDOUT: session_papers.handout,
        Kind.LEAFLET: session_papers.leaflet,
        Kind.CARD: session_papers.card,
        Kind.QUIZ: session_papers.quiz,
        Kind.TEST: session_papers.test,
    }
    return makers[material.kind](content, material.plan, lang, today)
