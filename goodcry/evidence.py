"""Reads the tables in ``data/`` once and checks what the app relies on.

``data/evidence/`` is the evidence base, ``data/content/`` what the app is made of: lessons,
stories, help. :mod:`goodcry.tables` holds each table to the codebook of its part. This module
adds what no single field can say, and answers the questions that pages ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from goodcry import guesses, statements
from goodcry.tables import (
    CODEBOOK,
    PARTS,
    Codebook,
    DataError,
    Row,
    check_references,
    key_fields,
    read_codebooks,
    read_table,
    resources_of,
)

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
        return list(self._field(table, field).get("constraints", {}).get("enum", []))

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
            file), field and what is allowed, at the first missing file, missing or unknown
            column, ragged row, duplicate key, dangling reference, value outside the codebook,
            or text that is not UTF-8.
    """
    folder = DATA_FOLDER if folder is None else Path(folder)
    codebooks = read_codebooks(
        folder, needed={"evidence": ("factors", "factor_levels", "base_rates")}
    )
    resources = resources_of(codebooks)
    rows = {table: read_table(folder, resource) for table, resource in resources.items()}
    for table in resources:
        check_references(table, resources, rows)
    _check_scores(rows)
    _check_effect_sizes(rows)
    _check_base_rates(rows)
    _check_mood_clock(rows)
    _check_subjects(rows)
    statements.check(rows)
    guesses.check(rows)
    return Evidence(codebooks, rows, folder)


def _check_scores(rows: Mapping[str, Sequence[Row]]) -> None:
    """A factor has at least two levels, and their scores span exactly 1."""
    levels: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line, row in enumerate(rows["factor_levels"], start=2):
        levels[row["factor"]].append((line, row["score"]))
    for line, factor in enumerate(rows["factors"], start=2):
        lines_and_scores = levels[factor["id"]]
        if len(lines_and_scores) < 2:
            raise DataError(
                f"evidence/factors.csv, line {line}, id: the number of levels of "
                f"{factor['id']!r} in evidence/factor_levels.csv is {len(lines_and_scores)}; at "
                "least two are needed."
            )
        scores = [score for _, score in lines_and_scores]
        if abs(max(scores) - min(scores) - 1) > 1e-9:
            raise DataError(
                f"evidence/factor_levels.csv, line {lines_and_scores[0][0]}, score: the scores of "
                f"{factor['id']!r} span {max(scores) - min(scores):g}; highest minus lowest "
                "must be 1."
            )


def _check_effect_sizes(rows: Mapping[str, Sequence[Row]]) -> None:
    """A measured effect lies in its interval and belongs to a factor that was studied."""
    for line, factor in enumerate(rows["factors"], start=2):
        size, low, high = (
            factor[name] for name in ("effect_size", "effect_size_low", "effect_size_high")
        )
        where = f"evidence/factors.csv, line {line}"
        if size is not None and factor["certainty"] == "no study found":
            raise DataError(
                f"{where}, certainty: 'no study found' is not allowed beside an effect_size; "
                "it must say how the effect was found."
            )
        if size is None and low is None and high is None:
            continue
        if size is None or (low is None) != (high is None):
            raise DataError(
                f"{where}, effect_size: it must come alone or with both effect_size_low and "
                "effect_size_high."
            )
        if low is not None and not low <= size <= high:
            raise DataError(
                f"{where}, effect_size: {size:g} is not allowed; it must lie between "
                f"effect_size_low, {low:g}, and effect_size_high, {high:g}."
            )


def _check_base_rates(rows: Mapping[str, Sequence[Row]]) -> None:
    """A base rate that predictions start from is whole, and there is one of each name."""
    lines: dict[str, int] = {}
    for line, row in enumerate(rows["base_rates"], start=2):
        base = row["base"]
        if base is None:
            continue
        if base in lines:
            raise DataError(
                f"evidence/base_rates.csv, line {line}, base: {base!r} already stands in line "
                f"{lines[base]}; each must be unique."
            )
        lines[base] = line
        for name in ("better", "same", "worse"):
            if not row[name]:
                found = "empty" if row[name] is None else f"{row[name]:g}"
                raise DataError(
                    f"evidence/base_rates.csv, line {line}, {name}: {found} is not allowed in "
                    f"the base {base!r}; it must be a number above 0."
                )


def _check_mood_clock(rows: Mapping[str, Sequence[Row]]) -> None:
    """The mood's clock has points, and each stands at a minute."""
    points = 0
    for line, row in enumerate(rows["mood_timecourse"], start=2):
        if row["clock"] == "mood" and row["direction"]:
            points += 1
            if row["minutes"] is None:
                raise DataError(
                    f"evidence/mood_timecourse.csv, line {line}, minutes: empty is not allowed "
                    "beside a direction of the clock 'mood'; it must be a number."
                )
    if not points:
        raise DataError(
            "evidence/mood_timecourse.csv, direction: all are empty for the clock 'mood'; at least "
            "one row must tell worse, same or better."
        )


def _check_subjects(rows: Mapping[str, Sequence[Row]]) -> None:
    """A finding is about one thing: a mechanism, a factor, or a topic of its area."""
    areas = {row["id"]: row["area"] for row in rows["topics"]}
    for line, row in enumerate(rows["findings"], start=2):
        allowed = {"mechanism": ["mechanism"], "moderator": ["factor", "topic"]}
        fields = allowed.get(row["area"], ["topic"])
        found = [name for name in ("factor", "mechanism", "topic") if row[name] is not None]
        if len(found) != 1 or found[0] not in fields:
            raise DataError(
                f"evidence/findings.csv, line {line}, {'+'.join(found) or fields[0]}: what the "
                f"finding is about must stand in {' or '.join(fields)} alone, since its area is "
                f"{row['area']!r}."
            )
        if row["topic"] is not None and areas[row["topic"]] != row["area"]:
            raise DataError(
                f"evidence/findings.csv, line {line}, topic: {row['topic']!r} is not allowed in "
                f"the area {row['area']!r}; it must be a topic of that area in topics.csv."
            )
