"""The instrument of the page of the shift in a browser: it plays, drags, steps and tells the truth.

What its lanes and its plane show is held to the model in Python, study by study.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goodcry import heart
from goodcry.figures import timeline_scale
from goodcry.heart import Constants
from goodcry.provenance import DRIVES, SIGNALS
from goodcry.ui.shift import study_data
from goodcry.ui.shift.instrument import FOLDER
from tests.browser.visit import answered, rest
from tests.support import accounts
from tests.support.instrument import reading
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

PHONE, SCREEN = (390, 844), (1280, 800)
SMALL, PROJECTOR = (360, 640), (1920, 1080)
CONSTANTS = Constants.read(EVIDENCE)
CLOCK = study_data.data(EVIDENCE)["clock"]
LIMITS = timeline_scale.ranges([accounts.course(account) for account in accounts.ACCOUNTS])
THRESHOLD = EVIDENCE.assumption("shift_word_threshold")
TIMES, SETTINGS = 30, 50

# Moves the clock without asking the server, and reads what is shown in the frame after.
SHOWN = """async (root, shares) => {
  const find = selector => root.querySelector(selector);
  const place = mark => mark.style.transform.match(/-?[\\d.]+/g).map(Number);
  const found = [];
  for (const share of shares) {
    const clock = find(".track input");
    clock.value = 1000 * share;
    clock.dispatchEvent(new Event("input"));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const lanes = [...root.querySelectorAll(".lane")].map(lane => [lane.dataset.signal, {
      text: lane.querySelector(".value").textContent,
      heights: [...lane.querySelectorAll(".dot")].map(mark => place(mark)[1]),
    }]);
    found.push({ lanes: Object.fromEntries(lanes), head: place(find(".head:not(.was)"))[0],
      plane: place(find(".field .dot:not(.was, .second)")) });
  }
  return found;
}"""


def share_of(seconds: float) -> float:
    """Where a time lies on the axis."""
    times, shares = np.array(CLOCK["knots"]).T
    return float(np.interp(seconds, times, shares))


def plane_reach() -> float:
    """How far the plane reaches from its middle, in drive: what ``plane.js`` says."""
    code = (FOLDER / "plane.js").read_text(encoding="utf-8")
    return float(re.search(r"REACH = ([\d.]+)", code)[1])  # type: ignore[index]


def instrument(page: Any) -> Any:
    return page.locator(".instrument")


def top_of_bar(page: Any) -> float:
    """Where the app's own bar begins, px."""
    bar = page.locator(".st-key-bar")
    bar.wait_for()
    return float(bar.bounding_box()["y"])


def clock(page: Any) -> Any:
    return page.get_by_role("slider", name="Time from the first tear")


def head(page: Any) -> float:
    """Where the play head stands, as a share of the axis."""
    moved = page.locator(".band > .head:not(.was)").evaluate("head => head.style.transform")
    return float(re.findall(r"[\d.]+", moved)[0]) / 100


@pytest.mark.parametrize("account", accounts.ACCOUNTS)
def test_lanes_and_plane_agree_with_the_model(phone: Callable[..., Any], account: str) -> None:
    place = accounts.ACCOUNTS.index(account)
    other = accounts.ACCOUNTS[place - 1]
    page = phone(
        f"/shift?account={account}&second={other}",
        viewport=SCREEN if place % 2 else PHONE,
        screen=bool(place % 2),
    )
    asks = page.evaluate("() => window.asks")
    courses = [accounts.course(account), accounts.course(other)]
    times = random.Random(place).sample(courses[0].t.tolist(), TIMES)
    shown = instrument(page).evaluate(SHOWN, [share_of(time) for time in times])
    for time, found in zip(times, shown, strict=True):
        states = [course.at(time) for course in courses]
        for signal in SIGNALS:
            lane = found["lanes"][signal]
            readings = [reading(signal, state[signal], THRESHOLD) for state in states]
            assert lane["text"] == " · ".join(readings), f"{signal} at {time} s"
            low, high = LIMITS[signal]
            drawn = [high - (high - low) * height / 100 for height in lane["heights"]]
            near = 0.005 + (high - low) / 10_000
            assert drawn == pytest.approx([state[signal] for state in states], abs=near)
        assert found["head"] == pytest.approx(100 * share_of(time), abs=0.006)
        across, down = ((place - 50) / 50 * plane_reach() for place in found["plane"])
        assert [across, -down] == pytest.approx([states[0][drive] for drive in DRIVES], abs=0.002)
    assert page.evaluate("() => window.asks") == asks, "moving the clock asks the server"


