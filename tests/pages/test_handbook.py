"""The handbook at the end of the evidence page: codebook, marks, words, how to cite."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry.ui.evidence import handbook
from tests.support import choices
from tests.support.app import plain_page, tables_of, text_of
from tests.support.evidence_page import SCRIPT, open_evidence
from tests.support.records import EVIDENCE


def one_table() -> None:
    from goodcry.ui.evidence import handbook
    from goodcry.ui.kit import frame, keys, registry

    keys.enter(registry.page("evidence"))
    handbook.codebook(frame.load_evidence())


@pytest.fixture(scope="module")
def drawn() -> AppTest:
    """The part of the page that explains the fields of a table."""
    return AppTest.from_function(one_table, default_timeout=30).run()


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_the_codebook_says_what_each_field_means(drawn: AppTest, table: str) -> None:
    page = choices.choose(drawn, "table", table)
    assert not page.exception
    text = text_of(page)
    file = EVIDENCE.resources[table]["path"]
    assert [one.proto.label for one in page.get("download_button")] == [file]
    for field in EVIDENCE.resources[table]["schema"]["fields"]:
        assert handbook.field_line(field) in text
        for allowed in field.get("constraints", {}).get("enum", ()):
            assert f"`{allowed}`" in handbook.field_line(field)


def test_the_codebook_of_a_table_opens_by_its_address() -> None:
    page = open_evidence(view="download", table="presets")
    for field in EVIDENCE.resources["presets"]["schema"]["fields"]:
        assert handbook.field_line(field) in text_of(page)


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
    closed = plain_page(SCRIPT)
    assert not tables_of(closed), "closed panels cost nothing"
    shown = text_of(open_evidence(**{key: "true"}))
    for text in wanted:
        assert text in shown
