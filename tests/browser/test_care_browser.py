"""The breathing circle in a real browser: it keeps time, can do without motion, and ends."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SECONDS = 62
# Watches which word is shown, frame by frame; times in seconds since the watch began.
WATCH = """seconds => new Promise(done => {
  const words = ['pacer-in', 'pacer-out'].map(name => document.querySelector('.' + name));
  const switches = [];
  let shown = null, start = null;
  const look = now => {
    start ??= now;
    const word = words.findIndex(each => getComputedStyle(each).opacity === '1');
    if (shown !== null && word !== shown) switches.push([(now - start) / 1000, word]);
    shown = word;
    if (now - start < seconds * 1000) requestAnimationFrame(look); else done(switches);
  };
  requestAnimationFrame(look);
})"""


@pytest.fixture
def open_care(server: str, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens the care page on a phone, with an address tail and settings of the browser."""
    contexts = []

    def opened(query: str = "", **settings: Any) -> Any:
        context = browser.new_context(viewport=PHONE, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{server}/care{query}")
        page.get_by_role("link", name="Call 988").wait_for()
        page.get_by_role("switch", name="Start the circle").wait_for(state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()


def start_circle(page: Any) -> Any:
    """Ask for the circle; returns it once it is there."""
    page.get_by_text("Start the circle").click()
    circle = page.locator(".pacer")
    circle.wait_for()
    return circle


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
    """Each switch between in and out comes when it should, within 2 % over a minute."""
    page = open_care()
    start_circle(page)
    switches = page.evaluate(WATCH, SECONDS)
    times = [time for time, _ in switches]
    words = [word for _, word in switches]
    assert len(switches) >= 12
    assert all(first != second for first, second in itertools.pairwise(words))
    assert times[-1] - times[0] == pytest.approx(5 * (len(times) - 1), rel=0.02)
    # No breath is much longer than another; a busy machine may show a switch a little late.
    assert all(
        second - first == pytest.approx(5, abs=0.5) for first, second in itertools.pairwise(times)
    )


def test_unequal_pace_from_the_address(open_care: Any) -> None:
    page = open_care("?c_in=3&c_out=3.5")
    start_circle(page)
    assert {each["duration"] for each in animations(page).values()} == {6500}
    switches = page.evaluate(WATCH, 11)
    lengths = [(word, later - time) for (time, word), (later, _) in itertools.pairwise(switches)]
    assert lengths
    for word, length in lengths:
        assert length == pytest.approx((3, 3.5)[word], abs=0.3)


def test_with_reduced_motion_nothing_moves(open_care: Any) -> None:
    page = open_care(reduced_motion="reduce")
    circle = start_circle(page)
    running = animations(page)
    assert set(running) == {"pacer-fill", "pacer-in", "pacer-out"}
    assert {each["transform"] for each in running.values()} == {"none"}
    assert circle.is_visible()
    assert page.get_by_text("In for 5 seconds, out for 5 seconds").is_visible()
    assert page.get_by_role("link", name="Call 988").is_visible()
    page.get_by_text("Stop the circle").click()
    circle.wait_for(state="detached")


def test_leaving_the_page_ends_the_circle(open_care: Any) -> None:
    page = open_care()
    circle = start_circle(page)
    assert set(animations(page)) == {"pacer-grow", "pacer-in", "pacer-out"}
    page.get_by_role("link", name="Home").click()
    page.get_by_role("heading", name="Does a good cry help?").wait_for()
    circle.wait_for(state="detached")
    assert not animations(page)
    page.get_by_role("link", name="Help now").click()
    page.get_by_text("Start the circle").wait_for()
    assert not circle.count(), "it came back without being asked"


def test_a_rerun_does_not_disturb_the_breath(open_care: Any) -> None:
    page = open_care()
    start_circle(page)
    since = """() => document.getAnimations()
      .find(each => each.animationName === 'pacer-grow').ready.then(each => each.startTime)"""
    before = page.evaluate(since)
    page.get_by_text("How do we know?").first.click()
    page.get_by_text("Why this mark?").first.wait_for()
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


def test_help_now_leads_back_to_the_top(open_care: Any) -> None:
    page = open_care()
    page.get_by_text("Letting go or holding back").scroll_into_view_if_needed()
    help_button = page.get_by_role("link", name="Call 988")
    page.wait_for_function("() => document.querySelector('h1').getBoundingClientRect().top < 0")
    page.get_by_role("link", name="Help now").click()
    page.wait_for_timeout(1000)
    assert 0 <= help_button.bounding_box()["y"] < 400
