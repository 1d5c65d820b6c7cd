"""The chain of a mechanism: every arrow is drawn, and nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from goodcry import mechanisms
from goodcry.figures import chain, diagram
from tests.support.drawings import assert_tidy, edges_in
from tests.support.records import EVIDENCE

NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}

MECHANISMS = [row["id"] for row in EVIDENCE.rows("mechanisms")]


@pytest.mark.parametrize("key", MECHANISMS)
def test_chain_has_every_arrow_and_no_overlap(key: str) -> None:
    edges = mechanisms.chain(key, EVIDENCE)
    canvas = chain.drawing(edges, NAMES)
    assert_tidy(canvas)
    assert sorted(edges_in(canvas.picture)) == sorted(edge["id"] for edge in edges)
    nodes = {NAMES[end] for edge in edges for end in (edge["from_node"], edge["to_node"])}
    assert sorted(label.text for label in canvas.labels if label.kind == "node") == sorted(nodes)
    signs = sorted(label.text for label in canvas.labels if label.kind == "sign")
    assert signs == sorted(edge["sign"].replace("-", diagram.MINUS) for edge in edges)


@pytest.mark.parametrize("key", MECHANISMS)
def test_arrows_run_from_box_to_box_and_through_no_third(key: str) -> None:
    edges = {edge["id"]: edge for edge in mechanisms.chain(key, EVIDENCE)}
    canvas = chain.drawing(list(edges.values()), NAMES)
    nodes = {label.text: label.box for label in canvas.labels if label.kind == "node"}
    signs = [label.box for label in canvas.labels if label.kind == "sign"]
    for edge_id, course in canvas.courses.items():
        start = nodes[NAMES[edges[edge_id]["from_node"]]]
        end = nodes[NAMES[edges[edge_id]["to_node"]]]
        for box, (x, y) in ((start, course[0]), (end, course[-1])):
            assert box.left <= x <= box.right
            assert y in (box.top, box.bottom)
        for x, y in course[1:-1]:
            for box in nodes.values():
                assert not (box.left < x < box.right and box.top < y < box.bottom)
        on_it = [s for s in signs if any(_holds(s, point) for point in course)]
        assert len(on_it) == 1, f"{edge_id} runs under {len(on_it)} signs"


def _holds(box: object, point: tuple[float, float]) -> bool:
    left, top, right, bottom = (getattr(box, name) for name in ("left", "top", "right", "bottom"))
    return bool(left < point[0] < right and top < point[1] < bottom)


def test_contradicted_arrows_are_crossed_out() -> None:
    crosses = {
        key: chain.drawing(mechanisms.chain(key, EVIDENCE), NAMES).picture.count("l12 12m0")
        for key in MECHANISMS
    }
    for key, count in crosses.items():
        refuted = [e for e in mechanisms.chain(key, EVIDENCE) if e["basis"] == "contradicted"]
        # One more in the legend.
        assert count == (len(refuted) + 1 if refuted else 0)


def made_up(text: str) -> list[dict[str, str]]:
    """The edges of a made-up chain, such as "a>b b>c"."""
    return [
        {"id": f"e{at}", "from_node": start, "to_node": end, "sign": "+", "basis": "theory"}
        for at, (start, end) in enumerate(pair.split(">") for pair in text.split())
    ]


def test_chains_of_any_shape_fit() -> None:
    """Shapes that no mechanism has yet: a long circle, a bypass of two rows, four effects."""
    names = {letter: f"thing {letter}" for letter in "abcdefg"}
    for shape in ("a>b b>c c>d d>a", "a>b b>c c>d a>d", "a>b a>c a>d a>e", "a>b a>b a>b"):
        canvas = chain.drawing(made_up(shape), names)
        assert len(edges_in(canvas.picture)) == len(shape.split())
        for one, other in combinations(canvas.labels, 2):
            assert not one.box.meets(other.box), shape


# Three rows of seven boxes have 128 billion orders: a search through them all would not end.
LARGE = {
    "a zigzag with tails": "a>n e>k m>p b>n e>j l>q b>m f>j k>r c>m f>i j>s c>l g>i i>t d>l "
    "g>h h>u d>k n>o",
    "a fan out and in": "x>a x>b x>c x>d x>e x>f x>g a>y b>y c>y d>y e>y f>y g>y",
}


@pytest.mark.parametrize("shape", LARGE.values(), ids=LARGE)
def test_a_large_chain_is_drawn_at_once_and_untangled(shape: str) -> None:
    edges = made_up(shape)
    nodes = {end for edge in edges for end in (edge["from_node"], edge["to_node"])}
    canvas = chain.drawing(edges, {node: node for node in nodes})
    assert sorted(edges_in(canvas.picture)) == sorted(edge["id"] for edge in edges)
    middle = {
        label.text: (label.box.left + label.box.right) / 2
        for label in canvas.labels
        if label.kind == "node"
    }
    assert middle.keys() == nodes
    top = {label.text: label.box.top for label in canvas.labels if label.kind == "node"}
    for one, other in combinations(edges, 2):
        if top[one["from_node"]] == top[other["from_node"]]:
            left = middle[one["from_node"]] - middle[other["from_node"]]
            right = middle[one["to_node"]] - middle[other["to_node"]]
            assert left * right >= 0, f"{one} crosses {other}"
