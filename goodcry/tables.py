"""Reads the codebook and the tables of a data folder, and holds each table to the codebook.

The codebook ``datapackage.json`` (Data Package standard) says which tables and fields exist,
what each field allows and which row refers to which. The first thing that is wrong ends the
reading with one sentence.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

Row = Mapping[str, Any]

CODEBOOK = "datapackage.json"

# Numbers as the Data Package standard writes them; Python would also take " 7 " and "1_000".
NUMBERS = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "number": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
}


class DataError(ValueError):
    """The evidence base cannot be used; the message names file, row, field and what is allowed."""


def read_codebook(folder: Path, needed: Iterable[str] = ()) -> Mapping[str, Any]:
    """The codebook of a data folder, with at least the tables needed.

    Raises:
        DataError: the file is missing, not UTF-8, not JSON, or lacks an entry that is needed.
    """
    text = _read_text(folder / CODEBOOK)
    try:
        codebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(f"{CODEBOOK}, line {error.lineno}: not valid JSON: {error.msg}.") from None
    _need(codebook, "top level", "created", "resources")
    for resource in codebook["resources"]:
        _need(resource, "resources", "name", "path", "schema")
        _need(resource["schema"], f"schema of {resource['name']}", "fields", "primaryKey")
        for field in resource["schema"]["fields"]:
            _need(field, f"fields of {resource['name']}", "name", "type")
    tables = [resource["name"] for resource in codebook["resources"]]
    targets = [
        key["reference"]["resource"]
        for resource in codebook["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    ]
    for table in [*needed, *targets]:
        if table not in tables:
            raise DataError(
                f"{CODEBOOK}, resources: the table {table!r} is needed; found: {', '.join(tables)}."
            )
    return dict(codebook)


def _need(entry: object, place: str, *keys: str) -> None:
    for key in keys:
        if not isinstance(entry, dict) or key not in entry:
            raise DataError(
                f"{CODEBOOK}, {place}: {key!r} is missing; an entry must have {', '.join(keys)}."
            )


def read_table(folder: Path, resource: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rows of the table that a codebook entry describes; empty cells are None.

    Raises:
        DataError: the file cannot be read, or a column, value or key is not what the codebook
            allows.
    """
    path = folder / resource["path"]
    text = _read_text(path)
    _check_shape(path.name, text)
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    _check_columns(path.name, list(frame.columns), names)
    columns = [_typed_column(path.name, frame[field["name"]], field) for field in fields]
    rows = tuple(dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
    _check_keys(path.name, rows, key_fields(resource))
    return rows


def check_references(resource: Mapping[str, Any], rows: Mapping[str, Sequence[Row]]) -> None:
    """DataError at the first row of a table that refers to a row which does not exist."""
    for reference in resource["schema"].get("foreignKeys", []):
        fields = _as_list(reference["fields"])
        target = reference["reference"]["resource"]
        target_fields = _as_list(reference["reference"]["fields"])
        known = {tuple(row[field] for field in target_fields) for row in rows[target]}
        for line, row in enumerate(rows[resource["name"]], start=2):
            key = tuple(row[field] for field in fields)
            if any(part is None for part in key) or key in known:
                continue
            shown = ", ".join(str(part) for part in key)
            raise DataError(
                f"{resource['path']}, line {line}, {'+'.join(fields)}: {shown!r} is not in "
                f"{target}.csv; it must be the {'+'.join(target_fields)} of a row there."
            )


def key_fields(resource: Mapping[str, Any]) -> list[str]:
    """Names of the fields that together identify a row of a table."""
    return _as_list(resource["schema"]["primaryKey"])


def _as_list(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise DataError(
            f"{path.name}: the file is missing or cannot be opened; it must stand in data/."
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{path.name}, line {line}: not UTF-8 text; the file must be saved as UTF-8."
        ) from None


def _check_shape(file: str, text: str) -> None:
    """Each row stands on one line and has a cell for each column.

    pandas would pad a short row, skip an empty line, and take the surplus first cells of
    long rows for an index, all without a word.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if not header:
            raise DataError(f"{file}, line 1: the file is empty; a line of column names is needed.")
        for line, cells in enumerate(reader, start=2):
            if reader.line_num != line:
                raise DataError(
                    f"{file}, line {line}: a line break inside a cell; a row must be one line."
                )
            if len(cells) != len(header):
                raise DataError(
                    f"{file}, line {line}: the number of cells is {len(cells)}; it must be "
                    f"{len(header)}, one for each of: {', '.join(header)}."
                )
    except csv.Error as error:
        raise DataError(
            f"{file}, line {reader.line_num}: not a readable CSV row ({error}); quotes must come "
            "in pairs around a cell."
        ) from None


def _check_columns(file: str, found: Sequence[str], expected: Sequence[str]) -> None:
    for name in expected:
        if name not in found:
            raise DataError(
                f"{file}, line 1: the column {name!r} is missing; found: {', '.join(found)}."
            )
    for name in found:
        if name not in expected:
            raise DataError(
                f"{file}, line 1: the column {name!r} is not in {CODEBOOK}; "
                f"allowed: {', '.join(expected)}."
            )


def _typed_column(file: str, texts: Iterable[str], field: Mapping[str, Any]) -> list[Any]:
    """The column's values in the codebook's type; empty text becomes None."""
    name, kind = field["name"], field["type"]
    limits = field.get("constraints", {})
    required, enum = limits.get("required", False), limits.get("enum")
    pattern = re.compile(limits["pattern"]) if "pattern" in limits else None
    low, high = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
    values: list[Any] = []
    for line, text in enumerate(texts, start=2):
        where = f"{file}, line {line}, {name}"
        if not text.strip():
            if required:
                raise DataError(f"{where}: empty, but {_allowed(field)} is needed.")
            values.append(None)
            continue
        value: Any = text
        if kind in NUMBERS:
            value = _number(text, kind)
            if value is None or not low <= value <= high:
                raise DataError(f"{where}: {text!r} is not allowed; it must be {_allowed(field)}.")
        elif (enum and text not in enum) or (pattern and not pattern.fullmatch(text)):
            raise DataError(f"{where}: {text!r} is not allowed; it must be {_allowed(field)}.")
        values.append(value)
    return values


def _number(text: str, kind: str) -> int | float | None:
    if not NUMBERS[kind].fullmatch(text):
        return None
    value = int(text) if kind == "integer" else float(text)
    return value if math.isfinite(value) else None


def _allowed(field: Mapping[str, Any]) -> str:
    """What a field allows, in words."""
    limits = field.get("constraints", {})
    if "enum" in limits:
        return "one of " + ", ".join(limits["enum"])
    if "pattern" in limits:
        return f"text of the form {limits['pattern']}"
    words = {"integer": "a whole number", "number": "a number"}.get(field["type"], "some text")
    if "minimum" in limits and "maximum" in limits:
        return f"{words} from {limits['minimum']} to {limits['maximum']}"
    if "minimum" in limits:
        return f"{words}, {limits['minimum']} or more"
    return words


def _check_keys(file: str, rows: Sequence[Row], fields: Sequence[str]) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for line, row in enumerate(rows, start=2):
        key = tuple(row[field] for field in fields)
        if key in seen:
            shown = ", ".join(str(part) for part in key)
            raise DataError(
                f"{file}, line {line}, {'+'.join(fields)}: {shown!r} already stands in line "
                f"{seen[key]}; each must be unique."
            )
        seen[key] = line
