"""Guesses that were revealed survive any address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import guesses

# Made up: what is asked does not matter here.
QUESTIONS = [{"low": 0.0, "high": 100.0}, {"low": 0.0, "high": 30.0}, {"low": 10.0, "high": 50.0}]


def allowed(question: dict[str, float]) -> st.SearchStrategy[float]:
    """Guesses that a question allows, in tenths."""
    tenths = st.integers(int(10 * question["low"]), int(10 * question["high"]))
    return tenths.map(lambda guess: guess / 10)


KEPT = st.fixed_dictionaries(
    {}, optional={number: allowed(row) for number, row in enumerate(QUESTIONS, start=1)}
)


@given(KEPT)
def test_guesses_survive_the_address(kept: dict[int, float]) -> None:
    assert guesses.read(guesses.write(kept), QUESTIONS) == kept


@given(st.text(max_size=200) | st.lists(st.from_regex(guesses.ONE_GUESS)).map("_".join))
def test_any_text_gives_allowed_guesses(text: str) -> None:
    for number, guess in guesses.read(text, QUESTIONS).items():
        assert QUESTIONS[number - 1]["low"] <= guess <= QUESTIONS[number - 1]["high"]


@pytest.mark.parametrize(
    "text",
    [
        "0-5",
        "4-5",
        "1-101",
        "3-9",
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
    assert guesses.read(f"{text}_1-50", QUESTIONS) == {1: 50}
