"""What all nouns share: closed sets of values, texts in two languages, the frozen base."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from knowledge.lang import Language


class Audience(StrEnum):
    """The three kinds of readers (site map: W, G, P)."""

    RESIDENT = "warga"
    TASK_FORCE = "gugus-tugas"
    TRAINER = "pelatih"


class Status(StrEnum):
    """How well a statement is established: certain, resting on one source alone, or unsettled."""

    CONFIRMED = "confirmed"
    SINGLE = "single"
    UNSURE = "unsure"


class Regime(StrEnum):
    """The code of criminal procedure that governs a case (KUHAP 2025 or KUHAP 1981)."""

    KUHAP_2025 = "2025"
    KUHAP_1981 = "1981"


class LegalStatus(StrEnum):
    """Where a source stands in law; `REFERENCE` is no law at all."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REVOKED = "revoked"
    HISTORIC = "historic"
    REFERENCE = "reference"


class Line(StrEnum):
    """Whether a stage lies on the main line or runs beside it."""

    MAIN = "main"
    PARALLEL = "parallel"


class TransitionKind(StrEnum):
    """What sort of step leads from one stage to the next."""

    FORWARD = "forward"
    LOOP = "loop"
    END = "end"
    PARALLEL = "parallel"
    REVIEW = "review"
    PRACTICE = "practice"


class Unit(StrEnum):
    """Units of time limits as the law names them (`Bulan` is 30 `Hari`, UU 20/2025 Pasal 1 angka 57)."""

    HOURS = "jam"
    DAYS = "hari"
    WORKING_DAYS = "hari-kerja"
    MONTHS = "bulan"
    YEARS = "tahun"


def _partial_date(value: object) -> str:
    """A day, a month or a year as sources give it, kept as text; one that does not exist is refused."""
    text = str(value)
    year, month, day = (*text.split("-"), "1", "1")[:3]
    if year.isdigit() and month.isdigit() and day.isdigit():
        try:
            date(int(year), int(month), int(day))
        except ValueError as error:
            raise ValueError("tanggal ini tidak ada; tulis TTTT, TTTT-BB, atau TTTT-BB-HH") from error
    return text


PartialDate = Annotated[str, BeforeValidator(_partial_date)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]


class Noun(BaseModel):
    """Base of everything that is read from `data/`: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(Noun):
    """A text for readers in both languages."""

    id: Text
    en: Text

    def in_language(self, lang: Language) -> str:
        """The text in `lang`."""
        return self.en if lang is Language.EN else self.id


class BilingualList(Noun):
    """A list of short texts in both languages, item by item."""

    id: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_language(self, lang: Language) -> tuple[str, ...]:
        """The items in `lang`."""
        return self.en if lang is Language.EN else self.id
