"""Files at their addresses: what they hold, how they are kept, and what is refused in words."""

from __future__ import annotations

import json
import re

import pytest

from goodcry import downloads, exports
from goodcry.evidence import Evidence
from goodcry.server import files
from tests.support.asgi import ask
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE
from tests.support.served_files import APP, DISPOSITION, HANDOUTS, get, name_of

PACKAGES = [f"{part}/datapackage.json" for part in EVIDENCE.codebooks]
NAMED = [downloads.ALL_DATA, downloads.BIBTEX, downloads.CSL_JSON, downloads.EFFECTS]
ADDRESSES = [
    *(f"/data/{name}" for name in ("findings.csv", "evidence/findings.csv", *PACKAGES, *NAMED)),
    *(f"/handouts/{name}.html" for name in HANDOUTS),
    "/CITATION.cff",
]
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "bib": "text/x-bibtex; charset=utf-8",
    "json": "application/json",
    "cff": "application/yaml",
    "html": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_every_table_has_its_address(table: str) -> None:
    answer = get(f"/data/{table}.csv")
    assert answer.status == 200
    assert answer.body == exports.table(EVIDENCE, table)
    assert name_of(answer) == f"{table}.csv"


@pytest.mark.parametrize("part", list(EVIDENCE.codebooks))
def test_a_codebook_finds_its_tables_beside_it(part: str) -> None:
    """Whoever reads the address of a data package finds its tables from there."""
    book = get(f"/data/{part}/datapackage.json")
    assert book.body == (EVIDENCE.folder / part / "datapackage.json").read_bytes()
    for resource in json.loads(book.body)["resources"]:
        answer = get(f"/data/{part}/{resource['path']}")
        assert answer.body == (EVIDENCE.folder / part / resource["path"]).read_bytes()


def test_what_is_made_of_all_data_has_its_address(evidence: Evidence) -> None:
    assert get("/data/a-good-cry-data.zip").body == exports.archive(evidence)
    assert get("/data/a-good-cry.bib").body == exports.bibtex(evidence)
    assert get("/data/a-good-cry.json").body == exports.csl_json(evidence)
    assert get("/CITATION.cff").text == exports.citation_file()


def test_an_installation_without_citation_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "CITATION_FILE", EVIDENCE.folder / "nowhere")
    answer = get("/CITATION.cff")
    assert answer.status == 404 and "without" in answer.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_is_asked_for_anew_and_sent_only_if_it_changed(address: str) -> None:
    answer = get(address)
    tag = answer.headers["etag"]
    assert answer.status == 200 and re.fullmatch('"[0-9a-f]{32}"', tag)
    assert answer.headers["cache-control"] == "no-cache"
    assert get(address).headers["etag"] == tag
    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = get(address, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag and again.headers["cache-control"] == "no-cache"
    assert get(address, If_None_Match='"another"').body == answer.body


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_file_has_its_headers(address: str) -> None:
    answer = get(address)
    assert answer.headers["content-type"] == MEDIA[address.rpartition(".")[2]]
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["x-content-type-options"] == "nosniff"
    shown = address.startswith("/handouts")
    assert answer.headers[DISPOSITION].startswith("inline" if shown else "attachment")
    assert name_of(answer).isascii()
    if not shown:
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_asks_for_the_head_gets_the_head(address: str) -> None:
    head, whole = ask(APP, address, "HEAD"), get(address)
    assert (head.status, head.body) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)


def test_only_reading_is_allowed() -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(APP, "/data/findings.csv", method).status == 405


def test_a_file_is_made_once(monkeypatch: pytest.MonkeyPatch, data_copy: DataCopy) -> None:
    made = []

    def archive(evidence: Evidence) -> bytes:
        made.append(evidence)
        return b"PK"

    monkeypatch.setattr(exports, "archive", archive)
    state, other = data_copy.load(), data_copy.load()
    for evidence in (state, state, other):
        monkeypatch.setattr(files, "held", lambda evidence=evidence: evidence)
        assert get("/data/a-good-cry-data.zip").body == b"PK"
    assert made == [state, other]


def test_what_was_not_wanted_for_long_goes(evidence: Evidence) -> None:
    """Handouts are made for any address that is asked; they may not fill the memory."""
    for number in range(downloads.MOST_KEPT + 5):
        downloads.kept(evidence, number, lambda: downloads.File("a.csv", b""))
        downloads.kept(evidence, "wanted", lambda: downloads.File("b.csv", b""))
    assert len(downloads._kept[evidence]) == downloads.MOST_KEPT
    assert {"wanted", number} <= downloads._kept[evidence].keys()


@pytest.mark.parametrize(
    "name",
    [
        *("", "zzz.csv", "findings", "findings.csv/", "../LICENSE", "evidence/../../app.py"),
        *("evidence/LICENSE", "evidence", "%00", "zzz.csv?q=a", "Findings.csv", "/etc/passwd"),
    ],
)
def test_an_unknown_file_is_told_what_there_is(name: str) -> None:
    answer = get(f"/data/{name}")
    assert answer.status == 404
    for known in ("findings.csv", "a-good-cry.bib", "evidence/datapackage.json"):
        assert known in answer.text
    assert "zzz" not in answer.text


@pytest.fixture
def damaged(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> DataCopy:
    """The server reads data of which a table is damaged."""
    data_copy.edit("findings", 2, read="by heart")
    monkeypatch.setattr(files, "held", data_copy.load)
    return data_copy


@pytest.mark.parametrize("address", ["/data/findings.csv", "/data/zzz", "/handouts/stories.html"])
def test_damaged_data_are_no_files(damaged: DataCopy, address: str) -> None:
    answer = get(address)
    assert answer.status == 503
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "evidence/findings.csv, line 2" in answer.text and "by heart" in answer.text


def test_mended_data_are_served_again(damaged: DataCopy) -> None:
    assert get("/data/findings.csv").status == 503
    damaged.mend()
    assert get("/data/findings.csv").status == 200
