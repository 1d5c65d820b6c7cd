"""The records of ``data/``: one test for each, named after it, or others in their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from goodcry.evidence import Evidence, Row, load

EVIDENCE = load()
# Factor -> its levels, by their ids.
FACTORS = {
    factor["id"]: [row["level"] for row in EVIDENCE.where("factor_levels", factor=factor["id"])]
    for factor in EVIDENCE.rows("factors")
}


def with_tables(**made_up: Iterable[Row]) -> Evidence:
    """The evidence base with these rows in place of those of the tables named."""
    tables = {table: EVIDENCE.rows(table) for table in EVIDENCE.resources}
    tables |= {table: tuple(rows) for table, rows in made_up.items()}
    return Evidence(EVIDENCE.codebooks, tables, EVIDENCE.folder)


def name(row: Row, table: str) -> str:
    """The key of a row, for the name of a test."""
    key = EVIDENCE.resources[table]["schema"]["primaryKey"]
    return "-".join(str(row[field]) for field in ([key] if isinstance(key, str) else key))


def each(table: str, **equal: Any) -> pytest.MarkDecorator:
    """One test for each row of a table."""
    rows = EVIDENCE.where(table, **equal)
    return pytest.mark.parametrize("row", [pytest.param(row, id=name(row, table)) for row in rows])
