"""The lines to call: who lists them, whose clock is whose, and what a number may look like."""

from __future__ import annotations

from importlib import resources

import pytest

from goodcry import help_lines
from goodcry.evidence import Evidence, Row
from tests.support.records import EVIDENCE, each


def places() -> dict[str, str]:
    """Time zone -> country, as the time zone database has them."""
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in lines}


@pytest.mark.parametrize("country", help_lines.of(EVIDENCE).countries)
def test_all_clocks_of_a_country_are_known(country: str) -> None:
    known = {row["zone"] for row in EVIDENCE.where("country_zones", country=country)}
    expected = {zone for zone, its in places().items() if its == country}
    assert expected
    assert expected <= known


def test_no_clock_is_that_of_another_country(evidence: Evidence) -> None:
    listed = places()
    for row in evidence.rows("country_zones"):
        assert listed.get(row["zone"], row["country"]) == row["country"]


def test_older_names_are_names_of_the_same_clocks(evidence: Evidence) -> None:
    data = (resources.files("tzdata") / "zoneinfo" / "tzdata.zi").read_text(encoding="utf-8")
    links = {
        alias: target
        for kind, target, alias in (
            line.split()[:3] for line in data.splitlines() if line.startswith("L ")
        )
    }
    listed = places()
    for row in evidence.rows("country_zones"):
        zone = row["zone"]
        while zone not in listed:
            zone = links[zone]
        assert listed[zone] == row["country"], row


@each("crisis_lines")
def test_the_number_for_emergencies_stands_in_the_claim_that_names_it(row: Row) -> None:
    if row["emergency"]:
        claim = EVIDENCE.row("article_claims", row["emergency_claim"])["claim"]
        assert row["emergency"] in claim


def test_nobody_is_told_that_a_number_was_tried(evidence: Evidence) -> None:
    texts = [
        str(value)
        for table in ("crisis_lines", "crisis_lists")
        for row in evidence.rows(table)
        for value in row.values()
    ]
    texts += [str(row["caution"]) for row in evidence.where("findings", area="safety")]
    assert not [text for text in texts if "check" in text or "release" in text]
