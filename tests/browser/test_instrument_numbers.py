"""The instrument of the page of the shift tells the truth: numbers and places as in the model.

What its lanes, its plane and its free mode show is held to Python, study by study.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import body, heart
from goodcry.figures import timeline_scale
from goodcry.heart import Constants
from goodcry.provenance import DRIVES, SIGNALS
from goodcry.ui.shift.instrument import FOLDER
from tests.browser.shift import PHONE, PLACE, SCREEN, instrument, share_of
from tests.support import accounts
from tests.support.instrument import reading
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

CONSTANTS = Constants.read(EVIDENCE)
LIMITS = timeline_scale.ranges([accounts.course(account) for account in accounts.ACCOUNTS])
THRESHOLD = EVIDENCE.assumption("shift_word_threshold")
TIMES, SETTINGS = 30, 50

# Moves the clock without asking the server, and reads what is shown in the frame after.
SHOWN = f"""async (root, shares) => {{
  const place = {PLACE};
  const find = selector => root.querySelector(selector);
  const found = [];
  for (const share of shares) {{
    const clock = find(".track input");
    clock.value = clock.max * share;
    clock.dispatchEvent(new Event("input"));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const lanes = [...root.querySelectorAll(".lane")].map(lane => [lane.dataset.signal, {{
      text: lane.querySelector(".value").textContent,
      heights: [...lane.querySelectorAll(".dot")].map(mark => place(mark)[1]),
    }}]);
    const [push, brake] = [".bar.push", ".bar.brake"].map(
      bar => new DOMMatrix(getComputedStyle(find(bar)).transform));
    found.push({{ lanes: Object.fromEntries(lanes), head: place(find(".head:not(.was)"))[0],
      plane: place(find(".field .dot:not(.was, .second)")), words: find(".mode").textContent,
      bars: [push.a, brake.d] }});
  }}
  return found;
}}"""


def plane_reach() -> float:
    """How far the plane reaches from its middle, in drive: what ``plane.js`` says."""
    code = (FOLDER / "plane.js").read_text(encoding="utf-8")
    return float(re.search(r"REACH = ([\d.]+)", code)[1])  # type: ignore[index]


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
        push, brake = (states[0][drive] for drive in DRIVES)
        assert [across, -down] == pytest.approx([push, brake], abs=0.002)
        assert found["bars"] == pytest.approx([push, brake], abs=0.002)
        assert found["words"] == body.mode(push, brake, THRESHOLD)
    assert page.evaluate("() => window.asks") == asks, "moving the clock asks the server"


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
