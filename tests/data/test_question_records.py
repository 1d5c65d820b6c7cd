"""Questions to guess: each can be answered, and gives nothing away."""

from __future__ import annotations

import pytest

from goodcry import guesses
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


@each("questions")
def test_the_answer_lies_well_inside_the_slider(row: Row) -> None:
    assert row["low"] < guesses.answer(row, EVIDENCE) < row["high"]
    for end in ("start", "high"):
        steps = (row[end] - row["low"]) / row["step"]
        assert 0 < steps == pytest.approx(round(steps))


@each("questions")
def test_neither_the_text_nor_the_slider_gives_the_answer_away(row: Row) -> None:
    answer = f"{guesses.answer(row, EVIDENCE):g}"
    assert answer not in row["question"].replace("100 ", "")
    assert not guesses.judge(row, row["start"], EVIDENCE).near


@each("questions")
def test_a_base_rate_that_must_not_be_shown_is_not_asked_for(row: Row) -> None:
    if row["answer_table"] == "base_rates":
        assert EVIDENCE.row("base_rates", row["answer_id"])["shown"] == "yes"
