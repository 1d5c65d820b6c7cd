"""The mechanisms page as a visitor meets it: every claim by its address, every tool it offers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import textstat
from streamlit.testing.v1 import AppTest

from goodcry import mechanisms, search
from goodcry.figures import claim_tables
from goodcry.mechanisms import Entry
from goodcry.ui.evidence import lists
from goodcry.ui.kit import controls, vocabulary, wording
from goodcry.ui.mechanisms import claim_list, parts, rows
from tests.support.app import (
    assert_healthy,
    html_of,
    open_page,
    text_of,
)
from tests.support.arrows import given
from tests.support.records import EVIDENCE
from tests.support.visits import every_fold_open

SCRIPT = "pages/mechanisms.py"
MECHANISMS = [row["id"] for row in EVIDENCE.rows("mechanisms")]
PARTS = [parts.CLAIMS, parts.WEB, parts.BENCH, parts.CLOCKS, parts.KINDS]
HIGHEST_GRADE = 9.0


@cache
def claim_page(key: str) -> AppTest:
    """The page of one claim with every fold open; it is only read."""
    with every_fold_open():
        page = open_page(SCRIPT, {"mechanism": key})
    assert_healthy(page)
    return page


@pytest.mark.parametrize("key", MECHANISMS)
def test_every_mechanism_opens_by_its_address_and_is_shown_whole(key: str) -> None:
    row = EVIDENCE.row("mechanisms", key)
    page = claim_page(key)
    text = text_of(page)
    for field in ("question", "reason", "summary", "settle"):
        assert row[field] in text, field
    assert vocabulary.grade(EVIDENCE, row["grade"]) in text

    edges = mechanisms.chain(key, EVIDENCE)
    drawn = [row for arrow in given(page)["arrows"] for row in arrow["edges"]]
    assert sorted(drawn) == sorted(edge["id"] for edge in edges)
    for conflict in mechanisms.conflicts(key, EVIDENCE):
        assert conflict.row["measured"] in text


@pytest.mark.parametrize("key", MECHANISMS)
def test_what_is_said_stands_beside_what_was_found_each_with_the_way_to_its_source(
    key: str,
) -> None:
    page = claim_page(key)
    said = mechanisms.claims(key, EVIDENCE)
    found = mechanisms.findings(key, EVIDENCE)
    protos = (element.proto for element in page.get("page_link"))
    leads = [proto for proto in protos if proto.query_string.startswith("source=")]
    assert len(leads) == len(said) + len(found), "a row each, and no other"
    for claim in said:
        lead = next(each for each in leads if claim["claim"] in each.label)
        assert f"source={claim['article']}" in lead.query_string
    for finding in found:
        statement = wording.together(finding["statement"])
        lead = next(each for each in leads if statement in each.label)
        assert f"source={finding['source']}" in lead.query_string
        assert vocabulary.read(EVIDENCE, finding["read"]) in lead.label, finding["id"]
        own = mechanisms.is_own_claim(finding, EVIDENCE)
        assert (rows.OWN_CLAIM in lead.label) == own

    facing = html_of(page)
    tally = mechanisms.tally(key, EVIDENCE)
    labels = vocabulary.labels(EVIDENCE, "findings", "direction")
    for direction, count in tally.items():
        assert f">{count} {labels[direction]}<" in facing
    stances = mechanisms.stances(key, EVIDENCE)
    silent = sum(stance.silent for stance in stances)
    assert (f">{silent} {claim_tables.SILENT}<" in facing) == bool(silent)
    for stance in stances:
        assert stance.article["name"] in facing


@pytest.mark.parametrize("key", [key for key in MECHANISMS if not mechanisms.claims(key, EVIDENCE)])
def test_a_mechanism_that_no_article_speaks_of_says_so(key: str) -> None:
    page = open_page(SCRIPT, {"mechanism": key})
    assert_healthy(page)
    assert "No article speaks of it." in text_of(page)


def test_the_name_of_a_claim_opens_it_too() -> None:
    row = EVIDENCE.row("mechanisms", "sleep")
    page = open_page(SCRIPT, {"mechanism": row["name"]})
    assert_healthy(page)
    assert row["question"] in text_of(page)


def listed(page: AppTest) -> list[dict[str, Any]]:
    """The rows of the list of claims, in their order."""
    return [claim for group in list_of(page)["groups"] for claim in group["claims"]]


def list_of(page: AppTest) -> dict[str, Any]:
    """What the list of claims was given to draw."""
    [found] = [
        json.loads(element.proto.json)
        for element in page.get("bidi_component")
        if element.proto.component_name == "goodcry_claims"
    ]
    return dict(found)


def test_the_list_holds_all_and_leads_to_each() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLAIMS, "sort": "gap"})
    assert_healthy(page)
    found = listed(page)
    assert all(row["address"].startswith("?") and "sort=gap" in row["address"] for row in found)
    ordered = mechanisms.overview(EVIDENCE, "gap")
    assert [row["address"].partition("mechanism=")[2] for row in found] == [
        entry.row["id"] for entry in ordered
    ]
    for row, entry in zip(found, ordered, strict=True):
        grade = EVIDENCE.category("mechanisms", "grade", entry.row["grade"])
        assert "".join(text for text, _ in row["name"]) == entry.row["name"]
        assert (row["sign"], row["grade"]) == (grade.sign, grade.label)
        stances = [" ".join(s.positions) or claim_list.SILENT for s in entry.stances]
        assert [box["stance"] for box in row["boxes"]] == stances
    assert f"{len(MECHANISMS)} of {len(MECHANISMS)} claims" in text_of(page)


@pytest.mark.parametrize(
    ("sort", "of"),
    [
        ("grade", lambda entry: vocabulary.grade(EVIDENCE, entry.row["grade"])),
        ("articles", lambda entry: f"{entry.claimed_by} of "),
    ],
)
def test_a_sort_by_few_values_makes_groups(sort: str, of: Callable[[Entry], str]) -> None:
    groups = list_of(open_page(SCRIPT, {"sort": sort}))["groups"]
    entries = {entry.row["id"]: entry for entry in mechanisms.overview(EVIDENCE)}
    for group in groups:
        for claim in group["claims"]:
            assert group["heading"].startswith(of(entries[claim["id"]]))
    headings = [group["heading"] for group in groups]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ({"reach": "between"}, {"level": "between"}),
        ({"grade": "contradicted"}, {"grade": "contradicted"}),
        ({"who_says": "Psychology Today"}, {"article": "psychologytoday"}),
        ({"m_q": "sleeping"}, {"words": "sleep"}),
    ],
)
def test_filters_and_words_come_from_the_address(
    address: dict[str, str], chosen: dict[str, str]
) -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLAIMS, **address})
    expected = mechanisms.overview(EVIDENCE, **chosen)
    assert [row["id"] for row in listed(page)] == [entry.row["id"] for entry in expected]
    assert 0 < len(expected) < len(MECHANISMS)


def test_what_was_looked_for_is_marked_where_it_stands() -> None:
    page = open_page(SCRIPT, {"m_part": parts.CLAIMS, "m_q": "insomnia"})
    [row] = listed(page)
    assert row["id"] == "sleep"
    assert not any(marked for _, marked in row["name"])
    assert [text for text, marked in row["below"] if marked] == ["insomnia"]


def test_an_empty_result_has_ways_out() -> None:
    asked = {"m_part": parts.CLAIMS, "m_q": "depresion", "grade": "contradicted"}
    page = open_page(SCRIPT, asked)
    assert_healthy(page)
    assert "No claim here" in page.info[0].value
    assert any("q=depresion" in lead.proto.query_string for lead in page.get("page_link"))
    next(button for button in page.button if "depression" in button.label).click().run()
    assert page.session_state["m_q"] == "depression"
    next(button for button in page.button if "Drop the filters" in button.label).click().run()
    assert listed(page)


def test_buttons_turn_pages() -> None:
    page = open_page(SCRIPT, {"mechanism": MECHANISMS[1]})
    onward = next(button for button in page.button if button.label.endswith("→"))
    onward.click().run()
    assert EVIDENCE.row("mechanisms", MECHANISMS[2])["question"] in text_of(page)
    next(button for button in page.button if button.label.startswith("Look further")).click().run()
    assert page.session_state["m_part"] == parts.FURTHER[MECHANISMS[2]]


OTHERS = [
    row["claim"]
    for row in EVIDENCE.rows("article_claims")
    if not EVIDENCE.where("claim_mechanisms", claim=row["id"])
]


def test_every_other_claim_is_found_by_its_words() -> None:
    for claim in OTHERS:
        words = claim[: controls.LONGEST_TYPED].rpartition(" ")[0]
        found = search.find(EVIDENCE, "article_claims", words)[: lists.PAGE_SIZE]
        assert claim in [row["claim"] for row in found]


@pytest.mark.parametrize("claim", [min(OTHERS, key=len), max(OTHERS, key=len)])
def test_it_is_found_on_the_evidence_page(claim: str) -> None:
    page = open_page("pages/evidence.py", {"view": "Claims", "q": claim})
    assert_healthy(page)
    assert claim in text_of(page)


@pytest.mark.parametrize("part", PARTS)
def test_words_of_the_page_are_easy(part: str) -> None:
    page = open_page(SCRIPT, {"m_part": part})
    prose = [re.sub(r"[*_`#>-]", "", element.value) for element in page.markdown]
    # Tables and the lines of the helplines are no sentences.
    prose = [text for text in prose if len(text.split()) > 8 and text[0] not in "|:"]
    assert textstat.automated_readability_index(" ".join(prose)) <= HIGHEST_GRADE
