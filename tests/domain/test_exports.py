"""What a reader takes away is complete and is what the app reads."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pybtex.database
import pytest

from goodcry import exports
from goodcry.evidence import CODEBOOK, PARTS, Evidence, load
from tests.support.records import EVIDENCE

if TYPE_CHECKING:
    from tests.support.data_copy import DataCopy


tables = pytest.mark.parametrize("table", list(EVIDENCE.resources))


def in_data(table: str) -> bytes:
    """The file of a table."""
    return (EVIDENCE.folder / EVIDENCE.resources[table]["path"]).read_bytes()


@tables
def test_a_table_is_its_file_behind_the_mark_that_spreadsheets_ask_for(table: str) -> None:
    assert exports.table(EVIDENCE, table) == b"\xef\xbb\xbf" + in_data(table)


@tables
def test_pandas_reads_the_cells_of_the_file(table: str) -> None:
    found = pd.read_csv(
        io.BytesIO(exports.table(EVIDENCE, table)), dtype=str, keep_default_na=False
    )
    header, *lines = csv.reader(io.StringIO(in_data(table).decode(), newline=""))
    assert list(found.columns) == header
    assert found.to_numpy().tolist() == lines


def test_a_file_that_was_saved_with_the_mark_gets_no_second_one(data_copy: DataCopy) -> None:
    whole = exports.table(data_copy.load(), "nodes")
    data_copy.path("nodes").write_bytes(whole)
    assert exports.table(data_copy.load(), "nodes") == whole


@tables
def test_all_rows_of_a_table_are_the_table(table: str) -> None:
    backwards = reversed(EVIDENCE.rows(table))
    assert exports.rows(EVIDENCE, table, backwards) == exports.table(EVIDENCE, table)


def test_some_rows_are_their_lines_in_the_order_of_the_file() -> None:
    header, *lines = in_data("findings").splitlines(keepends=True)
    chosen = EVIDENCE.rows("findings")
    found = exports.rows(EVIDENCE, "findings", (chosen[80], chosen[3], chosen[80]))
    assert found == b"\xef\xbb\xbf" + header + lines[3] + lines[80]
    assert exports.rows(EVIDENCE, "findings", ()) == b"\xef\xbb\xbf" + header


def test_rows_of_another_table_are_refused() -> None:
    with pytest.raises(ValueError, match="no row 'made_up' in findings"):
        exports.rows(EVIDENCE, "findings", [{"id": "made_up"}])
    with pytest.raises(ValueError, match="no table 'zzz'"):
        exports.rows(EVIDENCE, "zzz", [])


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ValueError, match="no table 'zzz'"):
        exports.table(EVIDENCE, "zzz")


def test_the_archive_holds_both_parts_of_the_data_and_can_be_loaded(tmp_path: Path) -> None:
    content = exports.archive(EVIDENCE)
    assert content == exports.archive(EVIDENCE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    folder = tmp_path / "a-good-cry"
    loaded = load(folder)
    for table in EVIDENCE.resources:
        assert loaded.rows(table) == EVIDENCE.rows(table)
        file = folder / EVIDENCE.resources[table]["path"]
        assert file.read_bytes() == exports.table(EVIDENCE, table)
    assert files_in(folder) == files_in(EVIDENCE.folder)
    for part in PARTS:
        assert {f"{part}/{CODEBOOK}", f"{part}/LICENSE"} <= files_in(folder)


def files_in(folder: Path) -> set[str]:
    """The files of a folder and the folders in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files if not path.name.startswith(".")}


def test_both_bibliographies_hold_every_source(evidence: Evidence) -> None:
    keys = {row["id"] for row in evidence.rows("sources")}
    assert {item["id"] for item in json.loads(exports.csl_json(evidence))} == keys
    bibtex = pybtex.database.parse_string(exports.bibtex(evidence).decode(), "bibtex")
    assert set(bibtex.entries) == keys


def test_the_citation_file_is_the_repositorys() -> None:
    text = exports.citation_file()
    assert text
    assert "cff-version" in text


def test_a_table_can_be_worked_on(evidence: Evidence) -> None:
    for table, entry in evidence.resources.items():
        frame = exports.frame(evidence, table)
        assert list(frame.columns) == [field["name"] for field in entry["schema"]["fields"]]
        assert len(frame) == len(evidence.rows(table))
    diary = exports.frame(evidence, "base_rates").set_index("base").loc["diary"]
    assert diary["better"] == evidence.where("base_rates", base="diary")[0]["better"]


def test_an_unknown_table_is_no_frame(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match=r"'zzz'.*findings"):
        exports.frame(evidence, "zzz")
