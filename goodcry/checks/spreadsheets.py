"""Rule: a spreadsheet that opens a table shows each text as it stands there.

Spreadsheets guess what a text means, and change what they take for a date or a number. ``LOOKS``
lists these guesses as Excel, LibreOffice and Google Sheets make them with English settings, each
with a way to write the same so that they leave it alone.

What no rule can keep:

- A number in a column of text loses zeros that it does not need: 1.20 is shown as 1.2.
- Where the comma is the decimal sign, a file with commas opens in one column, and 5.3 is a day in
  March, unless its import is told that the file has commas and English numbers.
- A day or month in a column of dates is shown the reader's way, such as Jun-26. Saved like that it
  is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodcry.faults import DataError, quoted
from goodcry.tables import Tables


@dataclass(frozen=True)
class Look:
    """What a text looks like to a spreadsheet, by which pattern, and how to write it instead."""

    pattern: str
    like: str
    instead: str


NUMBER = r"(?:\d+\.?\d*|\.\d+)"
DAY, MONTH, YEAR = r"(?:0?[1-9]|[12]\d|3[01])", "(?:0?[1-9]|1[0-2])", r"(?:\d{4}|\d\d?)"
# Whole or three letters long, and "Sept".
MONTH_NAME = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ORDERS = (
    *((MONTH, DAY), (DAY, MONTH), (MONTH, YEAR), (r"\d{4}", MONTH)),
    *((MONTH, DAY, YEAR), (DAY, MONTH, YEAR), (r"\d{4}", MONTH, DAY)),
)
IN_FIGURES = "|".join(r"\s*[-/]\s*".join(parts) for parts in ORDERS)
IN_WORDS = "|".join(
    r"[-/., ]*".join(parts)
    for parts in (
        *((MONTH_NAME, r"\d{1,4}"), (r"\d{1,4}", MONTH_NAME)),
        *((MONTH_NAME, DAY, YEAR), (DAY, MONTH_NAME, YEAR)),
    )
)

LOOKS = (
    Look(
        f"[=@].+|[+-](?!{NUMBER}%?$).+",
        "a formula",
        "a text starts with a letter, a digit or the minus sign − (a sign may stand alone)",
    ),
    Look(rf"\+{NUMBER}%?", "a number without its sign", "it stands with a word or without the +"),
    Look(
        f"{IN_FIGURES}|{IN_WORDS}",
        "a date",
        "a range is written with an en dash (2–3), and numbers of two things each with a word",
    ),
    Look(
        r"\d{1,4}:\d\d(?::\d\d)?(?:\s*[ap]m?)?|\d{1,2}\s*[ap]m?",
        "a time",
        "a word stands with it (at 19:00)",
    ),
    Look(r"\d+\s+\d+\s*/\s*\d+", "a fraction", "it is written as 1.5"),
    Look(r"0\d+\.?\d*", "a number without its first 0", "a blank stands between its digits (0 24)"),
    Look(r"\d+\.?\d*e[+-]?\d+", "a power of ten", "it starts with a letter"),
    Look(r"\d{12,}", "a number that is shown as 1.2E+11", "blanks stand between its digits"),
    Look(r"\d+(?:,\d+)+(?:\.\d*)?", "a number without its commas", "it stands without them"),
    Look(rf"\(\s*{NUMBER}%?\s*\)", "a number below 0", "it stands without the brackets"),
    Look("true|false", "a truth value", "other words say the same, such as yes and no"),
)
LOOK = re.compile("|".join(f"(?P<look_{place}>{each.pattern})" for place, each in enumerate(LOOKS)))
# The longest of them but formulas, "15 September 2026" with blanks to spare.
LONGEST = 30
FORMULA = ("=", "@", "+", "-")


def look(text: str) -> Look | None:
    """What a spreadsheet takes a text for; None if it shows it as it stands."""
    if len(text) > LONGEST and not text.startswith(FORMULA):
        return None
    found = LOOK.fullmatch(text.strip().lower())
    return LOOKS[int(str(found.lastgroup).removeprefix("look_"))] if found else None


def texts(tables: Tables) -> Iterator[DataError]:
    """No text is taken for something else by a spreadsheet."""
    for table, resource in tables.resources.items():
        for field in resource["schema"]["fields"]:
            if field["type"] != "string":
                continue
            name = field["name"]
            changed = {
                text: taken
                for text in {row[name] for row in tables.rows[table] if row[name]}
                if (taken := look(text))
            }
            for line, row in tables.lines(table) if changed else ():
                if taken := changed.get(row[name]):
                    yield tables.fault(
                        table,
                        line,
                        name,
                        f"{quoted(row[name])} is not allowed; a spreadsheet takes it for "
                        f"{taken.like}, so {taken.instead}.",
                    )


RULES = (texts,)
