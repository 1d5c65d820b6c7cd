"""What a live class sees at the reveal is what the evidence holds."""

from __future__ import annotations

import pytest

from goodcry import live_items, live_measured
from goodcry.live_items import Item
from goodcry.live_measured import Measured
from tests.support.records import EVIDENCE

FOUND = {
    item.id: (item, live_measured.measured(item, EVIDENCE))
    for each in live_items.sets(EVIDENCE)
    for item in each.items
}
EACH = [pytest.param(*found, id=key) for key, found in FOUND.items()]


@pytest.mark.parametrize(("item", "found"), EACH)
def test_marks_stand_at_options_of_the_item(item: Item, found: Measured) -> None:
    values = {option.value for option in item.options}
    assert found.marks
    assert {mark.option for mark in found.marks} <= values
    assert found.sentence
    assert found.why


@pytest.mark.parametrize(("item", "found"), EACH)
def test_what_is_shown_has_sources(item: Item, found: Measured) -> None:
    assert found.sources
    assert len(set(found.sources)) == len(found.sources)
    for source in found.sources:
        assert EVIDENCE.has("sources", source)


@pytest.mark.parametrize(("item", "found"), EACH)
def test_before_it_is_shown_an_item_tells_nothing_of_it(item: Item, found: Measured) -> None:
    """Neither the words of the answer nor a number that is no edge of a bin."""
    told = " ".join([item.question, item.note, item.unit])
    assert found.sentence not in told
    assert found.why not in told


def test_several_samples_are_several_marks() -> None:
    _, found = FOUND["recall-better"]
    assert [mark.value_text for mark in found.marks] == [
        "62.5 of 100 people",
        "52 of 100",
        "30 of 100",
    ]
    assert [mark.n_text for mark in found.marks] == ["", "", "97 people"], "891 was said already"
    assert [mark.option for mark in found.marks] == ["60", "50", "30"]


def test_the_mark_of_the_next_item_is_not_shown_before() -> None:
    """The diary comes first; what people remember is shown with the next item alone."""
    _, found = FOUND["diary-better"]
    assert [mark.value_text for mark in found.marks] == ["30 of 100 cries"]
    assert found.sentence == "Reported: 30 of 100 cries."


def test_a_grade_is_that_of_the_mechanism_with_its_reason() -> None:
    _, found = FOUND["A10"]
    mechanism = EVIDENCE.row("mechanisms", "cortisol_in_tears")
    assert found.marks[0].option == mechanism["grade"]
    assert found.why == mechanism["reason"]


def test_a_size_without_a_measurement_is_called_assumed() -> None:
    _, found = FOUND["factors-1"]
    assumed = {mark.option: (mark.assumed, mark.value_text) for mark in found.marks}
    assert assumed["support"] == (False, "size measured")
    assert assumed["rumination"] == (True, "size assumed")


def test_what_nobody_knows_is_said_to_be_unknown() -> None:
    _, found = FOUND["attachment-at-a-distance"]
    assert found.marks[0].option == "not known"
    assert "no study found" in found.sentence


def test_the_model_heart_is_no_measurement() -> None:
    _, found = FOUND["cut-vagus"]
    assert all(mark.assumed for mark in found.marks)
    assert found.sentence.startswith("The model says: ")
    assert found.marks[0].value_text in found.sentence
