"""The home page: the answer, the drops to touch, its sources, and the way to every page."""

from __future__ import annotations

import pytest

from goodcry import outcome
from goodcry.checks.needs import FIRST_BASES, FIRST_FACTORS
from goodcry.evidence import Evidence
from goodcry.figures import drops
from goodcry.ui.kit import query, registry
from tests.support import table
from tests.support.app import assert_healthy, open_page, plain_page, text_of

SET = {"support": "hostile", "shame": "ashamed", "base": "diary"}


def test_the_answer_stands_in_words_with_its_numbers(evidence: Evidence) -> None:
    text = text_of(plain_page("app.py"))
    survey, diary = (outcome.bases(evidence)[base] for base in FIRST_BASES)
    assert f"{survey['n_people']:,} people" in text
    assert f"{survey['better']:g} %" in text
    assert f"{diary['better']:.0f} %" in text


def test_the_table_asks_three_questions_and_offers_two_ways_of_asking(evidence: Evidence) -> None:
    page = plain_page("app.py")
    given = table.given(page)
    assert set(table.factors(page)) == set(FIRST_FACTORS)
    assert [(base["id"], base["better"]) for base in given["bases"]] == [
        (base, f"{outcome.bases(evidence)[base]['better']:g}\u00a0%\u00a0better")
        for base in FIRST_BASES
    ]
    assert str(len(evidence.rows("factors"))) in given["all"]
    assert given["stories"] == given["settings"] == []


def test_a_touch_is_answered_by_the_model_and_stands_in_the_address(evidence: Evidence) -> None:
    page = open_page("app.py")
    table.touch(page, **SET)
    assert not page.exception
    chosen = {name: SET[name] for name in ("support", "shame")}
    found = outcome.predict(chosen, evidence, "diary")
    assert table.counts(page) == drops.whole_drops(found)
    assert {name: table.held(page, name) for name in SET} == SET
    assert set(page.query_params) == set(SET)


def test_a_link_opens_what_it_sets_and_is_shared_as_it_is(evidence: Evidence) -> None:
    page = open_page("app.py", SET)
    assert table.chosen(page) == {name: SET[name] for name in ("support", "shame")}
    assert table.held(page, "base") == "diary"
    asked = query.read("home", {name: [text] for name, text in SET.items()}, evidence)
    assert {each.parameter.name: [*each.values] for each in asked} == {
        name: [text] for name, text in SET.items()
    }
    assert not any(each.refused for each in asked)


@pytest.mark.parametrize(
    "address",
    [{"rumination": "circling thoughts"}, {"b_shame": "ashamed", "compare": "true"}],
    ids=["another question", "a second cry"],
)
def test_what_home_does_not_ask_moves_none_of_its_drops(
    address: dict[str, str], evidence: Evidence
) -> None:
    page = open_page("app.py", address)
    assert table.counts(page) == drops.whole_drops(outcome.predict({}, evidence))
    assert table.chosen(page) == table.chosen(page, "B") == {}


def test_a_way_of_asking_that_home_does_not_offer_is_said(evidence: Evidence) -> None:
    page = open_page("app.py", {"base": "press"})
    assert "press" in page.info[0].value
    assert table.counts(page) == drops.whole_drops(outcome.predict({}, evidence))


def test_one_button_opens_all_sources(evidence: Evidence) -> None:
    page = open_page("app.py")
    page.button(key="h_sources_note").click().run()
    assert_healthy(page)
    for row in outcome.bases(evidence).values():
        assert row["caution"] in text_of(page)


def test_no_chart_code_is_loaded() -> None:
    assert not plain_page("app.py").get("plotly_chart")


def test_every_page_is_linked() -> None:
    page = plain_page("app.py")
    cards = {link.proto.page: link.proto.label for link in page.get("page_link")}
    labels = [link.proto.label for link in page.get("page_link")]
    for entry in registry.PAGES:
        name = "" if entry.name == "home" else entry.name
        assert name in cards, f"no link to {entry.name}"
    for entry in registry.CARDS:
        assert f"**{entry.title}** {entry.promise}" in labels
    # A class is asked from the classroom, by somebody who knows what about.
    assert "live" in {link.proto.page for link in plain_page("pages/classroom.py").get("page_link")}


def test_every_page_ends_with_what_it_is_not(evidence: Evidence) -> None:
    for entry in registry.PAGES:
        text = text_of(plain_page(entry.script))
        assert "Not medical advice" in text
        assert evidence.date in text
