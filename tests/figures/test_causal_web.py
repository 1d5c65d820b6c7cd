"""The web of all mechanisms, whole and around one of its things."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodcry import causal_graph
from goodcry.figures import causal_web, diagram
from goodcry.figures.svg import PHONE_WIDTH
from tests.support.drawings import assert_tidy, edges_in
from tests.support.records import EVIDENCE

NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}
BASES = list(diagram.STROKE)
SUBSETS = [list(some) for size in range(1, len(BASES) + 1) for some in combinations(BASES, size)]


@pytest.mark.parametrize("focus", NAMES)
def test_surroundings_of_every_node(focus: str) -> None:
    whole = causal_graph.web(EVIDENCE)
    canvas = causal_web.around(whole, focus, NAMES)
    assert_tidy(canvas)
    branches = (*whole.causes(focus), *whole.effects(focus))
    assert len(edges_in(canvas.picture)) == sum(1 + len(branch.further) for branch in branches)


@pytest.mark.parametrize("bases", SUBSETS, ids="+".join)
def test_whole_web_of_every_choice(bases: list[str]) -> None:
    some = causal_graph.web(EVIDENCE, bases)
    canvas = causal_web.pieces(some, NAMES)
    assert_tidy(canvas)
    assert len(edges_in(canvas.picture)) == len(some.arrows)
    nodes = [label.text for label in canvas.labels if label.kind == "node"]
    assert sorted(nodes) == sorted(NAMES[node] for node in some.nodes)
    right_of_list = max(label.box.right for label in canvas.labels if label.kind == "node")
    for course in canvas.courses.values():
        assert all(right_of_list <= x <= PHONE_WIDTH for x, _ in course)
    for focus in some.nodes[:6]:
        assert_tidy(causal_web.around(some, focus, NAMES))


def test_drawings_are_the_same_every_time() -> None:
    whole = causal_graph.web(EVIDENCE)
    first = causal_web.pieces(whole, NAMES).picture
    causal_web.short_order.cache_clear()
    assert causal_web.pieces(causal_graph.web(EVIDENCE), NAMES).picture == first


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
            lambda pair: pair[0] != pair[1]
        ),
        max_size=14,
    )
)
def test_short_order_keeps_all_nodes_and_makes_nothing_longer(
    pairs: list[tuple[str, str]],
) -> None:
    nodes = tuple("abcdefgh")
    order = causal_web.short_order(nodes, tuple(pairs))
    assert sorted(order) == list(nodes)

    def length(some: Iterable[str]) -> int:
        place = {node: at for at, node in enumerate(some)}
        return sum(abs(place[a] - place[b]) for a, b in pairs)

    assert length(order) <= length(nodes)
