"""Where the boxes and arrows of a web of causes stand, for a phone and for a wide screen.

Causes stand before what they cause: above it on a phone, to its left on a wide screen. Parts that
nothing joins stand side by side or below each other. The layout is the same every time. One unit is
a pixel on a phone whose letters have the usual size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodcry.causal_graph import Arrow, Web
from goodcry.figures import diagram, layers
from goodcry.figures.arrow_courses import SIGN, Course, Line, shifted, with_signs
from goodcry.figures.spread import spread
from goodcry.figures.svg import PHONE_WIDTH, Box

MARGIN = 4.0
BETWEEN_PARTS = 20.0
PADDING = 14.0
# Room between two arrows at one side of a box, and for a line that passes between two boxes.
PORT, LANE = 36.0, 4.0
# At least so far apart they are, in a box with corners that take up so much.
CLOSE, CORNERS = 9.0, 12.0


@dataclass(frozen=True)
class Way:
    """In which way a layout runs.

    Attributes:
        wide: from left to right, else from top to bottom.
        limit: how long a row may be, across the way.
        gap: between two rows.
        between: between two boxes of a row.
        words: how wide the words in a box may get before they are broken.
        shelf: how wide parts side by side may get, unless one alone is wider.
    """

    wide: bool
    limit: float
    gap: float
    between: float
    words: float
    shelf: float


TALL = Way(False, PHONE_WIDTH - 2 * MARGIN, 48.0, 10.0, 84.0, PHONE_WIDTH - 2 * MARGIN)
WIDE = Way(True, 430.0, 88.0, 18.0, 118.0, 900.0)
# The whole web, which is larger than a phone.
MAP = Way(True, 760.0, 64.0, 12.0, 104.0, 1280.0)
# A part of a phone's picture that is lower when it runs from left to right does so.
ASIDE = Way(True, TALL.limit, 46.0, 16.0, 84.0, TALL.limit)


@dataclass(frozen=True)
class Layout:
    """Places of all boxes, by node, and of all arrows, by id; the lines of each box's words."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    lines: Mapping[str, Sequence[str]]
    courses: Mapping[str, Course]


def layout(web: Web, names: Mapping[str, str], way: Way) -> Layout:
    """The places of a web's nodes and arrows.

    Args:
        web: what is drawn.
        names: node id -> the words in its box.
        way: ``TALL`` or ``WIDE``.
    """
    parts = []
    for piece in web.pieces():
        arrows = [arrow for arrow in web.arrows if arrow.from_node in set(piece)]
        parts.append(_part(arrows, names, way))
        if way is TALL:
            aside = _part(arrows, names, ASIDE)
            if aside.width <= TALL.limit and aside.height < parts[-1].height:
                parts[-1] = aside
    boxes: dict[str, Box] = {}
    courses: dict[str, Course] = {}
    lines: dict[str, Sequence[str]] = {}
    room = max([way.shelf, *(part.width for part in parts)])
    top, wide = MARGIN, 0.0
    for shelf in _shelves(parts, room):
        used = sum(map(_widest, shelf)) + BETWEEN_PARTS * (len(shelf) - 1)
        # On a phone spread over the whole width.
        left = MARGIN + (0 if way.wide else (room - used) / 2)
        high = max(map(_stacked, shelf))
        for column in shelf:
            down = top + (high - _stacked(column)) / 2
            for part in column:
                down -= part.least
                boxes |= {node: _moved(box, left, down) for node, box in part.boxes.items()}
                courses |= {key: shifted(each, left, down) for key, each in part.courses.items()}
                lines |= part.lines
                down += part.least + part.height + BETWEEN_PARTS
            left += _widest(column) + BETWEEN_PARTS
        wide = max(wide, left - BETWEEN_PARTS)
        top += high + BETWEEN_PARTS
    width = wide + MARGIN if way.wide else float(PHONE_WIDTH)
    return Layout(width, max(top - BETWEEN_PARTS, 0) + MARGIN, boxes, lines, courses)


def _shelves(parts: Iterable[_Part], room: float) -> Iterator[list[list[_Part]]]:
    """Parts below each other; beside one, in columns no higher than it, what has room there."""
    waiting = list(parts)
    while waiting:
        first = waiting.pop(0)
        shelf = [[first]]
        for part in list(waiting):
            for wider in ([*shelf[:-1], [*shelf[-1], part]], [*shelf, [part]]):
                used = sum(map(_widest, wider)) + BETWEEN_PARTS * (len(wider) - 1)
                if used <= room and _stacked(wider[-1]) <= first.height:
                    shelf = wider
                    waiting.remove(part)
                    break
        yield shelf


def _widest(column: Iterable[_Part]) -> float:
    return max(part.width for part in column)


def _stacked(column: Sequence[_Part]) -> float:
    return sum(part.height for part in column) + BETWEEN_PARTS * (len(column) - 1)


