"""A guess beside the measured number, on one line."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry.figures import guess_line
from tests.support.drawings import SVG


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.floats(0, 1), st.floats(0, 1))
def test_labels_say_both_numbers_and_stay_inside(
    low: float, reach: float, guessed: float, measured: float
) -> None:
    high = low + reach
    guess, answer = (min(high, low + share * reach) for share in (guessed, measured))
    drawing = ElementTree.fromstring(guess_line.drawing(guess, answer, low, high))
    labels = {each.text: float(each.attrib["x"]) for each in drawing.iter(f"{SVG}text")}
    assert set(labels) == {f"measured {answer:g}", f"your guess {guess:g}"}
    for centre in labels.values():
        assert guess_line.LABEL <= centre <= guess_line.WIDTH - guess_line.LABEL


def test_an_answer_that_others_report_is_called_so() -> None:
    drawing = ElementTree.fromstring(guess_line.drawing(40, 70, 0, 100, "reported"))
    assert "reported 70" in [each.text for each in drawing.iter(f"{SVG}text")]


def test_the_higher_number_stands_further_right() -> None:
    drawing = ElementTree.fromstring(guess_line.drawing(40, 70, 0, 100))
    labels = {each.text: float(each.attrib["x"]) for each in drawing.iter(f"{SVG}text")}
    dot = next(drawing.iter(f"{SVG}circle"))
    assert float(dot.attrib["cx"]) == pytest.approx(labels["measured 70"], abs=0.1)
    reach = guess_line.RIGHT - guess_line.LEFT
    assert labels["your guess 40"] == pytest.approx(guess_line.LEFT + 0.4 * reach, abs=0.1)
    assert labels["measured 70"] == pytest.approx(guess_line.LEFT + 0.7 * reach, abs=0.1)


@pytest.mark.parametrize(
    ("guess", "answer", "low", "high"),
    [(5, 1, 0, 4), (1, 5, 0, 4), (0, 0, 1, 1), (math.nan, 1, 0, 4)],
)
def test_a_drawing_refuses_what_is_off_the_line(
    guess: float, answer: float, low: float, high: float
) -> None:
    with pytest.raises(ValueError, match="allowed"):
        guess_line.drawing(guess, answer, low, high)
