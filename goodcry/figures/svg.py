"""Small pieces of SVG, and the boxes that text takes up in it.

Pictures are drawn 328 units wide: as wide as the column on a phone of 360 px, so that a font size
is what a finger's width away really shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from goodcry.figures import look

PHONE_WIDTH = 328
FONT_SIZE = 12.5
# Widest of the usual system fonts, in font sizes a character; a little too wide is safe.
CHARACTER = 0.6
BOLD_CHARACTER = 0.68
ASCENT, DESCENT = 0.8, 0.25

Point = tuple[float, float]


@dataclass(frozen=True)
class Ink:
    """The colours of everything that is not data: text, quiet text, hairlines, the ground."""

    text: str
    quiet: str
    line: str
    ground: str
    soft: str


# By name: a picture is a part of its page, by day and by night, on the screen and on paper.
INK = Ink(*map(look.tone, ("ink", "quiet", "line", "paper", "water")))


@dataclass(frozen=True)
class Box:
    """A rectangle in a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, width: float, height: float) -> bool:
        """Whether nothing of it leaves a drawing of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def text_width(content: str, size: float = FONT_SIZE, bold: bool = False) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return len(content) * size * (BOLD_CHARACTER if bold else CHARACTER)


def text_box(
    content: str,
    x: float,
    y: float,
    anchor: str = "start",
    size: float = FONT_SIZE,
    bold: bool = False,
) -> Box:
    """The box of a text whose baseline starts, ends or is centred at a point."""
    width = text_width(content, size, bold)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Box(left, y - ASCENT * size, left + width, y + DESCENT * size)


def text(
    content: str,
    x: float,
    y: float,
    fill: str,
    anchor: str = "start",
    size: float = FONT_SIZE,
    bold: bool = False,
    more: str = "",
) -> str:
    """A line of text; markup in it is shown, not obeyed."""
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" fill="{fill}" text-anchor="{anchor}" '
        f'font-size="{number(size)}"{weight}{more}>{escape(content)}</text>'
    )


def number(value: float) -> str:
    """A coordinate, with a tenth of a unit at most."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def polyline(points: Sequence[Point]) -> str:
    """The path through these points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def path(outline: str, stroke: str, width: float, more: str = "") -> str:
    """A line along an outline, not filled."""
    return f'<path d="{outline}" fill="none" stroke="{stroke}" stroke-width="{width}"{more}/>'


def drawing(width: float, height: float, parts: Iterable[str]) -> str:
    """The parts as one SVG, in the letters of the page around it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}">{"".join(parts)}</svg>'
    )


def own_width(picture: str) -> float:
    """How wide a drawing is made to be shown, px. ValueError for what is no drawing."""
    found = re.match(r'<svg [^>]*\bwidth="([\d.]+)"', picture)
    if found is None:
        raise ValueError(f"no drawing: {picture[:60]!r}")
    return float(found[1])


def named(picture: str, words: str) -> str:
    """A picture that is read out as one thing, by these words."""
    return picture.replace("<svg ", f'<svg role="img" aria-label="{escape(words)}" ', 1)
