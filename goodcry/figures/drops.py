"""A hundred cries as a hundred drops, drawn as SVG so that they need no chart code."""

from __future__ import annotations

from goodcry.figures import theme
from goodcry.outcome import CRIES, Prediction
from goodcry.proportional_odds import Estimate

ROWS = 5
COLUMNS = CRIES // ROWS
CELL_WIDTH, CELL_HEIGHT = 20, 27
DROP = "M10 2C10 2 3 12 3 17.5a7 7 0 0 0 14 0C17 12 10 2 10 2z"
# Plus, equals and minus as strokes: a sign inside every drop, not colour alone.
SIGNS = {"better": "M6.5 17.5h7M10 14v7", "same": "M6.5 16h7M6.5 19.5h7", "worse": "M6.5 17.5h7"}


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


def drawing(prediction: Prediction) -> str:
    """An SVG of 100 drops: full ones are sure, the others a dashed outline; see :func:`kinds`."""
    parts = []
    shapes: dict[str, str] = {}
    for place, (name, sure) in enumerate(kinds(prediction)):
        shape = f"{name[0]}{sure:d}"
        shapes.setdefault(shape, f'<g id="{shape}">{_drop(name, sure)}</g>')
        # Column by column, so that each outcome stands together as a block from left to right.
        x, y = (place // ROWS) * CELL_WIDTH, (place % ROWS) * CELL_HEIGHT
        parts.append(f'<use href="#{shape}" x="{x}" y="{y}"/>')
    width, height = COLUMNS * CELL_WIDTH, ROWS * CELL_HEIGHT
    # Each kind of drop is described once. A hundred times over, it would outweigh all the words.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><defs>{"".join(shapes.values())}</defs>'
        f"{''.join(parts)}</svg>"
    )


def _sure(count: int, estimate: Estimate) -> int:
    """How many of these drops lie inside the range; all, if there is no range."""
    if estimate.low == estimate.high:
        return count
    return min(count, round(CRIES * estimate.low))


def _drop(name: str, sure: bool) -> str:
    """One drop with its sign, at the origin."""
    colour = theme.OUTCOME[name]
    if sure:
        shape = f'<path d="{DROP}" fill="{colour}"/>'
        ink = "#ffffff"
    else:
        shape = (
            f'<path d="{DROP}" fill="{colour}" fill-opacity="0.18" stroke="{colour}" '
            'stroke-width="1.6" stroke-dasharray="3 2"/>'
        )
        ink = colour
    return shape + f'<path d="{SIGNS[name]}" stroke="{ink}" stroke-width="1.8" fill="none"/>'
