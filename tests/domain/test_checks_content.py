"""Rules of ``data/content/`` that no single field can say stop the app with one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.string_util import validate_icon_or_emoji

from goodcry.checks import content
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
    header_alone("questions"),
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
        "a day that does not exist",
        "crisis_lines",
        {"id": "us_988"},
        "checked",
        "2026-13-45",
        "'2026-13-45' is not allowed; it must be a day that exists, written YYYY-MM-DD",
    ),
    row(
        "a day in another form",
        "crisis_lines",
        {"id": "us_988"},
        "checked",
        "22.11.2026",
        "'22.11.2026' is not allowed; it must be a day that exists, written YYYY-MM-DD",
    ),
    row(
        "an icon that is a letter",
        "help_links",
        {"id": "call"},
        "icon",
        "x",
        "'x' is not allowed; it must be one emoji, or an icon such as :material/call:",
    ),
    without(
        "the number for emergencies",
        "help_links",
        {"id": "emergency"},
        "content/help_links.csv, id: ",
        "no row 'emergency'",
    ),
    header_alone("help_links"),
    row(
        "a first button that calls somebody else",
        "help_links",
        {"id": "call"},
        "address",
        "tel:911",
        "'tel:911' is not allowed in the first row",
        "tel:988",
    ),
    row(
        "a number that cannot be called",
        "crisis_lines",
        {"id": "us_988"},
        "number",
        "nine",
        "'nine' is not allowed; it must be digits alone",
    ),
    row(
        "a directory without a link",
        "crisis_lines",
        {"id": "directory"},
        "link",
        "",
        "empty, but the care page shows it",
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


@pytest.mark.parametrize("icon", ["📞", "🌬️", "✊", "✊🏽", "👩‍🏫", "⏰", "⭐", ":material/call:"])
def test_an_icon_that_streamlit_draws_is_allowed(icon: str) -> None:
    assert content.ICON.fullmatch(icon)
    assert validate_icon_or_emoji(icon)


@pytest.mark.parametrize("icon", ["x", "📞📞", ":call:", ":material/Call:", "988", " 📞"])
def test_an_icon_that_streamlit_does_not_draw_is_not(icon: str) -> None:
    assert not content.ICON.fullmatch(icon)
