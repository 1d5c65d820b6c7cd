"""Every state that an address can name: it opens, fits, and lets fingers by.

As ``test_every_page``, on three of its screens and one in dark: that theme changes only colours.
The tab comes from one state to the next as Back does, so nothing of the one before may stay.
The rules of accessibility are checked with folds closed here: unfolded, a state is 50000 px high.
A theme is put on once for all that is looked at in it: to change it draws the whole page anew.
"""

from __future__ import annotations

import pytest

from tests.browser.accessibility import Floor, broken_in_both_themes, unexplained
from tests.browser.checks import lost_in_a_contrast_theme, misfits
from tests.browser.fingers import Tried, trapped
from tests.browser.views import STATES, View, missing
from tests.browser.visit import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

Opened = tuple[View, Visit]
SIZES = {"light": (PHONE, (844, 390), WIDE), "dark": (PHONE,)}
# A state that has folds which no page has as it opens.
OTHER_FOLDS = next(view for view in STATES if "studies" in view.query.values())


@pytest.fixture(scope="module")
def at_home(tab: Visit) -> Visit:
    """The tab, with the app in it."""
    return tab.open("/")


@pytest.fixture(scope="module", params=STATES, ids=str)
def opened(request: pytest.FixtureRequest, at_home: Visit) -> Opened:
    """A page, opened once for all tests of this file."""
    at_home.forget()
    at_home.page.emulate_media(color_scheme="light")
    return request.param, at_home.go_on(request.param.path)


def test_it_shows_what_the_address_names_fits_and_keeps_the_rules(
    opened: Opened, floor: Floor
) -> None:
    view, visit = opened
    assert not missing(view, visit.words())
    assert visit.page.title().endswith("A Good Cry?")
    assert not unexplained(visit), "pictures without a name or a table"
    assert not misfits(visit, SIZES["light"])
    assert not broken_in_both_themes(visit, floor)
    assert not misfits(visit, SIZES["dark"])
    assert not lost_in_a_contrast_theme(visit)


def test_folds_fit_too_a_swipe_scrolls_and_changes_nothing_and_nothing_broke(
    opened: Opened, tried: Tried
) -> None:
    view, visit = opened
    if view == OTHER_FOLDS:
        assert visit.open_folds()
        assert not visit.audit()
    assert not trapped(visit, tried)
    assert not visit.troubles()
