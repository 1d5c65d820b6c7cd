"""Questions to guess: each can be answered, and gives nothing away."""

from __future__ import annotations

import pytest

from goodcry import guesses
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


@each("questions")
def test_the_answer_may_be_shown_lies_on_the_slider_and_is_not_given_away(row: Row) -> None:
    assert row["low"] < guesses.answer(row, EVIDENCE) < row["high"]
    for end in ("start", "high"):
        steps = (row[end] - row["low"]) / row["step"]
        assert 0 < steps == pytest.approx(round(steps))
    answer = f"{guesses.answer(row, EVIDENCE):g}"
    assert answer not in row["question"].replace("100 ", "")
    assert not guesses.judge(row, row["start"], EVIDENCE).near, "the slider starts there"
    if row["answer_table"] == "base_rates":
        assert EVIDENCE.row("base_rates", row["answer_id"])["shown"] == "yes", "not to be shown"
