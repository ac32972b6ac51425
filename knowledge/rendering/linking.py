"""Which page leads to which: by a link in its text or by `related`."""

from __future__ import annotations

from functools import lru_cache

from knowledge.base import KnowledgeBase
from knowledge.rendering import markdown


@lru_cache(maxsize=4)
def linked_from(base: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """For each page, the slugs of the other pages that lead to it; menus, doors and generated lists do not count."""
    found: dict[str, dict[str, None]] = {slug: {} for slug in base.pages}
    for page in base.pages.values():
        targets = set(page.related)
        for text in page.texts.values():
            for token in markdown.parse(text.body):
                for child in token.children or []:
                    href = str(child.attrGet("href") or "") if child.type == "link_open" else ""
                    targets.add(href.removeprefix("/").partition("#")[0])
        for slug in targets - {page.slug}:
            if slug in found:
                found[slug][page.slug] = None
    return {slug: tuple(sources) for slug, sources in found.items()}
