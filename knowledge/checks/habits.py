"""Editorial habits, all warnings: sources looked up again, plain sentences, fresh translations, pages that are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from knowledge.checks.desk import Desk
from knowledge.editing.reading import Sentence, measure, sentences
from knowledge.editing.translation import stamp
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.model.content import Page, ReadingLimit
from knowledge.rendering.citing import citing_pages
from knowledge.rendering.linking import linked_from

_MOST_LINES = 3
_START = 60


def unchecked_sources(desk: Desk) -> Iterator[Problem]:
    """A source is looked up again after `editing.source_months` of `site.yaml`; then what cites it is read again."""
    editing = desk.base.site.editing
    if editing is None:
        return
    for source in desk.base.sources.values():
        if months_later(source.checked_on, editing.source_months) < desk.today:
            pages = ", ".join(citing_pages(desk.base).get(source.id, ()))
            again = (
                f" Baca ulang halaman yang mengutipnya: {pages}." if pages else " Tidak ada halaman yang mengutipnya."
            )
            yield desk.at(
                "Source", source.id, "source-unchecked",
                f"Sumber ini terakhir diperiksa {source.checked_on.isoformat()}, lebih dari {editing.source_months} bulan lalu. "
                f"Periksa apakah masih sama dan masih berlaku, lalu perbarui checked_on.{again}",
                "warning", "checked_on",
            )  # fmt: skip


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def hard_pages(desk: Desk) -> Iterator[Problem]:
    """A page asks for no higher school grade than its section allows (`editing.reading` of `site.yaml`)."""
    for page, lang, limit in _limited(desk):
        text = page.texts[lang]
        found = measure(text, lang)
        if found is not None and found.grade > limit.grade:
            hardest = sorted(sentences(text.body, lang), key=lambda one: -one.syllables)
            rows = ", ".join(map(str, dict.fromkeys(text.body_line + one.line for one in hardest[:_MOST_LINES])))
            grade = f"{found.grade:.1f}".replace(".", ",")
            yield Problem(
                text.path, 1, "hard-page",
                f"Halaman ini menuntut kelas {grade}, paling tinggi kelas {limit.grade} di bagian ini. "
                f"Pendekkan kalimat dan pilih kata sehari-hari, mulai dari baris {rows}.",
                "warning",
            )  # fmt: skip


def long_sentences(desk: Desk) -> Iterator[Problem]:
    """A sentence has no more words than its section allows (`editing.reading` of `site.yaml`)."""
    for page, lang, limit in _limited(desk):
        text = page.texts[lang]
        for sentence in sentences(text.body, lang):
            if sentence.words > limit.sentence:
                yield Problem(
                    text.path, text.body_line + sentence.line, "long-sentence",
                    f"Kalimat ini {sentence.words} kata, paling banyak {limit.sentence} di bagian ini: “{_start(sentence)}…”. Bagi menjadi dua.",
                    "warning",
                )  # fmt: skip


def _limited(desk: Desk) -> Iterator[tuple[Page, Language, ReadingLimit]]:
    """Every language of every page whose section has a reading limit."""
    editing = desk.base.site.editing
    for page in desk.base.pages.values():
        limit = editing.reading_limit(page.section) if editing else None
        if limit is not None:
            yield from ((page, lang, limit) for lang in page.texts)


def _start(sentence: Sentence) -> str:
    return sentence.text[:_START].strip()


def old_translations(desk: Desk) -> Iterator[Problem]:
    """`translates` in `en.md` is the stamp of the `id.md` with which the translation was last compared."""
    for page in desk.base.pages.values():
        original, translated = page.texts.get(Language.ID), page.texts.get(Language.EN)
        if original is None or translated is None:
            continue
        now = stamp(original)
        if translated.translates != now:
            here = desk.position("PageText", translated.path)
            what = (
                "Terjemahan ini lebih tua daripada id.md." if translated.translates else "Terjemahan ini belum bercap."
            )
            yield Problem(
                translated.path, here.keys.get("translates", here.line), "old-translation",
                f'{what} Bandingkan dengan id.md, perbaiki yang berbeda, lalu tulis di kepala berkas ini: translates: "{now}"',
                "warning",
            )  # fmt: skip


def orphan_pages(desk: Desk) -> Iterator[Problem]:
    """Some other page leads to a page, by a link or by `related`; to a stage, the flow does. Menus are not enough."""
    for slug, others in linked_from(desk.base).items():
        if not (others or slug in desk.base.stages or desk.is_unreadable("Stage", slug)):
            yield desk.at(
                "Page", slug, "orphan-page",
                "Tidak ada halaman lain yang menautkan ke halaman ini. Tautkan dari teks atau related halaman yang sejenis.",
                "warning",
            )  # fmt: skip


def asked_twice(desk: Desk) -> Iterator[Problem]:
    """A question of `asked.yaml` leads to one page, once."""
    leads: dict[tuple[Language, str], str] = {}
    for slug, asked in desk.base.asked.items():
        for lang in Language:
            for number, question in enumerate(asked.in_language(lang)):
                other = leads.setdefault((lang, question.casefold()), f"{slug}, nomor {number + 1}")
                if other != f"{slug}, nomor {number + 1}":
                    yield desk.at(
                        "Asked", slug, "asked-twice",
                        f"“{question}” sudah menuntun ke {other}. Hapus salah satu, atau tulis dengan kata lain.",
                        "warning", f"{lang}.{number}",
                    )  # fmt: skip


RULES: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    unchecked_sources,
    hard_pages,
    long_sentences,
    old_translations,
    orphan_pages,
    asked_twice,
)
