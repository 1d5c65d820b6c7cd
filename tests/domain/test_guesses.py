"""Guesses: held against the data, and kept in any address."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import guesses
from tests.support.damage import Damage, check
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE

ASKED = {row["id"]: row for row in EVIDENCE.rows("questions")}

# Made up: what is asked does not matter here.
QUESTIONS = [{"low": 0.0, "high": 100.0}, {"low": 0.0, "high": 30.0}, {"low": 10.0, "high": 50.0}]


def allowed(question: dict[str, float]) -> st.SearchStrategy[float]:
    """Guesses that a question allows, in tenths."""
    tenths = st.integers(int(10 * question["low"]), int(10 * question["high"]))
    return tenths.map(lambda guess: guess / 10)


KEPT = st.fixed_dictionaries(
    {}, optional={number: allowed(row) for number, row in enumerate(QUESTIONS, start=1)}
)

# Texts that look like guesses, many of them of no question or off its scale.
SIZES = st.integers(0, 10_000_000).map(str) | st.floats(0, 150).map("{:.3f}".format)
SEVERAL = st.lists(st.builds("{}-{}".format, st.integers(0, 5), SIZES)).map("_".join)


@given(KEPT)
def test_guesses_survive_the_address(kept: dict[int, float]) -> None:
    assert guesses.read(guesses.write(kept), QUESTIONS) == kept


@given(st.text(max_size=200) | st.text("0123456789-._", max_size=40) | SEVERAL)
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


@pytest.mark.parametrize(
    ("key", "answer"), [("month", 2.7), ("none", 45.0), ("death", 78.9), ("therapist", 72.0)]
)
def test_answers_are_looked_up(key: str, answer: float) -> None:
    assert guesses.answer(ASKED[key], EVIDENCE) == answer


def test_what_we_know_from_others_only_is_not_called_measured(data_copy: DataCopy) -> None:
    assert guesses.word(ASKED["none"], EVIDENCE) == "reported"
    line = data_copy.line("frequency", id="never-frey-men")
    data_copy.edit("frequency", line, read="abstract")
    assert guesses.word(ASKED["none"], data_copy.load()) == "measured"


def test_an_answer_follows_the_data(data_copy: DataCopy) -> None:
    line = data_copy.line("frequency", id="never-frey-men")
    data_copy.edit("frequency", line, number=44)
    assert guesses.answer(ASKED["none"], data_copy.load()) == 44


@given(st.sampled_from(list(ASKED)), st.floats(0, 1))
def test_judgement_adds_up(key: str, share: float) -> None:
    row = ASKED[key]
    guessed = min(row["high"], row["low"] + share * (row["high"] - row["low"]))
    judgement = guesses.judge(row, guessed, EVIDENCE)
    assert judgement.answer + judgement.off == pytest.approx(guessed)
    assert judgement.near == (abs(judgement.off) < row["step"])


@pytest.mark.parametrize("bad", [-0.1, 101, math.nan, math.inf])
def test_a_guess_off_the_scale_is_named(bad: float) -> None:
    with pytest.raises(ValueError, match=r"for 'none'; allowed: 0 to 100"):
        guesses.judge(ASKED["none"], bad, EVIDENCE)


def test_each_question_is_asked_by_one_page_in_the_order_of_the_file() -> None:
    asked = [
        row
        for page in EVIDENCE.allowed("questions", "page")
        for row in guesses.questions(page, EVIDENCE)
    ]
    assert asked == list(EVIDENCE.rows("questions"))


@pytest.mark.parametrize(
    ("name", "texts", "field", "says"),
    [
        (
            "a row that does not exist",
            {"answer_id": "nobody"},
            "answer_id",
            "not in evidence/base_rates.csv",
        ),
        (
            "a field that is empty",
            {"answer_id": "br_lab_gross1994"},
            "answer_field",
            "holds no number",
        ),
        ("a field of another table", {"answer_field": "women"}, "answer_field", "holds no number"),
        (
            "an answer off the slider",
            {"high": 20, "start": 10},
            "low+high",
            "0 to 20 is not allowed; the answer, 30, must lie on the slider",
        ),
    ],
)
def test_a_question_without_its_answer_stops_the_start(
    name: str, texts: dict[str, object], field: str, says: str, data_copy: DataCopy
) -> None:
    def spoil(copy: DataCopy) -> None:
        copy.edit("questions", 2, **texts)

    check(Damage(name, spoil, f"content/questions.csv, line 2, {field}: ", (says,)), data_copy)
