"""`data/` becomes one immutable `KnowledgeBase`, or every problem at once."""

from __future__ import annotations

from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.loading import statistics as load_statistics
from knowledge.loading.problem import BrokenDataError, Problem
from knowledge.loading.reader import Reader, Reading
from knowledge.loading.version import content_hash
from knowledge.model.content import Case, Contact, Site, Source, Term
from knowledge.model.deadlines import DeadlineData
from knowledge.model.process import ProcessData
from knowledge.model.screening import ScreeningData, TacticData
from knowledge.model.training import Training


def load(data: Path) -> KnowledgeBase:
    """
    The knowledge base in the folder `data`.

    Raises:
        BrokenDataError: with every structural problem (broken YAML, unknown or missing keys, wrong values).
    """
    reading = read(data)
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    if errors or reading.base is None:
        raise BrokenDataError(errors)
    return reading.base


def read(data: Path) -> Reading:
    """Read all of `data`; entries that cannot be read are left out and reported."""
    reading = Reading()
    if not data.is_dir():
        reading.problems.append(
            Problem(str(data), 1, "no-data", "Folder data ini tidak ada. Periksa --data atau SIGAP_DATA.")
        )
        return reading
    reader = Reader(data, reading)
    site = reader.single("site.yaml", Site)
    sources = reader.entries("sources.yaml", Source)
    terms = reader.entries("glossary.yaml", Term)
    contacts = reader.entries("contacts.yaml", Contact)
    cases = reader.entries("cases.yaml", Case) if (data / "cases.yaml").is_file() else {}
    process = reader.lists("process.yaml", ProcessData)
    counted = reader.lists("deadlines.yaml", DeadlineData) if (data / "deadlines.yaml").is_file() else DeadlineData()
    training = reader.training() if (data / "training").is_dir() else Training()
    screening = (
        reader.lists("indicators.yaml", ScreeningData) if (data / "indicators.yaml").is_file() else ScreeningData()
    )
    tactics = reader.lists("tactics.yaml", TacticData) if (data / "tactics.yaml").is_file() else TacticData()
    pages = reader.pages()
    asked = reader.asked()
    series = load_statistics.figures(reader)
    if site and process and counted and screening and tactics:
        reading.base = KnowledgeBase(
            version=content_hash(data),
            site=site,
            pages=pages,
            asked=asked,
            sources=sources,
            terms=terms,
            contacts=contacts,
            cases=cases,
            process=process,
            training=training,
            figures=series,
            deadlines=counted,
            screening=screening,
            messages=tactics,
            positions=reader.positions,
        )
    return reading