@pytest.mark.parametrize("size", [SMALL, PHONE, SCREEN, PROJECTOR], ids=str)
def test_all_of_it_is_in_view_at_once(phone: Callable[..., Any], size: tuple[int, int]) -> None:
    wide = size[0] > 1000
    page = phone("/shift", viewport=size, screen=wide)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    rest(page)
    bar = top_of_bar(page)
    boxes = {
        name: page.locator(f".instrument > .{name}").bounding_box()
        for name in ("body", "plane", "lanes", "clock")
    }
    for name, box in boxes.items():
        assert box["y"] > -1, name
        assert box["y"] + box["height"] <= bar, f"{name} ends behind the bar"
        assert box["x"] >= 0 and box["x"] + box["width"] <= size[0], name
    assert boxes["lanes"]["height"] >= 150
    if wide:
        assert boxes["body"]["x"] < boxes["plane"]["x"] < boxes["lanes"]["x"]
    else:
        assert boxes["body"]["y"] < boxes["lanes"]["y"] < boxes["clock"]["y"]
    for button in page.locator(".clock button").all():
        found = button.bounding_box()
        assert min(found["width"], found["height"]) >= 44, button.text_content()


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
    page = phone("/shift", viewport=size, screen=wide, own=True)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    rest(page)
    asks, entries = page.evaluate("() => [window.asks, history.length]")
    assert head(page) == pytest.approx(share_of(0), abs=1e-3)

    lift = drag(page, wide, 0.2, 0.5)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert head(page) == pytest.approx(0.5, abs=0.01)
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
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.get_by_role("button", name="Play", exact=True).click()
    heads = []
    for _ in range(4):
        page.clock.run_for(500)
        heads.append(head(page))
    assert np.diff(heads) == pytest.approx(0.5 / 30, rel=0.1), "it does not run evenly"
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play at half speed").click()
    before = head(page)
    page.clock.run_for(1000)
    assert head(page) - before == pytest.approx(0.5 / 30, rel=0.1)
    page.clock.run_for(60_000)
    assert head(page) == 1
    assert page.get_by_role("button", name="Play", exact=True).is_visible()
    page.clock.resume()
    rest(page)
    assert page.evaluate("() => window.asks") == asks + 2, "it speaks only when it stops"


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
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert clock(page).get_attribute("aria-valuetext").startswith(words), key
    rest(page)
    assert "moment=ten_minutes" in page.url


def test_a_finger_that_moves_down_scrolls_the_page(
    phone: Callable[..., Any], swipe: Callable[..., None]
) -> None:
    page = phone("/shift")
    for part in ("body", "lanes", "clock"):
        box = page.locator(f".instrument > .{part}").bounding_box()
        before = head(page)
        top = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
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


SET = """async (root, settings) => {
  const ranges = [...root.querySelectorAll(".free input")];
  const found = [];
  for (const values of settings) {
    ranges.forEach((range, place) => {
      range.value = values[place];
      range.dispatchEvent(new Event("input"));
    });
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    found.push([...root.querySelectorAll(".product b, .rsa")].map(each => each.textContent));
  }
  return found;
}"""


def test_free_mode_multiplies_as_the_model_does(phone: Callable[..., Any]) -> None:
    page = phone("/shift", viewport=SCREEN, screen=True)
    assert not page.locator(".free").is_visible()
    page.get_by_role("button", name="Move the dot").focus()
    page.keyboard.press("ArrowUp")
    assert page.get_by_text("model, sizes assumed").first.is_visible()
    number = random.Random(14)
    settings = [
        [
            round(number.uniform(-1, 1), 2),
            round(number.uniform(-1, 1), 2),
            number.randrange(12, 57) / 2,
            number.randint(18, 90),
        ]
        for _ in range(SETTINGS)
    ]
    for setting, shown in zip(settings, instrument(page).evaluate(SET, settings), strict=True):
        push, brake, breaths, age = setting
        alone = heart.intrinsic_rate(CONSTANTS, age)
        wanted = [
            f"{float(heart.sympathetic_factor(push, CONSTANTS)):.2f}",
            f"{float(heart.vagal_factor(brake, CONSTANTS)):.2f}",
            f"{alone:.0f}",
            f"{float(heart.heart_rate(push, brake, alone, CONSTANTS)):.0f}",
        ]
        assert shown[:4] == wanted, setting
        assert f" {float(heart.rsa_amplitude(brake, breaths, CONSTANTS)):.0f} " in shown[4], setting


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


