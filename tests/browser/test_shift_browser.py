"""The page of the shift on a phone: the moment moves every picture, fingers scroll, play plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ADDRESS = "/shift?account=Arita+2013%3A+the+seconds+before+tears"
PLANE, BODY = "The plane of both branches", "Head and trunk with nerves"
MARGIN, BAR = 20, 120

# Counts what the page sends to the server from now on.
COUNT_SENT = """() => {
  window.sent = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...message) {
    window.sent += 1;
    return send.apply(this, message);
  };
}"""


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


def wait_until(page: Any, label: str) -> None:
    """Wait until the time line stands at a moment, and the page is done with it."""
    page.locator(".player .phone .now").filter(has_text=label).wait_for()
    page.locator("[data-test-script-state=notRunning]").first.wait_for(state="attached")


def test_slider_moves_the_moment_in_every_picture(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    before = head(page)
    drawings = {name: source(page, name) for name in (PLANE, BODY)}
    assert "only the push is up" in picture(page, PLANE).get_attribute("alt")
    assert "heart: faster" in picture(page, BODY).get_attribute("alt")
    slider = page.get_by_role("slider", name="Moment")
    assert slider.get_attribute("aria-valuetext") == "Tears start"
    slider.focus()
    page.keyboard.press("End")
    wait_until(page, "10 min")
    after = head(page)
    assert after["x"] > before["x"]
    assert int(after["heart"]) < int(before["heart"])
    assert "both branches are at rest" in picture(page, PLANE).get_attribute("alt")
    assert "tear gland: over" in picture(page, BODY).get_attribute("alt")
    assert all(source(page, name) != drawing for name, drawing in drawings.items())
    assert "moment=10+min" in page.url or "moment=10%20min" in page.url


def test_buttons_beside_the_pictures_move_the_slider(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    head(page)
    later = page.get_by_role("button", name="later").last
    assert later.bounding_box()["height"] >= 44
    later.tap()
    wait_until(page, "Crying")
    slider = page.get_by_role("slider", name="Moment")
    assert slider.get_attribute("aria-valuetext") == "Crying"


@pytest.mark.parametrize("name", ["Time line of", PLANE, BODY, "Two bars over minutes"])
def test_a_finger_can_scroll_over_every_picture(
    phone: Callable[..., Any], swipe: Callable[..., None], name: str
) -> None:
    page = phone(ADDRESS)
    head(page)
    drawing = picture(page, name).first
    drawing.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = drawing.bounding_box()
    y = min(box["y"] + box["height"], page.viewport_size["height"] - BAR) - MARGIN
    swipe(page, box["x"] + box["width"] / 2, y, -180)
    assert drawing.bounding_box()["y"] < box["y"] - 120


def test_play_runs_in_the_browser_and_can_pause(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    head(page)
    page.evaluate(COUNT_SENT)
    button = page.get_by_role("button", name="Play")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    places = []
    for _ in range(5):
        page.wait_for_timeout(300)
        places.append(head(page)["x"])
    assert places == sorted(set(places)), "the play head does not run"
    page.get_by_role("button", name="Pause").tap()
    held = head(page)
    page.wait_for_timeout(500)
    assert head(page) == held
    assert page.evaluate("window.sent") == 0, "playing asks the server for something"


def test_play_jumps_where_less_motion_is_wanted(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS, reduced_motion="reduce")
    head(page)
    assert page.get_by_text("asks for less motion").is_visible()
    page.get_by_role("button", name="Play").tap()
    places = []
    for _ in range(8):
        page.wait_for_timeout(100)
        places.append(head(page)["x"])
    assert len(set(places)) == 1, "the play head glides although less motion is wanted"
    page.locator(".player .phone .now").filter(has_text="0:00").wait_for()


def test_a_new_moment_ends_the_play(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS)
    head(page)
    page.get_by_role("button", name="Play").tap()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_role("button", name="later").first.tap()
    wait_until(page, "Crying")
    page.get_by_role("button", name="Play").wait_for()
    assert head(page)["label"] == "Crying"


def test_body_map_is_legible_on_a_small_phone(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS, viewport={"width": 360, "height": 740})
    drawing = picture(page, BODY)
    drawing.wait_for()
    shown = drawing.bounding_box()["width"]
    drawn = drawing.evaluate("image => image.naturalWidth")
    assert 12.5 * shown / drawn >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
