"""The wall of a live class with the teacher's row: all of it on one screen, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodcry.live import Command
from tests.browser import test_live_wall_browser
from tests.browser.test_live_wall_browser import PROJECTOR, TOO_LONG, give_key, shows
from tests.browser.visit import Visit
from tests.support.live import School

pytestmark = pytest.mark.browser

school = test_live_wall_browser.school
# What of the page is out of sight, px.
SCROLLS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollHeight - main.clientHeight;
}"""
# Headings of more than two lines, and rings that are not round.
SQUEEZED = """() => [
  ...[...document.querySelectorAll('.wall [role=columnheader]')].slice(1)
    .filter(each => each.offsetHeight > 2.5 * parseFloat(getComputedStyle(each).lineHeight))
    .map(each => each.textContent),
  ...[...document.querySelectorAll('.wall [role=cell] .ring')].map(each => each.offsetWidth)
    .filter(width => width < 5)]"""


def test_the_wall_with_the_key_is_one_screen(
    school: School, stranger: Callable[..., Visit]
) -> None:
    """Nothing scrolls behind the bar, where the teacher's row floats."""
    code = school.open("diary_memory")
    wall = stranger(viewport=PROJECTOR)
    give_key(wall, code, school.keys[code])
    wall.open(f"/live?room={code}&wall=true&embed=true")
    wall.page.get_by_role("button", name="Open question 1 of 2").wait_for()
    is_one_screen(wall)


@pytest.mark.parametrize("set_id", ["diary_memory", "which_factors", "grade_claim", "which_way"])
def test_both_rounds_beside_what_was_measured_are_one_screen(
    set_id: str, school: School, stranger: Callable[..., Visit]
) -> None:
    """The fullest wall of each kind of question: rings are round, no heading is a column."""
    code = school.open(set_id)
    school.say(code, Command.OPEN)
    answers = [each.value for each in (school.item(code).options * 7)[:27]]
    school.answers(code, *answers)
    school.say(code, Command.CLOSE, Command.AGAIN)
    school.answers(code, *answers)
    wall = stranger(viewport=PROJECTOR)
    give_key(wall, code, school.keys[code])
    wall.open(f"/live?room={code}&wall=true&embed=true")
    for command, words in (
        (None, "Round 2."),
        (Command.CLOSE, "27 answers"),
        (Command.SHOW, "Source" if set_id == "diary_memory" else "sure"),
    ):
        school.say(code, *([command] if command else []))
        shows(wall, words)
        is_one_screen(wall)
        if command is None:
            wall.page.get_by_text("Draw live").click()
            wall.page.locator(".wall.open .gc-class").wait_for()
            is_one_screen(wall)


def is_one_screen(wall: Visit) -> None:
    for width, height in ((1280, 800), (1024, 768), (1920, 1080)):
        wall.resize(width, height)
        assert wall.page.evaluate(SCROLLS) <= 0, width
        assert wall.page.evaluate(TOO_LONG) <= 0, width
        assert not wall.page.evaluate(SQUEEZED), width
