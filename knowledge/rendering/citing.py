"""Who cites what: the pages and stages in which a source stands."""

from __future__ import annotations

from functools import lru_cache

from knowledge.base import KnowledgeBase
from knowledge.model.citation import citations_in


@lru_cache(maxsize=4)
def citing_pages(base: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """For each source that is cited, the slugs of the pages that cite it, stages included, in reading order."""
    found: dict[str, dict[str, None]] = {}
    for section in base.site.sections:
        for page in base.pages_of(section):
            texts = [text.body for text in page.texts.values()]
            stage = base.stages.get(page.slug)
            if stage is not None:
                texts += stage.basis.values()
                texts += [limit.source for limit in base.limits_of(stage.id)]
            for text in texts:
                for citation in citations_in(text):
                    found.setdefault(citation.source_id, {})[page.slug] = None
    return {source_id: tuple(slugs) for source_id, slugs in found.items()}
