"""Case codes as Markdown."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.process import CaseCode
from knowledge.rendering.blocks.marks import stage_link, status_mark
from knowledge.rendering.blocks.part import Entry, Options, Part, grouped


def codes(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All case codes, by family; takes no options."""
    listed = [Entry(code.family, code.id, code_markdown(base, code, lang)) for code in base.process.codes]
    return grouped(listed, lambda key: base.site.label(f"family-{key}", lang), ())


def code_markdown(base: KnowledgeBase, code: CaseCode, lang: Language) -> str:
    """A case code: what the paper is, what it means, who sends it, at which stage."""
    stages = ", ".join(stage_link(base, stage_id, lang) for stage_id in code.stages)
    text = [
        f"#### {code.code}: {code.title.in_language(lang)} {{#{code.id}}}",
        f"{code.meaning.in_language(lang)} {code.source}",
        f"{base.site.label('issued-by', lang)}: {code.issued_by.in_language(lang)}."
        + (f" {base.site.label('at-stage', lang)}: {stages}." if stages else "")
        + status_mark(base, code.status, lang),
    ]
    if code.note:
        text.insert(2, code.note.in_language(lang))
    return "\n\n".join(text)
