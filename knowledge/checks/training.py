"""Rules over `data/training/`: sources, references, running times, safety, and nobody who can be recognised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.checks.desk import Desk, suggestion
from knowledge.checks.identity import identifying
from knowledge.checks.pages import anchors_of
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.model.citation import GROUP, Citation, citations_in, malformed_in
from knowledge.model.nouns import Bilingual
from knowledge.model.training import BlockKind, Module, Question
from knowledge.training import plan

_LONG_ENOUGH_TO_DIFFER = 25
"""Letters: shorter texts (`SAPA 129`) may read the same in both languages."""
_RECOGNISABLE = re.compile(
    r"\d[\d .-]{6,}\d"  # telephone, identity or docket numbers
    r"|[\w.]+@[\w.]+\.\w+|(?:https?://|www\.)\S+|(?<!\S)@\w{3,}"
    r"|\b(?:Jalan|Jl\.|Gang|RT|RW|Kelurahan|Kecamatan|Kampung|Desa|Street|Village)\s+(?:[A-Z]\w+|\d+)"
    r"|\b(?:SD|SMP|SMA|SMK|Universitas|Politeknik|University|Hotel|Apartemen|PT|CV|KM|MV)\s+(?:[A-Z]\w+|\d+)"
)
"""What an invented story has none of, beside all that would identify a person in a decided case."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A text for readers, where it stands, and whether it states something that needs a source."""

    kind: str
    identity: str
    key: str
    text: Bilingual
    needs_source: bool

    def problem(self, desk: Desk, code: str, message: str) -> Problem:
        """A problem at the line of this text."""
        return desk.at(self.kind, self.identity, code, message, key=self.key)


def stated(desk: Desk) -> Iterator[Stated]:
    """Every text of the training material."""
    data = desk.base.training
    for talk in data.talks.values():
        yield from _texts("Talk", talk.id, "lines", talk.lines, needs_source=True)
        yield from _texts("Talk", talk.id, "say", [talk.say], needs_source=True)
        kept = [talk.message] if talk.message else []
        yield from _texts("Talk", talk.id, "message", kept, needs_source=True)
    for exercise in data.exercises.values():
        yield from _texts("Exercise", exercise.id, "steps", exercise.steps)
        yield from _texts("Exercise", exercise.id, "notes", exercise.notes)
        yield from _texts("Exercise", exercise.id, "gather", [exercise.gather], needs_source=True)
    for scenario in data.scenarios.values():
        yield from _texts("Scenario", scenario.id, "story", scenario.story)
        yield from _texts("Scenario", scenario.id, "questions", scenario.questions)
        yield from _texts("Scenario", scenario.id, "notice", scenario.notice, needs_source=True)
    for question in data.questions.values():
        yield from _texts("Question", question.id, "question", [question.question])
        yield from _texts("Question", question.id, "options", [option.text for option in question.options])
        yield from _texts("Question", question.id, "explanation", [question.explanation])
    for module in data.modules.values():
        for key in ("goals", "before", "materials", "notes"):
            yield from _texts("Module", module.id, key, getattr(module, key))
        yield from _texts("Module", module.id, "safety", module.safety, needs_source=True)
    yield from _texts("SafetyKit", "", "materials", data.safety.materials if data.safety else ())
    for key, advice in data.safety.lists() if data.safety else ():
        yield from _texts("SafetyKit", "", f"{key}.items", advice.items, needs_source=True)
        yield from _texts("SafetyKit", "", f"{key}.aloud", advice.aloud, needs_source=True)


def _texts(
    kind: str, identity: str, key: str, texts: Iterable[Bilingual], *, needs_source: bool = False
) -> Iterator[Stated]:
    several = not isinstance(texts, list) or key == "options"
    for index, text in enumerate(texts):
        yield Stated(kind, identity, f"{key}.{index}" if several else key, text, needs_source)


def sources(desk: Desk) -> Iterator[Problem]:
    """What is stated names its sources, the same in both languages, and no revoked law."""
    for one in stated(desk):
        yield from _citations(desk, one, one.text.id)
        if one.needs_source and not citations_in(one.text.id):
            yield one.problem(
                desk, "uncited", f"{one.key}: pernyataan ini belum punya sumber. Tambahkan [@sumber, pasal ...]."
            )
        if citations_in(one.text.id) != citations_in(one.text.en):
            yield one.problem(
                desk, "translation-differs",
                f"{one.key}: sitasi dalam id dan en tidak sama. Samakan sumber dan urutannya.",
            )  # fmt: skip
        if one.text.id == one.text.en and len(one.text.id) > _LONG_ENOUGH_TO_DIFFER:
            yield one.problem(desk, "translation-differs", f"{one.key}: teks en sama dengan id. Terjemahkan.")
    for question in desk.base.training.questions.values():
        text = Bilingual(id=question.source, en=question.source)
        one = Stated("Question", question.id, "source", text, needs_source=True)
        yield from _citations(desk, one, question.source)
        yield from _precise(desk, one, citations_in(question.source))


