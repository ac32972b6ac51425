"""Where this process finds its data: said by the operator, known to every face."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_DATA = Path(__file__).resolve().parent.parent / "data"


def data_folder(given: Path | None = None) -> Path:
    """The data folder: the one given, else `SIGAP_DATA`, else `data/` beside the code."""
    return given or Path(os.environ.get("SIGAP_DATA") or DEFAULT_DATA)
