"""The mechanisms page as a visitor meets it: every claim by its address, every tool it offers."""

from __future__ import annotations

import re

import pytest
import textstat

from goodcry import mechanisms, search
from goodcry.ui.evidence import lists, records
from goodcry.ui.kit import faces, vocabulary
from goodcry.ui.mechanisms import one_claim, parts
from tests.support.app import (
    assert_healthy,
    html_of,
    open_page,
    pictures_of,
    tables_of,
    text_of,
    turned,
)
from tests.support.records import EVIDENCE

SCRIPT = "pages/mechanisms.py"
MECHANISMS = [row["id"] for row in EVIDENCE.rows("mechanisms")]
PARTS = [parts.CLAIMS, parts.WEB, parts.BENCH, parts.CLOCKS, parts.KINDS]
HIGHEST_GRADE = 9.0


@pytest.mark.parametrize("key", MECHANISMS)
def test_every_mechanism_opens_by_its_address_and_is_shown_whole(key: str) -> None:
    row = EVIDENCE.row("mechanisms", key)
    page = open_page(SCRIPT, {"mechanism": row["name"]})
    assert_healthy(page)
    text = text_of(page)
    for field in ("question", "reason", "summary", "settle"):
        assert row[field] in text, field
    assert vocabulary.grade(EVIDENCE, row["grade"]) in text

    edges = mechanisms.chain(key, EVIDENCE)
    drawn = [node.get("data-edge", "") for node in pictures_of(page)[0].iter()]
    assert sorted(filter(None, drawn)) == sorted(edge["id"] for edge in edges)
    for claim in mechanisms.claims(key, EVIDENCE):
        assert claim["claim"] in text, claim["id"]
    for stance in mechanisms.stances(key, EVIDENCE):
        assert stance.article["name"] in text

    cards = [element.value for element in page.markdown]
    for finding in mechanisms.findings(key, EVIDENCE):
        card = next(card for card in cards if finding["statement"] in card)
        assert vocabulary.read(EVIDENCE, finding["read"]) in card, finding["id"]
        own = mechanisms.is_own_claim(finding, EVIDENCE)
        assert (one_claim.OWN_CLAIM in card) == own
    for conflict in mechanisms.conflicts(key, EVIDENCE):
        assert any(conflict.row["measured"] in card for card in cards)

    notes = tables_of(turned(page, faces.TABLE))[0]["what it rests on"]
    assert list(notes) == [edge["note"] for edge in edges]


@pytest.mark.parametrize("key", [key for key in MECHANISMS if not mechanisms.claims(key, EVIDENCE)])
def test_a_mechanism_that_no_article_speaks_of_says_so(key: str) -> None:
    page = open_page(SCRIPT, {"mechanism": key})
    assert_healthy(page)
    assert "No article speaks of it." in text_of(page)


@pytest.mark.parametrize("key", ["oxytocin_crying", "sleep"])
def test_an_id_in_the_address_opens_the_mechanism_too(key: str) -> None:
    page = open_page(SCRIPT, {"mechanism": key})
    assert_healthy(page)
    assert EVIDENCE.row("mechanisms", key)["question"] in text_of(page)
    assert page.session_state["mechanism"] == key


def test_overview_lists_all_and_leads_to_each() -> None:
    page = open_page(SCRIPT, {"sort": "gap"})
    assert_healthy(page)
    links = re.findall(r'href="([^"]*mechanism=[^"]*)"', html_of(page))
    assert len(links) == len(MECHANISMS)
    assert all(link.startswith("?sort=gap&amp;mechanism=") for link in links)
    ordered = mechanisms.overview(EVIDENCE, "gap")
    assert [link.partition("mechanism=")[2] for link in links] == [
        entry.row["id"] for entry in ordered
    ]
    assert f"{len(MECHANISMS)} of {len(MECHANISMS)} claims" in text_of(page)


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ({"reach": "between"}, {"level": "between"}),
        ({"grade": "contradicted"}, {"grade": "contradicted"}),
        ({"who_says": "Psychology Today"}, {"article": "psychologytoday"}),
    ],
)
def test_filters_come_from_the_address(address: dict[str, str], chosen: dict[str, str]) -> None:
    page = open_page(SCRIPT, address)
    expected = mechanisms.overview(EVIDENCE, **chosen)
    names = re.findall(r"<span>([^<]+)</span></a>", html_of(page))
    assert len(names) == len(expected)


def test_filters_that_leave_nothing_say_so() -> None:
    page = open_page(SCRIPT, {"reach": "between", "grade": "contradicted"})
    assert_healthy(page)
    assert "No claim fits" in page.info[0].value


def test_buttons_turn_pages() -> None:
    page = open_page(SCRIPT, {"mechanism": EVIDENCE.row("mechanisms", MECHANISMS[1])["name"]})
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
        words = claim[: lists.LONGEST_TYPED].rpartition(" ")[0]
        found = search.find(EVIDENCE, "article_claims", words)[: records.PAGE_SIZE]
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
