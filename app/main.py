"""The full edition: which view stands at which address, and nothing else."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app.current import CURRENT
from app.parts import checking
from app.views import check, deadlines, flow, home, listing, message, page, quiz, search, statistics, trainer, which_law
from app.views.guarded import guarded
from knowledge.lang import Language
from knowledge.rendering.listing import LISTS

st.set_page_config(layout="wide")
content = CURRENT.get()
front = guarded(partial(home.render, content), content, "")
views = [st.Page(front, title="SIGAP", url_path="home", default=True)]
views.append(st.Page(guarded(partial(search.render, content), content, "cari"), title="Cari", url_path="cari"))
special = {flow.SLUG: flow.render, deadlines.SLUG: deadlines.render, which_law.SLUG: which_law.render}
special |= dict.fromkeys(LISTS, listing.render)
special |= {quiz.SLUG: quiz.render, trainer.SLUG: trainer.render}
special |= {checking.CHECK: check.render, checking.MESSAGE: message.render}
for slug, found in content.base.pages.items():
    view = special.get(slug, statistics.render if statistics.shows_charts(found) else page.render)
    shown = guarded(partial(view, content, found), content, slug)
    views.append(st.Page(shown, title=found.text(Language.ID).short, url_path=slug))
st.navigation(views, position="hidden").run()
