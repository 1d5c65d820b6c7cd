"""The time line: nerves, heart, RSA and breathing over one axis of time, as SVG.

It is drawn twice, for a phone and for a wide screen. The play head is a group in the drawing that
the page's player moves; without the player it stands at the chosen moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from goodcry import provenance
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence, Row
from goodcry.figures import svg, theme
from goodcry.figures.timeline_scale import LETTERS, Frame, Limits, joined, reading
from goodcry.heart import Array
from goodcry.provenance import DRIVES, SIGNALS, Stretch

# The drawing takes its colour from the page around it, in light and dark alike.
TEXT = "currentColor"
COLOUR = dict.fromkeys(SIGNALS, TEXT) | {
    "sympathetic": theme.SYMPATHETIC,
    "parasympathetic": theme.PARASYMPATHETIC,
}
TITLE = {
    "sympathetic": "Sympathetic nerves",
    "parasympathetic": "Parasympathetic nerves",
    "heart_rate": "Heartbeats a minute",
    "rsa": "RSA: swing with the breath",
    "breathing": "Breaths a minute",
}
# Strokes and gaps in px for the thick and the thin line: solid, dotted, dashed.
DASH = {
    "measured": ("", ""),
    "reported": ("0.1 5", "0.1 3.5"),
    "assumed": ("7 5", "4 4"),
}
LINE_WIDTHS = (2.8, 1.5)
# A point that lies this near (px) to the straight line between its neighbours is left out.
FLAT = 0.12


def drawing(
    courses: Mapping[str, TimeCourse],
    evidence: Evidence,
    moment: Row,
    limits: Limits,
    wide: bool = False,
) -> str:
    """The stacked signals of one account, or of two laid over each other, as SVG.

    Args:
        courses: account id -> its course; the first is drawn thick, a second one thin.
        evidence: says which stretches were measured, and where tears are drawn to end.
        moment: the row of ``moments.csv`` at which the play head stands.
        limits: the range of each signal (:func:`timeframe.ranges`), the same for all accounts.
        wide: draw for a wide screen instead of a phone.
    """
    first = next(iter(courses.values()))
    font = 14.0 if wide else svg.FONT_SIZE
    named = len(courses) if len(courses) > 1 else 0
    frame = Frame(
        width=704.0 if wide else float(svg.PHONE_WIDTH),
        lane=88.0 if wide else 67.0,
        font=font,
        header=(6.2 + 1.5 * named) * font,
        start=float(first.t[0]),
        end=float(first.t[-1]),
        limits=limits,
    )
    parts = [*_legend(frame, list(courses), evidence), *_marks(frame, evidence), *_axis(frame)]
    shown = list(courses.values())
    for signal in SIGNALS:
        parts += _lane(frame, signal, first)
        for place, (account, course) in enumerate(courses.items()):
            for stretch in provenance.stretches(account, signal, evidence):
                parts.append(_stretch(frame, signal, course, stretch, place))
    parts.append(_head(frame, shown, moment))
    # Writing comes last: it stands on the page's ground, and no line runs through it.
    parts += _mark_names(frame, evidence)
    for signal in SIGNALS:
        parts += _lane_names(frame, signal, shown, moment, evidence)
        if len(courses) > 1:
            parts += _letters(frame, signal, shown)
    return svg.drawing(frame.width, frame.height, parts)


def dashes(basis: str, place: int) -> str:
    """Attributes that make an account's line solid, dotted or dashed, by what it rests on."""
    dash = DASH[basis][place]
    cap = ' stroke-linecap="round"' if basis == "reported" else ""
    return f'{cap} stroke-dasharray="{dash}"' if dash else ' stroke-linejoin="round"'


def _quiet(content: str, x: float, y: float, frame: Frame, anchor: str = "start") -> str:
    more = ' class="t" fill-opacity="0.8"'
    return svg.text(content, x, y, TEXT, anchor, frame.font, more=more)


def _line(x: float, top: float, y: float, more: str = "", width: float = 1.2) -> str:
    return svg.path(svg.polyline([(x, top), (x, y)]), TEXT, width, more)