def _citations(desk: Desk, one: Stated, text: str) -> Iterator[Problem]:
    for wrong in malformed_in(text):
        yield one.problem(
            desk, "bad-citation",
            f"{one.key}: sitasi “{wrong}” tidak terbaca. Tulis seperti [@uu-21-2007, pasal 26].",
        )  # fmt: skip
    for citation in citations_in(text):
        source = desk.base.sources.get(citation.source_id)
        if source is None:
            known = set(desk.base.sources)
            yield from desk.unknown(one.kind, one.identity, one.key, [citation.source_id], "Source", known)
        elif source.is_revoked(citation.locator):
            yield one.problem(
                desk, "revoked-law",
                f"{one.key}: “{source.short.id}” {citation.locator} sudah dicabut. Kutip hukum yang berlaku.",
            )  # fmt: skip


def _precise(desk: Desk, one: Stated, cited: tuple[Citation, ...]) -> Iterator[Problem]:
    if not cited:
        yield one.problem(desk, "uncited", "source: pertanyaan ini belum punya sumber. Tulis [@sumber, pasal ...].")
    for citation in cited:
        source = desk.base.sources.get(citation.source_id)
        if source and source.type == "legislation" and not citation.locator:
            yield one.problem(
                desk, "no-locator",
                f"source: “{source.short.id}” dikutip tanpa pasal. Tulis [@{source.id}, pasal ...].",
            )  # fmt: skip


def references(desk: Desk) -> Iterator[Problem]:
    """Pages, sections, series, pieces, questions and contacts that the material names exist."""
    data = desk.base.training
    pages = set(desk.base.pages)
    named: list[tuple[str, str, str, Iterable[str]]] = [
        *(("Talk", talk.id, "page", [talk.page]) for talk in data.talks.values()),
        *(("Exercise", exercise.id, "page", [exercise.page]) for exercise in data.exercises.values()),
        *(("Scenario", scenario.id, "pages", scenario.pages) for scenario in data.scenarios.values()),
        *(("Question", question.id, "page", [question.page]) for question in data.questions.values()),
        *(("Module", module.id, "id", [module.id]) for module in data.modules.values()),
        *([("SafetyKit", "", "page", [data.safety.page])] if data.safety else []),
    ]
    for kind, identity, key, slugs in named:
        yield from desk.unknown(kind, identity, key, slugs, "Page", pages)
    for talk in data.talks.values():
        series = [talk.series] if talk.series else []
        yield from desk.unknown("Talk", talk.id, "series", series, "Series", set(desk.base.figures))
    for question in data.questions.values():
        yield from desk.unknown("Question", question.id, "modules", question.modules, "Module", set(data.modules))
    for quiz in data.quizzes.values():
        yield from desk.unknown("Quiz", quiz.id, "questions", quiz.questions, "Question", set(data.questions))
    for module in data.modules.values():
        yield from _pieces(desk, module)
    if data.safety:
        contacts = {name for names in data.safety.contacts.values() for name in names}
        yield from desk.unknown("SafetyKit", "", "contacts", contacts, "Contact", set(desk.base.contacts))


def _pieces(desk: Desk, module: Module) -> Iterator[Problem]:
    for index, block in enumerate(module.blocks):
        if block.use is not None:
            known = set(desk.base.training.pieces(block.kind))
            yield from desk.unknown(
                "Module", module.id, f"blocks.{index}", [block.use], block.kind.value.capitalize(), known
            )


def sections(desk: Desk) -> Iterator[Problem]:
    """The section from which a talk is taken stands in its page, in both languages."""
    for talk in desk.base.training.talks.values():
        page = desk.base.pages.get(talk.page)
        for lang in Language if page else ():
            known = anchors_of(desk.base, page, lang) if page else set[str]()
            if talk.section not in known:
                yield desk.at(
                    "Talk", talk.id, "broken-link",
                    f"section: bagian “#{talk.section}” tidak ada di /{talk.page} ({lang}).{suggestion(talk.section, known)}"
                    " Perbaiki jangkarnya.",
                    key="section",
                )  # fmt: skip


