"""The site as files, exported once for the whole run by the command itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.serving import SIGAP, environment


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `sigap export site` wrote."""
    folder = tmp_path_factory.mktemp("ekspor") / "situs"
    subprocess.run(
        [SIGAP, "export", "site", "--out", folder],
        check=True,
        capture_output=True,
        env=environment(tmp_path_factory.mktemp("cache")),
    )
    return folder
