"""Editorial rules over the text of pages: citations, links, boxes, translations, review dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from knowledge.base import KnowledgeBase
from knowledge.checks.desk import Desk, suggestion
from knowledge.lang import Language
from knowledge.loading.problem import Problem
from knowledge.model.content import Page, PageText
from knowledge.rendering import blocks, markdown

_ALARMING = re.compile(r"perdagangan (orang|manusia)|tppo|traffick", re.IGNORECASE)
_HEADING_ANCHOR = re.compile(r"^ {0,3}#{1,6} .*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)
_OUTWARD = ("https://", "http://", "tel:", "sms:", "mailto:")
_RESIDENT_SECTIONS = {"kenali", "bantuan"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One language of one page, parsed."""

    page: Page
    lang: Language
    text: PageText
    tokens: tuple[Token, ...]

    def problem(self, token: Token | None, code: str, message: str, needle: str = "") -> Problem:
        """A problem at the line of a block, or of `needle` inside it."""
        first, last = (token.map or [0, 0]) if token else (0, 0)
        for offset, line in enumerate(self.text.body.split("\n")[first:last]):
            if needle and needle in line:
                first += offset
                break
        line = self.text.body_line + first if token else 1
        return Problem(self.text.path, line, code, message)


def sheets(desk: Desk) -> Iterator[Sheet]:
    """Every language of every page."""
    for page in desk.base.pages.values():
        for lang, text in page.texts.items():
            yield Sheet(page, lang, text, markdown.parse(text.body))


def citations(desk: Desk) -> Iterator[Problem]:
    """A citation can be read, names a source of the library, and cites revoked law only in a historic box."""
    for sheet in sheets(desk):
        boxes: list[str] = []
        for token in sheet.tokens:
            _follow_boxes(token, boxes)
            for child in token.children or []:
                if child.type == "citation":
                    yield from _citation(desk, sheet, token, child, historic=markdown.HISTORIC in boxes)


def _citation(desk: Desk, sheet: Sheet, block: Token, cited: Token, *, historic: bool) -> Iterator[Problem]:
    if "malformed" in cited.meta:
        yield sheet.problem(
            block, "bad-citation",
            f"Sitasi “{cited.meta['malformed']}” tidak terbaca. Tulis seperti [@uu-21-2007, pasal 26].",
            cited.content,
        )  # fmt: skip
    for citation in cited.meta["citations"]:
        source = desk.base.sources.get(citation.source_id)
        if source is None:
            if not desk.is_unreadable("Source", citation.source_id):
                yield sheet.problem(
                    block, "unknown-source",
                    f"Sumber “{citation.source_id}” tidak ada di sources.yaml."
                    f"{suggestion(citation.source_id, desk.base.sources)} Perbaiki kuncinya atau tambahkan sumbernya.",
                    cited.content,
                )  # fmt: skip
        elif not historic and source.is_revoked(citation.locator):
            yield sheet.problem(
                block, "revoked-law",
                f"“{source.short.id}” {citation.locator} sudah dicabut. Kutip hukum yang berlaku, "
                f"atau pindahkan ke kotak ::: {markdown.HISTORIC}.",
                cited.content,
            )  # fmt: skip


def links(desk: Desk) -> Iterator[Problem]:
    """A link leads to a page and to a heading that exist, or out of the site; a relative path leads nowhere."""
    anchors = {
        (page.slug, lang): anchors_of(desk.base, page, lang) for page in desk.base.pages.values() for lang in page.texts
    }
    for sheet in sheets(desk):
        for token in sheet.tokens:
            for child in token.children or []:
                if child.type == "link_open":
                    href = str(child.attrGet("href") or "")
                    if href.startswith("#"):
                        yield from _link(desk, sheet, token, f"/{sheet.page.slug}{href}", anchors, href)
                    elif href.startswith("/"):
                        yield from _link(desk, sheet, token, href, anchors, href)
                    elif not href.startswith(_OUTWARD):
                        yield _relative(desk, sheet, token, href)


def _relative(desk: Desk, sheet: Sheet, block: Token, href: str) -> Problem:
    slug = href.rpartition("/")[2].partition("#")[0].removesuffix(".md")
    meant = suggestion(slug, desk.base.pages)
    return sheet.problem(
        block, "broken-link",
        f"Tautan “{href}” tidak menuju ke mana pun.{meant} Halaman ditulis /slug, bagian #jangkar, situs lain https://….",
        href,
    )  # fmt: skip


