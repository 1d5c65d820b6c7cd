"""Damages of the codebook of the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.damage import Damage, codebook

BOOK = "evidence/datapackage.json"


def resource(entries: dict[str, Any], table: str) -> dict[str, Any]:
    """The entry of a table."""
    return next(entry for entry in entries["resources"] if entry["name"] == table)


def field(entries: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    """The entry of a field."""
    fields = resource(entries, table)["schema"]["fields"]
    return next(entry for entry in fields if entry["name"] == name)


def spoilt(name: str, change: Callable[[dict[str, Any]], object], where: str, *says: str) -> Damage:
    """A change of the codebook of the evidence; ``where`` follows the file in the message."""
    return Damage(name, codebook(change), f"{BOOK}, {where}", says)


def of_node(
    name: str, change: Callable[[dict[str, Any]], object], where: str, *says: str
) -> Damage:
    """A change of the field ``group`` of the nodes."""
    return spoilt(name, lambda entries: change(field(entries, "nodes", "group")), where, *says)
