"""Phrases of known tactics in messages: those that a social worker would mark, and none in ordinary messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.base import KnowledgeBase
from knowledge.language.lexicon import load_lexicon
from knowledge.model.screening import Level, Strength
from knowledge.screening.offers import LONGEST_MESSAGE, MOST_FINDINGS, read_offer
from knowledge.screening.tactics import BadPatternError, MessageReader, split_pattern
from tests.conftest import DATA

MESSAGES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8"))
OFFER = "Butuh 50 org admin kamboja gaji 800$ tanpa dok, tiket ditanggung"


@pytest.fixture(scope="module")
def reader(kb: KnowledgeBase) -> MessageReader:
    return MessageReader(kb, load_lexicon(DATA / "language"))


def marked(reader: MessageReader, message: str) -> list[str]:
    return sorted({mark.tactic.id for mark in reader.marks(message)})


@pytest.mark.parametrize("judged", MESSAGES, ids=lambda judged: judged["message"][:50])
def test_a_message_is_marked_as_judged_by_hand(kb: KnowledgeBase, reader: MessageReader, judged: dict[str, Any]):
    read = read_offer(kb, reader, judged["message"])
    found = sorted(finding.tactic.id for finding in read.findings)
    assert (found, read.result.level) == (sorted(judged["marks"]), judged["level"])


def test_there_are_enough_messages_of_both_kinds():
    ordinary = [judged for judged in MESSAGES if judged["level"] == Level.NONE]
    assert len(MESSAGES) - len(ordinary) >= 30
    assert len(ordinary) >= 30


def test_every_tactic_is_shown_by_a_message(kb: KnowledgeBase):
    assert set(kb.tactics) - {tactic for judged in MESSAGES for tactic in judged["marks"]} == set()


@pytest.mark.parametrize("written", ["potong gaji", "dipotong gajinya", "POTONG GAJI", "ptong gaji", "potoong gajii"])
def test_spelling_prefixes_and_capitals_do_not_matter(reader: MessageReader, written: str):
    assert marked(reader, f"ongkosnya {written} ya") == ["potong-gaji"]


@pytest.mark.parametrize("amount", ["800$", "$800", "$ 1,000", "USD 900", "us$1200", "1000 usd", "800 dolar", "1k usd"])
def test_an_amount_in_dollars_is_known_however_it_is_written(reader: MessageReader, amount: str):
    assert marked(reader, f"gaji {amount}, tanpa dokumen, kerja mulai besok") == ["gaji-dolar", "tanpa-dokumen"]


LARGE = ("15jt", "15 juta", "Rp15.000.000", "10jt", "belasan juta")
SMALL = ("9,5 jt", "2 juta", "900 ribu", "Rp4.500.000")


@pytest.mark.parametrize("amount", [*LARGE, *SMALL])
def test_pay_is_large_from_ten_million(reader: MessageReader, amount: str):
    found = marked(reader, f"gaji {amount} tanpa pengalaman")
    assert found == (["gaji-besar", "tanpa-pengalaman"] if amount in LARGE else [])


@pytest.mark.parametrize("message", [
    "jangan pernah bayar dp admin untuk kerja ini",
    "kerja resmi, bukan visa turis",
    "lowongan tanpa potong gaji",
    "we never ask you to give your passport",
])  # fmt: skip
def test_what_is_denied_is_not_marked(reader: MessageReader, message: str):
    assert marked(reader, message) == []


def test_a_denial_in_another_clause_does_not_hide_a_phrase(reader: MessageReader):
    assert marked(reader, "kerjanya tidak ribet, visa turis aja") == ["visa-bukan-kerja"]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence(reader: MessageReader):
    assert marked(reader, "Tanggal 25 dipotong. Gaji dibicarakan di kantor.") == []


# The message in pieces


def test_the_pieces_are_the_message_and_point_to_what_was_found(kb: KnowledgeBase, reader: MessageReader):
    read = read_offer(kb, reader, OFFER)
    assert "".join(piece.text for piece in read.pieces) == OFFER
    shown = {piece.text: piece.numbers for piece in read.pieces if piece.numbers}
    names = {finding.number: finding.tactic.id for finding in read.findings}
    assert {text: sorted(names[number] for number in numbers) for text, numbers in shown.items()} == {
        "Butuh 50 org": ["butuh-banyak-orang"],
        "admin kamboja": ["kerja-admin", "negara-bukan-tujuan"],
        "gaji 800$": ["gaji-dolar"],
        "tanpa dok": ["tanpa-dokumen"],
        "tiket ditanggung": ["tiket-ditanggung"],
    }


def test_findings_are_numbered_with_strong_signs_first(kb: KnowledgeBase, reader: MessageReader):
    read = read_offer(kb, reader, OFFER)
    assert [finding.number for finding in read.findings] == [1, 2, 3, 4, 5, 6]
    assert read.findings[0].tactic.id == "gaji-dolar"


def test_a_long_message_is_read_up_to_the_limit_and_that_is_said(kb: KnowledgeBase, reader: MessageReader):
    filler = "apa kabar semua " * 400
    read = read_offer(kb, reader, f"visa turis untuk kerja {filler} potong gaji")
    assert read.cut
    assert [finding.tactic.id for finding in read.findings] == ["visa-bukan-kerja"]
    assert sum(len(piece.text) for piece in read.pieces) < 500
    assert not read_offer(kb, reader, "x" * LONGEST_MESSAGE).cut


ODD = (
    *("", " ", "😀" * 3000, "\x00\x07", "<script>alert(1)</script>" * 100, "$$$ 1e999 jt"),
    *("a" * 9000, "/" * 500, "9" * 3000 + "jt", "kerja " * 500, "Rp" * 900, "1.000.000." * 300),
)


@pytest.mark.parametrize("message", ODD, ids=range(len(ODD)))
def test_nothing_that_can_be_pasted_breaks_the_reading(kb: KnowledgeBase, reader: MessageReader, message: str):
    assert read_offer(kb, reader, message).result.level in {Level.NONE, Level.SOME}


def test_of_very_many_findings_the_strongest_are_told_and_the_others_counted(kb: KnowledgeBase, reader: MessageReader):
    everything = ". ".join(judged["message"] for judged in MESSAGES if judged["marks"])
    found = {mark.tactic.id for mark in reader.marks(everything[:LONGEST_MESSAGE])}
    read = read_offer(kb, reader, everything)
    assert len(read.findings) == MOST_FINDINGS
    assert read.more == len(found) - MOST_FINDINGS
    ranks = [list(Strength).index(finding.sign.strength) for finding in read.findings]
    assert ranks == sorted(ranks)


def test_a_cry_for_help_is_answered_with_safety_and_the_police_not_with_the_company(
    kb: KnowledgeBase, reader: MessageReader
):
    result = read_offer(kb, reader, "tolong saya disekap dan dipukul, disuruh kerja admin kamboja gaji 800$").result
    assert result.advice is kb.advice["person"]
    assert result.contacts[0] is kb.contacts["polri-110"]
    assert kb.contacts["kp2mi-abroad"] in result.contacts
    ransom = read_offer(kb, reader, "katanya harus bayar 50 juta supaya boleh pulang").result
    assert ransom.advice is kb.advice["person"]
    offer = read_offer(kb, reader, "butuh admin kamboja gaji 800$").result
    assert offer.advice is kb.advice["message"]


def test_a_message_about_a_baby_names_whom_to_call_for_children(kb: KnowledgeBase, reader: MessageReader):
    read = read_offer(kb, reader, "open adopsi bayi, yang serius dm")
    assert [contact.id for contact in read.result.contacts][:3] == ["polri-110", "jakarta-112", "sapa-129-phone"]


# Patterns


@pytest.mark.parametrize("pattern", ["", "…", "… kerja", "kerja …", "kerja … … gaji", "a//b", "/a", "gaji <euro>", "="])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str):
    with pytest.raises(BadPatternError):
        list(split_pattern(pattern))


def test_a_pattern_is_read_slot_by_slot():
    assert list(split_pattern("gaji/upah … <dolar> bulan")) == [
        (("gaji", "upah"), 0),
        (("<dolar>",), 5),
        (("bulan",), 0),
    ]
