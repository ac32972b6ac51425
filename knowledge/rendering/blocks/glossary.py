"""The glossary as Markdown."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.content import Term
from knowledge.rendering.blocks.part import Entry, Options, Part, grouped


def _letter(term: Term, lang: Language) -> str:
    """The letter under which a term stands in the glossary of `lang`."""
    first = term.term.in_language(lang)[:1].lower()
    return first if first.isascii() and first.isalpha() else "0"


def glossary(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All terms by letter; takes no options."""
    terms = sorted(base.terms.values(), key=lambda term: term.term.in_language(lang).lower())
    listed = [Entry(_letter(term, lang), term.id, term_markdown(base, term, lang)) for term in terms]
    return grouped(listed, str.upper, ())


def term_markdown(base: KnowledgeBase, term: Term, lang: Language) -> str:
    """A term: the word, its equivalent in the other language, a definition with its source, pages."""
    short = f" ({term.abbreviation})" if term.abbreviation else ""
    pages = ", ".join(f"[{base.pages[slug].text(lang).short}](/{slug})" for slug in term.see if slug in base.pages)
    see = f" {base.site.label('see', lang)}: {pages}." if pages else ""
    return (
        f"#### {term.term.in_language(lang)}{short} {{#{term.id}}}\n\n"
        f"*{term.term.in_language(lang.other)}*. {term.definition.in_language(lang)} {term.source}{see}"
    )
