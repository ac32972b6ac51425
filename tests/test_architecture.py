"""What keeps the structure as it is described: who may import whom, where state lives, how long a file may be."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from knowledge.checks.check import check
from knowledge.model.content import Contact, Page, PageText, Site, Source, Term
from knowledge.model.deadlines import DeadlineData
from knowledge.model.process import ProcessData
from knowledge.rendering import blocks, markdown
from tests.conftest import TODAY
from tests.source import ROOT, imported, modules, problem_codes, syntax

EVERY_MODULE = [*modules("knowledge"), *modules("app")]
LONGEST_FILE = 450
FOR_FACES = {"streamlit", "starlette", "jinja2", "plotly", "pandas", "typer", "uvicorn"}
NETWORK = {"socket", "http", "urllib", "requests", "httpx", "ssl", "asyncio"}
EXAMPLE = re.compile(r"^`data/([^`]+)`(?:, in the list `(\w+):`)?\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def tops(path: Path) -> set[str]:
    """The first names of what a file imports: `knowledge`, `streamlit`."""
    return {name.partition(".")[0] for name in imported(path)}


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


# Imports run one way


def test_knowledge_imports_nothing_of_the_faces_and_no_network():
    wrong = {path.name: tops(path) & (FOR_FACES | NETWORK | {"app"}) for path in modules("knowledge")}
    assert {name: found for name, found in wrong.items() if found} == {"statistics.py": {"pandas"}}


def test_no_part_of_sigap_imports_its_tests_or_benchmarks():
    assert names([path for path in EVERY_MODULE if tops(path) & {"tests", "benchmarks"}]) == []


def test_the_rooms_of_knowledge_stand_on_one_another_in_one_direction():
    """A room is a folder of `knowledge/` or a file beside them; imports within functions count as well."""
    stands_on: dict[str, set[str]] = {}
    for path in modules("knowledge"):
        room = path.relative_to(ROOT / "knowledge").parts[0].removesuffix(".py")
        others = {name.split(".")[1] for name in imported(path) if name.startswith("knowledge.")}
        stands_on.setdefault(room, set()).update(others - {room})
    TopologicalSorter(stands_on).prepare()  # a circle is raised, and named


def test_the_app_does_stand_on_knowledge():
    assert any("knowledge" in tops(path) for path in modules("app"))


@pytest.mark.parametrize(
    "module", ["app.cli", "knowledge.search.opening", "knowledge.checks.check", "knowledge.rendering.markup"]
)
def test_a_command_starts_without_what_only_the_server_needs(module):
    code = f"import sys, {module}; print(*sorted({{'streamlit', 'pandas', 'plotly', 'starlette'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


# State lives in one place


def test_session_state_and_url_parameters_are_touched_in_one_file():
    touched = {path for path in modules("app") for node in ast.walk(syntax(path)) if touches_state(node)}
    assert names(sorted(touched)) == ["app/state.py"]


def touches_state(node: ast.AST) -> bool:
    """`st.query_params` or `session_state` in any form; Starlette's `request.query_params` is another thing."""
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in {"session_state", "query_params"} for alias in node.names)
    if not isinstance(node, ast.Attribute):
        return False
    streamlit = isinstance(node.value, ast.Name) and node.value.id in {"st", "streamlit"}
    return node.attr == "session_state" or (streamlit and node.attr == "query_params")


# Files are short and named for what they hold


def test_no_file_is_longer_than_450_lines():
    everything = [path for folder in ("knowledge", "app") for path in sorted((ROOT / folder).rglob("*"))]
    written = [path for path in everything if path.suffix in {".py", ".html", ".css", ".js"}]
    assert len(written) > 40
    assert names([path for path in written if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]) == []


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert names([path for path in EVERY_MODULE if path.stem in drawers]) == []


def test_every_module_says_what_it_is_for():
    assert names([path for path in EVERY_MODULE if not ast.get_docstring(syntax(path))]) == []


