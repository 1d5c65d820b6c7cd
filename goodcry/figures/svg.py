"""Small pieces of SVG, and the boxes that text takes up in it.

Pictures are drawn 328 units wide: as wide as the column on a phone of 360 px, so that a font size
is what a finger's width away really shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

PHONE_WIDTH = 328
FONT_SIZE = 12.5
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
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


LIGHT = Ink("#101418", "#4d5963", "#b4c0c8", "#ffffff", "#e6eef3")
DARK = Ink("#f4f6f8", "#b3c0ca", "#4d5c68", "#10161b", "#22303a")


def ink(dark: bool) -> Ink:
    """The colours for the dark or the light theme; an SVG in an image cannot ask the page."""
    return DARK if dark else LIGHT


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


def drawing(width: float, height: float, parts: Iterable[str], font: str | None = FONT) -> str:
    """The parts as one SVG; without a font it takes that of the page around it."""
    family = f' font-family="{font}"' if font else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}"{family}>'
        f"{''.join(parts)}</svg>"
    )
