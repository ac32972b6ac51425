"""A problem in `data/`, told so that an editor can act on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Where, what and what to do. `path` is relative to the data folder, `line` counts from 1."""

    path: str
    line: int
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """`path:line: message`, as editors and terminals understand it."""
        mark = "" if self.severity == "error" else "peringatan: "
        return f"{self.path}:{self.line}: {mark}{self.message} [{self.code}]"

    def as_dict(self) -> dict[str, str | int]:
        """For `sigap check --json`."""
        return asdict(self)


def told(problem: Problem, data: Path) -> str:
    """A problem with its path as seen from where the command was given, ready to be opened."""
    place = data / problem.path
    seen = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    return str(replace(problem, path=str(seen)))


class BrokenDataError(Exception):
    """The data folder cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted by place."""
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
