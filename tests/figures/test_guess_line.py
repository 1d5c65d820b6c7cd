"""A guess beside the measured number, on one line."""

from __future__ import annotations

import math

import pytest

from goodcry import who_cries
from goodcry.evidence import Evidence, Row
from goodcry.figures import guess_line
from tests.support.records import EVIDENCE

QUESTIONS = EVIDENCE.rows("questions")

every_question = pytest.mark.parametrize("row", QUESTIONS, ids=[row["id"] for row in QUESTIONS])


@every_question
@pytest.mark.parametrize("dark", [True, False])
def test_the_drawing_keeps_its_labels_inside(row: Row, dark: bool, evidence: Evidence) -> None:
    answer = who_cries.measured(row, evidence)
    for guess in (row["low"], row["high"], answer):
        svg = guess_line.drawing(guess, answer, row["low"], row["high"], dark)
        assert f"measured {answer:g}" in svg and f"your guess {guess:g}" in svg
        for part in svg.split("<text x=")[1:]:
            centre = float(part.split('"')[1])
            assert guess_line.LABEL <= centre <= guess_line.WIDTH - guess_line.LABEL


@pytest.mark.parametrize(
    ("guess", "answer", "low", "high"),
    [(5, 1, 0, 4), (1, 5, 0, 4), (0, 0, 1, 1), (math.nan, 1, 0, 4)],
)
def test_a_drawing_refuses_what_is_off_the_line(
    guess: float, answer: float, low: float, high: float
) -> None:
    with pytest.raises(ValueError, match="allowed"):
        guess_line.drawing(guess, answer, low, high, dark=False)
