"""Hormones and other things of the body that crying is said to change: who says so, what was found.

A thing joins what stands in many tables: claims of articles, arrows of causal chains, findings,
how fast it leaves the blood, what of it is in tears. ``data/evidence/things.csv`` holds the things;
``thing_mechanisms.csv`` and its neighbours say what belongs to each.

>>> from goodcry import evidence, things
>>> oxytocin = things.thing("oxytocin", evidence.load())
>>> len(oxytocin.said_by), len(oxytocin.shown), len(oxytocin.tested)
(5, 0, 4)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodcry import asking, causal_graph, hormones, mechanisms, search
from goodcry.evidence import Evidence, Row
from goodcry.hormones import Clock
from goodcry.mechanisms import Stance

# All that is said and found of a mechanism is about the thing.
WHOLE = "whole"
# What soothes without tears: nothing that crying is said to do.
WITHOUT_TEARS = "alternative"
BEST = "measured in criers"
# What is searched of a table: the names of a row, and what is said of it.
SEARCHED = {
    "things": (("label", "also"), ("question", "answer", "summary")),
    "mechanisms": (("name",), ("question", "reason", "summary")),
}


@dataclass(frozen=True)
class Thing:
    """One thing with all that belongs to it.

    Attributes:
        row: row of ``things.csv``.
        mechanisms: the mechanisms that are about it, rows of ``mechanisms.csv``.
        tested: those of them that say what crying does with it: that are about it as a whole, or
            of which an article says so. What soothes without tears is not among them.
        edges: the arrows of those that lead to it or on from it, rows of ``mechanism_edges.csv``.
        clocks: how fast it leaves the blood, the fastest first.
        tear_contents: what was looked for in tears, rows of ``tear_contents.csv``.
        findings: what was found, rows of ``findings.csv``; articles' own claims last.
        articles: what each article writes of crying and it, in the order of ``articles.csv``.
    """

    row: Row
    mechanisms: tuple[Row, ...]
    tested: tuple[Row, ...]
    edges: tuple[Row, ...]
    clocks: tuple[Clock, ...]
    tear_contents: tuple[Row, ...]
    findings: tuple[Row, ...]
    articles: tuple[Stance, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """Those that were tested and have the best grade: recorded in people who cried."""
        return tuple(row for row in self.tested if row["grade"] == BEST)

    @property
    def said_by(self) -> tuple[Row, ...]:
        """The articles that say so or say perhaps, rows of ``articles.csv``."""
        return tuple(stance.article for stance in self.articles if stance.in_favour)


def thing(key: str, evidence: Evidence) -> Thing:
    """One thing. ValueError for an unknown one."""
    row = evidence.row("things", key)
    ties = evidence.where("thing_mechanisms", thing=key)
    about = tuple(evidence.row("mechanisms", tie["mechanism"]) for tie in ties)
    claims = _claims(key, ties, evidence)
    return Thing(
        row=row,
        mechanisms=about,
        tested=tuple(each for each in about if each["id"] in claims),
        edges=_edges(about, nodes(key, evidence), evidence),
        clocks=_clocks(key, evidence),
        tear_contents=_linked(key, "tear_contents", "component", evidence),
        findings=_findings(key, ties, evidence),
        articles=mechanisms.stances_of(
            {row["id"]: row for rows in claims.values() for row in rows}.values(), evidence
        ),
    )


def nodes(key: str, evidence: Evidence) -> tuple[str, ...]:
    """The boxes of the diagrams that stand for a thing, ids in ``nodes.csv``."""
    return tuple(link["node"] for link in evidence.where("thing_nodes", thing=key))


def of_node(node: str, evidence: Evidence) -> Row | None:
    """The thing that a box stands for, row of ``things.csv``; None if there is none.

    Where several things share a box, it is the one that the box stands for itself.
    """
    itself = evidence.where("things", node=node)
    shared = evidence.where("thing_nodes", node=node)
    if itself:
        return itself[0]
    return evidence.row("things", shared[0]["thing"]) if shared else None


def of_mechanism(mechanism: str, evidence: Evidence) -> tuple[Row, ...]:
    """The things that a mechanism is about, rows of ``things.csv``."""
    links = evidence.where("thing_mechanisms", mechanism=mechanism)
    return tuple(evidence.row("things", link["thing"]) for link in links)


def found_by(words: str, evidence: Evidence) -> tuple[tuple[str, Row], ...]:
    """The things and the mechanisms in which these words occur, each with the name of its table.

    Those that are called so come first, things before mechanisms. Words are understood as
    everywhere in the app: by their stems, and by the other names of the glossary.
    """
    wanted = asking.asked(words, evidence)
    near, far = [], []
    for table, (names, fields) in SEARCHED.items():
        rows = evidence.rows(table)
        called = search.search(rows, wanted, names)
        near += [(table, row) for row in called]
        far += [
            (table, row)
            for row in search.search(rows, wanted, (*names, *fields))
            if row not in called
        ]
    return (*near, *far)


def by_mechanism(
    found: Thing, evidence: Evidence
) -> tuple[tuple[Row | None, tuple[Row, ...]], ...]:
    """The findings of a thing below the mechanism that each speaks about.

    Each finding once, below the first of the thing's mechanisms that has it. Those that speak about
    none of them come last, below None.
    """
    left = {finding["id"]: finding for finding in found.findings}
    groups: list[tuple[Row | None, tuple[Row, ...]]] = []
    for row in found.mechanisms:
        own = [each["id"] for each in mechanisms.findings(row["id"], evidence)]
        groups.append((row, tuple(left.pop(key) for key in own if key in left)))
    if left:
        groups.append((None, tuple(left.values())))
    return tuple(groups)


def _linked(key: str, table: str, field: str, evidence: Evidence) -> tuple[Row, ...]:
    links = evidence.where(f"thing_{table}", thing=key)
    return tuple(evidence.row(table, link[field]) for link in links)


def _clocks(key: str, evidence: Evidence) -> tuple[Clock, ...]:
    own = {link["constant"] for link in evidence.where("thing_constants", thing=key)}
    return tuple(clock for clock in hormones.clocks(evidence) if clock.id in own)


def _edges(about: Iterable[Row], own: Iterable[str], evidence: Evidence) -> tuple[Row, ...]:
    """The arrows of each chain between what leads to one of these boxes and what it leads to."""
    found: list[Row] = []
    for row in about:
        chain = mechanisms.chain(row["id"], evidence)
        steps = [(edge["from_node"], edge["to_node"]) for edge in chain]
        here = set(own) & {end for step in steps for end in step}
        back = [(end, start) for start, end in steps]
        near = causal_graph.reached(here, steps) | causal_graph.reached(here, back)
        found += [edge for edge in chain if {edge["from_node"], edge["to_node"]} <= near]
    return tuple(found)


def _findings(key: str, ties: Sequence[Row], evidence: Evidence) -> tuple[Row, ...]:
    """The findings of its mechanisms and those linked to it, each once.

    A finding that a mechanism has from elsewhere keeps its direction for that mechanism.
    """
    linked = [link["finding"] for link in evidence.where("thing_findings", thing=key)]
    found: dict[str, Row] = {}
    for tie in ties:
        for row in mechanisms.findings(tie["mechanism"], evidence):
            if tie["scope"] == WHOLE or row["id"] in linked:
                found.setdefault(row["id"], row)
    for finding in linked:
        found.setdefault(finding, evidence.row("findings", finding))
    rows = found.values()
    return tuple(sorted(rows, key=lambda row: mechanisms.is_own_claim(row, evidence)))


def _claims(key: str, ties: Iterable[Row], evidence: Evidence) -> dict[str, tuple[Row, ...]]:
    """What articles say of crying and a thing, by the mechanisms that say so."""
    further = {link["claim"] for link in evidence.where("thing_claims", thing=key)}
    found = {}
    for tie in ties:
        mechanism = evidence.row("mechanisms", tie["mechanism"])
        whole = tie["scope"] == WHOLE
        rows = mechanisms.claims(mechanism["id"], evidence)
        own = rows if whole else tuple(row for row in rows if row["id"] in further)
        if mechanism["kind"] != WITHOUT_TEARS and (whole or own):
            found[mechanism["id"]] = own
    return found
