"""Topics: what each has, and that everything that can be asked about belongs to one."""

from __future__ import annotations

import pytest

from goodcry import search, subjects
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each


@each("subjects")
def test_each_word_of_a_topic_finds_something(row: Row) -> None:
    for words in subjects.words(EVIDENCE, row["id"]):
        assert any(
            search.search(EVIDENCE.rows(table), words, fields)
            for table, fields in subjects.SPEAKING.items()
            if fields
        ), words.text


@each("subjects")
def test_each_topic_has_something_of_its_own_and_findings(row: Row) -> None:
    found = {table: subjects.rows(EVIDENCE, row["id"], table) for table in subjects.SPEAKING}
    assert found["factors"] or found["mechanisms"]
    assert found["findings"] and found["sources"] and found["article_claims"]
    for table, rows in found.items():
        assert len({each["id"] for each in rows}) == len(rows), table
    sources = {each["source"] for each in found["findings"]}
    assert sources <= {each["id"] for each in found["sources"]}


@pytest.mark.parametrize("table", ["factors", "mechanisms"])
def test_whatever_can_be_asked_about_belongs_to_a_topic(table: str) -> None:
    field = table.removesuffix("s")
    joined = {row[field] for row in EVIDENCE.rows(f"subject_{table}")}
    assert joined == {row["id"] for row in EVIDENCE.rows(table)}


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(ValueError, match="depression"):
        subjects.rows(EVIDENCE, "zzz", "findings")
