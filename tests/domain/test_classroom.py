"""Lessons as data: minutes add up, links lead to pages, answers rest on evidence, text is plain."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
import textstat

from goodcry import classroom
from goodcry.evidence import Evidence, Row
from goodcry.ui.classroom import handouts
from goodcry.ui.kit import registry
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE

LESSONS = EVIDENCE.rows("lessons")
every_lesson = pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
HIGHEST_GRADE = 9
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def answers() -> list[Row]:
    return [line for line in EVIDENCE.rows("lesson_talk") if line["kind"] == "answer"]


@every_lesson
def test_the_minutes_of_the_steps_add_up(row: Row, evidence: Evidence) -> None:
    steps = classroom.steps(row["id"], evidence)
    assert sum(step.minutes for step in steps) == row["minutes"]
    assert steps[0].start == 0 and steps[-1].end == row["minutes"]
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    for before, after in itertools.pairwise(steps):
        assert before.end == after.start


@every_lesson
def test_a_lesson_is_whole(row: Row, evidence: Evidence) -> None:
    steps = classroom.steps(row["id"], evidence)
    assert len([step for step in steps if step.page]) >= 3
    for step in steps:
        assert bool(step.page) == bool(step.opens), "a link without words, or words without a link"
        if step.page:
            assert registry.page(step.page)
        else:
            assert not step.parameters
    assert len(classroom.talk(row["id"], "question", evidence)) >= 3
    assert len(classroom.talk(row["id"], "misconception", evidence)) >= 3
    assert len(classroom.talk(row["id"], "answer", evidence)) >= 3


@pytest.mark.parametrize("answer", answers(), ids=lambda row: f"{row['lesson']}-{row['order']}")
def test_an_answer_rests_on_evidence_and_its_numbers_stand_there(
    answer: Row, evidence: Evidence
) -> None:
    grounds = classroom.grounds(answer, evidence)
    assert all(handouts.how_sure(ground, evidence) for ground in grounds)
    there: set[float] = set()
    for ground in grounds:
        text = " ".join(str(value) for value in ground.row.values())
        there |= {float(number.replace(",", "")) for number in NUMBER.findall(text)}
    # "of 100" makes a share of a percentage.
    said = {float(number) for number in NUMBER.findall(answer["text"].replace("of 100", ""))}
    assert said <= there, f"{said - there} stands in no row that the answer names"


def test_only_answers_rest_on_something(evidence: Evidence) -> None:
    for line in evidence.rows("lesson_talk"):
        if line["kind"] != "answer":
            assert not any(line[field] for field in classroom.GROUNDS)


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the classroom tables that a reader meets, with a name."""
    for row in LESSONS:
        yield f"lesson {row['id']}", f"{row['goal']} {row['needs']}"
        steps = [step.text for step in classroom.steps(row["id"], EVIDENCE)]
        yield f"steps {row['id']}", " ".join(steps)
        for kind in EVIDENCE.allowed("lesson_talk", "kind"):
            lines = [line["text"] for line in classroom.talk(row["id"], kind, EVIDENCE)]
            yield f"{kind}s {row['id']}", " ".join(lines)
    for row in EVIDENCE.rows("questions"):
        yield f"question {row['id']}", f"{row['question']} {row['explanation']}"
    yield "before a lesson", handouts.BEFORE


@pytest.mark.parametrize(("name", "text"), list(texts()), ids=[name for name, _ in texts()])
def test_text_is_plain(name: str, text: str) -> None:
    assert textstat.automated_readability_index(text) <= HIGHEST_GRADE


def test_parameters_and_query_turn_each_other_back() -> None:
    given = {"support": "helped", "company": "one person", "second": "A: b & c"}
    assert classroom.parameters(classroom.query(given)) == given
    assert classroom.parameters(None) == classroom.parameters("") == {}


@pytest.mark.parametrize("query", ["support", "support=", "a=1&a=2", "=1&b"])
def test_a_broken_query_is_named(query: str) -> None:
    with pytest.raises(ValueError):
        classroom.parameters(query)


def test_an_unknown_lesson_kind_or_story_is_named(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="good_cry"):
        classroom.steps("no such lesson", evidence)
    with pytest.raises(ValueError, match="misconception"):
        classroom.talk("good_cry", "gossip", evidence)
    with pytest.raises(ValueError, match="comforted"):
        classroom.story_parameters("no such story", evidence)


def test_a_lesson_added_to_the_data_is_there(data_copy: DataCopy) -> None:
    data_copy.add_row(
        "lessons",
        id="made_up_lesson",
        title="Made up",
        goal="G.",
        ages="12",
        minutes=10,
        subject="S",
        needs="N.",
    )
    data_copy.add_row(
        "lesson_steps",
        lesson="made_up_lesson",
        order=1,
        minutes=10,
        form="pairs",
        text="Do.",
        opens="It",
        page="moderators",
        query="support=helped",
    )
    evidence = data_copy.load()
    (step,) = classroom.steps("made_up_lesson", evidence)
    assert step.parameters == {"support": "helped"}


@pytest.mark.parametrize("preset", [row["id"] for row in EVIDENCE.rows("presets")])
def test_a_story_sets_what_the_story_says(preset: str, evidence: Evidence) -> None:
    found = classroom.story_parameters(preset, evidence)
    assert found
    for factor, level in found.items():
        assert evidence.where("factor_levels", factor=factor, level=level)
