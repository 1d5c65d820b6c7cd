"""The instrument of the page of the shift is touched: played, dragged, stepped, by keys too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.shift import (
    CLOCK,
    PHONE,
    PLACE,
    SCREEN,
    clock,
    head,
    head_near,
    instrument,
    share_of,
)
from tests.browser.visit import answered, rest
from tests.support import accounts
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser


# How fast the play head runs, in shares of the axis a second.
PACE = f"""async (root, frames) => {{
  const head = root.querySelector(".band > .head:not(.was)");
  const share = () => ({PLACE})(head)[0] / 100;
  const start = share();
  do await new Promise(requestAnimationFrame); while (share() === start);
  const now = () => [share(), document.timeline.currentTime / 1000];
  const [from, before] = now();
  for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
  const [to, after] = now();
  return (to - from) / (after - before);
}}"""


HIDDEN = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def drag(page: Any, wide: bool, start: float, end: float) -> Callable[[], None]:
    """Put a finger (or the mouse) on the lanes and move it, as shares of their width.

    Returns what lifts it.
    """
    box = page.locator(".band").bounding_box()
    y = box["y"] + box["height"] / 2
    x = [box["x"] + share * box["width"] for share in (start, end)]
    if wide:
        page.mouse.move(x[0], y)
        page.mouse.down()
        page.mouse.move(x[1], y, steps=8)
        return page.mouse.up
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: float) -> None:
        places = [{"x": point, "y": y} for point in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch("touchStart", x[0])
    for step in range(1, 9):
        touch("touchMove", x[0] + (x[1] - x[0]) * step / 8)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return lambda: touch("touchEnd")


@pytest.mark.parametrize("size", [PHONE, SCREEN], ids=str)
def test_plays_drags_steps_and_touches(phone: Callable[..., Any], size: tuple[int, int]) -> None:
    wide = size == SCREEN
    page = phone("/shift", viewport=size, screen=wide)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    rest(page)
    asks, entries = page.evaluate("() => [window.asks, history.length]")
    assert head(page) == pytest.approx(share_of(0), abs=1e-3)

    lift = drag(page, wide, 0.2, 0.5)
    assert head_near(page, 0.5) == pytest.approx(0.5, abs=0.01)
    assert not page.evaluate("() => getSelection().toString()"), "dragging selects text"
    assert page.evaluate("() => window.asks") == asks, "a drag asks the server"
    with answered(page):
        lift()
    assert page.evaluate("() => window.asks") == asks + 1
    seconds = float(re.search(r"moment=(-?[\d.]+)", page.url)[1])  # type: ignore[index]
    assert share_of(seconds) == pytest.approx(0.5, abs=0.01)
    said = page.get_by_role("status").filter(has_text="tears flow")
    assert re.match(r"0:\d\d tears flow: push up, brake up, heart \d+", said.text_content())

    with answered(page):
        page.get_by_role("button", name="To the next moment").click()
    assert "moment=crying" in page.url
    assert head(page) == pytest.approx(share_of(60), abs=1e-3)
    with answered(page):
        page.get_by_role("button", name="4 min").click()
    assert "moment=four_minutes" in page.url
    assert page.get_by_role("button", name="4 min").get_attribute("aria-current") == "time"
    with answered(page):
        page.get_by_role("button", name="Tears start").click()
    assert "moment" not in page.url
    assert page.evaluate("() => history.length") == entries, "Back would lead through every touch"

    asks = page.evaluate("() => window.asks")
    play = page.get_by_role("button", name="Play", exact=True)
    play.click()
    assert instrument(page).evaluate(PACE, 20) == pytest.approx(1 / CLOCK["play_seconds"], rel=0.05)
    with answered(page):
        page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play at half speed").click()
    assert instrument(page).evaluate(PACE, 20) == pytest.approx(
        0.5 / CLOCK["play_seconds"], rel=0.05
    )
    # A tab that nobody sees any more.
    with answered(page):
        page.evaluate(HIDDEN, True)
    page.evaluate(HIDDEN, False)
    play.wait_for()
    with answered(page):
        drag(page, wide, 0.5, 0.99)()
    with answered(page):
        play.click()
        play.wait_for()  # it is called Pause until the end is reached
    assert head(page) == pytest.approx(1, abs=1e-3)
    assert page.evaluate("() => window.asks") == asks + 4, "it speaks only when it stops"


# The names of what has got or lost a part of it, from now on.
PARTS = """root => {
  window.changed = [];
  new MutationObserver(seen => window.changed.push(...seen.map(each => each.target.className)))
    .observe(root, { childList: true, subtree: true });
}"""


def test_what_changes_with_time_is_written_into_what_stands_there(
    phone: Callable[..., Any],
) -> None:
    """New pieces of text may have the styles of all of it worked out anew."""
    page = phone("/shift?moment=before")
    written = [page.locator(".time"), *page.locator(".lane .value").all(), page.locator(".mode")]
    clock(page).focus()
    page.keyboard.press("PageUp")  # what is said aloud has its first words
    rest(page)
    before = [each.inner_text() for each in written]
    instrument(page).evaluate(PARTS)
    for _ in range(3):
        page.keyboard.press("PageUp")
        rest(page)
    after = [each.inner_text() for each in written]
    assert sum(one != other for one, other in zip(before, after, strict=True)) >= 5
    # A word of the body may become two signs.
    assert not [name for name in page.evaluate("window.changed") if isinstance(name, str)]


def test_keys_move_the_clock(phone: Callable[..., Any]) -> None:
    page = phone("/shift?moment=crying")
    clock(page).focus()
    for key, words in [
        ("ArrowRight", "1:01"),
        ("ArrowLeft", "1:00"),
        ("PageUp", "3:00"),
        ("PageDown", "1:00"),
        ("Home", "−2:00 before the tears"),
        ("End", "10:00 after the tears"),
    ]:
        page.keyboard.press(key)
        clock(page).and_(page.locator(f'[aria-valuetext^="{words}"]')).wait_for()
    rest(page)
    assert "moment=ten_minutes" in page.url


def test_a_finger_that_moves_down_scrolls_the_page(
    phone: Callable[..., Any], swipe: Callable[..., None]
) -> None:
    page = phone("/shift")
    for part in ("body", "lanes", "clock"):
        # A quick finger's push leads to the end of the page, from where no other leads on.
        top = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop = 0")
        box = page.locator(f".instrument > .{part}").bounding_box()
        before = head(page)
        y = min(max(box["y"] + box["height"] / 2, 300), 700)
        swipe(page, box["x"] + box["width"] / 3, y, -200)
        now = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
        assert now > top + 120, part
        assert head(page) == before, part


def test_less_motion_steps_and_does_not_glide(phone: Callable[..., Any]) -> None:
    page = phone("/shift?moment=choked_up", own=True, reduced_motion="reduce")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.get_by_role("button", name="Play", exact=True).click()
    pause = round(1000 * EVIDENCE.assumption("shift_jump_seconds"))
    heads = [head(page)]
    page.clock.run_for(pause - 200)
    for _ in range(5):
        assert head(page) == heads[-1], "it glides"
        page.clock.run_for(400)
        heads.append(head(page))
        page.clock.run_for(pause - 400)
    assert heads == pytest.approx([share_of(m["seconds"]) for m in accounts.MOMENTS], abs=1e-3)


def test_the_dot_can_be_dragged(phone: Callable[..., Any]) -> None:
    page = phone("/shift", viewport=SCREEN, screen=True)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    grip, field = page.locator(".grip").bounding_box(), page.locator(".field").bounding_box()
    middle = [grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2]
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(field["x"] + field["width"] / 4, field["y"] + field["height"] / 4, steps=5)
    with answered(page):
        page.mouse.up()
    for name in ("s_free=true", "s_push=-0.5", "s_brake=0.5"):
        assert name in page.url, name
    page.reload()
    rest(page)
    assert page.get_by_text("model, sizes assumed").first.is_visible()
    with answered(page):
        page.get_by_role("button", name="Back to the study").click()
    assert page.locator(".band").is_visible()
    assert "s_free" not in page.url


def test_a_touch_on_the_inset_changes_places(phone: Callable[..., Any]) -> None:
    page = phone("/shift")
    plane = page.locator(".instrument > .plane")
    small = plane.bounding_box()["width"]
    page.get_by_role("button", name="Change places: body and plane").tap()
    assert plane.bounding_box()["width"] > 2 * small
    assert page.get_by_text("both up", exact=True).is_visible()
    page.keyboard.press("Enter")
    assert plane.bounding_box()["width"] == small
