"""The drop of :mod:`goodcry.figures.drops` in pixels: for link previews and icons."""

from __future__ import annotations

import io
import math
from functools import lru_cache

from PIL import Image, ImageDraw

from goodcry.figures import drops, look, outline, theme

# Paper, ink, and the water of the drop: a picture that is sent away is always seen by day.
PAPER, INK, WATER = (look.TONES[name].day for name in ("paper", "ink", "accent"))
# How much of the water's colour an empty drop has.
SHALLOW = 0.2
# Drawn so many times larger and then made small, which smooths every edge.
FINER = 4
# As in the SVG: how much of its colour an unsure drop has, and how its outline is drawn.
FAINT = 0.18
OUTLINE, SIGN = 1.6, 1.8
DASH, GAP = 3, 2
# How full the single drop is, how high its waves are, and how dark the one behind is.
LEVEL, WAVE, BEHIND = 0.56, 0.02, 0.45

[DROP] = outline.lines(drops.DROP)
SIGNS = {name: outline.lines(path) for name, path in drops.SIGNS.items()}
# The drop's middle and its height in the units of its path.
MIDDLE_X = drops.CELL_WIDTH / 2
TOP, BOTTOM = min(y for _, y in DROP), max(y for _, y in DROP)


def mixed(colour: str, ground: str, share: float) -> str:
    """A share, 0 to 1, of a colour over a ground, both as ``#rrggbb``."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@lru_cache(maxsize=32)
def outcome(name: str, sure: bool, scale: float, ground: str = PAPER) -> Image.Image:
    """One drop with its sign in its cell, ``scale`` pixels a unit; not to be drawn upon."""
    size = (round(drops.CELL_WIDTH * scale), round(drops.CELL_HEIGHT * scale))
    image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), ground)
    draw = ImageDraw.Draw(image)
    unit = scale * FINER
    colour = theme.OUTCOME[name]
    drop = _scaled(DROP, unit)
    draw.polygon(drop, fill=colour if sure else mixed(colour, ground, FAINT))
    if not sure:
        for dash in outline.dashes(DROP, DASH, GAP):
            draw.line(_scaled(dash, unit), fill=colour, width=round(OUTLINE * unit), joint="curve")
    for line in SIGNS[name]:
        draw.line(
            _scaled(line, unit), fill=drops.SURE_INK if sure else colour, width=round(SIGN * unit)
        )
    return image.resize(size, Image.Resampling.LANCZOS)


def _scaled(points: list[outline.Point], unit: float) -> list[outline.Point]:
    return [(x * unit, y * unit) for x, y in points]


@lru_cache(maxsize=8)
def water(height: int, level: float, ground: str = PAPER) -> Image.Image:
    """A single drop of this height in pixels, filled with water up to a share of its height."""
    unit = height * FINER / (BOTTOM - TOP)
    width = max(x for x, _ in DROP) - min(x for x, _ in DROP)
    left = MIDDLE_X - width / 2
    size = (round(width * unit), height * FINER)
    shape = [((x - left) * unit, (y - TOP) * unit) for x, y in DROP]
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon(shape, fill=255)
    shallow = mixed(WATER, ground, SHALLOW)
    filled = Image.new("RGB", size, shallow)
    draw = ImageDraw.Draw(filled)
    for colour, phase in ((mixed(WATER, shallow, BEHIND), math.pi), (WATER, 0.0)):
        draw.polygon(_below_wave(size, level, phase), fill=colour)
    image = Image.new("RGB", size, ground)
    image.paste(filled, mask=mask)
    return image.resize((round(size[0] / FINER), height), Image.Resampling.LANCZOS)


def _below_wave(size: tuple[int, int], level: float, phase: float) -> list[outline.Point]:
    """The water below its surface, a flat wave; all of the picture where the drop is full."""
    width, height = size
    if level >= 1:
        return [(0, 0), (width, 0), (width, height), (0, height)]
    swing = WAVE * height
    surface = [
        (
            width * step / outline.STEPS,
            height * (1 - level) + swing * math.sin(phase + 2 * math.pi * step / outline.STEPS),
        )
        for step in range(outline.STEPS + 1)
    ]
    return [*surface, (width, height), (0, height)]


@lru_cache(maxsize=8)
def icon(size: int, *, full: bool = False) -> bytes:
    """The app's icon as PNG, ``size`` pixels wide and high: the drop on paper.

    ``full`` fills all of the square and keeps the drop inside the circle that every phone leaves
    of it, 80 % wide (https://www.w3.org/TR/appmanifest/#icon-masks); else the corners are round.
    """
    image = Image.new("RGBA", (size * FINER, size * FINER))
    corners = 0 if full else round(0.22 * size * FINER)
    ImageDraw.Draw(image).rounded_rectangle(
        (0, 0, size * FINER - 1, size * FINER - 1), corners, fill=PAPER
    )
    image = image.resize((size, size), Image.Resampling.LANCZOS)
    drop = water(round(size * (0.6 if full else 0.76)), LEVEL)
    image.paste(drop, ((size - drop.width) // 2, (size - drop.height) // 2))
    return png(image)


def png(image: Image.Image) -> bytes:
    """A picture as a small PNG file."""
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
