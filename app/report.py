"""`sigap check --report`: the state of the content as one page of HTML that needs no network and no script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app import look
from app.parts.templates import environment
from knowledge.base import KnowledgeBase
from knowledge.checks.overview import kinds, overview
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.wording import date_in, partial_date_in


def report(base: KnowledgeBase | None, problems: Sequence[Problem], today: date) -> str:
    """
    The report in Indonesian, the language of those who write the content.

    Args:
        base: the content as far as it can be read; None where nothing can.
        problems: what `sigap check` found in it.
        today: the day of the report.
    """

    def day(value: date) -> str:
        return date_in(value, Language.ID)

    def month(value: date) -> str:
        return partial_date_in(value.isoformat()[:7], Language.ID)

    def decimal(value: float) -> str:
        return f"{value:.1f}".replace(".", ",")

    def number(value: int) -> str:
        return f"{value:,}".replace(",", ".")

    return (
        environment(Language.ID)
        .get_template("report.html")
        .render(
            css=look.stylesheet("report"),
            today=today,
            errors=sum(problem.severity == "error" for problem in problems),
            warnings=sum(problem.severity == "warning" for problem in problems),
            kinds=kinds(problems),
            state=overview(base, today) if base else None,
            site=base.site if base else None,
            ID=Language.ID,
            EN=Language.EN,
            day=day,
            month=month,
            decimal=decimal,
            number=number,
        )
    )
