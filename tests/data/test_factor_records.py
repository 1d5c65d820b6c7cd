"""Factors, their levels, stories, and the numbers that predictions start from."""

from __future__ import annotations

import re

import pytest

from goodcry import effects
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


def linked(factor: str, level: str | None = None) -> list[Row]:
    """The findings behind a factor, or one of its levels."""
    where = {"factor": factor} if level is None else {"factor": factor, "level": level}
    return [
        EVIDENCE.row("findings", link["finding"])
        for link in EVIDENCE.where("level_findings", **where)
    ]


@each("factor_levels")
def test_certainty_rests_on_enough_studies(row: Row) -> None:
    findings = linked(row["factor"], row["level"])
    sources = {finding["source"] for finding in findings}
    if row["tested"] == "no":
        assert row["certainty"] != "measured"
        return
    if row["certainty"] in {"replicated", "conflicting"}:
        assert len(sources) >= 2
        assert {finding["read"] for finding in findings} != {"secondary"}
    elif row["certainty"] == "measured":
        assert row["finding"] in {finding["id"] for finding in findings}
        assert EVIDENCE.row("findings", row["finding"])["read"] != "secondary"
    elif row["certainty"] == "tested, no difference":
        assert "none" in {finding["direction"] for finding in findings}
    else:
        assert row["certainty"] in {"single", "indirect"}
        assert sources
    if all(finding["read"] == "secondary" for finding in findings):
        basis = f"{row['basis']} {EVIDENCE.row('factors', row['factor'])['basis']}"
        assert re.search("news|summary", basis), "read second hand: say so"


@each("factor_levels")
def test_size_agrees_with_direction(row: Row) -> None:
    size, low, high = row["score"], 0.0, 0.0
    if row["log_odds"] is not None:
        size = row["log_odds"]
        low, high = effects.interval(size, row["standard_error"])
    if row["direction"] == "better":
        assert size > 0
    elif row["direction"] in {"worse", "no better"}:
        assert size < 0
    elif row["log_odds"] is not None:
        assert low < 0 < high, "no difference is said of a clear one"
    elif row["direction"] == "no difference":
        assert size == 0 or row["certainty"] == "tested, no difference"
    else:
        assert size == 0 or row["certainty"] in {"conflicting", "no study found"}


@each("presets")
def test_preset_sets_two_factors_or_more(row: Row) -> None:
    assert len(EVIDENCE.where("preset_levels", preset=row["id"])) >= 2


@pytest.mark.parametrize("base", EVIDENCE.allowed("base_rates", "base"))
def test_base_rate_is_one_whole(base: str) -> None:
    (row,) = EVIDENCE.where("base_rates", base=base)
    assert row["shown"] == "yes"
    assert row["better"] + row["same"] + row["worse"] == pytest.approx(100, abs=1)


@pytest.mark.parametrize("certainty", ["replicated", "single", "indirect", "conflicting"], ids=str)
def test_each_certainty_that_pushes_has_its_probability(certainty: str) -> None:
    assert 0.5 <= EVIDENCE.assumption(f"sign_{certainty}") <= 1


def test_assumption_says_why() -> None:
    for row in EVIDENCE.rows("assumptions"):
        assert len(row["why"].split()) >= 4, row["id"]
        assert row["source"] or not re.search(r"\bet al\b", row["why"]), row["id"]