def _link(
    desk: Desk, sheet: Sheet, block: Token, href: str, anchors: dict[tuple[str, Language], set[str]], written: str
) -> Iterator[Problem]:
    slug, _, anchor = href.removeprefix("/").partition("#")
    if desk.is_unreadable("Page", slug):
        return
    if slug not in desk.base.pages:
        yield sheet.problem(
            block, "broken-link",
            f"Halaman “/{slug}” tidak ada.{suggestion(slug, desk.base.pages)} Perbaiki tautannya.", written,
        )  # fmt: skip
    elif anchor and anchor not in anchors.get((slug, sheet.lang), set()):
        known = anchors.get((slug, sheet.lang), set())
        yield sheet.problem(
            block, "broken-link",
            f"Bagian “#{anchor}” tidak ada di /{slug}.{suggestion(anchor, known)} Perbaiki jangkarnya.", written,
        )  # fmt: skip


def anchors_of(base: KnowledgeBase, page: Page, lang: Language) -> set[str]:
    """The anchors of all headings, those of generated lists included (read without parsing the long lists)."""
    try:
        body = blocks.expand(base, page.text(lang).body, lang)
    except (blocks.UnknownBlockError, KeyError):
        body = page.text(lang).body
    return set(_HEADING_ANCHOR.findall(body))


def unknown_blocks(desk: Desk) -> Iterator[Problem]:
    """A line such as `{{kontak}}` asks for something that exists."""
    for sheet in sheets(desk):
        for offset, line in enumerate(sheet.text.body.split("\n")):
            if not line.strip().startswith("{{"):
                continue
            call = blocks.parse_call(line)
            try:
                if call is None:
                    raise blocks.UnknownBlockError(line.strip())
                blocks.parts(desk.base, *call, sheet.lang)
            except blocks.UnknownBlockError as error:
                known = ", ".join(sorted(blocks.BLOCKS))
                yield Problem(
                    sheet.text.path, sheet.text.body_line + offset, "unknown-block",
                    f"Isi otomatis “{error}” tidak ada. Yang ada: {known}.",
                )  # fmt: skip


def headings(desk: Desk) -> Iterator[Problem]:
    """Headings begin at the second level and have an anchor, once a page and the same in both languages."""
    for page in desk.base.pages.values():
        found: dict[Language, list[str]] = {}
        for lang, text in page.texts.items():
            sheet = Sheet(page, lang, text, markdown.parse(text.body))
            found[lang] = []
            for token in sheet.tokens:
                if token.type != "heading_open":
                    continue
                anchor = str(token.attrGet("id") or "")
                if token.tag == "h1":
                    yield sheet.problem(
                        token, "heading-level", "Judul halaman sudah ada di kepala YAML. Mulai dengan ##."
                    )
                if not anchor:
                    yield sheet.problem(token, "no-anchor", "Judul ini belum punya jangkar. Tambahkan {#nama-pendek}.")
                elif anchor in found[lang]:
                    yield sheet.problem(
                        token,
                        "duplicate-anchor",
                        f"Jangkar “{anchor}” sudah dipakai di halaman ini. Ganti namanya.",
                    )
                found[lang].append(anchor)
        if len(found) == 2 and found[Language.ID] != found[Language.EN]:
            different = set(found[Language.ID]) ^ set(found[Language.EN])
            names = ", ".join(sorted(different)) or "urutannya"
            yield Problem(
                page.texts[Language.EN].path, 1, "translation-differs",
                f"Judul bagian tidak sama dengan id.md: {names}. Samakan jangkar dan urutannya.",
            )  # fmt: skip


def short_answer(desk: Desk) -> Iterator[Problem]:
    """A page opens with a short answer (or with what to do in danger)."""
    for sheet in sheets(desk):
        first = sheet.tokens[0] if sheet.tokens else None
        if first is None or markdown.box_name(first) not in {markdown.ANSWER, markdown.DANGER}:
            yield sheet.problem(
                first,
                "no-answer",
                f"Halaman harus dibuka dengan kotak ::: {markdown.ANSWER} (jawaban singkat).",
            )


def boxes(desk: Desk) -> Iterator[Problem]:
    """A box has a known name, is closed before the next opens, and says what it folds away."""
    for sheet in sheets(desk):
        opened: tuple[int, str] | None = None
        lines = sheet.text.body.split("\n")
        for number, line in enumerate(lines, start=sheet.text.body_line):
            match = re.match(r"^:{3,}\s*([\w-]*)\s*(.*)$", line)
            if match is None:
                continue
            name, title = match[1], match[2].strip()
            if name and opened:
                yield _unclosed(sheet, *opened)
            opened = (number, name) if name else None
            if name and name not in markdown.BOXES:
                yield Problem(
                    sheet.text.path, number, "unknown-box",
                    f"Kotak “{name}” tidak dikenal.{suggestion(name, markdown.BOXES)} Yang ada: {', '.join(markdown.BOXES)}.",
                )  # fmt: skip
            if name == markdown.FOLD and not title:
                yield Problem(
                    sheet.text.path, number, "fold-without-title",
                    f"Kotak lipat perlu judul: ::: {markdown.FOLD} Judul yang terlihat.",
                )  # fmt: skip
        if opened:
            yield _unclosed(sheet, *opened)


