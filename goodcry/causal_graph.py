"""The chains of all mechanisms laid over each other: one web of causes and effects.

A row of ``data/evidence/mechanism_edges.csv`` rests on one basis: measured, indirect, theory or
contradicted. Taking a basis away shows what the web still holds together without it. Rows that say
the same are one arrow: as one it is drawn, and as one it counts.

>>> from goodcry import causal_graph, evidence
>>> whole = causal_graph.web(evidence.load())
>>> "oxytocin" in whole.reached_from("crying")
True
>>> "oxytocin" in causal_graph.web(evidence.load(), []).reached_from("crying")
False
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from goodcry.evidence import Evidence, Row

# An arrow of this basis, or with this sign, carries nothing on: one was refuted by a test or
# by arithmetic, the other says that nothing changed.
BROKEN_BASIS = "contradicted"
NO_CHANGE = "0"
# Where the story of a cry and mood begins, and where it ends.
CRY = ("crying", "sobbing", "emotional_tears")
FEELINGS = ("mood", "relief", "calm", "stress")


@dataclass(frozen=True)
class Arrow:
    """Arrows of several chains that say the same: same ends, same sign, same basis.

    Attributes:
        from_node, to_node: ids in ``nodes.csv``.
        sign: "+", "-", "0" or "?".
        basis: what it rests on.
        edges: the rows of ``mechanism_edges.csv`` behind it.
    """

    from_node: str
    to_node: str
    sign: str
    basis: str
    edges: tuple[Row, ...]

    @property
    def id(self) -> str:
        """What it is called: the id of the first row behind it."""
        return str(self.edges[0]["id"])

    @property
    def carries(self) -> bool:
        """Whether an effect could pass along it: neither refuted nor without effect."""
        return self.basis != BROKEN_BASIS and self.sign != NO_CHANGE


@dataclass(frozen=True)
class Web:
    """A set of arrows, and the questions a reader can ask of it."""

    arrows: tuple[Arrow, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes that an arrow touches, in order of first mention."""
        ends = (end for arrow in self.arrows for end in (arrow.from_node, arrow.to_node))
        return tuple(dict.fromkeys(ends))

    @cached_property
    def _out(self) -> dict[str, list[Arrow]]:
        found: dict[str, list[Arrow]] = defaultdict(list)
        for arrow in self.arrows:
            found[arrow.from_node].append(arrow)
        return found

    def reached_from(self, start: str) -> tuple[str, ...]:
        """What can be reached from a node along arrows that carry an effect, nearest first."""
        found, frontier = {start: None}, [start]
        while frontier:
            node = frontier.pop(0)
            for arrow in self._out.get(node, []):
                if arrow.carries and arrow.to_node not in found:
                    found[arrow.to_node] = None
                    frontier.append(arrow.to_node)
        return tuple(found)[1:]

    def only(self, bases: Collection[str]) -> Web:
        """What is left of it when all other bases are taken away."""
        return Web(tuple(arrow for arrow in self.arrows if arrow.basis in bases))

    def around(self, node: str) -> Web:
        """The arrows into a node and out of it."""
        return Web(tuple(a for a in self.arrows if node in (a.from_node, a.to_node)))

    def between(self, starts: Collection[str], ends: Collection[str]) -> Web:
        """All arrows on a way from one of these nodes to one of those.

        Also along arrows that carry nothing on: what was refuted belongs to the story.
        """
        forth = reached(starts, [(arrow.from_node, arrow.to_node) for arrow in self.arrows])
        back = reached(ends, [(arrow.to_node, arrow.from_node) for arrow in self.arrows])
        on_it = forth & back
        return Web(tuple(a for a in self.arrows if {a.from_node, a.to_node} <= on_it))

    def pieces(self) -> list[tuple[str, ...]]:
        """The parts that no arrow joins to each other, the largest first."""
        neighbours: dict[str, list[str]] = defaultdict(list)
        for arrow in self.arrows:
            neighbours[arrow.from_node].append(arrow.to_node)
            neighbours[arrow.to_node].append(arrow.from_node)
        seen: set[str] = set()
        found = []
        for start in self.nodes:
            if start in seen:
                continue
            piece, frontier = [], [start]
            seen.add(start)
            while frontier:
                node = frontier.pop(0)
                piece.append(node)
                for other in neighbours[node]:
                    if other not in seen:
                        seen.add(other)
                        frontier.append(other)
            found.append(tuple(piece))
        return sorted(found, key=len, reverse=True)


def web(evidence: Evidence, bases: Collection[str] | None = None) -> Web:
    """The web of all mechanisms, of the arrows with these bases (default: all).

    Raises:
        ValueError: a basis that the codebook does not know.
    """
    known = evidence.allowed("mechanism_edges", "basis")
    for basis in bases or ():
        if basis not in known:
            raise ValueError(f"no basis {basis!r}; there are: {', '.join(known)}")
    rows = evidence.rows("mechanism_edges")
    return of([row for row in rows if bases is None or row["basis"] in bases])


def mood_story(evidence: Evidence) -> Web:
    """What is said to lead from a cry and its tears to how somebody feels afterwards."""
    return web(evidence).between(CRY, FEELINGS)


def reached(starts: Iterable[str], links: Collection[tuple[str, str]]) -> set[str]:
    """These nodes and all that links, pairs (from, to), lead to from there, refuted or not."""
    found = set(starts)
    while further := {end for start, end in links if start in found} - found:
        found |= further
    return found


def of(edges: Iterable[Row]) -> Web:
    """The web that these rows of ``mechanism_edges.csv`` make."""
    merged: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in edges:
        merged[row["from_node"], row["to_node"], row["sign"], row["basis"]].append(row)
    return Web(tuple(Arrow(*ends, tuple(rows)) for ends, rows in merged.items()))
