"""The breathing circle in a real browser: it keeps time, can do without motion, and ends."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.visit import answered, rest

pytestmark = pytest.mark.browser

MINUTE = 60  # s
STEP = 0.1  # s
# Holds the circle at one time after another; returns those at which the word has changed, in s,
# with the word that is shown then: 0 for in, 1 for out.
SWITCHES = """([seconds, step]) => {
  const words = ['pacer-in', 'pacer-out'].map(name => document.querySelector('.' + name));
  const running = document.getAnimations().filter(each => each.animationName?.startsWith('pacer'));
  running.forEach(each => each.pause());
  const switches = [];
  for (let place = 0, shown = 0; place <= seconds / step; place += 1) {
    running.forEach(each => { each.currentTime = 1000 * step * place; });
    const word = words.findIndex(each => getComputedStyle(each).opacity === '1');
    if (word !== shown) switches.push([place * step, word]);
    shown = word;
  }
  return switches;
}"""
# How far each animation gets while the browser's own clock, by which a page draws, goes on; in ms.
PACE = """async () => {
  const running = document.getAnimations().filter(each => each.animationName?.startsWith('pacer'));
  await Promise.all(running.map(each => each.ready));
  const look = () => [document.timeline.currentTime, running.map(each => each.currentTime)];
  const [start, before] = look();
  let now, after;
  do {
    await new Promise(requestAnimationFrame);
    [now, after] = look();
  } while (now < start + 100);
  return after.map((time, place) => (time - before[place]) / (now - start));
}"""


@pytest.fixture
def open_care(phone: Callable[..., Any]) -> Callable[..., Any]:
    """Opens the care page on a phone, with an address tail and settings of the browser."""
    return lambda query="", **settings: phone(f"/care{query}", **settings)


def start_circle(page: Any) -> Any:
    """Ask for the circle; returns it once it is there."""
    with answered(page):
        page.get_by_text("Start the circle").click()
    return page.locator(".pacer")


def switches(page: Any, seconds: float) -> list[tuple[float, int]]:
    """When the word changes in so many seconds of breathing (s), and which one is shown then."""
    return [(time, word) for time, word in page.evaluate(SWITCHES, [seconds, STEP])]


def animations(page: Any) -> dict[str, dict[str, Any]]:
    """Name of each running animation -> its duration in ms and the element's transform."""
    return page.evaluate(
        """() => Object.fromEntries(document.getAnimations()
          .filter(each => each.animationName?.startsWith('pacer'))
          .map(each => [each.animationName, {
            duration: each.effect.getTiming().duration,
            state: each.playState,
            transform: getComputedStyle(each.effect.target).transform}]))"""
    )


def test_circle_keeps_time_for_a_minute(open_care: Any) -> None:
    """The words change places every five seconds, to the tenth, and time runs at its own pace."""
    page = open_care()
    start_circle(page)
    assert page.evaluate(PACE) == pytest.approx([1, 1, 1])
    found = switches(page, MINUTE)
    assert [word for _, word in found] == [1, 0] * 6
    assert [time for time, _ in found] == pytest.approx([5.0 * (each + 1) for each in range(12)])


def test_unequal_pace_from_the_address(open_care: Any) -> None:
    page = open_care("?c_in=3&c_out=3.5")
    start_circle(page)
    assert {each["duration"] for each in animations(page).values()} == {6500}
    lengths = [
        (word, later - time)
        for (time, word), (later, _) in itertools.pairwise([(0.0, 0), *switches(page, 20)])
    ]
    assert len(lengths) == 6
    for word, length in lengths:
        assert length == pytest.approx((3, 3.5)[word])


def test_with_reduced_motion_nothing_moves(open_care: Any) -> None:
    page = open_care(reduced_motion="reduce")
    circle = start_circle(page)
    running = animations(page)
    assert set(running) == {"pacer-fill", "pacer-in", "pacer-out"}
    assert {each["transform"] for each in running.values()} == {"none"}
    assert circle.is_visible()
    assert page.locator(
        "p:not([role])", has_text="In for 5 seconds, out for 5 seconds"
    ).is_visible()
    assert page.get_by_role("link", name="Call 988").is_visible()
    page.get_by_text("Stop the circle").click()
    circle.wait_for(state="detached")


