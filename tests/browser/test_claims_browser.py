"""The claims under a finger: the list of all, and each claim within five screens of a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from goodcry import mechanisms
from goodcry.ui.mechanisms import parts
from tests.browser.visit import answered
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

MECHANISMS = EVIDENCE.rows("mechanisms")
LEAST, MOST_SCREENS = 44, 5
# px, and how many screens a page is high, and whether it can be pushed sideways.
LENGTH = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return [main.scrollHeight / main.clientHeight, main.scrollWidth > main.clientWidth];
}"""
HEIGHTS = "links => links.map(link => link.getBoundingClientRect().height)"
# What a page that is loaded anew has lost.
REMEMBER, REMEMBERED = "() => { window.here = true; }", "() => window.here === true"


def asked(page: Any) -> dict[str, list[str]]:
    """What stands in the address."""
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.slow
def test_each_claim_is_at_most_five_screens_long_and_leads_on_to_the_next(
    phone: Callable[..., Any],
) -> None:
    page = phone(f"/mechanisms?mechanism={MECHANISMS[0]['id']}")
    too_long = {}
    for row, further in zip(MECHANISMS, [*MECHANISMS[1:], None], strict=True):
        page.get_by_role("heading", name=row["question"]).wait_for()
        screens, sideways = page.evaluate(LENGTH)
        if screens > MOST_SCREENS or sideways:
            too_long[row["id"]] = screens, sideways
        small = page.locator('[class*="st-key-rows-"] a').evaluate_all(HEIGHTS)
        assert min(small) >= LEAST, row["id"]
        if further:
            with answered(page):
                page.get_by_role("button", name=f"{further['name']} →").tap()
    assert not too_long


def test_a_row_opens_its_claim_and_back_leads_to_the_same_list(phone: Callable[..., Any]) -> None:
    page = phone(f"/mechanisms?m_part={parts.CLAIMS}&sort=gap")
    page.evaluate(REMEMBER)
    links = page.locator("li > a")
    assert min(links.evaluate_all(HEIGHTS)) >= LEAST
    names = [entry.row["name"] for entry in mechanisms.overview(EVIDENCE, "gap")]
    assert [link.locator(".name").text_content() for link in links.all()] == names

    page.get_by_role("searchbox").fill("sleeping")
    wanted = mechanisms.overview(EVIDENCE, "gap", words="sleeping")
    page.get_by_text(f"{len(wanted)} of {len(MECHANISMS)} claims").wait_for()
    assert links.first.locator("mark").text_content() == "Sleeping"
    # At its far end, where the letters of the articles are.
    box = links.first.bounding_box()
    with answered(page):
        page.touchscreen.tap(box["x"] + box["width"] - 4, box["y"] + 4)
    assert page.get_by_role("heading", name=wanted[0].row["question"]).is_visible()
    assert asked(page)["mechanism"] == [wanted[0].row["id"]]
    with answered(page):
        page.go_back()
    assert [link.locator(".name").text_content() for link in links.all()] == [
        entry.row["name"] for entry in wanted
    ]
    links.first.focus()
    with answered(page):
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", name=wanted[0].row["question"]).is_visible()
    assert page.evaluate(REMEMBERED), "the page was loaded anew"


def test_a_finding_leads_to_its_study(phone: Callable[..., Any]) -> None:
    page = phone("/mechanisms?mechanism=oxytocin_crying")
    [first, *_] = mechanisms.findings("oxytocin_crying", EVIDENCE)
    with answered(page):
        page.get_by_role("link", name=first["statement"]).tap()
    assert asked(page)["source"] == [first["source"]]


def test_a_search_below_a_claim_leads_to_the_list(phone: Callable[..., Any]) -> None:
    page = phone("/mechanisms?mechanism=brain_cooling")
    with answered(page):
        page.get_by_role("searchbox").fill("insomnia")
    assert page.locator("li > a .name").all_text_contents() == ["Sleeping better after crying"]
    assert page.get_by_role("searchbox").is_visible()
    assert "mechanism" not in asked(page)
