"""Guesses that were already revealed, as one short text that fits in an address.

``1-45_3-75`` says: question 1 was guessed at 45, question 3 at 75. Whatever does not belong
there is skipped, so that a mistyped address does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goodcry.evidence import Row

ONE_GUESS = re.compile(r"([0-9]{1,3})-([0-9]{1,6}(?:\.[0-9]{1,3})?)")


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
