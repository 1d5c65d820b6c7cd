"""Each record of ``data/`` keeps what the app promises about it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodcry.codebook import key_fields
from goodcry.evidence import CODEBOOK, DATA_FOLDER, PARTS, Row
from tests.support.data_copy import DataCopy
from tests.support.records import EVIDENCE, each, name

if TYPE_CHECKING:  # takes half a second to load, which only its own tests need
    import frictionless

TABLES = list(EVIDENCE.resources)
tables = pytest.mark.parametrize("table", TABLES)

# Sources that no row of another table names, and why they stand in the bibliography all the same.
UNCITED = {
    "bach2010": "read on how nerves make skin sweat; the app does not model the skin",
    "kawada1999": "read on how the heart's nerves work together; in rabbits, so no value is used",
    "rosenblueth1934": "gave the model of the heart its form, not a value",
}

# One paper under two ids, each with findings of its own.
TWINS = {
    frozenset({"bakermans2013", "bkvij2013"}): "read for love withdrawal, and again for oxytocin",
    frozenset({"rottenberg2008", "rottenberg2008pilot"}): "read for mood, and again for depression",
}

LEFTOVERS = {
    "a missing value of pandas": r"\bnan\b|\bNaN\b|<NA>|\bNaT\b",
    "a missing value of Python": r"^None$|[a-z,;] None\b",
    "a note to ourselves": r"TODO|FIXME|XXX|\?\?",
    "two blanks": r"  ",
    "a blank at an end": r"^\s|\s$",
    "a blank before a comma or full stop": r" [,;]| \.(?!\d)",
    "a comma twice": r",,",
    "text that was decoded wrongly": "\ufffd|Ã|â€",
    "a blank that cannot be seen": "[\u00a0\u200b\u2028\ufeff]",
    "a number that nobody could trace": r"88[.,]8",
}

FAULT = ["type", "rowNumber", "fieldName", "note"]


def both_parts(folder: Path) -> frictionless.Package:
    """Both parts as one package, since frictionless follows keys within a package only."""
    import frictionless

    entries = []
    for part in PARTS:
        codebook = json.loads((folder / part / CODEBOOK).read_text(encoding="utf-8"))
        entries += [entry | {"path": f"{part}/{entry['path']}"} for entry in codebook["resources"]]
    return frictionless.Package.from_descriptor(
        {"name": "both-parts", "resources": entries}, basepath=str(folder)
    )


class TestCodebook:
    def test_frictionless_finds_nothing_wrong_in_both_parts_but_what_we_spoilt(
        self, data_copy: DataCopy
    ) -> None:
        """One look at all tables, which also shows that it follows keys between the parts."""
        data_copy.edit("care_signs", 2, claim="Z99")
        report = both_parts(data_copy.folder).validate()
        found = report.flatten(FAULT)
        assert [fault[:2] for fault in found] == [["foreign-key", 2]], found
        assert "Z99" in found[0][-1]

    def test_the_evidence_is_a_package_that_can_stand_alone(self) -> None:
        import frictionless

        file = str(DATA_FOLDER / "evidence" / CODEBOOK)
        report = frictionless.Package.validate_descriptor(file)
        assert report.valid, report.flatten(FAULT)
        package = frictionless.Package(file)
        for resource in package.resources:
            for key in resource.schema.foreign_keys:
                target = key["reference"]["resource"]
                assert not target or package.has_resource(target), f"{resource.name}: {target}"

    def test_each_file_is_in_a_codebook_and_each_entry_has_its_file(self) -> None:
        listed = {entry["path"] for entry in EVIDENCE.resources.values()}
        beside = {f"{part}/{file}" for part in PARTS for file in (CODEBOOK, "LICENSE")}
        found = {path.relative_to(DATA_FOLDER).as_posix() for path in DATA_FOLDER.glob("*/*")}
        assert listed | beside == found
        assert {path.name for path in DATA_FOLDER.iterdir()} == set(PARTS)

    @pytest.mark.parametrize("part", PARTS)
    def test_a_part_says_its_licence_and_the_file_beside_it_says_the_same(self, part: str) -> None:
        [licence] = EVIDENCE.codebooks[part]["licenses"]
        assert licence["path"] in (DATA_FOLDER / part / "LICENSE").read_text(encoding="utf-8")

    @tables
    def test_codebook_tells_of_a_table_its_fields_and_its_key(self, table: str) -> None:
        entry, schema = EVIDENCE.resources[table], EVIDENCE.resources[table]["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert entry["title"]
        assert entry["description"]
        assert not {key for key, field in fields.items() if not field["description"].strip()}
        required = {
            key for key, field in fields.items() if field.get("constraints", {}).get("required")
        }
        assert set(key_fields(entry)) <= required, "a key may be empty"
        referring = {
            key["fields"]
            for key in schema.get("foreignKeys", [])
            if key["reference"]["resource"] == "sources" and isinstance(key["fields"], str)
        }
        assert fields.keys() & {"source", "article"} <= referring, "names no row of sources"


@tables
def test_table_holds_rows_and_cells_hold_no_leftovers(table: str) -> None:
    # Titles and names are the sources' own.
    kept = {"sources": {"title", "container", "authors", "url"}}.get(table, set())
    assert EVIDENCE.rows(table)
    found = [
        (what, name(row, table), field, text)
        for row in EVIDENCE.rows(table)
        for field, text in row.items()
        if isinstance(text, str) and field not in kept
        for what, pattern in LEFTOVERS.items()
        if re.search(pattern, text)
    ]
    assert not found


def test_a_number_stands_between_its_low_and_high() -> None:
    for table in TABLES:
        for row in EVIDENCE.rows(table):
            for field in ("value", "number", "effect_size"):
                value = row.get(field)
                prefix = "effect_size_" if field == "effect_size" else ""
                low, high = row.get(f"{prefix}low"), row.get(f"{prefix}high")
                if isinstance(value, int | float):
                    assert low is None or low <= value, (table, name(row, table))
                    assert high is None or value <= high, (table, name(row, table))


@pytest.mark.parametrize("table", ["sources", "findings"])
def test_a_count_says_what_was_counted(table: str) -> None:
    bare = [
        row["id"] for row in EVIDENCE.rows(table) if (row["n"] is None) != (row["n_of"] is None)
    ]
    assert not bare


class TestSources:
    def test_each_is_cited_or_has_a_reason_to_stand_here(self) -> None:
        cited = {
            row[key["fields"]]
            for table, entry in EVIDENCE.resources.items()
            for key in entry["schema"].get("foreignKeys", [])
            if key["reference"]["resource"] == "sources"
            for row in EVIDENCE.rows(table)
        }
        assert {row["id"] for row in EVIDENCE.rows("sources")} - cited == set(UNCITED)

    @pytest.mark.parametrize("field", ["doi", "title"])
    def test_no_paper_stands_under_two_ids_unless_known(self, field: str) -> None:
        ids = defaultdict(set)
        for row in EVIDENCE.rows("sources"):
            # Two web pages may well share a short title.
            if row[field] and row["type"] == "article-journal":
                ids[row[field].casefold()].add(row["id"])
        assert {frozenset(same) for same in ids.values() if len(same) > 1} == set(TWINS)

    def test_source_can_be_found_or_says_what_is_missing(self) -> None:
        for row in EVIDENCE.rows("sources"):
            known = row["title"] or row["doi"] or row["url"] or "not recorded" in row["note"]
            assert known, row["id"]
            assert row["doi"] is None or not row["doi"].startswith("http"), row["id"]
            assert row["url"] is None or not re.search(r"\s", row["url"]), row["id"]


class TestClaims:
    def test_claims_of_an_article_bear_its_letter_and_count_on(self) -> None:
        for article in EVIDENCE.rows("articles"):
            rows = EVIDENCE.where("article_claims", article=article["article"])
            assert [row["id"] for row in rows] == [
                f"{article['letter']}{place:02}" for place in range(1, len(rows) + 1)
            ]
        letters = [article["letter"] for article in EVIDENCE.rows("articles")]
        assert len(set(letters)) == len(letters), "two articles share a letter"

    def test_claim_leads_to_what_its_page_shows(self) -> None:
        for row in EVIDENCE.where("article_claims", kind="mechanism"):
            mechanisms = EVIDENCE.where("claim_mechanisms", claim=row["id"])
            assert mechanisms, f"{row['id']} needs a row in claim_mechanisms.csv"
        for row in EVIDENCE.where("article_claims", kind="moderator"):
            assert row["factor"], f"{row['id']} needs its factor"

    def test_no_two_claims_or_findings_say_the_same(self) -> None:
        for table, field in (("article_claims", "claim"), ("findings", "statement")):
            counts = Counter(row[field].casefold() for row in EVIDENCE.rows(table))
            assert [text for text, number in counts.items() if number > 1] == []


class TestFindings:
    def test_finding_behind_a_level_is_about_a_moderator(self) -> None:
        behind = {row["finding"] for row in EVIDENCE.rows("level_findings")}
        areas = {finding: EVIDENCE.row("findings", finding)["area"] for finding in behind}
        assert {finding for finding, area in areas.items() if area != "moderator"} == set()

    @each("conflicts")
    def test_conflict_sets_a_claim_against_a_finding(self, row: Row) -> None:
        assert EVIDENCE.where("conflict_claims", conflict=row["id"])
        assert EVIDENCE.where("conflict_findings", conflict=row["id"])
        assert 2 <= len(row["verdict"].split()) <= 8
