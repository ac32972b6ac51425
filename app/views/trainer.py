"""The session builder: three questions, the blocks, what to use and to take away. The plan is in the address alone."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from app import state
from app.content import Content
from app.export import kinds
from app.export.organisation import LONGEST_NAME
from app.parts import trainer
from app.parts.article import Extras, article, article_head
from app.parts.templates import render as template
from app.parts.trainer import Asked, Row
from app.plan_faults import sentence
from app.views import trouble
from app.words import translate
from knowledge.addresses import FULL
from knowledge.lang import Language
from knowledge.model.content import Page
from knowledge.model.training import Listener
from knowledge.training.changing import Change, changed
from knowledge.training.deck import title_of
from knowledge.training.plan import LONGEST, MOST_BLOCKS, Plan, PlanError, write

SLUG = trainer.SLUG


def render(content: Content, page: Page) -> None:
    """Draw the questions, the plan where there is one, then the page's text."""
    lang = state.read().lang
    st.html(f'<div class="sigap isi">{article_head(content, page, lang, FULL)}</div>')
    if content.base.training.modules:
        asked = trainer.asked_in(state.every())
        session = trainer.opened(content.base, asked, lang) if asked.plan or asked.starts else trainer.Session(None)
        trouble.show(session.trouble)
        if session.plan is None:
            _questions(content, asked, None, lang)
        else:
            with st.expander(translate("Ubah pendengar, waktu, atau topik", lang)):
                asked = _questions(content, asked, session.plan, lang)
            _builder(content, session.plan, asked, lang)
    text = article(content, page, lang, FULL, extras=Extras(title=False))
    st.html(f'<div class="sigap">{text}</div>')


def _questions(content: Content, asked: Asked, plan: Plan | None, lang: Language) -> Asked:
    """For whom, how long, about what: a press makes a new session. The time there is counts for the old one too."""
    base = content.base
    listeners, subjects = trainer.listeners(base, lang), trainer.subjects(base, lang)
    given = plan.listener.value if plan else asked.listener
    who_column, time_column, topic_column = st.columns([2, 2, 3])
    who = who_column.selectbox(
        translate("Siapa pendengarnya?", lang),
        list(listeners),
        index=list(listeners).index(given) if given in listeners else 0,
        format_func=listeners.__getitem__,
        key=f"sesi-untuk-{lang}",
    )
    minutes = time_column.number_input(
        translate("Berapa menit waktunya?", lang),
        min_value=1,
        max_value=LONGEST,
        value=_room(asked, plan),
        step=5,
        key=f"sesi-menit-{lang}",
    )
    topics = topic_column.multiselect(
        translate("Topik, boleh dikosongkan", lang),
        list(subjects),
        default=[topic for topic in asked.topics if topic in subjects],
        format_func=subjects.__getitem__,
        placeholder=translate("Pilih", lang),
        select_all=False,
        key=f"sesi-topik-{lang}",
    )
    told = replace(asked, minutes=str(minutes or ""))
    words = translate("Susun ulang", lang) if plan else translate("Susun sesi", lang)
    if st.button(words, type="secondary" if plan else "primary", key=f"sesi-susun-{bool(plan)}-{lang}"):
        _begin(content, replace(told, plan="", listener=who or "", topics=tuple(topics)), lang)
    if plan and told.minutes != asked.minutes:
        state.show_choice(trainer.MINUTES, told.minutes)
    return told


def _room(asked: Asked, plan: Plan | None) -> int | None:
    """The minutes that the question shows first."""
    if asked.room and not asked.senseless_minutes:
        return asked.room
    return None if plan else trainer.USUAL_MINUTES


def _begin(content: Content, asked: Asked, lang: Language) -> None:
    session = trainer.opened(content.base, replace(asked, listener=asked.listener or Listener.RESIDENTS), lang)
    if session.plan is None:
        trouble.show(session.trouble)
        return
    state.show_only(trainer.parameters(session.plan, asked))
    st.rerun()


def _builder(content: Content, plan: Plan, asked: Asked, lang: Language) -> None:
    """The blocks to the left; to the right what is done with them, on a phone below."""
    told = trainer.told_html(content, plan, asked, lang, FULL)
    title = title_of(content.base, plan, lang)
    st.html(f'<div class="sigap isi"><h2 id="rencana">{escape(title)}</h2><div aria-live="polite">{told}</div></div>')
    blocks, use = st.columns([3, 2], gap="large")
    with blocks:
        chosen = trainer.number(state.asked().get(trainer.CHOSEN, ""))
        pressed = _rows(trainer.rows(content.base, plan, lang, chosen), lang) or _added(content, plan, lang)
        if pressed:
            _press(content, plan, asked, pressed, lang)
    with use:
        _use(content, plan, asked, lang)


def _rows(rows: tuple[Row, ...], lang: Language) -> str:
    """The blocks; what was pressed, empty where nothing was."""
    pressed = ""
    for row in rows:
        with st.container(key=f"blok-{row.number}", gap="xxsmall"):
            st.html(_words(row, lang))
            with st.container(horizontal=True, gap="xxsmall"):
                pressed = _buttons(row, lang) or pressed
    return pressed


