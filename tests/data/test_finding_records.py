"""What a finding says in words and signs, its columns of numbers say too."""

from __future__ import annotations

import re

from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each

# A hyphen between two numbers is that of a range, no minus.
NUMBER = re.compile(r"(?<![\d.])-?(?:\d+(?:\.\d+)?|\.\d+)")


def numbers(text: str | None) -> list[float]:
    """The numbers in a text; ".57" counts as 0.57."""
    return [float(number) for number in NUMBER.findall(text or "")]


def parts(finding: Row) -> tuple[Row, ...]:
    return EVIDENCE.where("finding_numbers", finding=finding["id"])


@each("findings")
def test_value_and_numbers_agree(row: Row) -> None:
    held = []
    for part in (row, *parts(row)):
        ends = [part[end] for end in ("low", "high") if part[end] is not None]
        if part["number"] is None:
            held += ends
        else:
            held.append(part["number"])
            assert set(ends) <= set(numbers(row["spread"])), "no such interval in spread"
    assert sorted(held) == sorted(numbers(row["value"]))


@each("findings")
def test_finding_holds_one_number_or_several_parts(row: Row) -> None:
    of_its_own = [name for name in ("number", "low", "high") if row[name] is not None]
    assert not (of_its_own and parts(row))
    assert len(parts(row)) != 1, "one number stands in the finding itself"


@each("finding_numbers")
def test_part_holds_a_number(row: Row) -> None:
    assert row["number"] is not None or row["low"] is not None
