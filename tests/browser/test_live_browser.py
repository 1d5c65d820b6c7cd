"""Phones of a live class in a browser: a touch, a lost line, a new tab, nothing told too soon."""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from goodcry import live_measured, rooms
from goodcry.live import Command, Limits
from goodcry.ui.live import ballot, phone
from tests.browser.accessibility import Floor, broken_in_both_themes
from tests.browser.line import Line
from tests.browser.views import BASE
from tests.browser.visit import Visit, looking
from tests.support.live import School

pytestmark = pytest.mark.browser

OPEN, CLOSE, SHOW, END = Command.OPEN, Command.CLOSE, Command.SHOW, Command.END
AGAIN = Command.AGAIN
# What a page is longer than its screen, px.
TOO_LONG = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollHeight - main.clientHeight;
}"""
# All that stands in the document, also in parts of its own, read or not.
WHOLE = looking("""() => [document.documentElement.innerHTML,
  ...deep(document).map(each => each.shadowRoot?.innerHTML ?? '')].join('')""")
SAID = looking("""text => deep(document).some(each =>
  each.getAttribute('role') === 'status' && each.textContent.includes(text))""")
LINES = looking("""() => deep(document).filter(each => each.getAttribute('role') === 'status')
  .map(each => each.textContent)""")
FOCUSED = "each => each.getRootNode().activeElement === each"
WITHOUT_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no storage here', 'SecurityError'); } });"""


@pytest.fixture
def school() -> Iterator[School]:
    """The rooms of the running app."""
    store = rooms.connect(rooms.temporary_url(), Limits.read(BASE))
    found = School(store, int(time.time()))
    yield found
    for code, key in found.keys.items():
        if state := store.state(code, found.now):
            store.command(code, key, state.room.version, END, 9, found.now)
    store.close()


def option(visit: Visit, label: str) -> Any:
    return visit.page.get_by_role("radio", name=label, exact=True)


def read(text: str) -> str:
    """A text as it is read, however it was sent."""
    return html.unescape(text).replace("\u00a0", " ").replace('\\"', '"')


def says(visit: Visit, text: str) -> None:
    """Wait until the line below the answers says so; tell what it says where it does not."""
    from playwright.sync_api import TimeoutError

    try:
        visit.page.wait_for_function(SAID, arg=text)
    except TimeoutError:
        pytest.fail(f"{text!r} is not said, but {visit.page.evaluate(LINES)}")


def shows(visit: Visit, text: str) -> None:
    visit.page.get_by_text(text).first.wait_for()


