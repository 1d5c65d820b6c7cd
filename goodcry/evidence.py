"""Reads the tables in ``data/`` once and checks what the app relies on.

``data/evidence/`` is the evidence base, ``data/content/`` what the app is made of: lessons,
stories, help. :mod:`goodcry.tables` holds each table to the codebook of its part,
:mod:`goodcry.checks` to what no single field can say. This module answers the questions that pages
ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from goodcry import checks, tables
from goodcry.codebook import CODEBOOK, PARTS, Codebook, choices, key_fields, resources_of
from goodcry.faults import DataError, refuse
from goodcry.tables import Row

__all__ = ["CODEBOOK", "DATA_FOLDER", "PARTS", "Category", "DataError", "Evidence", "Row", "load"]

DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Category:
    """A value that a field allows, with the words and the sign that readers see for it."""

    value: str
    label: str
    sign: str = ""
    meaning: str = ""

    @property
    def mark(self) -> str:
        """Sign and label: a shape and a word, never colour alone."""
        return f"{self.sign} {self.label}".strip()


class Evidence:
    """The checked tables, with the questions that pages ask of them.

    Rows are plain dictionaries; a missing value is ``None``; numbers are ``int`` or ``float``.
    """

    def __init__(
        self,
        codebooks: Mapping[str, Codebook],
        rows: Mapping[str, tuple[Row, ...]],
        folder: Path,
    ) -> None:
        self.codebooks = codebooks  # of the parts of the data: "evidence" and "content"
        self.folder = folder
        self._rows = rows
        self._categories: dict[tuple[str, str], dict[str, Category]] = {}
        self._by_key: dict[str, dict[str, Row]] = {}
        self._groups: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Row]]] = {}

    @cached_property
    def resources(self) -> dict[str, Mapping[str, Any]]:
        """Table name -> its entry in its codebook (title, description, schema).

        The entry's ``path`` starts at the data folder; its first part tells the part of the data.
        """
        return resources_of(self.codebooks)

    @property
    def date(self) -> str:
        """The day on which the evidence was collected, as YYYY-MM-DD."""
        return str(self.codebooks["evidence"]["created"])[:10]

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table, in file order. ValueError for an unknown table."""
        if table not in self._rows:
            raise ValueError(f"no table {table!r}; there are: {', '.join(sorted(self._rows))}")
        return self._rows[table]

    def row(self, table: str, key: str) -> Row:
        """The row with this key in a table with a one-field key. ValueError if there is none."""
        rows = self._keyed(table)
        if key not in rows:
            raise ValueError(f"no {key!r} in {table}; allowed: {', '.join(rows)}")
        return rows[key]

    def has(self, table: str, key: str) -> bool:
        """Whether a table with a one-field key holds this key. ValueError for an unknown table."""
        return key in self._keyed(table)

    def _keyed(self, table: str) -> dict[str, Row]:
        if table not in self._by_key:
            rows = self.rows(table)
            fields = key_fields(self.resources[table])
            if len(fields) != 1:
                raise ValueError(f"a row of {table} needs {' and '.join(fields)}; use where()")
            self._by_key[table] = {str(row[fields[0]]): row for row in rows}
        return self._by_key[table]

    def where(self, table: str, **equal: Any) -> tuple[Row, ...]:
        """The rows of a table in which each named field equals the value given.

        Raises:
            ValueError: an unknown table or field.
        """
        fields = tuple(sorted(equal))
        index = self._groups.get((table, fields))
        if index is None:
            for field in fields:
                self._field(table, field)
            index = defaultdict(list)
            for row in self.rows(table):
                index[tuple(row[field] for field in fields)].append(row)
            self._groups[table, fields] = index
        return tuple(index.get(tuple(equal[field] for field in fields), ()))

    def allowed(self, table: str, field: str) -> list[str]:
        """The values that the codebook allows in a field, in its order."""
        return choices(self._field(table, field))

    def categories(self, table: str, field: str) -> Mapping[str, Category]:
        """Value -> its category, for each value of a field that the codebook gives words for.

        A field such as ``read``, which many tables share, has its words at one of them.

        Raises:
            ValueError: an unknown table or field, or no words for its values.
        """
        key = (table, field)
        if key not in self._categories:
            here = self._field(table, field).get("categories")
            found = here or self._shared_categories(field, self.allowed(table, field))
            if not found:
                raise ValueError(f"the codebook has no categories for {field} of {table}")
            self._categories[key] = {entry["value"]: Category(**entry) for entry in found}
        return self._categories[key]

    def category(self, table: str, field: str, value: str) -> Category:
        """The words for one value of a field. ValueError, with what is allowed, if unknown."""
        found = self.categories(table, field)
        if value not in found:
            raise ValueError(f"no {value!r} in {field} of {table}; allowed: {', '.join(found)}")
        return found[value]

    def _shared_categories(self, name: str, values: list[str]) -> list[dict[str, str]]:
        """The categories of a field of the same name and values in another table."""
        for resource in self.resources.values():
            for field in resource["schema"]["fields"]:
                found: list[dict[str, str]] = field.get("categories", [])
                if field["name"] == name and [entry["value"] for entry in found] == values:
                    return found
        return []

    def _field(self, table: str, name: str) -> Mapping[str, Any]:
        self.rows(table)
        entries: list[Mapping[str, Any]] = self.resources[table]["schema"]["fields"]
        fields = {entry["name"]: entry for entry in entries}
        if name not in fields:
            raise ValueError(f"no field {name!r} in {table}; there are: {', '.join(fields)}")
        return fields[name]

    def assumption(self, key: str) -> float:
        """The value of a row of ``assumptions.csv``: what a calculation about crying assumes."""
        return float(self.row("assumptions", key)["value"])

    def setting(self, key: str) -> float:
        """The value of a row of ``settings.csv``: what the app itself is set to."""
        return float(self.row("settings", key)["value"])


def load(folder: str | Path | None = None) -> Evidence:
    """Read and check all tables of a data folder (default: the repository's ``data/``).

    Raises:
        DataError: one sentence naming file (as ``evidence/findings.csv``), row (the line in the
            file), field and what is allowed, for the first thing that is wrong; what else is
            wrong stands in its ``more``.
    """
    folder = DATA_FOLDER if folder is None else Path(folder)
    found = tables.read(folder)
    refuse(checks.faults(found))
    return Evidence(found.codebooks, found.rows, folder)
