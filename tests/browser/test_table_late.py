"""The moderator table whose answer is late, old, or not to be had at its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser.test_instruments import HOLD
from tests.browser.test_table_browser import chip, chips, expected, radio, settled, shown
from tests.browser.visit import rest

pytestmark = pytest.mark.browser

# Where answers have addresses.
ANSWERS = "**/answers/**"


def opened(phone: Callable[..., Any]) -> Any:
    """The table on a phone that can keep from the page what the server says."""
    page = phone("/moderators", own=True)
    page.add_init_script(HOLD)
    page.reload()
    rest(page)
    return page


@contextmanager
def held_back(page: Any) -> Iterator[None]:
    """Within it nothing that the server says reaches the page."""
    late: list[Any] = []
    page.route(ANSWERS, lambda route: late.append(route))
    page.evaluate("() => { window.holding = true; }")
    yield
    for route in late:
        route.continue_()
    page.unroute(ANSWERS)
    page.evaluate("() => release()")


def test_a_choice_shows_before_its_answer_and_an_old_answer_is_no_answer(
    phone: Callable[..., Any],
) -> None:
    page = opened(phone)
    before = shown(page)
    old = page.evaluate("() => document.goodcryFeed.data")
    with held_back(page):
        radio(page, "support", "hostile").tap()
        assert radio(page, "support", "hostile").is_checked()
        assert chips(page) == [chip("support", "hostile")]
        assert "support=hostile" in page.url
        assert page.locator("section.table.waiting").count() == 1
        assert shown(page) == before, "drops of another choice than the one they stand beside"
        radio(page, "support", "hostile").tap()
        radio(page, "support", "helped").tap()
    settled(page)
    rest(page)
    assert shown(page) == expected({"support": "helped"})
    page.evaluate(
        """old => {
          document.goodcryFeed.data = old;
          document.dispatchEvent(new CustomEvent("goodcry-feed"));
        }""",
        old,
    )
    assert radio(page, "support", "helped").is_checked()
    assert shown(page) == expected({"support": "helped"})


def test_the_address_is_that_of_the_last_touch_whatever_the_server_wrote_meanwhile(
    phone: Callable[..., Any],
) -> None:
    """As a session that begins anew does with what it was told before its line was cut."""
    page = opened(phone)
    page.evaluate("() => { window.holding = true; }")
    radio(page, "support", "hostile").tap()
    settled(page)
    page.evaluate("() => history.replaceState(history.state, '', '?support=helped')")
    page.evaluate("() => release()")
    rest(page)
    assert shown(page) == expected({"support": "hostile"})
    assert "support=hostile" in page.url


@pytest.mark.parametrize("instead", [{"status": 404}, {"body": "<!doctype html>"}, None])
def test_where_answers_have_no_address_the_page_answers(
    instead: dict[str, Any] | None, phone: Callable[..., Any]
) -> None:
    """An older server, a host that shows its own page everywhere, a line that is cut."""
    page = phone("/moderators", own=True)
    page.route(ANSWERS, lambda route: route.fulfill(**instead) if instead else route.abort())
    radio(page, "support", "hostile").tap()
    settled(page)
    assert shown(page) == expected({"support": "hostile"})
    rest(page)
    assert page.locator(".st-key-help-sign").is_visible()
