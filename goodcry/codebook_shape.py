"""The shape of a codebook: which entries it may hold, and what may stand in each.

A codebook follows the Data Package standard (https://datapackage.org), of which this app reads a
part. What it does not read it refuses: a rule that nobody looks at would seem to be kept.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodcry.faults import DataError, quoted

ANY_FIELD = ("required", "unique")
# Type of a field -> the constraints that can be set on it.
TYPES: Mapping[str, tuple[str, ...]] = {
    "string": (*ANY_FIELD, "enum", "pattern"),
    "integer": (*ANY_FIELD, "minimum", "maximum"),
    "number": (*ANY_FIELD, "minimum", "maximum"),
    "date": ANY_FIELD,
    "yearmonth": ANY_FIELD,
}
# A zip file cannot hold the times before.
FIRST_YEAR = 1980


@dataclass(frozen=True)
class Value:
    """What may stand under a key of an entry, as a test and in words."""

    fits: Callable[[Any], bool]
    allowed: str
    needed: bool = False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object, fits: Callable[[Any], bool]) -> bool:
    """A list with something in it, nothing twice."""
    if not isinstance(value, list) or not value or not all(fits(each) for each in value):
        return False
    return len({repr(each) for each in value}) == len(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except (re.error, RecursionError, OverflowError):
        return False


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).year >= FIRST_YEAR
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


def _names(value: object) -> bool:
    return _is_text(value) or _is_list(value, _is_text)


TEXT = Value(_is_text, "some text")
NEEDED_TEXT = Value(_is_text, "some text", needed=True)
OBJECT = Value(lambda value: isinstance(value, dict), "an object in { }")
NEEDED_OBJECT = Value(OBJECT.fits, OBJECT.allowed, needed=True)
LIST = Value(lambda value: isinstance(value, list) and bool(value), "a list with entries")
NEEDED_LIST = Value(LIST.fits, LIST.allowed, needed=True)
ANYTHING = Value(lambda _: True, "anything")
SWITCH = Value(lambda value: isinstance(value, bool), "true or false")
NUMBER = Value(_is_number, "a number")
FIELDS = Value(_names, "the name of a field, or a list of them", needed=True)
NAME = Value(_matches("[a-z][a-z0-9_]*"), "a name in small letters, digits and _", needed=True)

PACKAGE = {
    "created": Value(_is_day, f"a day that exists, YYYY-MM-DD, {FIRST_YEAR} or later", needed=True),
    "resources": NEEDED_LIST,
    **dict.fromkeys(("title", "description", "version"), NEEDED_TEXT),
    **dict.fromkeys(("$schema", "profile", "name", "id", "homepage", "image"), TEXT),
    "licenses": NEEDED_LIST,
    "keywords": Value(lambda value: _is_list(value, _is_text), "a list of words"),
    **dict.fromkeys(("contributors", "sources"), ANYTHING),
}
LICENCE = {
    "name": NEEDED_TEXT,
    "path": Value(_matches("https?://.+"), "a web address", needed=True),
    "title": TEXT,
}
RESOURCE = {
    "name": NAME,
    "path": Value(
        _matches(r"[A-Za-z0-9_-]+\.csv"), "the name of a .csv file beside the codebook", needed=True
    ),
    "schema": NEEDED_OBJECT,
    **dict.fromkeys(("title", "description"), NEEDED_TEXT),
    "format": Value(lambda value: value == "csv", "csv"),
    "encoding": Value(lambda value: value == "utf-8", "utf-8"),
    **dict.fromkeys(("profile", "mediatype"), TEXT),
}
SCHEMA = {
    "fields": NEEDED_LIST,
    "primaryKey": FIELDS,
    "foreignKeys": LIST,
    "missingValues": Value(lambda value: value == [""], '[""], an empty cell'),
}
FIELD = {
    "name": NAME,
    "type": Value(
        lambda value: isinstance(value, str) and value in TYPES,
        f"one of {', '.join(TYPES)}",
        needed=True,
    ),
    "description": NEEDED_TEXT,
    **dict.fromkeys(("title", "unit", "example"), TEXT),
    "constraints": OBJECT,
    "categories": LIST,
    "categoriesOrdered": SWITCH,
}
CONSTRAINTS = {
    **dict.fromkeys(ANY_FIELD, SWITCH),
    "enum": Value(lambda value: _is_list(value, _is_text), "a list of texts, each once"),
    "pattern": Value(_is_pattern, "a regular expression"),
    "minimum": NUMBER,
    "maximum": NUMBER,
}
CATEGORY = {"value": NEEDED_TEXT, "label": NEEDED_TEXT, "sign": TEXT, "meaning": TEXT}
KEY = {"fields": FIELDS, "reference": NEEDED_OBJECT}
REFERENCE = {"resource": NEEDED_TEXT, "fields": FIELDS, "package": TEXT}


def faults(codebook: Any, file: str) -> Iterator[DataError]:
    """What is wrong with one codebook by itself."""
    found = list(_wrong(codebook, f"{file}, top level", PACKAGE))
    yield from found
    if found:
        return
    for licence in codebook["licenses"]:
        yield from _wrong(licence, f"{file}, licenses", LICENCE)
    for resource in codebook["resources"]:
        found = list(_wrong(resource, f"{file}, resources", RESOURCE))
        found += () if found else _wrong_schema(resource["schema"], resource["name"], file)
        yield from found


def _wrong(entry: object, where: str, values: Mapping[str, Value]) -> Iterator[DataError]:
    """What an entry lacks, or holds and may not."""
    needed = [key for key, value in values.items() if value.needed]
    found = entry if isinstance(entry, dict) else {}
    if not isinstance(entry, dict) and not needed:
        yield DataError(f"{where}: {quoted(entry)} is not allowed; it must be an object in {{ }}.")
    for key in needed:
        if key not in found:
            yield DataError(f"{where}: {key!r} is missing; an entry must have {', '.join(needed)}.")
    for key, held in found.items():
        expected = values.get(key)
        if expected is None:
            yield DataError(
                f"{where}: {quoted(key)} is not known to this app, which would not look at it; "
                f"allowed: {', '.join(values)}."
            )
        elif not expected.fits(held):
            yield DataError(
                f"{where}, {key}: {quoted(held)} is not allowed; it must be {expected.allowed}."
            )


def _wrong_schema(schema: Mapping[str, Any], table: str, file: str) -> Iterator[DataError]:
    found = list(_wrong(schema, f"{file}, schema of {table}", SCHEMA))
    yield from found
    if found:
        return
    for field in schema["fields"]:
        found += _wrong_field(field, table, file)
    for key in schema.get("foreignKeys", ()):
        where = f"{file}, foreignKeys of {table}"
        wrong = list(_wrong(key, where, KEY))
        found += wrong or _wrong(key["reference"], where, REFERENCE)
    yield from found or _wrong_keys(schema, table, file)


def _wrong_field(field: Any, table: str, file: str) -> Iterator[DataError]:
    found = list(_wrong(field, f"{file}, fields of {table}", FIELD))
    yield from found
    if found:
        return
    where = f"{file}, fields of {table}, {field['name']}"
    known = {key: value for key, value in CONSTRAINTS.items() if key in TYPES[field["type"]]}
    limits = field.get("constraints", {})
    found = list(_wrong(limits, f"{where}, constraints", known))
    for category in field.get("categories", ()):
        found += _wrong(category, f"{where}, categories", CATEGORY)
    yield from found
    if found:
        return
    if "categories" in field:
        values = [category["value"] for category in field["categories"]]
        if field["type"] != "string":
            yield DataError(f"{where}: categories are not allowed; the type must be string.")
        if len(set(values)) < len(values) or values != limits.get("enum", values):
            yield DataError(
                f"{where}, categories: {quoted(values)} is not allowed; each value must stand "
                "once, and in the order of enum where there is one."
            )
    if limits.get("minimum", -math.inf) > limits.get("maximum", math.inf):
        yield DataError(
            f"{where}, minimum: {limits['minimum']} is not allowed; it must be at most the "
            f"maximum, {limits['maximum']}."
        )


def _wrong_keys(schema: Mapping[str, Any], table: str, file: str) -> Iterator[DataError]:
    """Fields that stand twice or that a key names in vain; key fields that may be empty."""
    names = [field["name"] for field in schema["fields"]]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield DataError(f"{file}, fields of {table}: {name!r} stands twice; each must be unique.")
    required = {
        field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")
    }
    for name in as_list(schema["primaryKey"]):
        if name not in required:
            yield DataError(
                f"{file}, schema of {table}, primaryKey: {quoted(name)} is not allowed; it must "
                f"be a required field: {', '.join(sorted(required))}."
            )
    for key in schema.get("foreignKeys", ()):
        for name in as_list(key["fields"]):
            if name not in names:
                yield DataError(
                    f"{file}, foreignKeys of {table}: {quoted(name)} is not allowed; it must be a "
                    f"field of the table: {', '.join(names)}."
                )


def as_list(value: str | list[str]) -> list[str]:
    """One name or several, as the standard allows both."""
    return [value] if isinstance(value, str) else list(value)
