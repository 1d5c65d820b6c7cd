"""Lists of the evidence in a real browser: links within them, and pages that do not jump."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit, answered

pytestmark = pytest.mark.browser
# Where the keyboard is, px from the top, and whether the first row of the list is in sight.
PLACE = """() => {
  const row = document.querySelector('.rows > li').getBoundingClientRect();
  const at = document.activeElement.getBoundingClientRect();
  return [document.activeElement.tagName, at.top, row.top < innerHeight && row.top > 0];
}"""


def touch(visit: Visit, name: str) -> None:
    with answered(visit.page):
        visit.page.locator("a.here").filter(has_text=name).first.tap()


def test_ways_within_a_list_load_nothing_anew_and_bring_its_top_and_the_focus(
    stranger: Callable[..., Visit],
) -> None:
    size = {"width": 390, "height": 844}
    visit = stranger(is_mobile=True, has_touch=True, viewport=size)
    visit.open("/evidence")
    visit.page.evaluate("() => { window.same = true; }")
    with answered(visit.page):
        visit.page.get_by_role("searchbox").fill("breathing")
    visit.page.locator("mark").first.wait_for()
    visit.rest()
    first = visit.page.locator(".rows > li").first.get_attribute("id")
    assert "breath" in visit.page.locator("mark").first.inner_text().lower()
    touch(visit, "Next")
    assert "p=2" in visit.page.url and "q=breathing" in visit.page.url
    assert visit.page.locator(".rows > li").first.get_attribute("id") != first
    element, top, in_sight = visit.page.evaluate(PLACE)
    assert element != "BODY" and 0 <= top < 200 and in_sight
    source = visit.page.locator(".rows a.here").first.inner_text()
    touch(visit, source)
    assert visit.page.get_by_role("heading", name=source, level=2).is_visible()
    with answered(visit.page):
        visit.page.go_back()
    assert "p=2" in visit.page.url and "source" not in visit.page.url
    touch(visit, "Everything on breathing")
    assert "subject=breathing" in visit.page.url
    assert visit.page.evaluate("() => window.same"), "the page was loaded anew"
    assert not visit.troubles()
