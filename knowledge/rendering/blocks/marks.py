"""Words that several blocks put beside a name: its link, how well it is established."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.nouns import Status


def stage_link(base: KnowledgeBase, stage_id: str, lang: Language) -> str:
    """The title of a stage as a link to its page; a stage that is not there (an error of `sigap check`) by its id."""
    stage = base.stages.get(stage_id)
    return f"[{stage.title.in_language(lang)}](/{stage.id})" if stage else stage_id


def status_mark(base: KnowledgeBase, status: Status, lang: Language) -> str:
    """A word where a statement is not fully established; nothing where it is."""
    return "" if status is Status.CONFIRMED else f" *({base.site.label(f'status-{status}', lang)})*"
