"""Which row of a chain a box stands in, and where in its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, permutations, product
from math import factorial, prod
from statistics import fmean

from goodcry.evidence import Row

# Up to so many orders of the boxes are all tried (a tenth of a second); beyond, sweeps must do.
MOST_ORDERS, SWEEPS = 5_000, 12


def steps(edges: Sequence[Row]) -> dict[str, int]:
    """Node -> its row, below all its causes; an arrow that would close a circle sets no row."""
    forward: list[tuple[str, str]] = []
    for edge in edges:
        if not _reaches(edge["to_node"], edge["from_node"], forward):
            forward.append((edge["from_node"], edge["to_node"]))
    nodes = dict.fromkeys(n for edge in edges for n in (edge["from_node"], edge["to_node"]))
    steps = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in forward:
            steps[end] = max(steps[end], steps[start] + 1)
    return steps


def _reaches(start: str, end: str, arrows_so_far: Sequence[tuple[str, str]]) -> bool:
    if start == end:
        return True
    return any(_reaches(b, end, arrows_so_far) for a, b in arrows_so_far if a == start)


def least_crossings(rows: Sequence[list[str]], edges: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The order within each row that makes the fewest arrows cross; the first of equals.

    In a large chain it is a good order, not surely the best.
    """
    links = []
    where = {name: step for step, row in enumerate(rows) for name in row}
    for edge in edges:
        ends = sorted((edge["from_node"], edge["to_node"]), key=lambda node: where[node])
        stops = [ends[0], *(edge["id"] for row in rows if edge["id"] in row), ends[1]]
        links += list(pairwise(stops))

    def crossings(order: tuple[tuple[str, ...], ...]) -> int:
        place = {name: at for row in order for at, name in enumerate(row)}
        return sum(
            (place[a] - place[c]) * (place[b] - place[d]) < 0
            for at, (a, b) in enumerate(links)
            for c, d in links[:at]
            if where[a] == where[c] and where[b] == where[d]
        )

    orders = prod(factorial(len(row)) for row in rows)
    if orders > MOST_ORDERS:
        return min(_by_barycentre(rows, links), key=crossings)
    return min(product(*(tuple(permutations(row)) for row in rows)), key=crossings)


def _by_barycentre(
    rows: Sequence[Sequence[str]], links: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Orders to choose from where there are too many to try each.

    Down the rows and up again, each row is sorted by the mean place of what it is joined to in
    the row before (Sugiyama, Tagawa & Toda 1981).
    """
    joined: dict[str, set[str]] = defaultdict(set)
    for a, b in links:
        joined[a].add(b)
        joined[b].add(a)
    order = [tuple(row) for row in rows]
    yield tuple(order)
    for _ in range(SWEEPS):
        for way in (1, -1):
            for beside, step in pairwise(range(len(rows))[::way]):
                order[step] = _centred(order[step], order[beside], joined)
            yield tuple(order)


def _centred(
    row: tuple[str, ...], beside: tuple[str, ...], joined: Mapping[str, set[str]]
) -> tuple[str, ...]:
    """A row in the order of the mean places of what it is joined to in another row."""
    place = {name: at for at, name in enumerate(beside)}

    def centre(at: int) -> float:
        places = [place[name] for name in joined[row[at]] if name in place]
        return fmean(places) if places else at

    return tuple(row[at] for at in sorted(range(len(row)), key=centre))
