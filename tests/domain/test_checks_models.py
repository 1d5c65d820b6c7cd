"""Numbers and accounts that the models cannot work with stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, row, without

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def knot(copy: DataCopy) -> int:
    """A knot that comes before the one above it."""
    line = copy.line("account_knots", account="arita2013", seconds="-10")
    copy.edit("account_knots", line, seconds=-60)
    return line


def last_knot(copy: DataCopy) -> int:
    """An account that ends before the others."""
    line = copy.line("account_knots", account="arita2013", seconds="600")
    copy.edit("account_knots", line, seconds=500)
    return line


def one_knot(copy: DataCopy) -> int:
    """An account of which nothing but its start is left."""
    for _ in range(6):
        line = copy.line("account_knots", account="arita2013")
        copy.drop_row("account_knots", line)
    return copy.line("accounts", id="arita2013")


def fast_breath(copy: DataCopy) -> None:
    """A breath of an account that is faster than the model takes."""
    copy.edit("account_knots", 2, breathing=60)
    line = copy.line("assumptions", id="shift_breathing_highest")
    copy.edit("assumptions", line, value=20)


DAMAGES = [
    # Numbers that the code computes with.
    row(
        "an empty half-life",
        "constants",
        {"id": "half_life_acth"},
        "value",
        "",
        "empty is not allowed for a half-life",
    ),
    row(
        "a half-life of nothing",
        "constants",
        {"id": "half_life_oxytocin"},
        "low",
        0,
        "0 is not allowed for a half-life",
    ),
    row(
        "less tears than a film of tears",
        "constants",
        {"id": "emotional_tear_volume_generous"},
        "value",
        0.001,
        "0.001 is not allowed",
        "0.00847 or more",
    ),
    row(
        "a half-life of no fluid",
        "constants",
        {"id": "half_life_acth"},
        "fluid",
        "",
        "empty; a half-life needs its fluid",
    ),
    row(
        "a half-life in hours",
        "constants",
        {"id": "half_life_acth"},
        "unit",
        "h",
        "'h' is not allowed for a half-life; it must be min",
    ),
    # Accounts and moods.
    Damage(
        "knots out of order",
        knot,
        "evidence/account_knots.csv, line {line}, seconds: ",
        ("-60 is not allowed after -50", "later than the one before"),
    ),
    Damage(
        "an account that ends before the others",
        last_knot,
        "evidence/account_knots.csv, line {line}, seconds: ",
        ("'arita2013' reaches from -120 to 500", "from -120 to 600"),
    ),
    Damage(
        "an account of one knot",
        one_knot,
        "evidence/accounts.csv, line {line}, id: ",
        ("knots of 'arita2013'", "is 1; at least two"),
    ),
    Damage(
        "a signal after the end",
        lambda copy: copy.edit("account_signals", 2, seconds_to=700),
        "evidence/account_signals.csv, line 2, seconds_from+seconds_to: ",
        ("0 to 700 is not allowed", "from -120 to 600"),
    ),
    Damage(
        "a breath too fast for the model",
        fast_breath,
        "evidence/account_knots.csv, line 2, breathing: ",
        ("60 is not allowed", "from 1 to 20"),
    ),
    row(
        "a mood in another word",
        "mood_timecourse",
        {"id": "mood-gracanin-criers-20"},
        "direction",
        "level",
        "'level' is not allowed; it must be one of worse, same, better",
    ),
    without(
        "a statement that a page makes",
        "statements",
        {"id": "who-open"},
        "content/statement_",
        "'who-open' is not in content/statements.csv",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
