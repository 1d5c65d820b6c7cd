"""A hundred cries as a hundred drops, drawn as SVG so that they need no chart code."""

from __future__ import annotations

from itertools import groupby

from goodcry.figures import look, svg, theme
from goodcry.outcome import CRIES, Prediction
from goodcry.proportional_odds import Estimate

ROWS = 5
COLUMNS = CRIES // ROWS
CELL_WIDTH, CELL_HEIGHT = 20, 27
# Where the drop begins in its cell, and its way from there.
TIP, WAY = (10.0, 2.0), "c0 0-7 10-7 15.5a7 7 0 0 0 14 0c0-5.5-7-15.5-7-15.5z"
DROP = f"M{TIP[0]:g} {TIP[1]:g}{WAY}"
SURE_INK = "#ffffff"
# Plus, equals and minus as strokes: a sign inside every drop, not colour alone. Where each stroke
# begins in the cell, and its way from there.
STROKES = {
    "better": ((6.5, 17.5, "h7"), (10.0, 14.0, "v7")),
    "same": ((6.5, 16.0, "h7"), (6.5, 19.5, "h7")),
    "worse": ((6.5, 17.5, "h7"),),
}
SIGNS = {
    name: "".join(f"M{x:g} {y:g}{way}" for x, y, way in strokes)
    for name, strokes in STROKES.items()
}


def whole_drops(prediction: Prediction) -> dict[str, int]:
    """How many of 100 drops are better, same and worse; they always sum to 100.

    Largest remainders are rounded up first.
    """
    exact = {name: CRIES * getattr(prediction, name).middle for name in ("better", "same", "worse")}
    counts = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: counts[name] - exact[name])
    for name in by_remainder[: CRIES - sum(counts.values())]:
        counts[name] += 1
    return counts


def kinds(prediction: Prediction) -> tuple[tuple[str, bool], ...]:
    """The outcome of each of 100 drops, and whether it is sure: better first, then same, worse.

    Sure are those that stay within the range; the others could as well fall on the other side.
    """
    counts = whole_drops(prediction)
    sure_better = _sure(counts["better"], prediction.better)
    may_be_better = max(0, round(CRIES * prediction.better.high) - counts["better"])
    sure_worse = _sure(counts["worse"], prediction.worse)
    may_be_worse = max(0, round(CRIES * prediction.worse.high) - counts["worse"])
    found = []
    for place in range(CRIES):
        if place < counts["better"]:
            found.append(("better", place < sure_better))
        elif place < counts["better"] + counts["same"]:
            inside = place - counts["better"]
            found.append(("same", may_be_better <= inside < counts["same"] - may_be_worse))
        else:
            found.append(("worse", place >= CRIES - sure_worse))
    return tuple(found)


def runs(prediction: Prediction) -> list[tuple[str, bool, int]]:
    """The 100 drops of :func:`kinds` in few words: an outcome, whether it is sure, how many."""
    return [(name, sure, len(list(run))) for (name, sure), run in groupby(kinds(prediction))]


def whole_ranges(prediction: Prediction) -> dict[str, tuple[int, int]]:
    """The ends of the range of each outcome in whole drops; the count lies between them.

    Without a range both are the count.
    """
    found = {}
    for name, count in whole_drops(prediction).items():
        estimate: Estimate = getattr(prediction, name)
        ends = (round(CRIES * estimate.low), round(CRIES * estimate.high))
        low, high = ends if estimate.low < estimate.high else (count, count)
        found[name] = (min(count, low), max(count, high))
    return found


def drawing(prediction: Prediction) -> str:
    """An SVG of 100 drops: full ones are sure, the others a dashed outline; see :func:`kinds`.

    All drops of a kind are one path, and all their signs another: a hundred elements would weigh
    more than all the words. ``data-kind`` names the outcome, with "?" where it is not sure.
    """
    cells: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for place, kind in enumerate(kinds(prediction)):
        # Column by column, so that each outcome stands together as a block from left to right.
        cells.setdefault(kind, []).append((place // ROWS * CELL_WIDTH, place % ROWS * CELL_HEIGHT))
    return svg.drawing(
        COLUMNS * CELL_WIDTH,
        ROWS * CELL_HEIGHT,
        (_drops(name, sure, where) for (name, sure), where in cells.items()),
    )


def mark() -> str:
    """The app's mark: the drop on paper, as SVG, for the browser's tab."""
    paper, water = (look.TONES[name].day for name in ("paper", "accent"))
    return svg.drawing(
        32,
        32,
        [
            f'<rect width="32" height="32" rx="7" fill="{paper}"/>'
            f'<path d="{DROP}" transform="translate(6 2)" fill="{water}"/>'
        ],
    )


def counts(prediction: Prediction) -> str:
    """How many drops there are of each outcome, as large numbers in HTML."""
    return (
        '<p class="gc-counts">'
        + " ".join(
            f'<span class="{name}"><b>{count}</b> {name}</span>'
            for name, count in whole_drops(prediction).items()
        )
        + "</p>"
    )


def _sure(count: int, estimate: Estimate) -> int:
    """How many of these drops lie inside the range; all, if there is no range."""
    if estimate.low == estimate.high:
        return count
    return min(count, round(CRIES * estimate.low))


def _drops(name: str, sure: bool, cells: list[tuple[int, int]]) -> str:
    """The drops of a kind that stand in these cells, and the sign in each."""
    colour = theme.OUTCOME[name]
    if sure:
        shape, ink = f'fill="{colour}"', SURE_INK
    else:
        shape, ink = (
            f'fill="{colour}" fill-opacity="0.18" stroke="{colour}" stroke-width="1.6" '
            'stroke-dasharray="3 2"',
            colour,
        )
    bodies = "".join(f"M{x + TIP[0]:g} {y + TIP[1]:g}{WAY}" for x, y in cells)
    signs = "".join(
        f"M{x + left:g} {y + top:g}{way}" for x, y in cells for left, top, way in STROKES[name]
    )
    return (
        f'<path d="{bodies}" {shape} data-kind="{name}{"" if sure else "?"}"/>'
        f'<path d="{signs}" stroke="{ink}" stroke-width="1.8" fill="none"/>'
    )
