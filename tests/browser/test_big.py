"""Pages for the last row of a class: letters, the way through a lesson, Back and forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goodcry import classroom
from goodcry.evidence import load
from tests.browser.accessibility import Floor, broken_rules
from tests.browser.views import OPENING, View
from tests.browser.visit import Visit, answered, rest

pytestmark = pytest.mark.browser

BASE = load()
PROJECTOR = (1920, 1080)
# Of the screen's height: what somebody six picture heights away can read.
LEAST = 0.027
# Whose capital letters are lower than a share of the screen's height. Pictures are as large as the
# screen lets them; the bar is for the teacher, a slider's end for nobody.
LOW = """share => {
  const context = document.createElement('canvas').getContext('2d');
  const low = new Set();
  for (const place of document.querySelectorAll('[class*="st-key-page"]')) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode, element = text.parentElement;
      if (!/[a-z]/i.test(text.data) || !element.checkVisibility({ visibilityProperty: true })
        || element.closest('svg, style, code, .skip, [data-testid="stIconMaterial"]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 3 || box.height < 3) continue;
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      const height = context.measureText('H').actualBoundingBoxAscent / innerHeight;
      const said = text.data.trim().slice(0, 40);
      if (height < share) low.add(`${(100 * height).toFixed(2)} %: ${said}`);
    }
  }
  return [...low];
}"""


@pytest.fixture(scope="module")
def teacher(devices: Callable[..., Any], server: str) -> Iterator[Visit]:
    """A projector on which one goes from page to page."""
    width, height = PROJECTOR
    found = Visit(devices(viewport={"width": width, "height": height}), server)
    yield found.open("/?big=1")
    found.page.close()


@pytest.mark.parametrize("view", OPENING, ids=lambda view: view.page)
def test_letters_can_be_read_from_the_last_row(view: View, teacher: Visit) -> None:
    page = teacher.go_on(f"{view.path}?big=1").page
    assert page.locator("h1").inner_text() == view.title
    assert page.evaluate(LOW, LEAST) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PROJECTOR[0]
    assert page.get_by_role("link", name="Help now").is_visible()


def where(page: Any) -> str:
    """Where the class stands, by the bar; nothing in usual letters."""
    place = page.locator(".st-key-bar .place span")
    return place.inner_text() if place.count() else ""


@pytest.mark.slow
def test_a_lesson_keeps_its_step_on_every_way(phone: Callable[..., Any]) -> None:
    row = BASE.row("lessons", "body")
    steps = classroom.steps(row["id"], BASE)
    page = phone(
        f"/classroom?l_lesson={row['id']}&l_step=2&big=1", viewport=(1280, 800), screen=True
    )

    def goes_to(path: str, number: int) -> None:
        page.wait_for_url(lambda url: f"{path}?" in url and f"l_step={number}" in url)
        rest(page)
        assert where(page) == f"{number} of {len(steps)}"
        assert page.evaluate(LOW, LEAST) == []

    page.get_by_role("link", name=steps[1].opens).click()
    goes_to("/shift", 2)
    page.get_by_role("link", name="Next").click()
    goes_to("/shift", 3)
    assert page.get_by_role("button", name="Task").is_visible()
    page.get_by_role("link", name="Next").click()
    goes_to("/shift", 4)
    page.get_by_role("link", name="Next").click()
    goes_to("/classroom", 5)
    page.go_back()
    goes_to("/shift", 4)
    page.go_back()
    goes_to("/shift", 3)
    page.go_forward()
    goes_to("/shift", 4)
    page.get_by_role("link", name="Help now").click()
    goes_to("/care", 4)
    page.go_back()
    goes_to("/shift", 4)
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url(lambda url: "big" not in url)
    rest(page)
    assert not where(page)
    assert page.get_by_role("button", name="Share").is_visible()
    with answered(page):
        page.go_back()
    goes_to("/shift", 4)


def test_notes_and_code_open_over_the_page(visit: Visit, floor: Floor) -> None:
    visit.open("/who_cries?big=1")
    visit.resize(1280, 800)
    assert not visit.page.locator(".st-key-page summary").count(), "folds wait among the notes"
    for name in ("Notes", "QR"):
        visit.page.get_by_role("button", name=name).click()
        visit.page.get_by_role("dialog").wait_for()
        visit.rest()
        assert not broken_rules(visit, floor, "light")
        visit.page.keyboard.press("Escape")
        visit.page.get_by_role("dialog").wait_for(state="detached")