def colours(page: Any) -> dict[str, str]:
    """The colours of what is drawn: lines of three lanes, the ground, the words."""
    found: dict[str, str] = instrument(page).evaluate(
        """root => {
          const style = selector => getComputedStyle(root.querySelector(selector));
          const line = signal => style(`[data-signal=${signal}] .line`).stroke;
          return { push: line("sympathetic"), brake: line("parasympathetic"),
            heart: line("heart_rate"), words: style(".name").color,
            dot: style(".lane .dot.second").backgroundColor };
        }"""
    )
    return found


BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def test_forced_colours_and_paper(phone: Callable[..., Any]) -> None:
    """Where colours are taken away, all lines have the colour of text; paper is light."""
    page = phone("/shift?second=sharman2020", viewport=SCREEN, screen=True, color_scheme="dark")
    before = colours(page)
    assert before["push"] == "rgb(213, 94, 0)"
    page.emulate_media(forced_colors="active", color_scheme="dark")
    forced = colours(page)
    assert {forced[name] for name in ("push", "brake", "heart", "words")} == {forced["words"]}
    assert forced["dot"] != forced["words"], "the second study's dot is no outline"
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    printed = colours(page)
    assert (printed["heart"], printed["words"], printed["dot"]) == (BLACK, BLACK, WHITE)
    assert printed["push"] == before["push"]
    assert not page.get_by_role("button", name="Play", exact=True).is_visible()
    parts = [
        page.locator(f".instrument > .{name}").bounding_box()
        for name in ("body", "plane", "lanes", "clock")
    ]
    for one, other in itertools.combinations(parts, 2):
        apart = one["x"] + one["width"] <= other["x"] or one["y"] + one["height"] <= other["y"]
        assert apart, "two parts lie over each other on paper"


def test_letters_of_twice_the_size_fit(phone: Callable[..., Any]) -> None:
    page = phone("/shift", viewport=PHONE)
    page.evaluate("() => { document.documentElement.style.fontSize = '32px'; }")
    rest(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    lanes, under = (
        page.locator(f".instrument > .{name}").bounding_box() for name in ("lanes", "clock")
    )
    assert lanes["y"] + lanes["height"] <= under["y"] + 1
    for each in page.locator(".clock button, .legend span, .names b").all():
        box = each.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0], each.text_content()


# As a page sets them that is shown large: the height of the letters, and the root's font.
LARGE = """() => {
  document.documentElement.style.setProperty("--letters", "4.2vh");
  document.documentElement.style.fontSize = "2.3vh";
}"""
SMALLEST = """root => Math.min(...[...root.querySelectorAll(
  ":is(.plane, .lanes, .clock) :is(b, p, span, button, small)")]
  .filter(each => each.textContent.trim() && each.checkVisibility())
  .map(each => parseFloat(getComputedStyle(each).fontSize)))"""


def test_large_letters_are_seen_from_the_last_row(phone: Callable[..., Any]) -> None:
    page = phone("/shift", viewport=PROJECTOR, screen=True)
    page.evaluate(LARGE)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    rest(page)
    assert instrument(page).evaluate(SMALLEST) >= 0.027 * PROJECTOR[1]
    body, lanes, under = (
        page.locator(f".instrument > .{name}").bounding_box() for name in ("body", "lanes", "clock")
    )
    assert body["x"] + body["width"] < lanes["x"], "no longer side by side"
    assert under["y"] + under["height"] <= top_of_bar(page)


def test_a_touch_on_the_inset_changes_places(phone: Callable[..., Any]) -> None:
    page = phone("/shift")
    plane = page.locator(".instrument > .plane")
    small = plane.bounding_box()["width"]
    page.get_by_role("button", name="Change places: body and plane").tap()
    assert plane.bounding_box()["width"] > 2 * small
    assert page.get_by_text("both up", exact=True).is_visible()
    page.keyboard.press("Enter")
    assert plane.bounding_box()["width"] == small
