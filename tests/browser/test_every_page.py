"""Every page as it opens, at five sizes of screen, and in dark, which changes only colours, at two.

Nothing sticks out, is cut off or too small, nothing breaks, nothing leaves the machine. Main
controls (buttons, pills, folds, page links, toggles, lists to choose from) are 44 px high.
Links within a running text are exempt, as in WCAG 2.5.8: they are as high as their line. Links in
a table of many rows have the 24 px of that criterion; a list below the table leads to the same.
The tests of a page share one load of it and run in the order of this file.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.browser.accessibility import (
    THEMES,
    Floor,
    broken_in_both_themes,
    broken_rules,
    unexplained,
)
from tests.browser.checks import (
    faults_in_dialogs,
    lost_in_a_contrast_theme,
    misfits,
    turn,
    use_controls,
)
from tests.browser.fingers import Tried, trapped
from tests.browser.views import OPENING, View, missing
from tests.browser.visit import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

Opened = tuple[View, Visit]
SIZES = {"dark": (PHONE, WIDE), "light": (PHONE, (390, 844), (844, 390), (768, 1024), WIDE)}


@pytest.fixture(scope="module", params=OPENING, ids=str)
def opened(request: pytest.FixtureRequest, tab: Visit) -> Opened:
    """A page, opened once for all tests of this file."""
    tab.forget()
    return request.param, tab.open(request.param.path)


def test_it_fits_every_screen(opened: Opened) -> None:
    view, visit = opened
    assert not missing(view, visit.words())
    found = {}
    for theme, sizes in SIZES.items():
        turn(visit, theme)
        found[theme] = misfits(visit, sizes)
    assert not any(found.values()), found


def test_what_can_be_opened_fits_too(opened: Opened) -> None:
    _, visit = opened
    visit.open_folds()
    assert not visit.audit()
    assert not faults_in_dialogs(visit, visit.audit)


def test_pictures_have_names_and_tables_and_the_rules_are_kept(
    opened: Opened, floor: Floor
) -> None:
    _, visit = opened
    visit.open_folds()
    assert not unexplained(visit)
    assert not broken_in_both_themes(visit, floor)


def test_a_contrast_theme_shows_what_is_chosen_and_what_has_the_focus(opened: Opened) -> None:
    _, visit = opened
    assert not lost_in_a_contrast_theme(visit)


def test_a_swipe_scrolls_and_changes_nothing_wherever_it_starts(
    opened: Opened, tried: Tried
) -> None:
    _, visit = opened
    assert not trapped(visit, tried)


def test_nothing_broke_and_nothing_left_the_machine(opened: Opened) -> None:
    _, visit = opened
    use_controls(visit)
    assert not visit.audit().get("alerts")
    assert not visit.troubles()


def test_menu_and_sources_keep_the_rules(visit: Visit, floor: Floor) -> None:
    visit.open("/")
    for theme in THEMES:
        turn(visit, theme)
        # What lies beneath is half covered now, and looked at where nothing covers it.
        look = partial(broken_rules, visit, floor, theme, '[role="dialog"]')
        assert not faults_in_dialogs(visit, look)
