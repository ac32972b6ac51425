"""`python -m benchmarks [TOPIC ...]`: measures all topics, or those named, and prints one table."""

from __future__ import annotations

import os
import platform
import sys

from app.settings import DEFAULT_DATA
from benchmarks import commands, full, light, searching, start
from benchmarks.report import print_head, print_topic
from knowledge import load
from knowledge.documents import passages

TOPICS = {
    "start": ("Start", start.figures),
    "commands": ("Commands, wall time", commands.figures),
    "light": ("Light edition, over loopback", light.figures),
    "full": ("First load of /kemiskinan in Chromium, empty cache", full.figures),
    "search": ("Search in one process, and beside its peers on the same passages", searching.figures),
}


def main(chosen: list[str]) -> int:
    """Print the table; a bar that is not met is told, and fails nothing."""
    unknown = [name for name in chosen if name not in TOPICS]
    if unknown:
        print(f"No such topic: {', '.join(unknown)}. There are: {', '.join(TOPICS)}.", file=sys.stderr)
        return 2
    print_head(_about())
    for name in chosen or TOPICS:
        title, figures = TOPICS[name]
        try:
            print_topic(title, figures())
        except full.NoBrowserError:
            print("  not measured: no Chromium was found on this machine\n")
    print(
        "Bars are those of the first issue, on the median. Files were read once before, so the system holds them in\n"
        "memory. 1 KB is 1,000 bytes. Judged queries were written while knowing the pages: compare engines with them,\n"
        "they are no forecast. The peers neither answer directly nor mend slips nor mark what they found; SIGAP's time\n"
        "holds all three."
    )
    return 0


def _about() -> str:
    base = load.load(DEFAULT_DATA)
    found = sum(1 for _ in passages(base))
    return (
        f"SIGAP content {base.version}: {len(base.pages)} pages in two languages, {found:,} passages · "
        f"Python {platform.python_version()} · {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
