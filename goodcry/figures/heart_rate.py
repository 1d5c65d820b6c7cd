"""Pictures of the three experiments: bars of heart rate, and the heart's wave with the breath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from goodcry import heart
from goodcry.autonomic import TimeCourse
from goodcry.figures import svg, theme

WIDTH = float(svg.PHONE_WIDTH)
ROW, BAR = 46.0, 18.0
WAVE_HEIGHT, WAVE_TOP, WAVE_BASE, WAVE_LEFT = 190.0, 30.0, 150.0, 34.0
WAVE_SECONDS = 30.0
# The wave is drawn this often a second: a breath then has a smooth shape.
WAVE_SAMPLES = 5


def bars(values: Mapping[str, float], chosen: str, dark: bool = False) -> str:
    """A bar for each heart rate, beats a minute; the chosen one full, the others as outlines."""
    colours = svg.ink(dark)
    top = max(values.values())
    parts = []
    for place, (name, value) in enumerate(values.items()):
        y = ROW * place + 15
        length = (WIDTH - 60) * value / top
        picked = name == chosen
        parts.append(svg.text(name, 4, y, colours.text, bold=picked))
        fill = f'fill="{colours.text}"' if picked else 'fill="none"'
        parts.append(
            f'<rect x="4" y="{y + 6}" width="{svg.number(length)}" height="{BAR}" rx="4" {fill} '
            f'stroke="{colours.quiet}" stroke-dasharray="5 3" stroke-width="1.5"/>'
        )
        label = f"{value:.0f}"
        parts.append(svg.text(label, length + 12, y + 20, colours.text, bold=picked, size=14))
    return svg.drawing(WIDTH, ROW * len(values), parts)


def waves(courses: Mapping[str, TimeCourse], dark: bool = False) -> str:
    """Half a minute of heart rate at rest with the breathing wave on it, one line a course."""
    colours = svg.ink(dark)
    lines = {name: _wave(course) for name, course in courses.items()}
    low = min(rate.min() for _, rate in lines.values())
    high = max(rate.max() for _, rate in lines.values())
    parts = list(_wave_ground(low, high, colours))
    looks = ((colours.text, 1.6, ' stroke-dasharray="5 4"'), (theme.PARASYMPATHETIC, 3.0, ""))
    for place, (name, (times, rate)) in enumerate(lines.items()):
        colour, width, more = looks[place]
        points = [
            (_wave_x(t), _wave_y(value, low, high)) for t, value in zip(times, rate, strict=True)
        ]
        parts.append(svg.path(svg.polyline(points), colour, width, more))
        x, y = 4 + 162 * place, 12
        parts.append(svg.path(svg.polyline([(x, y - 4), (x + 22, y - 4)]), colour, width, more))
        parts.append(svg.text(name, x + 27, y, colours.text))
    return svg.drawing(WIDTH, WAVE_HEIGHT, parts)


def _wave(course: TimeCourse) -> tuple[np.ndarray, np.ndarray]:
    """Times (s, from 0) and momentary heart rate (a minute) in the first half minute."""
    rate = heart.instantaneous_rate(course.t, course.heart_rate, course.rsa, course.breathing)
    times = np.linspace(0, WAVE_SECONDS, round(WAVE_SECONDS * WAVE_SAMPLES) + 1)
    return times, np.interp(times, course.t - course.t[0], rate)


def _wave_x(seconds: float) -> float:
    return WAVE_LEFT + (WIDTH - WAVE_LEFT - 10) * seconds / WAVE_SECONDS


def _wave_y(rate: float, low: float, high: float) -> float:
    return WAVE_BASE - (WAVE_BASE - WAVE_TOP) * (rate - low) / (high - low)


def _wave_ground(low: float, high: float, colours: svg.Ink) -> Iterator[str]:
    for rate in (low, (low + high) / 2, high):
        y = _wave_y(rate, low, high)
        yield svg.path(svg.polyline([(WAVE_LEFT, y), (WIDTH - 10, y)]), colours.line, 1)
        yield svg.text(f"{rate:.0f}", WAVE_LEFT - 5, y + 4, colours.quiet, "end")
    ticks: Sequence[int] = range(0, round(WAVE_SECONDS) + 1, 10)
    for seconds in ticks:
        yield svg.text(f"{seconds}", _wave_x(seconds), WAVE_BASE + 18, colours.quiet, "middle")
    middle = (WAVE_LEFT + WIDTH - 10) / 2
    yield svg.text("seconds", middle, WAVE_BASE + 34, colours.quiet, "middle")
