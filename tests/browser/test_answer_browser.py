"""The drops that answer, in a browser: what is drawn, what moves, what a class guesses first."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from goodcry import outcome
from goodcry.figures import drops
from goodcry.ui.kit.table.answers import WORDS
from tests.browser.test_big import LEAST, PROJECTOR
from tests.browser.views import BASE
from tests.browser.visit import answered, rest

pytestmark = pytest.mark.browser

A = {"support": "nobody reacted", "holding_back": "let it out"}
B = {"support": "helped", "shame": "not ashamed"}
LINK = "/moderators?support=nobody+reacted&holding_back=let+it+out"
TWO = f"{LINK}&compare=true&b_support=helped&b_shame=not+ashamed"
GUESS = WORDS["guess"]
# What is drawn of a scenario: its drops as they stand, and those that a ghost frames, by outcome.
DRAWN = """pane => {
  const groups = [...pane.querySelectorAll('.drops g')].map(group => {
    const [x, y] = group.getAttribute('transform').match(/[\\d.]+/g).map(Number);
    const { strokeDasharray, fillOpacity } = getComputedStyle(group.firstChild);
    return { kind: group.getAttribute('class'), x, y, dashed: strokeDasharray !== 'none',
      full: Number(fillOpacity) > 0.5, sign: group.lastChild.getAttribute('d') };
  }).sort((one, other) => one.y - other.y || one.x - other.x);
  const framed = Object.fromEntries(['better', 'same', 'worse'].map(outcome => {
    const ghost = pane.querySelector(`.was.${outcome}`);
    const inside = ({ x, y }) => ghost.isPointInFill(new DOMPoint(x + 10, y + 13));
    return [outcome, groups.flatMap((group, place) => inside(group) ? [place] : [])];
  }));
  return { groups, framed, rows: new Set(groups.map(({ y }) => y)).size };
}"""
# The heights of capital letters in the answer, as shares of the screen's.
CAPITALS = """answer => {
  const context = document.createElement('canvas').getContext('2d');
  const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  const found = {};
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!/\\w/.test(data) || !parentElement.checkVisibility()
      || parentElement.closest('.sheet')) continue;
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(parentElement);
    context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    found[data] = context.measureText('H').actualBoundingBoxAscent / innerHeight;
  }
  return found;
}"""
# All that a person or a screen reader could read of an element, hidden or not.
READABLE = """root => [root.textContent, ...[...root.querySelectorAll('*')].flatMap(
  each => each.getAttributeNames().filter(name => /^aria|title|alt|value/.test(name))
    .map(name => each.getAttribute(name)))].join(' ')"""
MOVING = """pane => pane.querySelector('.drops').getAnimations({ subtree: true })
  .map(each => each.effect.getComputedTiming().endTime)"""
# Counts the drops that an answer lets flash, from now on.
WATCH = """svg => {
  window.flashes = 0;
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...how) {
    window.flashes += 1;
    window.longest = Math.max(window.longest ?? 0, how[1].duration + how[1].delay);
    return animate.apply(this, how);
  };
}"""


def predicted(scenario: dict[str, str]) -> outcome.Prediction:
    return outcome.predict(scenario, BASE)


def answer(page: Any) -> Any:
    return page.locator("section.table .answer")


def pane(page: Any, name: str) -> Any:
    return answer(page).locator(f'[data-name="{name}"]')


def kinds(scenario: dict[str, str]) -> list[str]:
    return [kind if sure else f"{kind} open" for kind, sure in drops.kinds(predicted(scenario))]


def radio(page: Any, factor: str, level: str) -> Any:
    return page.locator(f'[data-factor="{factor}"] input[value="{level}"]')


@pytest.mark.parametrize(
    ("size", "rows"), [((390, 844), 4), ((360, 640), 4), ((1280, 800), 5)], ids=str
)
def test_what_is_drawn_is_what_is_predicted(
    phone: Callable[..., Any], size: tuple[int, int], rows: int
) -> None:
    page = phone(LINK, viewport=size, screen=size[0] > 1000)
    drawn = pane(page, "A").evaluate(DRAWN)
    assert drawn["rows"] == rows
    wanted, usual = kinds(A), kinds({})
    for place, group in enumerate(drawn["groups"]):
        kind, *doubt = group["kind"].split()
        assert group["kind"] == wanted[place]
        assert (group["dashed"], group["full"]) == (bool(doubt), not doubt)
        assert group["sign"] == drops.SIGNS[kind]
        framed = [name for name, places in drawn["framed"].items() if place in places]
        assert framed == ([usual[place]] if usual[place] != kind else [])
    counts = drops.whole_drops(predicted(A))
    said = answer(page).inner_text().replace("\u00a0", " ")
    for name, count in counts.items():
        assert re.search(rf"{count}\s+{name}", said)
    low, high = drops.whole_ranges(predicted(A))["better"]
    assert f"likely {low} to {high} better" in said
    picture = pane(page, "A").get_by_role("img")
    assert str(counts["better"]) in picture.get_attribute("aria-label")
    if size[0] < 1000:
        box = answer(page).bounding_box()
        assert 132 <= box["height"] <= size[1] / 3
        assert answer(page).evaluate("each => each.scrollHeight <= each.clientHeight + 1")


@pytest.mark.parametrize("size", [(390, 844), (360, 640), (1280, 800), PROJECTOR], ids=str)
def test_two_cries_are_in_sight_and_their_difference_is_said(
    phone: Callable[..., Any], size: tuple[int, int]
) -> None:
    wide = size[0] > 1000
    page = phone(TWO + ("&big=1" if size == PROJECTOR else ""), viewport=size, screen=wide)
    box = answer(page).bounding_box()
    for name, scenario in (("A", A), ("B", B)):
        drawn = pane(page, name).evaluate(DRAWN)
        assert [group["kind"] for group in drawn["groups"]] == kinds(scenario)
        assert any(group["full"] for group in drawn["groups"]) == (name == "A")
        assert pane(page, name).locator(".letter").is_visible()
        picture = pane(page, name).locator(".drops").bounding_box()
        assert picture["y"] + picture["height"] < size[1] - 60
        assert picture["x"] + picture["width"] <= box["x"] + box["width"] + 1
    first, second = (drops.whole_drops(predicted(scenario))["better"] for scenario in (A, B))
    assert (
        answer(page)
        .locator(".between")
        .inner_text()
        .replace("\u00a0", " ")
        .startswith(f"B: {second - first} more better, ")
    )
    if not wide:
        assert box["height"] <= size[1] / 3
        assert answer(page).evaluate("each => each.scrollHeight <= each.clientHeight + 1")
    assert answer(page).evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_what_changes_flashes_and_silence_is_explained(phone: Callable[..., Any]) -> None:
    page = phone("/moderators")
    page.evaluate(WATCH)
    with answered(page):
        radio(page, "support", "nobody reacted").tap()
    changed = sum(
        new.split()[0] != old.split()[0]
        for new, old in zip(kinds({"support": "nobody reacted"}), kinds({}), strict=True)
    )
    assert page.evaluate("window.flashes") == changed > 0
    assert page.evaluate("window.longest") <= 300
    said = page.locator("section.table [role=status]").inner_text()
    assert "fewer" in said and "than" in said
    before = answer(page).bounding_box()["height"]
    with answered(page):
        radio(page, "culture", "accepted").tap()
    assert page.evaluate("window.flashes") == changed, "no drop changed"
    reason = "“accepted” moves no drop: studies disagree, only the range widens."
    assert answer(page).locator(".aside").inner_text() == reason
    assert reason in page.locator("section.table [role=status]").inner_text()
    assert answer(page).bounding_box()["height"] == pytest.approx(before, abs=1), (
        "a question moved under the finger"
    )
    page.emulate_media(reduced_motion="reduce")
    with answered(page):
        radio(page, "support", "helped").tap()
    assert page.evaluate("window.flashes") == changed
    assert pane(page, "A").evaluate(MOVING) == []


def test_a_class_guesses_before_anything_can_be_read(phone: Callable[..., Any]) -> None:
    page = phone(LINK + "&big=1", viewport=PROJECTOR, screen=True)
    table = page.locator("section.table")
    answer(page).get_by_role("button", name=GUESS["short"] + GUESS["rest"]).click()
    bins = answer(page).locator(".bin")
    assert bins.count() == 10
    assert bins.first.evaluate("bin => bin.matches(':focus')")
    show = answer(page).get_by_role("button", name=GUESS["show"], exact=True)

    def hidden(scenario: dict[str, str]) -> None:
        readable = answer(page).evaluate(READABLE) + table.locator("[role=status]").inner_text()
        counts = drops.whole_drops(predicted(scenario))
        assert not re.search(r"likely \d|\d\W+(more|fewer|better|same|worse)", readable)
        assert f"{counts['better']}" not in re.findall(r"\d+", readable.split("0–10")[0])
        assert not answer(page).get_by_role("img").count()

    hidden(A)
    with answered(page):
        radio(page, "support", "helped").click()
    hidden(A | {"support": "helped"})
    for bin, hands in ((4, 2), (6, 5)):
        for _ in range(hands):
            bins.nth(bin).click()
    page.keyboard.press("Enter")
    assert bins.nth(6).get_attribute("aria-label") == "61 to 70: 6 hands"
    answer(page).get_by_role("button", name=GUESS["back"]).click()
    assert bins.nth(6).get_attribute("aria-label") == "61 to 70: 5 hands"
    high, low = (bins.nth(bin).locator(".bar").bounding_box()["height"] for bin in (6, 4))
    assert high / low == pytest.approx(5 / 2, rel=0.05)
    hidden(A | {"support": "helped"})
    show.click()
    shown = predicted(A | {"support": "helped"})
    better, ends = drops.whole_drops(shown)["better"], drops.whole_ranges(shown)["better"]
    assert "better" in table.locator("[role=status]").inner_text()

    def value(x: float) -> float:
        """Of how many in a hundred a place on the histogram speaks."""
        for bin in range(10):
            box = bins.nth(bin).bounding_box()
            if box["x"] - 1 <= x <= box["x"] + box["width"] + 1:
                return 10 * (bin + (x - box["x"]) / box["width"])
        raise AssertionError(f"{x} lies beside the histogram")

    middle = answer(page).locator(".marks b").bounding_box()
    assert value(middle["x"]) == pytest.approx(better, abs=0.5)
    spans = [each.bounding_box() for each in answer(page).locator(".marks i").all()]
    assert value(spans[0]["x"]) == pytest.approx(ends[0], abs=0.5)
    assert value(spans[-1]["x"] + spans[-1]["width"]) == pytest.approx(ends[1], abs=0.5)
    assert pane(page, "A").evaluate(DRAWN)["groups"][0]["kind"] == "better"
    assert bins.first.bounding_box()["y"] < answer(page).locator(".drops").first.bounding_box()["y"]
    with answered(page):
        radio(page, "support", "hostile").click()
    assert not bins.first.is_visible(), "the guess was about another cry"


@pytest.mark.parametrize("size", [PROJECTOR, (1280, 800)], ids=str)
def test_the_last_row_sees_the_drops(phone: Callable[..., Any], size: tuple[int, int]) -> None:
    page = phone(LINK + "&big=1", viewport=size, screen=True)
    picture = pane(page, "A").locator(".drops").bounding_box()
    assert picture["height"] >= 0.6 * size[1] - 1
    bar = page.locator('[data-testid="stBottom"]').bounding_box()
    assert picture["y"] + picture["height"] <= bar["y"]
    assert pane(page, "A").evaluate(DRAWN)["rows"] == 10
    low = {text: share for text, share in answer(page).evaluate(CAPITALS).items() if share < LEAST}
    assert low == {}
    assert answer(page).evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_forced_colours_paper_and_large_letters(phone: Callable[..., Any]) -> None:
    page = phone(TWO, viewport=(1280, 800), screen=True)
    style = "each => getComputedStyle(each).{}"
    body = pane(page, "A").locator(".drops g path").first
    sign = pane(page, "A").locator(".drops g path").nth(1)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    rest(page)  # drops change their colour by and by
    words = answer(page).evaluate(style.format("color"))
    assert body.evaluate(style.format("fill")) == words
    assert sign.evaluate(style.format("stroke")) != words
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    assert answer(page).evaluate(style.format("position")) in ("static", "relative")
    assert answer(page).evaluate(style.format("color")) == "rgb(17, 24, 36)"
    assert not answer(page).get_by_role("button").count()
    page.emulate_media(media="screen", forced_colors="none")
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_style_tag(content="html { font-size: 200% !important; }")
    rest(page)
    box = answer(page).bounding_box()
    assert box["height"] <= 844 / 3 + 1
    assert answer(page).evaluate("each => each.scrollWidth <= each.clientWidth + 1")
