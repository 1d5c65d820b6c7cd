"""Texts that spreadsheets change are told from those that they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodcry.checks import spreadsheets
from goodcry.evidence import DataError

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

TAKEN = {
    "a date": (
        *("2-3", "31/12", "12 - 31", "3 / 9", "5-21", "1-45", "9-1999", "2026-06", "2011-7"),
        *("9-8-8", "1/2/2003", "31-12-99", "2003/4/30", "Mar12", "sept2", "MARCH1", "2 June"),
        *("may2013", "12dec", "July 4, 1999", "4 July 1999", "Feb. 3"),
    ),
    "a time": ("1:30", "19:00", "7:05:09", "4:15 pm", "4 pm", "11a"),
    "a formula": ("=1+1", "@here", "-/-/bpm", "+/- 5", "-0.26 / +0.27", "- none", "=" * 99),
    "a number without its sign": ("+5", "+0.27", "+358"),
    "a fraction": ("1 1/2", "0 3/4"),
    "a number without its first 0": ("024", "007", "00.5"),
    "a power of ten": ("1E5", "12e3", "2.5E-3"),
    "a number that is shown as 1.2E+11": ("123456789012",),
    "a number without its commas": ("21,438", "1,234,567.8"),
    "a number below 0": ("(12)", "( 1.5 )"),
    "a truth value": ("true", "FALSE"),
}
KEPT = (
    *("+", "-", "=", "?", "0", "4", "-0.04", ".57", "22%", "-13", "2–3", "± 5", "−0.26 / +0.27"),
    *("upper 3 / lower 9", "28/57; 49/70", "33 / 17 / 50", "44 / 132", "217-237", "217–237"),
    *("0 24", "116 123", "0800 111 0 111", "13 11 14", "90101", "19:00–22:00", "at 19:00"),
    *("march", "mark2012", "marsh2004", "decety2006", "sleep-1", "E10", "e13052", "A01", "may"),
    *("1-3 / 10-20", "52 / 38 / 10", "10.1111/1469-8986.00001", "1.4-55", "12 and up", "untrue"),
)


@pytest.mark.parametrize(
    ("text", "like"),
    [pytest.param(text, like, id=text) for like, texts in TAKEN.items() for text in texts],
)
def test_a_text_that_a_spreadsheet_changes(text: str, like: str) -> None:
    found = spreadsheets.look(text)
    assert found
    assert found.like == like


@pytest.mark.parametrize("text", KEPT)
def test_a_text_that_a_spreadsheet_keeps(text: str) -> None:
    assert spreadsheets.look(text) is None


@pytest.mark.parametrize("look", spreadsheets.LOOKS, ids=lambda look: look.like)
def test_each_look_has_examples(look: spreadsheets.Look) -> None:
    assert look.like in TAKEN


@pytest.mark.parametrize(
    ("table", "field", "text", "says"),
    [
        ("evidence/findings", "value", "2-3", ("takes it for a date", "with an en dash (2–3)")),
        ("evidence/findings", "spread", "+/- 5", ("takes it for a formula", "the minus sign −")),
        ("content/crisis_lines", "call", "024", ("without its first 0", "(0 24)")),
    ],
)
def test_such_a_text_in_a_cell_is_refused(
    data_copy: DataCopy, table: str, field: str, text: str, says: tuple[str, ...]
) -> None:
    data_copy.edit(table.partition("/")[2], 2, **{field: text})
    with pytest.raises(DataError) as caught:
        data_copy.load()
    [message] = [
        str(fault)
        for fault in (caught.value, *caught.value.more)
        if str(fault).startswith(f"{table}.csv, line 2, {field}: {text!r} is not allowed; ")
    ]
    assert all(words in message for words in says)


def test_numbers_and_days_in_columns_of_their_own_are_left_alone(data_copy: DataCopy) -> None:
    data_copy.edit("findings", data_copy.line("findings", id="phys-037"), low="2.0", high="3e0")
    data_copy.edit("crisis_lists", 2, listed_on="2026-07")
    assert data_copy.load().row("findings", "phys-037")["high"] == 3
