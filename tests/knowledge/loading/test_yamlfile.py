"""YAML with line numbers: a problem can say where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.loading import yamlfile

SMALL = """\
title: Sidang
stages:
  - id: sidang
    lane: pengadilan

  - id: putusan
    codes: [p-41,
            p-42]
"""


def test_every_value_knows_the_line_on_which_its_key_or_item_stands():
    document = yamlfile.read(SMALL)
    assert document.value == {
        "title": "Sidang",
        "stages": [{"id": "sidang", "lane": "pengadilan"}, {"id": "putusan", "codes": ["p-41", "p-42"]}],
    }
    lines = {
        ("title",): 1,
        ("stages",): 2,
        ("stages", 0): 3,
        ("stages", 0, "lane"): 4,
        ("stages", 1): 6,
        ("stages", 1, "codes"): 7,
        ("stages", 1, "codes", 1): 8,
    }
    assert {trail: document.line(trail) for trail in lines} == lines


def test_what_is_not_there_has_the_line_of_what_is_around_it():
    document = yamlfile.read(SMALL)
    assert document.line(("stages", 1, "lane")) == 6
    assert document.line(("nothing", "at", "all")) == 1


def test_lines_count_from_where_the_text_begins_in_its_file():
    document = yamlfile.read("title: Sidang\norder: 40", first_line=2)
    assert (document.line(("title",)), document.line(("order",))) == (2, 3)


def test_values_have_the_types_of_yaml():
    document = yamlfile.read('day: 2026-11-24\nnumber: 7\nyes_or_no: true\ntext: "2026-11-24"\nnothing: null')
    assert document.value == {
        "day": date(2026, 11, 24),
        "number": 7,
        "yes_or_no": True,
        "text": "2026-11-24",
        "nothing": None,
    }


def test_a_day_that_does_not_exist_stays_a_text():
    assert yamlfile.read("day: 2026-02-30").value == {"day": "2026-02-30"}


def test_an_empty_file_is_nothing():
    assert yamlfile.read("# only a comment\n").value is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3", 3, "kunci “a” tertulis dua kali", id="key twice"),
        pytest.param("list:\n  - x: 1\n    x: 2", 3, "kunci “x” tertulis dua kali", id="key twice, deep inside"),
        pytest.param("a: 1\nb: Utang: jerat", 2, "mapping values are not allowed in this context", id="bare colon"),
        pytest.param("a: 1\n---\nb: 2", 2, "but found another document", id="two documents"),
        pytest.param("a: 1\nb: {{kontak}}", 2, "kunci harus satu tulisan; beri tanda kutip", id="braces"),
    ],
)
def test_broken_yaml_names_its_line(text, line, message):
    with pytest.raises(yamlfile.YamlError) as caught:
        yamlfile.read(text)
    assert (caught.value.line, caught.value.message) == (line, message)


def test_no_object_of_python_can_be_made_from_yaml():
    assert yamlfile.read("a: !!python/object/apply:os.getcwd []").value == {"a": []}
    with pytest.raises(yamlfile.YamlError, match="could not determine a constructor"):
        yamlfile.read("a: !!python/name:os.getcwd")
