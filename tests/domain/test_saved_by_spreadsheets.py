"""Tables that people open in a spreadsheet and save come back whole, or the cause is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from goodcry import exports
from goodcry.cells import DATES, NUMBERS, Values
from goodcry.evidence import Row
from tests.support.damage import Damage, cell, check, file_of
from tests.support.records import EVIDENCE
from tests.support.spreadsheet import Spreadsheet

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy

ENGLISH = Spreadsheet()
MACINTOSH = Spreadsheet(end="\r")
GERMAN = Spreadsheet(separator=";", decimal=",")

NUMBER = NUMBERS["number"]
Change = Callable[[bytes], bytes]


def days(table: str) -> list[str]:
    """The columns of days and months, which a spreadsheet has to be told to leave alone."""
    fields = EVIDENCE.resources[table]["schema"]["fields"]
    return [field["name"] for field in fields if field["type"] in DATES]


def without_lost_zeros(row: Row) -> dict[str, object]:
    """A row with numbers in columns of text as a spreadsheet leaves them: 1.20 is 1.2 there."""
    return {
        name: float(value) if isinstance(value, str) and NUMBER.fullmatch(value) else value
        for name, value in row.items()
    }


@pytest.mark.parametrize("program", [ENGLISH, MACINTOSH], ids=["Excel", "Excel on an old Mac"])
def test_every_table_comes_back_as_it_left(program: Spreadsheet, data_copy: DataCopy) -> None:
    for table in EVIDENCE.resources:
        content = program.saved(exports.table(EVIDENCE, table), days(table))
        data_copy.path(table).write_bytes(content)
    back = data_copy.load()
    for table in EVIDENCE.resources:
        found, left = (
            [without_lost_zeros(row) for row in rows]
            for rows in (back.rows(table), EVIDENCE.rows(table))
        )
        assert found == left, table


def saved(name: str, table: str, change: Change, start: str, *says: str) -> Damage:
    """A table that a program made something else of."""
    return Damage(
        name,
        lambda copy: copy.rewrite(file_of(table), change),
        f"{file_of(table)}, {start}: ",
        says,
    )


def with_note(content: bytes) -> bytes:
    return b"\xef\xbb\xbfsep=;\r\n" + GERMAN.saved(content).removeprefix(b"\xef\xbb\xbf")


def with_lines(more: bytes) -> Change:
    return lambda content: ENGLISH.saved(content) + more


def empty_columns(copy: DataCopy) -> None:
    for _ in range(3):
        copy.add_column("nodes", "")


def first_cells_in_one(content: bytes) -> bytes:
    """Each line in quotes, header too, as a program writes cells that hold its separator."""
    lines = content.decode().splitlines()
    return "".join('"{}"\r\n'.format(line.replace('"', '""')) for line in lines).encode()


END = f"line {len(EVIDENCE.rows('nodes')) + 2}"
SEMICOLONS = ("separated by semicolons", "must be separated by commas", "“CSV UTF-8”")
NOT_PARTED = ("the columns were not parted", "told", "commas separate the columns")
NO_UTF_8 = ("must be saved as UTF-8", "“CSV UTF-8”")
EMPTY = ("no cell holds anything", "must be deleted")
DAMAGES = [
    *(
        saved(f"{table}, as Excel in Germany saves it", table, GERMAN.saved, "line 1", *SEMICOLONS)
        for table in ("constants", "sources", "findings")
    ),
    saved(
        "semicolons, as Excel on an old Mac ends lines",
        "nodes",
        Spreadsheet(separator=";", decimal=",", end="\r").saved,
        "line 1",
        *SEMICOLONS,
    ),
    saved(
        "a note of the separator behind the mark",
        "constants",
        with_note,
        "line 1",
        "'sep=;'",
        "must be deleted",
    ),
    *(
        saved(
            f"{table}, opened by double click where semicolons separate columns",
            table,
            Spreadsheet(separator=";", decimal=",", told=False).saved,
            "line 2",
            *NOT_PARTED,
        )
        for table in ("findings", "presets")
    ),
    saved("each line a cell", "nodes", first_cells_in_one, "line 1", *NOT_PARTED),
    saved(
        "“Unicode text” of Excel",
        "sources",
        Spreadsheet(separator="\t", coding="utf-16", mark=False).saved,
        "line 1",
        "UTF-16",
        *NO_UTF_8,
    ),
    saved(
        "UTF-16 without a mark",
        "nodes",
        Spreadsheet(coding="utf-16-le", mark=False).saved,
        "line 1",
        "UTF-16",
        *NO_UTF_8,
    ),
    *(
        saved(
            f"{coding}, where no UTF-8 was chosen",
            "crisis_lines",
            Spreadsheet(coding=coding, mark=False).saved,
            "line 7",
            *NO_UTF_8,
        )
        for coding in ("cp1252", "mac-roman")
    ),
    saved("an empty row that was kept", "nodes", with_lines(b",,\r\n"), END, *EMPTY),
    saved("an empty line that was kept", "nodes", with_lines(b"\r\n"), END, *EMPTY),
    saved("a row of blanks", "nodes", with_lines(b' ," ",\r\n'), END, *EMPTY),
    Damage(
        "empty columns that were kept",
        empty_columns,
        "evidence/nodes.csv, line 1: ",
        ("column 4 has no name", "or be deleted"),
    ),
    *(
        cell(
            f"the number {text} with signs of another language",
            "base_rates",
            2,
            "better",
            text,
            "a number",
            "with a point before its decimals",
        )
        for text in ("30,5", "1.030,5", "3,05%")
    ),
    *(
        cell(f"2-3 as a day: {text}", "findings", 2, "value", text, "is a date", "“text” first")
        for text in (
            *("02-Mar", "2-Mar-26", "Mar-02", "02. Mrz", "02.03.2026", "2-mrt", "2-mars", "02/mar"),
            *("2-mar.", "2/3/2026", "2026-03-02", "2026-03-02 00:00:00", "3-feb", "1-ene", "1-gen"),
        )
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_the_cause_is_named(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)


def test_a_range_that_was_made_a_day_is_refused_in_every_column() -> None:
    """Also where no page would show that it is none, such as the pages of a source."""
    for table, resource in EVIDENCE.resources.items():
        for field in resource["schema"]["fields"]:
            with pytest.raises(ValueError, match="'02-Mar' is "):
                print(table, field["name"], Values(field)["02-Mar"])
