"""Keys and values that the codebook does not allow stop the app with one helpful sentence."""

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


GRADES = "one of measured in criers, indirect, animal or theory, disputed, contradicted"
CERTAINTIES = "one of replicated, single, indirect, conflicting, tested, no difference, no study"

DAMAGES = [
    # Keys.
    Damage(
        "the same id twice",
        lambda copy: copy.repeat_row("presets", 2),
        "content/presets.csv, line {line}, id: ",
        (" already stands in line 2", "unique"),
    ),
    Damage(
        "the same key of several fields twice",
        lambda copy: copy.repeat_row("level_findings", 2),
        "evidence/level_findings.csv, line {line}, factor+level+finding: ",
        (" already stands in line 2", "unique"),
    ),
    cell(
        "a source that does not exist",
        "findings",
        2,
        "source",
        "nobody1900",
        "not in evidence/sources.csv",
        "must be the id of a row there",
    ),
    cell(
        "a finding that does not exist",
        "level_findings",
        2,
        "finding",
        "f_nothing",
        "not in evidence/findings.csv",
        "must be the id of a row there",
    ),
    cell(
        "a claim of the other part that does not exist",
        "care_signs",
        2,
        "claim",
        "Z99",
        "not in evidence/article_claims.csv",
        "must be the id of a row there",
    ),
    Damage(
        "a level of another factor",
        lambda copy: copy.edit("preset_levels", 2, level="ashamed"),
        "content/preset_levels.csv, line 2, factor+level: ",
        (
            "'support, ashamed' is not in evidence/factor_levels.csv",
            "must be the factor+level of a row there",
        ),
    ),
    Damage(
        "a claim with a mechanism that it does not speak about",
        lambda copy: copy.edit("quiz", 2, mechanism="sleep"),
        "content/quiz.csv, line 2, claim+mechanism: ",
        ("sleep' is not in evidence/claim_mechanisms.csv", "must be the claim+mechanism of a row"),
    ),
    # Values.
    cell("an unknown grade", "mechanisms", 2, "grade", "proven", GRADES),
    cell("an unknown certainty", "factors", 2, "certainty", "sure", CERTAINTIES),
    cell(
        "an unknown read level",
        "findings",
        2,
        "read",
        "title",
        "one of full_text, abstract",
    ),
    cell("a grade in capitals", "mechanisms", 2, "grade", "Indirect", GRADES),
    cell("text where a number is needed", "factor_levels", 2, "score", "high", "from -1 to 1"),
    cell("NaN where a number is needed", "factor_levels", 2, "score", "NaN", "from -1 to 1"),
    cell("an infinite number", "moments", 2, "seconds", "inf", "must be a number"),
    cell("a number beyond all measure", "moments", 2, "seconds", "1e999", "must be a number"),
    cell("a number written as Python does", "moments", 2, "seconds", "1_0", "must be a number"),
    cell("a decimal comma", "factor_levels", 2, "score", "0,23", "a number from -1 to 1"),
    cell("a number out of range", "factor_levels", 2, "score", "1.5", "a number from -1 to 1"),
    cell("a number below the lowest", "findings", 2, "n", "-3", "a whole number, 0 or more"),
    cell("a whole number with a point", "findings", 2, "n", "60.5", "a whole number, 0 or more"),
    cell(
        "a whole number without end",
        "findings",
        2,
        "n",
        "9" * 400,
        f"'{'9' * 59}…' is not allowed",
        "a whole number",
        shown=False,
    ),
    cell("a share above 100 %", "triggers", 2, "men", "178.9", "a number from 0 to 100"),
    cell("an address that runs code", "sources", 2, "url", "javascript:x", "https?://"),
    cell(
        "an empty cell that is needed",
        "findings",
        2,
        "statement",
        "",
        "empty",
        "some text is needed",
        shown=False,
    ),
    cell(
        "only a blank in a cell that is needed",
        "findings",
        2,
        "statement",
        " ",
        "empty",
        "some text is needed",
        shown=False,
    ),
    cell(
        "an empty number that is needed",
        "assumptions",
        2,
        "value",
        "",
        "empty",
        "a number, 0 or more is needed",
        shown=False,
    ),
    cell(
        "an empty grade that is needed",
        "mechanisms",
        2,
        "grade",
        "",
        "empty",
        f"{GRADES} is needed",
        shown=False,
    ),
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
