"""The care page's tables: each number stands in the findings behind it, each link works."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import textstat

from goodcry.evidence import Evidence, Row
from tests.support.records import EVIDENCE

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
GRADE_LIMIT = 9


def numbers(*texts: object) -> set[float]:
    found = NUMBER.findall(" ".join(str(text) for text in texts if text is not None))
    return {float(number.replace(",", "")) for number in found}


def known(findings: Iterable[Row]) -> set[float]:
    """Every number in what a finding and its source's sample say; `.57` counts as 0.57."""
    texts = []
    for row in findings:
        texts += [row[name] for name in ("statement", "value", "n", "spread", "caution", "design")]
        source = EVIDENCE.row("sources", row["source"])
        texts += [source["n"], source["population"]]
    text = " ".join(str(each) for each in texts if each is not None)
    return numbers(re.sub(r"(?<!\d)\.(\d)", r"0.\1", text))


def behind(condition: str) -> list[Row]:
    return [
        EVIDENCE.row("findings", link["finding"])
        for link in EVIDENCE.where("care_condition_findings", condition=condition)
    ]


@pytest.mark.parametrize("row", EVIDENCE.rows("soothers"), ids=lambda row: row["id"])
def test_numbers_of_a_soother(row: Row) -> None:
    findings = EVIDENCE.where("findings", mechanism=row["mechanism"])
    assert findings
    assert numbers(row["known"], row["unknown"]) <= known(findings)


@pytest.mark.parametrize("row", EVIDENCE.rows("care_conditions"), ids=lambda row: row["id"])
def test_numbers_of_a_condition(row: Row) -> None:
    assert behind(row["id"])
    said = numbers(row["what"], row["common"], row["numbers"], row["ask"])
    assert said <= known(behind(row["id"]))


@pytest.mark.parametrize("row", EVIDENCE.rows("holding_back"), ids=lambda row: row["id"])
def test_numbers_of_holding_back(row: Row) -> None:
    assert numbers(row["answer"]) <= known([EVIDENCE.row("findings", row["finding"])])


def test_relaxation_steps_are_in_order(evidence: Evidence) -> None:
    rows = evidence.rows("relaxation_steps")
    assert [row["step"] for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("soothers", ("do", "known", "unknown")),
        ("relaxation_steps", ("tense", "release")),
        ("care_signs", ("sign",)),
        ("care_conditions", ("what", "ask", "common", "numbers")),
        ("holding_back", ("asked", "answer")),
    ],
)
def test_words_are_easy_to_read(table: str, fields: tuple[str, ...]) -> None:
    text = " ".join(str(row[field]) for row in EVIDENCE.rows(table) for field in fields)
    assert textstat.automated_readability_index(text) <= GRADE_LIMIT


def test_frightening_film_has_no_study(evidence: Evidence) -> None:
    assert "We found no study" in evidence.row("soothers", "film")["known"]
