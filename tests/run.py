"""What one run of the tests has for itself: a folder, which the processes that share the run have in common."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

SHARES_A_RUN = "PYTEST_XDIST_WORKER" in os.environ
"""Whether this process was started by another one, which divides the tests among several."""
FOLDER = Path(os.environ["SIGAP_CACHE"]).parent if SHARES_A_RUN else Path(tempfile.mkdtemp(prefix="sigap-tests-"))
CACHE = FOLDER / "cache"
"""The index of the real content is built once for all; no test may write to the user's own cache."""

os.environ["SIGAP_CACHE"] = str(CACHE)
os.environ.pop("SIGAP_DATA", None)


@contextlib.contextmanager
def alone(name: str) -> Iterator[Path]:
    """The folder `name` of this run, while no other process of the run has it."""
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = FOLDER / name
        folder.mkdir(exist_ok=True)
        yield folder


def end() -> None:
    """Remove the folder, where the run ends with this process."""
    if not SHARES_A_RUN:
        shutil.rmtree(FOLDER, ignore_errors=True)
