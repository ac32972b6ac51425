"""The session builder as both editions show it: what the address says, the rows of a plan, what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from app import plan_cautions
from app.content import Content
from app.export.organisation import NameTooLongError, organisation_named, too_long
from app.parts.passing_on import whatsapp
from app.parts.templates import render
from app.plan_faults import sentence
from app.words import translate
from knowledge import addresses
from knowledge.addresses import LIGHT, Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.training import BlockKind, Listener
from knowledge.training.cautions import cautions
from knowledge.training.changing import offers, shortest
from knowledge.training.deck import title_of
from knowledge.training.plan import LONGEST, LONGEST_TEXT, Plan, PlanError, kit, named, of_module, piece_of, write
from knowledge.training.session import suggest

SLUG = addresses.BUILDER
PLAN, LISTENER, MINUTES, TOPIC, NAME = "rencana", "untuk", "menit", "topik", "nama"
"""What the address says; the plan is in it, and nowhere else."""
CHOSEN = "blok"
"""The number of the block of a long plan whose buttons are shown."""
USUAL_MINUTES = 45
MOST_OPEN = 14
"""Blocks of a plan whose rows all show their buttons; in a longer one only the row that was chosen does."""
_MOST_FIELDS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, as it was sent, but printable and not too long; empty where nothing was said."""

    plan: str = ""
    listener: str = ""
    minutes: str = ""
    topics: tuple[str, ...] = ()
    name: str = ""

    @property
    def starts(self) -> bool:
        """Whether a new session is asked for."""
        return bool(not self.plan and (self.listener or self.minutes or self.topics))

    @property
    def room(self) -> int:
        """How many minutes there are; 0 where that was not said, or not in digits."""
        digits = self.minutes if self.minutes.isascii() and self.minutes.isdigit() else ""
        return int(digits) if 0 < len(digits) <= 4 else 0

    @property
    def senseless_minutes(self) -> bool:
        """Whether something stands where the minutes should be."""
        return bool(self.minutes) and not 1 <= self.room <= LONGEST


