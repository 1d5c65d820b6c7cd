"""The picture of a link preview: a title in large letters over the hundred drops, as PNG.

Chats show it about 300 pixels wide, so there is little on it, and that is large.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from goodcry.figures import drop_pixels, drops, look
from goodcry.figures.drop_pixels import INK, PAPER, WATER
from goodcry.outcome import CRIES

# What the app is called.
NAME = "A Good Cry?"
# The size that all who show previews ask for, px.
WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT, TOP, BOTTOM = 75, 1125, 52, 588
# Columns, rows, and pixels a unit of the drop: of one field, and of two side by side.
ONE, TWO = (25, 4, 2.1), (20, 5, 1.25)
DROPS_END = 534
# Beside a single drop the words have less room.
BESIDE = 730
SINGLE_HEIGHT = 380
WORD_COLOURS = {name: look.TONES[f"{name}-words"].day for name in drops.SIGNS}
QUIET = look.TONES["quiet"].day
COLOURS = 128
# Weights of a variable font, and sizes of letters, px.
REGULAR, STRONG = 400, 600
TITLE_SIZES = range(92, 44, -4)
COUNT_SIZES = range(70, 26, -2)
WORD_SIZE, LINE_SIZE, SMALL_SIZE = 54, 42, 27
# A line of no more characters is a word or two, and set larger.
FEW = 28
LEADING = 1.14
# Between the title and what is below it, px.
GAP = 24
# What the app's name at the lower right needs of the line that it shares, px.
BRAND = 290
# A line below a title is at most so long, in characters.
LONGEST_LINE = 120


@dataclass(frozen=True)
class Field:
    """A hundred drops: the scenario's name if there are two, each drop, and the range in words."""

    name: str
    kinds: tuple[tuple[str, bool], ...]
    reach: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many drops there are of each outcome."""
        found = Counter(name for name, _ in self.kinds)
        return {name: found[name] for name in drops.SIGNS}


@dataclass(frozen=True)
class Card:
    """What a picture shows: a title, a line in words, and one or two fields of drops.

    Without a field it shows a single drop that means nothing by itself.
    """

    title: str
    line: str = ""
    fields: tuple[Field, ...] = ()


def alt(card: Card) -> str:
    """The picture in words."""
    parts = [_ended(card.title)]
    for field in card.fields:
        said = ", ".join(f"{count} {name}" for name, count in field.counts.items())
        name = f"{field.name}: " if field.name else ""
        reach = f", {field.reach}" if field.reach else ""
        parts.append(f"{name}{CRIES} drops, one a cry: {said}{reach}.")
    if card.line:
        parts.append(_ended(card.line))
    return " ".join(parts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


@lru_cache(maxsize=64)
def png(card: Card, serif: Path | None = None) -> bytes:
    """The picture as a PNG file of WIDTH x HEIGHT pixels.

    ``serif`` is a font to write with; without one it is Pillow's own, which lacks some letters.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    write = _Writer(image, serif)
    if card.fields:
        _with_drops(image, write, card)
        _brand(image, write)
    else:
        _with_one_drop(image, write, card)
        _brand(image, write, LEFT)
    return drop_pixels.png(image.quantize(COLOURS, dither=Image.Dither.NONE))


def places(card: Card) -> Iterator[tuple[int, int, float, str, bool]]:
    """Where each drop stands: left and upper end of its cell in px, scale, outcome, surely or not.

    Column by column, so that each outcome stands together as a block from left to right.
    """
    columns, rows, scale = ONE if len(card.fields) == 1 else TWO
    width, height = _cell(scale)
    for number, field in enumerate(card.fields):
        left = LEFT if number == 0 else RIGHT - columns * width
        top = DROPS_END - rows * height
        for place, (name, sure) in enumerate(field.kinds):
            yield left + place // rows * width, top + place % rows * height, scale, name, sure


def _cell(scale: float) -> tuple[int, int]:
    return round(drops.CELL_WIDTH * scale), round(drops.CELL_HEIGHT * scale)


