"""Each mechanism, and each thing and arrow of its chain, keeps what the app promises."""

from __future__ import annotations

import re

from goodcry import mechanisms
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


@each("mechanisms")
def test_mechanism_has_arrows_claims_and_findings(row: Row) -> None:
    assert EVIDENCE.where("mechanism_edges", mechanism=row["id"])
    claims = EVIDENCE.where("claim_mechanisms", mechanism=row["id"])
    findings = EVIDENCE.where("findings", mechanism=row["id"])
    assert findings
    if not claims:
        studied = [found for found in findings if not mechanisms.is_own_claim(found, EVIDENCE)]
        assert studied, "neither an article nor a study speaks of it"


@each("mechanisms")
def test_mechanism_is_short_and_asks_a_question(row: Row) -> None:
    assert len(row["name"].split()) <= 5
    assert row["question"].endswith("?")


@each("mechanisms", grade="measured in criers")
def test_what_was_measured_in_criers_has_an_arrow_that_was(row: Row) -> None:
    arrows = EVIDENCE.where("mechanism_edges", mechanism=row["id"])
    assert "measured" in {arrow["basis"] for arrow in arrows}


@each("nodes")
def test_node_is_part_of_a_mechanism(row: Row) -> None:
    assert len(row["label"].split()) <= 4
    arrows = EVIDENCE.rows("mechanism_edges")
    assert row["id"] in {arrow[end] for arrow in arrows for end in ("from_node", "to_node")}


@each("mechanism_edges")
def test_arrow_is_named_after_its_mechanism(row: Row) -> None:
    assert re.fullmatch(re.escape(row["mechanism"]) + r"-\d+", row["id"])
    assert row["from_node"] != row["to_node"]


def test_no_two_nodes_bear_the_same_label() -> None:
    labels = [row["label"] for row in EVIDENCE.rows("nodes")]
    assert len(set(labels)) == len(labels)


@each("mechanism_findings")
def test_an_added_finding_is_filed_elsewhere(row: Row) -> None:
    assert EVIDENCE.row("findings", row["finding"])["mechanism"] != row["mechanism"]
