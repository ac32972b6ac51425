"""Which code governs a case from around 2 January 2026: three answers lead to rows of the transition rule.

The rows and the answers under which they hold stand in `data/process.yaml` (UU 20/2025 Pasal 361; KUHP
Pasal 3 and 618).
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Regime
from knowledge.model.process import About, Condition, StageThen, TransitionRule, WhenDone


@dataclass(frozen=True, slots=True)
class Answers:
    """When the act was, when it was reported, and how far the case was on 2 January 2026."""

    act: WhenDone
    report: WhenDone
    stage: StageThen


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    The rows of the transition rule that hold for a case.

    `regime` is the code of criminal procedure, None where the law is silent or the answers do not fit.
    """

    procedure: tuple[TransitionRule, ...]
    criminal: tuple[TransitionRule, ...]
    beside: tuple[TransitionRule, ...]
    contradiction: TransitionRule | None

    @property
    def regime(self) -> Regime | None:
        """The code that investigation and prosecution, or the court, follow."""
        codes = {rule.applies for rule in self.procedure if rule.about is About.PROCEDURE}
        code = codes.pop() if len(codes) == 1 else ""
        return Regime(code) if code in set(Regime) else None

    @property
    def silent(self) -> tuple[TransitionRule, ...]:
        """The rows on which the law is silent: there one asks."""
        return tuple(rule for rule in (*self.procedure, *self.criminal) if rule.applies == "unclear")


def which_law(base: KnowledgeBase, answers: Answers) -> Verdict:
    """The rows that hold under `answers`; where they contradict each other, nothing but the row that says so."""
    held = [rule for rule in base.process.transition_rules if any(_fits(given, answers) for given in rule.when)]
    wrong = next((rule for rule in held if rule.about is About.CONTRADICTION), None)
    if wrong is not None:
        return Verdict((), (), (), wrong)
    return Verdict(
        procedure=tuple(rule for rule in held if rule.about in {About.PROCEDURE, About.TRIAL, About.REVIEW}),
        criminal=tuple(rule for rule in held if rule.about is About.CRIMINAL),
        beside=tuple(rule for rule in held if rule.about in {About.SPECIAL, About.IMPLEMENTING}),
        contradiction=None,
    )


def _fits(condition: Condition, answers: Answers) -> bool:
    """Whether each answer is among those that the condition names; naming none means any."""
    pairs = ((condition.act, answers.act), (condition.report, answers.report), (condition.stage, answers.stage))
    return all(not named or given in named for named, given in pairs)
