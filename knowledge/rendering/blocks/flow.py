"""The handling flow read aloud, as Markdown."""

from __future__ import annotations

from knowledge.base import KnowledgeBase
from knowledge.handling.process import ANY_STAGE, flow
from knowledge.lang import Language
from knowledge.model.nouns import Regime
from knowledge.rendering.blocks.marks import stage_link
from knowledge.rendering.blocks.part import Entry, Options, Part, UnknownBlockError, grouped
from knowledge.rendering.blocks.stages import transition_sentence


def flow_block(base: KnowledgeBase, lang: Language, options: Options) -> tuple[Part, ...]:
    """The whole flow under the code in force, or with `aturan=1981` under the old one."""
    asked = options.get("aturan", Regime.KUHAP_2025)
    if asked not in tuple(Regime):
        raise UnknownBlockError(f"alur aturan={asked}")
    regime = Regime(asked)
    return (Part("", "", "\n".join(part.markdown for part in flow_parts(base, regime, lang))),)


def flow_parts(base: KnowledgeBase, regime: Regime, lang: Language) -> tuple[Part, ...]:
    """The flow read aloud: stage after stage, who acts, and what may follow on which condition."""
    case_flow = flow(base, regime)
    lanes = {lane.id: lane.title.in_language(lang) for lane in base.process.lanes}
    listed: list[Entry] = []
    for number, stage in enumerate(case_flow.stages.values(), start=1):
        lines = [
            f"{number}. {stage_link(base, stage.id, lang)} ({lanes.get(stage.lane, stage.lane)}). "
            f"{stage.summary.in_language(lang)} {stage.basis.get(regime, '')}"
        ]
        lines += [f"    - {transition_sentence(base, case_flow, step, lang)}" for step in case_flow.leaving(stage.id)]
        listed.append(Entry(f"langkah-{regime}", stage.id, "\n".join(lines)))
    anywhere = [step for step in case_flow.transitions if step.from_ == ANY_STAGE]
    if anywhere:
        lines = [f"{base.site.label('from-any-stage', lang)}:", ""]
        lines += [f"- {transition_sentence(base, case_flow, step, lang)}" for step in anywhere]
        listed.append(Entry(f"langkah-{regime}", "*", "\n".join(lines)))
    title = base.site.label(f"steps-{regime}", lang)
    return grouped(listed, lambda _: title, ())
