"""Which row of a web of causes a box stands in, and where in its row.

A web is given as links, pairs (start, end) of nodes. Where a link passes a row without ending there
it needs a **lane** in it: a place without a box, called ``number@row`` after the link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

Link = tuple[str, str]
Rows = list[list[str]]

SWEEPS = 12


def rows(links: Sequence[Link], sizes: Mapping[str, float], lane: float, limit: float) -> Rows:
    """The nodes and lanes of each row, causes before what they cause.

    Args:
        links: the web; a link that would close a circle sets no row.
        sizes: node -> how much of a row it takes.
        lane: how much of it a lane takes.
        limit: how much there is. Of a row that takes more, nodes move on to the next, down to one.
    """
    least: dict[str, int] = {}
    stays: dict[str, int] = {}
    caused = {end for _, end in _forward(links)}
    leaving = Counter(start for start, _ in links)
    for _ in range(4 * len(sizes)):
        where = steps(links, least, stays)
        for step, row in enumerate(_rows(links, where)):
            nodes = [name for name in row if name in sizes and name not in stays]
            if len(nodes) > 1 and sum(sizes.get(name, lane) for name in row) > limit:
                # What leads nowhere takes nothing along.
                moved = min(reversed(nodes), key=leaving.__getitem__)
                if moved in caused:
                    least[moved] = step + 1
                else:
                    stays[moved] = step
                    least |= {end: step + 2 for start, end in links if start == moved}
                break
        else:
            break
    used = sorted(set(where.values()))
    found = _rows(links, {node: used.index(step) for node, step in where.items()})
    return least_crossings(found, list(_pairs(links, found)))


def steps(
    links: Sequence[Link],
    least: Mapping[str, int] | None = None,
    stays: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """Node -> its row, after all its causes.

    What has no cause stands right before the first that it leads to. ``least``: node -> a row
    before which it may not stand; ``stays``: node without a cause -> its row. Rows may be empty.
    """
    forward = _forward(links)
    found = {node: (least or {}).get(node, 0) for link in links for node in link}
    found |= stays or {}
    for _ in found:
        for start, end in forward:
            found[end] = max(found[end], found[start] + 1)
    caused = {end for _, end in forward}
    for node in found:
        after = [found[end] for start, end in forward if start == node]
        if after and node not in caused and node not in (stays or {}):
            found[node] = min(after) - 1
    return found


def _forward(links: Iterable[Link]) -> list[Link]:
    """The links without those that would close a circle."""
    forward: list[Link] = []
    for start, end in links:
        if start not in _reached(end, forward):
            forward.append((start, end))
    return forward


def _reached(start: str, links: Iterable[Link]) -> set[str]:
    found, frontier = {start}, [start]
    after: dict[str, list[str]] = defaultdict(list)
    for one, other in links:
        after[one].append(other)
    while frontier:
        for node in after[frontier.pop()]:
            if node not in found:
                found.add(node)
                frontier.append(node)
    return found


def _rows(links: Sequence[Link], found: Mapping[str, int]) -> Rows:
    every: Rows = [[] for _ in range(max(found.values()) + 1)]
    for node, step in found.items():
        every[step].append(node)
    for number, (start, end) in enumerate(links):
        first, last = sorted((found[start], found[end]))
        for step in range(first + 1, last):
            every[step].append(f"{number}@{step}")
    return every


def stops(number: int, link: Link, every: Rows) -> list[str]:
    """What a link passes, from its start to its end: the two nodes, and lanes between them."""
    where = {name: step for step, row in enumerate(every) for name in row}
    first, last = where[link[0]], where[link[1]]
    way = 1 if first < last else -1
    return [link[0], *(f"{number}@{step}" for step in range(first + way, last, way)), link[1]]


def _pairs(links: Sequence[Link], every: Rows) -> Iterator[tuple[str, str]]:
    where = {name: step for step, row in enumerate(every) for name in row}
    for number, link in enumerate(links):
        for pair in pairwise(stops(number, link, every)):
            one, other = sorted(pair, key=where.__getitem__)
            yield one, other


def least_crossings(every: Rows, pairs: Sequence[tuple[str, str]]) -> Rows:
    """Good orders within the rows: few of the lines between neighbouring rows cross.

    Down the rows and up again, each row is sorted by the mean place of what it is joined to in
    the row before (Sugiyama, Tagawa & Toda 1981); of all orders on the way, the first of the best.
    """
    where = {name: step for step, row in enumerate(every) for name in row}
    between: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one, other in pairs:
        between[where[one]].append((one, other))

    def crossings(order: Rows) -> int:
        place = {name: at for row in order for at, name in enumerate(row)}
        return sum(
            (place[a] - place[c]) * (place[b] - place[d]) < 0
            for lines in between.values()
            for at, (a, b) in enumerate(lines)
            for c, d in lines[:at]
        )

    return min(_by_barycentre(every, pairs), key=crossings)


def _by_barycentre(every: Rows, pairs: Iterable[tuple[str, str]]) -> Iterator[Rows]:
    joined: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        joined[one].add(other)
        joined[other].add(one)
    order = [list(row) for row in every]
    yield list(order)
    for _ in range(SWEEPS):
        for way in (1, -1):
            for beside, step in pairwise(range(len(order))[::way]):
                order[step] = _centred(order[step], order[beside], joined)
            yield list(order)


def _centred(row: list[str], beside: list[str], joined: Mapping[str, set[str]]) -> list[str]:
    """A row in the order of the mean places of what it is joined to in another row."""
    place = {name: at for at, name in enumerate(beside)}

    def centre(at: int) -> float:
        places = [place[name] for name in joined[row[at]] if name in place]
        return fmean(places) if places else at

    return [row[at] for at in sorted(range(len(row)), key=centre)]
