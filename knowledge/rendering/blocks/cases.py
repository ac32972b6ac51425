"""Decided cases as Markdown: digests by theme, the newest first."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Case
from knowledge.rendering.blocks.marks import stage_link, status_mark
from knowledge.rendering.blocks.part import Entry, Options, Part, UnknownBlockError, grouped


def cases(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All cases by theme, or with `tema=...` those of one theme."""
    theme = options.get("tema")
    chosen = [case for case in base.cases.values() if theme in {None, case.theme}]
    if theme and not chosen:
        raise UnknownBlockError(f"kasus tema={theme}")
    listed = [Entry(case.theme, case.id, case_markdown(base, case, lang)) for case in chosen]
    return grouped(listed, lambda key: base.site.label(f"theme-{key}", lang), ())


def case_markdown(base: KnowledgeBase, case: Case, lang: Language) -> str:
    """A case: court and year, what happened, what was proven, sentence, restitution, what to learn."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    docket = f", {case.docket}" if case.docket else ""
    pages = [f"[{base.pages[slug].text(lang).short}](/{slug})" for slug in case.pages if slug in base.pages]
    links = ", ".join([*(stage_link(base, slug, lang) for slug in case.stages), *pages])
    lines = [
        f"#### {case_title(base, case, lang)} {{#{case.id}}}",
        "",
        f"{case.happened.in_language(lang)}{status_mark(base, case.status, lang)}",
        "",
        f"- **{label('case-proven')}**: {case.proven.in_language(lang)} ({label(f'verdict-{case.verdict}')})",
        f"- **{label('case-sentence')}**: {case.sentence.in_language(lang)}; {case.law.in_language(lang)}",
    ]
    if case.restitution:
        lines.append(f"- **{label('case-restitution')}**: {case.restitution.in_language(lang)}")
    lines += [
        f"- **{label('case-victims')}**: {case.victims}",
        f"- **{label('case-lesson')}**: {case.lesson.in_language(lang)}",
    ]
    if links:
        lines.append(f"- {label('see')}: {links}")
    lines.append(f"- {label('case-source')}: {case.court}{docket}, {case.year}")
    return "\n".join(lines)


def case_title(base: KnowledgeBase, case: Case, lang: Language) -> str:
    """What a case is called: its theme, court and year."""
    return f"{base.site.label(f'theme-{case.theme}', lang)}, {case.court}, {case.year}"
