"""What the arrows that can be touched (``arrows.js``) are made of: places, and words for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from goodcry import bibliography, mechanisms
from goodcry.causal_graph import CRY, Arrow, Web
from goodcry.evidence import Evidence, Row
from goodcry.figures import arrow_layout
from goodcry.figures.arrow_layout import Layout, Way
from goodcry.figures.svg import Box, number
from goodcry.ui.kit import citations, vocabulary, wording
from goodcry.ui.mechanisms import arrow_words

# From so many nodes on a web is a map: larger than most screens, with one layout for all of them.
MAP_FROM = 30
WORDS = {
    "show": "Show arrows that are",
    "left": ["arrow left", "arrows left"],
    "all": ["arrow", "arrows"],
    "nodes": "Things",
    "arrows": "Arrows",
    "touch": "Touch an arrow: what was found, and by whom?",
    "close": "Close",
    "claim": "Needed for: ",
}
THEORY = "Theory: we found no study of this."

# Node or claim -> the parameters of the address at which it is shown.
Address = Callable[[str], Mapping[str, str]]


def data(
    evidence: Evidence, web: Web, about: str | None, to_node: Address, to_claim: Address
) -> dict[str, Any]:
    """All that the browser needs to draw a web and answer a touch: ``Data`` in ``arrows.js``.

    Args:
        evidence: the evidence base.
        web: the arrows.
        about: the node that they are about, if it is one.
        to_node, to_claim: where a node and a claim lead.
    """
    names = {row["id"]: row["label"] for row in evidence.rows("nodes")}
    known = evidence.categories("mechanism_edges", "basis")
    bases = [basis for basis in known if any(arrow.basis == basis for arrow in web.arrows)]
    ways = [arrow_layout.TALL, arrow_layout.WIDE]
    if len(web.nodes) >= MAP_FROM:
        ways = [arrow_layout.MAP]
    layouts = [arrow_layout.layout(web, names, way) for way in ways]
    places = layouts[0].courses
    # As eyes read: so the keys lead from one to the next.
    drawn = sorted(web.arrows, key=lambda arrow: places[arrow.id].sign[::-1])
    return {
        "words": WORDS | {"key": arrow_words.key(evidence, web)},
        "bases": [
            {"id": basis, "name": known[basis].label, "count": len(web.only([basis]).arrows)}
            for basis in bases
        ],
        "nodes": [
            {
                "id": node,
                "name": names[node],
                "to": dict(to_node(node)),
                "strong": node == about or (about is None and node in CRY),
            }
            for node in web.nodes
        ],
        "arrows": [_arrow(evidence, arrow, names, to_claim) for arrow in drawn],
        "findings": {
            row["id"]: _finding(evidence, row)
            for arrow in web.arrows
            for edge in arrow.edges
            for row in mechanisms.behind_arrow(edge["id"], evidence)
        },
        "ways": [_places(each, way) for each, way in zip(layouts, ways, strict=True)],
        "left": arrow_words.left(web, bases, about, names),
    }


def _arrow(
    evidence: Evidence, arrow: Arrow, names: Mapping[str, str], to_claim: Address
) -> dict[str, Any]:
    does = evidence.category("mechanism_edges", "sign", arrow.sign)
    basis = evidence.category("mechanism_edges", "basis", arrow.basis)
    signs = vocabulary.marks(evidence, "findings", "direction")
    behind = {edge["id"]: mechanisms.behind_arrow(edge["id"], evidence) for edge in arrow.edges}
    found = {row["id"]: signs[row["direction"]] for rows in behind.values() for row in rows}
    nothing = [_no_finding(evidence, edge) for edge in arrow.edges if not behind[edge["id"]]]
    return {
        "id": arrow.id,
        "edges": list(behind),
        "basis": arrow.basis,
        "ends": [arrow.from_node, arrow.to_node],
        "sign": does.sign,
        "says": f"{names[arrow.from_node]} {does.label} {names[arrow.to_node]}",
        "means": f"{basis.label.capitalize()}: {basis.meaning}",
        "notes": list(dict.fromkeys(wording.together(edge["note"]) for edge in arrow.edges)),
        "found": list(found.items()),
        "nothing": list(dict.fromkeys(nothing)),
        "claims": [
            {
                "name": evidence.row("mechanisms", edge["mechanism"])["name"],
                "to": dict(to_claim(edge["mechanism"])),
            }
            for edge in arrow.edges
        ],
    }


def _no_finding(evidence: Evidence, edge: Row) -> str:
    """Why no finding stands behind a row."""
    if edge["no_finding"] is None:
        return THEORY
    entry = evidence.category("mechanism_edges", "no_finding", edge["no_finding"])
    return f"{entry.label.capitalize()}: {entry.meaning}"


def _finding(evidence: Evidence, row: Row) -> dict[str, str]:
    source = evidence.row("sources", row["source"])
    facts = (citations.sample(row), row["design"], vocabulary.read(evidence, row["read"]))
    return {
        "says": wording.together(row["statement"]),
        "who": bibliography.short_citation(source),
        "facts": wording.together(" · ".join(fact for fact in facts if fact)),
        "source": row["source"],
    }


def _places(layout: Layout, way: Way) -> dict[str, Any]:
    """A layout as the browser takes it, in units; of an arrow: line, head, sign, cross."""
    return {
        "wide": way.wide,
        "width": round(layout.width, 1),
        "height": round(layout.height, 1),
        "boxes": {
            node: [*_numbers(box), list(layout.lines[node])] for node, box in layout.boxes.items()
        },
        "courses": {
            key: [
                course.outline,
                " ".join(f"{number(x)},{number(y)}" for x, y in course.head),
                *(round(value, 1) for value in (*course.sign, *course.cross)),
            ]
            for key, course in layout.courses.items()
        },
    }


def _numbers(box: Box) -> tuple[float, float, float, float]:
    """Middle and size of a box."""
    width, height = box.right - box.left, box.bottom - box.top
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return (*(round(value, 1) for value in middle), round(width, 1), round(height, 1))  # type: ignore[return-value]
