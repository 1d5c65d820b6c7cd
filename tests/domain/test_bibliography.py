"""References: what they say when parts are missing, and that every source survives an export.

The sources are read with ``csv`` directly, so that these tests speak about references alone
and hold whatever state the other tables are in.
"""

from __future__ import annotations

import csv
import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pybtex.database import parse_string
from pybtex.richtext import Text

from goodcry import bibliography

ROOT = Path(__file__).resolve().parents[2]
FULL = {
    "id": "bylsma2011",
    "type": "article-journal",
    "authors": "Bylsma, Lauren M.; Croon, Marcel A.; Vingerhoets, Ad J. J. M.",
    "year": 2011,
    "title": "When and for whom does crying improve mood?",
    "about": "Diary of cries, kept by women",
    "container": "Journal of Research in Personality",
    "volume": "45",
    "issue": "4",
    "pages": "385-392",
    "doi": "10.1016/j.jrp.2011.04.007",
    "url": "https://example.org/copy",
    "citation_status": "as read",
    "note": None,
}
# What a source has at the least; all else is missing.
BARE = dict.fromkeys(FULL) | {
    "id": "bare",
    "type": "webpage",
    "about": "Page on tears, by nobody",
    "citation_status": "as read",
}
CSL_TYPES = {
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset",
    "report", "thesis", "webpage",
}  # fmt: skip
BLANK = re.compile(r"\b(None|nan)\b|\(\)|\[\]|,,|, \.| \.|  ")


def _read_sources() -> list[dict[str, Any]]:
    with (ROOT / "data" / "evidence" / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = [
            {field: text or None for field, text in row.items()} for row in csv.DictReader(file)
        ]
    for row in rows:
        row["year"] = row["year"] and int(row["year"])
    return rows


SOURCES = _read_sources()
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])


# --- plain text -----------------------------------------------------------------------------


def test_citation_of_a_complete_source() -> None:
    assert bibliography.citation(FULL) == (
        "Bylsma, L. M., Croon, M. A., & Vingerhoets, A. J. J. M. (2011). When and for whom does "
        "crying improve mood? Journal of Research in Personality, 45(4), 385-392. "
        "https://doi.org/10.1016/j.jrp.2011.04.007"
    )


def test_citation_of_a_bare_source_says_what_is_missing() -> None:
    assert bibliography.citation(BARE) == "No author recorded (n.d.). [Page on tears, by nobody]."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"authors": None}, "No author recorded (2011). When"),
        ({"authors": "Ursino, Mauro"}, "Ursino, M. (2011). When"),
        ({"authors": "Gross, J. J.; Levenson, R. W."}, "Gross, J. J., & Levenson, R. W. (2011)."),
        ({"authors": "Agron, S.; de March, C. A.; others"}, "Agron, S., de March, C. A., et al. ("),
        ({"authors": "Ekweremadu; others"}, "Ekweremadu et al. (2011)."),
        ({"authors": "{Mind / Populus}"}, "Mind / Populus (2011)."),
        ({"authors": "{Lifeline}; {ThroughLine}"}, "Lifeline & ThroughLine (2011)."),
        ({"authors": "Sartre, Jean-Paul"}, "Sartre, J.-P. (2011)."),
        ({"year": None}, "(n.d.). When"),
        ({"title": None}, "(2011). [Diary of cries, kept by women]. Journal"),
        ({"title": "On tears"}, "(2011). On tears. Journal"),
        ({"volume": None}, "Personality, issue 4, 385-392."),
        ({"issue": None}, "Personality, 45, 385-392."),
        ({"volume": None, "issue": None}, "Personality, 385-392."),
        ({"pages": None}, "Personality, 45(4). https"),
        ({"container": None}, "mood? 45(4), 385-392."),
        ({"doi": None}, "385-392. Read at https://example.org/copy"),
        ({"doi": None, "url": None}, "385-392."),
        ({"type": "chapter", "pages": "788"}, "In Journal of Research in Personality (p. 788)."),
        ({"type": "chapter"}, "In Journal of Research in Personality (pp. 385-392)."),
        ({"type": "chapter", "pages": None}, "In Journal of Research in Personality. https"),
        ({"type": "thesis", "container": "Lund", "volume": None, "issue": None, "pages": None},
         "mood? Thesis, Lund."),
    ],
)  # fmt: skip
def test_citation_copes_with_each_part(changes: dict[str, Any], expected: str) -> None:
    text = bibliography.citation(FULL | changes)
    assert expected in text
    assert not BLANK.search(text)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Bylsma et al., 2011"),
        ({"authors": "Ursino, Mauro"}, "Ursino, 2011"),
        ({"authors": "Gross, J. J.; Levenson, R. W."}, "Gross & Levenson, 2011"),
        ({"authors": "van Hemert, D. A.; others"}, "van Hemert et al., 2011"),
        ({"authors": "{Mind / Populus}"}, "Mind / Populus, 2011"),
        ({"authors": None}, "Diary of cries, 2011"),
        ({"authors": None, "about": "tears " * 30}, "tears tears tears tears tears tears tears "
         "tears tears …, 2011"),
        ({"year": None}, "Bylsma et al., n.d."),
    ],
)  # fmt: skip
def test_short_citation(changes: dict[str, Any], expected: str) -> None:
    assert bibliography.short_citation(FULL | changes) == expected


