"""One source on the evidence page: its reference, and everything that rests on it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, search
from goodcry.evidence import Row
from goodcry.ui.evidence import source_page
from goodcry.ui.kit import citations, known, wording
from tests.support.app import assert_healthy, text_of
from tests.support.evidence_page import cards_of, follow, headings, open_evidence
from tests.support.records import EVIDENCE, each

IN_ADDRESSES = known.named("source", EVIDENCE).options(EVIDENCE)  # type: ignore[attr-defined]


def one_source() -> None:
    import streamlit as st

    from goodcry.ui.evidence import source_page
    from goodcry.ui.kit import frame, keys, registry

    keys.enter(registry.page("evidence"))
    source_page.show(frame.load_evidence(), st.session_state["wanted"])


@pytest.fixture(scope="module")
def drawn() -> AppTest:
    """What stands on the page of a source alone, without the search and the files below it."""
    return AppTest.from_function(one_source, default_timeout=30)


@each("sources")
def test_each_source_has_a_page_of_its_own(drawn: AppTest, row: Row) -> None:
    key = row["id"]
    assert key in IN_ADDRESSES
    drawn.session_state["wanted"] = key
    page = drawn.run()
    assert not page.exception
    assert [element.value for element in page.header] == [
        wording.escaped(bibliography.short_citation(row))
    ]
    text = text_of(page)
    assert bibliography.citation(row) in text
    assert ("Details unconfirmed:" in text) == (row["citation_status"] == "check")
    links = [element.url for element in page.link_button]
    assert links == ([bibliography.link(row)] if bibliography.link(row) else [])
    for finding in EVIDENCE.where("findings", source=key):
        for said in (finding["statement"], finding["caution"], citations.sample(finding)):
            assert (said or "") in text
    for claim in EVIDENCE.where("article_claims", article=key):
        assert claim["claim"] in text
    for table, rows in search.citing(EVIDENCE, key).items():
        if table not in ("findings", "article_claims"):
            for entry in rows:
                assert source_page.entry(EVIDENCE, table, entry) in text


def test_a_source_opens_from_its_address_above_the_search() -> None:
    page = open_evidence(source="hendriks2007")
    source = EVIDENCE.row("sources", "hendriks2007")
    assert headings(page)[0] == wording.escaped(bibliography.short_citation(source))
    assert wording.escaped(bibliography.citation(source)) in text_of(page)
    assert "Search all the evidence" in headings(page)
    assert not page.code
    page.session_state["e_bibtex"] = True
    page.run()
    assert page.code[0].value.startswith("@article{hendriks2007")


def test_a_card_leads_to_its_source_and_back_to_the_same_list() -> None:
    page = open_evidence(view="Claims", q="oxytocin")
    before = cards_of(page)
    article = EVIDENCE.row("article_claims", before[0])["article"]
    page = follow(page, bibliography.short_citation(EVIDENCE.row("sources", article)))
    assert page.header[0].value
    assert cards_of(page) != before
    page.button(key="e_back-above").click().run()
    assert_healthy(page)
    assert cards_of(page) == before
    assert "source" not in page.query_params


def test_searching_from_a_source_leaves_it() -> None:
    page = open_evidence(source="hendriks2007")
    page.text_input(key="q").set_value("heart").run()
    assert not page.header
    assert cards_of(page)
