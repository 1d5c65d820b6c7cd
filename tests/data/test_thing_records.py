"""Each thing that crying is said to change keeps what the app promises."""

from __future__ import annotations

import re

import textstat

from goodcry import things
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each

HIGHEST_GRADE = 9.0


@each("things")
def test_thing_asks_a_question_and_answers_it_shortly(row: Row) -> None:
    assert row["question"].endswith("?")
    assert len(row["label"]) <= 26, "too long for a button"
    assert len(row["answer"]) <= 90, "a long answer"
    assert len(row["summary"].split()) <= 45, "a long summary"
    words = f"{row['answer']} {row['summary']}"
    assert textstat.automated_readability_index(words) <= HIGHEST_GRADE


@each("things")
def test_thing_of_which_nothing_is_known_says_so(row: Row) -> None:
    found = things.thing(row["id"], EVIDENCE)
    assert found.edges or re.search(r"\bno study\b", row["answer"])


@each("thing_mechanisms")
def test_a_mechanism_brings_an_arrow_to_a_thing(row: Row) -> None:
    found = things.thing(row["thing"], EVIDENCE)
    assert row["mechanism"] in {edge["mechanism"] for edge in found.edges}


@each("thing_tear_contents")
def test_what_is_in_tears_bears_the_name_of_the_thing(row: Row) -> None:
    thing = EVIDENCE.row("things", row["thing"])
    names = f"{thing['label']}, {thing['also']}".lower()
    component = row["component"].lower()
    words = set(re.findall(r"[a-z]{3,}", names))
    assert any(word in component for word in words)
