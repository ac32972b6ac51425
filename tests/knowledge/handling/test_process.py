"""The handling flow as a graph, worked out by hand from the articles that `data/process.yaml` cites."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knowledge.handling.process import ANY_STAGE, START, Flow, flow, regime_of
from knowledge.model.nouns import Line, Regime

NEW, OLD = Regime.KUHAP_2025, Regime.KUHAP_1981
BOTH = pytest.mark.parametrize("regime", [NEW, OLD], ids=["2025", "1981"])

ONLY_IN_2025 = {"koordinasi-awal", "gelar-perkara-bersama", "penyerahan-beda-pendapat"}
STAGES = [
    "laporan-pengaduan", "penyelidikan", "gelar-perkara-awal", "penyidikan", "spdp", "koordinasi-awal",
    "tersangka-upaya-paksa", "pemberkasan", "tahap-1", "penelitian-berkas", "pengembalian-p19",
    "gelar-perkara-bersama", "penyerahan-beda-pendapat", "berkas-lengkap-p21", "tahap-2", "dakwaan",
    "pelimpahan-pn", "hari-sidang-panggilan", "sidang", "tuntutan", "putusan", "upaya-hukum", "eksekusi",
    "restitusi-pelaksanaan", "sp3", "penghentian-penuntutan", "praperadilan", "pelindungan-lpsk",
    "restitusi-sejak-laporan",
]  # fmt: skip
WAY_OF_A_CASE = [
    "laporan-pengaduan", "penyelidikan", "gelar-perkara-awal", "penyidikan", "pemberkasan", "tahap-1",
    "penelitian-berkas", "berkas-lengkap-p21", "tahap-2", "dakwaan", "pelimpahan-pn", "hari-sidang-panggilan",
    "sidang", "tuntutan", "putusan", "eksekusi",
]  # fmt: skip


@pytest.fixture(scope="module")
def new(kb) -> Flow:
    return flow(kb, NEW)


@pytest.fixture(scope="module")
def old(kb) -> Flow:
    return flow(kb, OLD)


def steps(case_flow: Flow, start: str, target: str) -> set[str]:
    """Ids of the steps from one place to another."""
    return {step.id for step in case_flow.leaving(start) if step.to == target}


# Which stages exist when


def test_the_new_code_has_29_stages_and_the_old_one_26(new, old):
    assert set(new.stages) == set(STAGES)
    assert set(old.stages) == set(STAGES) - ONLY_IN_2025
    assert (len(new.stages), len(old.stages)) == (29, 26)


def test_54_of_57_steps_belong_to_the_new_code_and_43_to_the_old(kb, new, old):
    """1981 alone: t-24, t-25, t-27. 2025 alone: the fourteen below, four of them at stages that the old code lacks."""
    new_only = {f"t-{number:02}" for number in (2, 9, 10, 11, 12, 16, 26, 28, 29, 30, 31, 32, 42, 51)}
    everything = {f"t-{number:02}" for number in range(1, 58)}
    assert {step.id for step in kb.process.transitions} == everything
    assert {step.id for step in new.transitions} == everything - {"t-24", "t-25", "t-27"}
    assert {step.id for step in old.transitions} == everything - new_only


def test_stages_are_numbered_in_the_order_of_their_regime(new, old):
    places = ["laporan-pengaduan", "spdp", "koordinasi-awal", "tersangka-upaya-paksa"]
    assert [new.number_of(stage) for stage in places] == [1, 5, 6, 7]
    assert [old.number_of(stage) for stage in places if stage in old.stages] == [1, 5, 6]


# Ends, and what runs beside


def test_a_case_ends_in_four_stages_and_in_three_ways_without_a_page(new):
    assert {stage.id for stage in new.stages.values() if stage.end} == {
        "sp3", "penghentian-penuntutan", "eksekusi", "restitusi-pelaksanaan",
    }  # fmt: skip
    assert set(new.ends) == {"penyelidikan-berakhir", "lembaga-lain", "tidak-dilanjutkan"}


def test_the_old_code_knows_no_decision_not_to_continue_after_a_disagreement(old):
    assert set(old.ends) == {"penyelidikan-berakhir", "lembaga-lain"}


def test_protection_restitution_and_review_run_beside_and_so_does_the_notice_to_the_prosecutor(new, old):
    """The notice (SPDP) and the coordination that follows it in 2025 lead back into no stage of the main line."""
    beside = {"pelindungan-lpsk", "restitusi-sejak-laporan", "praperadilan", "spdp", "koordinasi-awal"}
    assert {stage.id for stage in new.stages.values() if stage.line is Line.PARALLEL} == beside
    assert {stage.id for stage in old.stages.values() if stage.line is Line.PARALLEL} == beside - {"koordinasi-awal"}
    assert {stage.id for stage in new.main_line} == set(STAGES) - beside


# The graph holds together


@BOTH
def test_the_flow_has_no_fault(kb, regime):
    assert list(flow(kb, regime).faults()) == []


@BOTH
def test_every_stage_is_reached_from_the_report(kb, regime):
    case_flow = flow(kb, regime)
    assert set(case_flow.stages) <= case_flow.reachable_from(START)


@BOTH
def test_every_stage_of_the_main_line_can_reach_an_end(kb, regime):
    case_flow = flow(kb, regime)
    assert [stage.id for stage in case_flow.main_line if not case_flow.can_end(stage.id)] == []


@BOTH
def test_a_case_can_go_from_the_report_to_the_executed_verdict_stage_by_stage(kb, regime):
    case_flow = flow(kb, regime)
    for here, there in pairwise(WAY_OF_A_CASE):
        assert steps(case_flow, here, there), f"{here} → {there}"


def test_nothing_follows_the_execution_and_only_review_follows_a_stop(new):
    assert new.reachable_from("eksekusi", from_anywhere=False) == {"eksekusi"}
    assert {step.to for step in new.leaving("sp3")} == {"praperadilan"}


# The P-18 / P-19 loop


@BOTH
def test_the_file_goes_back_with_p18_and_p19_and_returns(kb, regime):
    case_flow = flow(kb, regime)
    assert "t-21" in steps(case_flow, "penelitian-berkas", "pengembalian-p19")
    assert steps(case_flow, "pengembalian-p19", "penelitian-berkas") == {"t-22"}
    (back,) = [step for step in case_flow.transitions if step.id == "t-21"]
    assert {"p-18", "p-19"} <= set(back.codes)
    assert back.kind == "loop"


def test_in_1981_the_loop_has_no_last_round(old):
    assert steps(old, "penelitian-berkas", "pengembalian-p19") == {"t-21", "t-27"}


def test_in_2025_a_file_that_stays_incomplete_goes_to_a_joint_conference(new):
    assert steps(new, "penelitian-berkas", "pengembalian-p19") == {"t-21"}
    assert steps(new, "penelitian-berkas", "gelar-perkara-bersama") == {"t-26"}
    assert {step.to for step in new.leaving("gelar-perkara-bersama")} == {
        "sp3", "berkas-lengkap-p21", "penyerahan-beda-pendapat",
    }  # fmt: skip
    assert {step.to for step in new.leaving("penyerahan-beda-pendapat")} == {"dakwaan", "tidak-dilanjutkan"}


def test_only_in_1981_does_silence_of_the_prosecutor_close_the_investigation(new, old):
    assert steps(old, "penelitian-berkas", "penyidikan") == {"t-25"}
    assert steps(new, "penelitian-berkas", "penyidikan") == set()


def test_the_prosecutor_has_7_days_in_both_codes_and_the_investigator_14(kb, new, old):
    for case_flow, study, completion in ((new, "tl-25-16", "tl-25-17"), (old, "tl-81-02", "tl-81-04")):
        limits = {step.id: step.limit_in(case_flow.regime) for step in case_flow.transitions}
        assert limits["t-20"] == limits["t-21"] == study
        assert limits["t-22"] == completion
        assert [(step.value, step.unit.value) for step in kb.limits[study].steps] == [(7, "hari")]
        assert [(step.value, step.unit.value) for step in kb.limits[completion].steps] == [(14, "hari")]


# Steps from anywhere


def test_help_may_be_asked_for_at_any_stage_and_review_of_delay_only_under_the_new_code(new, old):
    assert {step.to for step in new.leaving(ANY_STAGE)} == {"praperadilan", "pelindungan-lpsk"}
    assert {step.to for step in old.leaving(ANY_STAGE)} == {"pelindungan-lpsk"}


def test_without_steps_from_anywhere_a_conference_does_not_lead_to_protection(new):
    assert "pelindungan-lpsk" in new.reachable_from("gelar-perkara-bersama")
    assert "pelindungan-lpsk" not in new.reachable_from("gelar-perkara-bersama", from_anywhere=False)


def arriving(flow: Flow, stage: str) -> set[str]:
    return {step.id for step in flow.transitions if step.to == stage}


def test_what_arrives_at_the_indictment(new, old):
    """t-16, t-31 and t-42 rest on articles that only the new code has."""
    assert arriving(new, "dakwaan") == {"t-16", "t-31", "t-36", "t-38", "t-42"}
    assert arriving(old, "dakwaan") == {"t-36", "t-38"}


# Time limits by regime


def test_a_stage_starts_the_limits_of_its_regime_alone(new, old):
    assert {limit.id for limit in new.limits_of("penelitian-berkas")} == {"tl-25-16"}
    assert {limit.id for limit in old.limits_of("penelitian-berkas")} == {"tl-81-02", "tl-81-03"}


@BOTH
def test_every_limit_on_a_step_belongs_to_the_regime(kb, regime):
    named = {step.id: step.limit_in(regime) for step in flow(kb, regime).transitions}
    foreign = {step: limit for step, limit in named.items() if limit and regime not in kb.limits[limit].regimes}
    assert foreign == {}


# Which code applies


def test_the_new_code_is_in_force_from_2_january_2026_and_the_old_one_until_the_day_before(kb):
    days = {info.id: (str(info.from_), str(info.until)) for info in kb.process.regimes}
    assert days[NEW] == ("2026-01-02", "None")
    assert days[OLD][1] == "2026-01-01"


@pytest.mark.parametrize(
    ("text", "regime"),
    [("1981", OLD), ("2025", NEW), (None, NEW), ("", NEW), ("1918", NEW), ("<script>", NEW)],
)
def test_an_address_that_names_no_known_code_means_the_one_in_force(text, regime):
    assert regime_of(text) is regime
