"""Each record that the pictures and predictions are made of keeps what the app promises."""

from __future__ import annotations

import re

import pytest

from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


def linked(factor: str, level: str | None = None) -> list[Row]:
    """The findings behind a factor, or one of its levels."""
    where = {"factor": factor} if level is None else {"factor": factor, "level": level}
    return [
        EVIDENCE.row("findings", link["finding"])
        for link in EVIDENCE.where("level_findings", **where)
    ]


class TestMechanisms:
    @each("mechanisms")
    def test_mechanism_has_arrows_claims_and_findings(self, row: Row) -> None:
        assert EVIDENCE.where("mechanism_edges", mechanism=row["id"])
        claims = EVIDENCE.where("claim_mechanisms", mechanism=row["id"])
        assert claims or row["kind"] in {"clinical", "alternative"}
        assert EVIDENCE.where("findings", area="mechanism", topic=row["id"])

    @each("mechanisms")
    def test_mechanism_is_short_and_asks_a_question(self, row: Row) -> None:
        assert len(row["name"].split()) <= 5
        assert row["question"].endswith("?")

    @each("mechanisms", grade="measured in criers")
    def test_what_was_measured_in_criers_has_an_arrow_that_was(self, row: Row) -> None:
        arrows = EVIDENCE.where("mechanism_edges", mechanism=row["id"])
        assert "measured" in {arrow["basis"] for arrow in arrows}

    @each("nodes")
    def test_node_is_part_of_a_mechanism(self, row: Row) -> None:
        assert len(row["label"].split()) <= 4
        arrows = EVIDENCE.rows("mechanism_edges")
        assert row["id"] in {arrow[end] for arrow in arrows for end in ("from_node", "to_node")}

    @each("mechanism_edges")
    def test_arrow_is_named_after_its_mechanism(self, row: Row) -> None:
        assert re.fullmatch(re.escape(row["mechanism"]) + r"-\d+", row["id"])
        assert row["from_node"] != row["to_node"]


class TestFactors:
    @each("factors")
    def test_certainty_rests_on_enough_studies(self, row: Row) -> None:
        findings = linked(row["id"])
        sources = {finding["source"] for finding in findings}
        if row["certainty"] in {"replicated", "conflicting"}:
            assert len(sources) >= 2
            assert {finding["read"] for finding in findings} != {"secondary"}
        if row["certainty"] in {"single", "indirect"}:
            assert sources
        if row["certainty"] == "tested, no difference":
            assert "none" in {finding["direction"] for finding in findings}
        if row["certainty"] == "no study found":
            assert row["effect_size"] is None
        if row["effect_size"] is not None:
            assert row["effect_size_finding"] in {finding["id"] for finding in findings}

    @each("factor_levels")
    def test_score_agrees_with_direction(self, row: Row) -> None:
        certainty = EVIDENCE.row("factors", row["factor"])["certainty"]
        if row["direction"] == "better":
            assert row["score"] > 0
        elif row["direction"] in {"worse", "no better"}:
            assert row["score"] < 0
        elif row["direction"] == "no difference":
            assert row["score"] == 0 or certainty == "tested, no difference"
        else:
            assert row["score"] == 0 or certainty in {"conflicting", "no study found"}

    @each("factor_levels")
    def test_level_rests_on_findings_or_says_that_it_does_not(self, row: Row) -> None:
        findings = linked(row["factor"], row["level"])
        basis = f"{row['basis']} {EVIDENCE.row('factors', row['factor'])['basis']}"
        if not findings:
            assert row["direction"] == "not known"
        elif all(finding["read"] == "secondary" for finding in findings):
            assert re.search("news|summary|opposite", basis), "read second hand: say so"

    @each("presets")
    def test_preset_sets_two_factors_or_more(self, row: Row) -> None:
        assert len(EVIDENCE.where("preset_levels", preset=row["id"])) >= 2

    def test_there_are_eight_presets_or_more(self) -> None:
        assert len(EVIDENCE.rows("presets")) >= 8


class TestNumbers:
    @pytest.mark.parametrize("base", EVIDENCE.allowed("base_rates", "base"))
    def test_base_rate_is_one_whole(self, base: str) -> None:
        (row,) = EVIDENCE.where("base_rates", base=base)
        assert row["shown"] == "yes"
        assert row["better"] + row["same"] + row["worse"] == pytest.approx(100, abs=1)

    @pytest.mark.parametrize(
        "certainty", ["replicated", "single", "indirect", "conflicting"], ids=str
    )
    def test_each_certainty_that_pushes_has_its_probability(self, certainty: str) -> None:
        assert 0.5 <= EVIDENCE.assumption(f"sign_{certainty}") <= 1

    @each("assumptions")
    def test_assumption_says_why(self, row: Row) -> None:
        assert len(row["why"].split()) >= 4
        assert row["source"] or not re.search(r"\bet al\b", row["why"])

    @each("accounts")
    def test_account_has_knots_in_the_order_of_time(self, row: Row) -> None:
        seconds = [knot["seconds"] for knot in EVIDENCE.where("account_knots", account=row["id"])]
        assert len(seconds) >= 3
        assert seconds == sorted(seconds)

    @pytest.mark.parametrize("table", ["timeline", "account_signals"])
    def test_what_begins_ends_later(self, table: str) -> None:
        for row in EVIDENCE.rows(table):
            start, end = row["seconds_from"], row["seconds_to"]
            assert start is None or end is None or start <= end, row["id"]
