"""Arrows that can be touched: they fall, they are counted, and each opens by finger and by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest

from goodcry import causal_graph, mechanisms
from goodcry.ui.mechanisms import arrow_words
from tests.browser.visit import answered, looking, rest
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

PHONE, SCREEN = (360, 640), (1280, 800)
MOOD, WHOLE = causal_graph.mood_story(EVIDENCE), causal_graph.web(EVIDENCE)
BASES = EVIDENCE.allowed("mechanism_edges", "basis")
NAMES = {row["id"]: row["label"] for row in EVIDENCE.rows("nodes")}
# What is drawn and can be touched, once all that falls has fallen.
DRAWN = """async root => {
  await Promise.all(root.getRootNode().getAnimations().map(each => each.finished));
  const seen = selector => [...root.querySelectorAll(selector)].filter(each =>
    each.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length;
  return [seen(".sign"), seen(".falls")];
}"""
# Touches a switch; returns how long what falls then takes, ms.
FALLING = """root => {
  root.querySelector(".bases .theory input").click();
  return [...new Set(root.getRootNode().getAnimations()
    .filter(each => each.transitionProperty === "transform")
    .map(each => each.effect.getTiming().duration))];
}"""
# Of all places in the middle of the lines in sight, the one that is farthest from all signs.
ON_A_LINE = """root => {
  const middle = each => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const signs = [...root.querySelectorAll(".sign")].map(middle);
  const places = [...root.querySelectorAll(".falls .line")].flatMap(line =>
    [0.3, 0.4, 0.6, 0.7].map(share => line.getPointAtLength(line.getTotalLength() * share)
      .matrixTransform(line.getScreenCTM())));
  const far = place => Math.min(...signs.map(({ x, y }) => Math.hypot(x - place.x, y - place.y)));
  const { x, y } = places.filter(({ y }) => y > 50 && y < innerHeight - 100)
    .reduce((one, next) => far(next) > far(one) ? next : one);
  return { x, y };
}"""

# Whether the picture needs more room than there is; its words are never much smaller than others.
WIDE = looking("""wide => {
  const stage = deep(document).find(each => each.matches(".stage"));
  return wide === stage.scrollWidth > stage.clientWidth;
}""")
LETTERS = "family => document.documentElement.style.setProperty('--gc-text', family)"
# Whether these are the bases that the address keeps.
KEPT = """on => {
  const kept = new URL(location.href).searchParams.getAll("basis");
  return kept.join() === on.join();
}"""


def choices() -> Iterator[tuple[str, list[str]]]:
    """A basis to touch, and the bases that are on then: every choice of them comes once."""
    on = list(BASES)
    for step in range(1, 2 ** len(BASES)):
        basis = BASES[(step & -step).bit_length() - 1]
        on = [each for each in BASES if (each in on) != (each == basis)]
        yield basis, on


def says(arrow: causal_graph.Arrow) -> str:
    does = EVIDENCE.category("mechanism_edges", "sign", arrow.sign).label
    return f"{NAMES[arrow.from_node]} {does} {NAMES[arrow.to_node]}"


def shown(page: Any) -> Any:
    root = page.locator("section.arrows")
    root.wait_for()
    return root


@pytest.mark.parametrize(
    ("path", "web", "touches"),
    # All choices of the story; of everything the first, which are worked out in the same way.
    [
        ("/mechanisms?m_part=web", MOOD, 2 ** len(BASES)),
        ("/mechanisms?m_part=web&m_whole=true", WHOLE, 4),
    ],
    ids=["mood", "everything"],
)
def test_as_many_arrows_are_drawn_as_are_counted(
    phone: Callable[..., Any], path: str, web: causal_graph.Web, touches: int
) -> None:
    page = phone(path, viewport=SCREEN, screen=True, reduced_motion="reduce")
    root = shown(page)
    assert root.evaluate(DRAWN) == [len(web.arrows)] * 2
    left = arrow_words.left(web, BASES, None, NAMES)
    for basis, on in islice(choices(), touches):
        root.get_by_role("checkbox", name=basis).click()
        wanted = left[" ".join(on)]
        assert wanted["count"] == len(web.only(on).arrows)
        assert root.locator(".count b").inner_text() == str(wanted["count"])
        assert root.locator(".says").inner_text() == wanted["words"]
        assert root.evaluate(DRAWN) == [wanted["count"]] * 2, on
        # An answer to the touch before may write its own choice in between.
        page.wait_for_function(KEPT, arg=on or [""])
    rest(page)
    assert page.evaluate(KEPT, on or [""]), "an answer that came late undid the address"
    assert root.evaluate(DRAWN) == [wanted["count"]] * 2, "an answer that came late undid a touch"
    heard = root.get_by_role("status").text_content()
    assert heard.startswith(f"{wanted['count']} arrow")
    assert wanted["words"] in heard


def test_arrows_fall_before_the_readers_eyes_unless_he_asks_for_less_motion(
    phone: Callable[..., Any],
) -> None:
    for motion, wanted in (("no-preference", [400]), ("reduce", [])):
        page = phone("/mechanisms?m_part=web", reduced_motion=motion)
        root = shown(page)
        with answered(page):
            assert root.evaluate(FALLING) == wanted
        left = [arrow for arrow in MOOD.arrows if arrow.basis != "theory"]
        assert root.evaluate(DRAWN)[0] == len(left)


def test_the_picture_follows_letters_that_come_late(phone: Callable[..., Any]) -> None:
    """Until the app's own letters have come, a phone writes larger."""
    page = phone("/mechanisms?m_part=web", viewport=(390, 844))
    shown(page)
    for letters, wide in (("none such,", True), ("", False)):
        page.evaluate(LETTERS, letters)
        page.wait_for_function(WIDE, arg=wide)


def test_a_picture_that_is_left_breaks_nothing(phone: Callable[..., Any]) -> None:
    """It is out of the page before it is told to end, and then has neither size nor letters."""
    page = phone("/mechanisms?m_part=web", viewport=(390, 844))
    root = shown(page)
    with page.expect_event("pageerror", timeout=0) as told:
        root.evaluate("root => root.getRootNode().host.remove()")
        rest(page)
        page.evaluate("() => setTimeout(() => { throw new Error('all is over') })")
    assert "all is over" in str(told.value), "the picture broke"


def test_every_arrow_opens_by_keys_and_leads_on(phone: Callable[..., Any]) -> None:
    page = phone("/mechanisms?m_part=web", viewport=SCREEN, screen=True)
    root = shown(page)
    root.get_by_role("checkbox").last.focus()
    inside = "() => document.activeElement.shadowRoot.activeElement"
    page.keyboard.press("Tab")  # to the things
    assert page.evaluate(f"{inside}.className").startswith("node")
    page.keyboard.press("Tab")
    opened = []
    for _ in MOOD.arrows:
        assert page.evaluate(f"{inside}.className").startswith("sign")
        page.keyboard.press("Enter")
        opened.append(root.locator("h3").text_content())
        assert page.evaluate(f"{inside}.localName") == "h3"
        page.keyboard.press("Escape")
        assert root.locator("h3").count() == 0
        page.keyboard.press("ArrowRight")
    rest(page)
    assert sorted(opened) == sorted(map(says, MOOD.arrows))

    arrow = next(a for a in MOOD.arrows if mechanisms.behind_arrow(a.id, EVIDENCE))
    finding = mechanisms.behind_arrow(arrow.id, EVIDENCE)[0]
    page = phone(f"/mechanisms?m_part=web&arrow={arrow.id}", viewport=SCREEN, screen=True)
    link = shown(page).get_by_role("link", name=finding["statement"][:40])
    with answered(page):
        link.press("Enter")
    assert f"/evidence?source={finding['source']}" in page.url


def test_a_finger_opens_the_nearest_arrow_and_its_sheet_is_in_sight(
    phone: Callable[..., Any],
) -> None:
    page = phone("/mechanisms?m_part=web", viewport=PHONE)
    root = shown(page)
    entries = page.evaluate("() => history.length")
    for arrow in MOOD.arrows[::2]:
        sign = root.get_by_role("button", name=says(arrow))
        sign.scroll_into_view_if_needed()
        with answered(page):
            sign.tap()
        assert f"arrow={arrow.id}" in page.url
        assert root.locator("h3").text_content() == says(arrow)
        box, place = root.locator(".sheet").bounding_box(), sign.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= PHONE[1]
        assert place["y"] + place["height"] / 2 <= box["y"], f"the sheet hides {says(arrow)}"
        with answered(page):
            root.get_by_role("button", name="Close").tap()
        assert "arrow=" not in page.url
    assert page.evaluate("() => history.length") == entries, "Back would lead through every touch"

    root.evaluate("each => each.scrollIntoView()")
    point = root.evaluate(ON_A_LINE)
    with answered(page):
        page.touchscreen.tap(point["x"], point["y"])
    assert root.locator(".sign[aria-expanded=true]").count() == 1
    with answered(page):
        root.get_by_role("button", name="Close").tap()
    node = root.get_by_role("link", name="stress", exact=True)
    node.scroll_into_view_if_needed()
    with answered(page):
        node.tap()
    page.get_by_role("heading", name="Around stress").wait_for()
    assert root.evaluate(DRAWN)[0] == len(WHOLE.around("stress").arrows)
