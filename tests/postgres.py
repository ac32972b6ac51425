"""
A PostgreSQL server for the tests alone: on a port of its own, with its data in a folder of its own.

Run as a script (`make test` does), it makes sure that there is one: silent when all is well, else one sentence on
what to install. Tests that need it are skipped where it is missing.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ADVICE = (
    "Pengujian PostgreSQL dilewati: pasang PostgreSQL (Debian/Ubuntu: sudo apt-get install postgresql), "
    "atau arahkan variabel POSTGRES_BIN ke folder yang berisi initdb dan postgres."
)


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`: named by POSTGRES_BIN, else Debian's newest, else on the path."""
    named = os.environ.get("POSTGRES_BIN")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    if on_path and not named:
        found.append(Path(on_path).parent)
    return next((folder for folder in found if (folder / "initdb").is_file() and (folder / "postgres").is_file()), None)


def install() -> bool:
    """Install Debian's package, where the user may."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    silent = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    for arguments in (("update",), ("install", "-y", "postgresql")):
        if subprocess.run((*silent, *arguments), capture_output=True, check=False).returncode:
            return False
    return programs() is not None


class Server:
    """A running PostgreSQL; `address` is what `SIGAP_SEARCH` takes."""

    def __init__(self, folder: Path) -> None:
        """Make a cluster in the empty `folder` and start it."""
        found = programs()
        if found is None:
            raise RuntimeError(ADVICE)
        self._programs, self._folder, self._running = found, folder, False
        self._user = _ordinary_user()
        if self._user is not None:
            os.chown(folder, self._user, -1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._run("initdb", "-D", str(folder), "-U", "sigap", "--auth=trust", "-E", "UTF8", "--no-sync")
        self.start()
        self.address = f"postgresql://sigap@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        """Start the server, unless it runs, and wait until it answers."""
        if self._running:
            return
        self._running = True
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", str(self._folder), "-w", "-o", options, "-l", f"{self._folder}/log", "start")

    def stop(self) -> None:
        """Stop it at once."""
        self._running = False
        self._run("pg_ctl", "-D", str(self._folder), "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            (self._programs / program, *arguments), cwd=self._folder, user=self._user, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip


def _ordinary_user() -> int | None:
    """Who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return None


if __name__ == "__main__":
    if programs() is None and not install():
        print(ADVICE, file=sys.stderr)  # noqa: T201 (a script says what it needs)
