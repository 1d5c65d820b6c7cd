"""Reads the codebooks and the tables of a data folder, and holds each table to its codebook.

A data folder has two parts, each in a folder of its own: ``evidence``, and ``content``, which may
refer to the evidence. The codebook ``datapackage.json`` of a part (Data Package standard) says
which tables and fields exist, what each field allows and which row refers to which. The first
thing that is wrong ends the reading with one sentence, which names files as they stand in the
data folder.
"""

from __future__ import annotations

import csv
import io
import json
import math
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

Row = Mapping[str, Any]
Codebook = Mapping[str, Any]

CODEBOOK = "datapackage.json"

# The parts of a data folder. A part may refer to itself and to those before it, never to a later
# one: what the app is made of rests on the evidence, not the other way round.
PARTS = ("evidence", "content")

# Numbers as the Data Package standard writes them; Python would also take " 7 " and "1_000".
NUMBERS = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "number": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
}


class DataError(ValueError):
    """The evidence base cannot be used; the message names file, row, field and what is allowed."""


def read_codebooks(
    folder: Path, needed: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Codebook]:
    """Part -> its codebook, with at least the tables needed (part -> names of tables).

    The paths of the tables in them start at the data folder.

    Raises:
        DataError: a file is missing, not UTF-8, not JSON, or lacks an entry that is needed; a
            name is that of two tables; or a part refers to a later one.
    """
    codebooks: dict[str, Codebook] = {}
    tables: dict[str, list[str]] = {}  # file of a codebook -> the tables in it
    for part in PARTS:
        file = posixpath.join(part, CODEBOOK)
        codebooks[part] = _read_codebook(folder, file)
        tables[file] = []
        for resource in codebooks[part]["resources"]:
            for other, names in tables.items():
                if resource["name"] in names:
                    raise DataError(
                        f"{file}, resources: the table {resource['name']!r} already stands in "
                        f"{other}; each must be unique."
                    )
            tables[file].append(resource["name"])
            resource["path"] = posixpath.join(part, resource["path"])
        for table in (needed or {}).get(part, ()):
            _need_table(table, file, tables)
        for resource in codebooks[part]["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                package = key["reference"].get("package", CODEBOOK)
                target = posixpath.normpath(posixpath.join(part, package))
                if target not in tables:
                    raise DataError(
                        f"{file}, foreignKeys of {resource['name']}: {package!r} is not allowed; "
                        f"a row may refer to {' or '.join(tables)}."
                    )
                _need_table(key["reference"]["resource"], target, tables)
    return codebooks


def _read_codebook(folder: Path, file: str) -> Codebook:
    text = _read_text(folder, file)
    try:
        codebook: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(f"{file}, line {error.lineno}: not valid JSON: {error.msg}.") from None
    _need(codebook, file, "top level", "created", "resources")
    for resource in codebook["resources"]:
        _need(resource, file, "resources", "name", "path", "schema")
        _need(resource["schema"], file, f"schema of {resource['name']}", "fields", "primaryKey")
        for field in resource["schema"]["fields"]:
            _need(field, file, f"fields of {resource['name']}", "name", "type")
    return codebook


def _need(entry: object, file: str, place: str, *keys: str) -> None:
    for key in keys:
        if not isinstance(entry, dict) or key not in entry:
            raise DataError(
                f"{file}, {place}: {key!r} is missing; an entry must have {', '.join(keys)}."
            )


def _need_table(table: str, file: str, tables: Mapping[str, Sequence[str]]) -> None:
    if table not in tables[file]:
        raise DataError(
            f"{file}, resources: the table {table!r} is needed; found: {', '.join(tables[file])}."
        )


def resources_of(codebooks: Mapping[str, Codebook]) -> dict[str, Mapping[str, Any]]:
    """Table -> its entry in the codebook that has it, part by part."""
    return {
        resource["name"]: resource
        for codebook in codebooks.values()
        for resource in codebook["resources"]
    }


def read_table(folder: Path, resource: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rows of the table that a codebook entry describes; empty cells are None.

    Raises:
        DataError: the file cannot be read, or a column, value or key is not what the codebook
            allows.
    """
    file = resource["path"]
    text = _read_text(folder, file)
    _check_shape(file, text)
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    _check_columns(file, list(frame.columns), names)
    columns = [_typed_column(file, frame[field["name"]], field) for field in fields]
    rows = tuple(dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
    _check_keys(file, rows, key_fields(resource))
    return rows


def check_references(
    table: str, resources: Mapping[str, Mapping[str, Any]], rows: Mapping[str, Sequence[Row]]
) -> None:
    """DataError at the first row of a table that refers to a row which does not exist."""
    resource = resources[table]
    for reference in resource["schema"].get("foreignKeys", []):
        fields = _as_list(reference["fields"])
        target = reference["reference"]["resource"]
        target_fields = _as_list(reference["reference"]["fields"])
        known = {tuple(row[field] for field in target_fields) for row in rows[target]}
        for line, row in enumerate(rows[table], start=2):
            key = tuple(row[field] for field in fields)
            if any(part is None for part in key) or key in known:
                continue
            shown = ", ".join(str(part) for part in key)
            raise DataError(
                f"{resource['path']}, line {line}, {'+'.join(fields)}: {shown!r} is not in "
                f"{resources[target]['path']}; it must be the {'+'.join(target_fields)} of a row "
                "there."
            )


def key_fields(resource: Mapping[str, Any]) -> list[str]:
    """Names of the fields that together identify a row of a table."""
    return _as_list(resource["schema"]["primaryKey"])


def _as_list(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _read_text(folder: Path, file: str) -> str:
    try:
        return (folder / file).read_bytes().decode("utf-8-sig")
    except OSError:
        raise DataError(
            f"{file}: the file is missing or cannot be opened; it must stand in data/."
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{file}, line {line}: not UTF-8 text; the file must be saved as UTF-8."
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
