"""What pages show of the data itself: contacts, codes, limits, stages, library, glossary, as Markdown.

A page asks for a block by a line of its own, `{{kontak kebutuhan=darurat}}`. Markdown comes out, so that
one renderer serves every face. The words around the data are labels of `data/site.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.model import (
    CaseCode,
    Contact,
    Language,
    LegalStatus,
    Regime,
    Source,
    Stage,
    Status,
    Term,
    TimeLimit,
    Transition,
)
from knowledge.process import ANY_STAGE, Flow, flow
from knowledge.wording import basis_in_words, date_in, duration, partial_date_in

CALL = re.compile(r"^\{\{\s*(?P<name>[a-z-]+)(?P<options>(?:\s+[a-z]+=[a-z0-9-]+)*)\s*\}\}\s*$")


PART_LENGTH = 5200
"""About as many characters of Markdown as fit a light page of 25 KB with their notes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a block; blocks of several parts are split by path in the light edition (`p`, `p-2`)."""

    key: str
    title: str
    markdown: str
    anchors: frozenset[str] = frozenset()
    """The entries that stand in this part."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a long list: the group under which it stands, its anchor, its text."""

    group: str
    anchor: str
    markdown: str


Options = Mapping[str, str]
Block = Callable[[KnowledgeBase, Language, Options], tuple[Part, ...]]


class UnknownBlockError(LookupError):
    """A page asks for a block that does not exist, or with an option that means nothing."""


def parse_call(line: str) -> tuple[str, dict[str, str]] | None:
    """The name and options of `{{name option=value}}`; None where the line is ordinary text."""
    match = CALL.match(line)
    if match is None:
        return None
    options = dict(pair.split("=", 1) for pair in match["options"].split())
    return match["name"], options


def parts(base: KnowledgeBase, name: str, options: Options, lang: Language) -> tuple[Part, ...]:
    """
    A block, part by part.

    Raises:
        UnknownBlockError: no block of this name, or a stage or need that is not in the data.
    """
    if name not in BLOCKS:
        raise UnknownBlockError(name)
    return BLOCKS[name](base, lang, options)


def expand(base: KnowledgeBase, body: str, lang: Language) -> str:
    """`body` with every block written out in full."""
    lines: list[str] = []
    for line in body.split("\n"):
        call = parse_call(line)
        if call is None:
            lines.append(line)
        else:
            lines.append("\n\n".join(_whole(part) for part in parts(base, *call, lang)))
    return "\n".join(lines)


def _whole(part: Part) -> str:
    return f"### {part.title} {{#bagian-{part.key}}}\n\n{part.markdown}" if part.title else part.markdown


@lru_cache(maxsize=64)
def whole_list(base: KnowledgeBase, name: str, lang: Language) -> tuple[Part, ...]:
    """A block without options, part by part; kept, because many links ask where an entry stands."""
    return parts(base, name, {}, lang)


def part_of(base: KnowledgeBase, name: str, anchor: str, lang: Language) -> str:
    """The key of the part of a list in which an entry stands; empty where it stands in none."""
    if not anchor or name not in BLOCKS:
        return ""
    return next((part.key for part in whole_list(base, name, lang) if anchor in part.anchors), "")


def _grouped(entries: Iterable[Entry], title: Callable[[str], str], order: Iterable[str]) -> tuple[Part, ...]:
    """Entries by group, each group in as many parts as its length asks for."""
    groups: dict[str, list[Entry]] = {key: [] for key in order}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    found: list[Part] = []
    for key, listed in groups.items():
        pieces = list(_pieces(listed))
        for number, piece in enumerate(pieces, start=1):
            found.append(
                Part(
                    key=key if number == 1 else f"{key}-{number}",
                    title=title(key) + (f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""),
                    markdown="\n\n".join(entry.markdown for entry in piece),
                    anchors=frozenset(entry.anchor for entry in piece),
                )
            )
    return tuple(found)