@dataclass(frozen=True)
class _Part:
    """Boxes that arrows join, from their own corner; something may stand above it, at ``least``."""

    width: float
    height: float
    least: float
    boxes: Mapping[str, Box]
    lines: Mapping[str, Sequence[str]]
    courses: Mapping[str, Line]


def _part(arrows: Sequence[Arrow], names: Mapping[str, str], way: Way) -> _Part:
    links = [(arrow.from_node, arrow.to_node) for arrow in arrows]
    nodes = dict.fromkeys(node for link in links for node in link)
    lines = {node: diagram.wrap(names[node], way.words) for node in nodes}
    widths = {node: max(map(diagram.text_width, lines[node])) + PADDING for node in nodes}
    heights = {node: diagram.node_height(len(lines[node])) for node in nodes}
    across, along = (heights, widths) if way.wide else (widths, heights)
    for side in (0, 1):
        for node, arrows_there in Counter(link[side] for link in links).items():
            across[node] = max(across[node], CLOSE * arrows_there + CORNERS)
    taken = {node: size + way.between for node, size in across.items()}
    rows = layers.rows(links, taken, LANE + way.between, way.limit + way.between)
    stops = [layers.stops(at, link, rows) for at, link in enumerate(links)]
    room = 0.0 if way.wide else way.limit
    middles = spread(rows, stops, across, LANE, way.between, room)
    bands = _bands(rows, along, way.gap)
    where = {name: step for step, row in enumerate(rows) for name in row}
    boxes = {}
    for node in nodes:
        middle = sum(bands[where[node]]) / 2
        half, broad = along[node] / 2, across[node] / 2
        box = Box(middle - half, middles[node] - broad, middle + half, middles[node] + broad)
        boxes[node] = box if way.wide else Box(box.top, box.left, box.bottom, box.right)
    courses = []
    for course, ports in zip(stops, _ports(stops, where, middles, across), strict=True):
        down = where[course[0]] < where[course[-1]]
        through = [
            (at, middles[lane])
            for lane in course[1:-1]
            for at in (bands[where[lane]] if down else bands[where[lane]][::-1])
        ]
        leaves = _side(boxes[course[0]], way, after=down)
        meets = _side(boxes[course[-1]], way, after=not down)
        courses.append([(leaves, ports[0]), *through, (meets, ports[1])])
    placed = with_signs(courses, list(boxes.values()), way.wide, _borders(way))
    signs = [line.points[line.sign] for line in placed]
    # A line that passes beside all boxes has its sign there.
    least = min(0.0, *(y - SIGN for _, y in signs))
    return _Part(
        max(box.right for box in boxes.values()),
        max(*(box.bottom for box in boxes.values()), *(y + SIGN for _, y in signs)) - least,
        least,
        boxes,
        lines,
        {arrow.id: line for arrow, line in zip(arrows, placed, strict=True)},
    )


def _bands(
    rows: Sequence[Sequence[str]], along: Mapping[str, float], gap: float
) -> list[tuple[float, float]]:
    """From where to where along the way each row reaches."""
    found: list[tuple[float, float]] = []
    for row in rows:
        begins = found[-1][1] + gap if found else 0.0
        found.append((begins, begins + max(along[name] for name in row if name in along)))
    return found


def _side(box: Box, way: Way, *, after: bool) -> float:
    """How far along the way a box ends, or begins."""
    if way.wide:
        return box.right if after else box.left
    return box.bottom if after else box.top


def _ports(
    stops: Sequence[Sequence[str]],
    where: Mapping[str, int],
    middles: Mapping[str, float],
    across: Mapping[str, float],
) -> list[tuple[float, float]]:
    """Where across the way each arrow leaves and arrives: side by side, in the order of aims."""
    sides: dict[tuple[str, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for place, course in enumerate(stops):
        for end, (node, aim) in enumerate(((course[0], course[1]), (course[-1], course[-2]))):
            sides[node, where[aim] > where[node]].append((middles[aim], place, end))
    found: dict[tuple[int, int], float] = {}
    for (node, _), meeting in sides.items():
        room = min(PORT, (across[node] - CORNERS) / max(len(meeting) - 1, 1))
        for rank, (_, place, end) in enumerate(sorted(meeting)):
            found[place, end] = middles[node] + room * (rank - (len(meeting) - 1) / 2)
    return [(found[place, 0], found[place, 1]) for place in range(len(stops))]


def _moved(box: Box, right: float, down: float) -> Box:
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _borders(way: Way) -> tuple[Box, ...]:
    """What lies beside a picture that may not get wider."""
    if way.wide:
        return ()
    high = float("inf")
    beside = Box(-high, -high, -MARGIN, high)
    return beside, Box(way.limit + MARGIN, -high, high, high)
