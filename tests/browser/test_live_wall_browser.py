"""A class of three phones, a teacher and a wall, by nothing but what the pages say."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from goodcry import live_items, live_measured, rooms
from goodcry.live import Limits
from tests.browser.accessibility import THEMES, Floor, broken_rules
from tests.browser.checks import turn
from tests.browser.test_classroom_browser import seen_from_the_back
from tests.browser.views import BASE
from tests.browser.visit import Visit
from tests.support.live import School

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"is_mobile": True, "has_touch": True}
# What a wall is longer than its screen, px; the lowest letters on it, as a share of its height.
TOO_LONG = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const wall = document.querySelector('.wall').getBoundingClientRect();
  const bar = document.querySelector('[data-testid="stBottom"]').getBoundingClientRect();
  return Math.max(wall.bottom - bar.top, document.documentElement.scrollWidth - innerWidth);
}"""
LOWEST = """() => {
  const walker = document.createTreeWalker(document.querySelector('.wall'), NodeFilter.SHOW_TEXT);
  const sizes = [];
  for (let text; (text = walker.nextNode()); ) {
    if (text.data.trim() && !text.parentElement.closest('.spoken')) {
      sizes.push(parseFloat(getComputedStyle(text.parentElement).fontSize) / innerHeight);
    }
  }
  return Math.min(...sizes);
}"""


@pytest.fixture
def school() -> Iterator[School]:
    """The rooms of the running app."""
    store = rooms.connect(rooms.temporary_url(), Limits.read(BASE))
    yield School(store, int(time.time()))
    store.close()


def shows(visit: Visit, text: str) -> None:
    visit.page.get_by_text(text).first.wait_for()


def fits(wall: Visit) -> None:
    """Letters for the last row, all on one screen."""
    assert round(wall.page.evaluate(LOWEST), 4) >= 0.034
    assert wall.page.evaluate(TOO_LONG) <= 0


def test_a_class_walks_through_diary_and_memory(
    school: School, stranger: Callable[..., Visit], floor: Floor
) -> None:
    item, following = live_items.live_set("diary_memory", BASE).items
    teacher = stranger(viewport={"width": 1280, "height": 800}).open("/live?set=diary_memory")
    teacher.page.get_by_role("button", name="Open a room").click()
    with teacher.page.context.expect_page() as opened:
        teacher.page.get_by_role("link", name="Open the wall").click()
    code = opened.value.url.partition("room=")[2][:5]
    opened.value.close()
    wall = stranger(viewport=PROJECTOR)
    wire: list[bytes] = []
    wall.page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda data: wire.append(data if isinstance(data, bytes) else data.encode()),
        ),
    )
    wall.open(f"/live?room={code}&wall=true&embed=true")
    shows(wall, "0 phones")
    assert seen_from_the_back(wall.page.screenshot(), 1920) == [f"{wall.address}/live?room={code}"]
    fits(wall)

    phones = [stranger(**PHONE).open(f"/live?room={code}") for _ in range(3)]
    for phone in phones:
        shows(phone, "You are in")
    shows(wall, "3 phones")
    shows(teacher, "3 phones joined")
    teacher.page.get_by_role("button", name="Open question 1 of 2").click()
    for phone, option in zip(phones, item.options[3:6], strict=True):
        phone.page.get_by_role("radio", name=option.label, exact=True).tap()
    shows(wall, "of 3 answers are in")
    wall.page.get_by_text("3", exact=True).wait_for()
    fits(wall)
    school.answers(code, *(option.value for option in item.options[2:9]))
    # A clicker's forward key, and nothing else in the hand.
    teacher.page.keyboard.press("PageDown")
    shows(wall, "What 10 of you guessed")
    fits(wall)
    measured = live_measured.measured(item, BASE)
    secret = [measured.sentence, *(mark.who for mark in measured.marks)]
    assert not [text for text in secret if text.encode() in b"".join(wire)], "told too soon"
    teacher.page.get_by_role("button", name="Show what was measured").click()
    shows(wall, measured.sentence)
    assert all(text.encode() in b"".join(wire) for text in secret), "the test looks in vain"
    fits(wall)
    for theme in THEMES:
        turn(wall, theme)
        assert not broken_rules(wall, floor, theme)
    for phone in phones:
        shows(phone, measured.why)
    shows(teacher, measured.why)
    assert not broken_rules(teacher, floor, "light")
    teacher.page.get_by_role("button", name="Open question 2 of 2").click()
    shows(wall, following.question)
    teacher.page.get_by_role("button", name="End and delete").click()
    teacher.page.get_by_text("End the class now?").wait_for()
    teacher.page.get_by_role("button", name="End and delete").click()
    for visit in (teacher, wall, *phones):
        shows(visit, "This class is over")
    assert not [*teacher.troubles(), *wall.troubles()]
