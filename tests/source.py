"""What the source of SIGAP itself says, read as syntax: for tests that keep the structure and the documents honest."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.checks import desk

ROOT = Path(__file__).resolve().parent.parent
_CODE_STANDS_AT = {"Problem": 2, "report": 2, "at": 2, "problem": 1, "FlowFault": 0}
"""The calls that make a problem, and which of their arguments is its code."""


def modules(folder: str) -> Iterator[Path]:
    """Every Python file of `knowledge/` or `app/`."""
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, f"{folder}/ holds no module"
    yield from found


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports, wherever it does so."""
    names: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full here"
            names.add(node.module or "")
    return names


def problem_codes() -> set[str]:
    """Every code with which `sigap check` can report a problem."""
    codes = {f"unknown-{kind.lower()}" for kind in desk._KINDS}
    for path in modules("knowledge"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.Call):
                place = _CODE_STANDS_AT.get(_called(node))
                code = node.args[place] if place is not None and len(node.args) > place else None
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    codes.add(code.value)
    return codes


def asked_labels() -> set[str]:
    """Every label of `site.yaml` that Python or a template asks for by its whole name."""
    keys: set[str] = set()
    for folder in ("knowledge", "app"):
        for path in modules(folder):
            calls = (node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call) and _called(node) == "label")
            keys |= {key for call in calls if call.args for key in _whole_texts(call.args[0])}
        for template in (ROOT / folder).rglob("*.html"):
            keys |= set(re.findall(r"label\('([a-z0-9-]+)'\)", template.read_text(encoding="utf-8")))
    return keys


def _whole_texts(node: ast.expr) -> set[str]:
    """The texts that an argument may be: itself, or either side of `x if … else y`; texts with gaps are none."""
    if isinstance(node, ast.IfExp):
        return _whole_texts(node.body) | _whole_texts(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
