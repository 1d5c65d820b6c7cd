"""Cortisol in tears and the hormone clocks, under a finger: numbers, pictures, keys, address.

What JavaScript shows is held to :mod:`goodcry.tears` and :mod:`goodcry.hormones`.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import hormones, tear_corners, tears
from goodcry.figures import vials
from goodcry.tears import Inputs
from goodcry.ui.mechanisms.bench_data import NAMES, WORDS
from tests.browser.accessibility import Floor, broken_in_both_themes
from tests.browser.shift import top_of_bar
from tests.browser.views import BASE
from tests.browser.visit import Visit, answered

pytestmark = pytest.mark.browser

BENCH, CLOCKS = "/mechanisms?m_part=cortisol", "/mechanisms?m_part=clocks"
SMALL, PHONE, SCREEN = (360, 640), (390, 844), (1280, 800)
SPANS = tears.ranges(BASE)
SETTINGS = 60
# Moves all sliders to shares of their ways, without a touch, and reads what is shown then.
SHOWN = """async (root, settings) => {
  const ranges = [...root.querySelectorAll("input[type=range]")];
  const text = what => root.querySelector(what).textContent;
  const found = [];
  for (const shares of settings) {
    ranges.forEach((range, place) => {
      range.value = Math.round(range.max * shares[place]);
      range.dispatchEvent(new Event("input"));
    });
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const field = root.querySelector(".field svg").dataset;
    found.push({
      set: Object.fromEntries([...root.querySelectorAll(".slider")].map(each =>
        [each.querySelector("span").textContent,
         +each.querySelector("b").textContent.split(" ")[0].replaceAll(",", "")])),
      litres: text(".shelf .number"), part: text(".field .number"),
      ways: [...root.querySelectorAll("td")].map(each => each.textContent),
      dots: +field.dots * +field.each, each: +field.each,
      bottles: root.querySelector(".glass").getAttribute("d").split("M").length - 1,
      drop: parseFloat(root.querySelector(".mark:not(.was)").style.getPropertyValue("--at")),
      told: root.querySelector("[role=figure]").ariaLabel,
    });
  }
  return found;
}"""


def bench(page: Any) -> Any:
    return page.locator("section.bench")


def number(text: str) -> float:
    """The last number of a text."""
    return float(re.findall(r"[\d,]+(?:\.\d+)?", text)[-1].replace(",", ""))


def test_every_setting_shows_what_the_sum_says(phone: Callable[..., Any]) -> None:
    choose = random.Random(16)
    corners = [[end] * len(SPANS) for end in (0, 1)]
    settings = corners + [[choose.random() for _ in SPANS] for _ in range(SETTINGS)]
    page = phone(BENCH, viewport=SCREEN, screen=True, reduced_motion="reduce")
    asks = page.evaluate("() => window.asks")
    for found in bench(page).evaluate(SHOWN, settings):
        values: dict[str, Any] = {name: found["set"][NAMES[name]] for name in SPANS}
        for name, value in values.items():
            # Shown with the digits that it is set with: within its range, to the last digit.
            assert SPANS[name].low <= value <= SPANS[name].high, name
        wanted = tears.balance(Inputs(**values))
        for text, value in (
            (found["part"], wanted.one_part_in),
            (found["ways"][0], wanted.body_over_tears),
        ):
            assert number(text) == pytest.approx(value, rel=1e-5, abs=0.5000001)
        for text, value, digits in (
            (found["litres"], wanted.litres_for_tenth, 3),
            (found["ways"][1], wanted.adrenal_seconds, 3),
            (found["ways"][2], wanted.minutes_to_collect, 2),
        ):
            assert number(text) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits)), text
        # Where a dot stands for one part, there are as many as parts.
        assert found["dots"] == pytest.approx(wanted.one_part_in, abs=0.51 * found["each"])
        assert found["bottles"] == -(-round(wanted.litres_for_tenth, 6) // 1)
        assert found["drop"] == pytest.approx(12.5 * math.log10(wanted.one_part_in), abs=0.001)
        assert found["litres"].split()[0] in found["told"]
    assert page.evaluate("() => window.asks") == asks, "moving a slider asks the server"


@pytest.mark.parametrize("size", [SMALL, PHONE, SCREEN], ids=str)
def test_the_picture_is_in_sight_with_both_sliders(
    phone: Callable[..., Any], size: tuple[int, int]
) -> None:
    page = phone(BENCH, viewport=size, screen=size == SCREEN)
    sliders = bench(page).locator(".controls > .input")
    assert sliders.count() == 2
    sliders.last.evaluate("each => each.scrollIntoView({ block: 'end', behavior: 'instant' })")
    page.locator('[data-testid="stMain"]').evaluate("main => main.scrollBy(0, 130)")
    picture = bench(page).locator(".picture").bounding_box()
    end = picture["y"] + picture["height"]
    assert picture["y"] >= 0 and end <= top_of_bar(page)
    for slider in sliders.all():
        box = slider.locator(".slider").bounding_box()
        assert box["y"] + box["height"] <= top_of_bar(page)
        assert box["y"] >= end - 1 or box["x"] >= picture["x"] + picture["width"]


def test_a_finger_moves_it_and_the_address_follows_when_it_lifts(
    phone: Callable[..., Any], swipe: Callable[..., None]
) -> None:
    page = phone(BENCH)
    track = bench(page).locator(".rail").nth(1)
    track.scroll_into_view_if_needed()
    entries = page.evaluate("() => history.length")
    box = track.bounding_box()
    before = bench(page).locator(".shelf .number").inner_text()
    swipe(page, box["x"] + 100, box["y"] + 20, 120)
    assert bench(page).locator(".shelf .number").inner_text() == before, "a swipe scrolls"
    assert "m_tear_cortisol" not in page.url
    box = track.bounding_box()
    with answered(page):
        page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + 20)
    page.wait_for_url(re.compile(r"m_tear_cortisol=1\d(\.\d)?$"))
    set_to = float(page.url.split("=")[-1])
    litres = tears.balance(Inputs(**{**vars(tears.defaults(BASE)), "tear_cortisol": set_to}))
    told = f"{litres.litres_for_tenth:.2f} litres"
    bench(page).locator(".shelf .number", has_text=told).wait_for()
    assert f"1 part in {litres.one_part_in:,.0f}" in bench(page).get_by_role("status").inner_text()
    assert page.evaluate("() => history.length") == entries
    page.reload()
    bench(page).locator(".shelf .number", has_text=told).wait_for()
    for name in ("most", "least"):
        with answered(page):
            bench(page).get_by_role("button", name=WORDS[name]).tap()
        corner = vars(tears.extremes(BASE))[f"{name}_favourable"]
        part = f"1 part in {corner.balance.one_part_in:,.0f}"
        bench(page).locator(".field .number", has_text=part).wait_for()
    with answered(page):
        bench(page).get_by_role("button", name=WORDS["start"]).tap()
    page.wait_for_url(re.compile(r"m_part=cortisol$"))


def test_keys_move_it_and_all_corners_are_told(phone: Callable[..., Any]) -> None:
    page = phone(BENCH, viewport=SCREEN, screen=True)
    slider = bench(page).get_by_role("slider", name=NAMES["tear_volume"])
    slider.focus()
    with answered(page):
        page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "0.00847 mL"
    page.wait_for_url("**m_tear_volume=0.00847")
    corners = bench(page).locator(".corners")
    assert f"{len(tear_corners.corners(BASE))} corners" in corners.inner_text()
    assert corners.locator(".line i").count() == len(
        {round(each.balance.one_part_in) for each in tear_corners.corners(BASE)}
    )
    more = bench(page).locator("summary")
    more.focus()
    page.keyboard.press("Enter")
    assert bench(page).get_by_role("slider").count() == len(SPANS)
    one = bench(page).get_by_role("radio", name="1")
    with answered(page):
        one.check()
    page.wait_for_url("**m_eyes=1")


def test_time_is_dragged_over_all_clocks(phone: Callable[..., Any]) -> None:
    page = phone(f"{CLOCKS}&m_cry=20")
    clocks = page.locator("section.clocks")

    def shown(minutes: float) -> None:
        page.get_by_text(f"After {minutes:g} min", exact=True).wait_for()
        for clock, lane in zip(hormones.clocks(BASE), clocks.locator(".lane").all(), strict=True):
            share = float(hormones.remaining(clock.half_life, minutes))
            assert lane.locator(".left").inner_text() == vials.percent(share), clock.name
            level = lane.locator(".vial i").evaluate("each => parseFloat(each.style.height)")
            assert level == pytest.approx(100 * share, abs=0.001)
            dot = lane.locator(".dot").evaluate("each => parseFloat(each.style.top)")
            assert dot == pytest.approx(100 - 100 * share, abs=0.001)

    shown(20)
    box = clocks.locator(".plot").first.bounding_box()
    with answered(page):
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**m_cry=30")
    shown(30)
    assert "Cortisol 73 %" in clocks.get_by_role("status").inner_text()
    clocks.get_by_role("slider").focus()
    with answered(page):
        page.keyboard.press("Home")
    page.wait_for_url("**m_cry=0")
    shown(0)


def test_the_rules_are_kept_with_all_sliders_open(visit: Visit, floor: Floor) -> None:
    visit.open(BENCH).page.locator("section.bench summary").tap()
    assert not visit.audit()
    assert not broken_in_both_themes(visit, floor)
    assert not visit.troubles()
