"""The web of all mechanisms: what is in it, what leads where, and how it falls apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from goodcry import causal_graph
from goodcry.causal_graph import Web
from goodcry.evidence import Evidence
from tests.support.records import EVIDENCE

BASES = EVIDENCE.allowed("mechanism_edges", "basis")
SUBSETS = [list(some) for size in range(len(BASES) + 1) for some in combinations(BASES, size)]


def made_up(text: str) -> Web:
    """A web of arrows such as ``a+b`` (measured) or ``a+b:theory``."""
    rows = []
    for arrow in text.split():
        ends, _, basis = arrow.partition(":")
        row = {"from_node": ends[0], "sign": ends[1], "to_node": ends[2]}
        rows.append({"id": arrow, "basis": basis or "measured", **row})
    return causal_graph.of(rows)


@pytest.mark.parametrize("bases", SUBSETS, ids=lambda bases: "+".join(bases) or "none")
def test_web_holds_the_arrows_of_these_bases_and_no_others(
    bases: list[str], evidence: Evidence
) -> None:
    found = causal_graph.web(evidence, bases)
    wanted = [row for row in evidence.rows("mechanism_edges") if row["basis"] in bases]
    assert sorted(row["id"] for arrow in found.arrows for row in arrow.edges) == sorted(
        row["id"] for row in wanted
    )
    assert all(arrow.basis in bases for arrow in found.arrows)
    assert causal_graph.web(evidence).only(bases) == found


@pytest.mark.parametrize("bases", SUBSETS, ids=lambda bases: "+".join(bases) or "none")
def test_pieces_share_out_all_nodes_and_no_arrow_joins_two(
    bases: list[str], evidence: Evidence
) -> None:
    found = causal_graph.web(evidence, bases)
    pieces = found.pieces()
    assert sorted(node for piece in pieces for node in piece) == sorted(found.nodes)
    assert [len(piece) for piece in pieces] == sorted(map(len, pieces), reverse=True)
    home = {node: place for place, piece in enumerate(pieces) for node in piece}
    assert all(home[arrow.from_node] == home[arrow.to_node] for arrow in found.arrows)


def test_around_a_node_are_the_arrows_that_touch_it(evidence: Evidence) -> None:
    whole = causal_graph.web(evidence)
    for node in whole.nodes:
        around = whole.around(node)
        assert all(node in (arrow.from_node, arrow.to_node) for arrow in around.arrows)
    ends = sum(len(whole.around(node).arrows) for node in whole.nodes)
    assert ends == 2 * len(whole.arrows)


def test_between_two_nodes_are_the_arrows_on_a_way(evidence: Evidence) -> None:
    web = made_up("a+b b+c c+d b+e x+b c0f f-d a+d:contradicted d+b")
    on_a_way = {"a+b", "b+c", "c+d", "c0f", "f-d", "a+d:contradicted", "d+b"}
    assert {arrow.id for arrow in web.between("a", "d").arrows} == on_a_way
    assert not web.between("e", "a").arrows
    story = causal_graph.mood_story(evidence)
    assert {*causal_graph.FEELINGS, "crying", "emotional_tears"} <= set(story.nodes)
    assert 10 <= len(story.nodes) <= 14, "no longer on one screen"


def test_unknown_basis_is_named(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="no basis 'hearsay'; there are: " + ", ".join(BASES)):
        causal_graph.web(evidence, ["hearsay"])


def test_web_names_the_ends_of_its_arrows(evidence: Evidence) -> None:
    rows = evidence.rows("mechanism_edges")
    ends = {row[end] for row in rows for end in ("from_node", "to_node")}
    whole = causal_graph.web(evidence)
    assert set(whole.nodes) == ends
    assert len(whole.nodes) == len(ends)


def test_arrows_that_say_the_same_are_one() -> None:
    web = made_up("a+b a+b a-b a+b:theory b+a")
    assert [(len(arrow.edges), arrow.sign, arrow.basis) for arrow in web.arrows] == [
        (2, "+", "measured"), (1, "-", "measured"), (1, "+", "theory"), (1, "+", "measured"),
    ]  # fmt: skip
    assert [arrow.id for arrow in web.arrows] == ["a+b", "a-b", "a+b:theory", "b+a"]


@pytest.mark.parametrize(
    ("arrows", "reached"),
    [
        ("a+b b-c c?d", "bcd"),
        ("a+c a+b b+d c+e", "cbed"),  # nearest first, then in the order of the arrows
        ("a+b b+c c+a", "bc"),
        ("b+a", ""),
        ("a0b b+c", ""),
        ("a+b:contradicted b+c", ""),
        ("a+b:contradicted a+b:theory b+c", "bc"),
        ("", ""),
    ],
)
def test_effects_pass_along_arrows_that_were_not_refuted_and_change_something(
    arrows: str, reached: str
) -> None:
    web = made_up(arrows)
    assert web.reached_from("a") == tuple(reached)
    for node in "abcde":
        assert (node in web.reached_from("a")) == (node in reached)
