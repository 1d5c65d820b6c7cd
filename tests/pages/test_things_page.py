"""One thing as a visitor meets it: by its address, with all that is known of it, and by search."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import bibliography, mechanisms, things
from goodcry.evidence import Row
from goodcry.ui.kit import vocabulary
from goodcry.ui.mechanisms import finder, one_thing, parts
from tests.support import arrows
from tests.support.app import assert_healthy, html_of, open_page, plain_page, text_of
from tests.support.records import EVIDENCE, each

SCRIPT = "pages/mechanisms.py"


def given(page: AppTest) -> dict[str, object]:
    """What the finder on a page was given."""
    [found] = [
        element
        for element in page.get("bidi_component")
        if element.proto.component_name == "goodcry_finder"
    ]
    return dict(json.loads(found.proto.json))


def studies(page: AppTest) -> list[str]:
    """The sources to which the rows of a page lead, in their order."""
    links = [element.proto for element in page.get("page_link")]
    return [
        link.query_string.partition("source=")[2]
        for link in links
        if "source=" in link.query_string
    ]


@each("things")
def test_every_thing_opens_by_its_address_and_is_shown_whole(row: Row) -> None:
    page = open_page(SCRIPT, {"thing": row["id"]})
    assert_healthy(page)
    found = things.thing(row["id"], EVIDENCE)
    text, squares = text_of(page), html_of(page)
    assert given(page)["chosen"] == row["id"]
    for field in ("question", "answer", "summary"):
        assert row[field] in text, field
    # Who says it against how it was tested.
    for number, whole in (
        (len(found.said_by), len(found.articles)),
        (len(found.shown), len(found.tested)),
    ):
        assert (f"<b>{number}</b> of {whole}" in squares) == bool(whole)
    for stance in found.articles:
        words = " and ".join(vocabulary.stance(EVIDENCE, each) for each in stance.positions)
        assert f"{stance.article['name']}: {words or 'silent'}" in unescape(squares)
    # Its arrows.
    if found.edges:
        drawn = [key for arrow in arrows.given(page)["arrows"] for key in arrow["edges"]]
        assert sorted(drawn) == sorted(edge["id"] for edge in found.edges)
    # What was found, each row one touch from its study.
    listed = [each for _, rows in things.by_mechanism(found, EVIDENCE) for each in rows]
    assert sorted(studies(page)) == sorted(each["source"] for each in listed)
    assert (one_thing.NO_STUDY in text) == (
        not [each for each in listed if not mechanisms.is_own_claim(each, EVIDENCE)]
    )
    claims = [button.label for button in page.button if "claim_" in str(button.key)]
    assert claims == [
        f"{each['name']}: {vocabulary.grade(EVIDENCE, each['grade'])}" for each in found.mechanisms
    ]
    # What of it is in tears.
    for content in found.tear_contents:
        assert content["component"] in unescape(squares)


def test_a_finding_leads_to_its_study_by_its_name_and_says_what_was_found() -> None:
    page = open_page(SCRIPT, {"thing": "oxytocin"})
    labels = [element.proto.label for element in page.get("page_link")]
    finding = EVIDENCE.row("findings", "mf052")
    label = next(each for each in labels if finding["statement"] in each)
    source = bibliography.short_citation(EVIDENCE.row("sources", finding["source"]))
    assert label.startswith(f"▲ **{source}** · 15 people")


def test_a_claim_is_one_touch_away_and_back() -> None:
    page = open_page(SCRIPT, {"thing": "sleep"})
    next(button for button in page.button if str(button.key).endswith("claim_sleep")).click().run()
    assert_healthy(page)
    assert EVIDENCE.row("mechanisms", "sleep")["reason"] in text_of(page)
    assert page.session_state["m_part"] == parts.CLAIMS


def test_a_bare_page_shows_the_first_thing_below_the_message() -> None:
    page = plain_page(SCRIPT)
    first = EVIDENCE.rows("things")[0]
    assert page.session_state["m_part"] == parts.THINGS
    assert first["question"] in text_of(page)
    assert "The widest gap" in text_of(page)


@pytest.mark.parametrize("asked", ["mechanism=sleep", "sort=gap", "reach=between", "grade=all"])
def test_a_link_of_the_first_release_opens_the_claims(asked: str) -> None:
    name, _, value = asked.partition("=")
    page = open_page(SCRIPT, {name: value})
    assert page.session_state["m_part"] == parts.CLAIMS
    page = open_page(SCRIPT, {name: value, "m_part": parts.THINGS})
    assert page.session_state["m_part"] == parts.THINGS


def test_what_is_found_is_marked_and_one_touch_away() -> None:
    found = finder.found("Painkillers", EVIDENCE)
    assert found["says"] == f"{len(found['found'])} found"
    first = found["found"][0]
    assert first["to"] == "thing=opioids"
    claim = next(one for one in found["found"] if one["to"] == "mechanism=opioids_pain")
    assert claim["name"] == [["The body's own ", False], ["painkillers", True]]
    for one in found["found"]:
        name, _, key = one["to"].partition("=")
        table = {"thing": "things", "mechanism": "mechanisms"}[name]
        row = EVIDENCE.row(table, key)
        assert "".join(text for text, _ in one["name"]) in (row.get("label"), row.get("name"))


def test_words_that_find_nothing_say_so_and_what_may_be_meant() -> None:
    found = finder.found("cortisl", EVIDENCE)
    assert not found["found"]
    assert re.fullmatch("cortisol", found["near"], re.IGNORECASE)
    page = open_page(SCRIPT, {"m_q": "cortisl"})
    assert_healthy(page)
    assert given(page)["typed"] == "cortisl"
