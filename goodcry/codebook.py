"""Reads the codebooks of a data folder: which tables there are, and what they may hold.

A data folder has two parts, each in a folder of its own: ``evidence``, and ``content``, which may
refer to the evidence. The codebook ``datapackage.json`` of a part says which tables and fields
exist, what each field allows and which row refers to which (:mod:`goodcry.codebook_shape`).
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from goodcry import codebook_shape
from goodcry.codebook_shape import as_list
from goodcry.faults import DataError, quoted, read_text, refuse, shortened

Codebook = Mapping[str, Any]
Resource = Mapping[str, Any]

CODEBOOK = "datapackage.json"
# The parts of a data folder. A part may refer to itself and to those before it, never to a later
# one: what the app is made of rests on the evidence, not the other way round.
PARTS = ("evidence", "content")


def read_codebooks(folder: Path) -> dict[str, Codebook]:
    """Part -> its codebook. The paths of the tables in them start at the data folder.

    Raises:
        DataError: a file is missing, not UTF-8, not JSON, or holds what it may not; a name is
            that of two tables; a part refers to a later one, or to what is no key of a table.
    """
    codebooks: dict[str, Codebook] = {}
    faults: list[DataError] = []
    for part in PARTS:
        try:
            codebooks[part] = _codebook(part, read_text(folder, posixpath.join(part, CODEBOOK)))
        except DataError as fault:
            faults += (fault, *fault.more)
    refuse(faults)
    refuse(_faults_between(codebooks))
    return codebooks


def resources_of(codebooks: Mapping[str, Codebook]) -> dict[str, Resource]:
    """Table -> its entry in the codebook that has it, part by part."""
    return {
        resource["name"]: resource
        for codebook in codebooks.values()
        for resource in codebook["resources"]
    }


def key_fields(resource: Resource) -> list[str]:
    """Names of the fields that together identify a row of a table."""
    return as_list(resource["schema"]["primaryKey"])


def choices(field: Mapping[str, Any]) -> list[str]:
    """The values that a field allows, in order; empty if it allows any."""
    categories = [category["value"] for category in field.get("categories", ())]
    return list(field.get("constraints", {}).get("enum", categories))


@lru_cache(maxsize=4)  # as the rows of tables, see goodcry.tables
def _codebook(part: str, text: str) -> Codebook:
    file = posixpath.join(part, CODEBOOK)
    codebook: Codebook = _parsed(file, text)
    refuse(codebook_shape.faults(codebook, file))
    for resource in codebook["resources"]:
        resource["path"] = posixpath.join(part, resource["path"])
    return codebook


def _parsed(file: str, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        raise DataError(f"{file}, line {error.lineno}: not valid JSON: {error.msg}.") from None
    except (ValueError, RecursionError) as error:
        raise DataError(f"{file}: not valid JSON: {shortened(str(error), 120)}.") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {quoted(twice)} stands twice in one entry; it must stand once")
    return entry


def _faults_between(codebooks: Mapping[str, Codebook]) -> Iterator[DataError]:
    """What is wrong between tables and between parts: names that stand twice, dead references."""
    seen: dict[str, dict[str, Resource]] = {}  # file of a codebook -> its tables
    paths: dict[str, str] = {}
    for part, codebook in codebooks.items():
        file = posixpath.join(part, CODEBOOK)
        seen[file] = {}
        for resource in codebook["resources"]:
            name, path = resource["name"], resource["path"]
            for other, tables in seen.items():
                if name in tables:
                    yield DataError(
                        f"{file}, resources: the table {name!r} already stands in {other}; each "
                        "must be unique."
                    )
            if path in paths:
                yield DataError(
                    f"{file}, resources: {path} is the file of {paths[path]} and of {name}; each "
                    "table must have its own."
                )
            seen[file][name], paths[path] = resource, name
        for resource in codebook["resources"]:
            for key in resource["schema"].get("foreignKeys", ()):
                yield from _wrong_reference(key, resource, part, seen)


def _wrong_reference(
    key: Mapping[str, Any],
    resource: Resource,
    part: str,
    seen: Mapping[str, Mapping[str, Resource]],
) -> Iterator[DataError]:
    """A reference must lead to the key of a table of this part or of one before."""
    where = f"{posixpath.join(part, CODEBOOK)}, foreignKeys of {resource['name']}"
    reference = key["reference"]
    package = reference.get("package", CODEBOOK)
    target = posixpath.normpath(posixpath.join(part, package))
    if target not in seen:
        yield DataError(
            f"{where}: {quoted(package)} is not allowed; a row may refer to {' or '.join(seen)}."
        )
        return
    table = seen[target].get(reference["resource"])
    if table is None:
        yield needed_table(reference["resource"], target, seen[target])
        return
    expected = key_fields(table)
    if as_list(reference["fields"]) != expected or len(as_list(key["fields"])) != len(expected):
        yield DataError(
            f"{where}: {quoted(key['fields'])} leads to {quoted(reference['fields'])}; it must "
            f"lead to the key of {reference['resource']}: {', '.join(expected)}."
        )
        return
    for name, other in zip(as_list(key["fields"]), expected, strict=True):
        kinds = [type_of(resource, name), type_of(table, other)]
        if kinds[0] != kinds[1]:
            yield DataError(
                f"{where}: the type of {name!r} is {kinds[0]}; it must be {kinds[1]}, as that of "
                f"{other!r} in {reference['resource']}."
            )


def type_of(resource: Resource, field: str) -> str:
    """The type of a field of a table. KeyError for an unknown field."""
    return {each["name"]: str(each["type"]) for each in resource["schema"]["fields"]}[field]


def needed_table(table: str, file: str, found: Mapping[str, Resource]) -> DataError:
    """That a codebook lacks a table which is needed."""
    return DataError(
        f"{file}, resources: the table {quoted(table)} is needed; found: {', '.join(found)}."
    )
