"""Cortisol in tears beside the body's own amounts, on a scale of tens."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from goodcry import tears
from goodcry.figures import diagram, drops, look, svg
from goodcry.figures.diagram import SMALL, Canvas
from goodcry.figures.svg import PHONE_WIDTH, Box, number
from goodcry.tears import Balance, Extremes, Inputs

LEFT, RIGHT = 26.0, PHONE_WIDTH - 28.0
TEXT_LEFT = 6.0
ROW = 50.0
# A tick label needs this room at least.
TICK_ROOM = 60.0
PREFIXES = ((1e6, "µmol"), (1e3, "nmol"), (1.0, "pmol"))


@dataclass(frozen=True)
class Amount:
    """An amount of cortisol and how far the cited inputs let it go.

    Attributes:
        name: what it is the amount of.
        value, low, high: pmol.
        in_tears: whether it is the one carried off by tears.
    """

    name: str
    value: float
    low: float
    high: float
    in_tears: bool = False


def amounts(inputs: Inputs, extremes: Extremes) -> list[Amount]:
    """The four amounts to compare, with their spans between the two extreme corners."""
    corners = (extremes.most_favourable, extremes.least_favourable)
    weighed = tears.balance(inputs)

    def amount(name: str, now: float, ends: list[float], in_tears: bool = False) -> Amount:
        return Amount(name, now, min(ends), max(ends), in_tears)

    return [
        amount(
            "in the tears of one cry",
            weighed.lost,
            [corner.balance.lost for corner in corners],
            in_tears=True,
        ),
        amount(
            "made anew in one second",
            _each_second(weighed),
            [_each_second(corner.balance) for corner in corners],
        ),
        amount(
            f"the body clears in {inputs.window:g} min",
            weighed.cleared_by_body * tears.PICOMOLES_PER_NANOMOLE,
            [corner.balance.cleared_by_body * tears.PICOMOLES_PER_NANOMOLE for corner in corners],
        ),
        amount(
            "in all the blood plasma",
            weighed.circulating * tears.PICOMOLES_PER_NANOMOLE,
            [corner.balance.circulating * tears.PICOMOLES_PER_NANOMOLE for corner in corners],
        ),
    ]


def words(picomoles: float) -> str:
    """An amount with three digits and a unit that keeps it short.

    >>> words(40.0), words(89_700.0)
    ('40 pmol', '89.7 nmol')
    """
    for size, unit in PREFIXES:
        if picomoles >= size:
            return f"{_three_digits(picomoles / size)} {unit}"
    return f"{picomoles:.2g} pmol"


def drawing(inputs: Inputs, extremes: Extremes) -> Canvas:
    """Each amount as a dot on one line of tens, its span over the cited inputs as a bar.

    The scale never moves, so that a moved slider shows.
    """
    rows = amounts(inputs, extremes)
    first = math.floor(math.log10(min(row.low for row in rows)))
    last = math.ceil(math.log10(max(row.high for row in rows)))
    canvas = Canvas()
    decade = (RIGHT - LEFT) / (last - first)

    def x_of(picomoles: float) -> float:
        return LEFT + decade * (math.log10(picomoles) - first)

    bottom = ROW * len(rows) + 6
    for power in range(first, last + 1):
        x = x_of(10.0**power)
        canvas.add(svg.path(f"M{number(x)} 8V{number(bottom)}", canvas.ink.line, 0.7))
    for place, row in enumerate(rows):
        _amount(canvas, row, 8 + ROW * place, x_of)
    step = math.ceil(TICK_ROOM / decade)
    for power in range(first + (last - first) % step, last + 1, step):
        words_at = words(10.0**power)
        at = x_of(10.0**power)
        canvas.text(at, bottom + 16, words_at, kind="tick", anchor="middle", quiet=True, size=SMALL)
    canvas.height = bottom + 22
    return canvas


def _amount(canvas: Canvas, row: Amount, top: float, x_of: Callable[[float], float]) -> None:
    colour = look.tone("accent") if row.in_tears else canvas.ink.quiet
    y = top + 30
    _backed_text(canvas, row, top + 13)
    low, high, now = x_of(row.low), x_of(row.high), x_of(row.value)
    canvas.add(
        f'<rect x="{number(low)}" y="{number(y - 5)}" width="{number(max(high - low, 1))}" '
        f'height="10" rx="5" fill="{colour}" fill-opacity="0.3"/>'
        f'{_mark(now, y, row.in_tears)} fill="{colour}" '
        f'stroke="{canvas.ink.ground}" stroke-width="1.5"/>'
    )


def _mark(x: float, y: float, in_tears: bool) -> str:
    """The start of what stands at an amount: a drop for tears, a dot for the others."""
    if in_tears:
        at = f"{number(x - drops.CELL_WIDTH / 2)} {number(y - drops.CELL_HEIGHT / 2 - 2)}"
        return f'<path d="{drops.DROP}" transform="translate({at})"'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="7.5"'


def _backed_text(canvas: Canvas, row: Amount, baseline: float) -> None:
    """The amount and its name, on a ground that hides the lines of the scale behind it."""
    value = words(row.value)
    name_left = TEXT_LEFT + diagram.text_width(value, bold=True) + 8
    right = name_left + diagram.text_width(row.name)
    ground = Box(TEXT_LEFT - 3, baseline - 13, right + 3, baseline + 5)
    canvas.add(
        f'<rect x="{number(ground.left)}" y="{number(ground.top)}" '
        f'width="{number(ground.right - ground.left)}" height="18" fill="{canvas.ink.ground}"/>'
    )
    canvas.text(TEXT_LEFT, baseline, value, bold=True)
    canvas.text(name_left, baseline, row.name)


def _each_second(balance: Balance) -> float:
    return balance.lost / balance.adrenal_seconds


def _three_digits(value: float) -> str:
    return f"{value:.3g}" if value < 1e3 else f"{value:,.0f}"
