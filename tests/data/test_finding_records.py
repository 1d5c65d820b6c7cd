"""What a finding says in words and signs, its columns of numbers say too."""

from __future__ import annotations

import re

import pytest

from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each

NUMBER = re.compile(r"[-−]?(?:\d+(?:\.\d+)?|\.\d+)")


def numbers(text: str | None) -> list[float]:
    """The numbers in a text; ".57" counts as 0.57."""
    return [float(number.replace("−", "-")) for number in NUMBER.findall(text or "")]


def parts(finding: Row) -> tuple[Row, ...]:
    return EVIDENCE.where("finding_numbers", finding=finding["id"])


@each("findings")
def test_numbers_of_a_finding_are_those_of_its_value(row: Row) -> None:
    of_its_own = [name for name in ("number", "low", "high") if row[name] is not None]
    assert not (of_its_own and parts(row)), "numbers of its own, and parts"
    assert len(parts(row)) != 1, "one number stands in the finding itself"
    held = []
    for part in (row, *parts(row)):
        ends = [part[end] for end in ("low", "high") if part[end] is not None]
        if part["number"] is None:
            held += ends
        else:
            held.append(part["number"])
            assert set(ends) <= set(numbers(row["spread"])), "no such interval in spread"
    for part in parts(row):
        assert part["number"] is not None or part["low"] is not None, f"{part['part']}: no number"
    assert sorted(held) == sorted(numbers(row["value"]))


@pytest.mark.parametrize(
    ("table", "field"),
    [("findings", "value"), ("findings", "spread"), ("frequency", "value"), ("sources", "pages")],
)
def test_ranges_and_spreads_are_written_one_way(table: str, field: str) -> None:
    other = re.compile(r"\d-\.?\d|\+/-|±\S")
    assert not [row["id"] for row in EVIDENCE.rows(table) if other.search(row[field] or "")]


def test_topic_has_findings() -> None:
    topics = {row["id"] for row in EVIDENCE.rows("topics")}
    assert topics - {row["topic"] for row in EVIDENCE.rows("findings")} == set()


def test_statement_has_something_behind_it() -> None:
    tables = ("statement_findings", "statement_figures", "statement_claims")
    borne = {row["statement"] for table in tables for row in EVIDENCE.rows(table)}
    assert {row["id"] for row in EVIDENCE.rows("statements")} - borne == set()
