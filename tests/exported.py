"""The offline kit and the site in it as files, exported once for the whole run by the command itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from app.export.static.kit_start import SITE
from tests.run import CACHE, alone
from tests.serving import SIGAP, environment


@pytest.fixture(scope="session")
def exported_kit() -> Path:
    """The folder that `sigap export kit` wrote; its zip, written last, lies beside it."""
    with alone("ekspor") as folder:
        out = folder / "kit"
        if not out.with_name("kit.zip").is_file():
            command = [SIGAP, "export", "kit", "--out", out]
            subprocess.run(command, check=True, capture_output=True, env=environment(CACHE))
    return out


@pytest.fixture(scope="session")
def exported(exported_kit: Path) -> Path:
    """The site in the kit: the same files as `sigap export site` writes."""
    return exported_kit / SITE
