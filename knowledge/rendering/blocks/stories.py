"""Invented stories as Markdown: each marked as invented, with its questions, what to notice folded, and its pages."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.model.training import Scenario
from knowledge.rendering.blocks.part import Options, Part


def anchor_of(story: Scenario) -> str:
    """Where a story stands on the page of the stories."""
    return f"bagian-{story.id}"


def stories(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All stories, a part each, so that each has an address of its own in the light edition."""
    del options
    return tuple(
        Part(story.id, story.title.in_language(lang), story_markdown(base, story, lang), frozenset({anchor_of(story)}))
        for story in base.training.scenarios.values()
    )


def story_markdown(base: KnowledgeBase, story: Scenario, lang: Language) -> str:
    """A story without its title."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    topics = ", ".join(label(f"topic-{topic}") for topic in story.topics)
    listeners = ", ".join(label(f"listener-{listener}") for listener in story.listeners)
    pages = [f"[{base.pages[slug].text(lang).short}](/{slug})" for slug in story.pages if slug in base.pages]
    return "\n".join(
        [
            f"**{label('deck-invented')}** {topics}. {listeners}. {story.minutes} {label('deck-minutes')}.",
            "",
            " ".join(sentence.in_language(lang) for sentence in story.story),
            "",
            f"**{label('deck-questions')}**",
            "",
            *(f"{number}. {text.in_language(lang)}" for number, text in enumerate(story.questions, start=1)),
            "",
            f"::: lipat {label('deck-notice')}",
            *(f"- {text.in_language(lang)}" for text in story.notice),
            ":::",
            "",
            f"{label('story-pages')}: {', '.join(pages)}",
        ]
    )
