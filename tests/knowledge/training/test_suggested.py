"""What is suggested to every audience for every usual length: core talks always, practice cut first, by hand."""

from __future__ import annotations

import pytest

from knowledge.loading import load
from knowledge.model.training import Listener
from knowledge.training.cautions import Caution, cautions
from knowledge.training.plan import Fault, PlanError
from knowledge.training.session import suggest

LENGTHS = (15, 20, 30, 45, 60, 90, 120, 180)
CORE = {
    "warga": [("apa-yang-terjadi", 7), ("yang-kita-lakukan", 8)],
    "asn": [("satu-jam-pertama", 15), ("kewajiban-petugas", 10)],
    "sekolah": [("tiga-janji-sekolah", 10), ("ponsel", 10)],
    "calon-pekerja-migran": [("lima-pemeriksaan", 8), ("di-negara-tujuan", 6)],
    "pelatih": [("sesi-yang-aman", 10), ("bila-bercerita", 15), ("merawat-diri", 5)],
}
"""The talks that `data/training/modules.yaml` keeps, with their minutes."""
OVER = {
    # Opening 3, closing 4, and the core talks (15, 25, 20, 14, 30 minutes), less the time there is.
    ("warga", 15): 7, ("warga", 20): 2,
    ("asn", 15): 17, ("asn", 20): 12, ("asn", 30): 2,
    ("sekolah", 15): 12, ("sekolah", 20): 7,
    ("calon-pekerja-migran", 15): 6, ("calon-pekerja-migran", 20): 1,
    ("pelatih", 15): 22, ("pelatih", 20): 17, ("pelatih", 30): 7,
}  # fmt: skip
SHORT = {
    # 23 minutes: talks 15, the story of 12 has 8 left.
    ("warga", 30): [("apa-yang-terjadi", 7), ("anak-di-rumah-orang", 8), ("yang-kita-lakukan", 8)],
    # 38 minutes: talks 25, the story of 20 has 13 left.
    ("asn", 45): [("satu-jam-pertama", 15), ("bisikan-di-loket", 13), ("kewajiban-petugas", 10)],
    # 23 minutes: talks 20; half of the story (8) and of the module's exercise (4) do not fit, three questions (3) do.
    ("sekolah", 30): [("tiga-janji-sekolah", 10), ("ponsel", 10), ("tiga-pertanyaan", 3)],
    # 23 minutes: talks 14, half of all practice (4 + 8 + 4) is too much; without the story 9 for 7 + 8: 4 + 5.
    ("calon-pekerja-migran", 30): [
        ("lima-pemeriksaan", 8), ("periksa-tawaran-sendiri", 4), ("rencana-kabar", 5), ("di-negara-tujuan", 6),
    ],
    # 38 minutes: talks 14, 24 for 7 + 15 + 8: the story, the longest, has 9.
    ("calon-pekerja-migran", 45): [
        ("lima-pemeriksaan", 8), ("periksa-tawaran-sendiri", 7), ("admin-gaji-dolar", 9), ("rencana-kabar", 8),
        ("di-negara-tujuan", 6),
    ],
    # 38 minutes: talks 30; half of the story (10) does not fit, of the first exercise (12) 8 minutes do.
    ("pelatih", 45): [("sesi-yang-aman", 10), ("ganti-kata", 8), ("bila-bercerita", 15), ("merawat-diri", 5)],
}  # fmt: skip
EVERY = [(listener.value, minutes) for listener in Listener for minutes in LENGTHS]


def inner(made) -> list[tuple[str, int]]:
    return [(block.use, block.minutes) for block in made.inner]


@pytest.mark.parametrize(("listener", "minutes"), EVERY)
def test_no_core_talk_is_left_out_and_none_is_shortened(kb, listener, minutes):
    told = inner(suggest(kb, listener, minutes))
    assert [block for block in told if block in CORE[listener]] == CORE[listener]


@pytest.mark.parametrize(("listener", "minutes"), EVERY)
def test_a_session_is_longer_than_its_time_only_where_its_core_talks_are(kb, listener, minutes):
    made = suggest(kb, listener, minutes)
    over = OVER.get((listener, minutes), 0)
    if over:
        assert inner(made) == CORE[listener]
        assert made.minutes - minutes == over
    else:
        assert made.minutes <= minutes


@pytest.mark.parametrize(("listener", "minutes"), EVERY)
def test_nothing_speaks_against_what_is_suggested_but_the_minutes_that_it_is_over(kb, listener, minutes):
    told = [(found.caution, found.minutes) for found in cautions(kb, suggest(kb, listener, minutes), minutes)]
    over = OVER.get((listener, minutes), 0)
    assert told == ([(Caution.CORE_OVER_TIME, over)] if over else [])


@pytest.mark.parametrize(("listener", "minutes"), list(SHORT))
def test_practice_is_shortened_to_half_at_most_before_it_goes(kb, listener, minutes):
    assert inner(suggest(kb, listener, minutes)) == SHORT[listener, minutes]


@pytest.mark.parametrize("topic", ["restitusi", "awak-kapal", "jerat-utang"])
@pytest.mark.parametrize("minutes", [15, 30, 45])
def test_a_topic_drives_no_core_talk_out(kb, topic, minutes):
    for listener, core in CORE.items():
        told = inner(suggest(kb, listener, minutes, [topic]))
        assert [block for block in told if block in core] == core, listener


def test_a_module_without_core_talks_says_how_long_its_shortest_session_is(small):
    modules = small / "training" / "modules.yaml"
    text = modules.read_text(encoding="utf-8")
    modules.write_text(text.replace("use: tiga-janji, minutes: 6, keep: true", "use: tiga-janji, minutes: 6"), "utf-8")
    base = load.load(small)
    # Opening 3, closing 4; half of the story that the module keeps is 5, and so long is the shortest talk.
    assert inner(suggest(base, "warga", 12)) == [("uang-muka", 5)]
    with pytest.raises(PlanError) as caught:
        suggest(base, "warga", 11)
    assert (caught.value.fault, caught.value.detail) == (Fault.TOO_SHORT, 12)
