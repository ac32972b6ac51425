"""`python -m benchmarks.search.files`: the search of the files (`sigap export site`, `kit`) beside that of the server.

Its scripts are opened from a folder by Chromium, without a network and four times as slow as this machine: a phone.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from app.content import Content
from app.export.static.places import places
from app.export.static.site import search_files
from app.settings import DEFAULT_DATA
from benchmarks.full import QUIET, chromium_path
from benchmarks.report import percentile
from benchmarks.search.engines import Sigap
from benchmarks.search.judged import HALVES, KINDS, Judged, judged, plain_queries
from benchmarks.search.measures import quality
from knowledge.base import KnowledgeBase
from knowledge.lang import Language
from knowledge.language.lexicon import load_lexicon
from knowledge.loading import load
from knowledge.search import indexing

SLOWER = 4
"""How much slower than this machine the browser runs: about a cheap phone."""
ROUNDS = 3
"""Every round opens the page anew; of each query the quickest counts, for other work wants the processor too."""
_ASK = """all => all.map(text => {
  const begun = performance.now(), found = SIGAP_CARI(text);
  return {taken: performance.now() - begun, slugs: found.results.map(one => one.slug)};
})"""

_OPENED = "performance.timing.loadEventEnd - performance.timing.navigationStart"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the files' search found for a query, and how long it took in the slowed browser."""

    slugs: list[str]
    milliseconds: float


def main() -> None:
    """Print quality beside the server's, sizes, and times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=HALVES, default="reporting")
    options.add_argument("--missed", action="store_true", help="name the queries that the server answers better")
    chosen = options.parse_args()
    base = load.load(DEFAULT_DATA)
    lexicon = load_lexicon(DEFAULT_DATA / "language")
    asked = judged(base, chosen.half)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder)
        indexing.build_index(base, lexicon, built / "index")
        server = Sigap(built / "index")
        content = Content(base)
        known = frozenset(place.path for place in places(content))
        for name, text in search_files(content, lexicon, known):
            (built / name).write_text(text, encoding="utf-8")
        with _browser() as browser:
            found, opened = answered(browser, built, [(case.query, case.lang) for case in asked])
            timed, _ = answered(browser, built, [(query, Language.ID) for query in plain_queries()])
        lists = {
            "server": [server.slugs(case.query, case.lang) for case in asked],
            "files": [answer.slugs for answer in found],
        }
        _print(base, chosen.half, asked, lists)
        _print_times([answer.milliseconds for answer in [*found, *timed]], opened)
        for path in sorted(built.glob("*.js")):
            print(f"{path.name:<16}{path.stat().st_size / 1000:8.0f} KB")
        if chosen.missed:
            _print_missed(asked, lists)


@contextmanager
def _browser() -> Generator[Browser]:
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
        yield browser
        browser.close()


def answered(browser: Browser, folder: Path, queries: list[tuple[str, Language]]) -> tuple[list[Answered], float]:
    """
    Ask the scripts in `folder`, opened from the disk without a network.

    Returns:
        The answers in the order of `queries`; the milliseconds in which a page with the scripts opens.
    """
    given: dict[int, Answered] = {}
    opened: list[float] = []
    for lang in Language:
        own = [number for number, (_, asked_in) in enumerate(queries) if asked_in is lang]
        names = ("kata.js", "bobot.js", f"indeks-{lang.value}.js", "cari.js")
        scripts = "".join(f'<script src="{name}"></script>' for name in names)
        file = folder / f"{lang.value}.html"
        file.write_text(f'<!doctype html><meta charset="utf-8">{scripts}', encoding="utf-8")
        for _ in range(ROUNDS):
            with browser.new_context(offline=True) as context:
                page = context.new_page()
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                page.goto(file.as_uri())
                opened.append(page.evaluate(_OPENED))
                answers: list[dict[str, Any]] = page.evaluate(_ASK, [queries[number][0] for number in own])
            for number, answer in zip(own, answers, strict=True):
                before = given[number].milliseconds if number in given else answer["taken"]
                given[number] = Answered(answer["slugs"], min(before, answer["taken"]))
    return [given[number] for number in range(len(queries))], min(opened)


def _print(base: KnowledgeBase, half: str, asked: list[Judged], lists: dict[str, list[list[str]]]) -> None:
    print(f"SIGAP content {base.version} · half: {half}\n")
    print(f"{'':<34}success@1  success@3  MRR@10  nDCG@10  nothing found")
    for kind in ("all", "blind", *KINDS[:-1]):
        places = [n for n, case in enumerate(asked) if case.right and _is(case, kind)]
        for name, found in lists.items():
            means = quality((found[place], asked[place].right) for place in places)
            print(
                f"{kind:<10}{len(places):>4}  {name:<18}{100 * means.success_1:8.1f}%  {100 * means.success_3:8.1f}%"
                f"  {means.mrr:6.3f}  {means.ndcg:7.3f}  {means.empty:13}"
            )
    pairs = [(mine, right) for mine, right in zip(lists["files"], lists["server"], strict=True) if right]
    first = sum(mine[:1] == right[:1] for mine, right in pairs) / len(pairs)
    among = sum(right[0] in mine[:3] for mine, right in pairs) / len(pairs)
    print(f"\nThe same page first: {100 * first:.1f} %; the server's first among three: {100 * among:.1f} %.")


def _is(case: Judged, kind: str) -> bool:
    return kind in {"all", case.kind} or (kind == "blind" and case.blind)


def _print_times(taken: list[float], opened: float) -> None:
    print(
        f"{len(taken)} queries in Chromium, {SLOWER} times slowed: median {statistics.median(taken):.1f} ms, "
        f"95th percentile {percentile(taken, 95):.1f} ms, longest {max(taken):.0f} ms; "
        f"the page with its scripts opens in {opened:.0f} ms.\n"
    )


def _print_missed(asked: list[Judged], lists: dict[str, list[list[str]]]) -> None:
    for case, server, files in zip(asked, lists["server"], lists["files"], strict=True):
        if case.right and case.right & set(server[:1]) and not case.right & set(files[:1]):
            print(f"{case.kind}: {case.query} → {files[:3]}, server: {server[:3]}")


if __name__ == "__main__":
    main()
