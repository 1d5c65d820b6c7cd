"""The autonomic plane: one nerve branch across, the other one up, and a cry's way through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from goodcry import provenance
from goodcry.autonomic import TimeCourse
from goodcry.evidence import Evidence, Row
from goodcry.figures import svg, theme
from goodcry.figures.timeline import LINE_WIDTHS, dashes
from goodcry.figures.timeline_scale import LETTERS

WIDTH, HEIGHT = float(svg.PHONE_WIDTH), 362.0
LEFT, TOP, SIDE = 28.0, 4.0, 296.0
# Drives are drawn this far from rest, in each direction.
REACH = 0.86
# Modes of control, named as in Berntson, Cacioppo & Quigley 1991: corner -> plain words, name.
MODES = {
    (1, 1): ("both up", "coactivation"),
    (-1, 1): ("brake up,", "push down", "reciprocal,", "parasympathetic"),
    (-1, -1): ("both down", "coinhibition"),
    (1, -1): ("push up,", "brake down", "reciprocal,", "sympathetic"),
}
SAMPLE_SECONDS = 1.0
ARROW = "M-4 -4L3 0L-4 4"


def _x(sympathetic: float) -> float:
    return LEFT + SIDE * (0.5 + sympathetic / (2 * REACH))


def _y(parasympathetic: float) -> float:
    return TOP + SIDE * (0.5 - parasympathetic / (2 * REACH))


def drawing(
    courses: Mapping[str, TimeCourse], evidence: Evidence, moment: Row, dark: bool = False
) -> str:
    """The way of one account or two through the plane, and where they are at a moment, as SVG.

    ``courses``: account id -> its course; the first is drawn thick, a second one thin. A stretch is
    solid only where both branches are; sizes are assumed throughout.
    """
    colours = svg.ink(dark)
    parts = list(_ground(colours))
    for place, (account, course) in enumerate(courses.items()):
        parts += _way(account, course, evidence, place, colours)
    for place, course in reversed(list(enumerate(courses.values()))):
        parts += _now(course, moment, place, len(courses), colours)
    return svg.drawing(WIDTH, HEIGHT, parts)


def _ground(colours: svg.Ink) -> Iterator[str]:
    """The four quarters with their names, the axes, and the line that a see-saw would keep to."""
    edge, far = LEFT + SIDE, TOP + SIDE
    yield (
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" rx="10" '
        f'fill="{colours.soft}" fill-opacity="0.6"/>'
    )
    middle = SIDE / 2
    yield (
        f'<rect x="{LEFT + middle}" y="{TOP}" width="{middle}" height="{middle}" rx="10" '
        f'fill="{theme.BETTER}" fill-opacity="0.1"/>'
    )
    across = svg.polyline([(LEFT, _y(0)), (edge, _y(0))])
    upright = svg.polyline([(_x(0), TOP), (_x(0), far)])
    yield svg.path(across, theme.SYMPATHETIC, 1.6)
    yield svg.path(upright, theme.PARASYMPATHETIC, 1.6)
    seesaw = svg.polyline([(_x(-0.38), _y(0.38)), (_x(0.38), _y(-0.38))])
    yield svg.path(seesaw, colours.quiet, 1.2, ' stroke-dasharray="2 4"')
    turned = f' transform="rotate(45 {svg.number(_x(-0.19))} {svg.number(_y(0.19))})"'
    x, y = _x(-0.19), _y(0.19) - 5
    yield svg.text("a see-saw", x, y, colours.quiet, "middle", more=turned)
    for (side, up), lines in MODES.items():
        x = edge - 8 if side > 0 else LEFT + 8
        y = TOP + 17 if up > 0 else far - 8 - 15 * (len(lines) - 1)
        for place, line in enumerate(lines):
            plain = place < len(lines) - (2 if len(lines) > 2 else 1)
            fill = colours.text if plain else colours.quiet
            anchor = "end" if side > 0 else "start"
            yield svg.text(line, x, y + 15 * place, fill, anchor, bold=plain)
    yield svg.text("← down", LEFT, far + 16, colours.quiet)
    yield svg.text("sympathetic", _x(0), far + 16, colours.text, "middle", bold=True)
    yield svg.text("up →", edge, far + 16, colours.quiet, "end")
    turned = f' transform="rotate(-90 {svg.number(18)} {svg.number(_y(0))})"'
    yield svg.text("parasympathetic", 18, _y(0), colours.text, "middle", bold=True, more=turned)
    for label, y, anchor in (("up →", TOP, "end"), ("← down", far, "start")):
        turned = f' transform="rotate(-90 18 {svg.number(y)})"'
        yield svg.text(label, 18, y, colours.quiet, anchor, more=turned)
    yield from _legend(colours)


def _legend(colours: svg.Ink) -> Iterator[str]:
    y = HEIGHT - 24
    yield f'<circle cx="{LEFT + 6}" cy="{y - 4}" r="5" fill="{colours.text}"/>'
    yield svg.text("now", LEFT + 32, y, colours.quiet)
    yield (
        f'<circle cx="{LEFT + 121}" cy="{y - 4}" r="4" fill="{colours.ground}" '
        f'stroke="{colours.text}" stroke-width="1.6"/>'
    )
    yield svg.text("first tear", LEFT + 147, y, colours.quiet)
    y = HEIGHT - 6
    for x, basis in ((LEFT, "reported"), (LEFT + 115, "assumed")):
        sample = svg.polyline([(x, y - 4), (x + 25, y - 4)])
        yield svg.path(sample, colours.text, LINE_WIDTHS[0], dashes(basis, 0))
        yield svg.text(basis, x + 32, y, colours.quiet)


def _way(
    account: str, course: TimeCourse, evidence: Evidence, place: int, colours: svg.Ink
) -> Iterator[str]:
    """The path as far as it moves, in pieces of equal basis, with arrows and the first tear."""
    for start, end, basis in _pieces(account, evidence):
        times = np.unique(np.append(np.arange(start, end, SAMPLE_SECONDS), end))
        points = _points(course, times)
        if len(points) < 2:
            continue
        more = dashes(basis, place) + f' data-account="{place}" data-basis="{basis}"'
        yield svg.path(svg.polyline(points), colours.text, LINE_WIDTHS[place], more)
    knots = [row["seconds"] for row in evidence.where("account_knots", account=account)]
    corners = _points(course, np.array(knots))
    for (x1, y1), (x2, y2) in pairwise(corners):
        if np.hypot(x2 - x1, y2 - y1) > 22:
            angle = np.degrees(np.arctan2(y2 - y1, x2 - x1))
            where = f"translate({svg.number((x1 + x2) / 2)} {svg.number((y1 + y2) / 2)})"
            yield (
                f'<path d="{ARROW}" transform="{where} rotate({angle:.0f})" fill="none" '
                f'stroke="{colours.text}" stroke-width="{LINE_WIDTHS[place]}"/>'
            )
    x, y = _points(course, np.array([0.0]))[0]
    yield (
        f'<circle cx="{svg.number(x)}" cy="{svg.number(y)}" r="4" fill="{colours.ground}" '
        f'stroke="{colours.text}" stroke-width="1.6"/>'
    )


def _pieces(account: str, evidence: Evidence) -> Iterator[tuple[float, float, str]]:
    """Stretches of time in which both branches rest on the same basis: the weaker of the two."""
    lines = [
        [s for s in provenance.stretches(account, signal, evidence) if s.start < s.end]
        for signal in provenance.DRIVES
    ]
    edges = sorted({edge for line in lines for s in line for edge in (s.start, s.end)})
    for start, end in pairwise(edges):
        bases = [s.basis for line in lines for s in line if s.start <= start and end <= s.end]
        yield start, end, min(bases, key=provenance.BASES.index)


def _points(course: TimeCourse, times: np.ndarray) -> list[svg.Point]:
    """Places in the drawing at these times, without those that do not move."""
    drives = [np.interp(times, course.t, getattr(course, name)) for name in provenance.DRIVES]
    points: list[svg.Point] = []
    for sympathetic, parasympathetic in zip(*drives, strict=True):
        point = (_x(float(sympathetic)), _y(float(parasympathetic)))
        if not points or np.hypot(point[0] - points[-1][0], point[1] - points[-1][1]) > 0.4:
            points.append(point)
    return points


def _now(
    course: TimeCourse, moment: Row, place: int, number: int, colours: svg.Ink
) -> Iterator[str]:
    """The point where the account is at the moment."""
    state = course.at(moment["seconds"])
    x, y = _x(state["sympathetic"]), _y(state["parasympathetic"])
    name = LETTERS[place] if number > 1 else ""
    yield (
        f'<circle cx="{svg.number(x)}" cy="{svg.number(y)}" r="9" fill="{colours.text}" '
        f'stroke="{colours.ground}" stroke-width="2" data-now="{place}"/>'
    )
    yield svg.text(name, x, y + 4.4, colours.ground, "middle", bold=True)
