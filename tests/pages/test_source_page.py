"""One source on the evidence page: its reference, and everything that rests on it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, search
from goodcry.ui.evidence import source_page
from goodcry.ui.kit import citations, wording
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.evidence_page import SCRIPT, cards_of, open_evidence
from tests.support.records import EVIDENCE


@pytest.fixture(scope="module")
def source_view() -> AppTest:
    return open_evidence(source="hendriks2007")


@pytest.mark.parametrize("key", [row["id"] for row in EVIDENCE.rows("sources")])
def test_each_source_has_a_page_of_its_own(source_view: AppTest, key: str) -> None:
    source_view.query_params["source"] = key
    page = source_view.run()
    assert_healthy(page)
    source = EVIDENCE.row("sources", key)
    assert page.header[0].value == wording.escaped(bibliography.short_citation(source))
    text = text_of(page)
    assert wording.escaped(bibliography.citation(source)) in text
    assert ("Details unconfirmed:" in text) == (source["citation_status"] == "check")
    links = [element.url for element in page.link_button]
    assert links == ([bibliography.link(source)] if bibliography.link(source) else [])
    for finding in EVIDENCE.where("findings", source=key):
        assert citations.finding_text(EVIDENCE, finding) in text
    for claim in EVIDENCE.where("article_claims", article=key):
        assert claim["claim"] in text
    for table, rows in search.citing(EVIDENCE, key).items():
        if table not in ("findings", "article_claims"):
            for row in rows:
                assert source_page.entry(EVIDENCE, table, row) in text


def test_a_card_leads_to_its_source_and_back_to_the_same_list() -> None:
    page = open_evidence(view="Claims", q="oxytocin")
    before = cards_of(page)
    page.button(key=sorted(before)[0]).click().run()
    assert_healthy(page)
    assert page.header[0].value
    assert not cards_of(page)
    page.button(key="back-above").click().run()
    assert_healthy(page)
    assert cards_of(page) == before
    assert "source" not in page.query_params


def test_searching_from_a_source_leaves_it() -> None:
    page = open_evidence(source="hendriks2007")
    page.text_input(key="q").set_value("heart").run()
    assert not page.header
    assert cards_of(page)


def test_a_source_can_be_copied_as_bibtex() -> None:
    page = open_page(SCRIPT, {"source": "hendriks2007"})
    assert not page.code
    page.session_state["bibtex"] = True
    page.run()
    assert page.code[0].value.startswith("@article{hendriks2007")
