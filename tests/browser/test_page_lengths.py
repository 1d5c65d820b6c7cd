"""Each page, in each of its parts, is as long as its message: a few screens of a phone at most.

Measured as a part opens, before anything on it is unfolded. What is longer becomes a part of its
own, with its own address. The layout of each part is looked at on the same visit.
One visitor walks through all of them; that each opens cold is seen elsewhere (test_every_state).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from _pytest.mark.structures import ParameterSet

from goodcry.ui.kit import page_parameters, registry
from tests.browser.views import BASE
from tests.browser.visit import Visit, path_of

pytestmark = pytest.mark.browser

PHONE = (390, 844)  # px
# A row of a list that opens in its place is no fold of the page.
SCREENS = FOLDS = 5
MEASURE = """() => ({
  height: document.querySelector('[data-testid="stMain"]').scrollHeight,
  folds: document.querySelectorAll('.st-key-page details:not(.rows details)').length,
})"""
# The claim with most to say: the more arrows, the longer its chain.
CLAIM = max(
    BASE.rows("mechanisms"), key=lambda row: len(BASE.where("mechanism_edges", mechanism=row["id"]))
)
PARTS = {
    "mechanisms": ("m_part", page_parameters.MECHANISM_PARTS),
    "who_cries": ("w_part", page_parameters.WHO_CRIES_PARTS),
    "care": ("c_part", page_parameters.CARE_PARTS),
    "classroom": ("l_part", page_parameters.CLASSROOM_PARTS),
}


def openings() -> Iterator[ParameterSet]:
    """Every page as it opens, or in each of its parts; one claim of many."""
    for page in registry.PAGES:
        name, values = PARTS.get(page.name, ("", {"": ""}))
        for value in values:
            query = {name: value} if value else {}
            yield pytest.param(page, query, id=f"{page.name}-{value}".rstrip("-"))
    claim = registry.page("mechanisms"), {"mechanism": CLAIM["id"]}
    yield pytest.param(*claim, id="mechanisms-one-claim")


@pytest.fixture(scope="module")
def walking(tab: Visit) -> Visit:
    """Somebody who has the app open."""
    tab.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return tab.open("/")


@pytest.mark.parametrize(("page", "query"), list(openings()))
def test_a_page_is_five_screens_long_at_most(
    page: registry.Page, query: dict[str, str], walking: Visit
) -> None:
    walking.go_on(f"{path_of(page)}?{urlencode(query)}")
    assert walking.page.locator("h1").inner_text() == page.heading
    found = walking.page.evaluate(MEASURE)
    screens = found["height"] / PHONE[1]
    assert screens <= SCREENS, f"{screens:.1f} screens: give what is longer a part of its own"
    assert found["folds"] <= FOLDS
    assert not walking.audit()
