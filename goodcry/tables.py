"""Reads the tables of a data folder and holds each to its codebook (:mod:`goodcry.codebook`).

Cells that are empty become None, numbers ``int`` or ``float``, dates ``datetime.date``. What is
wrong is one sentence, which names files as they stand in the data folder.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from goodcry import cells
from goodcry.codebook import (
    CODEBOOK,
    Codebook,
    Resource,
    key_fields,
    read_codebooks,
    resources_of,
)
from goodcry.codebook_shape import as_list
from goodcry.faults import DataError, quoted, read_text, refuse, shortened

Row = Mapping[str, Any]

# What a spreadsheet saves that separates columns otherwise and opened the file at a double click.
NOT_PARTED = (
    "the columns were not parted at the commas; a spreadsheet must be told, when it imports the "
    "file, that commas separate the columns."
)
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}


@dataclass(frozen=True)
class Tables:
    """The tables of a data folder, each as its codebook wants it."""

    codebooks: Mapping[str, Codebook]
    rows: Mapping[str, tuple[Row, ...]]

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Table -> its entry in its codebook."""
        return resources_of(self.codebooks)

    def lines(self, table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table, each with its line in the file."""
        return enumerate(self.rows[table], start=2)

    def by_key(self, table: str) -> dict[Any, Row]:
        """Key -> row, for a table with a key of one field."""
        [field] = key_fields(self.resources[table])
        return {row[field]: row for row in self.rows[table]}

    def grouped(self, table: str, field: str) -> Mapping[Any, Sequence[tuple[int, Row]]]:
        """Value of a field -> the rows that have it, each with its line; none for other values."""
        found: dict[Any, list[tuple[int, Row]]] = defaultdict(list)
        for line, row in self.lines(table):
            found[row[field]].append((line, row))
        return found

    def fault(self, table: str, line: int, field: str, words: str) -> DataError:
        """That something is wrong with a field of a line."""
        return DataError(f"{self.resources[table]['path']}, line {line}, {field}: {words}")


def read(folder: Path) -> Tables:
    """All tables of a data folder.

    Raises:
        DataError: a file cannot be read; a codebook holds what the app cannot read; a column,
            value or key is not what the codebook allows; or a row refers to none.
    """
    codebooks = read_codebooks(folder)
    rows: dict[str, tuple[Row, ...]] = {}
    faults: list[DataError] = []
    for table, resource in resources_of(codebooks).items():
        try:
            rows[table] = _read_table(folder, resource)
        except DataError as fault:
            faults += (fault, *fault.more)
    refuse(faults)
    tables = Tables(codebooks, rows)
    refuse(_dead_references(tables))
    return tables


def _read_table(folder: Path, resource: Resource) -> tuple[Row, ...]:
    file = resource["path"]
    return _rows(file, read_text(folder, file), json.dumps(resource["schema"]))


@lru_cache(maxsize=200)  # who mends one table and looks again need not wait for all others
def _rows(file: str, text: str, schema_text: str) -> tuple[Row, ...]:
    schema = json.loads(schema_text)
    names = [field["name"] for field in schema["fields"]]
    _check_separator(file, text)
    header, *lines = _split(file, text)
    refuse(_wrong_columns(file, header, names))
    texts = dict(zip(header, zip(*lines, strict=True), strict=True)) if lines else {}
    columns: list[list[Any]] = []
    faults: list[DataError] = []
    for field in schema["fields"]:
        column, values = texts.get(field["name"], ()), cells.Values(field)
        try:
            columns.append([values[text] for text in column])
        except ValueError:
            faults += _wrong_cells(f"{file}, line {{}}, {field['name']}: ", column, values)
    refuse(faults)
    rows = tuple(dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
    refuse(_repeated(file, schema, rows))
    return rows


def _wrong_cells(start: str, column: Sequence[str], values: cells.Values) -> Iterator[DataError]:
    for line, text in enumerate(column, start=2):
        try:
            values[text]
        except ValueError as error:
            yield DataError(f"{start.format(line)}{error}")


def _check_separator(file: str, text: str) -> None:
    first = next(iter(text.splitlines()), "").strip()
    if first.startswith("sep="):
        raise DataError(
            f"{file}, line 1: {quoted(first)} is a note between spreadsheets; the line must be "
            "deleted, and the columns must be separated by commas."
        )
    for sign, name in SEPARATORS.items():
        if sign in first and "," not in first:
            raise DataError(
                f"{file}, line 1: the columns are separated by {name}; they must be separated by "
                "commas. In a spreadsheet, save the file anew as “CSV UTF-8” with the comma as "
                "separator."
            )


def _split(file: str, text: str) -> list[list[str]]:
    """The cells of each line, the names of the columns first: a row stands on one line."""
    if not text.strip():
        raise DataError(f"{file}, line 1: the file is empty; a line of column names is needed.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[list[str]] = []
    try:
        for line, texts in enumerate(reader, start=1):
            lines.append(texts)
            if reader.line_num != line:
                raise DataError(
                    f"{file}, line {line}: a line break inside a cell; a row must be one line."
                )
            if not any(map(str.strip, texts)):
                raise DataError(
                    f"{file}, line {line}: no cell holds anything; the line must be deleted."
                )
            if len(texts) == 1 and "," in texts[0]:
                raise DataError(f"{file}, line {line}: {NOT_PARTED}")
            if len(texts) != len(lines[0]):
                raise DataError(
                    f"{file}, line {line}: the number of cells is {len(texts)}; it must be "
                    f"{len(lines[0])}, one for each of: {_listed(lines[0])}."
                )
    except csv.Error as error:
        if re.search('";|;"', text.splitlines()[reader.line_num - 1]):
            raise DataError(f"{file}, line {reader.line_num}: {NOT_PARTED}") from None
        raise DataError(
            f"{file}, line {reader.line_num}: not a readable CSV row ({error}); quotes must come "
            "in pairs around a cell, and commas between cells."
        ) from None
    return lines


def _listed(names: Sequence[str]) -> str:
    return shortened(", ".join(shortened(name) for name in names), 300)


def _wrong_columns(file: str, found: Sequence[str], expected: Sequence[str]) -> Iterator[DataError]:
    for name in expected:
        if name not in found:
            yield DataError(
                f"{file}, line 1: the column {name!r} is missing; found: {_listed(found)}."
            )
    for name in dict.fromkeys(found):
        if not name.strip():
            yield DataError(
                f"{file}, line 1: column {found.index(name) + 1} has no name; a column must have "
                "one, or be deleted."
            )
        elif name not in expected:
            yield DataError(
                f"{file}, line 1: the column {quoted(name)} is not in {CODEBOOK}; "
                f"allowed: {', '.join(expected)}."
            )
        elif found.count(name) > 1:
            yield DataError(f"{file}, line 1: the column {name!r} stands twice; it must be unique.")


def _repeated(file: str, schema: Mapping[str, Any], rows: Sequence[Row]) -> Iterator[DataError]:
    """Keys, and fields that must be unique, that stand in an earlier line already."""
    unique = [
        [field["name"]] for field in schema["fields"] if field.get("constraints", {}).get("unique")
    ]
    for fields in (as_list(schema["primaryKey"]), *unique):
        key_of = itemgetter(*fields)
        seen: dict[Any, int] = {}
        for line, row in enumerate(rows, start=2):
            first = seen.setdefault(key_of(row), line)
            if first == line or all(row[field] is None for field in fields):
                continue
            key = quoted(", ".join(str(row[field]) for field in fields))
            yield DataError(
                f"{file}, line {line}, {'+'.join(fields)}: {key} already stands in line {first}; "
                "each must be unique."
            )


def _dead_references(tables: Tables) -> Iterator[DataError]:
    """The lines that refer to a row which does not exist, table by table."""
    known: dict[str, set[Any]] = {}  # table -> its keys
    for table, resource in tables.resources.items():
        for reference in resource["schema"].get("foreignKeys", ()):
            fields = as_list(reference["fields"])
            target = tables.resources[reference["reference"]["resource"]]
            keys, name = key_fields(target), target["name"]
            if name not in known:
                known[name] = set(map(itemgetter(*keys), tables.rows[name]))
            key_of, there = itemgetter(*fields), known[name]
            for line, row in tables.lines(table):
                if key_of(row) in there or None in (found := [row[field] for field in fields]):
                    continue
                yield tables.fault(
                    table,
                    line,
                    "+".join(fields),
                    f"{quoted(', '.join(map(str, found)))} is not in {target['path']}; it must be "
                    f"the {'+'.join(keys)} of a row there.",
                )