def running_times(desk: Desk) -> Iterator[Problem]:
    """The minutes of the blocks of a module add up to its own."""
    for module in desk.base.training.modules.values():
        total = sum(block.minutes for block in module.blocks)
        if total != module.minutes:
            yield desk.at(
                "Module", module.id, "minutes-differ",
                f"minutes: modul ini {module.minutes} menit, tetapi bagiannya berjumlah {total} menit. Samakan.",
                key="minutes",
            )  # fmt: skip


def safe_sessions(desk: Desk) -> Iterator[Problem]:
    """A module begins with the opening words and ends with the contacts, each once."""
    for module in desk.base.training.modules.values():
        kinds = [block.kind for block in module.blocks]
        once = kinds.count(BlockKind.OPENING) == kinds.count(BlockKind.CLOSING) == 1
        if not once or kinds[0] is not BlockKind.OPENING or kinds[-1] is not BlockKind.CLOSING:
            yield desk.at(
                "Module", module.id, "unsafe-session",
                "blocks: sesi dimulai dengan satu opening (kata pembuka yang aman) dan berakhir dengan satu closing (kontak).",
                key="blocks",
            )  # fmt: skip


def contacts_for_all(desk: Desk) -> Iterator[Problem]:
    """Whoever a module is held for, the safety kit has contacts for them."""
    safety = desk.base.training.safety
    for module in desk.base.training.modules.values():
        if safety and module.listener not in safety.contacts:
            yield desk.at(
                "SafetyKit", "", "unsafe-session",
                f"contacts: belum ada kontak untuk “{module.listener}”, pendengar modul {module.id}. Tambahkan.",
                key="contacts",
            )  # fmt: skip


def invented_stories(desk: Desk) -> Iterator[Problem]:
    """A scenario says that it is invented, and holds nothing by which somebody could be recognised."""
    for scenario in desk.base.training.scenarios.values():
        if not scenario.invented:
            yield desk.at(
                "Scenario", scenario.id, "not-invented",
                "Cerita latihan harus rekaan. Tulis invented: true bila Anda mengarangnya sendiri; kisah nyata jangan dipakai.",
                key="invented",
            )  # fmt: skip
    numbers = {_digits(way.number) for contact in desk.base.contacts.values() for way in contact.channels}
    for one in stated(desk):
        if one.kind in {"Scenario", "Question", "Exercise"} and not one.needs_source:
            found = _recognised(one.text, numbers)
            if found:
                yield one.problem(
                    desk, "identifying-detail",
                    f"{one.key}: “{found}” dapat membuat orang atau tempat dikenali. Ganti dengan kata umum.",
                )  # fmt: skip


def _recognised(text: Bilingual, numbers: set[str]) -> str:
    """The first words by which somebody could be recognised: not our own numbers, nor the age of an invented person."""
    for words in (text.id, text.en):
        plain = GROUP.sub("", words)
        named = [found[0] for found in _RECOGNISABLE.finditer(plain)] + [
            found for what, found in identifying(plain) if what != "usia"
        ]
        for found in named:
            if _digits(found) not in numbers - {""}:
                return found.strip()
    return ""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def right_answers(desk: Desk) -> Iterator[Problem]:
    """A question has as many right answers as it says, at least one wrong one, and no answer twice."""
    for question in desk.base.training.questions.values():
        fault = _answers_fault(question)
        if fault:
            yield desk.at("Question", question.id, "wrong-answers", f"options: {fault}", key="options")


def _answers_fault(question: Question) -> str:
    right = sum(option.right for option in question.options)
    if question.choose == "one" and right != 1:
        return f"harus ada tepat satu jawaban benar (right: true), sekarang {right}."
    if question.choose == "many" and right < 2:
        return f"choose: many memerlukan sedikitnya dua jawaban benar, sekarang {right}."
    if right == len(question.options):
        return "harus ada sedikitnya satu jawaban salah."
    if any(
        len({option.text.in_language(lang) for option in question.options}) < len(question.options) for lang in Language
    ):
        return "dua jawaban berbunyi sama."
    return ""


def plan_names(desk: Desk) -> Iterator[Problem]:
    """No two pieces have the same short name in the address of a plan."""
    taken: dict[str, tuple[str, str]] = {}
    for kind in BlockKind:
        for identity in desk.base.training.pieces(kind):
            name = plan.short_name(kind, identity)
            if name in taken:
                yield desk.at(
                    kind.value.capitalize(), identity, "duplicate-id",
                    f"“{identity}” dan “{taken[name][1]}” mendapat sandi yang sama dalam alamat rencana. Ganti salah satu id.",
                )  # fmt: skip
            taken[name] = (kind.value, identity)


RULES: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    sources,
    references,
    sections,
    running_times,
    safe_sessions,
    contacts_for_all,
    invented_stories,
    right_answers,
    plan_names,
)
