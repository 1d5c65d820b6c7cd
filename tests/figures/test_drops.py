"""A hundred drops: as many of each kind as the prediction says, and each with its sign."""

from __future__ import annotations

import re
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


def cells(path: str) -> list[tuple[float, float]]:
    """Where the pieces of a path begin."""
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", path)]


def kinds(drawn: str) -> list[str]:
    """The kind of each drop, column by column: better, same or worse, "?" where it is not sure."""
    found = {
        ((x - drops.TIP[0]) / drops.CELL_WIDTH, (y - drops.TIP[1]) / drops.CELL_HEIGHT): kind
        for path in ElementTree.fromstring(drawn).iter(f"{SVG}path")
        if (kind := path.get("data-kind"))
        for x, y in cells(path.attrib["d"])
    }
    assert sorted(found) == [(x, y) for x in range(drops.COLUMNS) for y in range(drops.ROWS)]
    return [found[cell] for cell in sorted(found)]


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
    assert drawn == ["better"] * 30 + ["same"] * 60 + ["worse"] * 10


def test_what_could_fall_on_the_other_side_is_not_sure() -> None:
    drawn = kinds(drops.drawing(prediction(0.3, 0.1, reach=0.05)))
    assert drawn.count("better") == 25 and drawn.count("better?") == 5
    assert drawn.count("worse") == 5 and drawn.count("worse?") == 5
    assert drawn.count("same?") == 10, "five could get better, five could get worse"
    assert drawn.index("better?") > drawn.index("better"), (
        "the unsure ones stand where the kinds meet"
    )


def test_a_share_without_a_range_leaves_no_drop_in_doubt(evidence: Evidence) -> None:
    at_base = outcome.predict({}, evidence, base="survey")
    assert round(1000 * at_base.better.middle) % 10 == 5, "a share between two whole drops"
    assert set(kinds(drops.drawing(at_base))) == {"better", "same", "worse"}


def test_every_drop_bears_the_sign_of_its_kind(evidence: Evidence) -> None:
    drawn = ElementTree.fromstring(drops.drawing(outcome.predict({}, evidence)))
    paths = list(drawn.iter(f"{SVG}path"))
    for bodies, signs in zip(paths[::2], paths[1::2], strict=True):
        strokes = drops.STROKES[bodies.attrib["data-kind"].rstrip("?")]
        wanted = {
            (x - drops.TIP[0] + left, y - drops.TIP[1] + top)
            for x, y in cells(bodies.attrib["d"])
            for left, top, _ in strokes
        }
        assert set(cells(signs.attrib["d"])) == wanted
