"""Help contacts as Markdown: cards, or a line each."""

from __future__ import annotations

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Contact
from knowledge.rendering.blocks.part import Entry, Options, Part, UnknownBlockError, grouped
from knowledge.wording import partial_date_in


def contacts(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All contacts by need, or with `kebutuhan=...` those for one need."""
    need = options.get("kebutuhan")
    if need is not None:
        chosen = [contact for contact in base.contacts.values() if need in contact.needs]
        if not chosen:
            raise UnknownBlockError(f"kontak kebutuhan={need}")
        return (Part("", "", "\n\n".join(_card(base, contact, lang) for contact in chosen)),)
    listed = [
        Entry(contact.needs[0], contact.id, contact_markdown(base, contact, lang)) for contact in base.contacts.values()
    ]
    order = dict.fromkeys(entry.group for entry in listed)
    return grouped(listed, lambda key: base.site.label(f"need-{key}", lang), order)


def contact_markdown(base: KnowledgeBase, contact: Contact, lang: Language) -> str:
    """A contact: name, ways to reach it, for whom, when, hours, cost, date last seen."""

    return f"#### {contact.name.in_language(lang)} {{#{contact.id}}}\n\n{_card(base, contact, lang, named=False)}"


def _card(base: KnowledgeBase, contact: Contact, lang: Language, *, named: bool = True) -> str:
    """The card alone, for pages that show some contacts: its anchor stands in the whole list only."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    lines = ["::: kartu"]
    if named:
        lines.append(f"- **[{contact.name.in_language(lang)}](/{addresses.CONTACTS}#{contact.id})**")
    for channel in contact.channels:
        shown = f"[{channel.number}]({channel.link})" if channel.link else channel.number
        if shown:
            lines.append(f"- **{label(f'channel-{channel.kind}')}**: {shown}")
    lines += [
        f"- {label('contact-when')}: {contact.when.in_language(lang)}",
        f"- {label('contact-for-whom')}: {contact.for_whom.in_language(lang)}",
        f"- {label('contact-place')}: {contact.place.in_language(lang)}",
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
            lines.append(f"- {contact_line(contact, lang)}")
    return "\n".join(lines)


def contact_line(contact: Contact, lang: Language) -> str:
    """A contact in a line: its name as a link to its card, and the ways to reach it."""
    ways = " · ".join(
        f"[{way.number}]({way.link})" if way.link else way.number for way in contact.channels if way.number
    )
    name = f"[{contact.name.in_language(lang)}](/{addresses.CONTACTS}#{contact.id})"
    return f"{name}: {ways}" if ways else name
