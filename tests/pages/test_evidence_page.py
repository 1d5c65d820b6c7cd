"""The evidence page: lists, search, filters, pages of a list, what no list knows."""

from __future__ import annotations

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, search, subjects
from goodcry.evidence import Evidence, Row
from goodcry.ui.evidence import lists, rows
from goodcry.ui.kit import vocabulary, wording
from tests.support import choices
from tests.support.app import assert_healthy, html_of, plain_page, text_of
from tests.support.evidence_page import (
    SCRIPT,
    VIEWS,
    cards_of,
    follow,
    headings,
    open_evidence,
    ways_of,
)
from tests.support.records import EVIDENCE, each

NOTHING = "Nothing in this list has all of these words and choices."
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
    assert NOTHING not in text_of(page)
    assert len(cards_of(page)) == min(total, lists.PAGE_SIZE)


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
    assert choices.chosen(page, field) == value
    found = EVIDENCE.where(VIEWS[view], **{field: value})
    assert headings(page)[0].startswith(f"{len(found)} of {len(EVIDENCE.rows(VIEWS[view]))} ")
    assert (NOTHING in text_of(page)) == (not found)


def test_an_author_is_found_without_accents() -> None:
    page = open_evidence(view="Sources", q="gracanin")
    assert "gracanin2015" in cards_of(page)


def test_words_are_searched_while_typing() -> None:
    page = open_evidence()
    page.text_input(key="q").set_value("cortisol saliva").run()
    assert_healthy(page)
    found = search.find(EVIDENCE, "findings", "cortisol saliva")
    assert (
        headings(page)[0]
        == f"{len(found)} of {wording.count(len(EVIDENCE.rows('findings')), 'finding')}"
    )
    page.text_input(key="q").set_value("heart").run()
    assert ways_of(page)["Next →"] == {"q": "heart", "p": "2"}


def test_what_was_looked_for_is_marked() -> None:
    found = html_of(open_evidence(q="depressed"))
    assert found.count("<mark>depressed</mark>") and found.count("<mark>depression</mark>")
    assert "<mark>" not in html_of(plain_page(SCRIPT))


def test_what_is_found_only_behind_a_fold_opens_it() -> None:
    row, word = next(
        (row, word)
        for row in EVIDENCE.rows("findings")
        for word in re.findall(r"[a-z]{9,}", row["caution"] or "")
        if not search.search([row], word, [name for name in row if name != "caution"])
        and len(search.find(EVIDENCE, "findings", word)) <= lists.PAGE_SIZE
    )
    _, _, shown = html_of(open_evidence(q=word)).partition(f'<li id="{row["id"]}">')
    assert f"<mark>{word}</mark>" in shown.partition("</li>")[0].partition("<details open>")[2]


def test_nothing_found_says_so_names_other_lists_and_offers_everything() -> None:
    page = open_evidence(view="Where they part", q="hendriks")
    assert NOTHING in text_of(page)
    assert [said for said in ways_of(page) if said.endswith("findings")]
    everything = follow(page, "Show everything")
    assert NOTHING not in text_of(everything)
    assert everything.text_input(key="q").value == ""


def test_a_near_miss_leads_to_the_word_that_was_meant() -> None:
    page = open_evidence(q="depresion", area="Body")
    assert "Did you mean depression?" in text_of(page)
    meant = follow(page, "depression")
    assert meant.text_input(key="q").value == "depression"
    assert choices.chosen(meant, "area") == "physiology"
    assert cards_of(meant)


def test_show_everything_also_clears_filters() -> None:
    page = follow(open_evidence(q="zzzz", area="Body", read="read in full", p="3"), "Show every")
    assert headings(page)[0] == wording.count(len(EVIDENCE.rows("findings")), "finding")
    assert "p" not in page.query_params


def list_of_findings() -> None:
    from goodcry.selections import Selection
    from goodcry.ui.evidence import lists
    from goodcry.ui.kit import frame, keys, registry

    keys.enter(registry.page("evidence"))
    lists.results(frame.load_evidence(), Selection("findings"))


