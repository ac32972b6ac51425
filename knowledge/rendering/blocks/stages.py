"""Stages and time limits as Markdown: the facts box of a stage page, sentences about limits and steps."""

from __future__ import annotations

from knowledge import addresses
from knowledge.base import KnowledgeBase
from knowledge.handling.process import Flow, flow
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from knowledge.model.process import Stage, TimeLimit, Transition
from knowledge.rendering import markdown
from knowledge.rendering.blocks.marks import stage_link, status_mark
from knowledge.rendering.blocks.part import Entry, Options, Part, UnknownBlockError, grouped
from knowledge.wording import basis_in_words, duration


def stage_facts(base: KnowledgeBase, stage: Stage, regime: Regime, lang: Language) -> str:
    """The box on top of a stage page: code, who, what starts it, within which time, papers, basis, what follows."""

    def label(key: str) -> str:
        return base.site.label(key, lang)

    case_flow = flow(base, regime)
    rows = [
        f"- **{label('regime')}**: {_regime(base, regime, lang)}",
        f"- **{label('actors')}**: {', '.join(stage.actors.in_language(lang))}",
        f"- **{label('starts')}**: {stage.starts.in_language(lang)}",
    ]
    limits = case_flow.limits_of(stage.id)
    if limits:
        rows.append(f"- **{label('limit')}**:")
        rows += [f"    - {limit_sentence(base, limit, lang)}" for limit in limits]
    else:
        rows.append(f"- **{label('limit')}**: {label('no-limit')}")
    documents = stage.documents.in_language(lang)
    if documents:
        rows.append(f"- **{label('documents')}**: {'; '.join(documents)}")
    letters = letter_links(base, stage, lang)
    if letters:
        rows.append(f"- **{label('letters')}**: {letters}")
    basis = stage.basis.get(regime, "")
    if basis:
        rows.append(f"- **{label('basis')}**: {basis_in_words(base, basis, lang)} {basis}")
    following = case_flow.leaving(stage.id)
    if following:
        rows.append(f"- **{label('next')}**:")
        rows += [f"    - {transition_sentence(base, case_flow, step, lang)}" for step in following]
    return "\n".join(rows)


def _regime(base: KnowledgeBase, regime: Regime, lang: Language) -> str:
    """The code that the box speaks of, and the way to the questions that tell which one a case follows."""
    title = next(info for info in base.process.regimes if info.id is regime).title.in_language(lang)
    page = base.pages.get(addresses.WHICH_LAW)
    return f"{title}. [{page.text(lang).title}](/{page.slug})" if page else title


def letter_links(base: KnowledgeBase, stage: Stage, lang: Language) -> str:
    """The letters that may come at a stage, as links to what the page about letters says of them."""
    page = base.pages.get(addresses.LETTERS)
    if page is None:
        return ""
    titles = markdown.headings(page.text(lang).body)
    return "; ".join(f"[{titles[key]}](/{page.slug}#{key})" for key in stage.letters if key in titles)


def transition_sentence(base: KnowledgeBase, case_flow: Flow, step: Transition, lang: Language) -> str:
    """Condition, where it leads, papers: one step of the flow as a sentence with its citation."""
    codes = ", ".join(_code_words(base, code, lang) for code in step.codes)
    paper = f" ({codes})" if codes else ""
    basis = step.basis.get(case_flow.regime, "")
    mark = status_mark(base, step.status, lang)
    note = f" {step.note.in_language(lang)}" if step.note else ""
    return f"{step.condition.in_language(lang)}: {_target(base, step.to, lang)}{paper}.{mark} {basis}{note}"


def _code_words(base: KnowledgeBase, code_id: str, lang: Language) -> str:
    """A code as it is named in a sentence, marked where only one source knows it."""
    code = base.codes.get(code_id)
    return code.code + status_mark(base, code.status, lang) if code else code_id


def _target(base: KnowledgeBase, place: str, lang: Language) -> str:
    if place in base.stages:
        return stage_link(base, place, lang)
    return next((end.title.in_language(lang) for end in base.process.ends if end.id == place), place)


def limit_sentence(base: KnowledgeBase, limit: TimeLimit, lang: Language) -> str:
    """A time limit with its start, who must act, and what follows when it is missed."""
    steps = "; ".join(
        f"**{duration(base, step, lang)}**: {step.actor.in_language(lang)}, {step.what.in_language(lang)}"
        for step in limit.steps
    )
    start = base.site.label("counts-before" if limit.starts.counted_from == "before" else "counts-from", lang)
    event = limit.starts.event.in_language(lang)
    stated = "" if limit.starts.stated else f" ({base.site.label('start-not-stated', lang)})"
    note = f" {limit.note.in_language(lang)}" if limit.note else ""
    missed = f"{base.site.label('when-missed', lang)}: {limit.when_missed.in_language(lang)}"
    ask = f" {base.site.label('may-ask', lang)}: {limit.ask.in_language(lang)}" if limit.ask else ""
    mark = status_mark(base, limit.status, lang)
    return f"{steps}. {start}: {event}{stated}.{mark} {limit.source} {missed}{ask}{note}"


def limits(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """All time limits by who acts at their stage, or with `tahap=...` those that one stage starts."""
    stage_id = options.get("tahap")
    if stage_id is None:
        return _limits_by_lane(base, lang)
    if stage_id not in base.stages:
        raise UnknownBlockError(f"batas-waktu tahap={stage_id}")
    chosen = [limit_sentence(base, limit, lang) for limit in base.limits_of(stage_id)]
    return (Part("", "", "\n".join(f"- {sentence}" for sentence in chosen)),)


def _regime_mark(base: KnowledgeBase, limit: TimeLimit, lang: Language) -> str:
    """The regime in front of a limit that only older cases know; nothing where it is in force."""
    if Regime.KUHAP_2025 in limit.regimes:
        return ""
    titles = {info.id: info.title.in_language(lang) for info in base.process.regimes}
    return f"*{titles.get(Regime.KUHAP_1981, Regime.KUHAP_1981.value)}*: "


def _limits_by_lane(base: KnowledgeBase, lang: Language) -> tuple[Part, ...]:
    lanes = {lane.id: lane.title.in_language(lang) for lane in base.process.lanes}
    listed: list[Entry] = []
    for stage in base.stages.values():
        sentences = [
            f"- {_regime_mark(base, limit, lang)}{limit_sentence(base, limit, lang)}"
            for limit in base.limits_of(stage.id)
        ]
        if sentences:
            text = f"#### {stage_link(base, stage.id, lang)} {{#{stage.id}}}\n\n" + "\n".join(sentences)
            listed.append(Entry(stage.lane, stage.id, text))
    return grouped(listed, lambda key: lanes.get(key, key), lanes)
