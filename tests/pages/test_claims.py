"""Each claim of an article is shown on the page it names, and beside it what was measured."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import claims
from goodcry.evidence import Row
from goodcry.ui.evidence import records
from goodcry.ui.kit import articles, registry
from tests.support.app import assert_healthy, open_page, text_of
from tests.support.records import EVIDENCE
from tests.support.visits import every_fold_open

CLAIMS = EVIDENCE.rows("article_claims")
# A page, and what its address holds.
State = tuple[str, tuple[tuple[str, str], ...]]


def list_page(place: int) -> State:
    """The page of the list of claims that holds the one in this place of the file."""
    number = place // records.PAGE_SIZE + 1
    return "evidence", (("view", "article_claims"), ("p", str(number)))


def state_of(place: int, claim: Row) -> State:
    """Where a reader finds a claim: its page, in the state that shows it."""
    if claim["page"] == "mechanisms":
        mechanism = EVIDENCE.where("claim_mechanisms", claim=claim["id"])[0]["mechanism"]
        return "mechanisms", (("mechanism", mechanism),)
    if claim["page"] == "moderators" and not claim["factor"]:
        return "moderators", (("behind", "articles"),)
    return list_page(place) if claim["page"] == "evidence" else (claim["page"], ())


def by_state(states: list[State]) -> dict[State, list[Row]]:
    found = defaultdict(list)
    for state, claim in zip(states, CLAIMS, strict=True):
        found[state].append(claim)
    return found


OWN = by_state([state_of(place, claim) for place, claim in enumerate(CLAIMS)])
LIST = by_state([list_page(place) for place in range(len(CLAIMS))])


@cache
def opened(state: State) -> AppTest:
    """A page with all its folds open."""
    name, address = state
    with every_fold_open():
        page = open_page(registry.page(name).script, dict(address))
    assert_healthy(page)
    return page


def name_of(state: State) -> str:
    return "-".join((state[0], *(value for _, value in state[1])))


@pytest.mark.parametrize("state", OWN, ids=name_of)
def test_a_page_shows_the_claims_that_name_it(state: State) -> None:
    text = text_of(opened(state))
    assert [claim["id"] for claim in OWN[state] if claim["claim"] not in text] == []


@pytest.mark.parametrize("state", OWN, ids=name_of)
def test_what_we_found_no_study_of_stands_beside_the_claim(state: State) -> None:
    text = text_of(opened(state))
    missing = [claim["id"] for claim in OWN[state] if (claim["no_study"] or "") not in text]
    assert missing == []


@pytest.mark.parametrize("state", LIST, ids=name_of)
def test_each_card_says_what_was_measured_or_that_we_found_no_study(state: State) -> None:
    page = opened(state)
    cards = [element.value for element in page.markdown]
    folds = {element.label for element in page.expander}
    for claim in LIST[state]:
        card = next(card for card in cards if card.startswith(f":small[{claim['id']} "))
        found = claims.measured([claim], EVIDENCE)
        verdicts = {f"Found: {row['verdict']}" for row in found.conflicts}
        assert verdicts <= folds
        beside = set(card.split("\n\n")[2:])
        assert verdicts or beside, f"{claim['id']} shows nothing beside it"
        expected = set(articles.lines(EVIDENCE, found))
        assert beside == {
            line for line in expected if not any(row["measured"] in line for row in found.conflicts)
        }
