"""Two clocks: how soon the body, and how late the mood, is past a cry; as one SVG strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodcry.evidence import Row
from goodcry.figures import look, svg, theme

WIDTH, HEIGHT = float(svg.PHONE_WIDTH), 240.0
LEFT, RIGHT = 16.0, 300.0
BODY_Y, MOOD_Y, STEP, AXIS_Y = 54.0, 146.0, 26.0, 198.0
TICK = 15
# Mood against the start: place above the line, colour, sign.
STATES = {
    "worse": (-1, theme.WORSE, "−"),
    "same": (0, theme.SAME, "="),
    "better": (1, theme.BETTER, "+"),
}


def drawing(gone_minutes: float, moods: Sequence[Row]) -> str:
    """Both bars over one axis of minutes.

    ``gone_minutes``: when nothing measured in the body differed any more, from the first tear.
    ``moods``: rows of ``mood_timecourse.csv`` with a direction and minutes from the film's end.
    """
    colours = svg.INK
    last = max(row["minutes"] for row in moods)
    parts = [
        *_body(gone_minutes, last, colours),
        *_mood(moods, last, colours),
        *_axis(last, colours),
    ]
    return svg.drawing(WIDTH, HEIGHT, parts)


def _x(minutes: float, last: float) -> float:
    return LEFT + (RIGHT - LEFT) * minutes / last


def _body(gone: float, last: float, colours: svg.Ink) -> Iterator[str]:
    yield svg.text("Body", 4, BODY_Y - 38, colours.text, bold=True, size=14)
    yield svg.text("clock starts at the first tear", 58, BODY_Y - 38, colours.quiet)
    track = svg.polyline([(LEFT, BODY_Y), (RIGHT, BODY_Y)])
    yield svg.path(track, colours.line, 2)
    end = _x(gone, last)
    yield (
        f'<rect x="{LEFT}" y="{BODY_Y - 11}" width="{svg.number(end - LEFT)}" height="22" rx="4" '
        f'fill="{look.tone("accent")}" data-gone="{gone:g}"/>'
    )
    yield svg.text(f"gone by {gone:g} min", end + 8, BODY_Y - 7, colours.text, bold=True)
    yield svg.text("all that was measured", end + 8, BODY_Y + 17, colours.quiet)


def _mood(moods: Sequence[Row], last: float, colours: svg.Ink) -> Iterator[str]:
    yield svg.text("Mood", 4, MOOD_Y - 48, colours.text, bold=True, size=14)
    yield svg.text("clock starts when the film ends", 58, MOOD_Y - 48, colours.quiet)
    track = svg.polyline([(LEFT, MOOD_Y), (RIGHT, MOOD_Y)])
    yield svg.path(track, colours.line, 2)
    yield svg.text("level before the film", RIGHT, MOOD_Y + 16, colours.quiet, "end")
    points = []
    for row in moods:
        side, colour, sign = STATES[row["direction"]]
        points.append((_x(row["minutes"], last), MOOD_Y - STEP * side, colour, sign))
    line = svg.polyline([(x, y) for x, y, _, _ in points])
    yield svg.path(line, colours.quiet, 1.8, ' stroke-dasharray="5 5"')
    for x, y, colour, sign in points:
        yield (
            f'<circle cx="{svg.number(x)}" cy="{svg.number(y)}" r="11" fill="{colour}" '
            f'stroke="{colours.ground}" stroke-width="2" data-sign="{sign}"/>'
        )
        yield svg.text(sign, x, y + 5.5, look.TONES["ink"].day, "middle", size=17, bold=True)


def _axis(last: float, colours: svg.Ink) -> Iterator[str]:
    yield svg.path(svg.polyline([(LEFT, AXIS_Y), (RIGHT, AXIS_Y)]), colours.text, 1)
    for minute in range(0, round(last) + 1, TICK):
        x = _x(minute, last)
        yield svg.path(svg.polyline([(x, AXIS_Y), (x, AXIS_Y + 4)]), colours.text, 1)
        yield svg.text(f"{minute}", x, AXIS_Y + 18, colours.quiet, "middle")
    yield svg.text(
        "minutes on its own clock", (LEFT + RIGHT) / 2, AXIS_Y + 35, colours.quiet, "middle"
    )
