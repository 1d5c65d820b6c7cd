"""Every state that an address can name: it opens, fits, and lets fingers by.

As ``test_every_page``, with one look at the dark theme: a theme changes colours, not the layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.accessibility import Floor, broken_in_both_themes, unexplained
from tests.browser.checks import misfits, swallowed
from tests.browser.views import STATES, View, missing
from tests.browser.visit import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

Opened = tuple[View, Visit]
SIZES = (PHONE, (390, 844), (844, 390), (768, 1024), WIDE)
CHARTS = next(view for view in STATES if view.page == "moderators")


@pytest.fixture(scope="module", params=STATES, ids=str)
def opened(request: pytest.FixtureRequest, known_phone: Any, server: str) -> Iterator[Opened]:
    """A page, opened once for all tests of this file."""
    visit = Visit(known_phone, server).open(request.param.path)
    yield request.param, visit
    visit.page.close()


def test_it_shows_what_the_address_names_and_fits(opened: Opened) -> None:
    view, visit = opened
    assert not missing(view, visit.words())
    assert visit.page.title().endswith("A Good Cry?")
    assert not misfits(visit, SIZES, (PHONE,))


def test_what_can_be_opened_fits_too(opened: Opened) -> None:
    _, visit = opened
    visit.open_folds()
    assert not visit.audit()


def test_pictures_have_names_and_tables_and_the_rules_are_kept(
    opened: Opened, floor: Floor
) -> None:
    _, visit = opened
    assert not unexplained(visit)
    assert not broken_in_both_themes(visit, floor)


def test_a_swipe_on_a_picture_scrolls_the_page_and_nothing_broke(
    opened: Opened, swipe: Callable[..., None]
) -> None:
    view, visit = opened
    count, held = swallowed(visit, swipe)
    assert not held
    assert count >= (3 if view == CHARTS else 0), "this page is meant to have charts"
    assert not visit.troubles()
