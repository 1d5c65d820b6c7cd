"""Questions to guess: their answers, how far off a guess is, and guesses in an address.

The questions stand in ``data/content/questions.csv``; a page asks them in the order of that file.
Their answers are looked up in the evidence. Guesses that were already revealed are kept as one
short text that fits in an address: ``1-45_3-75`` says that question 1 was guessed at 45, question
3 at 75. Whatever does not belong there is skipped, so that a mistyped address does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodcry.tables import Row

if TYPE_CHECKING:
    from goodcry.evidence import Evidence

ONE_GUESS = re.compile(r"([0-9]{1,3})-([0-9]{1,6}(?:\.[0-9]{1,3})?)")


@dataclass(frozen=True)
class Judgement:
    """A guess held against the answer. ``off`` is guess minus answer, in the answer's unit.

    ``near`` means that the guess is as close as the slider's steps allow.
    """

    guessed: float
    answer: float
    off: float
    near: bool


def questions(page: str, evidence: Evidence) -> tuple[Row, ...]:
    """The questions of a page, rows of ``questions.csv`` in the order of the file."""
    return evidence.where("questions", page=page)


def ground(question: Row, evidence: Evidence) -> Row:
    """The row of the evidence that holds the answer."""
    return evidence.row(question["answer_table"], question["answer_id"])


def answer(question: Row, evidence: Evidence) -> float:
    """The number that a question asks for."""
    return float(ground(question, evidence)[question["answer_field"]])


def word(question: Row, evidence: Evidence) -> str:
    """What the answer is called: "measured", or "reported" if we know it from others only."""
    return "reported" if ground(question, evidence).get("read") == "secondary" else "measured"


def judge(question: Row, guessed: float, evidence: Evidence) -> Judgement:
    """Hold a guess against the number.

    Raises:
        ValueError: a guess outside the range of the question.
    """
    low, high = question["low"], question["high"]
    if not low <= guessed <= high:  # also false for NaN
        raise ValueError(f"guess {guessed!r} for {question['id']!r}; allowed: {low:g} to {high:g}")
    value = answer(question, evidence)
    off = guessed - value
    return Judgement(guessed, value, off, abs(off) < question["step"])


def read(text: str, questions: Sequence[Row]) -> dict[int, float]:
    """Question number (from 1) -> guess, for each guess that its question allows.

    >>> row = {"low": 0.0, "high": 100.0}
    >>> read("1-45_2-900_x_1-50", [row, row])
    {1: 50.0}
    """
    found = {}
    for part in text.split("_"):
        match = ONE_GUESS.fullmatch(part)
        if not match:
            continue
        number, guess = int(match[1]), float(match[2])
        if 1 <= number <= len(questions):
            question = questions[number - 1]
            if question["low"] <= guess <= question["high"]:
                found[number] = guess
    return dict(sorted(found.items()))


def write(guesses: Mapping[int, float]) -> str:
    """The text for these guesses; :func:`read` turns it back."""
    return "_".join(f"{number}-{guesses[number]:g}" for number in sorted(guesses))
