"""A small valid data folder, and the defects that are put into it.

`base/` is the folder; every other file here is one defect:

    defect: what is wrong, in a sentence
    change: {file: [[old text, new text], ...]}   each old text stands once; no line is added or removed
    write: {file: text}                           new files
    write_latin1: {file: text}                    new files that are not UTF-8
    remove: [file or folder, ...]
    reports: every line that `sigap check` then prints, whole (`<blocks>` and `<boxes>` stand for the lists of all)

No defect moves a line of another file, so all of them can be put into one folder.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from knowledge.editing.translation import stamp
from knowledge.lang import Language
from knowledge.loading import load
from knowledge.rendering import blocks, markdown

HERE = Path(__file__).resolve().parent
REAL_SITE = HERE.parent.parent / "data" / "site.yaml"


@dataclass(frozen=True)
class Defect:
    """One thing that an editor may get wrong, and what must be told about it."""

    name: str
    defect: str
    reports: tuple[str, ...]
    change: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])
    write: dict[str, str] = field(default_factory=dict[str, str])
    write_latin1: dict[str, str] = field(default_factory=dict[str, str])
    remove: tuple[str, ...] = ()

    def put_into(self, data: Path) -> None:
        """Spoil the folder `data`."""
        for name, pairs in self.change.items():
            text = (data / name).read_text(encoding="utf-8")
            for old, new in pairs:
                assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times in {name}"
                assert old.count("\n") == new.count("\n"), f"{self.name}: {new!r} would move other lines"
                text = text.replace(old, new)
            (data / name).write_text(text, encoding="utf-8")
        for encoding, files in (("utf-8", self.write), ("latin-1", self.write_latin1)):
            for name, text in files.items():
                (data / name).parent.mkdir(parents=True, exist_ok=True)
                (data / name).write_text(text, encoding=encoding)
        for name in self.remove:
            path = data / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name in self.change:
            if name.endswith("/id.md"):
                _stamp_anew(data, name)


def small_folder(data: Path) -> Path:
    """The small valid folder, copied to `data`, with the readers' words of the real site."""
    shutil.copytree(HERE / "base", data)
    labels = re.search(r"^labels:\n(?:(?: .*)?\n)+", REAL_SITE.read_text(encoding="utf-8"), re.MULTILINE)
    assert labels, "data/site.yaml has no labels"
    with (data / "site.yaml").open("a", encoding="utf-8") as site:
        site.write(labels[0])
    return data


def _stamp_anew(data: Path, name: str) -> None:
    """Let the translation of a changed page count as compared: that it grew old is a defect of its own."""
    page = load.read(data).base.pages.get(Path(name).parent.name)
    path = (data / name).with_name("en.md")
    if page and path.is_file():
        line = f'translates: "{stamp(page.texts[Language.ID])}"'
        text = re.sub(r"^translates: .*$", line, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")


def defects() -> list[Defect]:
    """All defects, by name."""
    found: list[Defect] = []
    for path in sorted(HERE.glob("*.yaml")):
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        given["reports"] = tuple(_with_lists(line) for line in given["reports"])
        given["remove"] = tuple(given.get("remove", ()))
        found.append(Defect(name=path.stem, **given))
    return found


def _with_lists(line: str) -> str:
    return line.replace("<blocks>", ", ".join(sorted(blocks.BLOCKS))).replace("<boxes>", ", ".join(markdown.BOXES))