def asked_in(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the parameters of an address ask for; a parameter may be repeated (`topik`)."""
    found: dict[str, list[str]] = {}
    for key, value in list(pairs)[:_MOST_FIELDS]:
        found.setdefault(key, []).append("".join(c for c in value if c.isprintable()).strip()[:LONGEST_TEXT])
    first = {key: values[0] for key, values in found.items()}
    return Asked(
        plan=first.get(PLAN, ""),
        listener=first.get(LISTENER, ""),
        minutes=first.get(MINUTES, ""),
        topics=tuple(topic for topic in found.get(TOPIC, ()) if topic),
        name=first.get(NAME, ""),
    )


def parameters(plan: Plan, asked: Asked) -> dict[str, str]:
    """The parameters of the address of a plan: the plan, the time there is, the name that is printed."""
    room = "" if asked.senseless_minutes else asked.minutes
    said = {PLAN: write(plan), MINUTES: room, NAME: _fitting_name(asked)}
    return {key: value for key, value in said.items() if value}


def _fitting_name(asked: Asked) -> str:
    try:
        return organisation_named(asked.name)
    except NameTooLongError:
        return ""


def carried(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What of an address the other edition needs to show the same plan, good or not."""
    asked = asked_in(pairs)
    said = {PLAN: asked.plan, MINUTES: asked.minutes, NAME: asked.name}
    return {key: value for key, value in said.items() if value} if asked.plan else {}


def path(links: Addresses, lang: Language, said: dict[str, str]) -> str:
    """The address of the builder in one edition, with these parameters."""
    bare = links.page(SLUG, lang)
    return f"{bare}{'&' if '?' in bare else '?'}{urlencode(said)}" if said else bare


def path_of_module(base: KnowledgeBase, slug: str, links: Addresses, lang: Language) -> str:
    """
    The address at which a module can be changed.

    Raises:
        PlanError: there is no such module.
    """
    plan = of_module(base, slug)
    return path(links, lang, parameters(plan, Asked(minutes=str(plan.minutes))))


def shared(base: KnowledgeBase, lang: Language, said: dict[str, str], origin: str) -> str:
    """The whole address of a plan, to be passed on: the light edition's, which opens everywhere."""
    return (base.site.address or origin.rstrip("/")) + path(LIGHT, lang, said)


def share_html(content: Content, plan: Plan, lang: Language, said: dict[str, str], links: Addresses) -> str:
    """The link that sends a plan on: its name, the site's calm one and, with a public address, the plan's own."""
    site = content.base.site
    words = f"{title_of(content.base, plan, lang)} · {site.resident_name.in_language(lang)}"
    public = shared(content.base, lang, said, "") if site.address else ""
    return render("plan_share.html", content, lang, links, whatsapp=whatsapp(words, public))


def number(text: str) -> int:
    """The number of a block; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0


# From the address to a plan


@dataclass(frozen=True, slots=True)
class Session:
    """The plan that an address leads to; None with `trouble`, a sentence, where it leads to none."""

    plan: Plan | None
    trouble: str = ""


def opened(base: KnowledgeBase, asked: Asked, lang: Language) -> Session:
    """The plan in an address, or the session that it asks for."""
    wrong = translate("Tulis waktunya dalam menit, dengan angka dari 1 sampai {most}.", lang).format(most=LONGEST)
    try:
        if asked.plan:
            return Session(named(base, asked.plan), wrong if asked.senseless_minutes else _name_trouble(asked, lang))
        kit(base)
        if asked.senseless_minutes:
            return Session(None, wrong)
        minutes = asked.room or USUAL_MINUTES
        return Session(suggest(base, asked.listener or Listener.RESIDENTS, minutes, asked.topics))
    except PlanError as error:
        return Session(None, sentence(error, lang))


def _name_trouble(asked: Asked, lang: Language) -> str:
    try:
        organisation_named(asked.name)
    except NameTooLongError:
        return too_long(lang)
    return ""


# From a plan to what is shown


@dataclass(frozen=True, slots=True)
class Row:
    """
    A block as it is shown.

    `name` is its own among the blocks of the plan, wherever it stands; `safe` marks opening and closing, which are in
    every session.
    """

    number: int
    name: str
    clock: str
    kind: str
    title: str
    minutes: int
    safe: bool
    first: bool
    last: bool
    shortest: bool
    opened: bool


def rows(base: KnowledgeBase, plan: Plan, lang: Language, chosen: int = 0) -> tuple[Row, ...]:
    """The blocks of a plan in order; `chosen` is the number of the block that a long plan shows with its buttons."""
    most = len(plan.blocks)
    found: list[Row] = []
    seen: Counter[tuple[BlockKind, str]] = Counter()
    for number, run in enumerate(plan.running(), start=1):
        piece = piece_of(base, run.block)
        same = (run.block.kind, run.block.use)
        seen[same] += 1
        found.append(
            Row(
                number=number,
                name=f"{run.block.kind}-{run.block.use}-{seen[same]}",
                clock=f"{clock(run.begins, lang)}–{clock(run.ends, lang)}",
                kind=base.site.label(f"block-{run.block.kind}", lang),
                title=piece.title.in_language(lang) if piece else "",
                minutes=run.block.minutes,
                safe=run.block.kind in {BlockKind.OPENING, BlockKind.CLOSING},
                first=number == 2,
                last=number == most - 1,
                shortest=run.block.minutes <= shortest(base, run.block),
                opened=most <= MOST_OPEN or number == chosen,
            )
        )
    return tuple(found)


def clock(minutes: int, lang: Language) -> str:
    """Minutes from the start as hours and minutes: 65 is `1.05`, in English `1:05`."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}{'.' if lang is Language.ID else ':'}{rest:02}"


def total(plan: Plan, asked: Asked, lang: Language) -> str:
    """How long the session takes, against the time there is."""
    room = 0 if asked.senseless_minutes else asked.room
    if not room:
        return translate("Lama sesi: {minutes} menit.", lang).format(minutes=plan.minutes)
    told = translate("Lama sesi: {minutes} dari {room} menit.", lang)
    if plan.minutes < room:
        told += " " + translate("Masih ada {left} menit.", lang)
    elif plan.minutes > room:
        told += " " + translate("Lebih {over} menit.", lang)
    return told.format(minutes=plan.minutes, room=room, left=room - plan.minutes, over=plan.minutes - room)


def told_html(content: Content, plan: Plan, asked: Asked, lang: Language, links: Addresses) -> str:
    """For whom and how long, and what speaks against the plan."""
    base = content.base
    room = 0 if asked.senseless_minutes else asked.room
    return render(
        "plan_told.html",
        content,
        lang,
        links,
        listener=base.site.label(f"listener-{plan.listener}", lang),
        total=total(plan, asked, lang),
        cautions=[plan_cautions.told(found, lang) for found in cautions(base, plan, room)],
    )


def kit_html(content: Content, lang: Language, links: Addresses) -> str:
    """What is in every session, whatever the plan says."""
    safety = kit(content.base)
    titles = [advice.title.in_language(lang) for _, advice in safety.lists()]
    return render("plan_kit.html", content, lang, links, titles=titles, guide=safety.page)


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be added under one heading: short name, words, and whether the plan has it already."""

    title: str
    pieces: tuple[tuple[str, str, bool], ...]


def offered(base: KnowledgeBase, plan: Plan, lang: Language, *, fits: bool) -> tuple[Offered, ...]:
    """The pieces that may be added, by kind: those for the listeners of the plan (`fits`), or the others."""
    listed = [offer for offer in offers(base, plan) if offer.fits is fits]
    groups: dict[BlockKind, list[tuple[str, str, bool]]] = {}
    for offer in listed:
        words = f"{offer.piece.title.in_language(lang)} · {offer.piece.minutes}"
        groups.setdefault(offer.kind, []).append((offer.name, words, offer.used))
    return tuple(Offered(base.site.label(f"block-{kind}", lang), tuple(pieces)) for kind, pieces in groups.items())


def listeners(base: KnowledgeBase, lang: Language) -> dict[str, str]:
    """For whom a session can be put together, with the words for it."""
    there = {module.listener for module in base.training.modules.values()}
    return {who.value: base.site.label(f"listener-{who}", lang) for who in Listener if who in there}


def subjects(base: KnowledgeBase, lang: Language) -> dict[str, str]:
    """The topics that may be chosen, by their words."""
    words = {topic: base.site.label(f"topic-{topic}", lang) for topic in base.training.topics()}
    return dict(sorted(words.items(), key=lambda item: item[1]))
