"""Two clocks in one scale: how soon the body, and how late the mood, is past a cry.

The strip is as wide as its place and as high as its letters ask: along the minutes it is drawn in
percent, across in em. Its classes get their colours from the styles around it
(``goodcry/ui/shift/page.css``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from goodcry.evidence import Row

# In em.
HEIGHT = 11.4
BODY_Y, MOOD_Y, STEP, AXIS_Y = 2.0, 6.8, 1.4, 9.4
RADIUS, LETTER = 0.7, 0.35
TICK = 30
# Room for half a sign at both ends, in percent of the width.
EDGE = 3.5
# Mood against the start: place above the line, sign.
STATES = {"worse": (-1, "−"), "same": (0, "="), "better": (1, "+")}


def drawing(gone_minutes: float, moods: Sequence[Row], words: str) -> str:
    """Both clocks over one axis of minutes, as SVG; ``words`` say the same to who cannot see it.

    ``gone_minutes``: when nothing measured in the body differed any more, from the first tear.
    ``moods``: rows of ``mood_timecourse.csv`` with a direction and minutes from the film's end.
    The line of class ``now`` stands at the first tear.
    """
    last = max(row["minutes"] for row in moods)
    parts = "".join((*_body(gone_minutes, last), *_mood(moods, last), *_axis(last)))
    place = f'width="100%" height="{HEIGHT}em" role="img" aria-label="{escape(words)}"'
    return f"<svg {place}>{parts}</svg>"


def _text(x: str, y: float, content: str, more: str = "") -> str:
    return f'<text x="{x}" y="{_em(y)}"{more}>{escape(content)}</text>'


def _line(x1: str, y1: float, x2: str, y2: float, more: str = "") -> str:
    return f'<line x1="{x1}" y1="{_em(y1)}" x2="{x2}" y2="{_em(y2)}"{more}/>'


def _em(size: float) -> str:
    return f"{size:.2f}".rstrip("0").rstrip(".") + "em"


def _x(minutes: float, last: float) -> str:
    return _percent(EDGE + (100 - 2 * EDGE) * minutes / last)


def _percent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def _body(gone: float, last: float) -> Iterator[str]:
    start, end = _x(0, last), _x(gone, last)
    width = _percent((100 - 2 * EDGE) * gone / last)
    yield _text("0", BODY_Y - 1.1, "Body, from the first tear", ' class="name"')
    yield _line(start, BODY_Y, _x(last, last), BODY_Y)
    yield f'<rect x="{start}" y="{_em(BODY_Y - 0.5)}" width="{width}" height="1em" rx="2"/>'
    yield _text(end, BODY_Y + 1.5, f"gone by {gone:g} min")
    yield _line(start, BODY_Y - 0.8, start, BODY_Y + 0.8, ' class="now"')


def _mood(moods: Sequence[Row], last: float) -> Iterator[str]:
    yield _text("0", MOOD_Y - 2, "Mood, from the end of the film", ' class="name"')
    yield _line(_x(0, last), MOOD_Y, _x(last, last), MOOD_Y)
    points = []
    for row in moods:
        side, sign = STATES[row["direction"]]
        points.append((_x(row["minutes"], last), MOOD_Y - STEP * side, row["direction"], sign))
    for (x1, y1, *_), (x2, y2, *_) in pairwise(points):
        yield _line(x1, y1, x2, y2, ' class="drawn"')
    for x, y, state, sign in points:
        yield f'<circle cx="{x}" cy="{_em(y)}" r="{RADIUS}em" class="{state}"/>'
        yield _text(x, y + LETTER, sign, ' class="sign"')


def _axis(last: float) -> Iterator[str]:
    yield _line(_x(0, last), AXIS_Y, _x(last, last), AXIS_Y, ' class="axis"')
    for minute in range(0, round(last) + 1, TICK):
        x = _x(minute, last)
        yield _line(x, AXIS_Y, x, AXIS_Y + 0.3, ' class="axis"')
        unit = " min" if minute == TICK else ""
        yield _text(x, AXIS_Y + 1.4, f"{minute}{unit}", ' class="minute"')
