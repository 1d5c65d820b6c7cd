"""Few points that stand for many samples: how near they stay, and that packing loses nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from goodcry import series

CURVES = arrays.arrays(float, st.integers(1, 60), elements=st.floats(-100, 100))


@given(values=CURVES, tolerance=st.floats(1e-3, 50))
def test_lines_between_kept_samples_stay_near_to_all(values: np.ndarray, tolerance: float) -> None:
    t = np.arange(len(values)) / 10
    kept = series.thin(t, values, tolerance)
    assert (kept[0], kept[-1]) == (0, len(values) - 1)
    assert np.all(np.diff(kept) > 0)
    assert np.abs(np.interp(t, t[kept], values[kept]) - values).max() <= tolerance + 1e-9


def test_straight_pieces_need_their_corners_alone() -> None:
    t = np.arange(0, 100.0)
    values = np.interp(t, [0, 40, 70, 99], [0, 8, 8, -3])
    assert series.thin(t, values, 1e-6).tolist() == [0, 40, 70, 99]


def test_a_bend_needs_more_points_the_nearer_they_must_be() -> None:
    t = np.arange(0, 10, 0.01)
    counts = [len(series.thin(t, np.exp(-t), tolerance)) for tolerance in (1e-2, 1e-3, 1e-4)]
    assert counts == sorted(counts)
    # Lines within e of a curve are about the root of e long.
    assert counts[2] / counts[1] == pytest.approx(np.sqrt(10), rel=0.15)


@pytest.mark.parametrize(
    ("t", "values", "tolerance", "said"),
    [
        ([0, 1], [0], 1, "2 times, but 1 values"),
        ([0, 1], [0, 1], 0, "allowed: above 0"),
        ([0, 1], [0, 1], float("nan"), "allowed: above 0"),
    ],
)
def test_what_cannot_be_thinned_is_refused(
    t: list[float], values: list[float], tolerance: float, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        series.thin(np.array(t, dtype=float), np.array(values, dtype=float), tolerance)


@given(values=CURVES)
def test_packing_loses_half_a_unit_at_most(values: np.ndarray) -> None:
    t = np.arange(len(values)) * 0.5 - 12
    packed = series.packed(t, values, 0.5, 0.01)
    assert all(isinstance(number, int) for numbers in packed for number in numbers)
    times, found = series.unpacked(packed, 0.5, 0.01)
    assert times.tolist() == t.tolist()
    assert np.abs(found - values).max() <= 0.005 + 1e-9
