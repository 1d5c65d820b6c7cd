"""The handbook at the end of the evidence page: codebook, marks, words, how to cite."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.evidence import handbook
from tests.support.app import assert_healthy, tables_of, text_of
from tests.support.evidence_page import open_evidence
from tests.support.records import EVIDENCE


@pytest.fixture(scope="module")
def codebook() -> AppTest:
    return open_evidence(view="Download")


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_the_codebook_says_what_each_field_means(codebook: AppTest, table: str) -> None:
    page = codebook.selectbox(key="table").set_value(table).run()
    assert_healthy(page)
    text = text_of(page)
    file = EVIDENCE.resources[table]["path"]
    assert file in {one.proto.label for one in page.get("download_button")}
    for field in EVIDENCE.resources[table]["schema"]["fields"]:
        assert handbook.field_line(field) in text
        for allowed in field.get("constraints", {}).get("enum", ()):
            assert f"`{allowed}`" in handbook.field_line(field)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (
            "marks",
            [
                words
                for _, table, field in handbook.MARKS
                for entry in EVIDENCE.categories(table, field).values()
                for words in (entry.mark, entry.meaning)
            ],
        ),
        ("words", [row["term"] for row in EVIDENCE.rows("glossary")]),
        ("cite", ["CITATION.cff", "Creative Commons", "creativecommons.org"]),
        ("mistake", ["issue tracker", EVIDENCE.rows("findings")[0]["id"]]),
    ],
)
def test_what_is_folded_opens_by_its_address(key: str, wanted: list[str]) -> None:
    assert not tables_of(open_evidence()), "closed panels cost nothing"
    page = open_evidence(**{key: "true"})
    shown = text_of(page)
    for text in wanted:
        assert text in shown
