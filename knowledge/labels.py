"""The readers' words that `site.yaml` must hold: those of the data's own values, and those of generated parts."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.base import KnowledgeBase
from knowledge.model.nouns import Audience, LegalStatus, Regime, Status, Unit
from knowledge.model.process import About, StageThen, WhenDone
from knowledge.model.screening import Element, Strength
from knowledge.model.statistics import Qualifier, Shape
from knowledge.model.training import BlockKind, Listener
from knowledge.open_data.collection import COLLECTIONS
from knowledge.rendering import markdown
from knowledge.rendering.listing import FACETS

FIXED = frozenset(
    [
        "actors",
        "article-mark",
        "at-stage",
        "basis",
        "case-lesson",
        "case-proven",
        "case-restitution",
        "case-sentence",
        "case-source",
        "case-victims",
        "certainty",
        "channel-app",
        "channel-email",
        "channel-office",
        "channel-phone",
        "channel-sms",
        "channel-web",
        "channel-whatsapp",
        "check-call-traces",
        "check-met",
        "check-met-ours",
        "check-no-proof",
        "check-not-met",
        "check-own-weight",
        "check-points-to",
        "check-together",
        "checked-on",
        "close",
        "cited-in",
        "contact-cost",
        "contact-for-whom",
        "contact-hours",
        "contact-place",
        "contact-when",
        "counts-before",
        "counts-from",
        "danger-first",
        "deck-adapted",
        "deck-answer",
        "deck-before",
        "deck-for-trainer",
        "deck-gather",
        "deck-goals",
        "deck-invented",
        "deck-lead-exercise",
        "deck-lead-quiz",
        "deck-lead-scenario",
        "deck-materials",
        "deck-minutes",
        "deck-notice",
        "deck-numbers",
        "deck-questions",
        "deck-rescue",
        "deck-running",
        "deck-safety",
        "deck-session",
        "deck-sources",
        "deck-version",
        "deck-words",
        "deck-words-home",
        "documents",
        "facts-1981",
        "figure-all",
        "figure-bias",
        "figure-breaks",
        "figure-checked",
        "figure-counted",
        "figure-csv",
        "figure-gap",
        "figure-method",
        "figure-not-counted",
        "figure-partial",
        "figure-period",
        "figure-series",
        "figure-source",
        "flow-legend",
        "flow-sheet-legend",
        "from-any-stage",
        "from-article",
        "issued-by",
        "kind-case",
        "kind-code",
        "kind-contact",
        "kind-module",
        "kind-page",
        "kind-source",
        "kind-stage",
        "kind-term",
        "last-seen",
        "letters",
        "library-berita",
        "library-laporan",
        "library-peraturan",
        "library-perjanjian",
        "library-putusan",
        "library-uu",
        "limit",
        "may-ask",
        "next",
        "no-limit",
        "notes",
        "of",
        "official-text",
        "parallel",
        "regime",
        "see",
        "stage",
        "start-not-stated",
        "starts",
        "story-pages",
        "table",
        "task-force",
        "victim",
        "we-are-here",
        "when-missed",
    ]
)
"""Keys that code asks for by name; a test keeps the list and the code together."""

_BOXES_WITHOUT_WORDS = {markdown.FOLD, markdown.OWN_WORDS, markdown.CARD, markdown.CHART}


def needed(base: KnowledgeBase) -> Iterator[str]:
    """All label keys that showing `base` may ask for."""
    yield from FIXED
    yield from (f"audience-{reader}" for reader in Audience)
    yield from (f"box-{name}" for name in markdown.BOXES if name not in _BOXES_WITHOUT_WORDS)
    yield from (f"status-{status}" for status in Status)
    yield from (f"law-{status}" for status in LegalStatus)
    yield from (f"unit-{unit}-{number}" for unit in Unit for number in ("one", "other"))
    yield from (f"{kind}-{strength}" for strength in Strength for kind in ("strength", "weight"))
    yield from (f"element-{element}" for element in Element)
    yield from (f"steps-{regime}" for regime in Regime)
    yield from (f"qualifier-{qualifier}" for qualifier in Qualifier if qualifier is not Qualifier.EXACT)
    yield from (f"shape-{shape}" for shape in Shape)
    yield from (f"time-{answer}" for answer in WhenDone)
    yield from (f"then-{answer}" for answer in StageThen)
    yield from (f"about-{part}" for part in About)
    yield from (f"family-{code.family}" for code in base.process.codes)
    yield from (f"theme-{case.theme}" for case in base.cases.values())
    yield from (f"verdict-{case.verdict}" for case in base.cases.values())
    yield from (f"filter-{facet}" for facets in FACETS.values() for facet in facets)
    yield from (f"need-{need}" for contact in base.contacts.values() for need in contact.needs)
    if base.training.modules:
        yield from (f"listener-{listener}" for listener in Listener)
        yield from (f"block-{kind}" for kind in BlockKind)
        yield from (f"difficulty-{question.difficulty}" for question in base.training.questions.values())
        yield from (f"topic-{topic}" for topic in base.training.topics())
    yield from (f"open-data-{collection.name}" for collection in COLLECTIONS)
