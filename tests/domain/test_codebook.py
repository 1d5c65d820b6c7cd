"""A codebook that the app cannot read, or would read only in part, stops it with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.codebook_damage import field, of_node, resource, spoilt
from tests.support.damage import Damage, check, codebook

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


def categories(*values: object) -> Callable[[dict[str, Any]], object]:
    """Labels for these values of a field."""
    return lambda entry: entry.update(
        categories=[{"value": value, "label": f"the {value}"} for value in values]
    )


DAMAGES = [
    # Types and constraints that the reader does not know, or that do not go together.
    of_node(
        "an unknown type",
        lambda entry: entry.update(type="int"),
        "fields of nodes, type: ",
        "'int' is not allowed; it must be one of string, integer, number, date, yearmonth",
    ),
    of_node(
        "a type that is a number",
        lambda entry: entry.update(type=7),
        "fields of nodes, type: ",
        "7 is not allowed",
    ),
    of_node(
        "an unknown constraint",
        lambda entry: entry["constraints"].update(maxLength=3),
        "fields of nodes, group, constraints: ",
        "'maxLength' is not known to this app",
        "allowed: required, unique, enum, pattern",
    ),
    of_node(
        "a constraint of another type",
        lambda entry: entry["constraints"].update(minimum=3),
        "fields of nodes, group, constraints: ",
        "'minimum' is not known to this app",
    ),
    of_node(
        "a misspelt key",
        lambda entry: entry.update(constraint={}),
        "fields of nodes: ",
        "'constraint' is not known to this app",
        "allowed: name, type, description",
    ),
    spoilt(
        "another separator than the comma",
        lambda entries: resource(entries, "nodes").update(dialect={"delimiter": ";"}),
        "resources: ",
        "'dialect' is not known to this app",
    ),
    spoilt(
        "another sign for what is missing",
        lambda entries: resource(entries, "nodes")["schema"].update(missingValues=["", "NA"]),
        "schema of nodes, missingValues: ",
        "['', 'NA'] is not allowed",
    ),
    # Entries of a wrong type.
    of_node(
        "constraints that are a text",
        lambda entry: entry.update(constraints="required"),
        "fields of nodes, constraints: ",
        "'required' is not allowed; it must be an object",
    ),
    of_node(
        "an enum that is a text",
        lambda entry: entry["constraints"].update(enum="crying"),
        "fields of nodes, group, constraints, enum: ",
        "'crying' is not allowed; it must be a list of texts",
    ),
    of_node(
        "an enum with a value twice",
        lambda entry: entry["constraints"].update(enum=["crying", "crying"]),
        "fields of nodes, group, constraints, enum: ",
        "each once",
    ),
    of_node(
        "a pattern that is none",
        lambda entry: entry["constraints"].update(pattern="(["),
        "fields of nodes, group, constraints, pattern: ",
        "'([' is not allowed; it must be a regular expression",
    ),
    of_node(
        "required that is a word",
        lambda entry: entry["constraints"].update(required="yes"),
        "fields of nodes, group, constraints, required: ",
        "'yes' is not allowed; it must be true or false",
    ),
    spoilt(
        "a minimum that is a text",
        lambda entries: field(entries, "findings", "n")["constraints"].update(minimum="0"),
        "fields of findings, n, constraints, minimum: ",
        "'0' is not allowed; it must be a number",
    ),
    spoilt(
        "a minimum above the maximum",
        lambda entries: field(entries, "triggers", "men")["constraints"].update(minimum=200),
        "fields of triggers, men, minimum: ",
        "200 is not allowed; it must be at most the maximum, 100",
    ),
    spoilt(
        "a field that is a text",
        lambda entries: resource(entries, "nodes")["schema"]["fields"].append("more"),
        "fields of nodes: ",
        "'name' is missing",
    ),
    spoilt(
        "no fields",
        lambda entries: resource(entries, "nodes")["schema"].update(fields=[]),
        "schema of nodes, fields: ",
        "[] is not allowed; it must be a list with entries",
    ),
    spoilt(
        "a field twice",
        lambda entries: resource(entries, "nodes")["schema"]["fields"].append(
            field(entries, "nodes", "label")
        ),
        "fields of nodes: ",
        "'label' stands twice",
    ),
    spoilt(
        "a table that is a text",
        lambda entries: entries["resources"].append("nodes"),
        "resources: ",
        "'name' is missing",
    ),
    spoilt(
        "resources that are an object",
        lambda entries: entries.update(resources={}),
        "top level, resources: ",
        "{} is not allowed; it must be a list",
    ),
    # Files and days.
    spoilt(
        "a file outside of the folder",
        lambda entries: resource(entries, "nodes").update(path="../../nodes.csv"),
        "resources, path: ",
        "'../../nodes.csv' is not allowed; it must be the name of a .csv file beside the codebook",
    ),
    spoilt(
        "a file of the whole machine",
        lambda entries: resource(entries, "nodes").update(path="/etc/passwd"),
        "resources, path: ",
        "'/etc/passwd' is not allowed",
    ),
    spoilt(
        "a file of two tables",
        lambda entries: resource(entries, "nodes").update(path="pairs.csv"),
        "resources: ",
        "evidence/pairs.csv is the file of nodes and of pairs",
    ),
    spoilt(
        "a day of collection that is none",
        lambda entries: entries.update(created="yesterday"),
        "top level, created: ",
        "'yesterday' is not allowed; it must be a day that exists",
    ),
    spoilt(
        "a day of collection that does not exist",
        lambda entries: entries.update(created="2026-13-45"),
        "top level, created: ",
        "'2026-13-45' is not allowed",
    ),
    spoilt(
        "a licence without an address",
        lambda entries: entries["licenses"][0].update(path="the usual one"),
        "licenses, path: ",
        "'the usual one' is not allowed; it must be a web address",
    ),
    # Keys and references.
    spoilt(
        "a key that is no field",
        lambda entries: resource(entries, "nodes")["schema"].update(primaryKey="number"),
        "schema of nodes, primaryKey: ",
        "'number' is not allowed; it must be a required field: group, id, label",
    ),
    spoilt(
        "a key that may be empty",
        lambda entries: field(entries, "nodes", "id").pop("constraints"),
        "schema of nodes, primaryKey: ",
        "'id' is not allowed; it must be a required field",
    ),
    spoilt(
        "a reference from a field that is not there",
        lambda entries: resource(entries, "findings")["schema"]["foreignKeys"][0].update(
            fields="origin"
        ),
        "foreignKeys of findings: ",
        "'origin' is not allowed; it must be a field of the table",
    ),
    spoilt(
        "a reference to what is no key",
        lambda entries: resource(entries, "findings")["schema"]["foreignKeys"][0][
            "reference"
        ].update(fields="title"),
        "foreignKeys of findings: ",
        "'source' leads to 'title'; it must lead to the key of sources: id",
    ),
    spoilt(
        "a reference without a table",
        lambda entries: resource(entries, "findings")["schema"]["foreignKeys"][0]["reference"].pop(
            "resource"
        ),
        "foreignKeys of findings: ",
        "'resource' is missing",
    ),
    spoilt(
        "a reference to a field of another type",
        lambda entries: resource(entries, "findings")["schema"]["foreignKeys"][0].update(
            fields="n"
        ),
        "foreignKeys of findings: ",
        "the type of 'n' is integer; it must be string, as that of 'id' in sources",
    ),
    # Labels.
    of_node(
        "labels for other values than those allowed",
        categories("crying", "laughing"),
        "fields of nodes, group, categories: ",
        "in the order of enum",
    ),
    of_node(
        "labels without a value",
        lambda entry: entry.update(categories=[{"label": "Crying"}]),
        "fields of nodes, group, categories: ",
        "'value' is missing; an entry must have value, label",
    ),
    of_node(
        "a label that is a number",
        lambda entry: entry.update(categories=[{"value": "crying", "label": 7}]),
        "fields of nodes, group, categories, label: ",
        "7 is not allowed; it must be some text",
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_entry_and_what_is_allowed(damage: Damage, data_copy: DataCopy) -> None:
    check(damage, data_copy)


def test_labels_may_take_the_place_of_a_list(data_copy: DataCopy) -> None:
    groups = data_copy.load().allowed("nodes", "group")

    def change(entries: dict[str, Any]) -> None:
        entry = field(entries, "nodes", "group")
        categories(*groups)(entry)
        entry["categories"][0].update(sign="●", meaning="Tears and all that goes with them.")
        del entry["constraints"]["enum"]

    codebook(change)(data_copy)
    assert data_copy.load().allowed("nodes", "group") == groups
    data_copy.edit("nodes", 2, group="laughing")
    check(
        Damage(
            "a value without a label",
            lambda _: None,
            "evidence/nodes.csv, line 2, group: ",
            ("'laughing' is not allowed; it must be one of crying",),
        ),
        data_copy,
    )
