"""YAML with line numbers, so that a problem can say where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

Key = str | int
Trail = tuple[Key, ...]
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is not YAML, or a key stands twice in one mapping."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the 1-based `line` beside the message."""
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """Plain values, and for the trail to each of them (`("stages", 3, "lane")`) its 1-based line."""

    value: Any
    lines: dict[Trail, int]

    def line(self, trail: Trail) -> int:
        """The line of `trail`, or of the nearest value around it."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)


def read(text: str, first_line: int = 1) -> YamlDocument:
    """
    Parse one YAML document.

    Args:
        text: the document.
        first_line: the line of the file on which `text` begins.

    Raises:
        YamlError: broken syntax or a key that stands twice.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Trail, int] = {}
        value = None if node is None else _construct(loader, node, (), lines, first_line)
        return YamlDocument(value, lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise YamlError(line, str(error.problem or error.context or "YAML rusak")) from error
    except yaml.YAMLError as error:
        raise YamlError(first_line, str(error)) from error
    finally:
        loader.dispose()


def _construct(loader: Any, node: Any, trail: Trail, lines: dict[Trail, int], first: int) -> Any:  # noqa: ANN401
    lines[trail] = first + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError(first + key_node.start_mark.line, "kunci harus satu tulisan; beri tanda kutip")
            key = loader.construct_object(key_node, deep=True)
            if key in mapping:
                raise YamlError(first + key_node.start_mark.line, f"kunci “{key}” tertulis dua kali")
            mapping[key] = _construct(loader, value_node, (*trail, key), lines, first)
            lines[(*trail, key)] = first + key_node.start_mark.line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, item, (*trail, i), lines, first) for i, item in enumerate(node.value)]
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:  # a date that does not exist stays a text, so that the model can say what is wrong with it
        return node.value
