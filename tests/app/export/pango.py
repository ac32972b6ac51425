"""
What PDFs need from the system: Pango and fonts.

Run as a script (`make test` does), it makes sure that a PDF can be made: silent when all is well, else one
sentence on what to install, and exit status 2.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from app.export.pdf import ADVICE, PACKAGES, NoPdfError, make_pdf

SMALLEST = '<!doctype html><html lang="id"><title>Uji</title><p>Uji → ↩ ◯</p></html>'


def ready() -> bool:
    """Whether a PDF can be made here."""
    try:
        return make_pdf(SMALLEST).startswith(b"%PDF")
    except NoPdfError:
        return False


def install() -> bool:
    """Fetch what is missing where the user may: as root on Debian or Ubuntu."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    silent = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    for command in ((*silent, "update"), (*silent, "install", "-y", *PACKAGES)):
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            return False
    return ready()


def main() -> int:
    """Make sure that PDFs can be made; the exit status."""
    if ready() or install():
        return 0
    print(ADVICE, file=sys.stderr)  # noqa: T201 (a script says what it needs)
    return 2


if __name__ == "__main__":
    sys.exit(main())