class _Writer:
    """Writes on a picture with one font."""

    def __init__(self, image: Image.Image, serif: Path | None) -> None:
        self.draw = ImageDraw.Draw(image)
        self.serif = serif

    def font(self, size: int, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
        return _font(self.serif, size, weight)

    def put(
        self, x: float, y: float, text: str, size: int, colour: str, weight: int = REGULAR
    ) -> float:
        """One line with its baseline at ``y``; where it ends."""
        font = self.font(size, weight)
        self.draw.text((x, y), text, font=font, fill=colour, anchor="ls")
        return x + font.getlength(text)

    def cut(self, text: str, width: int, size: int) -> str:
        """As much of a text as fits into one line."""
        words, font = text.split(), self.font(size)
        while len(words) > 1 and font.getlength(text) > width:
            words.pop()
            text = f"{' '.join(words)} …"
        return text

    def block(self, top: float, lines: list[str], size: int, colour: str, weight: int) -> float:
        """Lines below each other; where they end."""
        for line in lines:
            self.put(LEFT, top + 0.8 * size, line, size, colour, weight)
            top += LEADING * size
        return top

    def title(self, text: str, width: int, height: float) -> float:
        """The title at the top, as large as it fits; where it ends."""
        for size in TITLE_SIZES:
            lines = self.lines(text, width, size, STRONG)
            if len(lines) * LEADING * size <= height:
                break
        return self.block(TOP, lines, size, INK, STRONG)

    def lines(self, text: str, width: int, size: int, weight: int) -> list[str]:
        """A text in as few lines as it needs, all about as long as each other.

        A dot between two parts starts a line.
        """
        parts = text.split(" · ")
        if len(parts) > 1:
            return [line for part in parts for line in self.lines(part, width, size, weight)]
        font = self.font(size, weight)
        found = _broken(text, width, font)
        for narrower in range(width - 20, width // 3, -20):
            tried = _broken(text, narrower, font)
            if len(tried) > len(found) or any(font.getlength(line) > narrower for line in tried):
                break
            found = tried
        return found


def _broken(text: str, width: int, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _with_drops(image: Image.Image, write: _Writer, card: Card) -> None:
    columns, rows, scale = ONE if len(card.fields) == 1 else TWO
    for left, top, _, name, sure in places(card):
        image.paste(drop_pixels.outcome(name, sure, scale), (left, top))
    baseline = DROPS_END - rows * _cell(scale)[1] - 18
    width = columns * _cell(scale)[0]
    for number, field in enumerate(card.fields):
        end = _counts(write, field, LEFT if number == 0 else RIGHT - width, baseline, width)
        length = write.font(SMALL_SIZE + 4).getlength(field.reach)
        if end + GAP + length <= RIGHT and not field.name:
            write.put(RIGHT - length, baseline, field.reach, SMALL_SIZE + 4, QUIET)
    large = COUNT_SIZES[0]
    write.title(card.title, RIGHT - LEFT, baseline - 0.8 * large - GAP - TOP)
    write.put(
        LEFT, BOTTOM, write.cut(card.line, RIGHT - LEFT - BRAND, SMALL_SIZE), SMALL_SIZE, QUIET
    )


def _counts(write: _Writer, field: Field, left: float, baseline: float, width: int) -> float:
    """How many drops there are of each outcome, as large as it fits; where that ends."""
    for size in COUNT_SIZES:
        words = round(size * 0.52)
        pieces = [(field.name, size, INK, STRONG, 0.4)] if field.name else []
        for name, count in field.counts.items():
            pieces.append((str(count), size, WORD_COLOURS[name], STRONG, 0.14))
            pieces.append((name, words, WORD_COLOURS[name], REGULAR, 0.48))
        # No gap behind the last.
        pieces[-1] = (*pieces[-1][:4], 0.0)
        length = sum(write.font(s, w).getlength(text) + gap * size for text, s, _, w, gap in pieces)
        if length <= width:
            break
    for text, of_size, colour, weight, gap in pieces:
        left = write.put(left, baseline, text, of_size, colour, weight) + gap * size
    return left


def _with_one_drop(image: Image.Image, write: _Writer, card: Card) -> None:
    drop = drop_pixels.water(SINGLE_HEIGHT, drop_pixels.LEVEL)
    image.paste(drop, (RIGHT - drop.width, (HEIGHT - SINGLE_HEIGHT) // 2 - 20))
    said = textwrap.shorten(card.line, LONGEST_LINE, placeholder=" …")
    size = LINE_SIZE if len(said) > FEW else WORD_SIZE
    lines = write.lines(said, BESIDE, size, REGULAR)
    room = BOTTOM - 60 - TOP - len(lines) * LEADING * size - GAP
    end = write.title(card.title, BESIDE, room)
    write.block(end + GAP, lines, size, WATER, REGULAR)


def _brand(image: Image.Image, write: _Writer, x: float | None = None) -> None:
    """A small drop and the app's name, at the bottom; at the right unless a place is given."""
    drop = drop_pixels.water(38, 1)
    length = write.font(SMALL_SIZE + 5, STRONG).getlength(NAME)
    start = RIGHT - length - drop.width - 12 if x is None else x
    image.paste(drop, (round(start), BOTTOM - 31))
    write.put(start + drop.width + 12, BOTTOM, NAME, SMALL_SIZE + 5, WATER, STRONG)


@lru_cache(maxsize=64)
def _font(serif: Path | None, size: int, weight: int) -> ImageFont.FreeTypeFont:
    if serif is None:
        found = ImageFont.load_default(size)
        assert isinstance(found, ImageFont.FreeTypeFont)
        return found
    found = ImageFont.truetype(serif, size)
    # Its first axis is the weight; the others stay as they are.
    axes: list[float] = [axis["default"] or 0 for axis in found.get_variation_axes()]
    found.set_variation_by_axes([weight, *axes[1:]])
    return found
