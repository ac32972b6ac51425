"""The slides of a session as a page."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from tests.serving import Running


def test_a_module_is_shown_with_its_last_numbers_and_without_what_is_for_the_trainer_alone(server: Running):
    with urllib.request.urlopen(server.url + "/presentasi/en/modul-warga") as answer:
        text = answer.read().decode()
        assert answer.headers["Cache-Control"] == "no-store"
    assert "Numbers for help" in text
    assert "For the trainer, not shown" not in text


@pytest.mark.parametrize(("path", "status"), [("modul-astronaut", 404), ("1.warga.o3.q2y", 400)])
def test_a_bad_plan_is_told_in_a_sentence(server: Running, path: str, status: int):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{server.url}/presentasi/{path}")
    with caught.value as answer:
        assert answer.status == status
        assert "Traceback" not in answer.read().decode()
        (policy,) = answer.headers.get_all("Content-Security-Policy")  # a second one would refuse the style of the page
        assert "style-src 'sha256-" in policy
