"""Rules of ``data/content/`` that no single field can say stop the app with one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.damage import Damage, check, header_alone, row, without

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def later_moment(copy: DataCopy) -> int:
    """A moment that comes before the one above it."""
    line = copy.line("moments", id="resolving")
    copy.edit("moments", line, seconds=30)
    return line


QUESTION = {"id": "body-calm"}
DAMAGES = [
    # The glossary.
    row(
        "a name of two things",
        "glossary",
        {"term": "Serotonin"},
        "also",
        "5-HT; opiates",
        "'opiates' is not allowed; it must not be a name of 'Endorphins and opioids', too",
    ),
    row("a name of signs", "glossary", {"term": "Serotonin"}, "also", "+", "letter or digit"),
    # Questions.
    row(
        "a question about a row that does not exist",
        "questions",
        QUESTION,
        "answer_id",
        "phys-999",
        "'phys-999' is not in evidence/findings.csv",
    ),
    row(
        "a question about a field that does not exist",
        "questions",
        QUESTION,
        "answer_field",
        "sum",
        "'sum' is not allowed; it must be one of better, number",
    ),
    row(
        "a question about a text",
        "questions",
        QUESTION,
        "answer_field",
        "statement",
        "'statement' is not allowed; it must be one of better, number",
    ),
    row(
        "a question about a number that its row does not have",
        "questions",
        QUESTION,
        "answer_field",
        "women",
        "'women' is not allowed; 'phys-004' in evidence/findings.csv holds no number there",
        "number",
    ),
    row(
        "a slider without steps",
        "questions",
        {"id": "none"},
        "step",
        0,
        "'0' is not allowed; it must be a number, 0.1 or more",
    ),
    row(
        "a step longer than the slider",
        "questions",
        QUESTION,
        "step",
        31,
        "31 is not allowed; it must be at most 30",
    ),
    row(
        "a slider that begins above its end",
        "questions",
        QUESTION,
        "low",
        "1e9",
        "1e+09 is not allowed; it must be at most high, 30",
    ),
    Damage(
        "a slider of no length",
        lambda copy: copy.edit("questions", 5, high=0, start=0),
        "content/questions.csv, line 5, low: ",
        ("0 is not allowed; it must be below high, 0",),
    ),
    row(
        "a start that is not on the slider",
        "questions",
        QUESTION,
        "start",
        31,
        "31 is not allowed; it must be at most high, 30",
    ),
    Damage(
        "an answer that is not on the slider",
        lambda copy: copy.edit("questions", 5, low=10),
        "content/questions.csv, line 5, low+high: ",
        ("10 to 30 is not allowed", "the answer, 4, must lie on the slider"),
    ),
    replace(
        header_alone("questions"),
        start="content/live_items.csv, line 2, question: ",
        says=("is not in content/questions.csv", "the id of a row there"),
    ),
    # Moments and places.
    without(
        "the fourth minute",
        "moments",
        {"id": "four_minutes"},
        "content/moments.csv, id: ",
        "no row 'four_minutes'",
    ),
    without(
        "the first tear",
        "moments",
        {"id": "tears_start"},
        "content/moments.csv, seconds: ",
        "no row with 0, the first tear",
    ),
    Damage(
        "moments out of order",
        later_moment,
        "content/moments.csv, line {line}, seconds: ",
        ("30 is not allowed after 60",),
    ),
    row(
        "a moment after all accounts",
        "moments",
        {"id": "ten_minutes"},
        "seconds",
        9000,
        "9000 is not allowed; it must be a number from -120 to 600",
    ),
    Damage(
        "two moments of one name",
        lambda copy: copy.edit("moments", copy.line("moments", id="crying"), name="4 min"),
        "content/moments.csv, line 6, name: ",
        ("'4 min' already stands in line 4",),
    ),
    row(
        "an organ of which nothing is known",
        "places",
        {"id": "lungs"},
        "organ",
        "",
        "empty, but the kind is 'organ'",
    ),
    Damage(
        "a place that is not on the map",
        lambda copy: copy.add_row(
            "places", id="knee", name="Knee", kind="nerve", about="A.", in_criers="B."
        ),
        "content/places.csv, line {line}, id: ",
        ("'knee' is not allowed; the app draws it nowhere; it knows tear_gland",),
    ),
    # Settings.
    row(
        "a quiz that never ends",
        "settings",
        {"id": "quiz_tries"},
        "value",
        1000,
        "1000 is not allowed for 'quiz_tries'; it must be a number from 1 to 9",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