def test_link_prefers_the_doi() -> None:
    assert bibliography.link(FULL) == "https://doi.org/10.1016/j.jrp.2011.04.007"
    assert bibliography.link(FULL | {"doi": None}) == "https://example.org/copy"
    assert bibliography.link(BARE) is None


def test_the_example_in_the_docstring_holds() -> None:
    result = doctest.testmod(bibliography)
    assert result.attempted and not result.failed


# --- exports --------------------------------------------------------------------------------


def test_csl_item_of_a_complete_source() -> None:
    assert bibliography.to_csl([FULL | {"authors": "Croon, Marcel A.; {Mind}; others"}]) == [
        {
            "id": "bylsma2011",
            "type": "article-journal",
            "title": "When and for whom does crying improve mood?",
            "author": [
                {"family": "Croon", "given": "Marcel A."},
                {"literal": "Mind"},
                {"literal": "others"},
            ],
            "issued": {"date-parts": [[2011]]},
            "container-title": "Journal of Research in Personality",
            "volume": "45",
            "issue": "4",
            "page": "385-392",
            "DOI": "10.1016/j.jrp.2011.04.007",
            "URL": "https://example.org/copy",
        }
    ]


def test_csl_item_of_a_bare_source_describes_it_in_the_note() -> None:
    assert bibliography.to_csl([BARE]) == [
        {"id": "bare", "type": "webpage", "note": "Page on tears, by nobody."}
    ]


def test_csl_names_the_publisher_of_a_book_and_the_university_of_a_thesis() -> None:
    for kind in ("book", "thesis", "report"):
        (item,) = bibliography.to_csl([BARE | {"type": kind, "container": "Winston Press"}])
        assert item["publisher"] == "Winston Press"
        assert "container-title" not in item


def test_exports_mark_what_is_unconfirmed() -> None:
    doubtful = FULL | {"citation_status": "check", "note": "Volume unconfirmed."}
    expected = f"{bibliography.UNCONFIRMED} Volume unconfirmed."
    assert bibliography.to_csl([doubtful])[0]["note"] == expected
    assert _parse(bibliography.to_bibtex([doubtful]))["bylsma2011"].fields["note"] == expected


@pytest.mark.parametrize(
    ("kind", "entry", "field"),
    [
        ("article-journal", "article", "journal"),
        ("article-newspaper", "article", "journal"),
        ("book", "book", "publisher"),
        ("chapter", "incollection", "booktitle"),
        ("thesis", "phdthesis", "school"),
        ("report", "techreport", "institution"),
        ("webpage", "misc", "howpublished"),
        ("review-page", "misc", "howpublished"),
    ],
)
def test_bibtex_kind_and_container(kind: str, entry: str, field: str) -> None:
    parsed = _parse(bibliography.to_bibtex([FULL | {"type": kind}]))["bylsma2011"]
    assert parsed.type == entry
    assert parsed.fields[field] == FULL["container"]