@pytest.mark.slow
def test_a_phone_from_the_code_to_the_end(
    school: School, stranger: Callable[..., Visit], floor: Floor
) -> None:
    code = school.open("diary_memory")
    visit = stranger(is_mobile=True, has_touch=True)
    wire: list[bytes] = []

    def listen(socket: Any) -> None:
        socket.on(
            "framereceived",
            lambda data: wire.append(data if isinstance(data, bytes) else data.encode()),
        )

    visit.page.on("websocket", listen)
    answers: list[Any] = []
    visit.page.on("response", lambda answer: answers.append(answer))

    def heard() -> str:
        """All that came over the line, packed or not, as it would be read."""
        for answer in answers:
            wire.append(answer.url.encode())
            if f"/{phone.ADDRESS}?" in answer.url and answer.status == 200:
                wire.append(answer.body())
        answers.clear()
        return read(b"".join(wire).decode(errors="replace"))

    visit.open(f"/live?room={code}")
    shows(visit, "You are in")
    assert visit.page.evaluate(TOO_LONG) <= 0
    assert not broken_in_both_themes(visit, floor)

    school.say(code, OPEN)
    item = school.item(code)
    shows(visit, item.question)
    assert visit.page.evaluate(TOO_LONG) <= 0, "one has to scroll"
    assert not broken_in_both_themes(visit, floor)
    first, second = item.options[3], item.options[5]
    option(visit, first.label).tap()
    says(visit, f"guess of {first.label} is in")
    for label in (second.label, first.label, second.label):
        option(visit, label).tap()
    says(visit, f"guess of {second.label} is in")
    assert school.totals(code) == {second.value: 1}
    for _ in range(2):
        with visit.page.expect_response(lambda answer: f"/{phone.ADDRESS}?" in answer.url):
            pass
    assert option(visit, second.label).evaluate(FOCUSED), "looking for news takes the focus away"

    tab = Visit(visit.page.context, visit.address).open(f"/live?room={code}")
    says(tab, f"guess of {second.label} is in")
    assert option(tab, second.label).is_checked()
    assert school.room(code).joined == 1
    tab.page.close()

    school.answers(code, *[each.value for each in item.options[2:7]])
    school.say(code, CLOSE)
    shows(visit, "Look at the screen in front")
    assert not broken_in_both_themes(visit, floor)
    measured = live_measured.measured(item, BASE)
    secret = [measured.sentence, measured.why, *(mark.who for mark in measured.marks)]
    told = read(visit.page.evaluate(WHOLE)) + heard()
    assert not [text for text in secret if read(text) in told], "told before it was shown"
    school.say(code, SHOW)
    shows(visit, measured.why)
    told = heard()
    assert all(read(text) in told for text in secret), "the test looks in vain"
    assert visit.page.get_by_role("row").filter(has_text=second.label).get_by_text("you").count()
    assert not broken_in_both_themes(visit, floor)
    assert not visit.audit()
    # Words without one in bold take the place of words with one: all of them are there.
    school.say(code, AGAIN, CLOSE, SHOW)
    shows(visit, ballot.NOTHING)
    school.say(code, END)
    shows(visit, "This class is over")
    assert not broken_in_both_themes(visit, floor)
    assert not visit.page.evaluate("Object.keys(localStorage).filter(each => /room/.test(each))")
    assert not visit.troubles()


def test_a_touch_while_the_line_is_cut_is_sent_when_it_is_back(
    school: School, server: str, stranger: Callable[..., Visit]
) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    item = school.item(code)
    line = Line(urlsplit(server).port or 0)
    visit = stranger(line.address).open(f"/live?room={code}")
    shows(visit, item.question)
    with line.cut():
        option(visit, item.options[4].label).click()
        assert not school.totals(code)
    says(visit, f"guess of {item.options[4].label} is in")
    assert school.totals(code) == {item.options[4].value: 1}
    line.close()


def test_who_goes_back_to_an_answer_while_another_is_on_its_way_has_given_the_last(
    school: School, stranger: Callable[..., Visit]
) -> None:
    code = school.open("diary_memory")
    school.say(code, OPEN)
    item = school.item(code)
    first, second = item.options[3], item.options[5]
    visit = stranger().open(f"/live?room={code}")
    option(visit, first.label).click()
    says(visit, f"guess of {first.label} is in")
    held: list[Any] = []

    def hold(route: Any) -> None:
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.continue_()

    visit.page.route(lambda url: f"/{phone.ADDRESS}?" in url, hold)
    with visit.page.expect_request(lambda request: request.method == "POST"):
        option(visit, second.label).click()
    option(visit, first.label).click()
    with visit.page.expect_response(lambda answer: answer.request.method == "POST"):
        held[0].continue_()
    says(visit, f"guess of {first.label} is in")
    assert option(visit, first.label).is_checked()
    assert school.totals(code) == {first.value: 1}


def test_a_browser_that_lends_no_storage_votes_as_long_as_it_is_open(
    school: School, stranger: Callable[..., Visit]
) -> None:
    code = school.open("which_factors")
    school.say(code, OPEN)
    visit = stranger()
    visit.page.add_init_script(WITHOUT_STORAGE)
    visit.open(f"/live?room={code}")
    shows(visit, "keeps nothing")
    chosen = school.item(code).options[:3]
    for each in chosen:
        visit.page.get_by_role("checkbox", name=each.label, exact=True).click()
    says(visit, "choice of three is in")
    assert school.totals(code) == {each.value: 1 for each in chosen}
    assert visit.page.evaluate(TOO_LONG) <= 0, "one has to scroll"
