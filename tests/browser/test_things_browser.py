"""The explorer of things under a finger, by keys and by typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from goodcry import bibliography, things
from tests.browser.visit import Visit, answered
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
MOST_TAPS, MOST_SCROLLED = 4, 1500  # px
FINGER = 44  # px
TITLE = "What crying is said to do"
# How far the page is scrolled, px; and how far it has to be for a thing to be in sight.
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


class Finger:
    """A finger that counts how often it taps and how far it scrolls."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.taps, self.scrolled = visit, 0, 0.0

    def tap(self, target: Any) -> None:
        """Scroll until a thing is in sight, and no further, and tap it."""
        page = self.visit.page
        before = page.evaluate(SCROLLED)
        target.evaluate("each => each.scrollIntoView({ block: 'nearest' })")
        self.visit.rest()
        self.scrolled += abs(page.evaluate(SCROLLED) - before)
        target.tap()
        self.taps += 1
        self.visit.rest()


@pytest.fixture
def finger(stranger: Callable[..., Visit]) -> Finger:
    """A finger on a phone that opens the app for the first time."""
    return Finger(stranger(**PHONE).open("/"))


def chips(page: Any) -> Any:
    """The things to choose from."""
    return page.get_by_role("navigation", name="Hormones and other things")


def study(visit: Visit, source: str) -> str:
    """Wait for the page of a study; what it says."""
    visit.page.wait_for_url(f"**/evidence?source={source}")
    name = bibliography.short_citation(EVIDENCE.row("sources", source))
    visit.page.get_by_role("heading", name=name).wait_for()
    visit.rest()
    return visit.words()


@pytest.mark.parametrize(
    ("thing", "typed"), [("oxytocin", ""), ("cortisol", "cortis")], ids=["by touch", "by typing"]
)
def test_from_a_cold_start_to_a_study(thing: str, typed: str, finger: Finger) -> None:
    """What an article says, what was found, and the study's own page."""
    page = finger.visit.page
    found = things.thing(thing, EVIDENCE)
    finding = next(rows[0] for _, rows in things.by_mechanism(found, EVIDENCE) if rows)
    finger.tap(page.get_by_role("button", name="Menu"))
    finger.tap(page.get_by_role("dialog").get_by_role("link", name=TITLE))
    page.get_by_role("heading", name=TITLE).wait_for()
    if typed:
        finger.tap(page.get_by_role("searchbox"))
        with answered(page):
            page.keyboard.type(typed)
        results = page.get_by_role("list", name="Found").get_by_role("link")
        assert results.first.locator("mark").inner_text() == thing
        assert results.nth(1).is_visible()
        # A phone's keyboard has this key, too.
        page.keyboard.press("Enter")
    else:
        finger.tap(chips(page).get_by_role("link", name=thing, exact=True))
    page.get_by_role("heading", name=found.row["question"]).wait_for()
    assert f"{len(found.said_by)} of {len(found.articles)}" in finger.visit.words()
    source = bibliography.short_citation(EVIDENCE.row("sources", finding["source"]))
    finger.tap(page.get_by_role("link", name=source).first)
    assert finding["statement"] in study(finger.visit, finding["source"])
    assert finger.taps <= MOST_TAPS
    assert finger.scrolled <= MOST_SCROLLED
    assert not finger.visit.troubles()
    page.go_back()
    page.get_by_role("heading", name=found.row["question"]).wait_for()


def test_each_thing_is_chosen_by_keys_and_read_out(phone: Callable[..., Any]) -> None:
    """Links, one after the other; the one that is chosen is called so, and its answer is said."""
    page = phone("/mechanisms?thing=sleep")
    sleep, pain = (EVIDENCE.row("things", key) for key in ("sleep", "pain"))
    links = chips(page).get_by_role("link")
    assert links.all_inner_texts() == [row["label"] for row in EVIDENCE.rows("things")]
    for link in links.all():
        box = link.bounding_box()
        assert box and box["height"] >= FINGER
    here = chips(page).locator("[aria-current=true]")
    assert here.inner_text() == sleep["label"]
    # The chosen one is in sight, though the strip is longer than the screen.
    box = here.bounding_box()
    assert box and 0 <= box["x"] <= 390 - box["width"]
    here.focus()
    with answered(page):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    page.get_by_role("heading", name=pain["question"]).wait_for()
    assert here.inner_text() == pain["label"]
    assert here.evaluate("each => each === each.getRootNode().activeElement"), "the place is lost"
    said = page.get_by_role("status").filter(has_text=pain["answer"])
    assert said.count() == 1
    assert page.url.endswith("?thing=pain")
    with answered(page):
        page.go_back()
    page.get_by_role("heading", name=sleep["question"]).wait_for()
    assert here.inner_text() == sleep["label"]
    # What was typed is in the address, and what may be meant is one touch away.
    page.get_by_role("searchbox").focus()
    with answered(page):
        page.keyboard.type("cortisl")
    page.wait_for_url("**m_q=cortisl*")
    with answered(page):
        page.get_by_role("button", name="cortisol").tap()
    claim = page.get_by_role("list", name="Found").get_by_role(
        "link", name="Crying lowers cortisol"
    )
    with answered(page):
        claim.tap()
    question = EVIDENCE.row("mechanisms", "cortisol_response")["question"]
    page.get_by_role("heading", name=question).wait_for()
