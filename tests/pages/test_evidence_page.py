"""The evidence page: lists, search, filters, pages of a list, hostile addresses."""

from __future__ import annotations

import html
import re

import pytest

from goodcry import bibliography, search
from goodcry.evidence import Evidence
from goodcry.ui.evidence import records
from goodcry.ui.kit import vocabulary, wording
from tests.support.app import assert_healthy, text_of
from tests.support.evidence_page import VIEWS, cards_of, headings, open_evidence
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
        assert sum("**Measured:**" in element.value for element in page.markdown) == first


@pytest.mark.parametrize(("view", "field", "value", "label"), FILTERS)
def test_each_filter_gives_what_it_names(view: str, field: str, value: str, label: str) -> None:
    page = open_evidence(view=view, **{field: label})
    assert page.session_state[field] == value
    found = EVIDENCE.where(VIEWS[view], **{field: value})
    assert headings(page)[0].startswith(f"{len(found)} of {len(EVIDENCE.rows(VIEWS[view]))} ")
    assert bool(page.info) == (not found)


def test_an_author_is_found_without_accents() -> None:
    page = open_evidence(view="Sources", q="gracanin")
    assert "open-gracanin2015" in cards_of(page)


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
    page.button(key="reset").click().run()
    assert_healthy(page)
    assert not page.info
    assert page.text_input(key="q").value == ""


def test_reset_also_clears_filters() -> None:
    page = open_evidence(q="zzzz", area="Body", read="read in full", p="3")
    page.button(key="reset").click().run()
    assert headings(page)[0] == wording.count(len(EVIDENCE.rows("findings")), "finding")
    assert "p" not in page.query_params


def test_every_finding_stands_on_exactly_one_page() -> None:
    page = open_evidence()
    seen: list[str] = []
    while True:
        seen += cards_of(page)
        if page.button(key="next").disabled:
            break
        page.button(key="next").click().run()
        assert not page.exception
    assert sorted(seen) == sorted(f"open-{row['id']}" for row in EVIDENCE.rows("findings"))
    page.button(key="previous").click().run()
    last = -(-len(EVIDENCE.rows("findings")) // records.PAGE_SIZE)
    assert page.query_params["p"] == str(last - 1)


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
    assert page.button(key="previous").disabled


@pytest.mark.parametrize(
    "number", ["0", "-1", "99999999999", "999", "two", "", "²", "1.5", "\uff11"]
)
def test_a_page_number_that_does_not_exist_gives_one_that_does(number: str) -> None:
    assert len(cards_of(open_evidence(p=number))) > 0


HOSTILE = [
    "zzz",
    "",
    "<script>alert(1)</script>",
    "x" * 10_000,
    "../../etc/passwd",
    "hendriks2007'; DROP TABLE findings; --",
    "\u202e\x00💧",
    "$x^2$ [a](javascript:alert(1)) :red[b]",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("key", ["source", "q", "view", "area", "table", "p"])
def test_a_hostile_address_gives_a_page(key: str, text: str) -> None:
    page = open_evidence(**{key: text})
    assert not page.header, "no source was named"
    assert not any("<script" in element.value for element in (*page.markdown, *page.info))
    if key != "q":
        assert len(cards_of(page)) == records.PAGE_SIZE


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
    page = open_evidence()
    assert not page.dataframe
    assert evidence.rows("findings")[0]["statement"] in text_of(page)
