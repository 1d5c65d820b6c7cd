"""Other ways into a live class: its door, a look at its phones, and the app without its server."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodcry import live_measured
from goodcry.live import Command
from goodcry.ui.live import phone
from tests.browser import test_live_browser
from tests.browser.accessibility import Floor, broken_in_both_themes
from tests.browser.server import started
from tests.browser.test_live_browser import option, says, shows
from tests.browser.test_live_wall_browser import give_key
from tests.browser.views import BASE
from tests.browser.visit import PHONE, Visit
from tests.support.live import School

pytestmark = pytest.mark.browser

school = test_live_browser.school
SETS = ("diary_memory", "which_factors")


def test_the_door_can_be_used_by_all(
    school: School, stranger: Callable[..., Visit], floor: Floor
) -> None:
    visit = stranger(is_mobile=True, has_touch=True).open("/live")
    assert not broken_in_both_themes(visit, floor)
    visit.open("/live?set=diary_memory")
    shows(visit, "Open a room")
    assert not broken_in_both_themes(visit, floor)
    over = school.open("diary_memory")
    school.say(over, Command.OPEN, Command.END)
    visit.open(f"/live?room={over}")
    shows(visit, f"No class has the code {over}")
    assert not broken_in_both_themes(visit, floor)
    field = visit.page.get_by_label("The five letters on the screen")
    code = school.open("diary_memory")
    field.fill(f" {code[:2].lower()}-{code[2:]}")
    visit.page.get_by_role("button", name="Join").tap()
    shows(visit, "You are in")
    assert not visit.audit() and not visit.troubles()


@pytest.mark.parametrize("set_id", SETS)
def test_a_look_at_the_phones_can_be_used_by_all(
    set_id: str, school: School, stranger: Callable[..., Visit], floor: Floor
) -> None:
    code = school.open(set_id)
    visit = stranger(viewport={"width": PHONE[0], "height": PHONE[1]})
    give_key(visit, code, school.keys[code])
    visit.open(f"/live?room={code}&look=true")
    shows(visit, "As it is on the phones now.")
    item = school.item(code)
    measured = live_measured.measured(item, BASE)
    for command, words in (
        (None, "You are in"),
        (Command.OPEN, item.question),
        (Command.CLOSE, "Look at the screen in front"),
        (Command.SHOW, measured.sentence),
    ):
        if command:
            if command is Command.CLOSE:
                school.answers(code, *(each.value for each in item.options[:6]))
            school.say(code, command)
        shows(visit, words)
        assert not broken_in_both_themes(visit, floor), command
        assert not visit.audit(), command
    assert school.room(code).joined == 6, "who looks on takes no part"
    visit.page.get_by_role("button", name="Steer the class").click()
    shows(visit, "have answered.")
    assert not visit.troubles()


def test_a_class_goes_on_without_the_server_of_the_app(
    school: School, stranger: Callable[..., Visit]
) -> None:
    """``streamlit run app.py``: no address of a room; pages take answers and look for news."""
    code = school.open("diary_memory")
    with started("app.py") as address:
        visit = stranger(address, is_mobile=True, has_touch=True).open(f"/live?room={code}")
        shows(visit, "You are in")
        school.say(code, Command.OPEN)
        item = school.item(code)
        shows(visit, item.question)
        first, second = item.options[3], item.options[5]
        for each in (first, second):
            option(visit, each.label).tap()
            says(visit, f"guess of {each.label} is in")
        assert school.totals(code) == {second.value: 1} and school.room(code).joined == 1
        visit.page.reload()
        says(visit, f"guess of {second.label} is in")
        school.say(code, Command.CLOSE, Command.SHOW)
        shows(visit, live_measured.measured(item, BASE).why)
        school.say(code, Command.NEXT)
        shows(visit, school.item(code).question)
        option(visit, school.item(code).options[0].label).tap()
        says(visit, "is in")
        assert school.state(code).counted == 1
        assert not [each for each in visit.requests if f"/{phone.ADDRESS}" in each]
        school.say(code, Command.END)
        shows(visit, "This class is over")
        assert not visit.errors
