"""The readers' words that `site.yaml` must hold."""

from __future__ import annotations

from knowledge import labels
from tests.source import asked_labels

FAMILIES = ("channel-", "kind-", "library-")
"""Asked for by the kind of a thing, so their whole names stand in the list alone."""


def test_every_word_that_code_or_templates_ask_for_is_required(kb):
    assert len(asked_labels()) > 30
    assert asked_labels() - set(labels.needed(kb)) == set()


def test_no_word_is_required_that_nobody_asks_for():
    assert {key for key in labels.FIXED - asked_labels() if not key.startswith(FAMILIES)} == set()


def test_the_real_site_has_every_word_in_both_languages(kb):
    for key in labels.needed(kb):
        assert kb.site.labels[key].id, key
        assert kb.site.labels[key].en, key
