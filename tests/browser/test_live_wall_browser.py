"""A class of three phones, a teacher and a wall, by nothing but what the pages say."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from goodcry import live_items, live_measured, rooms
from goodcry.live import Limits
from tests.browser.accessibility import Floor, broken_as_it_stands
from tests.browser.checks import lost_in_a_contrast_theme
from tests.browser.test_classroom_browser import seen_from_the_back
from tests.browser.views import BASE
from tests.browser.visit import Visit, answered
from tests.support.live import School

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
MOST_TABS = 30
# The width of a printed page, px, and its height.
PAPER = (720, 1040)
# Of a table on the wall: what is wider than its cell.
CUT = """() => [...document.querySelectorAll('.wall [role=columnheader]')].slice(1)
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent)"""
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

# Whether what the page shows waits for the server; and which parts of it fade meanwhile.
WAITING = "() => document.querySelector('.st-key-page [data-stale=true]')"
FADING = """() => [...document.querySelectorAll('.st-key-page [data-stale=true]')]
  .map(each => getComputedStyle(each))
  .filter(style => style.opacity !== '1' || !/^0s(, 0s)*$/.test(style.transitionDuration))
  .map(style => `${style.opacity}, ${style.transition}`)"""


@pytest.fixture
def school() -> Iterator[School]:
    """The rooms of the running app."""
    store = rooms.connect(rooms.temporary_url(), Limits.read(BASE))
    yield School(store, int(time.time()))
    store.close()


def shows(visit: Visit, text: str) -> None:
    visit.page.get_by_text(text).first.wait_for()


def fits(wall: Visit) -> None:
    """Letters for the last row, all on one screen, on an old projector, too."""
    for width, height in ((1024, 768), (PROJECTOR["width"], PROJECTOR["height"])):
        wall.resize(width, height)
        assert round(wall.page.evaluate(LOWEST), 4) >= 0.034
        assert wall.page.evaluate(TOO_LONG) <= 0


def give_key(visit: Visit, code: str, key: str) -> None:
    """Let this browser hold the key of a room."""
    held = json.dumps({"number": "", "key": key, "since": 1000 * time.time()})
    name = f"good-cry-room-{code}"
    visit.page.add_init_script(f"localStorage.setItem('{name}', {json.dumps(held)})")


def owing(visit: Visit) -> Event:
    """Once it is set, the server begins its next answer and does not get any further."""
    owes, began = Event(), Event()

    def forward(line: Any) -> None:
        def answer(data: bytes) -> None:
            kind = ForwardMsg.FromString(data).WhichOneof("type")
            if owes.is_set() and kind == "new_session":
                began.set()
            if not (began.is_set() and kind in ("delta", "ref_hash", "script_finished")):
                line.send(data)

        line.connect_to_server().on_message(answer)

    visit.page.route_web_socket("**/_stcore/stream", forward)
    return owes


def by_keys(visit: Visit, role: str, name: str) -> None:
    """Reach a control with the key Tab, and press it."""
    wanted = visit.page.get_by_role(role, name=name)
    for _ in range(MOST_TABS):
        visit.page.keyboard.press("Tab")
        if wanted.evaluate("each => each.matches(':focus-visible')"):
            visit.page.keyboard.press("Space")
            return
    raise AssertionError(f"no Tab leads to {name!r}")


@pytest.mark.slow
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

    def sound(*visits: Visit) -> None:
        for visit in visits:
            assert not broken_as_it_stands(visit, floor)

    sound(wall, teacher)
    phones = [stranger(**PHONE).open(f"/live?room={code}") for _ in range(3)]
    for phone in phones:
        shows(phone, "You are in")
    shows(wall, "3 phones")
    shows(teacher, "3 phones joined")
    by_keys(teacher, "button", "Open question 1 of 2")
    for phone, option in zip(phones[:2], item.options[3:5], strict=True):
        phone.page.get_by_role("radio", name=option.label, exact=True).tap()
    shows(phones[2], item.question)
    by_keys(phones[2], "radio", item.options[0].label)
    shows(wall, "of 3 answers are in")
    wall.page.get_by_text("3", exact=True).wait_for()
    fits(wall)
    sound(wall, teacher)
    assert not lost_in_a_contrast_theme(phones[0])
    assert not lost_in_a_contrast_theme(teacher)
    school.answers(code, *(option.value for option in item.options[2:9]))
    # A clicker's forward key, and nothing else in the hand.
    teacher.page.keyboard.press("PageDown")
    shows(wall, "What 10 of you guessed")
    fits(wall)
    sound(wall, teacher)
    measured = live_measured.measured(item, BASE)
    secret = [measured.sentence, *(mark.who for mark in measured.marks)]
    assert not [text for text in secret if text.encode() in b"".join(wire)], "told too soon"
    teacher.page.get_by_role("button", name="Show what was measured").click()
    shows(wall, measured.sentence)
    assert all(text.encode() in b"".join(wire) for text in secret), "the test looks in vain"
    fits(wall)
    for phone in phones:
        shows(phone, measured.why)
    shows(teacher, measured.why)
    sound(wall, teacher)
    teacher.page.get_by_role("button", name="Open question 2 of 2").click()
    shows(wall, following.question)
    # Three samples, and both rounds beside them: the fullest wall there is.
    for again in ("Ask this again", ""):
        school.answers(code, *(option.value for option in following.options[2:9]))
        teacher.page.keyboard.press("PageDown")
        teacher.page.get_by_role("button", name="Show what was measured").click()
        shows(wall, live_measured.measured(following, BASE).sentence)
        fits(wall)
        if again:
            teacher.page.get_by_role("button", name=again).click()
            shows(wall, "Round 2.")
    teacher.page.get_by_role("button", name="End and delete").click()
    teacher.page.get_by_text("End the class now?").wait_for()
    teacher.page.get_by_role("button", name="End and delete").click()
    for visit in (teacher, wall, *phones):
        shows(visit, "This class is over")
    sound(wall, teacher)
    assert not [*teacher.troubles(), *wall.troubles()]


def test_nothing_turns_pale_while_a_busy_server_owes_an_answer(
    school: School, stranger: Callable[..., Visit]
) -> None:
    """A wall asks each second; Streamlit fades what waits for an answer."""
    code = school.open("diary_memory")
    teacher, wall = stranger(), stranger(viewport=PROJECTOR)
    give_key(teacher, code, school.keys[code])
    for visit, address, words in (
        (wall, f"/live?room={code}&wall=true&embed=true", "0 phones"),
        (teacher, f"/live?room={code}", "0 phones joined"),
    ):
        hold = owing(visit)
        # It asks each second, so it may never rest on a slow machine.
        visit.page.goto(visit.address + address)
        shows(visit, words)
        hold.set()
        visit.page.wait_for_function(WAITING)
        assert not visit.page.evaluate(FADING)


def test_hands_are_counted_by_fingers_and_by_keys(
    stranger: Callable[..., Visit], floor: Floor
) -> None:
    visit = stranger(viewport={"width": 1280, "height": 800}, has_touch=True)
    visit.open("/live?set=diary_memory&hands=true&big=1&embed=true")
    item = live_items.live_set("diary_memory", BASE).items[0]
    tiles = visit.page.locator("[class*='st-key-v_tile-']")
    rows = [tiles.nth(place).bounding_box()["y"] for place in range(10)]
    assert rows == [rows[0]] * 5 + [rows[9]] * 5, "two rows of five"
    for _ in range(2):
        with answered(visit.page):
            tiles.nth(3).get_by_role("button").first.tap()
    for key in ("4", "5", "6", "0"):
        with answered(visit.page):
            visit.page.keyboard.press(key)
    with answered(visit.page):
        visit.page.get_by_role("button", name=f"one hand less for {item.options[9].label}").tap()
    shows(visit, "5 hands")
    assert not broken_as_it_stands(visit, floor)
    assert not lost_in_a_contrast_theme(visit)
    measured = live_measured.measured(item, BASE)
    for words, following in (
        ("What 5 of you guessed", "Show what was measured"),
        (measured.sentence, "Next question"),
    ):
        visit.page.keyboard.press("PageDown")
        shows(visit, words)
        box = visit.page.get_by_role("button", name=following).bounding_box()
        bar = visit.page.get_by_test_id("stBottom").bounding_box()
        assert box["y"] + box["height"] <= bar["y"], "one has to scroll"
        assert not broken_as_it_stands(visit, floor)
    visit.page.emulate_media(media="print")
    visit.resize(*PAPER)
    sheet = visit.page.locator(".wall").bounding_box()
    assert sheet["height"] < PAPER[1] / 2 and not visit.page.evaluate(CUT), "on paper"
    assert not visit.troubles()