def _legend(frame: Frame, ids: Sequence[str], evidence: Evidence) -> Iterator[str]:
    """What solid, dotted and dashed mean, and which account is thick."""
    x, y = 2.0, 1.1 * frame.font
    for basis in reversed(provenance.BASES):
        line = svg.polyline([(x, y - 4), (x + 24, y - 4)])
        yield svg.path(line, TEXT, LINE_WIDTHS[0], dashes(basis, 0))
        yield _quiet(basis, x + 29, y, frame)
        x += 29 + svg.text_width(basis, frame.font) + 12
    if len(ids) < 2:
        return
    for place, account in enumerate(ids):
        y += 1.5 * frame.font
        yield svg.text(LETTERS[place], 2, y, TEXT, size=frame.font, bold=True)
        yield svg.path(svg.polyline([(16, y - 4), (40, y - 4)]), TEXT, LINE_WIDTHS[place])
        yield _quiet(evidence.row("accounts", account)["name"], 45, y, frame)


def _marks(frame: Frame, evidence: Evidence) -> Iterator[str]:
    """First tear, the stretch of tears with its assumed end, and four minutes."""
    onset, ending = frame.x(0), frame.x(evidence.assumption("shift_tears_end"))
    four = evidence.row("moments", "four_minutes")
    top = _mark_row(frame) + 0.35 * frame.font
    for signal in SIGNALS:
        upper, lower = frame.top(signal), frame.base(signal)
        yield (
            f'<rect x="{svg.number(onset)}" y="{svg.number(upper)}" '
            f'width="{svg.number(ending - onset)}" height="{svg.number(lower - upper)}" '
            f'fill="{theme.PARASYMPATHETIC}" fill-opacity="0.12"/>'
        )
    yield _line(onset, top, frame.floor, ' data-mark="onset"')
    yield _line(
        ending,
        top,
        frame.floor,
        ' data-mark="tears-end" stroke-dasharray="4 4" stroke-opacity="0.7"',
    )
    x = frame.x(four["seconds"])
    yield _line(x, top + 1.4 * frame.font, frame.floor, ' data-mark="four-minutes"')


def _mark_row(frame: Frame) -> float:
    """Baseline of the names of onset and tears; four minutes stand a row lower."""
    return frame.header - 1.6 * frame.font


def _mark_names(frame: Frame, evidence: Evidence) -> Iterator[str]:
    four, row = evidence.row("moments", "four_minutes"), _mark_row(frame)
    yield _quiet("first tear", frame.x(0) - 4, row, frame, "end")
    yield _quiet("tears (end assumed)", frame.x(0) + 4, row, frame)
    yield _quiet(four["name"], frame.x(four["seconds"]) + 4, row + 1.4 * frame.font, frame)


def _axis(frame: Frame) -> Iterator[str]:
    y = frame.floor
    yield svg.path(svg.polyline([(frame.x(frame.start), y), (frame.x(frame.end), y)]), TEXT, 1)
    for minute in range(round(frame.start / 60), round(frame.end / 60) + 1, 2):
        x = frame.x(60 * minute)
        yield _line(x, y, y + 4, width=1)
        yield _quiet(f"{minute}".replace("-", "−"), x, y + 1.35 * frame.font, frame, "middle")
    middle = (frame.x(frame.start) + frame.x(frame.end)) / 2
    yield _quiet("minutes from the first tear", middle, y + 2.7 * frame.font, frame, "middle")


def _lane(frame: Frame, signal: str, course: TimeCourse) -> Iterator[str]:
    """The line of rest and its value."""
    rest = getattr(course, signal)[:1]
    y = float(frame.y(signal, rest)[0])
    line = svg.polyline([(frame.x(frame.start), y), (frame.x(frame.end), y)])
    yield svg.path(line, TEXT, 1, ' stroke-opacity="0.3"')
    label = "rest" if signal in DRIVES else f"{rest[0]:.0f}"
    yield _quiet(label, frame.left - 4, y + 0.35 * frame.font, frame, "end")


def _lane_names(
    frame: Frame, signal: str, courses: Sequence[TimeCourse], moment: Row, evidence: Evidence
) -> Iterator[str]:
    """The title of a lane, and what the play head reads in it."""
    y, threshold = frame.title(signal), evidence.assumption("shift_word_threshold")
    values = [course.at(moment["seconds"])[signal] for course in courses]
    readings = joined([reading(signal, value, threshold) for value in values])
    more = (
        f' class="value t" data-signal="{signal}" data-top="{svg.number(frame.top(signal))}" '
        f'data-base="{svg.number(frame.base(signal))}"'
    )
    yield svg.text(TITLE[signal], 2, y, TEXT, "start", frame.font, True, ' class="t"')
    yield svg.text(readings, frame.width - frame.RIGHT, y, TEXT, "end", frame.font, more=more)


