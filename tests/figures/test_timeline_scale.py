"""One scale for all accounts, so that two of them can be laid over each other."""

from __future__ import annotations

import pytest

from goodcry.figures import timeline_scale
from goodcry.provenance import SIGNALS
from tests.support.accounts import ACCOUNTS, course

RANGES = timeline_scale.ranges([course(account) for account in ACCOUNTS])


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_scale_holds_every_account_with_air_around_it(signal: str) -> None:
    low, high = RANGES[signal]
    values = [getattr(course(account), signal) for account in ACCOUNTS]
    assert low < min(each.min() for each in values)
    assert max(each.max() for each in values) < high


def test_both_nerves_share_one_scale() -> None:
    assert RANGES["sympathetic"] == RANGES["parasympathetic"]
