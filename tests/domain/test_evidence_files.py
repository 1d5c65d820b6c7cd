"""Files that cannot be read as the codebook says stop the app with one helpful sentence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from goodcry.evidence import DataError, load
from tests.support.codebook_damage import resource
from tests.support.damage import Damage, check, codebook, raw_line
from tests.support.data_copy import DataCopy


def of_care_claims(entries: dict[str, Any]) -> dict[str, Any]:
    """The reference from the care signs to the claims of the articles."""
    keys = resource(entries, "care_signs")["schema"]["foreignKeys"]
    return next(key["reference"] for key in keys if key["fields"] == "claim")


ON_LESSONS = {
    "foreignKeys": [
        {
            "fields": "topic",
            "reference": {
                "package": "../content/datapackage.json",
                "resource": "lessons",
                "fields": "id",
            },
        }
    ]
}


def latin_1(text: bytes) -> bytes:
    """An é as old programs write it."""
    return text.replace(b"e", b"\xe9", 1)


def device_for_file(copy: DataCopy) -> None:
    """The name of a table leads to a device, of which nobody knows how much can be read."""
    copy.path("nodes").unlink()
    copy.path("nodes").symlink_to(os.devnull)


def folder_for_file(copy: DataCopy) -> None:
    """A folder with the name of a table."""
    copy.path("nodes").unlink()
    copy.path("nodes").mkdir()


DAMAGES = [
    # Files.
    Damage(
        "a table is missing",
        lambda copy: copy.path("findings").unlink(),
        "evidence/findings.csv: ",
        ("missing", "must stand in data/"),
    ),
    Damage(
        "the codebook is missing",
        lambda copy: (copy.folder / "evidence/datapackage.json").unlink(),
        "evidence/datapackage.json: ",
        ("missing", "must stand in data/"),
    ),
    Damage(
        "a folder where a table should be",
        folder_for_file,
        "evidence/nodes.csv: ",
        ("cannot be opened", "must stand in data/"),
    ),
    Damage(
        "a device where a table should be",
        device_for_file,
        "evidence/nodes.csv: ",
        ("cannot be opened", "must stand in data/"),
    ),
    Damage(
        "rows without end",
        lambda copy: copy.rewrite(
            "evidence/nodes.csv", lambda text: text + b"relief,Relief,feeling\n" * 300_000
        ),
        "evidence/nodes.csv: ",
        ("6.6 MB is not allowed; it must be at most 5 MB",),
    ),
    Damage(
        "an empty file",
        lambda copy: copy.path("presets").write_bytes(b""),
        "content/presets.csv, line 1: ",
        ("empty", "column names"),
    ),
    Damage(
        "a table in latin-1",
        raw_line("findings", 3, latin_1),
        "evidence/findings.csv, line 3: ",
        ("not UTF-8", "saved as UTF-8"),
    ),
    Damage(
        "the codebook in latin-1",
        lambda copy: copy.rewrite("evidence/datapackage.json", latin_1),
        "evidence/datapackage.json, line ",
        ("not UTF-8", "saved as UTF-8"),
    ),
    Damage(
        "a table in UTF-16",
        lambda copy: copy.rewrite(
            "evidence/nodes.csv", lambda text: text.decode().encode("utf-16")
        ),
        "evidence/nodes.csv, line 1: ",
        ("UTF-16", "must be saved as UTF-8"),
    ),
    # The codebook.
    Damage(
        "a codebook without tables",
        codebook(lambda entries: entries.pop("resources")),
        "evidence/datapackage.json, top level: ",
        ("'resources'", "created, resources"),
    ),
    Damage(
        "a table without a key",
        codebook(lambda entries: resource(entries, "nodes")["schema"].pop("primaryKey")),
        "evidence/datapackage.json, schema of nodes: ",
        ("'primaryKey'", "fields, primaryKey"),
    ),
    Damage(
        "a field without a type",
        codebook(lambda entries: resource(entries, "nodes")["schema"]["fields"][0].pop("type")),
        "evidence/datapackage.json, fields of nodes: ",
        ("'type'", "name, type"),
    ),
    Damage(
        "a codebook without a table that is referred to",
        codebook(lambda entries: entries["resources"].remove(resource(entries, "sources"))),
        "evidence/datapackage.json, resources: ",
        ("'sources' is needed", "found: "),
    ),
    Damage(
        "a codebook without a table that predictions start from",
        codebook(lambda entries: entries["resources"].remove(resource(entries, "base_rates"))),
        "evidence/datapackage.json, resources: ",
        ("'base_rates' is needed", "found: "),
    ),
    # Two parts of the data.
    Damage(
        "the other codebook is missing",
        lambda copy: (copy.folder / "content/datapackage.json").unlink(),
        "content/datapackage.json: ",
        ("missing", "must stand in data/"),
    ),
    Damage(
        "a codebook without a table that the other part refers to",
        codebook(lambda entries: entries["resources"].remove(resource(entries, "organ_effects"))),
        "evidence/datapackage.json, resources: ",
        ("'organ_effects' is needed", "found: "),
    ),
    Damage(
        "a table of the same name in both parts",
        codebook(lambda entries: resource(entries, "lessons").update(name="nodes"), "content"),
        "content/datapackage.json, resources: ",
        ("'nodes' already stands in evidence/datapackage.json", "unique"),
    ),
    Damage(
        "a key into the other part that does not say so",
        codebook(lambda entries: of_care_claims(entries).pop("package"), "content"),
        "content/datapackage.json, resources: ",
        ("'article_claims' is needed", "found: "),
    ),
    Damage(
        "evidence that refers to what the app is made of",
        codebook(lambda entries: resource(entries, "findings")["schema"].update(ON_LESSONS)),
        "evidence/datapackage.json, foreignKeys of findings: ",
        ("'../content/datapackage.json' is not allowed", "refer to evidence/datapackage.json"),
    ),
    # Columns and rows.
    Damage(
        "a missing column",
        lambda copy: copy.drop_column("findings", "read"),
        "evidence/findings.csv, line 1: ",
        ("column 'read' is missing", "found: id, source"),
    ),
    Damage(
        "an unknown column",
        lambda copy: copy.add_column("findings", "mood", "fine"),
        "evidence/findings.csv, line 1: ",
        ("column 'mood' is not in datapackage.json", "allowed: id, source"),
    ),
    Damage(
        "semicolons instead of commas",
        lambda copy: copy.rewrite("evidence/nodes.csv", lambda text: text.replace(b",", b";")),
        "evidence/nodes.csv, line 1: ",
        ("separated by semicolons", "must be separated by commas", "CSV UTF-8"),
    ),
    Damage(
        "a note of a spreadsheet before the columns",
        lambda copy: copy.rewrite("evidence/nodes.csv", lambda text: b"sep=;\r\n" + text),
        "evidence/nodes.csv, line 1: ",
        ("'sep=;' is a note between spreadsheets", "must be deleted", "separated by commas"),
    ),
    Damage(
        "a column without a name, as a spreadsheet saves an empty one",
        lambda copy: copy.add_column("nodes", ""),
        "evidence/nodes.csv, line 1: ",
        ("column 4 has no name", "or be deleted"),
    ),
    Damage(
        "tabs instead of commas",
        lambda copy: copy.rewrite("evidence/nodes.csv", lambda text: text.replace(b",", b"\t")),
        "evidence/nodes.csv, line 1: ",
        ("separated by tabs", "must be separated by commas", "CSV UTF-8"),
    ),
    Damage(
        "quoted cells between semicolons",
        lambda copy: copy.rewrite("evidence/nodes.csv", lambda _: b'"id";"label"\n"a";"b"\n'),
        "evidence/nodes.csv, line 1: ",
        ("separated by semicolons",),
    ),
    Damage(
        "a file of one blank",
        lambda copy: copy.path("nodes").write_bytes(b" \n"),
        "evidence/nodes.csv, line 1: ",
        ("the file is empty", "column names"),
    ),
    Damage(
        "a column twice",
        lambda copy: copy.rewrite(
            "evidence/nodes.csv",
            lambda text: b"id,label,group,id\n" + text.partition(b"\n")[2].replace(b"\n", b",x\n"),
        ),
        "evidence/nodes.csv, line 1: ",
        ("column 'id' stands twice",),
    ),
    Damage(
        "the name of a column that goes on and on",
        lambda copy: copy.add_column("nodes", "x" * 5000),
        "evidence/nodes.csv, line 1: ",
        (f"the column '{'x' * 59}…' is not in datapackage.json",),
    ),
    Damage(
        "one row with a cell too many",
        raw_line("presets", 4, lambda text: text + b",surplus"),
        "content/presets.csv, line 4: ",
        ("number of cells is 4", "must be 3", "id, name, story"),
    ),
    Damage(
        "the first row with a cell too many",
        raw_line("presets", 2, lambda text: text + b",surplus"),
        "content/presets.csv, line 2: ",
        ("number of cells is 4", "must be 3"),
    ),
    Damage(
        "every row with a cell too many",
        lambda copy: copy.rewrite(
            "evidence/nodes.csv",
            lambda text: b"id,label,group\n" + text.partition(b"\n")[2].replace(b"\n", b",more\n"),
        ),
        "evidence/nodes.csv, line 2: ",
        ("number of cells is 4", "must be 3"),
    ),
    Damage(
        "a row with a cell too few",
        raw_line("nodes", 5, lambda text: text.rpartition(b",")[0]),
        "evidence/nodes.csv, line 5: ",
        ("number of cells is 2", "must be 3", "id, label, group"),
    ),
    Damage(
        "an empty line",
        raw_line("nodes", 5, lambda text: b"\n" + text),
        "evidence/nodes.csv, line 5: ",
        ("no cell holds anything", "must be deleted"),
    ),
    Damage(
        "a quote that is never closed",
        raw_line("nodes", 5, lambda text: text.replace(b",", b',"', 1)),
        "evidence/nodes.csv, line ",
        ("not a readable CSV row", "in pairs"),
    ),
    Damage(
        "a line break inside a cell",
        raw_line("nodes", 5, lambda text: text.replace(b",", b',"\n",', 1)),
        "evidence/nodes.csv, line 5: ",
        ("line break inside a cell", "must be one line"),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_message_names_the_file_the_line_and_what_must_be_there(
    damage: Damage, data_copy: DataCopy
) -> None:
    check(damage, data_copy)


def test_a_folder_that_does_not_exist_is_named_by_its_first_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^evidence/datapackage\.json: the file is missing"):
        load(tmp_path / "nowhere")
