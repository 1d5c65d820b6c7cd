"""A server that is gone or hangs, and a part that broke: help stays, and the words are ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from goodcry.ui.kit import away, bar
from tests.browser.test_downloads_browser import CONNECTED, Server
from tests.browser.test_table_browser import expected, radio, settled, shown
from tests.browser.visit import PHONE, Visit, rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# With the table, with controls of Streamlit alone, with numbers of its own.
PAGES = ("/moderators", "/who_cries", "/care?c_part=known")
# What Streamlit says to whoever wrote an app.
STREAMLITS = ("Streamlit", "terminal", "Connection error", "Connecting", "redacted", "Manage app")
# What sets something on a page: of the table, of Streamlit.
PILL = '.st-key-page button[role="radio"][aria-checked="false"]'
TOUCHED = f"[data-factor] input:not(:checked), {PILL}"
BROKEN_PART = """() => {
  const part = document.querySelector(".st-key-page").appendChild(document.createElement("div"));
  part.className = "stException";
  part.textContent = "This app has encountered an error.";
}"""


@pytest.fixture(scope="module")
def serving() -> Iterator[Server]:
    found = Server()
    yield found
    found.stop()


def says(page: Any, words: str) -> None:
    """Wait until a page says so, and no more than that of its kind, and nothing of Streamlit's."""
    page.locator(".away p", has_text=words).wait_for()
    assert page.locator(".away p:visible").all_inner_texts() == [words]
    seen = page.locator("body").inner_text()
    assert not [word for word in STREAMLITS if word in seen]
    assert not page.locator('[role="dialog"]:visible').count()


def says_nothing(page: Any) -> None:
    """Wait until a page says none of it any more."""
    for each in page.locator(".away :is(p, summary)").all():
        each.wait_for(state="hidden")


def calls(page: Any) -> None:
    """Help is one touch away, without a server, and can be dialled."""
    [helps] = [each for each in page.get_by_text(bar.HELP).all() if each.is_visible()]
    helps.tap()
    number = page.locator('.away a[href^="tel:"]').first
    number.wait_for()
    for link in (helps, number):
        box = link.bounding_box()
        assert box["height"] >= 44
        assert box["y"] >= 0 and box["y"] + box["height"] <= PHONE[1], "out of sight"


def works(visit: Visit) -> None:
    """What asks the server is answered: a dialog, and what sets something."""
    page = visit.page
    page.get_by_role("button", name="Share").tap()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    rest(page)
    before = page.url
    page.locator(TOUCHED).locator("visible=true").first.tap()
    page.wait_for_function("before => location.href !== before", arg=before)
    rest(page)
    says_nothing(page)


def test_a_server_that_is_gone_and_comes_back(serving: Server, known_phone: Any) -> None:
    visits = [Visit(known_phone, serving.address).open(path) for path in PAGES]
    serving.stop()
    for visit in visits:
        says(visit.page, away.CUT)
        calls(visit.page)
    serving.start()
    for visit in visits:
        visit.page.locator(CONNECTED).wait_for()
        visit.rest()
        says_nothing(visit.page)
        works(visit)
        visit.page.close()


def test_a_server_that_hangs(serving: Server, known_phone: Any) -> None:
    """What is shown then was set before; nothing else would tell."""
    table = Visit(known_phone, serving.address).open("/moderators?support=helped").page
    pills = Visit(known_phone, serving.address).open("/who_cries").page
    serving.hang()
    try:
        radio(table, "support", "hostile").tap()
        pills.locator(PILL).first.tap()
        for page in (table, pills):
            says(page, away.LATE)
            calls(page)
        assert shown(table) == expected({"support": "helped"})
        assert table.locator(".answer.old").count() == 1
    finally:
        serving.go_on()
    for page in (table, pills):
        says_nothing(page)
    settled(table)
    assert shown(table) == expected({"support": "hostile"})
    for page in (table, pills):
        page.close()


def test_a_page_of_which_a_part_broke(visit: Visit) -> None:
    visit.open("/who_cries").page.evaluate(BROKEN_PART)
    says(visit.page, away.BROKEN)
    assert visit.page.get_by_role("link", name=bar.HELP).is_visible()
