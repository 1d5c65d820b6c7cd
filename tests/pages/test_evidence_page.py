"""The evidence page: lists, search, filters, pages of a list, what no list knows."""

from __future__ import annotations

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, search
from goodcry.evidence import Evidence
from goodcry.ui.evidence import records
from goodcry.ui.kit import vocabulary, wording
from tests.support.app import assert_healthy, plain_page, text_of
from tests.support.evidence_page import SCRIPT, VIEWS, cards_of, headings, open_evidence
from tests.support.records import EVIDENCE

FILTERS = [
    (view, field, value, label)
    for view, table, field in (
        ("Findings", "findings", "area"),
        ("Findings", "findings", "read"),
        ("Claims", "article_claims", "stance"),
        ("Sources", "sources", "type"),
    )
    for value, label in vocabulary.labels(EVIDENCE, table, field).items()
]
FILTERS += [
    ("Claims", "article", row["article"], bibliography.article_name(EVIDENCE, row["article"]))
    for row in EVIDENCE.rows("articles")
]


@pytest.mark.parametrize(("name", "table"), VIEWS.items())
def test_each_list_shows_its_first_page(name: str, table: str) -> None:
    page = open_evidence(view=name)
    total = len(EVIDENCE.rows(table))
    assert any(heading.startswith(f"{total} ") for heading in headings(page))
    assert not page.info
    first = min(total, records.PAGE_SIZE)
    if table != "conflicts":
        assert len(cards_of(page)) == first
    else:
        assert sum("**Found:**" in element.value for element in page.markdown) == first


def test_the_intro_counts_only_sources_that_found_something() -> None:
    findings = EVIDENCE.rows("findings")
    sources = {row["source"] for row in findings}
    claimed = [
        row for row in findings if EVIDENCE.row("sources", row["source"])["type"] == "review-page"
    ]
    text = text_of(plain_page(SCRIPT))
    assert f"{len(findings)} findings from {len(sources)} sources" in text
    assert f"{len(claimed)} of the findings only tell what a popular article says" in text


@pytest.mark.parametrize(("view", "field", "value", "label"), FILTERS)
def test_each_filter_gives_what_it_names(view: str, field: str, value: str, label: str) -> None:
    page = open_evidence(view=view, **{field: label})
    assert page.session_state[field] == value
    found = EVIDENCE.where(VIEWS[view], **{field: value})
    assert headings(page)[0].startswith(f"{len(found)} of {len(EVIDENCE.rows(VIEWS[view]))} ")
    assert bool(page.info) == (not found)


def test_an_author_is_found_without_accents() -> None:
    page = open_evidence(view="Sources", q="gracanin")
    assert "e_open-gracanin2015" in cards_of(page)


def test_words_are_searched_while_typing() -> None:
    page = open_evidence()
    page.text_input(key="q").set_value("cortisol saliva").run()
    assert_healthy(page)
    found = search.find(EVIDENCE, "findings", "cortisol saliva")
    assert (
        headings(page)[0]
        == f"{len(found)} of {wording.count(len(EVIDENCE.rows('findings')), 'finding')}"
    )


def test_nothing_found_says_so_names_other_lists_and_offers_everything() -> None:
    page = open_evidence(view="Where they part", q="hendriks")
    assert "finding" in page.info[0].value
    page.button(key="e_reset").click().run()
    assert_healthy(page)
    assert not page.info
    assert page.text_input(key="q").value == ""


def test_reset_also_clears_filters() -> None:
    page = open_evidence(q="zzzz", area="Body", read="read in full", p="3")
    page.button(key="e_reset").click().run()
    assert headings(page)[0] == wording.count(len(EVIDENCE.rows("findings")), "finding")
    assert "p" not in page.query_params


def list_of_findings() -> None:
    from goodcry.ui.evidence import lists
    from goodcry.ui.kit import frame, keys, registry

    keys.enter(registry.page("evidence"))
    lists.results(frame.load_evidence(), "findings", "", {})


@pytest.fixture
def listed() -> AppTest:
    """The list of findings alone, without search, filters and the frame of the page."""
    return AppTest.from_function(list_of_findings, default_timeout=30)


def test_every_finding_stands_on_exactly_one_page(listed: AppTest) -> None:
    page = listed.run()
    seen: list[str] = []
    while True:
        seen += cards_of(page)
        if page.button(key="e_next").disabled:
            break
        page.button(key="e_next").click().run()
        assert not page.exception
    assert sorted(seen) == sorted(f"e_open-{row['id']}" for row in EVIDENCE.rows("findings"))
    page.button(key="e_previous").click().run()
    last = -(-len(EVIDENCE.rows("findings")) // records.PAGE_SIZE)
    assert page.query_params["p"] == str(last - 1)


def test_the_page_turns_the_pages_of_a_list() -> None:
    page = open_evidence()
    first = cards_of(page)
    page.button(key="e_next").click().run()
    assert_healthy(page)
    assert page.query_params["p"] == "2"
    assert not first & cards_of(page)
    page.button(key="e_previous").click().run()
    assert cards_of(page) == first


@pytest.mark.parametrize("change", ["q", "area", "view"])
def test_whatever_changes_a_list_returns_to_its_first_page(change: str) -> None:
    page = open_evidence(p="3")
    if change == "q":
        page.text_input(key="q").set_value("heart").run()
    elif change == "area":
        page.selectbox(key="area").set_value("moderator").run()
    else:
        page.button_group(key="view").set_value("sources").run()
    assert_healthy(page)
    assert "p" not in page.query_params
    assert page.button(key="e_previous").disabled


@pytest.mark.parametrize(
    "number", ["0", "-1", "99999999999", "999", "two", "", "²", "1.5", "\uff11"]
)
def test_a_page_number_that_does_not_exist_gives_one_that_does(
    listed: AppTest, number: str
) -> None:
    listed.query_params["p"] = number
    page = listed.run()
    assert not page.exception
    assert len(cards_of(page)) > 0


def test_what_no_list_knows_is_ignored() -> None:
    page = open_evidence(**dict.fromkeys(("source", "view", "area", "table", "p"), "zzz"))
    assert not page.header, "no source was named"
    assert len(cards_of(page)) == records.PAGE_SIZE


@pytest.mark.parametrize("key", ["q", "source", "area"])
def test_no_script_of_an_address_reaches_the_page(key: str) -> None:
    page = open_evidence(**{key: "<script>alert(1)</script>"})
    assert not any("<script" in element.value for element in (*page.markdown, *page.info))


def test_repeated_keys_give_a_page() -> None:
    page = open_evidence(source=["zzz", "hendriks2007"], q=["a", "b"], p=["1", "2"])
    assert page.header[0].value == "Hendriks et al., 2007"


def test_text_of_a_reference_cannot_act_as_markdown() -> None:
    escaped = wording.escaped("[a](b) *c* _d_ $e$ <f> `g` ~h~ #i | j \\")
    assert re.sub(r"\\(.)", r"\1", escaped) == html.unescape(
        "[a](b) *c* _d_ $e$ <f> `g` ~h~ #i | j \\"
    )
    assert not re.search(r"(?<!\\)[*_$<>`~#|\[\]]", escaped)


def test_the_page_reads_as_text_alone(evidence: Evidence) -> None:
    """Cards are text, not a canvas that a screen reader cannot enter."""
    page = plain_page(SCRIPT)
    assert not page.dataframe
    assert evidence.rows("findings")[0]["statement"] in text_of(page)
