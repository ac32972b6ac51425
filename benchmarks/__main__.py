"""`python -m benchmarks [TOPIC ...]`: measures all topics, or those named, and prints one table."""

from __future__ import annotations

import os
import platform
import sys

from app.settings import DEFAULT_DATA
from benchmarks import commands, full, light, load, searching, slow, start
from benchmarks.report import print_head, print_topic
from benchmarks.served import ServerLostError
from knowledge.loading.load import load as load_content
from knowledge.loading.version import content_hash
from knowledge.search.documents import passages

TOPICS = {
    "start": ("Start", start.figures),
    "commands": ("Commands, wall time", commands.figures),
    "light": ("Light edition, over loopback", light.figures),
    "load": (
        "Light edition under load by wrk, 10 connections over loopback, tool and server on the same processors",
        load.figures,
    ),
    "slow": ("Light edition at 400 kbit/s with a round trip of 400 ms, in Chromium, empty cache", slow.figures),
    "full": ("First load of /kemiskinan in Chromium, empty cache", full.figures),
    "search": ("Search in one process, and beside its peers on the same passages", searching.figures),
}

NOTES = """\
Bars are what SIGAP was asked to reach, on the median. Files were read once before: the system holds them in memory.
1 KB is 1,000 bytes. SIGAP's time holds direct answers, mended slips and marked snippets, which the peers do not have.
Chromium's slow network leaves out the opening of a connection: over TLS 0.8 s more at the first visit.
How well the search finds: make bench-search."""


def main(chosen: list[str]) -> int:
    """Print the table; a bar that is not met is told, and fails nothing."""
    unknown = [name for name in chosen if name not in TOPICS]
    if unknown:
        print(f"No such topic: {', '.join(unknown)}. There are: {', '.join(TOPICS)}.", file=sys.stderr)
        return 2
    version = content_hash(DEFAULT_DATA)
    print_head(_about())
    for name in chosen or TOPICS:
        title, figures = TOPICS[name]
        try:
            print_topic(title, figures())
        except full.NoBrowserError:
            print("  not measured: no Chromium was found on this machine\n")
        except load.NoToolError:
            print("  not measured: install wrk (sudo apt-get install wrk)\n")
        except ServerLostError as error:
            print(error, file=sys.stderr)
            return 1
    print(NOTES)
    if content_hash(DEFAULT_DATA) != version:
        print("The content changed while this ran: run it again.")
    return 0


def _about() -> str:
    base = load_content(DEFAULT_DATA)
    found = sum(1 for _ in passages(base))
    return (
        f"SIGAP content {base.version}: {len(base.pages)} pages in two languages, {found:,} passages · "
        f"Python {platform.python_version()} · {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
