"""A drawing in the making, and how wide its words can get.

Text is measured letter by letter with the widest of the usual fonts, so that what fits here fits
everywhere. A drawing keeps the places of its labels and the course of its lines: tests see by
them that nothing overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goodcry.figures import svg
from goodcry.figures.svg import Box, Point

SIZE = 13.0
SMALL = 12.0
LINE_HEIGHT = 16.0

# Advance widths of DejaVu Sans in shares of the type size, rounded up.
NARROW, WIDE = "iljI|.,:;'!()[] ftr", "mwMW%@—"
NARROW_WIDTH, WIDE_WIDTH, CAPITAL_WIDTH, USUAL_WIDTH = 0.4, 0.98, 0.73, 0.635
BOLD = 1.12


@dataclass(frozen=True)
class Label:
    """A text or sign in a drawing and the place it needs."""

    kind: str
    text: str
    box: Box


@dataclass
class Canvas:
    """A drawing in the making, as wide as a phone's column.

    Attributes:
        height: how far down it reaches.
        labels: its texts and signs with their places.
        courses: id of a line -> points along it.
    """

    height: float = 0
    labels: list[Label] = field(default_factory=list)
    courses: dict[str, list[Point]] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)

    @property
    def ink(self) -> svg.Ink:
        """The colours of its page."""
        return svg.INK

    @property
    def picture(self) -> str:
        """The finished drawing."""
        return svg.drawing(svg.PHONE_WIDTH, self.height, self._parts)

    def add(self, part: str) -> None:
        """Put a piece of SVG on top."""
        self._parts.append(part)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        kind: str = "label",
        anchor: str = "start",
        bold: bool = False,
        quiet: bool = False,
        size: float = SIZE,
    ) -> None:
        """One line of text with its baseline at y."""
        width = text_width(words, size, bold)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        place = Box(left, y - svg.ASCENT * size, left + width, y + svg.DESCENT * size)
        self.labels.append(Label(kind, words, place))
        fill = self.ink.quiet if quiet else self.ink.text
        self.add(svg.text(words, x, y, fill, anchor, size, bold))


def node_height(lines: int) -> float:
    """How high the field of a label with so many lines is."""
    return 12 + LINE_HEIGHT * lines


def text_width(words: str, size: float = SIZE, bold: bool = False) -> float:
    """How wide a line of text can get, in units of the drawing."""
    return sum(map(_share, words)) * size * (BOLD if bold else 1)


def wrap(words: str, limit: float) -> list[str]:
    """Text broken between words into lines no wider than the limit, where its words allow."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _share(letter: str) -> float:
    if letter in NARROW:
        return NARROW_WIDTH
    if letter in WIDE:
        return WIDE_WIDTH
    return CAPITAL_WIDTH if letter.isupper() else USUAL_WIDTH