@pytest.fixture
def listed() -> AppTest:
    """The list of findings alone, without search, filters and the frame of the page."""
    return AppTest.from_function(list_of_findings, default_timeout=30)


def test_every_finding_stands_on_exactly_one_page(listed: AppTest) -> None:
    seen: list[str] = []
    page = listed.run()
    while True:
        assert not page.exception
        seen += cards_of(page)
        after = [there for said, there in ways_of(page).items() if said.startswith("Next")]
        if not after:
            break
        listed.query_params["p"] = after[0]["p"]
        page = listed.run()
    assert seen == [row["id"] for row in EVIDENCE.rows("findings")]


def test_the_page_turns_the_pages_of_a_list() -> None:
    page = open_evidence(q="crying", area="Body")
    first = cards_of(page)
    second = follow(page, "Next")
    assert second.query_params["p"] == "2"
    assert second.query_params["q"] == "crying"
    assert not set(first) & set(cards_of(second))
    assert cards_of(follow(second, "← Previous")) == first


@pytest.mark.parametrize("change", ["q", "area", "view"])
def test_whatever_changes_a_list_returns_to_its_first_page(change: str) -> None:
    page = open_evidence(p="3")
    if change == "q":
        page.text_input(key="q").set_value("heart").run()
    elif change == "area":
        choices.choose(page, "area", "moderator")
    else:
        page.button_group(key="view").set_value("sources").run()
    assert_healthy(page)
    assert "p" not in page.query_params
    assert not [said for said in ways_of(page) if "Previous" in said]


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
    names = ("source", "subject", "view", "area", "table", "p")
    page = open_evidence(**dict.fromkeys(names, "zzz"))
    assert not page.header, "no source was named"
    assert len(cards_of(page)) == lists.PAGE_SIZE


@pytest.mark.parametrize("key", ["q", "source", "area"])
def test_no_script_of_an_address_reaches_the_page(key: str) -> None:
    page = open_evidence(**{key: "<script>alert(1)</script>"})
    assert not any("<script" in element.value for element in (*page.markdown, *page.info))
    assert "<script" not in html_of(page)


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


@each("subjects")
def test_everything_on_a_topic_stands_together(row: Row) -> None:
    page = open_evidence(view="Topics", subject=row["id"])
    text = text_of(page)
    assert headings(page)[0] == f"Everything on {row['name']}"
    for factor in subjects.rows(EVIDENCE, row["id"], "factors"):
        assert factor["name"] in text and factor["basis"] in text
    for mechanism in subjects.rows(EVIDENCE, row["id"], "mechanisms"):
        assert f'mechanisms?mechanism={mechanism["id"]}"' in html_of(page)
    for table, (noun, _) in rows.LISTS.items():
        found = subjects.rows(EVIDENCE, row["id"], table)
        assert not found or wording.count(len(found), noun) in text
        if said := next((each for each in ways_of(page) if f"{len(found)} {noun}" in each), ""):
            assert ways_of(page)[said] == {"view": table, "subject": row["id"]}


def test_a_topic_leads_to_its_lists_and_to_all_topics() -> None:
    page = open_evidence(view="subjects", subject="depression")
    of_topic = subjects.rows(EVIDENCE, "depression", "findings")
    findings = follow(page, f"All {len(of_topic)} findings")
    assert headings(findings)[0].startswith(f"{len(of_topic)} of ")
    assert "Only on depression" in text_of(findings)
    assert headings(follow(findings, "Leave this topic"))[0].endswith("findings")
    topics = text_of(open_evidence(view="Topics"))
    for row in EVIDENCE.rows("subjects"):
        assert row["name"] in topics


@pytest.mark.parametrize("typed", ["depression", "Depressed", "endorphins", "sleep"])
def test_who_searches_for_a_topic_is_led_to_it(typed: str) -> None:
    assert [said for said in ways_of(open_evidence(q=typed)) if said.startswith("Everything on")]
