"""The web of all mechanisms, in two pictures that a phone can hold.

:func:`around` draws one thing with what leads to it and where it leads, two steps each way, as
an indented list with arrows. :func:`pieces` lists every thing once, with arrows as arcs beside
the list, part by part: it shows how much still hangs together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from goodcry.causal_graph import Arrow, Branch, Web
from goodcry.figures import diagram, svg
from goodcry.figures.diagram import LINE_HEIGHT, SIZE, SMALL, Canvas
from goodcry.figures.svg import PHONE_WIDTH, number

# Where the trunk, the sign and the label of a first and of a second step stand.
FIRST = (18.0, 50.0, 90.0)
SECOND = (104.0, 132.0, 166.0)
AIR = 12.0
LIST_RIGHT = 186.0
ROW = 20.0
PIECE_GAP = 14.0
SIFTINGS = 8


def around(web: Web, focus: str, names: Mapping[str, str]) -> Canvas:
    """One node, the arrows into and out of it, and those one step further.

    Args:
        web: the arrows to draw from.
        focus: id of the node.
        names: node id -> words.
    """
    canvas = Canvas(height=4)
    causes, effects = web.causes(focus), web.effects(focus)
    trunk: list[float] = []
    for branch in causes:
        trunk.append(_cause(canvas, branch, names))
    lines = diagram.wrap(names[focus], PHONE_WIDTH / 2)
    width = max(diagram.text_width(line, SIZE, True) for line in lines) + 24
    if trunk:
        canvas.height += AIR
        bottom = canvas.height
        _trunk(canvas, FIRST[0], trunk[0], bottom)
        canvas.head((FIRST[0], trunk[0]), (FIRST[0], bottom), canvas.ink.quiet)
    box = canvas.node(4 + width / 2, canvas.height, width, lines, strong=True)
    canvas.height = box.bottom
    if effects:
        canvas.height += AIR
        last = 0.0
        for branch in effects:
            last = _effect(canvas, branch, names)
        _trunk(canvas, FIRST[0], box.bottom, last)
    shown = {a.basis for b in (*causes, *effects) for a in (b.arrow, *b.further)}
    canvas.legend([basis for basis in diagram.STROKE if basis in shown])
    return canvas


def _cause(canvas: Canvas, branch: Branch, names: Mapping[str, str]) -> float:
    """Draw what leads to a cause, then the cause; returns the height of its arrow."""
    tops = [_row(canvas, arrow, arrow.from_node, SECOND, False, names) for arrow in branch.further]
    top = canvas.height
    y = _row(canvas, branch.arrow, branch.arrow.from_node, FIRST, False, names, bold=True)
    if tops:
        _trunk(canvas, SECOND[0], tops[0], top)
    return y


def _effect(canvas: Canvas, branch: Branch, names: Mapping[str, str]) -> float:
    """Draw an effect, then where it leads; returns the height of its arrow."""
    y = _row(canvas, branch.arrow, branch.arrow.to_node, FIRST, True, names, bold=True)
    top = canvas.height - AIR / 2
    rows = [_row(canvas, arrow, arrow.to_node, SECOND, True, names) for arrow in branch.further]
    if rows:
        _trunk(canvas, SECOND[0], top, rows[-1])
    return y


def _row(
    canvas: Canvas,
    arrow: Arrow,
    node: str,
    columns: tuple[float, float, float],
    away: bool,
    names: Mapping[str, str],
    bold: bool = False,
) -> float:
    """One label with its arrow to or from the trunk; returns the height of the arrow."""
    trunk, middle, left = columns
    lines = diagram.wrap(names[node], (PHONE_WIDTH - left) / (diagram.BOLD if bold else 1))
    y = canvas.height + SIZE * 0.75
    for place, line in enumerate(lines):
        canvas.text(left, y + 4.5 + LINE_HEIGHT * place, line, kind="node", bold=bold)
    canvas.text(
        left, y + 4.5 + LINE_HEIGHT * len(lines), arrow.basis, kind="basis", quiet=True, size=SMALL
    )
    tail, tip = (trunk, left - 5) if away else (left - 5, trunk + 1)
    short = tip + (8 if tip < tail else -8)
    canvas.arrow(
        f"M{number(tail)} {number(y)}H{number(short)}",
        [(tail, y), (tip, y)],
        arrow.basis,
        f"{arrow.edges[0]['id']}:{'away' if away else 'into'}:{number(y)}",
    )
    if arrow.basis == "contradicted":
        canvas.cross((tail + middle + diagram.RADIUS * (-1 if away else 1)) / 2, y)
    canvas.sign(middle, y, arrow.sign)
    canvas.height += LINE_HEIGHT * (len(lines) + 1) + AIR
    return y


def _trunk(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.add(svg.path(f"M{number(x)} {number(top)}V{number(bottom)}", canvas.ink.quiet, 1.4))


def pieces(web: Web, names: Mapping[str, str]) -> Canvas:
    """Every node once, part by part, with the arrows as arcs at the right of the list.

    Args:
        web: the arrows to draw.
        names: node id -> words.
    """
    canvas = Canvas(height=4)
    heights: dict[str, float] = {}
    for piece in web.pieces():
        inside = set(piece)
        pairs = tuple((a.from_node, a.to_node) for a in web.arrows if a.from_node in inside)
        for node in short_order(tuple(piece), pairs):
            heights[node] = canvas.height + ROW / 2
            canvas.text(
                LIST_RIGHT - 6,
                heights[node] + 4.5,
                names[node],
                kind="node",
                anchor="end",
                bold=node == "crying",
            )
            canvas.height += ROW
        canvas.height += PIECE_GAP
    farthest = max((abs(heights[a.from_node] - heights[a.to_node]) for a in web.arrows), default=1)
    for place, arrow in enumerate(web.arrows):
        _arc(canvas, arrow, heights, farthest, place)
    shown = {arrow.basis for arrow in web.arrows}
    canvas.legend([basis for basis in diagram.STROKE if basis in shown])
    return canvas


def _arc(
    canvas: Canvas, arrow: Arrow, heights: Mapping[str, float], farthest: float, place: int
) -> None:
    # Leaving a little below the middle of a line and arriving a little above it keeps the two
    # directions apart.
    start, end = heights[arrow.from_node] + 4, heights[arrow.to_node] - 3
    share = (abs(end - start) / farthest) ** 0.6
    reach = LIST_RIGHT + 24 + share * (PHONE_WIDTH - LIST_RIGHT - 30) * 4 / 3
    reach = min(reach, LIST_RIGHT + (PHONE_WIDTH - LIST_RIGHT - 6) * 4 / 3)
    inner = LIST_RIGHT + 8
    canvas.arrow(
        f"M{number(LIST_RIGHT)} {number(start)}C{number(reach)} {number(start)} "
        f"{number(reach)} {number(end)} {number(inner)} {number(end)}",
        [
            (LIST_RIGHT, start),
            (LIST_RIGHT + (reach - LIST_RIGHT) * 0.75, (start + end) / 2),
            (inner, end),
            (LIST_RIGHT, end),
        ],
        arrow.basis,
        f"{arrow.edges[0]['id']}:{place}",
    )
    if arrow.basis == "contradicted":
        canvas.cross(LIST_RIGHT + (reach - LIST_RIGHT) * 0.75, (start + end) / 2)


@lru_cache(maxsize=256)
def short_order(nodes: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """An order of nodes that keeps joined ones near each other, the same every time.

    Each node in turn is moved, step by step, to where the arrows get shortest (sifting).
    """
    neighbours: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        neighbours[start].append(end)
        neighbours[end].append(start)
    order = list(nodes)
    for _ in range(SIFTINGS):
        before = list(order)
        for node in nodes:
            _sift(order, node, neighbours)
        if order == before:
            break
    return tuple(order)


def _sift(order: list[str], node: str, neighbours: Mapping[str, Sequence[str]]) -> None:
    """Move one node to the place where all arrows together are shortest."""
    order.remove(node)
    place = {name: at for at, name in enumerate(order)}
    own = [place[other] for other in neighbours[node] if other != node]
    # Putting the node at a place pushes everything from there on down by one.
    best, best_length = 0, float("inf")
    stretched = _stretched(order, place, neighbours)
    for at in range(len(order) + 1):
        length = stretched[at] + sum(at - p if p < at else p + 1 - at for p in own)
        if length < best_length:
            best, best_length = at, length
    order.insert(best, node)


def _stretched(
    order: Sequence[str], place: Mapping[str, int], neighbours: Mapping[str, Sequence[str]]
) -> list[int]:
    """For each place: how many arrows a node put there would stretch by one."""
    spans, open_arrows = [0], 0
    for at, name in enumerate(order):
        for other in neighbours[name]:
            if other in place:
                open_arrows += 1 if place[other] > at else -1 if place[other] < at else 0
        spans.append(open_arrows)
    return spans
