"""The drawing of the flow in the full edition: a press or Enter on a stage chooses it in place."""

from __future__ import annotations

from functools import cache

from streamlit.components.v2 import component

from app.content import Content
from app.figures import flow as figure
from app.look import ASSETS
from app.parts.templates import FULL
from knowledge.lang import Language
from knowledge.model.nouns import Regime


@cache
def _script() -> str:
    return (ASSETS / "flow.js").read_text(encoding="utf-8")


def render(content: Content, lang: Language, regime: Regime, selected: str, panel: str, here: str) -> str | None:
    """
    Draw both forms (the style shows the one that fits) and return the stage that was just chosen.

    Args:
        content: the content that is served.
        lang: the language of the drawing.
        regime: the code of criminal procedure.
        selected: the stage that is open; empty for none.
        panel: HTML about that stage, opened in place in the tall form.
        here: the stage that is marked “we are here”; empty for none.
    """
    svg = _both(content, lang, regime, selected, panel, here)
    show = component("sigap_alur", js=_script(), isolate_styles=False)
    result = show(data={"svg": svg}, key="alur", on_stage_change=lambda: None)
    stage = getattr(result, "stage", None)
    return stage if isinstance(stage, str) and stage in content.base.stages else None


def _both(content: Content, lang: Language, regime: Regime, selected: str, panel: str, here: str) -> str:
    def href(stage_id: str) -> str:
        return FULL.page(stage_id, lang)

    drawn = figure.drawing(content.base, regime, lang, href, selected, pick=True, here=here)
    if selected in drawn.flow.stages:
        stop = drawn.flow.number_of(selected)
        narrow = f'{figure.tall(drawn, 1, stop)}<div class="sigap">{panel}</div>{figure.tall(drawn, stop + 1)}'
    else:
        narrow = figure.tall(drawn)
    return f'<div class="bentuk-lebar">{figure.wide(drawn)}</div><div class="bentuk-tinggi">{narrow}</div>'