# What is named is there

NAMED = re.compile(r"`((?:app|benchmarks|data|docs|knowledge|tests|tools)/[\w./-]+\.\w+)`")


def test_every_file_that_code_or_documentation_names_is_there():
    written = [*EVERY_MODULE, *modules("benchmarks"), *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {name: path for path in written for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    invented = {name for name in named if name.startswith("data/") and f"`{name}`\n```" in CONTRIBUTING}
    assert len(named) > 60
    lost = {name: path for name, path in named.items() if name not in invented and not (ROOT / name).exists()}
    assert {name: path.relative_to(ROOT).as_posix() for name, path in lost.items()} == {}


# CONTRIBUTING says all of it


def section(title: str) -> str:
    """The text of CONTRIBUTING under a heading, up to the next heading of the same level or above."""
    head = re.search(rf"^(#+) {re.escape(title)}\n", CONTRIBUTING, re.MULTILINE)
    assert head, f"CONTRIBUTING.md has no section “{title}”"
    rest = CONTRIBUTING[head.end() :]
    following = re.search(rf"^#{{1,{len(head[1])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def first_cells(text: str) -> set[str]:
    """What stands in backticks in the first cells of tables."""
    rows = re.findall(r"^\| (`[^|]+)\|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_problem_code_is_explained_and_no_other():
    assert first_cells(section("Problem codes of `sigap check`")) == problem_codes()


def test_every_key_of_the_front_matter_is_explained_and_no_other():
    of_a_text = set(PageText.model_fields) - {"body", "path", "body_line"}
    of_a_page = set(Page.model_fields) - {"slug", "section", "texts"}
    assert first_cells(section("Front matter")) == of_a_text | of_a_page


@pytest.mark.parametrize(("model", "title"), [(Source, "Add a source"), (Contact, "Add a contact")])
def test_every_key_of_a_list_is_explained(model, title):
    assert first_cells(section(title)) == set(model.model_fields)


@pytest.mark.parametrize(("model", "title"), [(Term, "Add a term"), (Site, "The site itself")])
def test_every_key_of_terms_and_of_the_site_is_named(model, title):
    text = section(title)
    assert {key for key in model.model_fields if not re.search(rf"\b{key}\b", text)} == set()


def test_every_list_and_key_of_the_process_is_named():
    text = section("Add a stage")
    assert first_cells(text) == set(ProcessData.model_fields) | set(DeadlineData.model_fields)
    keys = {
        field.alias or key
        for part in ProcessData.model_fields.values()
        for key, field in part.annotation.__args__[0].model_fields.items()
    }
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def test_every_list_and_key_of_the_deadlines_is_named():
    text = section("Counting days")
    assert first_cells(text) == set(DeadlineData.model_fields)
    keys = {key for part in DeadlineData.model_fields.values() for key in part.annotation.__args__[0].model_fields}
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def test_every_box_is_explained_and_no_other():
    assert {cell.split()[1] for cell in first_cells(section("Boxes"))} == set(markdown.BOXES)


def test_every_generated_block_is_explained_and_no_other():
    calls = [blocks.parse_call(cell) for cell in first_cells(section("Generated blocks"))]
    assert {call[0] for call in calls if call} == set(blocks.BLOCKS)


def test_the_examples_pass_the_check_as_they_stand(data, examined, tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    _, before = examined
    examples = EXAMPLE.findall(CONTRIBUTING)
    assert len(examples) >= 9
    for name, key, text in examples:
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        new = old.replace(f"\n{key}:\n", f"\n{key}:\n{text}") if key else f"{old}\n{text}".lstrip("\n")
        assert new != old, f"{name} has no list {key}"
        path.write_text(new, encoding="utf-8")
    new = [problem for problem in check(copy, TODAY) if problem not in before]
    # Linking the new page from others is the writer's next step.
    assert [str(problem) for problem in new if problem.code != "orphan-page"] == []
