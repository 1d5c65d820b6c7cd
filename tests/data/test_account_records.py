"""Accounts of a cry: knots, moments and nerves keep what the page of the body promises."""

from __future__ import annotations

import pytest

from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


@each("accounts")
def test_account_has_knots_in_time_that_say_what_is_measured_and_assumed(row: Row) -> None:
    knots = EVIDENCE.where("account_knots", account=row["id"])
    seconds = [knot["seconds"] for knot in knots]
    assert len(seconds) >= 3
    assert seconds == sorted(seconds)
    for knot in knots:
        at, note = f"at {knot['seconds']:g} s", knot["note"]
        bases = {knot[f"{name}_basis"] for name in ("sympathetic", "parasympathetic", "breathing")}
        assert ("Measured:" in note) >= ("measured" in bases), at
        if "reported" in bases:
            assert any(word in note for word in ("Inferred by", "Told by", "another study")), at
        assert "ssumed" in note, at


def test_moments_stand_in_the_order_of_time_around_the_first_tear() -> None:
    moments = {row["id"]: row["seconds"] for row in EVIDENCE.rows("moments")}
    assert moments["tears_start"] == 0
    assert list(moments.values()) == sorted(moments.values())


@pytest.mark.parametrize("table", ["timeline", "account_signals"])
def test_what_begins_ends_later(table: str) -> None:
    for row in EVIDENCE.rows(table):
        start, end = row["seconds_from"], row["seconds_to"]
        assert start is None or end is None or start <= end, row["id"]


def test_tears_and_heart_slowing_take_different_nerves() -> None:
    to_gland, to_heart = (
        {row["branch"]: row for row in EVIDENCE.rows("pathways") if place in row["to_place"]}
        for place in ("tear gland", "sinus node")
    )
    assert set(to_gland) == set(to_heart) == {"sympathetic", "parasympathetic"}
    assert "vagus nerve (X)" in to_heart["parasympathetic"]["nerve"]
    facial = [
        row for row in EVIDENCE.rows("pathways") if "facial nerve (VII)" in (row["nerve"] or "")
    ]
    assert [row["branch"] for row in facial] == ["parasympathetic"]
