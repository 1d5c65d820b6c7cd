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


def again(copy: DataCopy, key: str) -> int:
    """The same line once more, under another key."""
    line = copy.repeat_row("crisis_lines", copy.line("crisis_lines", id=key))
    copy.edit("crisis_lines", line, id=f"{key}2")
    for name in ("openhelplines2026", "wikicrisis2026"):
        copy.add_row("crisis_line_lists", line=f"{key}2", list=name)
    return line


def no_directory(copy: DataCopy) -> None:
    """The directory is gone, with all that names it."""
    copy.drop_row("crisis_lines", copy.line("crisis_lines", id="directory"))
    copy.drop_row("crisis_line_lists", copy.line("crisis_line_lists", line="directory"))


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
        ("'knee' is not allowed; the app knows tear_gland",),
    ),
    # Help.
    row(
        "an icon that is a letter",
        "soothers",
        {"id": "walk"},
        "icon",
        "x",
        "'x' is not allowed; it must be an icon such as :material/call:",
    ),
    row(
        "a number with letters",
        "crisis_lines",
        {"id": "gb"},
        "call",
        "116 ABC",
        "'116 ABC' is not allowed; it must be text of the form",
    ),
    row(
        "a number that lost its first digit",
        "crisis_lines",
        {"id": "es"},
        "call",
        "24",
        "'24' is not allowed; it must be text of the form",
    ),
    row("a line without a number", "crisis_lines", {"id": "nz"}, "call", "", "empty, but it is"),
    row(
        "a country whose clock nobody knows",
        "crisis_lines",
        {"id": "nz"},
        "country",
        "XX",
        "'XX' is not in content/country_zones.csv",
    ),
    Damage(
        "a country under two names",
        lambda copy: copy.edit(
            "crisis_lines", copy.line("crisis_lines", id="ie"), country_name="United Kingdom"
        ),
        "content/crisis_lines.csv, line 5, country_name: ",
        ("'United Kingdom' is not allowed; one country must have one name",),
    ),
    Damage(
        "the same number twice in a country",
        lambda copy: copy.repeat_row("crisis_lines", copy.line("crisis_lines", id="nz")),
        "content/crisis_lines.csv, line {line}, id: ",
        ("'nz' already stands in line",),
    ),
    Damage(
        "the same number twice in a country, under another name",
        lambda copy: again(copy, "nz"),
        "content/crisis_lines.csv, line {line}, call: ",
        ("'1737' already stands in line",),
    ),
    Damage(
        "a country without a line",
        lambda copy: copy.add_row("country_zones", zone="Asia/Tokyo", country="JP"),
        "content/country_zones.csv, line {line}, country: ",
        ("'JP' has no line in content/crisis_lines.csv",),
    ),
    row(
        "a word to send to nobody",
        "crisis_lines",
        {"id": "gb"},
        "text",
        "",
        "empty, but the row has a text_word",
    ),
    Damage(
        "no directory",
        no_directory,
        "content/crisis_lines.csv, line 32, link: ",
        ("0 directories; there must be one",),
    ),
    row(
        "a directory with a number",
        "crisis_lines",
        {"id": "directory"},
        "call",
        "116 123",
        "'116 123' is not allowed beside a link",
    ),
    row(
        "a directory at half an address",
        "crisis_lines",
        {"id": "directory"},
        "link",
        "https://findahelpline",
        "'https://findahelpline' is not allowed; it must be a whole web address",
    ),
    Damage(
        "a number that one list alone has",
        lambda copy: copy.edit(
            "crisis_lines", copy.line("crisis_lines", id="pl"), undated_lists=""
        ),
        "content/crisis_lines.csv, line 26, id: ",
        ("'pl' stands on 1 of the lists; it must be 2 or more",),
    ),
    Damage(
        "a sign to help at a level that does not exist",
        lambda copy: copy.add_row("help_signs", factor="support", level="eaten"),
        "content/help_signs.csv, line {line}, factor+level: ",
        ("'support, eaten' is not in evidence/factor_levels.csv",),
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
