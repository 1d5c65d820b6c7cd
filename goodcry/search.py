"""Finds rows by the words that a reader types, and by what they refer to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from goodcry.evidence import Evidence, Row

# Marks that stand on or under a letter once it is taken apart ("č" is "c" and a mark).
_MARKS = re.compile("[\u0300-\u036f]")
# What of a source counts as said by each row that names it: who, when, where, in whom.
_SOURCE_FIELDS = ("id", "authors", "year", "title", "about", "container", "population")
# Letters that do not come apart, and signs that a keyboard writes differently.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "’": "'", "–": "-", "−": "-", "±": "+/-"}
)


def fold(text: str) -> str:
    """The text without capitals and accents.

    >>> fold("Gračanin & Ørsted")
    'gracanin & orsted'
    """
    if text.isascii():
        return text.casefold()
    # Taken apart first, since a mathematical letter has no small form of its own; and again,
    # since a small form can hold accents.
    small = unicodedata.normalize("NFKD", text).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", small)).translate(_LETTERS)


def search(
    rows: Iterable[Row],
    text: str,
    fields: Sequence[str],
    more: Callable[[Row], str] | None = None,
) -> tuple[Row, ...]:
    """The rows in which every word of a text occurs, whatever its capitals and accents.

    Args:
        rows: where to look; their order is kept.
        text: words between spaces; a part of a word is enough. Without words every row is found.
        fields: the fields to look into.
        more: text that belongs to a row without standing in it.

    >>> search([{"who": "Gračanin", "year": 2015}], "grac 2015", ["who", "year"])
    ({'who': 'Gračanin', 'year': 2015},)
    """
    words = set(fold(text).split())
    if not words:
        return tuple(rows)
    found = []
    for row in rows:
        parts = [str(row[field]) for field in fields if row[field] is not None]
        if more:
            parts.append(more(row))
        whole = fold("\n".join(parts))
        if all(word in whole for word in words):
            found.append(row)
    return tuple(found)


def find(evidence: Evidence, table: str, text: str = "", **wanted: Any) -> tuple[Row, ...]:
    """The rows of a table with these words in them or in the source that they name.

    Each further argument names a field and the value that it must have; ``None`` allows all.
    """
    chosen = {field: value for field, value in wanted.items() if value is not None}
    rows = evidence.where(table, **chosen) if chosen else evidence.rows(table)
    texts: dict[str, str] = {}
    pointers = references(evidence, table, "sources")

    def of_source(row: Row) -> str:
        for pointer in pointers:
            key = row[pointer]
            if key and key not in texts:
                source = evidence.row("sources", key)
                texts[key] = " ".join(str(source[field] or "") for field in _SOURCE_FIELDS)
        return " ".join(texts[row[pointer]] for pointer in pointers if row[pointer])

    return search(rows, text, text_fields(evidence, table), of_source if pointers else None)


def text_fields(evidence: Evidence, table: str) -> list[str]:
    """The fields of a table that hold text or numbers, not one of a few set words or an address."""
    fields = evidence.resources[table]["schema"]["fields"]
    return [
        field["name"]
        for field in fields
        if "enum" not in field.get("constraints", {}) and field["name"] not in ("url", "link")
    ]


def references(evidence: Evidence, table: str, target: str) -> list[str]:
    """The fields of a table that name a row of another table."""
    keys: list[Mapping[str, Any]] = evidence.resources[table]["schema"].get("foreignKeys", [])
    return [str(key["fields"]) for key in keys if key["reference"]["resource"] == target]


def citing(evidence: Evidence, source: str) -> dict[str, tuple[Row, ...]]:
    """Table -> its rows that rest on a source. Rows kept only for the record are left out."""
    found = {}
    for table in evidence.resources:
        rows = [
            row
            for field in references(evidence, table, "sources")
            for row in evidence.where(table, **{field: source})
            if row.get("shown") != "no"
        ]
        if rows:
            found[table] = tuple(rows)
    return found
