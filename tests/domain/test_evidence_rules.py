"""Rules over several cells, and what spreadsheets do to them: one sentence stops the app."""

from __future__ import annotations

import pytest

from tests.support.damage import Damage, cell, check
from tests.support.data_copy import DataCopy
from tests.support.made_up import add_factor


def two_diaries(copy: DataCopy) -> int:
    """Both base rates under the same name."""
    line = copy.line("base_rates", base="press")
    copy.edit("base_rates", line, base="diary")
    return line


def no_turn_of_mood(copy: DataCopy) -> None:
    """Nothing that the mood's clock could show."""
    for line in range(2, 17):
        copy.edit("mood_timecourse", line, direction="")


def one_level(copy: DataCopy) -> int:
    """A new factor that cannot be chosen from."""
    return add_factor(copy, {"rain": {}})


DAMAGES = [
    # What spreadsheets do.
    *(
        cell(
            f"a date for two numbers: {text}",
            table,
            2,
            field,
            text,
            "is a date, as spreadsheets make one of a text such as 3-4",
            "type the text again",
        )
        for table, field, text in (
            ("findings", "value", "3. Apr"),
            ("findings", "value", "04. Mrz"),
            ("findings", "value", "2026-03-04"),
            ("findings", "spread", "Mar-04"),
            ("findings", "spread", "4-Mar"),
            ("sources", "pages", "04.03.2026"),
            ("sources", "pages", "3/4/2026"),
            ("sources", "pages", "Jan 17"),
            ("frequency", "value", "30. déc"),
            ("findings", "n", "12. Mai"),
        )
    ),
    *(
        cell(
            f"what a spreadsheet could not read: {text}",
            table,
            2,
            field,
            text,
            "was left by a spreadsheet",
            "type the text again",
        )
        for table, field, text in (
            ("findings", "value", "#NAME?"),
            ("findings", "spread", "#REF!"),
            ("sources", "pages", "1,17E+11"),
        )
    ),
    cell(
        "a cell that goes on and on",
        "findings",
        2,
        "read",
        "x" * 5000,
        f"'{'x' * 59}…' is not allowed; it must be one of full_text",
        shown=False,
    ),
    # What no single field can say.
    Damage(
        "scores that do not span 1",
        lambda copy: copy.edit("factor_levels", 2, score="0.5"),
        "evidence/factor_levels.csv, line 2, score: ",
        ("'support' span ", "must be 1"),
    ),
    Damage(
        "a factor with one level",
        one_level,
        "evidence/factors.csv, line {line}, id: ",
        ("levels of 'made_up_factor'", " is 1;", "at least two"),
    ),
    cell(
        "a base rate without a number",
        "base_rates",
        2,
        "same",
        "",
        "empty is not allowed",
        "'diary'",
        "a number above 0",
        shown=False,
    ),
    cell(
        "a base rate of nothing",
        "base_rates",
        2,
        "worse",
        "0",
        "0 is not allowed",
        "'diary'",
        "a number above 0",
        shown=False,
    ),
    Damage(
        "a finding about nothing",
        lambda copy: copy.edit("findings", 2, topic=""),
        "evidence/findings.csv, line 2, topic: ",
        ("must stand in topic alone", "'physiology'"),
    ),
    Damage(
        "a finding about two things",
        lambda copy: copy.edit("findings", 2, factor="support"),
        "evidence/findings.csv, line 2, factor+topic: ",
        ("must stand in topic alone",),
    ),
    Damage(
        "a topic of another area",
        lambda copy: copy.edit("findings", 2, topic="personality"),
        "evidence/findings.csv, line 2, topic: ",
        ("'personality' is not allowed in the area 'physiology'", "must be a topic of that area"),
    ),
    Damage(
        "a turn of mood at no minute",
        lambda copy: copy.edit("mood_timecourse", 3, minutes=""),
        "evidence/mood_timecourse.csv, line 3, minutes: ",
        ("empty is not allowed", "must be a number"),
    ),
    Damage(
        "no turn of mood",
        no_turn_of_mood,
        "evidence/mood_timecourse.csv, direction: ",
        ("no row of the clock 'mood' tells worse, same or better", "the picture of the mood"),
    ),
    Damage(
        "two base rates of one name",
        two_diaries,
        "evidence/base_rates.csv, line {line}, base: ",
        ("'diary' already stands in line 2", "unique"),
    ),
    *(
        cell(
            f"a measured level without its {field}",
            "factor_levels",
            2,
            field,
            "",
            "empty; a level that was measured needs log_odds, standard_error and finding",
            shown=False,
        )
        for field in ("log_odds", "standard_error", "finding")
    ),
    cell(
        "a source that shares its people with itself",
        "sources",
        2,
        "study",
        "acth_jstage",
        "the id of another source that has no study of its own",
    ),
    Damage(
        "a size that no study found",
        lambda copy: copy.edit("factor_levels", 2, certainty="no study found"),
        "evidence/factor_levels.csv, line 2, certainty: ",
        (
            "'no study found' is not allowed beside log_odds",
            "'measured' or 'tested, no difference'",
        ),
    ),
    Damage(
        "a size from a finding about something else",
        lambda copy: copy.edit("factor_levels", 2, finding="f_shame_sharman_data"),
        "evidence/factor_levels.csv, line 2, finding: ",
        ("'f_shame_sharman_data' is not allowed", "a finding about 'support'"),
    ),
    Damage(
        "no better, but upwards",
        lambda copy: copy.edit("factor_levels", 2, direction="no better"),
        "evidence/factor_levels.csv, line 2, direction: ",
        ("'no better' is not allowed beside a score or log_odds above 0",),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
