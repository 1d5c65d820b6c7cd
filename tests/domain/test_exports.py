"""What a reader takes away is complete and is what the app reads."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pybtex.database
import pytest

from goodcry import exports
from goodcry.evidence import CODEBOOK, PARTS, Evidence, load
from tests.support.records import EVIDENCE


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_a_table_is_its_file(table: str) -> None:
    path = EVIDENCE.folder / EVIDENCE.resources[table]["path"]
    assert exports.table(EVIDENCE, table) == path.read_bytes()


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
