"""One test for each record of ``data/``, named after the record."""

from __future__ import annotations

from typing import Any

import pytest

from goodcry.evidence import Row, load

EVIDENCE = load()


def name(row: Row, table: str) -> str:
    """The key of a row, for the name of a test."""
    key = EVIDENCE.resources[table]["schema"]["primaryKey"]
    return "-".join(str(row[field]) for field in ([key] if isinstance(key, str) else key))


def each(table: str, **equal: Any) -> pytest.MarkDecorator:
    """One test for each row of a table."""
    rows = EVIDENCE.where(table, **equal)
    return pytest.mark.parametrize("row", [pytest.param(row, id=name(row, table)) for row in rows])
