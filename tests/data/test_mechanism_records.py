"""Each mechanism, and each thing and arrow of its chain, keeps what the app promises."""

from __future__ import annotations

import re

from goodcry import bibliography, mechanisms
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each

# A study as a note names it, such as "Hendriks 2007".
NAMED = re.compile(r"([A-Z][\w-]+) (\d{4})\b")


@each("mechanisms")
def test_mechanism_is_short_asks_a_question_and_is_borne_out(row: Row) -> None:
    arrows = EVIDENCE.where("mechanism_edges", mechanism=row["id"])
    assert arrows, "no row in mechanism_edges.csv"
    claims = EVIDENCE.where("claim_mechanisms", mechanism=row["id"])
    findings = EVIDENCE.where("findings", mechanism=row["id"])
    assert findings
    if not claims:
        studied = [found for found in findings if not mechanisms.is_own_claim(found, EVIDENCE)]
        assert studied, "neither an article nor a study speaks of it"
    assert len(row["name"].split()) <= 5, "a long name"
    assert row["question"].endswith("?"), "no question"
    if row["grade"] == "measured in criers":
        assert "measured" in {arrow["basis"] for arrow in arrows}, "no arrow was measured"
    for arrow in arrows:
        assert re.fullmatch(re.escape(row["id"]) + r"-\d+", arrow["id"]), arrow["id"]
        assert arrow["from_node"] != arrow["to_node"], arrow["id"]


def test_node_is_short_and_part_of_a_mechanism() -> None:
    ends = {
        row[end] for row in EVIDENCE.rows("mechanism_edges") for end in ("from_node", "to_node")
    }
    assert {row["id"] for row in EVIDENCE.rows("nodes")} - ends == set()
    assert [row["id"] for row in EVIDENCE.rows("nodes") if len(row["label"].split()) > 4] == []


def test_no_two_nodes_bear_the_same_label() -> None:
    labels = [row["label"] for row in EVIDENCE.rows("nodes")]
    assert len(set(labels)) == len(labels)


@each("mechanism_edges")
def test_an_arrow_rests_on_the_studies_that_its_note_names(row: Row) -> None:
    behind = mechanisms.behind_arrow(row["id"], EVIDENCE)
    sources = [EVIDENCE.row("sources", finding["source"]) for finding in behind]
    cited = {bibliography.short_citation(source) for source in sources}
    for name, year in NAMED.findall(row["note"]):
        assert any(name in words and year in words for words in cited), f"{name} {year}"
    if row["basis"] == "contradicted" and behind:
        assert {finding["direction"] for finding in behind} & {"contradicts", "none"}


@each("mechanism_findings")
def test_an_added_finding_is_filed_elsewhere(row: Row) -> None:
    assert EVIDENCE.row("findings", row["finding"])["mechanism"] != row["mechanism"]