def _words(row: Row, lang: Language) -> str:
    title = f": <strong>{escape(row.title)}</strong>" if row.title else ""
    always = f" · <em>{translate('selalu ada', lang)}</em>" if row.safe else ""
    minutes = translate("{minutes} menit", lang).format(minutes=row.minutes)
    beginning = f'<p class="sigap blok" id="blok-{row.number}">{row.number}. <b>{row.clock}</b>'
    return f"{beginning} {row.kind}{title} · {minutes}{always}</p>"


def _buttons(row: Row, lang: Language) -> str:
    """The buttons of a block, each with a key of the block's own, so that it goes where the block goes."""
    if not row.opened:
        words = translate("Ubah bagian {number}", lang).format(number=row.number)
        return f"{trainer.CHOSEN}-{row.number}" if st.button(words, key=f"buka-{row.number}-{lang}") else ""
    shown = [
        (Change.UP, "↑", row.safe, row.first),
        (Change.DOWN, "↓", row.safe, row.last),
        (Change.SHORTER, "−5", False, row.shortest),
        (Change.LONGER, "+5", False, False),
        (Change.OUT, translate("Keluarkan", lang), row.safe, False),
    ]
    pressed = ""
    for change, words, hidden, off in shown:
        if not hidden and st.button(words, disabled=off, key=f"{change}-{row.name}-{lang}"):
            pressed = f"{change}-{row.number}"
    return pressed


def _added(content: Content, plan: Plan, lang: Language) -> str:
    """One piece more, of all that there are; those for these listeners come first."""
    if len(plan.blocks) >= MOST_BLOCKS:
        return ""
    words: dict[str, str] = {}
    others = translate("untuk pendengar lain", lang)
    for fits in (True, False):
        for group in trainer.offered(content.base, plan, lang, fits=fits):
            for name, title, used in group.pieces:
                words[name] = f"{group.title}: {title}{' ✓' if used else ''}{'' if fits else f' ({others})'}"
    label = translate("Bagian lain. Angkanya menit. Tanda ✓: sudah ada dalam rencana.", lang)
    chosen = st.selectbox(
        label,
        list(words),
        index=None,
        format_func=words.__getitem__,
        placeholder=translate("Pilih", lang),
        key=f"sesi-bahan-{len(plan.blocks)}-{lang}",
    )
    pressed = st.button(translate("Tambah bagian", lang), key=f"sesi-tambah-{lang}")
    return f"{Change.IN}-{chosen}" if pressed and chosen else ""


def _press(content: Content, plan: Plan, asked: Asked, pressed: str, lang: Language) -> None:
    """The address after a press, drawn again; or the sentence that says why nothing changes."""
    what, _, about = pressed.partition("-")
    number = trainer.number(about)
    if what != trainer.CHOSEN:
        try:
            after = changed(content.base, plan, pressed)
        except PlanError as error:
            trouble.show(sentence(error, lang))
            return
        plan, number = after.plan, after.number
    shown = {trainer.CHOSEN: str(number)} if len(plan.blocks) > trainer.MOST_OPEN else {}
    state.show_only(trainer.parameters(plan, asked) | shown)
    st.rerun()


def _use(content: Content, plan: Plan, asked: Asked, lang: Language) -> None:
    """Present, download in one's own name, pass on; and what is always in it."""
    _heading("pakai", translate("Pakai sesi ini", lang))
    label = translate("Nama lembaga Anda, tercetak pada bahan (boleh kosong)", lang)
    name = st.text_input(label, asked.name[:LONGEST_NAME], LONGEST_NAME, key=f"sesi-nama-{lang}", autocomplete="off")
    told = replace(asked, name=name or "")
    if told.name != asked.name:
        state.show_choice(trainer.NAME, told.name)
    said = trainer.parameters(plan, told)
    text, organisation = write(plan), said.get(trainer.NAME, "")
    taken = [(kinds.words(kind, lang), kinds.address(kind, text, lang, organisation)) for kind in kinds.Kind]
    html = template("plan_use.html", content, lang, FULL, screen=kinds.screen(text, lang), materials=taken)
    st.html(f'<div class="sigap">{html}</div>')
    _heading("bagikan", translate("Simpan atau bagikan", lang))
    hint = translate("Rencana ini ada dalam tautannya saja. Salin untuk membukanya lagi:", lang)
    st.html(f'<p class="sigap">{hint}</p>')
    st.code(trainer.shared(content.base, lang, said, state.origin()), language=None, wrap_lines=True)
    st.html(f'<div class="sigap">{trainer.share_html(content, plan, lang, said, FULL)}</div>')
    st.html(f'<div class="sigap">{trainer.kit_html(content, lang, FULL)}</div>')


def _heading(anchor: str, words: str) -> None:
    st.html(f'<div class="sigap"><h2 id="{anchor}" class="judul-samping">{words}</h2></div>')
