"""Rules over the check: `indicators.yaml` and `tactics.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from knowledge.checks.desk import Desk
from knowledge.loading.problem import Problem
from knowledge.model.citation import citations_in
from knowledge.model.screening import Advice
from knowledge.screening.offers import ADVICE
from knowledge.screening.tactics import BadPatternError, split_pattern


def unknown_names(desk: Desk) -> Iterator[Problem]:
    """What situations, signs, reasons and tactics name exists."""
    base = desk.base
    for situation in base.situations.values():
        yield from desk.unknown("Situation", situation.id, "advice", {situation.advice}, "Advice", set(base.advice))
        yield from desk.unknown(
            "Situation", situation.id, "contacts", situation.contacts, "Contact", set(base.contacts)
        )
    for sign in base.signs.values():
        yield from desk.unknown("Sign", sign.id, "situation", {sign.situation}, "Situation", set(base.situations))
        yield from desk.unknown("Sign", sign.id, "dimension", {sign.dimension}, "Dimension", set(base.dimensions))
        yield from desk.unknown("Sign", sign.id, "reason", {sign.reason}, "Reason", set(base.reasons))
    for reason in base.reasons.values():
        yield from desk.unknown("Reason", reason.id, "pages", reason.pages, "Page", set(base.pages))
    lists = {entry.id for entry in base.messages.words}
    for tactic in base.tactics.values():
        yield from desk.unknown("Tactic", tactic.id, "sign", {tactic.sign}, "Sign", set(base.signs))
        yield from desk.unknown("Tactic", tactic.id, "needs_words", tactic.needs_words, "WordList", lists)
        yield from desk.unknown("Tactic", tactic.id, "together_with", tactic.together_with, "Tactic", set(base.tactics))


def situations_without_signs(desk: Desk) -> Iterator[Problem]:
    """A situation has signs that can be ticked."""
    named = {sign.situation for sign in desk.base.signs.values()}
    if any(kind == "Sign" for kind, _ in desk.unreadable):
        return
    for situation in desk.base.situations:
        if situation not in named:
            yield desk.at("Situation", situation, "no-signs", "Keadaan ini belum punya tanda. Tambahkan di signs.")


def advice_for_messages(desk: Desk) -> Iterator[Problem]:
    """Where messages are read, there is advice for them."""
    advised = ADVICE in desk.base.advice or desk.is_unreadable("Advice", ADVICE)
    for tactic in list(desk.base.tactics)[:1]:
        if not advised:
            yield desk.at(
                "Tactic", tactic, "unknown-advice",
                f"Pesan diperiksa, tetapi saran “{ADVICE}” tidak ada di indicators.yaml. Tambahkan di advice.",
            )  # fmt: skip


def unreadable_patterns(desk: Desk) -> Iterator[Problem]:
    """A pattern is words, alternatives with a slash, gaps between words, and known amounts."""
    for tactic in desk.base.tactics.values():
        for pattern in tactic.patterns:
            try:
                list(split_pattern(pattern))
            except BadPatternError:
                yield desk.at(
                    "Tactic", tactic.id, "bad-pattern",
                    f"Pola “{pattern}” tidak terbaca. Pakai kata, garis miring di antara pilihan, … di antara kata, "
                    "dan <dolar>, <juta>, atau <angka>.",
                    key="patterns",
                )  # fmt: skip


def uncited_advice(desk: Desk) -> Iterator[Problem]:
    """Each line of advice carries a citation, and both languages have the same number of lines."""
    for advice in desk.base.advice.values():
        for key, text in _texts(advice):
            lines = [line for line in text.splitlines() if line.strip()]
            for line in lines:
                if not citations_in(line):
                    start = " ".join(line.split())[:60]
                    yield desk.at(
                        "Advice", advice.id, "uncited",
                        f"{key}: saran ini belum punya sumber: “{start}…”. Tambahkan [@sumber, pasal ...].",
                        key=key,
                    )  # fmt: skip
        for key, both in (("now", advice.now), ("never", advice.never), ("keep", advice.keep)):
            if len(both.id.split("\n")) != len(both.en.split("\n")):
                yield desk.at(
                    "Advice", advice.id, "translation-differs",
                    f"{key}: jumlah baris tidak sama dalam kedua bahasa. Samakan barisnya.",
                    key=key,
                )  # fmt: skip


def _texts(advice: Advice) -> Iterator[tuple[str, str]]:
    for key, both in (("now", advice.now), ("never", advice.never), ("keep", advice.keep)):
        yield key, both.id
        yield key, both.en


RULES: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    unknown_names,
    situations_without_signs,
    advice_for_messages,
    unreadable_patterns,
    uncited_advice,
)
