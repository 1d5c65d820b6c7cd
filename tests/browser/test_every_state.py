"""Every state that an address can name: it opens, fits, and lets fingers by.

As ``test_every_page``, on three of its screens and one in dark: that theme changes only colours.
The rules of accessibility are checked with folds closed here: unfolded, a state is 50000 px high.
A theme is put on once for all that is looked at in it: to change it draws the whole page anew.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.accessibility import Floor, broken_unrolled, unexplained
from tests.browser.checks import lost_in_a_contrast_theme, misfits, swallowed, turn
from tests.browser.views import STATES, View, missing
from tests.browser.visit import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

Opened = tuple[View, Visit]
SIZES = {"light": (PHONE, (844, 390), WIDE), "dark": (PHONE,)}
# A state that has folds which no page has as it opens.
OTHER_FOLDS = next(view for view in STATES if "studies" in view.query.values())

CHARTS = [view for view in STATES if view.page == "moderators"]


@pytest.fixture(scope="module", params=STATES, ids=str)
def opened(request: pytest.FixtureRequest, tab: Visit) -> Opened:
    """A page, opened once for all tests of this file."""
    tab.forget()
    tab.page.emulate_media(color_scheme="light")
    return request.param, tab.open(request.param.path)


def test_it_shows_what_the_address_names_fits_and_keeps_the_rules(
    opened: Opened, floor: Floor
) -> None:
    view, visit = opened
    assert not missing(view, visit.words())
    assert visit.page.title().endswith("A Good Cry?")
    assert not unexplained(visit), "pictures without a name or a table"
    found = {}
    for theme, sizes in SIZES.items():
        turn(visit, theme)
        found[theme] = misfits(visit, sizes) | broken_unrolled(visit, floor, theme)
    assert not any(found.values()), found
    assert not lost_in_a_contrast_theme(visit)


def test_folds_fit_too_a_swipe_on_a_picture_scrolls_the_page_and_nothing_broke(
    opened: Opened, swipe: Callable[..., None]
) -> None:
    view, visit = opened
    if view == OTHER_FOLDS:
        assert visit.open_folds()
        assert not visit.audit()
    count, held = swallowed(visit, swipe)
    assert not held
    assert count >= (1 if view in CHARTS else 0), "this page is meant to have pictures"
    assert not visit.troubles()