def test_bibtex_keeps_names_and_special_characters() -> None:
    source = FULL | {
        "authors": "van IJzendoorn, M. H.; Gračanin, Asmir; {Mind and Body / 100%}; Wolvin; others",
        "title": 'The "warm touch" & 50% of é_amylase: #1 in {Čech} tears',
    }
    parsed = _parse(bibliography.to_bibtex([source]))["bylsma2011"]
    first, second, third, fourth, fifth = parsed.persons["author"]
    assert (first.prelast_names, first.last_names) == (["van"], ["IJzendoorn"])
    assert (second.first_names, second.last_names) == (["Asmir"], ["Gračanin"])
    assert _plain(str(third)) == "Mind and Body / 100%"
    assert (_plain(str(fourth)), str(fifth)) == ("Wolvin", "others")
    assert _plain(parsed.fields["title"]) == 'The "warm touch" & 50% of é_amylase: #1 in Čech tears'


def test_bibtex_of_nothing_is_empty() -> None:
    assert bibliography.to_bibtex([]) == ""
    assert bibliography.to_csl([]) == []


def test_the_bibtex_library_is_loaded_only_for_an_export() -> None:
    code = "import sys, goodcry.bibliography; sys.exit('pybtex' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


# --- every source ---------------------------------------------------------------------------


@each_source
def test_text_of_a_source(source: dict[str, Any]) -> None:
    text, short = bibliography.citation(source), bibliography.short_citation(source)
    for reference in (text, short):
        assert not BLANK.search(reference)
        assert str(source["year"] or "n.d.") in reference
    assert (source["title"] or f"[{source['about']}]") in text
    assert len(short) > len(", n.d.")
    assert "…" not in short, "the head of `about` is too long to stand in for the authors"


@each_source
def test_authors_of_a_source(source: dict[str, Any]) -> None:
    names, more = bibliography.authors(source)
    assert names or not more
    for name in names:
        assert name.family
        assert name.is_institution or not re.search(r"[(){}\d]|et al|unknown|not ", name.family)
        assert re.fullmatch(r"((\w|\w-\w)\. ?)*", name.initials)


@each_source
def test_csl_item_of_a_source(source: dict[str, Any]) -> None:
    (item,) = bibliography.to_csl([source])
    assert item["id"] == source["id"]
    assert item["type"] in CSL_TYPES
    assert item.get("title") or item["note"]
    assert not re.search(r"\b(None|nan|NaN)\b", json.dumps(item))
    assert all(item.values())


@each_source
def test_bibtex_of_a_source_reads_back(source: dict[str, Any]) -> None:
    text = bibliography.to_bibtex([source])
    assert not re.search(r"\b(None|nan)\b", text)
    entries = _parse(text)
    assert list(entries) == [source["id"]]
    fields = {name: _plain(value) for name, value in entries[source["id"]].fields.items()}
    for ours, theirs in {
        "title": "title", "year": "year", "volume": "volume", "issue": "number",
        "pages": "pages", "doi": "doi",
    }.items():  # fmt: skip
        assert fields.get(theirs) == (str(source[ours]) if source[ours] else None)
    assert unquote(fields.get("url", "")) == unquote(source["url"] or "")
    if source["container"]:
        assert source["container"] in fields.values()
    for said in (source["note"], None if source["title"] else source["about"]):
        assert said is None or said in fields["note"]


@each_source
def test_bibtex_authors_of_a_source_read_back(source: dict[str, Any]) -> None:
    names, more = bibliography.authors(source)
    entry = _parse(bibliography.to_bibtex([source]))[source["id"]]
    families = [
        _plain(" ".join([*person.prelast_names, *person.last_names]))
        for person in entry.persons.get("author", [])
    ]
    assert families == [name.family for name in names] + ["others"] * more


def test_all_sources_in_one_file() -> None:
    keys = [source["id"] for source in SOURCES]
    assert list(_parse(bibliography.to_bibtex(SOURCES))) == keys
    assert [item["id"] for item in bibliography.to_csl(SOURCES)] == keys


def _parse(text: str) -> dict[str, Any]:
    return dict(parse_string(text, "bibtex").entries)


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex))
