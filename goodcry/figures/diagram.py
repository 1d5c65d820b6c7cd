"""Boxes, arrows and signs that all diagrams of causes share.

Text is measured letter by letter with the widest of the usual fonts, so that what fits here fits
everywhere. A drawing keeps the places of its labels and the course of its arrows: tests see by
them that nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from goodcry.figures import svg
from goodcry.figures.svg import Box, Point, number

SIZE = 13.0
SMALL = 12.0
LINE_HEIGHT = 16.0
RADIUS = 10.0

# Advance widths of DejaVu Sans in shares of the type size, rounded up.
NARROW, WIDE = "iljI|.,:;'!()[] ftr", "mwMW%@—"
NARROW_WIDTH, WIDE_WIDTH, CAPITAL_WIDTH, USUAL_WIDTH = 0.4, 0.98, 0.73, 0.635
BOLD = 1.12

MINUS = "−"
# Width and dashes of a line by what it rests on; a contradicted one is also crossed out.
STROKE = {
    "measured": (3.4, ""),
    "indirect": (1.8, "11 4"),
    "theory": (1.8, "2 4"),
    "contradicted": (1.8, ""),
}


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
        courses: id of an arrow -> points along its line.
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

    def node(self, x: float, top: float, width: float, lines: Sequence[str], strong: bool) -> Box:
        """A thing that causes or is caused: centred lines in a rounded field. Returns its box."""
        height = node_height(len(lines))
        place = Box(x - width / 2, top, x + width / 2, top + height)
        self.add(
            f'<rect x="{number(place.left)}" y="{number(top)}" width="{number(width)}" '
            f'height="{number(height)}" rx="8" fill="{self.ink.soft}" '
            f'stroke="{self.ink.text if strong else self.ink.quiet}" '
            f'stroke-width="{2.5 if strong else 1}"/>'
        )
        self.labels.append(Label("node", " ".join(lines), place))
        for row, line in enumerate(lines):
            baseline = top + 19 + LINE_HEIGHT * row
            self.add(svg.text(line, x, baseline, self.ink.text, "middle", SIZE, strong))
        return place

    def arrow(self, outline: str, course: list[Point], basis: str, key: str = "") -> None:
        """A line in the stroke of its basis, with a head at its end.

        Args:
            outline: the line in SVG's path language.
            course: points along it; the last two give place and direction of the head.
            basis: what the arrow rests on.
            key: id under which tests find it; none for a sample in a legend.
        """
        width, dashes = STROKE[basis]
        colour = self.ink.text if basis in ("measured", "indirect") else self.ink.quiet
        more = f' stroke-dasharray="{dashes}"' if dashes else ""
        if key:
            more += f' data-edge="{escape(key, quote=True)}"'
            self.courses[key] = course
        self.add(svg.path(outline, colour, width, more))
        self.head(course[-2], course[-1], colour)

    def head(self, before: Point, tip: Point, colour: str) -> None:
        """The head of an arrow that comes from one point and ends at another."""
        across, down = tip[0] - before[0], tip[1] - before[1]
        length = (across * across + down * down) ** 0.5 or 1.0
        x, y = 10 * across / length, 10 * down / length
        corners = (
            tip,
            (tip[0] - x - y / 2, tip[1] - y + x / 2),
            (tip[0] - x + y / 2, tip[1] - y - x / 2),
        )
        points = " ".join(f"{number(left)},{number(top)}" for left, top in corners)
        self.add(f'<polygon points="{points}" fill="{colour}"/>')

    def cross(self, x: float, y: float) -> None:
        """The mark that strikes a contradicted arrow through."""
        outline = f"M{number(x - 6)} {number(y - 6)}l12 12m0 -12l-12 12"
        self.add(svg.path(outline, self.ink.text, 3))

    def sign(self, x: float, y: float, sign: str) -> None:
        """The sign of an arrow in a circle."""
        shown = sign.replace("-", MINUS)
        place = Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
        self.labels.append(Label("sign", shown, place))
        self.add(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(RADIUS)}" '
            f'fill="{self.ink.ground}" stroke="{self.ink.text}" stroke-width="1.2"/>'
            + svg.text(shown, x, y + 5, self.ink.text, "middle", 15, True)
        )

    def legend(self, bases: Sequence[str]) -> None:
        """Below everything: what each kind of line rests on."""
        row_height = 1.5 * LINE_HEIGHT
        for place, basis in enumerate(bases):
            left = (place % 2) * svg.PHONE_WIDTH / 2 + 4
            y = self.height + 36 + row_height * (place // 2)
            self.arrow(f"M{number(left)} {number(y)}h28", [(left, y), (left + 38, y)], basis)
            self.labels.append(Label("sample", basis, Box(left, y - 6, left + 38, y + 6)))
            if basis == "contradicted":
                self.cross(left + 13, y)
            self.text(left + 46, y + 4.5, basis, kind="legend")
        self.height += 36 + row_height * ((len(bases) + 1) // 2)


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
