"""A hundred drops: as many of each kind as the prediction says, and each with its sign."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.outcome import Prediction
from goodcry.proportional_odds import Estimate
from tests.support.drawings import SVG

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def prediction(better: float, worse: float, reach: float = 0) -> Prediction:
    """A prediction of these means, each with a range of ``reach`` on both sides."""
    means = {"better": better, "same": 1 - better - worse, "worse": worse}
    estimates = {
        name: Estimate(mean, max(0, mean - reach), min(1, mean + reach))
        for name, mean in means.items()
    }
    return Prediction(**estimates, shift=0, spread=0, likelier=None, contributions={})


def kinds(drawn: str) -> list[str]:
    """The kind of each drop, in the order of drawing: better, same or worse, sure or not."""
    uses = ElementTree.fromstring(drawn).iter(f"{SVG}use")
    return [use.attrib["href"].removeprefix("#") for use in uses]


@given(SHARES)
def test_a_hundred_drops_are_as_near_as_whole_drops_can_be(ends: list[float]) -> None:
    said = prediction(ends[0], 1 - ends[1])
    counts = drops.whole_drops(said)
    assert sum(counts.values()) == 100
    for name, count in counts.items():
        assert abs(count - 100 * getattr(said, name).middle) < 1 + 1e-9


@pytest.mark.parametrize(
    ("better", "worse", "counts"),
    [
        (0.52, 0.09, (52, 39, 9)),
        (0.306, 0.087, (30, 61, 9)),  # 30.6, 60.7 and 8.7: the largest two remainders
        (0, 1, (0, 0, 100)),
    ],
)
def test_reference_counts(better: float, worse: float, counts: tuple[int, ...]) -> None:
    assert tuple(drops.whole_drops(prediction(better, worse)).values()) == counts


def test_without_a_range_every_drop_is_sure() -> None:
    drawn = kinds(drops.drawing(prediction(0.3, 0.1)))
    assert drawn == ["b1"] * 30 + ["s1"] * 60 + ["w1"] * 10


def test_what_could_fall_on_the_other_side_is_not_sure() -> None:
    drawn = kinds(drops.drawing(prediction(0.3, 0.1, reach=0.05)))
    assert drawn.count("b1") == 25 and drawn.count("b0") == 5
    assert drawn.count("w1") == 5 and drawn.count("w0") == 5
    assert drawn.count("s0") == 10, "five could get better, five could get worse"
    assert drawn.index("b0") > drawn.index("b1"), "the unsure ones stand where the kinds meet"


def test_a_share_without_a_range_leaves_no_drop_in_doubt(evidence: Evidence) -> None:
    at_base = outcome.predict({}, evidence, base="survey")
    assert round(1000 * at_base.better.middle) % 10 == 5, "a share between two whole drops"
    assert set(kinds(drops.drawing(at_base))) == {"b1", "s1", "w1"}
