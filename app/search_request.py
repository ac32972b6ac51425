"""What a reader asks of the search, as the address says it: both editions read and write it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from app.content import Content
from knowledge.addresses import Addresses
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.nouns import Audience
from knowledge.search.found import Found, Narrowed
from knowledge.search.store import SearchAwayError

LONGEST = 400
KINDS = ("page", "stage", "module", "source", "case")
_EXACT = "persis"
_EVERYTHING = Narrowed()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """The words, whether they are taken as typed, and what the results are narrowed to."""

    query: str = ""
    exact: bool = False
    wanted: Narrowed = _EVERYTHING

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of an address, only those that say something."""
        wanted = self.wanted
        said = {
            "q": self.query,
            "kata": _EXACT if self.exact else "",
            "jenis": wanted.kind,
            "untuk": wanted.audience,
            "bagian": wanted.section,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def as_typed(self) -> SearchRequest:
        """The same words, taken as they are."""
        return replace(self, exact=True)

    @property
    def as_usual(self) -> SearchRequest:
        """The same words, mended and widened where that helps."""
        return replace(self, exact=False)

    @property
    def everywhere(self) -> SearchRequest:
        """The same words, narrowed to nothing."""
        return replace(self, wanted=Narrowed())

    def with_query(self, query: str) -> SearchRequest:
        """Other words, narrowed in the same way."""
        return SearchRequest(query, wanted=self.wanted)

    def with_wanted(self, **changes: str) -> SearchRequest:
        """The same words, narrowed otherwise."""
        return replace(self, wanted=replace(self.wanted, **changes))


def read(given: Mapping[str, str]) -> SearchRequest:
    """The request of an address; nonsense is left out."""
    kind, audience, section = (given.get(name, "") for name in ("jenis", "untuk", "bagian"))
    return SearchRequest(
        query=clean(given.get("q", "")).strip(),
        exact=given.get("kata") == _EXACT,
        wanted=Narrowed(
            kind=kind if kind in KINDS else "",
            audience=audience if audience in {reader.value for reader in Audience} else "",
            section=clean(section)[:60] if section.replace("-", "").isalnum() else "",
        ),
    )


def clean(text: str) -> str:
    """At most 400 characters, none of them a control character."""
    return "".join(c for c in text if c.isprintable())[:LONGEST]


def path(links: Addresses, lang: Language, request: SearchRequest) -> str:
    """The address of a search in one edition."""
    bare = links.page("cari", lang)
    said = urlencode(request.parameters)
    return f"{bare}{'&' if '?' in bare else '?'}{said}" if said else bare


def find(content: Content, request: SearchRequest, lang: Language) -> Found | None:
    """
    What the search finds; None where nothing is asked.

    Raises:
        SearchAwayError: the index is not open, or the database that keeps it does not answer.
    """
    if not request.query:
        return None
    if content.searcher is None:
        raise SearchAwayError
    known = {section.id for section in content.base.site.sections}
    wanted = request.wanted if request.wanted.section in known else replace(request.wanted, section="")
    return content.searcher.search(request.query, lang, exact=request.exact, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow the results: what it is called, and the request behind it."""

    title: str
    request: SearchRequest
    chosen: bool


def choices(base: KnowledgeBase, request: SearchRequest, lang: Language) -> tuple[tuple[Choice, ...], ...]:
    """The ways to narrow a search: by kind, by reader, by section of the site."""
    kinds = {kind: base.site.label(f"kind-{kind}", lang) for kind in KINDS}
    readers = {reader.value: base.site.label(f"audience-{reader}", lang) for reader in Audience}
    sections = {section.id: section.title.in_language(lang) for section in base.site.sections}
    rows = {"kind": kinds, "audience": readers, "section": sections}
    return tuple(
        tuple(_choice(request, name, value, title) for value, title in listed.items()) for name, listed in rows.items()
    )


def _choice(request: SearchRequest, name: str, value: str, title: str) -> Choice:
    chosen = getattr(request.wanted, name) == value
    return Choice(title, request.with_wanted(**{name: "" if chosen else value}), chosen)
