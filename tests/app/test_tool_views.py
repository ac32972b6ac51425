"""The views for deadlines and for the code that applies, each run as Streamlit runs it."""

from __future__ import annotations

from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_views import LANGUAGES, opened, run, seen

OLD_INVESTIGATION = {"perbuatan": "sebelum", "laporan": "sebelum", "pada": "penyidikan"}


def deadlines_view() -> None:
    from app.current import CURRENT
    from app.views import deadlines

    content = CURRENT.get()
    deadlines.render(content, content.base.pages[deadlines.SLUG])


def which_law_view() -> None:
    from app.current import CURRENT
    from app.views import which_law

    content = CURRENT.get()
    which_law.render(content, content.base.pages[which_law.SLUG])


def dated(view: AppTest, *days: date) -> AppTest:
    """The view after its dates have been filled in, in order."""
    for field, day in zip(view.date_input, days, strict=False):
        field.set_value(day)
    return run(view)


# Deadlines


@LANGUAGES
def test_the_seven_days_of_the_prosecutor(lang: str):
    view = dated(opened(deadlines_view, lang=lang, peristiwa="tl-25-16"), date(2026, 3, 2))
    words = {
        "id": ("Senin, 9 Maret 2026", "Pasal 279", "Minggu, 8 Maret 2026", "Bila terlewat"),
        "en": ("Monday, 9 March 2026", "Article 279", "Sunday, 8 March 2026", "When missed"),
    }[lang]
    assert [word for word in words if word not in seen(view).text] == []


def test_the_event_goes_into_the_address_and_the_date_never():
    view = opened(deadlines_view)
    view.selectbox[0].set_value("tl-25-17")
    dated(run(view), date(2026, 3, 10))
    assert "Selasa, 24 Maret 2026" in seen(view).text
    assert dict(view.query_params.items()) == {"peristiwa": "tl-25-17"}


def test_the_old_code_offers_its_own_events():
    """10 limits of KUHAP 1981, 5 of other laws, 2 chains and detention."""
    view = opened(deadlines_view, aturan="1981")
    assert len(view.selectbox[0].options) == 10 + 5 + 2 + 1


def test_a_limit_in_hours_asks_for_the_hour():
    view = opened(deadlines_view, peristiwa="tl-25-06")
    view.date_input[0].set_value(date(2026, 3, 2))
    view.time_input[0].set_value(time(14, 30))
    run(view)
    assert "Selasa, 3 Maret 2026, 14.30 WIB" in seen(view).text


def test_a_chain_asks_for_each_event_and_counts_those_that_have_happened():
    view = opened(deadlines_view, peristiwa="rantai-berkas-2025")
    assert len(view.date_input) == 4
    dated(view, date(2026, 3, 2), date(2026, 3, 10))
    text = seen(view).text
    assert "Senin, 9 Maret 2026" in text
    assert "Selasa, 24 Maret 2026" in text
    assert text.count("hanya jumlah, tanpa tanggal akhir") == 2


def test_detention_needs_no_date():
    view = opened(deadlines_view, peristiwa="penahanan")
    assert len(view.date_input) == 0
    assert "60 Hari / 120 Hari" in seen(view).text


@pytest.mark.parametrize("address", [{"peristiwa": "tl-99-99"}, {"peristiwa": "tl-81-02"}, {"aturan": "1945"}])
def test_nonsense_in_the_address_leaves_the_choice_open(address: dict[str, str]):
    view = opened(deadlines_view, **address)
    assert view.selectbox[0].value is None
    assert len(seen(view).all("h1")) == 1


# Which code applies


@LANGUAGES
def test_the_answers_of_the_address_give_the_code_beside_the_other(lang: str):
    document = seen(opened(which_law_view, lang=lang, **OLD_INVESTIGATION))
    words = {
        "id": ("Perkara lama (KUHAP 1981)", "Pasal 361 huruf a", "r-06 · terbuka", "Tidak dipakai"),
        "en": ("Older cases (KUHAP 1981)", "Article 361 letter a", "r-06 · open", "Does not apply"),
    }[lang]
    assert [word for word in words if word not in document.text] == []
    mark = "?lang=en&" if lang == "en" else "?"
    assert {f"/alur-penanganan{mark}aturan=1981", f"/tenggat-waktu{mark}aturan=1981"} <= set(document.hrefs)


def test_answers_go_into_the_address():
    view = opened(which_law_view)
    for question, answer in zip(view.radio, OLD_INVESTIGATION.values(), strict=True):
        question.set_value(answer)
    run(view)
    assert dict(view.query_params.items()) == OLD_INVESTIGATION
    assert "r-01" in seen(view).text


@pytest.mark.parametrize("address", [{}, {"perbuatan": "sebelum"}, {"pada": "x", "perbuatan": "<b>", "laporan": "1"}])
def test_without_three_answers_nothing_is_concluded(address: dict[str, str]):
    view = opened(which_law_view, **address)
    assert 'id="hasil"' not in "".join(element.proto.body for element in view.get("html"))
    assert len(view.caption) == 1
