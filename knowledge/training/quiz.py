"""The quiz: which questions are asked, and how answers are marked. Nothing about who answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge.base import KnowledgeBase
from knowledge.model.training import Question

LENGTHS = (5, 3, 10)
"""How many questions may be asked at once, the usual number first."""
MOST_ROUNDS = 99


class Outcome(StrEnum):
    """What became of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    """Nothing was chosen."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question, the options that were chosen (counted from 0), and what became of the answer."""

    question: Question
    chosen: frozenset[int]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Round:
    """The questions of one round out of all that fit, and which round it is, counted from 1."""

    questions: tuple[Question, ...]
    number: int
    rounds: int
    fitting: int


def draw(base: KnowledgeBase, topic: str = "", listener: str = "", length: int = LENGTHS[0], number: int = 1) -> Round:
    """
    The questions of one round, the same for everybody who asks alike, so that a round can be passed on.

    Args:
        base: the content.
        topic: only questions about this topic; empty or unknown for all.
        listener: only questions for these listeners; empty or unknown for all.
        length: at most so many questions; another number than those of `LENGTHS` counts as the first of them.
        number: which round; beyond the last one it begins again.
    """
    listed = list(base.training.questions.values())
    about = [question for question in listed if topic in question.topics] or listed
    fitting = [question for question in about if listener in question.listeners] or about
    shuffled = sorted(fitting, key=lambda question: sha256(question.id.encode()).digest())
    each = length if length in LENGTHS else LENGTHS[0]
    rounds = max(1, -(-len(shuffled) // each))
    place = (max(number, 1) - 1) % rounds
    return Round(tuple(shuffled[place * each : (place + 1) * each]), place + 1, rounds, len(shuffled))


def topics(base: KnowledgeBase) -> Mapping[str, int]:
    """The topics that questions have, the ones with most questions first, and how many those are."""
    counts: dict[str, int] = {}
    for question in base.training.questions.values():
        for topic in question.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def mark(question: Question, given: Iterable[str]) -> Marked:
    """
    An answer marked.

    Args:
        question: what was asked.
        given: the numbers of the options that were chosen, from 0, as text; what is no option counts as not chosen,
            and two answers to a question that has one count as no answer.
    """
    numbers = {str(index): index for index in range(len(question.options))}
    chosen = frozenset(numbers[text] for text in given if text in numbers)
    right = frozenset(index for index, option in enumerate(question.options) if option.right)
    if not chosen or (question.choose == "one" and len(chosen) > 1):
        return Marked(question, frozenset(), Outcome.OPEN)
    return Marked(question, chosen, Outcome.RIGHT if chosen == right else Outcome.WRONG)
