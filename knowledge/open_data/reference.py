"""Library, glossary, contacts, decided cases and the words for values, as open data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Case, Contact, Source
from knowledge.model.nouns import Audience, Bilingual, BilingualList, LegalStatus, Status
from knowledge.open_data.shape import (
    AsOf,
    Cited,
    Entry,
    Shape,
    checked,
    cited,
    links,
    plain,
    plain_or_none,
    reviewed_with,
)
from knowledge.rendering.blocks.cases import case_title
from knowledge.rendering.citing import citing_pages

ABOUT = "tentang"
"""The page that says what SIGAP is; words have no page of their own."""


class RevokedPart(Shape):
    """A provision that no longer applies while the rest of its law does."""

    locator: str
    since: date
    by: str
    """Id of the source that revoked it."""


class SourceShape(Entry):
    """A source of the library."""

    type: str
    title: str
    """In the language of the source."""
    short: Bilingual
    authority: str
    issued: str | None
    """`2007-04-19`, `2025-11` or `2019`."""
    url: str | None
    language: str
    legal_status: LegalStatus
    status_note: Bilingual
    amended_by: tuple[str, ...]
    revoked_by: str | None
    revoked_parts: tuple[RevokedPart, ...]
    certainty: Status
    audience: tuple[Audience, ...]
    topics: tuple[str, ...]
    summary: Bilingual
    founding: bool
    """Whether it is the article on which SIGAP is founded."""
    cited_in: tuple[str, ...]
    """Ids of the pages that cite it."""


class TermShape(Entry):
    """An entry of the glossary."""

    term: Bilingual
    abbreviation: str | None
    aliases: BilingualList
    definition: Bilingual
    citations: tuple[Cited, ...]
    see: tuple[str, ...]
    """Ids of other terms, or of pages."""


class ChannelShape(Shape):
    """One way to reach a contact."""

    kind: Literal["phone", "whatsapp", "sms", "email", "web", "office", "app"]
    number: str
    link: str | None


class ContactShape(Entry):
    """A help contact that may be published. Dial a number before you print it."""

    service: str
    """Ways to the same service have the same value."""
    name: Bilingual
    place: Bilingual
    areas: tuple[str, ...]
    needs: tuple[str, ...]
    for_whom: Bilingual
    when: Bilingual
    channels: tuple[ChannelShape, ...]
    hours: Bilingual
    cost: Bilingual
    seen_on: str
    """The day, month or year in which a source last showed it."""
    show_date: bool
    """Whether it may be shown with `seen_on` only."""
    note: Bilingual | None
    status: Status


class CaseShape(Entry):
    """A decided case as a digest in which nobody can be recognised. What was found, not a sample of all cases."""

    title: Bilingual
    year: int
    court: str
    docket: str | None
    """Never given where a child suffered."""
    instance: Literal["PN", "PT", "MA"]
    theme: str
    happened: Bilingual
    proven: Bilingual
    verdict: Literal["guilty", "partly", "acquitted", "other"]
    sentence: Bilingual
    restitution: Bilingual | None
    victims: str
    law: Bilingual
    lesson: Bilingual
    stages: tuple[str, ...]
    pages: tuple[str, ...]
    status: Status


class WordShape(Entry):
    """The readers' words for a value: the id is the kind of the value and the value itself, `law-in_force`."""

    words: Bilingual


def sources(base: KnowledgeBase) -> Iterator[SourceShape]:
    """Every source, in the order of the data."""
    citing = citing_pages(base)
    for source in base.sources.values():
        yield _source(base, source, citing.get(source.id, ()))


def _source(base: KnowledgeBase, source: Source, cited_in: tuple[str, ...]) -> SourceShape:
    return SourceShape(
        id=source.id,
        links=links(base, "sources", source.id, addresses.LIBRARY, source.id),
        as_of=checked(source.checked_on, source.review_by),
        type=source.type,
        title=source.title,
        short=source.short,
        authority=source.authority,
        issued=source.issued,
        url=source.URL,
        language=source.language,
        legal_status=source.legal_status,
        status_note=source.status_note,
        amended_by=source.amended_by,
        revoked_by=source.revoked_by,
        revoked_parts=tuple(
            RevokedPart(locator=part.locator, since=part.since, by=part.by) for part in source.revoked_provisions
        ),
        certainty=source.certainty,
        audience=source.audience,
        topics=source.topics,
        summary=source.summary,
        founding=source.founding,
        cited_in=cited_in,
    )


def terms(base: KnowledgeBase) -> Iterator[TermShape]:
    """Every term of the glossary."""
    for term in base.terms.values():
        yield TermShape(
            id=term.id,
            links=links(base, "terms", term.id, addresses.GLOSSARY, term.id),
            as_of=reviewed_with(base, addresses.GLOSSARY),
            term=term.term,
            abbreviation=term.abbreviation,
            aliases=term.aliases,
            definition=plain(term.definition),
            citations=cited(base, term.source, term.definition),
            see=term.see,
        )


def contacts(base: KnowledgeBase) -> Iterator[ContactShape]:
    """Every contact that may be published, the most urgent first."""
    for contact in base.contacts.values():
        yield _contact(base, contact)


def _contact(base: KnowledgeBase, contact: Contact) -> ContactShape:
    return ContactShape(
        id=contact.id,
        links=links(base, "contacts", contact.id, addresses.CONTACTS, contact.id),
        as_of=AsOf(date=contact.seen_on, how="seen", review_by=None),
        service=contact.service,
        name=contact.name,
        place=contact.place,
        areas=contact.areas,
        needs=contact.needs,
        for_whom=contact.for_whom,
        when=contact.when,
        channels=tuple(
            ChannelShape(kind=channel.kind, number=channel.number, link=channel.link) for channel in contact.channels
        ),
        hours=contact.hours,
        cost=contact.cost,
        seen_on=contact.seen_on,
        show_date=contact.publish == "with-date",
        note=plain_or_none(contact.note),
        status=contact.status,
    )


def cases(base: KnowledgeBase) -> Iterator[CaseShape]:
    """Every decided case, as the digest that readers see."""
    for case in base.cases.values():
        yield _case(base, case)


def _case(base: KnowledgeBase, case: Case) -> CaseShape:
    return CaseShape(
        id=case.id,
        links=links(base, "cases", case.id, addresses.CASES, case.id),
        as_of=checked(case.checked_on),
        title=Bilingual(**{lang.value: case_title(base, case, lang) for lang in Language}),
        year=case.year,
        court=case.court,
        docket=None if case.child else case.docket,
        instance=case.instance,
        theme=case.theme,
        happened=case.happened,
        proven=case.proven,
        verdict=case.verdict,
        sentence=case.sentence,
        restitution=case.restitution,
        victims=case.victims,
        law=case.law,
        lesson=case.lesson,
        stages=case.stages,
        pages=case.pages,
        status=case.status,
    )


def words(base: KnowledgeBase) -> Iterator[WordShape]:
    """The readers' words for all values and parts."""
    for key, said in base.site.labels.items():
        yield WordShape(id=key, links=links(base, "words", key), as_of=reviewed_with(base, ABOUT), words=said)
