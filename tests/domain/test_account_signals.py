"""The simulated signals move as the studies say they moved."""

from __future__ import annotations

from typing import Any

import pytest

from goodcry.autonomic import simulate
from tests.support.records import EVIDENCE


@pytest.mark.parametrize("row", EVIDENCE.rows("account_signals"), ids=lambda row: row["id"])
def test_signal_moves_in_the_direction_that_was_measured(row: dict[str, Any]) -> None:
    course = simulate(row["account"], EVIDENCE)
    signal = row["signal"]
    first, last = (course.at(row[field])[signal] for field in ("seconds_from", "seconds_to"))
    rest = course.at(course.t[0])[signal]
    clear = 0.05 * (rest or 1)
    if row["direction"] == "up":
        assert last - first > clear
    elif row["direction"] == "down":
        assert first - last > clear
    else:
        assert abs(first - rest) < clear
        assert abs(last - rest) < clear
