"""The tokens of the design: legible in both modes, and the same in both editions."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import product

import pytest

from app import look, shell
from app.light import pages
from app.look import DARK, LIGHT, Palette

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
KINDS = ["page", "lost", "search", "chart", "flow", "list", "form", "material", "plan", "save", "home", "tool"]
SHEETS = [f"{kind}{whose}" for kind in KINDS for whose in ("", " of a resident")] + ["full"]
STYLESHEETS = pytest.mark.parametrize("css", [*pages.outfits()[0], shell.style()], ids=SHEETS)
LEGIBLE = 4.5
"""WCAG 2.2, 1.4.3: contrast of ordinary text."""
VISIBLE = 3.0
"""WCAG 2.2, 1.4.11: contrast of what has to be seen but not read, such as a focus ring."""
TEXTS = ("ink", "quiet", "accent", "alert", "note")
GROUNDS = ("paper", "soft", "note_ground")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_ratios_that_everybody_knows():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTES
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_every_text_colour_can_be_read_on_every_ground(palette: Palette, text: str, ground: str):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= LEGIBLE


@PALETTES
@pytest.mark.parametrize("lane", range(5))
@pytest.mark.parametrize("text", ["ink", "quiet", "accent"])
def test_names_and_numbers_can_be_read_on_every_lane_of_the_flow(palette: Palette, lane: int, text: str):
    assert contrast(getattr(palette, text), palette.lanes[lane]) >= LEGIBLE


@PALETTES
def test_body_text_stands_out_and_a_button_can_be_read(palette: Palette):
    assert contrast(palette.ink, palette.paper) >= 12
    assert contrast(palette.on_accent, palette.accent) >= LEGIBLE
    assert contrast(palette.accent, palette.paper) >= VISIBLE


@PALETTES
def test_tokens_are_whole_colours(palette: Palette):
    values = [getattr(palette, field.name) for field in fields(palette) if field.name != "lanes"]
    assert len(palette.lanes) == len(set(palette.lanes)) == 5
    for value in (*values, *palette.lanes):
        assert re.fullmatch(r"#[0-9A-F]{6}", value)


@STYLESHEETS
def test_a_stylesheet_defines_every_token_that_it_uses_in_both_modes(css: str):
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", css))
    modes = re.findall(r":root\{([^}]*)\}", css)
    assert len(modes) == 2
    for mode in modes:
        assert used <= set(re.findall(r"--([a-z0-9-]+):", mode))
    assert css.index("prefers-color-scheme:dark") < css.index(modes[1])
    assert f"--paper:{LIGHT.paper}" in modes[0]
    assert f"--paper:{DARK.paper}" in modes[1]


@STYLESHEETS
def test_a_stylesheet_is_whole_and_squeezed(css: str):
    assert css.count("{") == css.count("}")
    assert "/*" not in css
    assert "\n" not in css
    assert "  " not in css


@STYLESHEETS
def test_a_stylesheet_names_no_colour_but_the_tokens(css: str):
    rules = re.sub(r":root\{[^}]*\}", "", css)
    allowed = {"#777", "#0003"}  # the line around a box on paper, the shadow under the menu
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= allowed


@STYLESHEETS
def test_help_bar_quick_exit_print_and_stillness_are_styled(css: str):
    for wanted in (".bilah{", ".keluar{", "@media print{", "prefers-reduced-motion:reduce", ":focus-visible"):
        assert wanted in css


def test_squeezing_keeps_what_a_browser_reads():
    assert look.squeezed("a  {color: red; /* why */ margin: 0 auto;}\n .b :focus > c, d{x:y}") == (
        "a{color:red;margin:0 auto}.b :focus>c,d{x:y}"
    )


def test_streamlit_takes_its_colours_from_the_same_tokens():
    theme = look.streamlit_theme()
    assert theme["theme.light.primaryColor"] == LIGHT.accent == "#0F6B63"
    assert theme["theme.dark.primaryColor"] == DARK.accent == "#6FD3C7"
    assert theme["theme.light.backgroundColor"] == LIGHT.paper
    assert theme["theme.dark.textColor"] == DARK.ink


def test_a_fingerprint_changes_with_the_text_and_only_then():
    assert look.fingerprint("a") == look.fingerprint("a") != look.fingerprint("b")
    assert re.fullmatch(r"[0-9a-f]{12}", look.fingerprint("a"))


def test_the_scripts_of_the_light_edition_stay_within_two_kilobytes():
    _, scripts = pages.outfits()
    assert len(scripts) == 6
    for script in scripts:
        assert "location.replace" in script
        assert len(script.encode()) <= 2048
    assert not re.search(r"(?m)^\s*//|https?:", script)
