"""What is left of a hormone after some minutes: a vial each that was full at the start."""

from __future__ import annotations

from collections.abc import Sequence

from goodcry import hormones
from goodcry.figures import look, svg
from goodcry.figures.diagram import SMALL, Canvas
from goodcry.figures.svg import number
from goodcry.hormones import Clock

# One vial: its place, its round bottom, and how far the next one is.
LEFT, WIDTH, TALL, ROUND = 6.0, 40.0, 78.0, 16.0
ROW = 96.0
TEXT_LEFT = 62.0
LARGE = 26.0
# A share below this is no whole percent.
LEAST = 0.005


def drawing(clocks: Sequence[Clock], minutes: float) -> Canvas:
    """A vial for each clock, as full as the blood still is after so many minutes.

    The empty part is drawn as glass; dashed lines stand where the lowest and the highest cited
    half-life would leave the level.
    """
    canvas = Canvas(height=ROW * len(clocks))
    for place, clock in enumerate(clocks):
        _vial(canvas, clock, minutes, ROW * place + 6)
        _words(canvas, clock, minutes, ROW * place + 6)
    return canvas


def level(clock: Clock, minutes: float) -> float:
    """The share that is left, 0 to 1."""
    return float(hormones.remaining(clock.half_life, minutes))


def span(clock: Clock, minutes: float) -> tuple[float, float]:
    """The shares that the lowest and the highest cited half-life would leave."""
    low, high = (float(hormones.remaining(end, minutes)) for end in (clock.low, clock.high))
    return low, high


def percent(share: float) -> str:
    """A share as whole percent, without a zero that is none.

    >>> percent(0.916), percent(0.004)
    ('92 %', 'under 1 %')
    """
    return f"{100 * share:.0f} %" if share >= LEAST else "under 1 %"


def half_gone(clock: Clock) -> str:
    """The half-life in words, with its cited range."""
    range_words = f" ({cited(clock)})" if cited(clock) else ""
    return f"half gone after {clock.half_life:g} min{range_words}"


def cited(clock: Clock) -> str:
    """The lowest and the highest published value; empty where there is one."""
    return f"{clock.low:g} to {clock.high:g}" if clock.low != clock.high else ""


def _vial(canvas: Canvas, clock: Clock, minutes: float, top: float) -> None:
    ink, accent, key = canvas.ink, look.tone("accent"), f"vial-{clock.id}"
    bottom = top + TALL
    glass = (
        f"M{number(LEFT)} {number(top)}V{number(bottom - ROUND)}"
        f"q0 {number(ROUND)} {number(ROUND)} {number(ROUND)}h{number(WIDTH - 2 * ROUND)}"
        f"q{number(ROUND)} 0 {number(ROUND)} {number(-ROUND)}V{number(top)}"
    )
    water = top + TALL * (1 - level(clock, minutes))
    canvas.add(
        f'<clipPath id="{key}"><path d="{glass}z"/></clipPath>'
        f'<rect x="{number(LEFT)}" y="{number(water)}" width="{number(WIDTH)}" '
        f'height="{number(bottom - water)}" fill="{accent}" fill-opacity="0.85" '
        f'clip-path="url(#{key})"/>'
    )
    for share in span(clock, minutes) if clock.low != clock.high else ():
        y = number(top + TALL * (1 - share))
        dashes = ' stroke-dasharray="4 3"'
        canvas.add(svg.path(f"M{number(LEFT)} {y}h{number(WIDTH + 6)}", ink.text, 1.4, dashes))
    canvas.add(svg.path(glass, ink.text, 2))
    canvas.add(svg.path(f"M{number(LEFT - 4)} {number(top)}h{number(WIDTH + 8)}", ink.text, 2))


def _words(canvas: Canvas, clock: Clock, minutes: float, top: float) -> None:
    left = percent(level(clock, minutes))
    name = clock.name if clock.plasma else f"{clock.name}, in brain fluid"
    canvas.text(TEXT_LEFT, top + 12, name, bold=True)
    canvas.text(TEXT_LEFT, top + 39, left, kind="left", bold=True, size=LARGE)
    canvas.text(TEXT_LEFT, top + 58, f"left after {minutes:g} min", kind="after")
    canvas.text(TEXT_LEFT, top + 76, half_gone(clock), kind="half", quiet=True, size=SMALL)
