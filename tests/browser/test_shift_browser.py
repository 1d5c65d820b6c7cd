"""The page of the shift on a phone: the moment moves every picture, fingers scroll, play plays."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry.ui.shift.courses import PAUSE
from tests.browser.views import BASE
from tests.browser.visit import answered, rest

pytestmark = pytest.mark.browser

ADDRESS = "/shift?account=Arita+2013%3A+the+seconds+before+tears"
PLANE, BODY = "The plane of both branches", "Head and trunk with nerves"
MARGIN, BAR = 20, 120
MOMENTS = BASE.rows("moments")


def picture(page: Any, name: str) -> Any:
    """A drawing by the start of its description."""
    return page.get_by_role("img", name=name)


def head(page: Any) -> dict[str, Any]:
    """The play head that is shown: its place (px), its label and the heart rate it reads."""
    page.locator(".player .phone .head").wait_for()
    return page.locator(".player .phone svg").evaluate(
        """drawing => ({
          x: +drawing.querySelector('.head').getAttribute('transform').match(/[\\d.]+/)[0],
          label: drawing.querySelector('.now').textContent,
          heart: drawing.querySelector('.value[data-signal=heart_rate]').textContent})"""
    )


def source(page: Any, name: str) -> str:
    return picture(page, name).get_attribute("src")


def hold_time(page: Any) -> None:
    """Stop the page's clock; from now on it goes only as far as a test lets it.

    At rest the page has nothing under way that needs it.
    """
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def test_slider_moves_the_moment_in_every_picture(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    before = head(page)
    drawings = {name: source(page, name) for name in (PLANE, BODY)}
    assert "only the push is up" in picture(page, PLANE).get_attribute("alt")
    assert "heart: faster" in picture(page, BODY).get_attribute("alt")
    slider = page.get_by_role("slider", name="Moment")
    assert slider.get_attribute("aria-valuetext") == "Tears start"
    slider.focus()
    with answered(page):
        page.keyboard.press("End")
    after = head(page)
    assert after["label"] == "10 min"
    assert after["x"] > before["x"]
    assert int(after["heart"]) < int(before["heart"])
    assert "both branches are at rest" in picture(page, PLANE).get_attribute("alt")
    assert "tear gland: over" in picture(page, BODY).get_attribute("alt")
    assert all(source(page, name) != drawing for name, drawing in drawings.items())
    page.wait_for_url(re.compile(r"moment=10(\+|%20)min"))


def test_buttons_beside_the_pictures_move_the_slider(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    later = page.get_by_role("button", name="later").last
    assert later.bounding_box()["height"] >= 44
    with answered(page):
        later.tap()
    assert head(page)["label"] == "Crying"
    slider = page.get_by_role("slider", name="Moment")
    assert slider.get_attribute("aria-valuetext") == "Crying"


@pytest.mark.parametrize("name", ["Time line of", PLANE, BODY, "Two bars over minutes"])
def test_a_finger_can_scroll_over_every_picture(
    phone: Callable[..., Any], swipe: Callable[..., None], name: str
) -> None:
    page = phone(ADDRESS)
    drawing = picture(page, name).first
    drawing.scroll_into_view_if_needed()
    rest(page)
    box = drawing.bounding_box()
    y = min(box["y"] + box["height"], page.viewport_size["height"] - BAR) - MARGIN
    swipe(page, box["x"] + box["width"] / 2, y, -180)
    assert drawing.bounding_box()["y"] < box["y"] - 120


def test_play_runs_in_the_browser_and_can_pause(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS, own=True)
    asks = page.evaluate("() => window.asks")
    button = page.get_by_role("button", name="Play")
    assert button.bounding_box()["height"] >= 44
    hold_time(page)
    button.tap()
    places = []
    for _ in range(5):
        page.clock.run_for(300)
        places.append(head(page)["x"])
    assert places == sorted(set(places)), "the play head does not run"
    steps = [later - before for before, later in itertools.pairwise(places)]
    assert steps == pytest.approx([steps[0]] * 4, rel=0.15), "it does not run evenly"
    page.get_by_role("button", name="Pause").tap()
    held = head(page)
    page.clock.run_for(5000)
    assert head(page) == held
    page.clock.resume()
    rest(page)
    assert page.evaluate("() => window.asks") == asks, "playing asks the server for something"


def test_play_jumps_where_less_motion_is_wanted(phone: Callable[..., Any]) -> None:
    """From moment to moment, a pause at each, and back to the chosen one at the end."""
    page = phone(ADDRESS, own=True, reduced_motion="reduce")
    start = head(page)
    assert page.get_by_text("asks for less motion").is_visible()
    hold_time(page)
    page.get_by_role("button", name="Play").tap()
    places = [head(page)["x"]]
    while page.get_by_role("button", name="Pause").count():
        page.clock.run_for(PAUSE - 1)
        assert head(page)["x"] == places[-1], "the play head glides although less motion is wanted"
        page.clock.run_for(1)
        places.append(head(page)["x"])
    assert len(places) == len(MOMENTS) + 1
    assert places[:-1] == sorted(set(places[:-1]))
    assert head(page) == start


def test_a_new_moment_ends_the_play(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    page.get_by_role("button", name="Play").tap()
    assert page.get_by_role("button", name="Pause").is_visible()
    with answered(page):
        page.get_by_role("button", name="later").first.tap()
    assert page.get_by_role("button", name="Play").is_visible()
    assert head(page)["label"] == "Crying"


def test_body_map_is_legible_on_a_small_phone(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS, viewport=(360, 740))
    drawing = picture(page, BODY)
    shown = drawing.bounding_box()["width"]
    drawn = drawing.evaluate("image => image.naturalWidth")
    assert 12.5 * shown / drawn >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
