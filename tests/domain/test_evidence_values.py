"""Keys and values that the codebook does not allow stop the app with one helpful sentence."""

from __future__ import annotations

import pytest

from tests.support.damage import Damage, cell, check
from tests.support.data_copy import DataCopy

GRADES = "one of measured in criers, indirect, animal or theory, disputed, contradicted"
CERTAINTIES = (
    "one of measured, replicated, single, indirect, conflicting, tested, no difference, no study"
)

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
    cell("an unknown certainty", "factor_levels", 2, "certainty", "sure", CERTAINTIES),
    cell(
        "a month as a spreadsheet saves it",
        "crisis_lists",
        2,
        "listed_on",
        "Jun-26",
        "is not allowed; it must be a month, written YYYY-MM",
    ),
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
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_the_field_and_what_is_allowed(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)
