"""The offline kit and the site in it as files, exported once for the whole run by the command itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from app.export.static.kit_start import SITE
from tests.serving import SIGAP, environment


@pytest.fixture(scope="session")
def exported_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `sigap export kit` wrote; its zip lies beside it."""
    out = tmp_path_factory.mktemp("ekspor") / "kit"
    subprocess.run(
        [SIGAP, "export", "kit", "--out", out],
        check=True,
        capture_output=True,
        env=environment(tmp_path_factory.mktemp("cache")),
    )
    return out


@pytest.fixture(scope="session")
def exported(exported_kit: Path) -> Path:
    """The site in the kit: the same files as `sigap export site` writes."""
    return exported_kit / SITE
