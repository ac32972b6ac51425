"""The tokens of the design: one place for colours and sizes of both editions.

The light edition's stylesheet takes them as CSS variables, the full one as Streamlit's theme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

ASSETS = Path(__file__).parent / "parts" / "assets"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode; every text colour has at least 4.5:1 on its ground."""

    paper: str
    ink: str
    soft: str
    line: str
    quiet: str
    accent: str
    on_accent: str
    alert: str
    note: str
    note_ground: str
    lanes: tuple[str, str, str, str, str]


LIGHT = Palette(
    paper="#FFFFFF",
    ink="#1B2430",
    soft="#F3F6F7",
    line="#C9D3D8",
    quiet="#4A5763",
    accent="#0F6B63",
    on_accent="#FFFFFF",
    alert="#B42318",
    note="#8A5A00",
    note_ground="#FFF6E0",
    lanes=("#F6EFE6", "#E8F0F7", "#EEEAF6", "#F3EDEE", "#E7F3EE"),
)
DARK = Palette(
    paper="#10161D",
    ink="#E8EDF2",
    soft="#18212B",
    line="#3A4856",
    quiet="#AEBAC5",
    accent="#6FD3C7",
    on_accent="#10161D",
    alert="#FF9B8F",
    note="#FFD58A",
    note_ground="#2B2412",
    lanes=("#2A251E", "#1C2733", "#26223A", "#2C2326", "#1B2C27"),
)


def variables(palette: Palette) -> str:
    """The palette as CSS variables."""
    names = ("paper", "ink", "soft", "line", "quiet", "accent", "on_accent", "alert", "note", "note_ground")
    colours = [f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names]
    colours += [f"--lane{i}:{colour}" for i, colour in enumerate(palette.lanes)]
    return ";".join(colours)


@cache
def stylesheet(*names: str) -> str:
    """The named stylesheets with the tokens in front, without comments and spare space."""
    text = f":root{{{variables(LIGHT)}}}@media screen and (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}"
    text += "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return squeezed(text)


def squeezed(css: str) -> str:
    """CSS without comments and without white space that says nothing."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    # A space before a colon says something: `.a :focus` is not `.a:focus`.
    return re.sub(r"\s*([{};,>])\s*|(:)\s+", r"\1\2", css).replace(";}", "}").strip()


@cache
def script(name: str) -> str:
    """A script of ours, without comment lines and indentation."""
    text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def fingerprint(text: str) -> str:
    """A short name for a version of an asset, so that browsers may keep it for good."""
    return sha256(text.encode()).hexdigest()[:12]


def streamlit_theme() -> dict[str, str | int]:
    """Options of Streamlit that make the full edition look like the light one."""
    options: dict[str, str | int] = {"theme.baseRadius": "8px", "theme.baseFontSize": 17}
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        options |= {
            f"theme.{mode}.primaryColor": palette.accent,
            f"theme.{mode}.backgroundColor": palette.paper,
            f"theme.{mode}.secondaryBackgroundColor": palette.soft,
            f"theme.{mode}.textColor": palette.ink,
            f"theme.{mode}.linkColor": palette.accent,
            f"theme.{mode}.borderColor": palette.line,
        }
    return options
