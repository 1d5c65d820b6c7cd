"""The breathing circle: its pace in words and in the timing that the browser follows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry.evidence import Evidence
from goodcry.figures import pacer

HALF_SECONDS = st.integers(6, 14).map(lambda halves: halves / 2)


def test_the_pace_it_starts_with(evidence: Evidence) -> None:
    """Five in and five out, as the article has it; six breaths a minute."""
    breathe_in, breathe_out = evidence.assumption("pacer_in"), evidence.assumption("pacer_out")
    assert (breathe_in, breathe_out) == (5, 5)
    assert pacer.per_minute(breathe_in, breathe_out) == 6
    assert pacer.words(breathe_in, breathe_out) == (
        "In for 5 seconds, out for 5 seconds: 6 breaths a minute."
    )


def test_a_pace_that_is_not_round() -> None:
    assert pacer.words(4.5, 5) == "In for 4.5 seconds, out for 5 seconds: 6.3 breaths a minute."


@given(HALF_SECONDS, HALF_SECONDS)
def test_the_drawing_keeps_the_pace(breathe_in: float, breathe_out: float) -> None:
    html = pacer.drawing(breathe_in, breathe_out)
    cycles = {float(text) for text in re.findall(r"animation: \S+ ([\d.]+)s", html)}
    assert cycles == {breathe_in + breathe_out}
    # Largest circle, fullest circle, end of "breathe in", start of "breathe out".
    turns = {float(text) for text in re.findall(r"([\d.]+)%(?:, 100%)? \{ [to]", html)}
    (turn,) = turns - {0, 100}
    assert turn / 100 * (breathe_in + breathe_out) == pytest.approx(breathe_in, abs=0.001)


@pytest.mark.parametrize(
    ("breathe_in", "breathe_out"), [(0, 5), (5, 0), (-1, 5), (5, float("nan"))]
)
def test_no_pace_without_time(breathe_in: float, breathe_out: float) -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        pacer.drawing(breathe_in, breathe_out)


def test_a_screen_reader_hears_one_picture() -> None:
    """Words that switch every few seconds must not be announced again and again."""
    html = pacer.drawing(5, 5)
    assert 'role="img" aria-label="A circle grows, then shrinks. In for 5 seconds' in html
    assert "aria-live" not in html
    assert "prefers-reduced-motion: reduce" in html


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    html = pacer.drawing(5, 5)
    assert not re.search(r"https?:|url\(|<script|@import", html)