def _stretch(frame: Frame, signal: str, course: TimeCourse, stretch: Stretch, place: int) -> str:
    """A piece of a curve, or the dot of a single time that was measured."""
    colour, width = COLOUR[signal], LINE_WIDTHS[place]
    data = f' data-signal="{signal}" data-account="{place}" data-basis="{stretch.basis}"'
    inside = (course.t >= stretch.start - 1e-6) & (course.t <= stretch.end + 1e-6)
    x = frame.x(0) + (frame.x(1) - frame.x(0)) * course.t[inside]
    y = frame.y(signal, getattr(course, signal)[inside])
    if stretch.start == stretch.end:
        fill, edge = ("none", colour) if stretch.basis == "reported" else (colour, "none")
        return (
            f'<circle cx="{svg.number(x[0])}" cy="{svg.number(y[0])}" r="{width + 1.4:.1f}" '
            f'fill="{fill}" stroke="{edge}" stroke-width="1.6"{data}/>'
        )
    return svg.path(svg.polyline(_simple(x, y)), colour, width, dashes(stretch.basis, place) + data)


def _simple(x: Array, y: Array) -> list[svg.Point]:
    """The fewest points of a curve that look the same (Ramer-Douglas-Peucker, upright distance)."""
    keep = {0, len(x) - 1}
    pieces = [(0, len(x) - 1)]
    while pieces:
        first, last = pieces.pop()
        part = slice(first, last + 1)
        away = np.abs(y[part] - np.interp(x[part], x[[first, last]], y[[first, last]]))
        if away.max() > FLAT:
            farthest = first + int(away.argmax())
            keep.add(farthest)
            pieces += [(first, farthest), (farthest, last)]
    return [(float(x[place]), float(y[place])) for place in sorted(keep)]


def _letters(frame: Frame, signal: str, courses: Sequence[TimeCourse]) -> Iterator[str]:
    """A and B where the two curves are farthest apart; none where they are nearly the same."""
    lines = [frame.y(signal, getattr(course, signal)) for course in courses]
    farthest = int(np.abs(lines[0] - lines[1]).argmax())
    heights = [float(line[farthest]) for line in lines]
    if abs(heights[0] - heights[1]) < frame.font:
        return
    x = frame.x(float(courses[0].t[farthest])) + 8
    baselines = []
    for y in heights:
        # Outside the pair of curves where the lane has room for it.
        if y == min(heights):
            above = y - 4
            baselines.append(above if above - frame.font > frame.top(signal) else y + frame.font)
        else:
            below = y + frame.font
            baselines.append(below if below < frame.base(signal) else y - 4)
    aside = frame.font if abs(baselines[0] - baselines[1]) < 1.1 * frame.font else 0.0
    for letter, baseline, shift in zip(LETTERS, baselines, (0.0, aside), strict=True):
        yield svg.text(letter, x + shift, baseline, TEXT, "start", frame.font, True, ' class="t"')


def _head(frame: Frame, courses: Sequence[TimeCourse], moment: Row) -> str:
    """The line through a moment, its name, and a dot on each curve."""
    x, name = frame.x(moment["seconds"]), frame.header - 3.2 * frame.font
    side = anchor(x, frame.width)
    parts = [
        _line(0, name + 0.35 * frame.font, frame.floor, width=2),
        svg.text(moment["name"], 0, name, TEXT, side, frame.font, True, ' class="now"'),
    ]
    for signal in SIGNALS:
        for place, course in enumerate(courses):
            value = np.array([course.at(moment["seconds"])[signal]])
            parts.append(
                f'<circle class="dot" data-signal="{signal}" data-account="{place}" cx="0" '
                f'cy="{svg.number(float(frame.y(signal, value)[0]))}" r="{4.6 - place}" '
                f'fill="{COLOUR[signal]}"/>'
            )
    edges = (
        f'data-left="{svg.number(frame.x(frame.start))}" '
        f'data-right="{svg.number(frame.x(frame.end))}"'
    )
    moved = f'transform="translate({svg.number(x)} 0)"'
    return f'<g class="head" {edges} {moved}>{"".join(parts)}</g>'


def anchor(x: float, width: float) -> str:
    """How a label at x must be anchored to stay in the drawing."""
    return "start" if x < 0.15 * width else "end" if x > 0.85 * width else "middle"
