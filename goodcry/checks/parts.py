"""What consists of rows of another table: a factor of levels, an account of knots."""

from __future__ import annotations

from goodcry.faults import DataError, quoted
from goodcry.tables import Tables


def too_few(
    tables: Tables, whole: str, line: int, key: str, parts: str, word: str, number: int
) -> DataError:
    """That a row of the table ``whole`` has fewer than two rows of ``parts``, called ``word``."""
    return tables.fault(
        whole,
        line,
        "id",
        f"the number of {word} of {quoted(key)} in {tables.resources[parts]['path']} is {number}; "
        "at least two are needed.",
    )
