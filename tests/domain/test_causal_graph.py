"""The web of all mechanisms: what is in it, what leads where, and how it falls apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from goodcry import causal_graph
from goodcry.evidence import Evidence

BASES = ("measured", "indirect", "theory", "contradicted")
SUBSETS = [list(some) for size in range(5) for some in combinations(BASES, size)]


@pytest.mark.parametrize("bases", SUBSETS, ids=lambda bases: "+".join(bases) or "none")
def test_web_holds_the_arrows_of_these_bases_and_no_others(
    bases: list[str], evidence: Evidence
) -> None:
    found = causal_graph.web(evidence, bases)
    wanted = [row for row in evidence.rows("mechanism_edges") if row["basis"] in bases]
    assert found.edge_count == len(wanted)
    assert sorted(row["id"] for arrow in found.arrows for row in arrow.edges) == sorted(
        row["id"] for row in wanted
    )
    assert all(arrow.basis in bases for arrow in found.arrows)


def test_whole_web(evidence: Evidence) -> None:
    whole = causal_graph.web(evidence)
    assert (whole.edge_count, len(whole.nodes)) == (94, 89)
    ends = [(a.from_node, a.to_node, a.sign, a.basis) for a in whole.arrows]
    assert len(set(ends)) == len(ends), "arrows that say the same are one"


def test_without_theory_nothing_leads_from_crying_to_oxytocin(evidence: Evidence) -> None:
    assert causal_graph.web(evidence).leads("crying", "oxytocin")
    left = causal_graph.web(evidence, ["measured", "indirect", "contradicted"])
    assert left.edge_count == 66
    assert not left.leads("crying", "oxytocin")
    assert left.leads("crying", "parasympathetic_activity")


def test_refuted_arrows_and_no_change_carry_nothing(evidence: Evidence) -> None:
    whole = causal_graph.web(evidence)
    # Crying lowers the stress axis only along a contradicted arrow, and pain along none.
    assert "stress_hormone_axis" not in whole.reached_from("crying")
    measured = causal_graph.web(evidence, ["measured"])
    assert "pain" not in measured.reached_from("crying")
    assert any(a.to_node == "pain" and a.sign == "0" for a in measured.arrows)


def test_no_node_is_reached_from_itself_and_none_from_nowhere(evidence: Evidence) -> None:
    whole = causal_graph.web(evidence)
    for node in whole.nodes:
        assert node not in whole.reached_from(node)
    assert whole.reached_from("no such thing") == ()


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


def test_surroundings_are_two_steps_of_arrows(evidence: Evidence) -> None:
    whole = causal_graph.web(evidence)
    for node in whole.nodes:
        for branch in whole.causes(node):
            assert branch.arrow.to_node == node
            assert all(a.to_node == branch.arrow.from_node for a in branch.further)
        for branch in whole.effects(node):
            assert branch.arrow.from_node == node
            assert all(a.from_node == branch.arrow.to_node for a in branch.further)
    ends = sum(len(whole.causes(n)) + len(whole.effects(n)) for n in whole.nodes)
    assert ends == 2 * len(whole.arrows)


def test_unknown_basis_is_named(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="no basis 'hearsay'; there are: measured, indirect"):
        causal_graph.web(evidence, ["hearsay"])