def test_leaving_the_page_ends_the_circle(open_care: Any) -> None:
    page = open_care()
    circle = start_circle(page)
    assert set(animations(page)) == {"pacer-grow", "pacer-in", "pacer-out"}
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Home").click()
    page.get_by_role("heading", name="Does a good cry help?").wait_for()
    circle.wait_for(state="detached")
    assert not animations(page)
    page.get_by_role("link", name="Help now").click()
    page.get_by_text("Start the circle").wait_for()
    rest(page)
    assert not circle.count(), "it came back without being asked"


def test_a_rerun_does_not_disturb_the_breath(open_care: Any) -> None:
    page = open_care()
    start_circle(page)
    since = """() => document.getAnimations()
      .find(each => each.animationName === 'pacer-grow').ready.then(each => each.startTime)"""
    before = page.evaluate(since)
    with answered(page):
        page.get_by_text("Slower or faster").click()
    assert page.get_by_role("slider").first.is_visible()
    assert page.evaluate(since) == before


def test_keyboard_alone_is_enough(open_care: Any) -> None:
    page = open_care()
    page.get_by_role("switch", name="Start the circle").focus()
    page.keyboard.press("Space")
    circle = page.get_by_role("img", name="A circle grows, then shrinks.")
    circle.wait_for()
    page.get_by_role("switch", name="Stop the circle").focus()
    page.keyboard.press("Space")
    circle.wait_for(state="detached")


def test_first_screen_of_a_phone_shows_help_and_something_gentle(open_care: Any) -> None:
    page = open_care()
    bar = page.get_by_role("link", name="Help now").bounding_box()["y"]
    for name in ("Call 988", "Text 988", "Worldwide"):
        box = page.get_by_role("link", name=name).bounding_box()
        assert box["height"] >= 44
        assert box["y"] + box["height"] < bar
    label = page.get_by_text("Start the circle").bounding_box()
    assert label["y"] + label["height"] < bar


def test_help_links_open_the_phone_and_the_directory(open_care: Any) -> None:
    page = open_care()
    hrefs = {
        name: page.get_by_role("link", name=name, exact=False).first.get_attribute("href")
        for name in ("Call 988", "Text 988", "Worldwide", "911")
    }
    assert hrefs == {
        "Call 988": "tel:988",
        "Text 988": "sms:988",
        "Worldwide": "https://findahelpline.com",
        "911": "tel:911",
    }


def test_a_call_needs_no_new_tab(open_care: Any) -> None:
    page = open_care()
    page.get_by_role("link", name="Call 988").wait_for()
    calls = page.locator("a[href^='tel:'], a[href^='sms:']").all()
    assert len(calls) > 2
    assert [each.get_attribute("target") for each in calls] == [None] * len(calls)


def test_another_country_stays_over_a_reload(open_care: Any) -> None:
    page = open_care()
    # As it is seen: parts of a button that bends do not keep the blank between them.
    assert page.get_by_role("link", name="Call 988").inner_text() == "Call 988"
    with answered(page):
        # Without a touch or a key a page may still be on its way to the place where it was left.
        page.get_by_label("Somewhere else?").tap()
        page.get_by_label("Somewhere else?").select_option(label="New Zealand")
    page.get_by_role("link", name="Text 1737").wait_for()
    page.reload()
    page.get_by_role("link", name="Text 1737").wait_for()
    assert "c_country=" in page.url


def test_help_now_leads_back_to_the_top(open_care: Any) -> None:
    page = open_care()
    page.get_by_text("What is known").scroll_into_view_if_needed()
    help_button = page.get_by_role("link", name="Call 988")
    page.wait_for_function("() => document.querySelector('h1').getBoundingClientRect().top < 0")
    page.get_by_role("link", name="Help now").click()
    call = help_button.element_handle()
    page.wait_for_function("call => call.getBoundingClientRect().top >= 0", arg=call)
    rest(page)
    assert 0 <= help_button.bounding_box()["y"] < 400