def _pieces(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Runs of entries of about `PART_LENGTH` characters, evenly filled."""
    total = sum(len(entry.markdown) for entry in entries)
    if not total:
        return
    fair = total / -(-total // PART_LENGTH)
    piece: list[Entry] = []
    length = 0
    for entry in entries:
        if piece and length + len(entry.markdown) / 2 > fair:
            yield piece
            piece, length = [], 0
        piece.append(entry)
        length += len(entry.markdown)
    yield piece


# Contacts


def _contacts(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    need = options.get("kebutuhan")
    if need is not None:
        chosen = [contact for contact in base.contacts.values() if need in contact.needs]
        if not chosen:
            raise UnknownBlockError(f"kontak kebutuhan={need}")
        return (Part("", "", "\n\n".join(contact_markdown(base, contact, lang) for contact in chosen)),)
    listed = [
        Entry(contact.needs[0], contact.id, contact_markdown(base, contact, lang)) for contact in base.contacts.values()
    ]
    order = dict.fromkeys(entry.group for entry in listed)
    return _grouped(listed, lambda key: base.site.label(f"need-{key}", lang), order)


def contact_markdown(base: KnowledgeBase, contact: Contact, lang: Language) -> str:
    """A contact: name, ways to reach it, for whom, when, hours, cost, date last seen."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    lines = [f"#### {contact.name.in_language(lang)} {{#{contact.id}}}", "", "::: kartu"]
    for channel in contact.channels:
        shown = f"[{channel.number}]({channel.link})" if channel.link else channel.number
        if shown:
            lines.append(f"- **{label(f'channel-{channel.kind}')}**: {shown}")
    lines += [
        f"- {label('contact-when')}: {contact.when.in_language(lang)}",
        f"- {label('contact-for-whom')}: {contact.for_whom.in_language(lang)}",
        f"- {label('contact-hours')}: {contact.hours.in_language(lang)}",
        f"- {label('contact-cost')}: {contact.cost.in_language(lang)}",
    ]
    if contact.note:
        lines.append(f"- {contact.note.in_language(lang)}")
    lines += [f"- {label('last-seen')} {partial_date_in(contact.seen_on, lang)}", ":::"]
    return "\n".join(lines)


def contact_lines(base: KnowledgeBase, need: str, lang: Language) -> str:
    """The contacts for a need in a line each, for pages that have to be short."""
    lines: list[str] = []
    for contact in base.contacts.values():
        if need in contact.needs:
            ways = " · ".join(
                f"[{way.number}]({way.link})" if way.link else way.number for way in contact.channels if way.number
            )
            name = f"[{contact.name.in_language(lang)}](/{addresses.CONTACTS}#{contact.id})"
            lines.append(f"- {name}: {ways}" if ways else f"- {name}")
    return "\n".join(lines)


# Case codes


def _codes(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    listed = [Entry(code.family, code.id, code_markdown(base, code, lang)) for code in base.process.codes]
    return _grouped(listed, lambda key: base.site.label(f"family-{key}", lang), ())


def code_markdown(base: KnowledgeBase, code: CaseCode, lang: Language) -> str:
    """A case code: what the paper is, what it means, who sends it, at which stage."""
    stages = ", ".join(_stage_link(base, stage_id, lang) for stage_id in code.stages)
    text = [
        f"#### {code.code}: {code.title.in_language(lang)} {{#{code.id}}}",
        f"{code.meaning.in_language(lang)} {code.source}",
        f"{base.site.label('issued-by', lang)}: {code.issued_by.in_language(lang)}."
        + (f" {base.site.label('at-stage', lang)}: {stages}." if stages else "")
        + _status_mark(base, code.status, lang),
    ]
    if code.note:
        text.insert(2, code.note.in_language(lang))
    return "\n\n".join(text)


def _stage_link(base: KnowledgeBase, stage_id: str, lang: Language) -> str:
    stage = base.stages[stage_id]
    return f"[{stage.title.in_language(lang)}](/{stage.id})"


def _status_mark(base: KnowledgeBase, status: Status, lang: Language) -> str:
    return "" if status is Status.CONFIRMED else f" *({base.site.label(f'status-{status}', lang)})*"


# Stages and time limits


def stage_facts(base: KnowledgeBase, stage: Stage, regime: Regime, lang: Language) -> str:
    """The box on top of a stage page: who, what starts it, within which time, papers, basis, what follows."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    case_flow = flow(base, regime)
    rows = [
        f"- **{label('actors')}**: {', '.join(stage.actors.in_language(lang))}",
        f"- **{label('starts')}**: {stage.starts.in_language(lang)}",
    ]
    limits = case_flow.limits_of(stage.id)
    if limits:
        rows.append(f"- **{label('limit')}**:")
        rows += [f"    - {limit_sentence(base, limit, lang)}" for limit in limits]
    else:
        rows.append(f"- **{label('limit')}**: {label('no-limit')}")
    documents = stage.documents.in_language(lang)
    if documents:
        rows.append(f"- **{label('documents')}**: {'; '.join(documents)}")
    basis = stage.basis.get(regime, "")
    if basis:
        rows.append(f"- **{label('basis')}**: {basis_in_words(base, basis, lang)} {basis}")
    following = case_flow.leaving(stage.id)
    if following:
        rows.append(f"- **{label('next')}**:")
        rows += [f"    - {transition_sentence(base, case_flow, step, lang)}" for step in following]
    return "\n".join(rows)


def transition_sentence(base: KnowledgeBase, case_flow: Flow, step: Transition, lang: Language) -> str:
    """Condition, where it leads, papers: one step of the flow as a sentence with its citation."""
    codes = ", ".join(_code_words(base, code, lang) for code in step.codes)
    paper = f" ({codes})" if codes else ""
    basis = step.basis.get(case_flow.regime, "")
    mark = _status_mark(base, step.status, lang)
    note = f" {step.note.in_language(lang)}" if step.note else ""
    return f"{step.condition.in_language(lang)}: {_target(base, step.to, lang)}{paper}.{mark} {basis}{note}"


def _code_words(base: KnowledgeBase, code_id: str, lang: Language) -> str:
    """A code as it is named in a sentence, marked where only one source knows it."""
    code = base.codes[code_id]
    return code.code + _status_mark(base, code.status, lang)


def _target(base: KnowledgeBase, place: str, lang: Language) -> str:
    if place in base.stages:
        return _stage_link(base, place, lang)
    return next(end.title.in_language(lang) for end in base.process.ends if end.id == place)


def limit_sentence(base: KnowledgeBase, limit: TimeLimit, lang: Language) -> str:
    """A time limit with its start, who must act, and what follows when it is missed."""
    steps = "; ".join(
        f"**{duration(base, step, lang)}**: {step.actor.in_language(lang)}, {step.what.in_language(lang)}"
        for step in limit.steps
    )
    start = base.site.label("counts-before" if limit.starts.counted_from == "before" else "counts-from", lang)
    event = limit.starts.event.in_language(lang)
    stated = "" if limit.starts.stated else f" ({base.site.label('start-not-stated', lang)})"
    note = f" {limit.note.in_language(lang)}" if limit.note else ""
    missed = f"{base.site.label('when-missed', lang)}: {limit.when_missed.in_language(lang)}"
    ask = f" {base.site.label('may-ask', lang)}: {limit.ask.in_language(lang)}" if limit.ask else ""
    mark = _status_mark(base, limit.status, lang)
    return f"{steps}. {start}: {event}{stated}.{mark} {limit.source} {missed}{ask}{note}"


def _limits(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    stage_id = options.get("tahap")
    if stage_id is not None and stage_id not in base.stages:
        raise UnknownBlockError(f"batas-waktu tahap={stage_id}")
    limits = [limit for limit in base.process.limits if stage_id is None or limit.stage == stage_id]
    return (Part("", "", "\n".join(f"- {limit_sentence(base, limit, lang)}" for limit in limits)),)


# The flow


def _flow(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    regime = Regime.KUHAP_1981 if options.get("aturan") == Regime.KUHAP_1981 else Regime.KUHAP_2025
    return (Part("", "", "\n".join(part.markdown for part in flow_parts(base, regime, lang))),)


def flow_parts(base: KnowledgeBase, regime: Regime, lang: Language) -> tuple[Part, ...]:
    """The flow read aloud: stage after stage, who acts, and what may follow on which condition."""
    case_flow = flow(base, regime)
    lanes = {lane.id: lane.title.in_language(lang) for lane in base.process.lanes}
    listed: list[Entry] = []
    for number, stage in enumerate(case_flow.stages.values(), start=1):
        lines = [
            f"{number}. {_stage_link(base, stage.id, lang)} ({lanes[stage.lane]}). "
            f"{stage.summary.in_language(lang)} {stage.basis.get(regime, '')}"
        ]
        lines += [f"    - {transition_sentence(base, case_flow, step, lang)}" for step in case_flow.leaving(stage.id)]
        listed.append(Entry(f"langkah-{regime}", stage.id, "\n".join(lines)))
    anywhere = [step for step in case_flow.transitions if step.from_ == ANY_STAGE]
    if anywhere:
        lines = [f"{base.site.label('from-any-stage', lang)}:", ""]
        lines += [f"- {transition_sentence(base, case_flow, step, lang)}" for step in anywhere]
        listed.append(Entry(f"langkah-{regime}", "*", "\n".join(lines)))
    title = base.site.label(f"steps-{regime}", lang)
    return _grouped(listed, lambda _: title, ())


# Library


_SHELVES = ("uu", "peraturan", "perjanjian", "putusan", "laporan", "berita")


def _shelf(source: Source) -> str:
    """The group of the library in which a source stands."""
    if source.id.startswith("uu-"):
        return "uu"
    by_type = {
        "legislation": "peraturan",
        "treaty": "perjanjian",
        "legal_case": "putusan",
        "article-newspaper": "berita",
        "webpage": "berita",
    }
    return by_type.get(source.type, "laporan")


def _library(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    listed = [Entry(_shelf(s), s.id, source_markdown(base, s, lang)) for s in _sorted_sources(base)]
    return _grouped(listed, lambda key: base.site.label(f"library-{key}", lang), _SHELVES)


def _sorted_sources(base: KnowledgeBase) -> list[Source]:
    return sorted(base.sources.values(), key=lambda source: (-_year(source), source.title))


def _year(source: Source) -> int:
    year = (source.issued or "0")[:4]
    return int(year) if year.isdigit() else 0


def source_markdown(base: KnowledgeBase, source: Source, lang: Language) -> str:
    """A source: title, issuer, year, legal status, summary, address, date checked."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    status = label(f"law-{source.legal_status}")
    if source.legal_status is not LegalStatus.REFERENCE:
        status = f"**{status}**"
    issued = f", {partial_date_in(source.issued, lang)}" if source.issued else ""
    link = f" [{label('official-text')}]({source.URL})" if source.URL else ""
    founding = f" *{label('from-article')}.*" if source.founding else ""
    return "\n\n".join(
        [
            f"#### {source.title} {{#{source.id}}}",
            f"{source.authority}{issued}. {status}: {source.status_note.in_language(lang)}.{founding}",
            f"{source.summary.in_language(lang)}{link}",
            f"{label('checked-on')} {date_in(source.checked_on, lang)}. {label('certainty')}: "
            f"{label(f'status-{source.certainty}')}.",
        ]
    )


# Glossary


def _letter(term: Term, lang: Language) -> str:
    """The letter under which a term stands in the glossary of `lang`."""
    first = term.term.in_language(lang)[:1].lower()
    return first if first.isascii() and first.isalpha() else "0"


def _glossary(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    terms = sorted(base.terms.values(), key=lambda term: term.term.in_language(lang).lower())
    listed = [Entry(_letter(term, lang), term.id, term_markdown(base, term, lang)) for term in terms]
    return _grouped(listed, str.upper, ())


def term_markdown(base: KnowledgeBase, term: Term, lang: Language) -> str:
    """A term: the word, its equivalent in the other language, a definition with its source, pages."""
    short = f" ({term.abbreviation})" if term.abbreviation else ""
    pages = ", ".join(f"[{base.pages[slug].text(lang).short}](/{slug})" for slug in term.see if slug in base.pages)
    see = f" {base.site.label('see', lang)}: {pages}." if pages else ""
    return (
        f"#### {term.term.in_language(lang)}{short} {{#{term.id}}}\n\n"
        f"*{term.term.in_language(lang.other)}*. {term.definition.in_language(lang)} {term.source}{see}"
    )


BLOCKS: dict[str, Block] = {
    addresses.CONTACTS: _contacts,
    addresses.CODES: _codes,
    addresses.LIBRARY: _library,
    addresses.GLOSSARY: _glossary,
    "alur": _flow,
    "batas-waktu": _limits,
}
