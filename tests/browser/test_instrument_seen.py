"""The instrument of the page of the shift is seen: at once, large, on paper, in other colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.shift import PHONE, PROJECTOR, SCREEN, SMALL, instrument, top_of_bar
from tests.browser.visit import rest
from tests.support.accounts import MOMENTS

pytestmark = pytest.mark.browser


SCROLLED = "px => { document.querySelector('[data-testid=stMain]').scrollTop = px; }"


@pytest.mark.parametrize(
    ("size", "scrolled"),
    [(SCREEN, 0), (PROJECTOR, 0), (PHONE, PHONE[1] / 2), (SMALL, None)],
    ids=str,
)
def test_all_of_it_is_in_view_at_once(
    phone: Callable[..., Any], size: tuple[int, int], scrolled: float | None
) -> None:
    """On a wide screen as the page opens, on a phone half a screen further down."""
    wide = size[0] > 1000
    page = phone("/shift", viewport=size, screen=wide)
    if scrolled is None:
        instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    else:
        page.evaluate(SCROLLED, scrolled)
    rest(page)
    bar = top_of_bar(page)
    boxes = {
        name: page.locator(f".instrument > .{name}").bounding_box()
        for name in ("body", "plane", "lanes", "clock")
    }
    controls = page.locator(".clock :is(button, .track, .time)").all()
    assert len(controls) == len(("back", "play", "slow", "on", "time", "track", *MOMENTS))
    for name, box in (*boxes.items(), *((each, each.bounding_box()) for each in controls)):
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


def brightness(colour: str) -> float:
    """From 0, black, to 1, white."""
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / (3 * 255)


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
    assert max(brightness(printed[name]) for name in ("heart", "words")) < 0.15
    assert brightness(printed["dot"]) > 0.9
    assert printed["push"] == before["push"]
    assert not page.get_by_role("button", name="Play", exact=True).is_visible()
    assert page.locator(".marks button").first.is_visible(), "the moments have no names"
    for asks in (page.get_by_text("Touch a study"), page.locator(".instrument > .experiments")):
        assert not asks.is_visible(), "paper asks for a finger"
    parts = [
        page.locator(f".instrument > .{name}").bounding_box()
        for name in ("body", "plane", "lanes", "clock", "matrix", "mood")
    ]
    for one, other in itertools.combinations(parts, 2):
        apart = one["x"] + one["width"] <= other["x"] or one["y"] + one["height"] <= other["y"]
        assert apart, "two parts lie over each other on paper"
    # Where a sheet ends within a row of a grid, what follows would lie over the rest of it.
    assert instrument(page).evaluate(
        """root => getComputedStyle(root).display === "block"
          && [...root.querySelectorAll(":scope > div")].every(
            part => getComputedStyle(part).breakInside === "avoid")"""
    )


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


SMALLEST = """root => Math.min(...[...root.querySelectorAll(
  ":is(.plane, .lanes, .clock) :is(b, p, span, button, small)")]
  .filter(each => each.textContent.trim() && each.checkVisibility())
  .map(each => parseFloat(getComputedStyle(each).fontSize)))"""


def test_large_letters_are_seen_from_the_last_row(phone: Callable[..., Any]) -> None:
    page = phone("/shift?big=1", viewport=PROJECTOR, screen=True)
    instrument(page).evaluate("each => each.scrollIntoView({ block: 'start' })")
    rest(page)
    assert instrument(page).evaluate(SMALLEST) >= 0.027 * PROJECTOR[1]
    body, lanes, under = (
        page.locator(f".instrument > .{name}").bounding_box() for name in ("body", "lanes", "clock")
    )
    assert body["x"] + body["width"] < lanes["x"], "no longer side by side"
    assert under["y"] + under["height"] <= top_of_bar(page)


# Of each named moment its tick's place, and the edges of what is written of it, px.
NAMED = """root => {
  const ticks = [...root.querySelectorAll(".track > i")];
  return [...root.querySelectorAll(".marks button")].map((mark, number) => {
    const written = document.createRange();
    written.selectNodeContents(mark);
    const { left, right } = written.getBoundingClientRect();
    const way = parseFloat(getComputedStyle(mark, "::before").width);
    return [ticks[number].getBoundingClientRect().left, left, right, way];
  });
}"""


@pytest.mark.parametrize(
    ("size", "address"),
    [
        (SMALL, "/shift?moment=resolving"),
        (PHONE, "/shift?moment=resolving"),
        (SCREEN, "/shift?moment=crying"),
        (SCREEN, "/shift?big=1&moment=resolving"),
        (PROJECTOR, "/shift?big=1&moment=resolving"),
    ],
    ids=str,
)
def test_moments_are_named_under_their_ticks(
    phone: Callable[..., Any], size: tuple[int, int], address: str
) -> None:
    """Or a line leads to the name, where those behind it need the room."""
    page = phone(address, viewport=size, screen=size[0] > 1000)
    named = instrument(page).evaluate(NAMED)
    letter = page.locator(".marks button").first.evaluate(
        "mark => parseFloat(getComputedStyle(mark).fontSize)"
    )
    end = page.locator(".track").bounding_box()
    following = end["x"] + end["width"]
    for tick, left, right, way in reversed(named):
        middle = (left + right) / 2
        assert right <= following + 1, "two names lie over each other"
        moved = tick - middle
        assert moved < 3 or following - right < 4 * letter, "it stands apart without need"
        assert moved > -3 and way == pytest.approx(max(moved, 0), abs=4)
        following = left
