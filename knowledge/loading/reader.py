"""The files of `data/` as nouns: each entry with its place, each problem kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from knowledge.base import KnowledgeBase, Position
from knowledge.lang import Language
from knowledge.loading import yamlfile
from knowledge.loading.problem import Problem
from knowledge.model.content import Page, PageText
from knowledge.model.nouns import BilingualList, Noun
from knowledge.model.training import Exercise, Module, Question, Quiz, SafetyKit, Scenario, Talk, Training

N = TypeVar("N", bound=Noun)
L = TypeVar("L", bound=Noun)
EVERY = "*"
"""In `Reading.unreadable`: no entry of this kind could be read, so that none may be called unknown."""
_TEXT_KEYS = {
    Language.ID: {"title", "short", "summary", "keywords"},
    Language.EN: {"title", "short", "summary", "keywords", "translates"},
}
_TRAINING_FILES = ("modules", "talks", "exercises", "scenarios", "sheets", "quiz", "safety")
_WORDS = {
    "missing": "kunci wajib ini belum ada; tambahkan",
    "extra_forbidden": "kunci ini tidak dikenal; periksa ejaannya atau hapus",
    "string_too_short": "tulisan ini kosong; isi",
    "string_too_long": "tulisan ini terlalu panjang, paling banyak {max_length} huruf",
    "string_type": "di sini harus ada tulisan; beri tanda kutip",
    "string_pattern_mismatch": "bentuknya tidak sesuai pola {pattern}",
    "enum": "nilai ini tidak dikenal; pilih {expected}",
    "literal_error": "nilai ini tidak dikenal; pilih {expected}",
    "date_from_datetime_parsing": "tanggal harus berbentuk TTTT-BB-HH, misalnya 2026-11-24",
    "date_parsing": "tanggal harus berbentuk TTTT-BB-HH, misalnya 2026-11-24",
    "model_type": "di sini harus ada kunci dan nilai, bukan satu tulisan",
    "tuple_type": "di sini harus ada daftar, misalnya [a, b]",
    "too_short": "daftar ini harus berisi sedikitnya satu nilai",
}


@dataclass
class Reading:
    """What was read, whole or not: the base for the loader and for `sigap check`."""

    base: KnowledgeBase | None = None
    problems: list[Problem] = field(default_factory=list[Problem])
    unreadable: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """(kind, id) of entries that exist but are broken, so that nobody reports them as unknown too."""


class Reader:
    """Reads file after file and collects what is wrong."""

    def __init__(self, data: Path, reading: Reading) -> None:
        """Problems go to `reading`; paths are relative to the folder `data`."""
        self.data = data
        self.reading = reading
        self.positions: dict[tuple[str, str], Position] = {}
        self.page_keys: dict[str, dict[str, int]] = {}

    def report(self, path: str, line: int, code: str, message: str) -> None:
        """Note a problem."""
        self.reading.problems.append(Problem(path, line, code, message))

    def text(self, name: str) -> str | None:
        """The text of a file, or a problem where it is missing or not UTF-8."""
        try:
            return (self.data / name).read_text(encoding="utf-8-sig")
        except (FileNotFoundError, IsADirectoryError):
            self.report(name, 1, "missing-file", "Berkas ini tidak ada. Buat berkasnya atau pulihkan dari riwayat.")
        except UnicodeDecodeError as error:
            self.report(
                name,
                1,
                "not-utf8",
                f"Berkas ini bukan UTF-8 (bita ke-{error.start}). Simpan ulang sebagai UTF-8.",
            )
        return None

    def yaml(self, name: str) -> yamlfile.YamlDocument | None:
        """A parsed YAML file, or a problem."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return yamlfile.read(text)
        except yamlfile.YamlError as error:
            self.report(name, error.line, "bad-yaml", f"YAML tidak dapat dibaca: {error.message}.")
            return None

    def build(
        self, model: type[N], value: object, name: str, document: yamlfile.YamlDocument, at: yamlfile.Trail
    ) -> N | None:
        """`value` as a model, or a problem at the line of each wrong key."""
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                trail = (*at, *detail["loc"])
                where = ".".join(str(part) for part in detail["loc"]) or "entri"
                told = _WORDS.get(detail["type"])
                what = told.format(**detail.get("ctx", {})) if told else detail["msg"].removeprefix("Value error, ")
                self.report(name, document.line(trail), "bad-value", f"{where}: {what}.")
            return None

    def single(self, name: str, model: type[N]) -> N | None:
        """A file that holds one mapping."""
        document = self.yaml(name)
        if document is None:
            return None
        self.positions[model.__name__, ""] = Position(name, 1, _key_lines(document, (), deep=_is_deep(name)))
        return self.build(model, document.value, name, document, ())

    def entries(self, name: str, model: type[N]) -> dict[str, N]:
        """A file that holds a list of entries with an `id` each."""
        document = self.yaml(name)
        if document is None:
            self.reading.unreadable.add((model.__name__, EVERY))
            return {}
        return self.listed(name, model, document, ())

    def listed(
        self, name: str, model: type[N], document: yamlfile.YamlDocument, at: yamlfile.Trail, key_of: str = "id"
    ) -> dict[str, N]:
        """The entries of the list at `at`, by id (or by another key)."""
        kind = model.__name__
        raw: Any = document.value
        for key in at:
            raw = raw.get(key) if isinstance(raw, Mapping) else None
        if not isinstance(raw, list):
            self.report(
                name,
                document.line(at),
                "bad-value",
                f"Di sini harus ada daftar ({'.'.join(map(str, at)) or name}).",
            )
            return {}
        found: dict[str, N] = {}
        for index, value in enumerate(raw):
            trail = (*at, index)
            line = document.line(trail)
            identity = str(value.get(key_of, "")) if isinstance(value, Mapping) else ""
            entry = self.build(model, value, name, document, trail)
            if (kind, identity) in self.positions:
                before = self.positions[kind, identity]
                self.report(
                    name,
                    line,
                    "duplicate-id",
                    f"“{identity}” sudah ada di baris {before.line}. Ganti salah satu id.",
                )
            elif entry is None:
                self.reading.unreadable.add((kind, identity))
            else:
                found[identity] = entry
                self.positions[kind, identity] = Position(name, line, _key_lines(document, trail, deep=_is_deep(name)))
        return found

    def split(self, name: str, model: type[N]) -> dict[str, N]:
        """A list that may be spread over files: `scenarios.yaml`, `scenarios-2.yaml`."""
        found: dict[str, N] = {}
        folder = self.data / "training"
        for path in sorted([*folder.glob(f"{name}.yaml"), *folder.glob(f"{name}-*.yaml")]):
            for identity, entry in self.entries(f"training/{path.name}", model).items():
                found.setdefault(identity, entry)
        return found

    def training(self) -> Training:
        """The folder `training/`: sessions, what they are made of, and the safety kit."""
        for path in sorted((self.data / "training").glob("*.yaml")):
            if path.stem.partition("-")[0] not in _TRAINING_FILES:
                known = ", ".join(_TRAINING_FILES)
                message = f"Nama berkas ini tidak dikenal, jadi isinya tidak dibaca. Mulai dengan salah satu: {known}."
                self.report(f"training/{path.name}", 1, "bad-value", message)
        return Training(
            modules=self.split("modules", Module),
            talks=self.split("talks", Talk),
            exercises=self.split("exercises", Exercise),
            scenarios=self.split("scenarios", Scenario),
            quizzes=self.split("sheets", Quiz),
            questions=self.split("quiz", Question),
            safety=self.single("training/safety.yaml", SafetyKit),
        )

    def lists(self, name: str, model: type[L]) -> L | None:
        """A file that holds several lists (`process.yaml`, `deadlines.yaml`), each read entry by entry."""
        document = self.yaml(name)
        if document is None:
            return None
        fields = model.model_fields
        if not isinstance(document.value, Mapping):
            self.report(name, 1, "bad-value", "Berkas ini harus berisi kunci " + ", ".join(fields) + ".")
            return None
        for key in document.value:
            if key not in fields:
                self.report(
                    name,
                    document.line((key,)),
                    "bad-value",
                    f"{key}: kunci ini tidak dikenal; periksa ejaannya.",
                )
        lists = {key: tuple(self.listed(name, _item_type(model, key), document, (key,)).values()) for key in fields}
        return model.model_validate(lists)

    def pages(self) -> dict[str, Page]:
        """Every folder `pages/<section>/<slug>/` that holds an `id.md`."""
        found: dict[str, Page] = {}
        for folder in sorted((self.data / "pages").glob("*/*")):
            if not folder.is_dir():
                continue
            slug = folder.name
            here = folder.relative_to(self.data).as_posix()
            page = self.page(folder, slug)
            if ("Page", slug) in self.positions:
                before = self.positions["Page", slug].path
                self.report(
                    f"{here}/id.md",
                    1,
                    "duplicate-slug",
                    f"Slug “{slug}” sudah dipakai oleh {before}. Ganti nama folder.",
                )
            elif page is None:
                self.reading.unreadable.add(("Page", slug))
            else:
                found[slug] = page
                self.positions["Page", slug] = Position(f"{here}/id.md", 1, self.page_keys.get(slug, {}))
        return found

    def page(self, folder: Path, slug: str) -> Page | None:
        """One page with both languages; the shared keys stand in `id.md` alone."""
        here = folder.relative_to(self.data).as_posix()
        texts: dict[Language, PageText] = {}
        shared: dict[str, Any] = {}
        document: yamlfile.YamlDocument | None = None
        for lang in Language:
            name = f"{here}/{lang}.md"
            if lang is Language.EN and not (folder / "en.md").is_file():
                self.report(f"{here}/id.md", 1, "missing-translation", f"Terjemahan Inggris belum ada. Tulis {name}.")
                continue
            parsed = self.front_matter(name)
            if parsed is None:
                return None
            matter, body, body_line = parsed
            self.positions["PageText", name] = Position(name, 1, _key_lines(matter, ()))
            value: dict[str, Any] = dict(matter.value)
            own = {key: value.pop(key) for key in list(value) if key in _TEXT_KEYS[lang]}
            if lang is Language.ID:
                shared, document = value, matter
            else:
                for key in value:
                    self.report(
                        name,
                        matter.line((key,)),
                        "bad-value",
                        f"{key}: kunci ini hanya ditulis di id.md. Hapus dari sini.",
                    )
            text = self.build(PageText, {**own, "body": body, "path": name, "body_line": body_line}, name, matter, ())
            if text is None:
                return None
            texts[lang] = text
        if document is None:
            return None
        self.page_keys[slug] = _key_lines(document, ())
        whole = {**shared, "slug": slug, "section": folder.parent.name, "texts": texts}
        return self.build(Page, whole, f"{here}/id.md", document, ())

    def asked(self) -> dict[str, BilingualList]:
        """By slug how people ask for a page, from `pages/<section>/<slug>/asked.yaml` where that is."""
        found: dict[str, BilingualList] = {}
        for path in sorted((self.data / "pages").glob("*/*/asked.yaml")):
            name, slug = path.relative_to(self.data).as_posix(), path.parent.name
            document = self.yaml(name)
            entry = self.build(BilingualList, document.value, name, document, ()) if document else None
            if document and entry:
                found[slug] = entry
                self.positions["Asked", slug] = Position(name, 1, _key_lines(document, (), deep=True))
        return found

    def front_matter(self, name: str) -> tuple[yamlfile.YamlDocument, str, int] | None:
        """The YAML between the two `---` lines, the body, and the line on which the body begins."""
        text = self.text(name)
        if text is None:
            return None
        lines = text.split("\n")
        if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
            self.report(name, 1, "bad-yaml", "Halaman harus diawali kepala YAML di antara dua baris “---”.")
            return None
        end = next(i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---")
        try:
            matter = yamlfile.read("\n".join(lines[1:end]), first_line=2)
        except yamlfile.YamlError as error:
            self.report(name, error.line, "bad-yaml", f"YAML tidak dapat dibaca: {error.message}.")
            return None
        if not isinstance(matter.value, dict):
            self.report(name, 2, "bad-yaml", "Kepala halaman harus berisi kunci seperti title dan summary.")
            return None
        return matter, "\n".join(lines[end + 1 :]), end + 2


def _key_lines(document: yamlfile.YamlDocument, at: yamlfile.Trail, *, deep: bool = False) -> dict[str, int]:
    """The line of each key of the mapping at `at`; `deep`: of all that lies under it too (`lines.2`)."""
    here: Any = document.value
    for step in at:
        here = here[step]
    if not isinstance(here, Mapping):
        return {}
    found = {str(key): document.lines[(*at, key)] for key in here}
    if deep:
        _lines_below(here, document, at, "", found)
    return found


def _is_deep(name: str) -> bool:
    """Whether the problems of a file are told at the line of a list's item: its entries are long."""
    return name.startswith("training/")


def _lines_below(
    value: object, document: yamlfile.YamlDocument, at: yamlfile.Trail, name: str, found: dict[str, int]
) -> None:
    below: Any = value
    steps = below if isinstance(value, Mapping) else range(len(below)) if isinstance(value, list) else ()
    for step in steps:
        trail = (*at, step)
        found[name + str(step)] = document.lines[trail]
        _lines_below(below[step], document, trail, f"{name}{step}.", found)


def _item_type(model: type[Noun], key: str) -> type[Noun]:
    """The class of the entries of a list of `process.yaml` or `deadlines.yaml`."""
    annotation: Any = model.model_fields[key].annotation
    return annotation.__args__[0]
