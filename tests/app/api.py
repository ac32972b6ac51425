"""Open data as a program reads it: answers parsed, and held against the description that the server gives of itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from openapi_schema_validator import OAS31Validator

from tests.app import raw
from tests.serving import Running


@dataclass(frozen=True)
class Reader:
    """Asks one server."""

    server: Running

    def get(self, address: str) -> Any:
        """The JSON at `address`, which must be there."""
        answer = raw.request(self.server, address)
        assert answer.status == 200, (address, answer.text[:300])
        assert answer.headers["content-type"] == "application/json", address
        return json.loads(answer.body)

    @cached_property
    def description(self) -> dict[str, Any]:
        """The OpenAPI document."""
        return self.get("/api/v1/openapi.json")

    def schema_of(self, address: str, status: int = 200, method: str = "get") -> dict[str, Any]:
        """The schema that the description gives for an answer at `address`."""
        answer = self.operation(address, method)["responses"][str(status)]
        (content,) = answer["content"].values()
        return content["schema"] | {"components": self.description["components"]}

    def operation(self, address: str, method: str = "get") -> dict[str, Any]:
        """What the description says of asking `address`."""
        path = urlsplit(address).path
        paths = self.description["paths"]
        if path not in paths:
            folder, _, _ = path.rpartition("/")
            path = f"{folder}/{{id}}.json"
        return paths[path][method]

    def faults(self, address: str, answer: Any, status: int = 200, method: str = "get") -> list[str]:
        """Where `answer` differs from what the description promises."""
        validator = OAS31Validator(
            self.schema_of(address, status, method), format_checker=OAS31Validator.FORMAT_CHECKER
        )  # fmt: skip
        return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(answer)]
