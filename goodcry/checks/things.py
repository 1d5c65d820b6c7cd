"""Rules of the things that crying is said to change: each is tied to what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from goodcry.faults import DataError, quoted
from goodcry.tables import Tables


def boxes(tables: Tables) -> Iterator[DataError]:
    """The box that a thing stands in is one of its boxes, and no other thing's."""
    own = {(row["thing"], row["node"]) for row in tables.rows["thing_nodes"]}
    taken: dict[str, str] = {}
    for line, row in tables.lines("things"):
        node = row["node"]
        if node is None:
            continue
        if (row["id"], node) not in own:
            yield tables.fault(
                "things",
                line,
                "node",
                f"{quoted(node)} is not allowed; it must be one of the boxes of "
                f"{quoted(row['id'])} in evidence/thing_nodes.csv.",
            )
        if taken.setdefault(node, row["id"]) != row["id"]:
            yield tables.fault(
                "things",
                line,
                "node",
                f"{quoted(node)} is not allowed; it stands for {quoted(taken[node])} already.",
            )


def in_a_chain(tables: Tables) -> Iterator[DataError]:
    """A mechanism that is about a thing has one of its boxes in its chain."""
    chains: dict[str, set[str]] = {}
    for row in tables.rows["mechanism_edges"]:
        chains.setdefault(row["mechanism"], set()).update((row["from_node"], row["to_node"]))
    own = tables.grouped("thing_nodes", "thing")
    for line, row in tables.lines("thing_mechanisms"):
        nodes = {link["node"] for _, link in own[row["thing"]]}
        if not nodes & chains.get(row["mechanism"], set()):
            yield tables.fault(
                "thing_mechanisms",
                line,
                "mechanism",
                f"{quoted(row['mechanism'])} is not allowed; no arrow of it touches a box of "
                f"{quoted(row['thing'])} in evidence/thing_nodes.csv.",
            )


def partly(tables: Tables) -> Iterator[DataError]:
    """What is linked to a thing by itself has not come with a whole mechanism already.

    A claim needs a mechanism that is about the thing in part.
    """
    scopes: dict[str, dict[str, str]] = {}
    for row in tables.rows["thing_mechanisms"]:
        scopes.setdefault(row["thing"], {})[row["mechanism"]] = row["scope"]
    filed = {key: {row["mechanism"]} for key, row in tables.by_key("findings").items()}
    for row in tables.rows["mechanism_findings"]:
        filed[row["finding"]].add(row["mechanism"])
    of_claim: dict[str, set[str]] = {}
    for row in tables.rows["claim_mechanisms"]:
        of_claim.setdefault(row["claim"], set()).add(row["mechanism"])
    for table, field, where in (
        ("thing_findings", "finding", filed),
        ("thing_claims", "claim", of_claim),
    ):
        for line, row in tables.lines(table):
            here = scopes.get(row["thing"], {})
            found = {here[name] for name in where.get(row[field], set()) if name in here}
            if "whole" in found:
                yield tables.fault(
                    table,
                    line,
                    field,
                    f"{quoted(row[field])} is not allowed; it comes with a mechanism that is "
                    f"about {quoted(row['thing'])} as a whole.",
                )
            elif field == "claim" and not found:
                yield tables.fault(
                    table,
                    line,
                    field,
                    f"{quoted(row[field])} is not allowed; it must speak of a mechanism of "
                    f"{quoted(row['thing'])} in evidence/thing_mechanisms.csv.",
                )


def clocks(tables: Tables) -> Iterator[DataError]:
    """The clock of a thing is the first half-life of a hormone."""
    first: dict[str, str] = {}
    for row in tables.rows["constants"]:
        if row["half_life_of"] is not None:
            first.setdefault(row["half_life_of"], row["id"])
    for line, row in tables.lines("thing_constants"):
        if row["constant"] not in first.values():
            yield tables.fault(
                "thing_constants",
                line,
                "constant",
                f"{quoted(row['constant'])} is not allowed; it must be the first half-life of a "
                "hormone in evidence/constants.csv.",
            )


RULES = (boxes, in_a_chain, partly, clocks)
