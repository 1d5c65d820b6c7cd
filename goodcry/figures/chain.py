"""The chain of one mechanism: boxes and signed arrows, laid out from top to bottom.

Steps stand in rows, an arrow's start above its end where no circle of causes forbids it. Parts
that nothing joins stand side by side or below each other. The layout is the same every time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodcry.evidence import Row
from goodcry.figures import diagram, layers
from goodcry.figures.diagram import Canvas
from goodcry.figures.svg import PHONE_WIDTH, Box, Point, number

GAP = 78.0
MARGIN = 4.0
BETWEEN = 14.0
BETWEEN_PARTS = 30.0
# Room between two arrows that join the same boxes: their signs must not touch.
LANE = 2 * diagram.RADIUS + 8
STEPS = 12


@dataclass(frozen=True)
class Part:
    """Boxes that arrows join, in rows; a row may hold a lane ("edge id", row) for a long arrow."""

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[Row, ...]
    widths: Mapping[str, float]
    lines: Mapping[str, tuple[str, ...]]

    @property
    def width(self) -> float:
        """The width of its widest row."""
        return max(_row_width(row, self.widths) for row in self.rows)

    @property
    def height(self) -> float:
        """Its height with the room for arrows between rows."""
        return sum(map(self.row_height, self.rows)) + GAP * (len(self.rows) - 1)

    def row_height(self, row: Sequence[str]) -> float:
        """The height of the highest box in a row."""
        return max(diagram.node_height(len(self.lines.get(name, ("",)))) for name in row)


def drawing(edges: Sequence[Row], names: Mapping[str, str]) -> Canvas:
    """A mechanism's chain as a picture.

    Args:
        edges: rows of ``mechanism_edges.csv``.
        names: node id -> the words in its box.
    """
    canvas = Canvas(height=MARGIN)
    shelf: list[Part] = []
    for part in [*(_part(edges_of, names) for edges_of in _parts(edges)), None]:
        used = sum(each.width + BETWEEN_PARTS for each in shelf)
        if part is None or used + part.width > PHONE_WIDTH - 2 * MARGIN:
            _draw_shelf(canvas, shelf)
            shelf = []
        if part is not None:
            shelf.append(part)
    bases = [basis for basis in diagram.STROKE if any(edge["basis"] == basis for edge in edges)]
    canvas.legend(bases)
    return canvas


def _parts(edges: Sequence[Row]) -> list[list[Row]]:
    """The edges of each part that nothing joins to the others, in order of first mention."""
    parts: list[list[Row]] = []
    for edge in edges:
        ends = {edge["from_node"], edge["to_node"]}
        touching = [
            part for part in parts if any(ends & {e["from_node"], e["to_node"]} for e in part)
        ]
        joined = [e for part in touching for e in part] + [edge]
        place = parts.index(touching[0]) if touching else len(parts)
        parts = [part for part in parts if part not in touching]
        parts.insert(place, joined)
    return parts


def _part(edges: Sequence[Row], names: Mapping[str, str]) -> Part:
    steps = layers.steps(edges)
    rows: list[list[str]] = [[] for _ in range(max(steps.values()) + 1)]
    for node, step in steps.items():
        rows[step].append(node)
    crowd = max(map(len, rows))
    limit = (PHONE_WIDTH - 2 * MARGIN - BETWEEN * (crowd - 1)) / crowd - 18
    limit = min(limit, 130.0)
    lines = {node: tuple(diagram.wrap(names[node], limit)) for node in steps}
    widths = {
        node: max(max(map(diagram.text_width, texts)) + 18, _ports_width(node, edges))
        for node, texts in lines.items()
    }
    for edge in edges:  # an arrow past a row needs a lane between that row's boxes
        first, last = sorted((steps[edge["from_node"]], steps[edge["to_node"]]))
        for step in range(first + 1, last):
            rows[step].append(edge["id"])
            widths[edge["id"]] = LANE
    return Part(layers.least_crossings(rows, edges), tuple(edges), widths, lines)


def _ports_width(node: str, edges: Sequence[Row]) -> float:
    """The width that a box needs for the lanes of arrows to one and the same neighbour."""
    pairs: dict[str, int] = defaultdict(int)
    for edge in edges:
        ends = (edge["from_node"], edge["to_node"])
        if node in ends:
            pairs[ends[0] if ends[1] == node else ends[1]] += 1
    return LANE * max(pairs.values()) + 16


def _row_width(row: Sequence[str], widths: Mapping[str, float]) -> float:
    return sum(widths[name] for name in row) + BETWEEN * (len(row) - 1)


def _draw_shelf(canvas: Canvas, shelf: Sequence[Part]) -> None:
    """Parts side by side, spread over the width."""
    if not shelf:
        return
    if canvas.height > MARGIN:
        canvas.height += BETWEEN_PARTS
    spare = (PHONE_WIDTH - sum(part.width for part in shelf)) / (len(shelf) + 1)
    left, top = spare, canvas.height
    for part in shelf:
        _draw_part(canvas, part, left + part.width / 2, top)
        left += part.width + spare
    canvas.height = top + max(part.height for part in shelf)


def _draw_part(canvas: Canvas, part: Part, middle: float, top: float) -> None:
    places: dict[str, Box] = {}
    for row in part.rows:
        left = middle - _row_width(row, part.widths) / 2
        height = part.row_height(row)
        for name in row:
            width = part.widths[name]
            own = diagram.node_height(len(part.lines.get(name, ("",))))
            start = top + (height - own) / 2 if name in part.lines else top
            places[name] = Box(left, start, left + width, start + own)
            left += width + BETWEEN
        top += height + GAP
    ports = _ports(part, places)
    for edge in part.edges:
        _draw_edge(canvas, edge, ports[edge["id"]], places.get(edge["id"]))
    for node, lines in part.lines.items():
        box = places[node]
        canvas.node(
            (box.left + box.right) / 2, box.top, box.right - box.left, lines, node == "crying"
        )


def _ports(part: Part, places: Mapping[str, Box]) -> dict[str, tuple[Point, Point]]:
    """Where each arrow leaves its start and meets its end: side by side, in the order of aims."""
    sides: dict[tuple[str, bool], list[tuple[float, int, str, bool]]] = defaultdict(list)
    for at, edge in enumerate(part.edges):
        start, end = places[edge["from_node"]], places[edge["to_node"]]
        down = start.top < end.top
        lane = places.get(edge["id"])
        for node, other, leaves in (
            (edge["from_node"], end, True),
            (edge["to_node"], start, False),
        ):
            aim = lane or other
            below = down if leaves else not down
            sides[node, below].append(((aim.left + aim.right) / 2, at, edge["id"], leaves))
    found: dict[str, dict[bool, Point]] = defaultdict(dict)
    for (node, below), meeting in sides.items():
        box = places[node]
        room = min(LANE, (box.right - box.left - 16) / max(len(meeting) - 1, 1))
        for rank, (_, _, key, leaves) in enumerate(sorted(meeting)):
            x = (box.left + box.right) / 2 + room * (rank - (len(meeting) - 1) / 2)
            found[key][leaves] = (x, box.bottom if below else box.top)
    return {key: (ends[True], ends[False]) for key, ends in found.items()}


def _draw_edge(canvas: Canvas, edge: Row, ends: tuple[Point, Point], lane: Box | None) -> None:
    (x0, y0), (x1, y1) = ends
    if lane is None:
        stops = [(x0, y0), (x1, y1)]
    else:
        x = (lane.left + lane.right) / 2
        through = [(x, lane.top), (x, lane.bottom)]
        stops = [(x0, y0), *(through if y0 < y1 else reversed(through)), (x1, y1)]
    outline, course = f"M{number(x0)} {number(y0)}", [stops[0]]
    for (xa, ya), (xb, yb) in pairwise(stops):
        half = (yb - ya) / 2
        outline += (
            f"C{number(xa)} {number(ya + half)} {number(xb)} {number(yb - half)} "
            f"{number(xb)} {number(yb)}"
        )
        course += [_on_curve(xa, ya, xb, yb, step / STEPS) for step in range(1, STEPS + 1)]
    canvas.arrow(outline, course, edge["basis"], edge["id"])
    x, y = course[len(course) // 2]
    if edge["basis"] == "contradicted":
        canvas.cross(*course[STEPS // 5])
    canvas.sign(x, y, edge["sign"])


def _on_curve(xa: float, ya: float, xb: float, yb: float, t: float) -> Point:
    """A point on the S-shaped curve that leaves and arrives upright."""
    half = (yb - ya) / 2
    return (
        xa * (1 - t) ** 2 * (1 + 2 * t) + xb * t**2 * (3 - 2 * t),
        ya * (1 - t) ** 3
        + 3 * (ya + half) * t * (1 - t) ** 2
        + 3 * (yb - half) * t**2 * (1 - t)
        + yb * t**3,
    )
