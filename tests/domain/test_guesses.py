"""Questions to guess: their answers come from the data; kept guesses survive any address."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import guesses, who_cries
from goodcry.evidence import Evidence, Row
from tests.support.records import EVIDENCE

QUESTIONS = EVIDENCE.rows("questions")
every_question = pytest.mark.parametrize("row", QUESTIONS, ids=[row["id"] for row in QUESTIONS])


def test_there_are_ten() -> None:
    assert len(QUESTIONS) == 10


@every_question
def test_the_answer_is_a_number_of_the_data(row: Row, evidence: Evidence) -> None:
    ground = evidence.row(row["answer_table"], row["answer_id"])
    answer = who_cries.measured(row, evidence)
    assert math.isfinite(answer)
    assert answer == float(ground[row["answer_field"]])
    assert evidence.row("sources", ground["source"]), "the answer has no source"
    assert ground["read"] in evidence.allowed("findings", "read")


@every_question
def test_the_answer_lies_well_inside_the_slider(row: Row, evidence: Evidence) -> None:
    answer = who_cries.measured(row, evidence)
    assert row["low"] < answer < row["high"]
    assert row["low"] <= row["start"] <= row["high"]
    steps = (row["high"] - row["low"]) / row["step"]
    assert steps == pytest.approx(round(steps))


@every_question
def test_the_text_does_not_give_the_answer_away(row: Row, evidence: Evidence) -> None:
    answer = f"{who_cries.measured(row, evidence):g}"
    assert answer not in row["question"].replace("100 ", "")
    assert abs(row["start"] - who_cries.measured(row, evidence)) >= row["step"]


def test_base_rates_that_must_not_be_shown_are_not_asked(evidence: Evidence) -> None:
    for row in QUESTIONS:
        if row["answer_table"] == "base_rates":
            assert evidence.row("base_rates", row["answer_id"])["shown"] == "yes"


@given(
    st.dictionaries(st.integers(1, len(QUESTIONS)), st.integers(0, 30)).map(
        lambda found: {number: float(guess) for number, guess in sorted(found.items())}
    )
)
def test_guesses_survive_the_address(kept: dict[int, float]) -> None:
    assert guesses.read(guesses.write(kept), QUESTIONS) == kept


@given(st.text(max_size=200))
def test_any_text_gives_allowed_guesses(text: str) -> None:
    for number, guess in guesses.read(text, QUESTIONS).items():
        assert QUESTIONS[number - 1]["low"] <= guess <= QUESTIONS[number - 1]["high"]


@pytest.mark.parametrize(
    "text",
    [
        "0-5",
        "11-5",
        "1-101",
        "1--5",
        "1-nan",
        "1-inf",
        "1-1e5",
        "1",
        "-",
        "_" * 10_000,
        "\u0661-\u0665",
    ],
)
def test_what_does_not_belong_is_skipped(text: str) -> None:
    assert guesses.read(text, QUESTIONS) == {}
