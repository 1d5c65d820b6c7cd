"""The value of a cell: what its text says in the type of its field, or why it says nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from goodcry.codebook import choices
from goodcry.faults import quoted

# Numbers as the Data Package standard writes them; Python would also take " 7 " and "1_000".
NUMBERS = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "number": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
}
# What a spreadsheet makes of one where people write it otherwise, and how to write it here.
LOCAL_NUMBER = re.compile(r"[+-\u2212]?\d[\d.,'\u2019\s]*%?")
AS_NUMBER = "with a point before its decimals and no other sign"
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATES = ("date", "yearmonth")
WORDS = {
    "string": "some text",
    "integer": "a whole number",
    "number": "a number",
    "date": "a day that exists, written YYYY-MM-DD",
    "yearmonth": "a month, written YYYY-MM",
}

# What a spreadsheet makes of "3-4" or "3/4", in the languages of those who may send a file.
MONTH = (
    "(jan|ene|gen|feb|fev|fév|mar|mär|mrz|mrt|maa|apr|avr|abr|may|mai|mei|mag|maj|jun|jui|giu|jul|"
    "lug|aug|ago|aoû|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic)"
    r"[a-zäéû]*\.?"
)
SPREADSHEET_DATE = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}( \d\d:\d\d(:\d\d)?)?|\d{{1,2}}[./]\d{{1,2}}[./](\d{{2}}|\d{{4}})"
    rf"|\d{{1,4}}[-./ ]+{MONTH}([-./ ]+\d{{1,4}})?|{MONTH}[-./ ]+\d{{1,4}}",
    re.IGNORECASE,
)
LONGEST_DATE = 24  # characters, "15. September 2026 12:00" among them
SPREADSHEET_ERROR = re.compile(r"#[A-ZÄÖÜ/0?!]+[!?]?|[0-9][.,][0-9]+E\+[0-9]+")
SUSPECT = re.compile(r"[\d#]")  # either holds one of these; few texts do


class Values(dict[str, Any]):
    """Text of a cell -> its value in the type of a field, None for an empty one.

    Each text is looked at once: most texts of a column stand there many times. For a text that
    does not fit, ValueError says what was found and what is allowed.
    """

    def __init__(self, field: Mapping[str, Any]) -> None:
        allowed = choices(field)
        super().__init__(zip(allowed, allowed, strict=True))
        self._field = field
        self._value_of = _reader(field)

    def __missing__(self, text: str) -> Any:
        value = None
        if text.strip():
            value = self._value_of(text)
            if value is None:
                damage = None if self._field["type"] in DATES else _damage(text)
                allowed = _allowed(self._field)
                if self._field["type"] in NUMBERS and LOCAL_NUMBER.fullmatch(text):
                    allowed += f", {AS_NUMBER}"
                raise ValueError(damage or f"{quoted(text)} is not allowed; it must be {allowed}.")
        elif self._field.get("constraints", {}).get("required"):
            raise ValueError(f"empty, but {_allowed(self._field)} is needed.")
        self[text] = value
        return value


def _reader(field: Mapping[str, Any]) -> Callable[[str], Any]:
    """A function that gives the value of a text with something in it, None if it does not fit."""
    kind, limits = field["type"], field.get("constraints", {})
    if kind in NUMBERS:
        low, high = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
        return lambda text: _number(text, kind, low, high)
    if kind == "date":
        return _day
    if kind == "yearmonth":
        return lambda text: text if _day(f"{text}-01") else None
    if choices(field):
        return lambda _: None  # all that fit are known
    if "pattern" in limits:
        pattern = re.compile(limits["pattern"])
        return lambda text: _undamaged(text) if pattern.fullmatch(text) else None
    return _undamaged


def _number(text: str, kind: str, low: float, high: float) -> int | float | None:
    if not NUMBERS[kind].fullmatch(text):
        return None
    value = int(text) if kind == "integer" else float(text)
    return value if math.isfinite(value) and low <= value <= high else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        return None


def _undamaged(text: str) -> str | None:
    """A text, None if a spreadsheet damaged it. Few texts need the longer look."""
    if len(text) > LONGEST_DATE or text.isidentifier() or not SUSPECT.search(text):
        return text
    return None if _damage(text) else text


def _damage(text: str) -> str | None:
    """What a spreadsheet did to a text, and what to do about it; None if it did nothing."""
    if len(text) > LONGEST_DATE:
        return None
    if SPREADSHEET_DATE.fullmatch(text.strip()):
        what = "is a date, as spreadsheets make one of a text such as 3-4"
    elif SPREADSHEET_ERROR.fullmatch(text.strip()):
        what = "was left by a spreadsheet that could not read the cell"
    else:
        return None
    return (
        f"{quoted(text)} {what}; type the text again, with the column of the spreadsheet set to "
        "“text” first."
    )


def _allowed(field: Mapping[str, Any]) -> str:
    """What a field allows, in words."""
    limits = field.get("constraints", {})
    if choices(field):
        return "one of " + ", ".join(choices(field))
    if "pattern" in limits:
        return f"text of the form {limits['pattern']}"
    words = WORDS[field["type"]]
    if "minimum" in limits and "maximum" in limits:
        return f"{words} from {limits['minimum']} to {limits['maximum']}"
    if "minimum" in limits:
        return f"{words}, {limits['minimum']} or more"
    if "maximum" in limits:
        return f"{words}, {limits['maximum']} or less"
    return words
