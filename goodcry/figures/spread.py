"""How far along its row each box of a web stands: near what it is joined to, yet apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean

SWEEPS = 10
# A line through lanes bends less readily than one between boxes.
STIFF = 6.0


def spread(
    rows: Sequence[Sequence[str]],
    stops: Sequence[Sequence[str]],
    sizes: Mapping[str, float],
    lane: float,
    between: float,
    room: float,
) -> dict[str, float]:
    """The middle of each box and lane.

    Args:
        rows: nodes and lanes in their order.
        stops: what each link passes, from end to end.
        sizes: how much of a row each node takes; ``lane``: the same for a lane.
        between: the least distance of two boxes.
        room: how long a row may get; 0 for as long as it needs. The first box then stands at 0.
    """
    size = {name: sizes.get(name, lane) for row in rows for name in row}
    joined: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for course in stops:
        for one, other in pairwise(course):
            weight = STIFF if one not in sizes and other not in sizes else 1.0
            joined[one].append((other, weight))
            joined[other].append((one, weight))
    where = {name: step for step, row in enumerate(rows) for name in row}
    middles: dict[str, float] = {}
    for row in rows:
        at = -sum(size[name] + between for name in row) / 2
        for name in row:
            middles[name] = at + (size[name] + between) / 2
            at += size[name] + between
    if room:
        middles = {name: at + room / 2 for name, at in middles.items()}
    for sweep in range(SWEEPS):
        # Down, then up; at last each row minds both its neighbours.
        sides = (-1, 1) if sweep >= SWEEPS - 2 else ((-1,), (1,))[sweep % 2]
        order = rows if sweep % 2 == 0 else rows[::-1]
        for row in order:
            wanted = []
            for name in row:
                near = [
                    (middles[other], weight)
                    for other, weight in joined[name]
                    if where[other] - where[name] in sides
                ]
                weights = sum(weight for _, weight in near)
                wanted.append(
                    sum(at * weight for at, weight in near) / weights if near else middles[name]
                )
            middles |= zip(row, _apart(row, wanted, size, between, room), strict=True)
    if not room:
        first = min(middles[name] - size[name] / 2 for name in middles)
        middles = {name: at - first for name, at in middles.items()}
    return middles


def _apart(
    row: Sequence[str],
    wanted: Sequence[float],
    size: Mapping[str, float],
    between: float,
    room: float,
) -> list[float]:
    """The places nearest to those wanted (least squares) at which nothing meets its neighbour.

    Without the room that each needs after the first, places may only rise: so neighbours that
    would not are pooled (Ayer et al. 1955).
    """
    offsets = [0.0]
    for one, other in pairwise(row):
        offsets.append(offsets[-1] + (size[one] + size[other]) / 2 + between)
    pools: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        pools.append([place - offset])
        while len(pools) > 1 and fmean(pools[-2]) >= fmean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    rising = [fmean(pool) for pool in pools for _ in pool]
    if room:
        low, high = size[row[0]] / 2, room - size[row[-1]] / 2 - offsets[-1]
        rising = [max(min(place, high), low) for place in rising]
    return [place + offset for place, offset in zip(rising, offsets, strict=True)]
