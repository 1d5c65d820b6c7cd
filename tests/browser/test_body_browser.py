"""The body that lives: it follows the table as Python does, and every place can be touched."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from goodcry import body
from goodcry.ui.kit import components
from goodcry.ui.shift import instrument
from tests.browser.visit import answered, device, rest
from tests.support.accounts import ACCOUNTS, course
from tests.support.records import EVIDENCE

pytestmark = pytest.mark.browser

TIMES = 30
SIGNALS = ("sympathetic", "parasympathetic", "heart_rate")
ADDRESS = "/shift?account=arita2013&moment=tears_start"
TOLD = "(cases) => cases.map(([rules, ...of]) => window.bodyAt(rules, ...of))"
# Whether the words leave free what they tell of.
APART = """() => {
  const roots = [...document.querySelectorAll("*")].flatMap(each => each.shadowRoot ?? []);
  const root = [document, ...roots].find(each => each.querySelector(".sheet"));
  const [heart, sheet] = ["[data-place=heart] .organ", ".sheet"]
    .map(name => root.querySelector(name).getBoundingClientRect());
  return heart.top >= 0 && (heart.right <= sheet.left || heart.bottom <= sheet.top);
}"""
PLACES = {row["id"]: row for row in EVIDENCE.rows("places")}


@pytest.fixture(scope="module")
def reader(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A page that knows no more than the function that reads the table."""
    folder = tmp_path_factory.mktemp("body")
    module = os.path.relpath(Path(instrument.__file__).with_name("body_rules.js").resolve(), folder)
    entry = folder / "entry.js"
    entry.write_text(
        f'import {{ bodyAt }} from "{module}";\nwindow.bodyAt = bodyAt;\n'
        "export default function () {}\n",
        encoding="utf-8",
    )
    context = device(browser)
    page = context.new_page()
    page.add_script_tag(content=components.joined(entry), type="module")
    page.wait_for_function("() => window.bodyAt")
    yield page
    context.close()


Case = tuple[dict[str, float], dict[str, float], float, list[str]]


def assert_read_alike(page: Any, cases: list[Case]) -> None:
    rules = body.rules(EVIDENCE)
    told = page.evaluate(TOLD, [[asdict(rules), *case] for case in cases])
    for case, found in zip(cases, told, strict=True):
        expected = asdict(body.of(rules, *case))
        assert found.pop("light") == pytest.approx(expected.pop("light")), case
        assert found.pop("pupils") == pytest.approx(expected.pop("pupils")), case
        assert found == expected, case


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_browser_reads_the_table_as_python_does(reader: Any, account: str) -> None:
    found = course(account)
    times = random.Random(account)
    rest = found.at(float(found.t[0]))
    moments = [times.uniform(found.t[0], found.t[-1]) for _ in range(TIMES)]
    end = EVIDENCE.assumption("shift_tears_end")
    cases: list[Case] = [
        ({s: found.at(t)[s] for s in SIGNALS}, {s: rest[s] for s in SIGNALS}, t, [])
        for t in (*moments, -0.1, 0, end - 0.1, end)
    ]
    assert_read_alike(reader, cases)
    at_moments = [body.at_moment(found, t, EVIDENCE) for _, _, t, _ in cases]
    assert at_moments == [body.of(body.rules(EVIDENCE), *case) for case in cases]


def test_it_does_so_for_drives_set_by_hand_and_for_cut_nerves(reader: Any) -> None:
    by_chance = random.Random(14)
    rest = {"sympathetic": 0.0, "parasympathetic": 0.0, "heart_rate": 62.0}
    nerves = list(body.rules(EVIDENCE).cuts)
    cases: list[Case] = [
        (
            {
                "sympathetic": round(by_chance.uniform(-1, 1), 2),
                "parasympathetic": round(by_chance.uniform(-1, 1), 2),
                "heart_rate": by_chance.uniform(40, 150),
            },
            rest,
            by_chance.uniform(-120, 600),
            by_chance.sample(nerves, by_chance.randrange(3)),
        )
        for _ in range(2 * TIMES)
    ]
    assert_read_alike(reader, cases)


def sheet(page: Any) -> Any:
    return page.locator("dialog.sheet")


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "wide"])
def test_a_touched_place_tells_of_itself(phone: Callable[..., Any], size: tuple[int, int]) -> None:
    page = phone(ADDRESS, viewport=size, screen=size[0] > 1000)
    heart = page.get_by_role("button", name="Heart: faster")
    shape = page.locator('[data-place="heart"] .organ')
    with answered(page):
        shape.click()
    words = sheet(page)
    assert words.is_visible()
    text = words.inner_text()
    for told in (PLACES["heart"]["about"], PLACES["heart"]["in_criers"], "at rest", "vagus"):
        assert told in text
    assert "s_place=heart" in page.url
    page.wait_for_function(APART)
    with answered(page):
        page.keyboard.press("Escape")
    assert not words.is_visible()
    assert "s_place" not in page.url
    assert heart.is_visible()