def _unclosed(sheet: Sheet, line: int, name: str) -> Problem:
    return Problem(
        sheet.text.path, line, "unclosed-box", f"Kotak “{name}” belum ditutup. Tutup dengan baris “:::” tersendiri."
    )


def uncited_statements(desk: Desk) -> Iterator[Problem]:
    """Every paragraph, list item and table row carries a citation, or the sentence that introduces it does."""
    for sheet in sheets(desk):
        for token in _uncited(sheet.tokens):
            start = " ".join(token.content.split())[:60]
            yield sheet.problem(
                token, "uncited",
                f"Pernyataan ini belum punya sumber: “{start}…”. Tambahkan [@sumber, pasal ...] "
                f"atau letakkan di kotak ::: {markdown.OWN_WORDS}.",
            )  # fmt: skip


def _uncited(tokens: Sequence[Token]) -> Iterator[Token]:
    """The inline tokens of statements without a citation."""
    boxes: list[str] = []
    introduced = False
    unit: list[Token] | None = None
    depth = 0
    for i, token in enumerate(tokens):
        _follow_boxes(token, boxes)
        free = markdown.OWN_WORDS in boxes
        if token.type in {"heading_open", "hr"} or markdown.box_name(token):
            introduced = False
        elif token.type in {"list_item_open", "tr_open"}:
            depth += 1
            unit = [] if depth == 1 else unit
        elif token.type in {"list_item_close", "tr_close"}:
            depth -= 1
            if depth == 0 and unit is not None:
                stated = [inline for inline in unit if inline.content.strip()]
                if stated and not introduced and not free and not any(map(_cites, stated)):
                    yield stated[0]
                unit = None
        elif token.type == "thead_close":
            unit = None
        elif token.type == "inline" and depth:
            in_head = tokens[i - 1].type == "th_open"
            if unit is not None and not in_head:
                unit.append(token)
        elif token.type == "inline" and tokens[i - 1].type == "paragraph_open":
            introduced = _cites(token)
            leads_in = token.content.rstrip().endswith(":") and _followed_by_list(tokens, i)
            if not (introduced or free or leads_in or token.content.strip().startswith("{{")):
                yield token


def _followed_by_list(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 2].type if index + 2 < len(tokens) else ""
    return following in {"bullet_list_open", "ordered_list_open", "table_open"}


def _cites(inline: Token) -> bool:
    return any(child.type == "citation" and child.meta["citations"] for child in inline.children or [])


def _follow_boxes(token: Token, boxes: list[str]) -> None:
    name = markdown.box_name(token)
    if name and token.nesting == 1:
        boxes.append(name)
    elif name and boxes:
        boxes.pop()


def unknown_related(desk: Desk) -> Iterator[Problem]:
    """`related` names other pages that exist; the folder of a page belongs to a section of the site."""
    folders = {folder for section in desk.base.site.sections for folder in section.folders}
    for page in desk.base.pages.values():
        yield from desk.unknown("Page", page.slug, "related", page.related, "Page", set(desk.base.pages))
        if page.section not in folders:
            yield desk.at(
                "Page", page.slug, "unknown-section",
                f"Folder “{page.section}” tidak ada dalam sections di site.yaml.{suggestion(page.section, folders)}",
            )  # fmt: skip


def calm_titles(desk: Desk) -> Iterator[Problem]:
    """Titles of residents' pages stand in the history of a shared phone and do not alarm."""
    for sheet in sheets(desk):
        if sheet.page.section in _RESIDENT_SECTIONS and _ALARMING.search(sheet.text.title):
            yield sheet.problem(
                None, "alarming-title",
                "Judul halaman warga tampil di riwayat peramban. Tulis tanpa “perdagangan orang”, “TPPO”, “trafficking”.",
            )  # fmt: skip


def overdue_pages(desk: Desk) -> Iterator[Problem]:
    """A page past its review date is read again (a warning)."""
    for page in desk.base.pages.values():
        if page.review_by < desk.today:
            yield desk.at(
                "Page", page.slug, "review-overdue",
                f"Halaman ini harus ditinjau sebelum {page.review_by.isoformat()}. Periksa lagi, lalu perbarui reviewed_on dan review_by.",
                "warning", "review_by",
            )  # fmt: skip


RULES: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    citations,
    links,
    unknown_blocks,
    headings,
    short_answer,
    boxes,
    uncited_statements,
    unknown_related,
    calm_titles,
    overdue_pages,
)
