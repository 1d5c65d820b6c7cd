"""The picture of a class beside what was measured: rings, labels, and the table that it is."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from goodcry import class_result, live_items, live_measured
from goodcry.class_result import Result
from goodcry.evidence import Evidence
from goodcry.figures import class_picture
from goodcry.live import Limits
from goodcry.live_items import Item

GUESSES = [0, 1, 2, 4, 6, 5, 6, 3, 1, 0]


def item_of(evidence: Evidence, key: str, place: int = 0) -> Item:
    return live_items.live_set(key, evidence).items[place]


def result_of(item: Item, counts: list[int], evidence: Evidence) -> Result:
    values = [option.value for option in item.options]
    totals = dict(zip(values, counts, strict=True))
    return class_result.result(item, totals, Limits.read(evidence), sum(counts))


def rows_of(html: str) -> list[ElementTree.Element]:
    """The rows of the picture below its head, from top to bottom."""
    tree = ElementTree.fromstring(f"<div>{html}</div>")
    return [each for each in tree.iter() if each.get("role") == "row"][1:]


def cells(row: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [each for each in row.iter() if kind in (each.get("class") or "").split()]


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_each_answer_has_a_row_with_its_number_and_a_ring_for_each_person(
    evidence: Evidence,
) -> None:
    item = item_of(evidence, "diary_memory")
    rows = rows_of(class_picture.drawing(item, [result_of(item, GUESSES, evidence)]))
    assert [words(next(iter(row))) for row in rows] == [option.label for option in item.options]
    for row, count in zip(rows, GUESSES, strict=True):
        [rings] = cells(row, "rings")
        assert words(rings).split()[0] == str(count)
        assert len(cells(rings, "ring")) == count


@pytest.mark.parametrize("most", [1, 9, 16, 40, 60, 200])
def test_there_is_room_for_all_however_many_think_the_same(evidence: Evidence, most: int) -> None:
    item = item_of(evidence, "diary_memory")
    html = class_picture.drawing(item, [result_of(item, [most, 4, *[0] * 8], evidence)])
    lines, width = map(int, re.findall(r"--lines:(\d+);--width:(\d+)", html)[0])
    assert lines * width >= max(most, 4)
    assert width <= 2 * class_picture.ONE_LINE or lines == 3


def test_the_middle_guess_and_the_middle_half_are_marked_and_said(evidence: Evidence) -> None:
    item = item_of(evidence, "diary_memory")
    found = result_of(item, GUESSES, evidence)
    rows = rows_of(class_picture.drawing(item, [found]))
    for option, row in zip(item.options, rows, strict=True):
        [rings] = cells(row, "rings")
        kinds = (rings.get("class") or "").split()
        assert ("half" in kinds) == (option.value in found.half)
        assert ("middle" in kinds) == (option.value == found.middle)
        assert ("the middle guess" in words(rings)) == (option.value == found.middle)


@pytest.mark.parametrize("key", ["diary_memory", "grade_claim", "which_factors", "which_way"])
def test_nothing_of_what_was_measured_is_drawn_before_it_is_handed_in(
    evidence: Evidence, key: str
) -> None:
    item = item_of(evidence, key)
    result = result_of(item, [5] * len(item.options), evidence)
    hidden, shown = (
        class_picture.drawing(item, [result], marks).replace(class_picture.STYLE, "")
        for marks in ((), live_measured.measured(item, evidence).marks)
    )
    assert "gc-tag" not in hidden and 'class="there"' not in hidden
    assert "gc-tag" in shown


def test_each_sample_has_a_label_in_its_row_in_its_own_look(evidence: Evidence) -> None:
    item = item_of(evidence, "diary_memory")
    marks = live_measured.measured(item, evidence).marks
    html = class_picture.drawing(item, [result_of(item, GUESSES, evidence)], marks)
    drawn = {
        (option.value, words(tag), (tag.get("class") or "").split()[1])
        for option, row in zip(item.options, rows_of(html), strict=True)
        for tag in cells(row, "gc-tag")
    }
    looks = {True: "reported", False: "measured"}
    assert drawn == {
        (mark.option, mark.value_text.split()[0], looks[mark.reported]) for mark in marks
    }
    listed = class_picture.samples(marks)
    for mark in marks:
        assert mark.value_text in listed and mark.who in listed and mark.n_text in listed


def test_what_a_model_works_out_never_looks_measured(evidence: Evidence) -> None:
    item = item_of(evidence, "model_heart")
    marks = live_measured.measured(item, evidence).marks
    html = class_picture.drawing(item, [result_of(item, GUESSES, evidence)], marks)
    assert 'gc-tag assumed"' in html
    assert 'gc-tag measured"' not in html and ">Measured<" not in html


def test_two_rounds_stand_side_by_side_on_one_scale(evidence: Evidence) -> None:
    item = item_of(evidence, "grade_claim")
    before, after = [4, 9, 7, 6, 3], [1, 2, 12, 10, 3]
    size = len(item.options)
    results = [result_of(item, counts[:size], evidence) for counts in (before, after)]
    html = class_picture.drawing(item, results)
    for row, one, two in zip(rows_of(html), before, after, strict=False):
        assert [words(each) for each in cells(row, "rings")] == [str(one), str(two)]
    assert "--rounds:2" in html and html.count("--width") == 1 + class_picture.STYLE.count(
        "--width"
    )
    assert class_picture.names(item, results)[1].startswith("Then")


def test_each_row_tells_a_phone_which_answer_it_is(evidence: Evidence) -> None:
    item = item_of(evidence, "diary_memory")
    html = class_picture.drawing(item, [result_of(item, GUESSES, evidence)])
    told = re.findall(r'data-answer="([^"]*)"', html)
    assert told == [option.value for option in item.options]


def test_a_few_answers_are_never_drawn(evidence: Evidence) -> None:
    item = item_of(evidence, "diary_memory")
    few = result_of(item, [1, 0, 3, *[0] * 7], evidence)
    for rounds in ([], [few], [result_of(item, GUESSES, evidence), few]):
        with pytest.raises(ValueError, match="too few"):
            class_picture.drawing(item, rounds)


def test_the_picture_is_a_table_that_says_all(evidence: Evidence) -> None:
    item = item_of(evidence, "diary_memory", 1)
    marks = live_measured.measured(item, evidence).marks
    html = class_picture.drawing(item, [result_of(item, GUESSES, evidence)], marks)
    assert all(f">{name}</span>" in html for name in ("What 28 of you guessed", "Measured"))
    rows = rows_of(html)
    assert [words(next(iter(row))) for row in rows] == [option.label for option in item.options]
    assert [int(words(*cells(row, "rings")).split()[0]) for row in rows] == GUESSES
    said = words(ElementTree.fromstring(f"<div>{class_picture.samples(marks)}</div>"))
    assert all(mark.value_text in said and mark.who in said for mark in marks)
