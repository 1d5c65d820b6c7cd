"""Searching is forgiving about capitals and accents, strict about words, and safe with anything."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from goodcry import search
from goodcry.evidence import Evidence

ROWS = (
    {"who": "Gračanin", "what": "Why only humans weep", "year": 2015},
    {"who": "Ørsted & Łukasz", "what": "Tränen 2–3 ± 5, −0.2", "year": None},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 2),
        ("   ", 2),
        ("gracanin", 1),
        ("GRAČANIN", 1),
        ("humans only", 1),
        ("gracanin 2015", 1),
        ("gracanin tranen", 0),
        ("orsted lukasz", 1),
        ("tränen", 1),
        ("weep weep weep", 1),
        ("2-3", 1),
        ("+/- 5", 1),
        ("−0.2", 1),
        ("-0.2", 1),
        ("none", 0),
    ],
)
def test_every_word_must_occur_somewhere(text: str, found: int) -> None:
    assert len(search.search(ROWS, text, ("who", "what", "year"))) == found


def test_only_the_fields_named_are_searched() -> None:
    assert not search.search(ROWS, "gracanin", ("what",))


def test_text_that_belongs_to_a_row_is_searched() -> None:
    found = search.search(ROWS, "denmark", ("who",), more=lambda row: "Denmark" * (not row["year"]))
    assert [row["who"] for row in found] == ["Ørsted & Łukasz"]


@given(some.text(max_size=60))
@example("\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = search.fold(text)
    assert search.fold(once) == once


@given(some.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    found = search.search(ROWS, text, ("who", "what", "year"))
    assert set(map(id, found)) <= set(map(id, ROWS))


def test_findings_are_found_by_their_source_whatever_its_accents(evidence: Evidence) -> None:
    expected = {row["id"] for row in evidence.where("findings", source="gracanin2015")}
    assert expected <= {row["id"] for row in search.find(evidence, "findings", "gracanin 2015")}


def test_each_row_is_found_by_its_key(evidence: Evidence) -> None:
    for table in ("findings", "article_claims", "sources", "conflicts"):
        *_, last = evidence.rows(table)
        assert last in search.find(evidence, table, last["id"])
        for row in evidence.rows(table):  # each by itself, or all would be read for each
            assert search.find(evidence, table, row["id"], id=row["id"]) == (row,), row["id"]


def test_filters_and_words_narrow_together(evidence: Evidence) -> None:
    body = search.find(evidence, "findings", area="physiology", read=None)
    assert body == evidence.where("findings", area="physiology")
    rows = search.find(evidence, "findings", "heart", area="physiology", read="abstract")
    assert rows
    assert {(row["area"], row["read"]) for row in rows} == {("physiology", "abstract")}


def test_set_words_are_no_text(evidence: Evidence) -> None:
    assert "read" not in search.text_fields(evidence, "findings")
    assert "url" not in search.text_fields(evidence, "findings")
    assert "statement" in search.text_fields(evidence, "findings")


def test_everything_that_rests_on_a_source_is_found(evidence: Evidence) -> None:
    for table in evidence.resources:
        for field in search.references(evidence, table, "sources"):
            for row in evidence.rows(table):
                if row[field] and row.get("shown") != "no":
                    assert row in search.citing(evidence, row[field])[table]


def test_what_is_kept_only_for_the_record_is_not_shown(evidence: Evidence) -> None:
    hidden = evidence.where("base_rates", shown="no")
    assert hidden
    for row in hidden:
        assert row not in search.citing(evidence, row["source"]).get("base_rates", ())
