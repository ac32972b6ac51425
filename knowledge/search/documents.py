"""What the search can find: passages of pages and sources, and entries that answer a query directly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge import addresses
from knowledge.addresses import FULL
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.citation import without_citations
from knowledge.model.content import Page
from knowledge.model.nouns import Bilingual
from knowledge.model.training import Question, Scenario
from knowledge.rendering import blocks
from knowledge.rendering.blocks.cases import case_title
from knowledge.rendering.blocks.stories import anchor_of
from knowledge.rendering.markup import facts_box, plain_sections, whole_markdown
from knowledge.search.findable import DirectAnswer, Passage

PASSAGE_WORDS = 80
_ITEM_MARKS = re.compile(r"^ *(?:-|\d+\.) ", re.MULTILINE)
"""The marks before items of a list: no words to search for."""
_LISTS_OF_OTHER_THINGS = {
    addresses.LIBRARY,
    addresses.GLOSSARY,
    addresses.CASES,
    addresses.LIMITS,
    addresses.FIGURES,
    addresses.STORIES,
}
"""Pages that only list what the search finds by itself: their own words are searched, not the lists."""


def passages(base: KnowledgeBase) -> Iterator[Passage]:
    """All passages of all pages, stages and sources, in both languages."""
    for page in base.pages.values():
        for lang in Language:
            yield from _page_passages(base, page, lang)
    yield from _source_passages(base)
    yield from _figure_passages(base)
    yield from _case_passages(base)
    yield from _training_passages(base)


def _searched(base: KnowledgeBase, page: Page, lang: Language) -> str:
    """The Markdown of a page that is searched."""
    body = page.text(lang).body
    if page.slug in _LISTS_OF_OTHER_THINGS:
        return "\n".join(line for line in body.split("\n") if not line.startswith("{{"))
    stage = base.stages.get(page.slug)
    if stage is None:
        return whole_markdown(base, page, lang)
    # The facts of the old regime say the same things again; the text about older cases is searched.
    return f"{facts_box(base, stage, stage.regimes[0], lang)}\n\n{blocks.expand(base, body, lang)}"


def _page_passages(base: KnowledgeBase, page: Page, lang: Language) -> Iterator[Passage]:
    text = page.text(lang)
    kind = base.kind_of(page.slug)
    keywords = "; ".join([text.short, *text.keywords])
    section = _section_of(base, page.slug)
    for anchor, heading, written in plain_sections(base, _searched(base, page, lang), lang):
        for piece in pieces(_ITEM_MARKS.sub("", written)):
            yield Passage(
                kind=kind,
                slug=page.slug,
                lang=lang,
                title=text.title,
                heading=heading,
                keywords=keywords,
                summary=text.summary,
                text=piece,
                url=FULL.page(page.slug, lang, anchor),
                names=(text.title, text.short, *text.keywords),
                section=section,
                audience=page.audience,
            )
    if page.slug in base.asked:
        yield Passage(
            kind=kind,
            slug=page.slug,
            lang=lang,
            title=text.title,
            heading="",
            keywords=keywords,
            summary="",
            text=text.summary,
            url=FULL.page(page.slug, lang),
            section=section,
            audience=page.audience,
            asked=". ".join(base.asked[page.slug].in_language(lang)),
        )


def _section_of(base: KnowledgeBase, slug: str) -> str:
    """The section of the site in which a page stands."""
    page = base.pages.get(slug)
    return next((section.id for section in base.site.sections if page and page.section in section.folders), "")


def _source_passages(base: KnowledgeBase) -> Iterator[Passage]:
    for source in base.sources.values():
        for lang in Language:
            yield Passage(
                kind="source",
                slug=source.id,
                lang=lang,
                title=source.title,
                heading=source.short.in_language(lang),
                keywords="; ".join([source.short.in_language(lang), *source.topics]),
                summary=source.summary.in_language(lang),
                text=source.summary.in_language(lang),
                url=FULL.page(addresses.LIBRARY, lang, source.id),
                names=(source.title, source.short.in_language(lang)),
                section=_section_of(base, addresses.LIBRARY),
                audience=source.audience,
            )


def _figure_passages(base: KnowledgeBase) -> Iterator[Passage]:
    """Each series as a passage of the page on which it stands."""
    page = base.pages.get(addresses.FIGURES)
    if page is None:
        return
    for figure in base.figures.values():
        for lang in Language:
            text = page.text(lang)
            words = (figure.reading, figure.counted, figure.not_counted, figure.series_title)
            yield Passage(
                kind="page",
                slug=page.slug,
                lang=lang,
                title=text.title,
                heading=figure.heading.in_language(lang),
                keywords="; ".join([text.short, *text.keywords]),
                summary=text.summary,
                text=" ".join(part.in_language(lang) for part in words),
                url=FULL.page(page.slug, lang, figure.name),
            )


def _case_passages(base: KnowledgeBase) -> Iterator[Passage]:
    for case in base.cases.values():
        for lang in Language:
            theme = base.site.label(f"theme-{case.theme}", lang)
            text = f"{case.happened.in_language(lang)} {case.proven.in_language(lang)} {case.lesson.in_language(lang)}"
            yield Passage(
                kind="case",
                slug=case.id,
                lang=lang,
                title=case_title(base, case, lang),
                heading=theme,
                keywords=f"{theme}; {case.court}; {case.year}",
                summary=case.sentence.in_language(lang),
                text=text,
                url=FULL.page(addresses.CASES, lang, case.id),
                section=_section_of(base, addresses.CASES),
                audience=base.pages[addresses.CASES].audience if addresses.CASES in base.pages else (),
            )


def _training_passages(base: KnowledgeBase) -> Iterator[Passage]:
    """Each story as training material of its own; each question as a passage of the quiz."""
    told, asked = base.pages.get(addresses.STORIES), base.pages.get(addresses.QUIZ)
    for lang in Language:
        for story in base.training.scenarios.values() if told else ():
            words = (*story.story, *story.questions)
            yield _training_passage(base, story, lang, story.title, words, addresses.STORIES, anchor_of(story))
        for question in base.training.questions.values() if asked else ():
            words = (question.question, question.explanation)
            heading = question.question
            yield _training_passage(base, question, lang, heading, words, addresses.QUIZ, f"soal-{question.id}")


def _training_passage(
    base: KnowledgeBase,
    piece: Scenario | Question,
    lang: Language,
    heading: Bilingual,
    words: Iterable[Bilingual],
    slug: str,
    anchor: str,
) -> Passage:
    page = base.pages[slug]
    text = page.text(lang)
    topics = [base.site.label(f"topic-{topic}", lang) for topic in piece.topics]
    address = FULL.page(slug, lang, anchor)
    return Passage(
        kind="module",
        slug=slug,
        lang=lang,
        title=text.title,
        heading=heading.in_language(lang),
        keywords="; ".join([text.short, *topics]),
        summary=text.summary,
        text=" ".join(without_citations(part.in_language(lang)) for part in words),
        url=_with_question(address) if slug == addresses.QUIZ else address,
        section=_section_of(base, slug),
        audience=page.audience,
    )


def _with_question(address: str) -> str:
    """`/kuis#soal-visa` → `/kuis?soal=visa#soal-visa`: the page shows a question only where the address asks for it."""
    path, _, anchor = address.partition("#")
    mark = "&" if "?" in path else "?"
    return f"{path}{mark}soal={anchor.removeprefix('soal-')}#{anchor}"


def pieces(text: str) -> Iterator[str]:
    """Pieces of `text` of about 80 words, broken between lines, then between sentences; longer sentences are cut."""
    waiting: list[str] = []
    count = 0
    for line in text.split("\n"):
        for sentence in re.split(r"(?<=[.!?])\s+", line):
            words = len(sentence.split())
            if count and count + words > PASSAGE_WORDS:
                yield " ".join(waiting)
                waiting, count = [], 0
            if words:
                waiting.append(sentence.strip())
                count += words
    if waiting:
        yield " ".join(waiting)


def direct_answers(base: KnowledgeBase) -> Iterator[DirectAnswer]:
    """Case codes, then terms, then contacts: the order in which they may answer."""
    for code in base.codes.values():
        yield DirectAnswer(
            kind="code",
            slug=code.id,
            titles={lang: f"{code.code}: {code.title.in_language(lang)}" for lang in Language},
            texts={lang: without_citations(code.meaning.in_language(lang)) for lang in Language},
            urls={lang: FULL.page(addresses.CODES, lang, code.id) for lang in Language},
            names=(code.code, *code.aliases),
        )
    for term in base.terms.values():
        names = [term.term.id, term.term.en, *term.aliases.id, *term.aliases.en]
        yield DirectAnswer(
            kind="term",
            slug=term.id,
            titles={lang: term.term.in_language(lang) for lang in Language},
            texts={lang: without_citations(term.definition.in_language(lang)) for lang in Language},
            urls={lang: FULL.page(addresses.GLOSSARY, lang, term.id) for lang in Language},
            names=(*names, *([term.abbreviation] if term.abbreviation else [])),
            see=term.see,
        )
    for contact in base.contacts.values():
        numbers = ", ".join(channel.number for channel in contact.channels if channel.number)
        yield DirectAnswer(
            kind="contact",
            slug=contact.id,
            titles={lang: contact.name.in_language(lang) for lang in Language},
            texts={lang: f"{numbers}. {contact.when.in_language(lang)}" for lang in Language},
            urls={lang: FULL.page(addresses.CONTACTS, lang, contact.id) for lang in Language},
            names=(contact.name.id, contact.name.en, *(way.number for way in contact.channels if way.number)),
        )
