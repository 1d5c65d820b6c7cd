"""Every source as text, and in the exports of the bibliography, there and back."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from pybtex.database import parse_string
from pybtex.richtext import Text

from goodcry import bibliography
from goodcry.evidence import Row
from tests.support.records import EVIDENCE, each
from tests.support.sources import BARE, FULL

BLANK = re.compile(r"\b(None|nan)\b|\(\)|\[\]|,,|, \.| \.|  ")
CSL_TYPES = {
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset",
    "report", "thesis", "webpage",
}  # fmt: skip


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
    assert _plain(parsed.fields[field]) == FULL["container"]


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


def test_bibtex_writes_ranges_with_two_hyphens_and_addresses_as_they_are() -> None:
    address = "https://example.org/a--b_c?x=1&y=%7E~z#top"
    text = bibliography.to_bibtex([FULL | {"url": address, "doi": "10.1/a_b--c"}])
    assert f"url = {{{address}}}" in text
    assert "doi = {10.1/a_b--c}" in text
    assert "pages = {385--392}" in text


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Crying and mood: a study", "Crying and mood: a study"),
        ("A study of Dutch tears, FRC", "A study of {Dutch} tears, {FRC}"),
        ("ANS table of Neuro-Ophthalmology", "{ANS} table of {Neuro-Ophthalmology}"),
        ('"When I cry": men', '"When {I} cry": men'),
        ("open-helplines", "{open-helplines}"),
        ("The Čech's tears_2", "The {Čech's} tears\\_2"),
        ("", ""),
    ],
)
def test_braces_keep_the_capitals_of_names(title: str, written: str) -> None:
    text = bibliography.to_bibtex([FULL | {"title": title}])
    assert (f"    title = {{{written}}},\n" in text) == bool(title)


@cache
def exported() -> tuple[dict[str, Any], dict[str, Any]]:
    """Id -> item of CSL-JSON, and entry of BibTeX, of the whole bibliography."""
    sources = EVIDENCE.rows("sources")
    items = {item["id"]: item for item in bibliography.to_csl(sources)}
    return items, _parse(bibliography.to_bibtex(sources))


@each("sources")
def test_a_source_reads_well_and_survives_the_way_out_and_back(row: Row) -> None:
    items, entries = exported()
    assert_text_is_whole(row)
    assert_csl_is_whole(items[row["id"]])
    assert_bibtex_says_the_same(entries[row["id"]], row)


def assert_text_is_whole(row: Row) -> None:
    text, short = bibliography.citation(row), bibliography.short_citation(row)
    for reference in (text, short):
        assert not BLANK.search(reference)
        assert str(row["year"] or "n.d.") in reference
    assert (row["title"] or f"[{row['about']}]") in text
    assert len(short) > len(", n.d.")
    assert "…" not in short, "the head of `about` is too long to stand in for the authors"
    names, more = bibliography.authors(row)
    assert names or not more
    for name in names:
        assert name.family
        assert name.is_institution or not re.search(r"[(){}\d]|et al|unknown|not ", name.family)
        assert re.fullmatch(r"((\w|\w-\w)\. ?)*", name.initials)


def assert_csl_is_whole(item: dict[str, Any]) -> None:
    assert item["type"] in CSL_TYPES
    assert item.get("title") or item["note"]
    assert "–" not in item.get("page", "")
    assert not re.search(r"\b(None|nan|NaN)\b", json.dumps(item))
    assert all(item.values())


def assert_bibtex_says_the_same(entry: Any, row: Row) -> None:
    fields = {name: _plain(value) for name, value in entry.fields.items()}
    people = entry.persons.get("author", [])
    said = "\n".join([*fields.values(), *map(str, people)])
    assert not re.search(r"\b(None|nan)\b", said)
    for ours, theirs in {
        "title": "title", "year": "year", "volume": "volume", "issue": "number",
        "pages": "pages",
    }.items():  # fmt: skip
        assert fields.get(theirs) == (str(row[ours]) if row[ours] else None)
    for verbatim in ("doi", "url"):
        assert entry.fields.get(verbatim) == row[verbatim]
    if row["container"]:
        assert row["container"] in fields.values()
    for remark in (row["note"], None if row["title"] else row["about"]):
        assert remark is None or remark in fields["note"]
    names, more = bibliography.authors(row)
    families = [_plain(" ".join([*person.prelast_names, *person.last_names])) for person in people]
    assert families == [name.family for name in names] + ["others"] * more


def test_all_sources_in_one_file() -> None:
    keys = [source["id"] for source in EVIDENCE.rows("sources")]
    items, entries = exported()
    assert list(entries) == keys
    assert list(items) == keys
    assert len(bibliography.to_csl(EVIDENCE.rows("sources"))) == len(keys)


def _parse(text: str) -> dict[str, Any]:
    return dict(parse_string(text, "bibtex").entries)


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex))
