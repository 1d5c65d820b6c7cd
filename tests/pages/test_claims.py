"""Each claim of an article is shown on the page it names, and beside it what was measured."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from goodcry import claims
from goodcry.evidence import Row
from goodcry.ui.evidence import lists
from goodcry.ui.kit import registry, vocabulary
from tests.support.app import assert_healthy, html_of, open_page, text_of, words_of
from tests.support.records import EVIDENCE
from tests.support.visits import every_fold_open

# The statements of the page about who cries on which articles say something -> its part.
WHO_SAYS = {
    "who-often": "often",
    "who-hormones": "sexes",
    "who-upbringing": "sexes",
    "who-countries": "others",
    "who-age": "others",
    "who-open": "open",
}
CLAIMS = EVIDENCE.rows("article_claims")
# A page, and what its address holds.
State = tuple[str, tuple[tuple[str, str], ...]]


def list_page(place: int) -> State:
    """The page of the list of claims that holds the one in this place of the file."""
    number = place // lists.PAGE_SIZE + 1
    return "evidence", (("view", "article_claims"), ("p", str(number)))


def state_of(place: int, claim: Row) -> State:
    """Where a reader finds a claim: its page, in the state that shows it."""
    if claim["page"] == "mechanisms":
        mechanism = EVIDENCE.where("claim_mechanisms", claim=claim["id"])[0]["mechanism"]
        return "mechanisms", (("mechanism", mechanism),)
    if claim["page"] == "who_cries":
        [statement] = {
            row["statement"] for row in EVIDENCE.where("statement_claims", claim=claim["id"])
        }
        return "who_cries", (("w_part", WHO_SAYS[statement]),)
    if claim["page"] == "care":
        return "care", (("c_part", "known"),)
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


def tied_to(state: State) -> set[str]:
    """The claims that a page shows beside its own: those that something on it speaks of."""
    name, address = state
    pages = {row["id"]: row["page"] for row in EVIDENCE.rows("statements")}
    rows = [row for row in EVIDENCE.rows("statement_claims") if pages[row["statement"]] == name]
    if name == "care":
        rows += [*EVIDENCE.rows("care_condition_claims"), *EVIDENCE.rows("care_signs")]
    if name == "mechanisms":
        rows += EVIDENCE.where("claim_mechanisms", mechanism=dict(address)["mechanism"])
    by_factor = {row["id"] for row in CLAIMS if row["factor"] and name == "moderators"}
    return {row["claim"] for row in rows} | by_factor


def wholes() -> dict[str, list[State]]:
    """What is looked at together: the views of a page, but each claim of the mechanisms alone."""
    found: dict[str, list[State]] = {}
    for state in OWN:
        if state[0] != "evidence":
            whole = name_of(state) if state[0] == "mechanisms" else state[0]
            found.setdefault(whole, []).append(state)
    parts = dict.fromkeys(WHO_SAYS.values())
    return found | {"who_cries": [("who_cries", (("w_part", part),)) for part in parts]}


@pytest.mark.parametrize("states", list(wholes().values()), ids=list(wholes()))
def test_a_page_shows_no_claim_that_belongs_elsewhere(states: list[State]) -> None:
    text = "\n".join(text_of(opened(state)) for state in states)
    shown = {claim["id"] for claim in CLAIMS if claim["claim"] in text}
    own = {claim["id"] for state in states for claim in OWN.get(state, [])}
    assert shown == own | tied_to(states[0])


@pytest.mark.parametrize("state", OWN, ids=name_of)
def test_what_we_found_no_study_of_stands_beside_the_claim(state: State) -> None:
    text = text_of(opened(state))
    missing = [claim["id"] for claim in OWN[state] if (claim["no_study"] or "") not in text]
    assert missing == []


@pytest.mark.parametrize("state", LIST, ids=name_of)
def test_each_card_says_what_was_measured_or_that_we_found_no_study(state: State) -> None:
    html = html_of(opened(state)).replace("\u00a0", " ")
    cards = dict(re.findall(r'<li id="([^"]+)">(.*?)</li>', html, re.DOTALL))
    for claim in LIST[state]:
        card = words_of(cards[claim["id"]])
        found = claims.measured([claim], EVIDENCE)
        expected = [
            *(row[said] for row in found.conflicts for said in ("verdict", "measured")),
            *(row[said] for row in found.mechanisms for said in ("name", "reason")),
            *(vocabulary.grade(EVIDENCE, row["grade"]) for row in found.mechanisms),
            *(row[said] for row in found.factors for said in ("name", "basis")),
            *(row["statement"] for row in found.findings),
            *found.no_study,
        ]
        assert expected, f"{claim['id']} has nothing beside it"
        assert [said for said in expected if said not in card] == []
