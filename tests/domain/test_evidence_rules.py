"""Rules over several cells, and what spreadsheets do to them: one sentence stops the app."""

from __future__ import annotations

import pytest

from tests.support.damage import Damage, cell, check
from tests.support.data_copy import DataCopy


def two_diaries(copy: DataCopy) -> int:
    """Both base rates under the same name."""
    line = copy.line("base_rates", base="recall")
    copy.edit("base_rates", line, base="diary")
    return line


def no_turn_of_mood(copy: DataCopy) -> None:
    """Nothing that the mood's clock could show."""
    for line in range(2, 17):
        copy.edit("mood_timecourse", line, direction="")


def one_level(copy: DataCopy) -> int:
    """A new factor that cannot be chosen from."""
    copy.add_row(
        "factor_levels",
        factor="made_up_factor",
        level="rain",
        label="it rained",
        score=0,
        direction="not known",
        basis="Nobody looked.",
    )
    return copy.add_row(
        "factors",
        id="made_up_factor",
        family="social",
        name="Made up",
        question="Did it rain?",
        certainty="no study found",
        basis="Nobody looked.",
    )


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
    Damage(
        "an effect outside its interval",
        lambda copy: copy.edit(
            "factors", 2, effect_size=0.9, effect_size_low=0.1, effect_size_high=0.4
        ),
        "evidence/factors.csv, line 2, effect_size: ",
        ("0.9 is not allowed", "at most effect_size_high, 0.4"),
    ),
    Damage(
        "half an interval",
        lambda copy: copy.edit("factors", 2, effect_size=0.2, effect_size_low=0.1),
        "evidence/factors.csv, line 2, effect_size_high: ",
        ("empty", "effect_size_low and effect_size_high must come together"),
    ),
    Damage(
        "an interval without an effect",
        lambda copy: copy.edit("factors", 2, effect_size_low=0.1, effect_size_high=0.4),
        "evidence/factors.csv, line 2, effect_size: ",
        ("empty", "needed beside effect_size_low and effect_size_high"),
    ),
    Damage(
        "an effect that no study found",
        lambda copy: copy.edit("factors", 2, effect_size=0.2, certainty="no study found"),
        "evidence/factors.csv, line 2, certainty: ",
        ("'no study found' is not allowed beside an effect_size", "how the effect was found"),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
