"""What was measured on the claims of the articles, and that none is left without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodcry import claims, statements
from goodcry.claims import Measured
from goodcry.evidence import Evidence, Row
from tests.support.damage import Damage, check, row
from tests.support.records import EVIDENCE, each, with_tables

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


@each("article_claims")
def test_claim_is_judged(row: Row) -> None:
    assert claims.measured([row], EVIDENCE) != Measured()


def test_claims_lead_to_what_was_measured_beside_them(evidence: Evidence) -> None:
    said = statements.behind("who-hormones", evidence).claims
    found = claims.measured(said, evidence)
    linked = [
        link["mechanism"]
        for claim in said
        for link in evidence.where("claim_mechanisms", claim=claim["id"])
    ]
    assert [row["id"] for row in found.mechanisms] == list(dict.fromkeys(linked))


def test_every_kind_of_tie_counts() -> None:
    claim: Row = {"id": "Z01", "factor": "f", "no_study": "We found no study of it."}
    other: Row = {"id": "Z02", "factor": None, "no_study": None}
    made_up = with_tables(
        conflicts=[{"id": "c"}],
        conflict_claims=[{"conflict": "c", "claim": "Z01"}, {"conflict": "c", "claim": "Z02"}],
        mechanisms=[{"id": "m"}],
        claim_mechanisms=[{"claim": "Z01", "mechanism": "m"}],
        factors=[{"id": "f"}],
        findings=[{"id": "g"}, {"id": "h"}],
        claim_findings=[{"claim": "Z01", "finding": "h"}, {"claim": "Z02", "finding": "g"}],
    )
    assert claims.measured([claim, other], made_up) == Measured(
        ({"id": "c"},),
        ({"id": "m"},),
        ({"id": "f"},),
        ({"id": "h"}, {"id": "g"}),
        ("We found no study of it.",),
    )
    assert claims.measured([other], with_tables()) == Measured()


def test_claims_of_a_factor_and_those_of_a_page_without_one(evidence: Evidence) -> None:
    rows = evidence.rows("article_claims")
    assert claims.of_factor("shame", evidence) == tuple(
        row for row in rows if row["factor"] == "shame"
    )
    assert claims.of_page("moderators", evidence) == tuple(
        row for row in rows if row["page"] == "moderators" and not row["factor"]
    )
    with pytest.raises(ValueError, match="weather"):
        claims.of_factor("weather", evidence)


DAMAGES = [
    row(
        "a claim without a word on what was measured",
        "article_claims",
        {"id": "B01"},
        "no_study",
        "",
        "empty, but nothing tells what was measured on 'B01'",
        "a row in one of conflict_claims, claim_mechanisms",
    ),
    row(
        "a study that was not found, in other words",
        "article_claims",
        {"id": "B01"},
        "no_study",
        "Nobody has ever looked.",
        "Nobody has ever looked.",
    ),
    row(
        "a claim on a page that does not show it",
        "article_claims",
        {"id": "B01"},
        "page",
        "mechanisms",
        "'mechanisms' is not allowed",
        "only with a row for it in claim_mechanisms",
    ),
    row(
        "a claim on the page of who cries, under no statement of it",
        "article_claims",
        {"id": "A23"},
        "page",
        "who_cries",
        "'who_cries' is not allowed",
        "only with a row for it in statement_claims",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_claim_that_nothing_judges_stops_the_app(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)