def test_the_keyboard_reaches_every_place(phone: Callable[..., Any]) -> None:
    page = phone(ADDRESS, viewport=(1280, 800), screen=True)
    names = {row["name"]: place for place, row in PLACES.items()}
    focused = page.locator(".figure button:focus")

    def place() -> str:
        return names[focused.inner_text().split(":")[0]]

    page.locator(".figure button[tabindex='0']").focus()
    seen = []
    for _ in PLACES:
        seen.append(place())
        page.keyboard.press("ArrowDown")
    assert sorted(seen) == sorted(PLACES)
    first = place()
    with answered(page):
        page.keyboard.press("Enter")
    assert PLACES[first]["about"] in sheet(page).inner_text()
    with answered(page):
        page.keyboard.press("Escape")
    assert place() == first
    assert focused.bounding_box()["height"] >= 44, "a focused place cannot be seen"


def test_sources_of_a_place_open(phone: Callable[..., Any]) -> None:
    page = phone(f"{ADDRESS}&s_place=vagus", viewport=(1280, 800), screen=True)
    assert sheet(page).is_visible(), "a link opens the place that it names"
    with answered(page):
        sheet(page).get_by_role("button", name="Sources").click()
    shown = page.get_by_role("dialog", name="Vagus nerve (X): sources")
    assert shown.is_visible()
    for link in EVIDENCE.where("place_findings", place="vagus"):
        assert EVIDENCE.row("findings", link["finding"])["statement"][:40] in shown.inner_text()


# In so many frames: how heart, chest, first tear and first pulse of the vagus looked, and
# in how many of them anything was written into the drawing.
LOOKED = """async (figure, frames) => {
  const parts = [".beat", ".chest", ".falls", ".pulse[data-of=vagus]"]
    .map(name => ({ part: figure.querySelector(name), seen: new Set() }));
  let written = 0;
  const watch = new MutationObserver(() => { written += 1; });
  watch.observe(figure, { subtree: true, attributes: true, childList: true, characterData: true });
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise(requestAnimationFrame);
    for (const { part, seen } of parts) seen.add(getComputedStyle(part).transform);
  }
  watch.disconnect();
  return [parts.map(({ seen }) => seen.size), written];
}"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_lives_unless_less_motion_is_wanted(phone: Callable[..., Any], motion: str) -> None:
    """And it does so in layers of its own, without a drawing anew of the whole body."""
    page = phone("/shift?account=sharman2020&moment=crying", reduced_motion=motion)
    page.get_by_role("button", name="Play", exact=True).click()
    if motion == "reduce":
        rest(page)
    else:
        page.get_by_role("button", name="Pause").wait_for()
    looked, written = page.locator(".figure").evaluate(LOOKED, 60)
    if motion == "reduce":
        assert looked == [1, 1, 1, 1]
    else:
        assert min(looked) > 5
    assert written < 10, "the drawing changes where the body does not"


PULSES = """(figure, nerve) => [...figure.querySelectorAll(`.pulse[data-of=${nerve}]`)]
  .filter(each => getComputedStyle(each).opacity > 0).length"""

SEEN = "each => each.checkVisibility({ opacityProperty: true })"


@pytest.mark.parametrize("block", ["vagus", "sympathetic"])
def test_a_cut_nerve_is_drawn_and_called_cut(phone: Callable[..., Any], block: str) -> None:
    page = phone(f"{ADDRESS}&block={block}", viewport=(1280, 800), screen=True)
    other = ({"vagus", "sympathetic"} - {block}).pop()
    for nerve in (block, other):
        name = PLACES[nerve]["name"]
        cut = page.locator(f'[data-place="{nerve}"] .cut')
        assert cut.is_visible() == (nerve == block)
        assert page.get_by_role("button", name=f"{name}: cut").count() == (nerve == block)
    pulses = [
        page.locator(".figure").evaluate(PULSES, nerve) for nerve in (block, other, "facial_nerve")
    ]
    assert pulses[0] == 0 < min(pulses[1:]), "tears take another nerve"
    branch, _ = body.rules(EVIDENCE).cuts[block]
    assert page.locator(f'.lane[data-signal="{branch}"] .value').inner_text() == "cut"
    bars = [page.locator(f".bar.{axis}").evaluate(SEEN) for axis in ("push", "brake")]
    assert bars == [block != "sympathetic", block != "vagus"], "a drive that reaches nothing"
    mode = page.locator(".mode").inner_text()
    assert {"vagus": "the brake cut", "sympathetic": "the push is cut"}[block] in mode
    assert page.locator(".lane[data-signal=heart_rate] .value.assumed").is_visible(), (
        "nobody measured a heart with a nerve cut"
    )
    with answered(page):
        page.locator('[data-place="heart"] .organ').click()
    text = sheet(page).inner_text()
    assert "In this experiment now" in text
    assert "measured" not in text.split("In people who cried")[0]
